"""Materials of a session: who is handed them, once, with the invitation or for the asking."""

from pathlib import Path

import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.files import FileStore
from storage.outbox import OutboxRow, OutboxState
from storage.people import Person as Member
from storage.plans import Guest
from storage.preparation import Material, MaterialRead, StepDone
from storage.sessions import Session
from tests.dialogs.refusals import NOT_YOURS
from tests.dialogs.sample import THEME, call_off, session_of
from tests.dialogs.sessions.preparing import move, open_page
from tests.documents import DOCX, docx_of
from tests.house import ZONE, House, Person


async def test_a_file_does_the_step_and_reaches_the_members(house: House, binh: Person, minh: Person) -> None:
    if house.channel == "zalo":
        pytest.skip("the text-only channel takes no files")
    await open_page(house, binh)
    assert (await binh.taps("📎 Gửi tệp"))[0].endswith("Tệp này dùng cho việc nào?")
    (asked,) = await binh.taps("Dự thảo chuyên đề")
    assert "Ảnh, bản quét thì em không kiểm tra được dấu mật" in asked
    assert (await binh.sends_photo(b"\xff\xd8\xff\xe0"))[0].startswith("Đồng chí gửi ở dạng tệp giúp")
    await house.move(seconds=5)
    await house.restart()
    content = docx_of("Dự thảo chuyên đề")
    *_, shown = await binh.sends_document("du-thao.docx", content, DOCX)
    assert shown.startswith("✅ Đã nhận tệp du-thao.docx.") and "✅ Dự thảo chuyên đề – " in shown
    await open_page(house, binh)
    await binh.taps("📎 Gửi tệp")
    await binh.taps("Tài liệu khác")
    *_, shown = await binh.sends_document("du-thao.docx", content, DOCX)
    assert shown.startswith("Tệp du-thao.docx đã có rồi.")
    assert len(house.rows(Material)) == 1
    lan = house.person("Lan")
    await lan.forges(f"kr:{session_of(house).id}:0:get")
    assert lan.toasts() == ["Chưa có tài liệu nào."]
    await open_page(house, minh)
    lan.take()
    (shown,) = [one for one in await minh.taps("📤 Gửi tài liệu cho đảng viên") if one.startswith("Đã gửi")]
    assert shown.startswith("Đã gửi 1 tệp cho 9 đồng chí.\nChưa gửi được vì chưa dùng trợ lý: Đặng Thị Yến.")
    assert "Đã đọc: 0/9" in shown
    assert ("du-thao.docx", content) in lan.documents()
    await lan.taps_twice("👁 Đã đọc")
    assert lan.toasts() == ["Đã ghi: đồng chí đã đọc.", "Đã ghi từ trước rồi."]
    assert len(house.rows(MaterialRead)) == 1
    (shown,) = await open_page(house, minh)
    assert "Đã đọc: 1/9" in shown
    forged = f"kr:{session_of(house).id}:0:read:{house.person('Minh').cast.number}"
    assert await lan.forges(forged) == []
    assert lan.toasts() == [NOT_YOURS]


async def test_back_and_cancel_of_sending_a_file(house: House, binh: Person) -> None:
    await open_page(house, binh)
    await binh.taps("📎 Gửi tệp")
    await binh.taps("Tài liệu khác")
    assert (await binh.taps("⬅ Quay lại"))[0].endswith("Tệp này dùng cho việc nào?")
    assert await binh.taps("✖ Hủy") == [f"Đã hủy: Gửi tệp chuẩn bị: {THEME}. Chưa có gì được gửi đi."]
    assert house.rows(Material) == []


async def put_file(house: House, name: str, words: str) -> int:
    """A file for the first session that only its secretary and preparer have so far; returns its number."""
    one = session_of(house)
    async with house.database.writing() as unit:
        store = FileStore(Path(house.settings.storage.files), house.database.key)
        digest = store.keep(unit.db, docx_of(words), DOCX, house.clock.now())
        known = unit.db.scalars(select(Member).where(Member.full_name == "Trần Văn Minh")).one()
        material = Material(session_id=one.id, file_hash=digest, name=name, by_id=known.id, at=house.clock.now())
        unit.db.add(material)
        unit.db.flush()
        number = material.id
        unit.commit()
    return number


async def invite(house: House, name: str) -> None:
    """Make somebody of the roster a guest of the first session."""
    async with house.database.writing() as unit:
        known = unit.db.scalars(select(Member).where(Member.full_name == name)).one()
        unit.db.add(Guest(session_id=session_of(house).id, position=2, name=name, person_id=known.id))
        unit.commit()


def times_given(house: House, person: Person, number: int) -> int:
    """How often a file has gone to somebody."""
    with house.database.reading() as db:
        known = db.scalars(select(Member).where(Member.full_name == person.cast.name)).one()
        query = select(OutboxRow.state).where(OutboxRow.unique_key.like(f"material|%|{known.id}|file:{number}"))
        return len([one for one in db.scalars(query) if one == OutboxState.SENT])


async def test_the_invitation_names_the_materials_and_hands_them_to_who_has_none(house: House, minh: Person) -> None:
    first = await put_file(house, "quy-dinh.docx", "Giờ thu gom rác")
    await invite(house, "Ngô Văn Hùng")
    lan, hung = house.person("Lan"), house.person("Hùng")
    await open_page(house, minh)
    await minh.taps("📤 Gửi tài liệu cho đảng viên")
    assert (times_given(house, lan, first), times_given(house, hung, first)) == (1, 0)
    lan.take(), hung.take()
    await house.move(days=1, hours=11)
    (asked,) = [one for one in lan.take() if one.startswith("🔔")]
    assert "Khách mời: Đại diện tổ dân phố\nTài liệu: quy-dinh.docx\n\nMời đồng chí dự họp." in asked
    assert lan.labels_under("🔔") == ["Dự được", "Xin vắng", "📆 Thêm vào lịch", "📎 Tài liệu (1)", "🗓 Xem buổi họp"]
    said = hung.take()
    (asked,) = [one for one in said if one.startswith("✉")]
    assert asked.endswith("Tài liệu: quy-dinh.docx")
    assert said[-1].startswith(f"📎 Tài liệu buổi sinh hoạt\n{THEME}\n") and "1 tệp ở trên." in said[-1]
    assert hung.labels() == ["👁 Đã đọc", "Dự được", "Xin vắng"]
    assert (times_given(house, lan, first), times_given(house, hung, first)) == (1, 1)
    await hung.taps("👁 Đã đọc")
    assert hung.toasts() == ["Đã ghi: đồng chí đã đọc."] or house.channel == "zalo"
    assert len(house.rows(MaterialRead)) == 1
    await house.move(seconds=5)
    assert (await hung.taps("Dự được"))[0].startswith("✅ Đã ghi: đồng chí dự được.")
    second = await put_file(house, "them.docx", "Ảnh hiện trạng")
    await open_page(house, minh)
    await minh.taps("📤 Gửi tài liệu mới cho đảng viên")
    await house.move(hours=1)
    for person in (lan, hung):
        assert (times_given(house, person, first), times_given(house, person, second)) == (1, 1)
        assert [one for one in person.take() if one.startswith("📎 Tài liệu buổi")] != []
    assert hung.labels_under("📎 Tài liệu") == ["👁 Đã đọc"]
    assert lan.labels_under("📎 Tài liệu") == ["👁 Đã đọc", "Dự được", "Xin vắng"]


async def test_what_somebody_asked_for_is_not_sent_to_them_again(house: House, minh: Person) -> None:
    number = await put_file(house, "quy-dinh.docx", "Giờ thu gom rác")
    await open_page(house, minh)
    await minh.taps("📎 Nhận tài liệu (1)")
    assert times_given(house, minh, number) == 1
    said = await minh.taps("📤 Gửi tài liệu cho đảng viên")
    assert [one for one in said if one.startswith("quy-dinh.docx")] == []
    assert any("Đồng chí đã nhận tài liệu. Đọc xong đồng chí báo ở dưới giúp." in one for one in said)
    await open_page(house, minh)
    assert [one for one in await minh.taps("📎 Nhận tài liệu (1)") if one.startswith("quy-dinh.docx")] != []


async def test_before_any_file_the_invitation_names_what_is_planned(house: House) -> None:
    async with house.database.writing() as unit:
        unit.db.get_one(Session, session_of(house).id).materials = "quy định <giờ> thu gom"
        unit.commit()
    lan = house.person("Lan")
    lan.take()
    await house.move(days=1, hours=11)
    (asked,) = [one for one in lan.take() if one.startswith("🔔")]
    assert "\nTài liệu (gửi sau): quy định <giờ> thu gom\n\n" in asked
    assert lan.labels_under("🔔") == ["Dự được", "Xin vắng", "📆 Thêm vào lịch", "🗓 Xem buổi họp"]


async def test_the_secretary_is_offered_to_share_what_has_not_been(house: House, minh: Person) -> None:
    await put_file(house, "quy-dinh.docx", "Giờ thu gom rác")
    minh.take()
    await house.move(days=1, hours=11)
    (asked,) = [one for one in minh.take() if one.startswith("🔔")]
    assert "quy-dinh.docx" not in asked
    assert "📤 Gửi tài liệu cho đảng viên" in minh.labels_under("🔔 Giữ")
    await minh.forges(f"kr:{session_of(house).id}:0:share")
    assert [one.shared_at is None for one in house.rows(Material)] == [False]


async def test_a_guest_reads_materials_and_prepares_nothing(house: House) -> None:
    await put_file(house, "quy-dinh.docx", "Giờ thu gom rác")
    await invite(house, "Ngô Văn Hùng")
    hung = house.person("Hùng")
    await hung.forges(f"kr:{session_of(house).id}:0:get")
    assert hung.toasts() == ["Chưa có tài liệu nào."]
    for verb in ("view", "done:draft", "file", "share", "asked", "ask"):
        assert await hung.forges(f"kr:{session_of(house).id}:0:{verb}") == []
        assert hung.toasts() == [NOT_YOURS]


async def test_a_file_for_a_session_called_off_meanwhile_is_not_kept(house: House, binh: Person) -> None:
    if house.channel == "zalo":
        pytest.skip("the text-only channel takes no files")
    await open_page(house, binh)
    await binh.taps("📎 Gửi tệp")
    await binh.taps("Dự thảo chuyên đề")
    await call_off(house)
    *_, said = await binh.sends_document("du-thao.docx", docx_of("Dự thảo"), DOCX)
    assert said == "Buổi này đã hủy hoặc đang hoãn nên tệp chưa giữ. Có ngày mới, đồng chí gửi lại giúp."
    assert house.rows(Material) == [] and house.rows(StepDone) == []


async def test_a_file_for_a_session_moved_meanwhile_is_kept_and_the_date_told(house: House, binh: Person) -> None:
    if house.channel == "zalo":
        pytest.skip("the text-only channel takes no files")
    await open_page(house, binh)
    await binh.taps("📎 Gửi tệp")
    await binh.taps("Dự thảo chuyên đề")
    await move(house)
    start = long_moment(session_of(house).starts_at, ZONE)
    *_, said = await binh.sends_document("du-thao.docx", docx_of("Dự thảo"), DOCX)
    assert said.startswith(f"✅ Đã nhận tệp du-thao.docx.\nBuổi này vừa đổi ngày, nay là {start}.")
