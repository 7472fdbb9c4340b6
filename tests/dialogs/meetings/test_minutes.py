"""After a meeting is logged: reading out, adopting, correcting, adding, the upload; the visitor's word; the book."""
# ruff: noqa: F401, F811 (fixtures of another module are imported by their names)

import io
from datetime import date, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from handlers.meetings.minutes import rendering
from handlers.tasks.review import review_before, task_line
from storage.database import Db
from storage.documents import Document
from storage.feedback import Feedback
from storage.meeting_notes import MeetingLog
from storage.meetings import Meeting
from storage.sessions import Session, SessionKind
from storage.tasks import Task
from tests.dialogs.meetings.test_log import (
    NOT_YOURS,
    OLD_BUTTON,
    THEME,
    Evening,
    begin,
    evening,
    minh,
    saves,
    thao,
    to_summary,
)
from tests.house import House, Person


@pytest.fixture
async def saved(house: House, evening: Evening, minh: Person) -> Meeting:
    """The sample cell's session, logged the whole way by its secretary."""
    await to_summary(minh, evening)
    await saves(minh)
    return meeting(house)


def meeting(house: House) -> Meeting:
    with house.database.reading() as db:
        found = db.scalars(select(Meeting).order_by(Meeting.id.desc())).first()
        assert found is not None
        return found


def count(house: House, table: type) -> int:
    with house.database.reading() as db:
        return len(db.scalars(select(table)).all())


def words_of(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]


def newest_document(db: Db) -> Document:
    return db.scalars(select(Document).order_by(Document.id.desc()).limit(1)).one()


async def test_the_file_for_reading_out_is_the_minutes(house: House, saved: Meeting, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel gets a link")
    ((name, content),) = minh.documents()
    assert name == "bien-ban-02-2026-11-29.docx"
    words = words_of(content)
    assert "1. Tổng dọn kiệt 3 & giữ sạch." in words
    assert "Chủ trì: Đồng chí Trần Văn Minh, Bí thư chi bộ." in words
    assert "Tổng: 70/100 điểm, xếp loại Khá." in words
    assert "Biên bản này được đọc lại để hội nghị thông qua." in words


async def test_adopting_locks_and_a_doubled_tap_adopts_once(house: House, saved: Meeting, minh: Person) -> None:
    (adopted,) = await minh.taps("✔ Đã thông qua")
    until = long_moment(saved.ended_at + timedelta(days=2), house.zone)
    at = long_moment(house.clock.now(), house.zone)
    assert adopted == (
        f"✔ Biên bản số 02-BB/CB đã thông qua lúc {at} và đã khóa.\nCòn hai việc trước {until}: "
        "đưa biên bản lên Sổ tay đảng viên điện tử, và báo cáo đảng ủy phường. Xong việc nào, đồng chí bấm nút ấy."
    )
    assert minh.labels() == [
        "📄 Tải bản Word",
        "📄 Tải bản PDF",
        "✔ Đã đưa lên Sổ tay đảng viên",
        "✔ Đã báo cáo phường",
        "📜 Ra nghị quyết",
        "➕ Ghi bổ sung",
    ]
    with house.database.reading() as db:
        document = newest_document(db)
        assert document.locked_at is not None
        assert [one.version for one in document.versions] == [1, 2]
    assert count(house, MeetingLog) == 0
    if house.channel == "telegram":
        await minh.presses(f"x:{saved.id}:{saved.version}:adopt")
        assert minh.toasts() == ["Biên bản này đã thông qua và khóa rồi."]


async def test_who_was_still_writing_when_it_was_adopted_is_told(
    house: House, evening: Evening, minh: Person, thao: Person
) -> None:
    await to_summary(thao, evening)
    await to_summary_again(minh)
    await saves(minh)
    await minh.taps("✔ Đã thông qua")
    thao.take()
    answers = await thao.taps("💾 Lưu biên bản")
    assert "Việc này đã ghi xong rồi, không ghi lần nữa." in [*answers, *thao.toasts()]
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


async def test_minutes_are_corrected_before_and_added_to_afterwards(house: House, saved: Meeting, minh: Person) -> None:
    await minh.taps("✏ Sửa trước khi thông qua")
    (asked,) = await minh.taps("Kết luận 1: Tổng dọn kiệt 3 & giữ sạch")
    assert asked.endswith("Đang ghi:\nTổng dọn kiệt 3 & giữ sạch\n\nĐồng chí gõ lại cho đúng.")
    answers = await minh.says("Tổng dọn kiệt 3 trước Tết")
    assert "✔ Đã sửa biên bản số 02-BB/CB. Bản mới ở dưới." in answers
    assert meeting(house).conclusion == "Tổng dọn kiệt 3 trước Tết"
    await minh.taps("✔ Đã thông qua")
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
    await minh.taps("Kết luận 1: Tổng dọn kiệt 3 & giữ sạch")
    async with house.database.writing() as unit:
        unit.db.get_one(Meeting, saved.id).adopted_at = house.clock.now()
        unit.commit()
    (refused,) = await minh.says("Khác hẳn")
    assert refused == "Biên bản vừa được thông qua và khóa, nên chưa sửa. Điều cần thêm thì ghi bổ sung."
    await minh.presses(old)
    assert minh.toasts() == ["Biên bản đã khóa. Điều cần thêm, đồng chí bấm “Ghi bổ sung” nhé."]
    assert meeting(house).conclusion == "Tổng dọn kiệt 3 & giữ sạch"


async def test_a_resolution_has_its_own_number_and_is_made_once(house: House, saved: Meeting, minh: Person) -> None:
    await minh.taps("✔ Đã thông qua")
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
    await minh.taps("✔ Đã thông qua")
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


async def test_documents_are_not_everybodys(house: House, saved: Meeting, minh: Person) -> None:
    lan = house.person("Lan")
    await lan.says("/menu")
    for verb in ("word", "adopt", "resolve", "addendum", "nothing"):
        await lan.presses(f"x:{saved.id}:{saved.version}:{verb}")
        assert lan.toasts() == [NOT_YOURS]
    await minh.presses(f"x:{saved.id}:99:adopt")
    assert minh.toasts() == [OLD_BUTTON]


async def test_what_was_left_undone_is_dealt_with_one_by_one(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30"):
        await minh.taps(label)
    (deal,) = [label for label in minh.labels() if label.startswith("▶ Việc 2")]
    await minh.taps(deal)
    await minh.taps("⏳ Làm tiếp, hạn mới")
    await minh.says("nhiều hộ đi vắng")
    await minh.says("đôn đốc chậm")
    await minh.says("gặp buổi tối")
    await minh.says(evening.typed(14))
    (deal,) = [label for label in minh.labels() if label.startswith("▶ Việc 4")]
    await minh.taps(deal)
    await minh.taps("✔ Đã xong")
    (deal,) = [label for label in minh.labels() if label.startswith("▶ Việc 3")]
    await minh.taps(deal)
    await minh.taps("✖ Đóng việc này")
    (listed,) = await minh.says("phường đã kẻ vạch")
    new_due = f"{evening.start.date() + timedelta(days=14):%d/%m}"
    assert "từ buổi Thứ Tư 28/10/2026): đã xong 2/5\n" in listed
    assert f"(Lê Thị Lan, hạn 27/11, 30/45 hộ): làm tiếp, hạn mới {new_due}\n3." in listed
    assert "(Nguyễn Thị Hoa, hạn 01/12): đóng, ghi tại buổi này\n4." in listed
    (opinions,) = await minh.taps("Xong việc kỳ trước")
    assert opinions.startswith("Còn 1 việc chưa bàn, vẫn giữ nguyên hạn cũ.")
    for label in ("Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm"):
        await minh.taps(label)
    await saves(minh)
    with house.database.reading() as db:
        last = db.scalars(select(Meeting).order_by(Meeting.id)).first()
        assert last is not None
        tasks = db.scalars(select(Task).where(Task.meeting_id == last.id).order_by(Task.position)).all()
        assert [one.state for one in tasks] == ["in_difficulty", "done", "new", "done", "cancelled"]
        assert tasks[0].due_on == evening.start.date() + timedelta(days=14)
    assert meeting(house).earlier == [
        "Viết bài tuyên truyền đọc trên loa khu phố (Đỗ Thu Thảo, hạn 17/11): hoàn thành. Bài đã phát trên loa ba buổi "
        "sáng; chờ xác nhận",
        "Lập danh sách hộ cần chỗ để xe chung (Lê Thị Lan, hạn 04/12): hoàn thành",
        "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè (Lê Thị Lan, hạn 27/11, 30/45 hộ): chưa xong. "
        "Đã gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày; nguyên nhân: nhiều hộ đi vắng; trách nhiệm: đôn "
        f"đốc chậm; khắc phục: gặp buổi tối; hạn mới {new_due}",
        "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng (Nguyễn Thị Hoa, hạn 01/12): đóng việc. Đã đo và vạch thử "
        "bằng phấn; lý do: phường đã kẻ vạch",
        "Gặp ba hộ bày hàng ở đầu chợ (Phạm Quốc Bình, hạn 22/11): chưa có báo cáo, tiếp tục theo dõi",
    ]


async def test_card_step_minutes_and_score_tell_the_same(house: House, evening: Evening, minh: Person) -> None:
    """One review: what an older meeting gave counts on the card, in the step, in the minutes and in the score."""
    with house.database.unit_of_work() as unit:
        first = unit.db.scalars(select(Meeting)).one()
        older = Task(
            cell_id=first.cell_id,
            meeting_id=None,
            content="Việc của buổi trước nữa (mẫu)",
            due_on=date(2026, 9, 1),
            assignee_id=first.logged_by_id,
            created_at=first.started_at - timedelta(days=60),
            done_count=None,
        )
        unit.db.add(older)
        unit.commit()
    with house.database.reading() as db:
        found = review_before(db, db.get_one(Session, evening.session_id))
    assert [len(one) for one in (found.done, found.not_done, found.unreported)] == [1, 2, 3]
    await begin(minh)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00"):
        await minh.taps(label)
    (listed,) = await minh.taps("+90 phút · 20:30")
    assert "đã xong 1/6\n1. Việc của buổi trước nữa (mẫu) (Trần Văn Minh, hạn 01/09): quá hạn" in listed
    assert "Đỗ Thu Thảo" not in listed
    (next_page,) = await minh.taps("Trang sau ▶")
    assert next_page.splitlines()[3].startswith("6. Viết bài tuyên truyền đọc trên loa khu phố (Đỗ Thu Thảo")
    await minh.taps("◀ Trang trước")
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc"):
        await minh.taps(label)
    (score,) = await minh.taps("Không biểu quyết")
    assert "(1/6 việc kỳ trước đã xong)" in score
    await minh.taps("Không chấm")
    await saves(minh)
    assert [line.split(":")[0] for line in meeting(house).earlier] == [task_line(one) for one in found.all]


async def test_a_visitors_word_goes_to_the_secretary_with_thanks(house: House, saved: Meeting, minh: Person) -> None:
    visitor = house.person("Thủy")
    await visitor.says("/gopy")
    (item,) = [label for label in visitor.labels() if label.startswith("💬 29/11")]
    (first,) = await visitor.taps(item)
    assert first.endswith("Phần điều hành: Linh hoạt, mấy điểm? (tối đa 2)")
    (refused,) = await visitor.says("3")
    assert refused.startswith("Đồng chí chọn một số từ 0 đến 2 nhé.")
    for mark in ("2", "1", "3", "1"):
        await visitor.says(mark)
    await visitor.says("Việc nào cũng rõ người")
    (score,) = await visitor.says("Viết câu hỏi lên bảng")
    assert "Chi bộ tự chấm buổi này 70/100 điểm (Khá)." in score
    minh.take()
    (done,) = await visitor.taps("✔ Đồng ý với điểm này")
    card = (
        f"💬 Góp ý: {THEME} (29/11)\nĐồng chí Hồ Thị Thủy\n"
        "Điều hành: 7/10 (Linh hoạt 2/2, Định hướng thảo luận 1/4, Gợi mở, dân chủ 3/3, Tổng hợp, kết luận 1/1)\n"
        "Làm tốt: Việc nào cũng rõ người\nNên thử: Viết câu hỏi lên bảng\nĐồng ý với điểm chi bộ tự chấm."
    )
    assert done == f"✔ Cảm ơn đồng chí. Góp ý đã gửi bí thư chi bộ và lưu ở phường.\n\n{card}"
    (told,) = [words for words in minh.take() if words.startswith("💬")]
    assert told.startswith(f"{card}\n\nĐịnh hướng thảo luận\nCảm ơn đồng chí và chi bộ")
    assert count(house, Feedback) == 1
    await minh.says("/gopy")
    (new,) = [label for label in minh.labels() if label.startswith("🆕")]
    assert card in await minh.taps(new)
    await minh.says("/gopy")
    assert [label for label in minh.labels() if label.startswith("🆕")] == []
    assert new.replace("🆕", "👁") in minh.labels()
    await visitor.says("/gopy")
    assert new.replace("🆕", "👁") in visitor.labels()


async def test_a_mark_can_be_taken_back(house: House, saved: Meeting) -> None:
    visitor = house.person("Thủy")
    await visitor.says("/gopy")
    await visitor.taps(next(label for label in visitor.labels() if label.startswith("💬 29/11")))
    await visitor.says("2")
    (second,) = await visitor.says("1")
    assert "Gợi mở, dân chủ, mấy điểm? (tối đa 3)" in second
    (back,) = await visitor.taps("⬅ Quay lại")
    assert back.endswith("Định hướng thảo luận, mấy điểm? (tối đa 4)\nĐang ghi: 1")
    await house.restart()
    (back,) = await visitor.taps("⬅ Quay lại")
    assert back.endswith("Linh hoạt, mấy điểm? (tối đa 2)\nĐang ghi: 2")
    for mark in ("1", "4", "3"):
        await visitor.says(mark)
    (good,) = await visitor.says("1")
    assert "Điều gì chi bộ làm tốt?" in good
    (back,) = await visitor.taps("⬅ Quay lại")
    assert back.endswith("Tổng hợp, kết luận, mấy điểm? (tối đa 1)\nĐang ghi: 1")
    for words in ("0", "Rõ người", "Viết câu hỏi"):
        await visitor.says(words)
    (done,) = await visitor.taps("✔ Đồng ý với điểm này")
    assert (
        "Điều hành: 8/10 (Linh hoạt 1/2, Định hướng thảo luận 4/4, Gợi mở, dân chủ 3/3, Tổng hợp, kết luận 0/1)" in done
    )


async def test_the_ward_reads_of_it_in_the_digest_and_in_its_list(house: House, saved: Meeting) -> None:
    visitor, ward = house.person("Thủy"), house.person("Quỳnh")
    await visitor.says("/gopy")
    await visitor.taps(next(label for label in visitor.labels() if label.startswith("💬 29/11")))
    for words in ("2", "1", "3", "1", "Rõ người", "Viết câu hỏi"):
        await visitor.says(words)
    ward.take()
    await visitor.taps("✔ Đồng ý với điểm này")
    assert ward.take() == []
    (digest, *_) = await ward.says("/tonghop")
    assert "Góp ý của người đi dự: 1 (Khu phố 1 (mẫu)). Gõ /gopy để đọc." in digest
    await ward.says("/gopy")
    (new,) = [label for label in ward.labels() if label.startswith("🆕")]
    assert new.startswith("🆕 29/11 · Chi bộ Khu phố 1 (mẫu) · Giữ sạch kiệt")


async def test_nobody_else_says_a_word_on_a_meeting(house: House, saved: Meeting, minh: Person) -> None:
    lan = house.person("Lan")
    assert await lan.says("/gopy") == [
        "Mục này không thuộc quyền của đồng chí. Gõ /menu để xem các mục đồng chí dùng được."
    ]
    await minh.presses(f"fb:{saved.id}:give")
    assert minh.toasts() == [NOT_YOURS]


async def test_the_book_by_year_by_word_and_as_a_workbook(house: House, saved: Meeting, minh: Person) -> None:
    (book,) = await minh.says("/soho")
    assert "Chi bộ Khu phố 1 (mẫu) · năm 2026: 2 buổi" in book
    assert minh.labels()[0].startswith("Số 02 · 29/11 · Giữ sạch kiệt")
    (found,) = await minh.says("via he")
    assert "có “via he”" in found and len([one for one in minh.labels() if one.startswith("Số 01 · 28/10")]) == 1
    (found,) = await minh.says("tong don")
    assert ": 1 buổi có “tong don”." in found
    (none,) = await minh.says("nhắc từng hộ")
    assert none.endswith("Chưa thấy buổi nào có “nhắc từng hộ” trong chuyên đề, kết luận, việc, nơi chốn.")
    await minh.taps("Xem theo năm")
    answers = await minh.taps("📊 Cả sổ thành một tệp Excel")
    assert [words for words in answers if words.startswith("📊 Sổ chi bộ Chi bộ Khu phố 1 (mẫu), đến ")]
    if house.channel != "telegram":
        return
    name, content = minh.documents()[-1]
    assert name == "so-chi-bo-2026-11-29.xlsx"
    sheets = openpyxl.load_workbook(io.BytesIO(content))
    assert sheets.sheetnames == ["Buổi họp", "Kết luận", "Việc giao", "Nơi chốn"]
    rows = list(sheets["Buổi họp"].iter_rows(values_only=True))
    assert rows[2][:8] == (
        "29/11/2026",
        "02-BB/CB",
        None,
        "Chuyên đề",
        THEME,
        "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)",
        105,
        6,
    )
    everything = "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "Công an sẽ nhắc từng hộ" not in everything
    (label,) = [one for one in minh.labels() if one.startswith("Số 02")]
    (minutes,) = await minh.taps(label)
    assert minutes.startswith("BIÊN BẢN SINH HOẠT CHUYÊN ĐỀ")


async def test_a_committees_session_has_a_shorter_log(house: House, evening: Evening, minh: Person) -> None:
    await minh.says("/hopkhac")
    await minh.taps("Họp chi ủy")
    (place,) = await minh.taps("Họp chi ủy tháng 11/2026")
    assert place.endswith("Họp ở đâu?")
    (opened,) = await minh.says("Nhà bí thư")
    assert opened.startswith("✔ Đã mở: Họp chi ủy tháng 11/2026\nHọp chi ủy · Nhà bí thư\n")
    await house.move(hours=1)
    (roll,) = await minh.taps("📝 Ghi biên bản")
    assert "Điểm danh · Họp chi ủy tháng 11/2026" in roll
    (start,) = await minh.taps("Xong điểm danh")
    assert "Bắt đầu lúc mấy giờ?" in start
    await minh.taps(minh.labels()[0])
    await minh.says("22h")
    (conclusion,) = [await minh.taps(label) for label in ("Xong việc kỳ trước", "Xong ý kiến")][-1]
    assert "Chủ trì kết luận thế nào?" in conclusion
    await minh.says("Chuẩn bị sinh hoạt tháng 12")
    await minh.taps("Xong kết luận")
    (summary,) = await minh.taps("Xong phần việc")
    assert "bước 11/11" in summary
    assert "✏ Sửa biểu quyết" not in minh.labels() and "✏ Sửa chấm điểm" not in minh.labels()
    await saves(minh)
    with house.database.reading() as db:
        held = db.get_one(Session, meeting(house).session_id)
        assert (held.kind, held.state) == (SessionKind.COMMITTEE, "held")
        document = newest_document(db)
        assert document.newest.snapshot["meeting_kind"] == "committee"


async def test_a_regular_meeting_is_logged_whole_and_in_the_book(house: House, evening: Evening, minh: Person) -> None:
    await minh.says("/hopkhac")
    await minh.taps("Sinh hoạt chi bộ thường kỳ")
    await minh.says("Đánh giá tháng 11, nhiệm vụ tháng 12")
    await minh.says("Nhà văn hóa (mẫu)")
    await house.move(hours=2)
    await minh.taps("📝 Ghi biên bản")
    await minh.taps("Xong điểm danh")
    await minh.taps("Không có khách")
    await minh.taps(minh.labels()[0])
    await minh.taps(minh.labels()[0])
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Hoàn thành chỉ tiêu quý 4")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm"):
        await minh.taps(label)
    assert "Đánh giá tháng 11" in await saves(minh)
    await minh.says("/soho")
    (found,) = await minh.says("chi tieu")
    assert ": 1 buổi có “chi tieu”." in found
