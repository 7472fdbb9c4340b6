"""After a meeting is logged: reading out, adopting, correcting, adding, the resolution, the upload."""

import io
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from handlers.meetings.log.minutes_text import minutes_text
from handlers.meetings.minutes import rendering
from handlers.meetings.minutes.content import words_of as words_of_snapshot
from storage.documents import Document
from storage.meeting_notes import MeetingLog
from storage.meetings import Meeting
from tests.dialogs.meetings.evening import Evening, another_session
from tests.dialogs.meetings.whole_way import TAKER, begin, saves, to_summary
from tests.dialogs.refusals import ALREADY_DONE, NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import PLACE, THEME, last_meeting, newest_document
from tests.house import House, Person


def words_of(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]


async def adopt(person: Person) -> list[str]:
    """Say that the minutes were adopted as the meeting ended."""
    await person.taps("✔ Đã thông qua")
    (at_close,) = [label for label in person.labels() if label.startswith("Lúc kết thúc buổi họp: ")]
    return await person.taps(at_close)


async def test_the_file_for_reading_out_is_the_minutes(house: House, saved: Meeting, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel gets a link")
    ((name, content),) = minh.documents()
    assert name == "bien-ban-02-2026-11-29.docx"
    words = words_of(content)
    assert "1. Tổng dọn kiệt 3 & giữ sạch." in words
    assert "Chủ trì: Đồng chí Trần Văn Minh, Bí thư chi bộ." in words
    assert "Tổng: 71/100 điểm, xếp loại Khá." in words
    assert "Biên bản này được đọc lại để hội nghị thông qua." in words


async def test_adopting_locks_and_a_doubled_tap_adopts_once(house: House, saved: Meeting, minh: Person) -> None:
    (adopted,) = await adopt(minh)
    until = long_moment(saved.ended_at + timedelta(days=2), house.zone)
    at = long_moment(saved.ended_at, house.zone)
    assert adopted == (
        f"✔ Biên bản số 02-BB/CB đã thông qua lúc {at} và nay đã khóa.\nCòn hai việc trước {until}: "
        "đưa biên bản lên Sổ tay đảng viên điện tử (có sẵn từng mục để chép), và báo cáo đảng ủy phường. "
        "Xong việc nào, đồng chí chọn việc ấy."
    )
    assert minh.labels() == [
        "📄 Tải bản Word",
        "📄 Tải bản PDF",
        "📋 Soạn sẵn cho Sổ tay",
        "✔ Đã đưa lên Sổ tay đảng viên",
        "✔ Đã báo cáo phường",
        "📜 Ra nghị quyết",
        "➕ Ghi bổ sung",
    ]
    with house.database.reading() as db:
        document = newest_document(db)
        assert document.locked_at is not None
        assert [one.version for one in document.versions] == [1, 2]
    assert len(house.rows(MeetingLog)) == 0
    if house.channel == "telegram":
        await minh.presses(f"x:{saved.id}:{saved.version}:adopt")
        assert minh.toasts() == ["Biên bản này đã thông qua và khóa rồi."]


async def test_who_was_still_writing_when_it_was_adopted_is_told(
    house: House, evening: Evening, minh: Person, thao: Person
) -> None:
    await to_summary(thao, evening)
    old = thao.button("💾 Lưu biên bản") if house.channel == "telegram" else ""
    await to_summary_again(minh)
    await saves(minh)
    assert [one for one in thao.take() if one.startswith("💾 Đồng chí Trần Văn Minh vừa lưu biên bản")]
    await adopt(minh)
    if house.channel == "telegram":
        await thao.presses(old)
        assert thao.toasts() == [ALREADY_DONE]
    await thao.taps("Không ghi thêm")
    assert len([one for one in await thao.says("/menu") if "gác lại" in one]) == 0


async def to_summary_again(person: Person) -> None:
    """Somebody else has noted everything: keep it all."""
    await begin(person)
    await person.taps("Xong điểm danh")
    for _ in range(3):
        (keep, *_rest) = [label for label in person.labels() if label.startswith(("Giữ: ", "Đúng lịch"))]
        await person.taps(keep)
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Giữ: 4", "Xong kết luận", "Xong phần việc", "Giữ: 4/5"):
        await person.taps(label)
    await person.taps("Xong chấm điểm")
    await person.taps(TAKER)


async def test_minutes_are_corrected_before_and_added_to_afterwards(house: House, saved: Meeting, minh: Person) -> None:
    await minh.taps("✏ Sửa trước khi thông qua")
    (asked,) = await minh.taps("✏ Kết luận 1: Tổng dọn kiệt 3 & giữ sạch")
    assert asked.endswith("Đang ghi:\nTổng dọn kiệt 3 & giữ sạch\n\nĐồng chí gõ lại cho đúng.")
    answers = await minh.says("Tổng dọn kiệt 3 trước Tết")
    assert "✔ Đã sửa biên bản số 02-BB/CB. Bản mới ở dưới." in answers
    assert last_meeting(house).conclusion == "Tổng dọn kiệt 3 trước Tết"
    await adopt(minh)
    await minh.taps("➕ Ghi bổ sung")
    answers = await minh.says("Việc 2 đổi hạn thành 20/12/2026")
    assert [words for words in answers if words.startswith("✔ Đã ghi bổ sung vào biên bản số 02-BB/CB, ngày")]
    with house.database.reading() as db:
        snapshots = [one.snapshot for one in newest_document(db).versions]
    assert [one["conclusions"] for one in snapshots] == [
        ["Tổng dọn kiệt 3 & giữ sạch"],
        *[["Tổng dọn kiệt 3 trước Tết"]] * 3,
    ]
    assert [len(one["addenda"]) for one in snapshots] == [0, 0, 0, 1]
    if house.channel == "telegram":
        assert "Ngày 29 tháng 11 năm 2026, đồng chí Trần Văn Minh: Việc 2 đổi hạn thành 20/12/2026." in words_of(
            minh.documents()[-1][1]
        )


async def test_locked_minutes_are_not_corrected_by_an_old_button(house: House, saved: Meeting, minh: Person) -> None:
    old = minh.button("✏ Sửa trước khi thông qua")
    await minh.taps("✏ Sửa trước khi thông qua")
    await minh.taps("✏ Kết luận 1: Tổng dọn kiệt 3 & giữ sạch")
    async with house.database.writing() as unit:
        unit.db.get_one(Meeting, saved.id).adopted_at = house.clock.now()
        unit.commit()
    (refused,) = await minh.says("Khác hẳn")
    assert refused == "Biên bản vừa được thông qua và khóa, nên chưa sửa. Điều cần thêm thì ghi bổ sung."
    await minh.presses(old)
    assert minh.toasts() == ["Biên bản đã khóa. Điều cần thêm, đồng chí chọn “Ghi bổ sung” nhé."]
    assert last_meeting(house).conclusion == "Tổng dọn kiệt 3 & giữ sạch"


async def test_a_resolution_has_its_own_number_and_is_made_once(house: House, saved: Meeting, minh: Person) -> None:
    await adopt(minh)
    answers = await minh.taps("📜 Ra nghị quyết")
    assert f"📜 Đã ra nghị quyết số 01-NQ/CB: {THEME}" in answers
    await minh.taps("📜 Nghị quyết 01-NQ/CB")
    with house.database.reading() as db:
        found = db.scalars(select(Document).order_by(Document.id)).all()
        assert [(one.kind, one.number, one.term) for one in found] == [
            ("BB", 1, "2025-2027"),
            ("BB", 2, "2025-2027"),
            ("NQ", 1, "2025-2027"),
        ]
    if house.channel == "telegram":
        assert "QUYẾT NGHỊ" in words_of(minh.documents()[-1][1])


async def test_without_libreoffice_it_is_the_word_file_and_that_is_said(
    house: House, saved: Meeting, minh: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.meetings.minutes.sending.find_office", lambda: None)
    (answer,) = await minh.taps("📄 Tải bản PDF")
    assert answer.startswith(f"📄 Biên bản số 02-BB/CB: {THEME}\nMáy chủ chưa cài LibreOffice nên chỉ có bản Word.")
    if house.channel == "telegram":
        assert minh.documents()[-1][0] == "bien-ban-02-2026-11-29.docx"


@pytest.mark.skipif(rendering.find_office() is None, reason="LibreOffice is not installed")
async def test_with_libreoffice_it_is_a_pdf(house: House, saved: Meeting, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel gets a link")
    await minh.taps("📄 Tải bản PDF")
    name, content = minh.documents()[-1]
    assert name == "bien-ban-02-2026-11-29.pdf"
    assert content.startswith(b"%PDF")


def test_a_broken_office_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(rendering, "find_office", lambda: str(broken))
    with pytest.raises(rendering.NoPdf):
        rendering.pdf_of(b"")


async def test_the_upload_is_reminded_of_until_it_is_ticked_off(house: House, saved: Meeting, minh: Person) -> None:
    await adopt(minh)
    until = long_moment(saved.ended_at + timedelta(days=2), house.zone)
    await house.move(hours=12)
    (first,) = [words for words in minh.take() if words.startswith("⏰ Biên bản")]
    assert first == (
        f"⏰ Biên bản số 02-BB/CB ({THEME}): còn phải đưa lên Sổ tay đảng viên điện tử và báo cáo đảng ủy phường "
        f"trước {until}."
    )
    await house.move(hours=1)
    assert [words for words in minh.take() if words.startswith("⏰ Biên bản")] == []
    answers = await minh.taps("✔ Đã đưa lên Sổ tay đảng viên")
    assert f"Biên bản số 02-BB/CB: còn phải báo cáo đảng ủy phường trước {until}." in answers
    await house.move(hours=46)
    (late,) = [words for words in minh.take() if words.startswith("⏰ Biên bản")]
    assert late.endswith(f"đã quá hạn {until}, còn phải báo cáo đảng ủy phường.")
    await minh.taps("✔ Đã báo cáo phường")
    await house.move(days=2)
    assert [words for words in minh.take() if words.startswith("⏰ Biên bản")] == []


async def test_the_handbooks_fields_come_ready_to_be_copied_with_the_file_beside_them(
    house: House, saved: Meeting, evening: Evening, minh: Person
) -> None:
    await adopt(minh)
    copied, *rest = await minh.taps("📋 Soạn sẵn cho Sổ tay")
    lan, yen = (f"{evening.start.date() + timedelta(days=days):%d/%m/%Y}" for days in (20, 7))
    assert copied == (
        f"Tiêu đề\nSinh hoạt chuyên đề “{THEME}”\n"
        f"Thời gian\n19:00 đến 20:45, ngày {evening.start:%d/%m/%Y}\n"
        f"Địa điểm\n{PLACE}\n"
        f"Nội dung\n{THEME}.\nNgười trình bày: đồng chí Phạm Quốc Bình.\nKiểm điểm 5 việc kỳ trước.\n"
        "Kết luận\n1. Tổng dọn kiệt 3 & giữ sạch.\nGiao việc:\n"
        f"- Dọn rác kiệt 3. Đồng chí Lê Thị Lan. Phối hợp: Đoàn thanh niên. Hạn {lan}.\n"
        f"- Gặp hộ bà Tư. Đồng chí Đặng Thị Yến. Hạn {yen}.\n"
        "Biểu quyết\nTán thành 4, không tán thành 0, không có ý kiến 1; trên 5 đồng chí có quyền biểu quyết."
    )
    assert [one.split("\n")[0] for one in rest] == [
        f"📄 Biên bản số 02-BB/CB: {THEME}",
        "Đồng chí chép từng mục ở trên vào Sổ tay đảng viên điện tử, rồi đính kèm tệp biên bản. "
        "Xong thì ghi lại ở dưới.",
    ]
    if house.channel == "telegram":
        assert minh.documents()[-1][0] == "bien-ban-02-2026-11-29.docx"
    await minh.taps("✔ Đã đưa lên Sổ tay đảng viên")
    assert "📋 Soạn sẵn cho Sổ tay" not in minh.labels_under("Biên bản số 02-BB/CB: còn phải báo cáo")


async def test_the_upload_is_asked_for_once_and_sending_files_does_not_tick_it(
    house: House, saved: Meeting, minh: Person
) -> None:
    await adopt(minh)
    minh.take()
    asked: list[str] = []
    for _ in range(8):
        await house.move(hours=12)
        asked += [words for words in minh.take() if "Sổ tay" in words]
    assert asked and all(words.startswith("⏰ Biên bản số 02-BB/CB") for words in asked)
    (page,) = await minh.forges(f"kr:{saved.session_id}:0:view")
    assert "Sổ tay" not in page and "📄 Biên bản, Sổ tay, báo cáo phường" in minh.labels()
    await minh.taps("📄 Biên bản, Sổ tay, báo cáo phường")
    assert "✔ Đã đưa lên Sổ tay đảng viên" in minh.labels()
    assert last_meeting(house).uploaded_at is None


async def test_documents_are_not_everybodys(house: House, saved: Meeting, minh: Person) -> None:
    lan = house.person("Lan")
    await lan.says("/menu")
    for verb in ("word", "adopt", "resolve", "addendum", "handbook"):
        await lan.presses(f"x:{saved.id}:{saved.version}:{verb}")
        assert lan.toasts() == [NOT_YOURS]
    await lan.presses(f"x:{saved.id}:{saved.version}:nothing")
    assert lan.toasts() == [OLD_BUTTON]
    await minh.presses(f"x:{saved.id}:99:adopt")
    assert minh.toasts() == [OLD_BUTTON]


def adopted_words(house: House) -> tuple[str, ...]:
    """What the newest minutes say of their adoption, on paper."""
    with house.database.reading() as db:
        said: str = words_of_snapshot(newest_document(db).newest.snapshot)["adopted"]
    return (said,)


async def test_when_it_was_adopted_is_asked_and_not_to_come(
    house: House, evening: Evening, saved: Meeting, minh: Person
) -> None:
    (asked,) = await minh.taps("✔ Đã thông qua")
    assert asked.endswith(
        f"Buổi họp kết thúc: {evening.at(20, 45)}\nHội nghị thông qua biên bản lúc nào?\n"
        "Chọn ở dưới, hoặc gõ như: 20h40; 9h ngày 15/12 (nếu thông qua tại buổi sau)"
    )
    assert minh.labels() == ["Lúc kết thúc buổi họp: 20:45", "✖ Hủy"]
    (refused,) = await minh.says("21h30")
    assert refused.startswith(f"{evening.at(21, 30)} chưa tới, nên chưa ghi là đã thông qua được.")
    (before,) = await minh.says("8h")
    assert before.startswith(f"{evening.at(8)} là trước khi họp. Nếu thông qua tại buổi sau, đồng chí gõ cả ngày")
    (unread,) = await minh.says("xong rồi")
    assert unread.startswith("Chưa hiểu lúc này.")
    (adopted,) = await minh.says("20h40")
    assert adopted.startswith(f"✔ Biên bản số 02-BB/CB đã thông qua lúc {evening.at(20, 40)} và nay đã khóa.")
    assert adopted_words(house) == (
        "Biên bản đã được đọc lại và hội nghị thông qua lúc 20 giờ 40, ngày 29 tháng 11 năm 2026.",
    )


async def test_minutes_adopted_on_another_day_say_so(house: House, saved: Meeting, minh: Person) -> None:
    await house.move(days=1)
    minh.take()
    await minh.taps("✔ Đã thông qua")
    answers = await minh.says("hôm nay 8h")
    (adopted,) = [one for one in answers if one.startswith("✔ Biên bản")]
    at = saved.ended_at.astimezone(house.zone).replace(hour=8, minute=0) + timedelta(days=1)
    until = long_moment(at + timedelta(days=2), house.zone)
    assert adopted.startswith(
        f"✔ Biên bản số 02-BB/CB đã thông qua tại buổi sau, lúc {long_moment(at, house.zone)}, và nay đã khóa.\n"
        f"Còn hai việc trước {until}: "
    )
    assert adopted_words(house) == (
        "Biên bản được đọc lại và thông qua tại buổi sau, lúc 8 giờ 00, ngày 30 tháng 11 năm 2026.",
    )
    with house.database.reading() as db:
        assert f"\nĐã thông qua tại buổi sau: {long_moment(at, house.zone)}" in minutes_text(db, saved.id, house.zone)


async def test_the_next_sitting_is_offered_once_it_has_begun(
    house: House, evening: Evening, saved: Meeting, minh: Person
) -> None:
    starts = evening.start + timedelta(days=30)
    await another_session(house, starts)
    await house.move(days=29)
    minh.take()
    await minh.says("/soho")
    await minh.taps("Số 02")
    await minh.taps("✔ Đã thông qua")
    assert len(minh.labels()) == 2
    await minh.taps("✖ Hủy")
    await house.move(days=2)
    minh.take()
    await minh.says("/soho")
    await minh.taps("Số 02")
    await minh.taps("✔ Đã thông qua")
    (adopted,) = await minh.taps(f"Tại buổi sau: {long_moment(starts, house.zone)}")
    assert f"đã thông qua tại buổi sau, lúc {long_moment(starts, house.zone)}, và nay đã khóa" in adopted
    # Adopted a month later, the upload is still reminded of.
    await house.move(hours=12)
    assert [words for words in minh.take() if words.startswith("⏰ Biên bản số 02-BB/CB")]
