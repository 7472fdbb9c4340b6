"""Consent to an older text: it is asked again before anything else, and nothing that was said is lost."""

from datetime import timedelta

import pytest
from markupsafe import Markup
from sqlalchemy import select, update

from handlers.screens import consent_texts
from handlers.screens.notices import Notice, write_notice
from handlers.screens.screen import Screen
from storage.accounts import Account, Binding
from storage.base import table_of
from storage.consents import ConsentReceipt, HeldUpdate
from storage.inbox import BLANK, InboxRow
from storage.outbox import OutboxRow
from storage.people import Person as Somebody
from tests.house import House, Person
from tests.pictures import photo

BEGINS_SO = "Lời nói về dữ liệu trợ lý lưu vừa được sửa. Đồng chí đọc lại giúp."
KEPT = "Tin đồng chí vừa gửi vẫn giữ, đến Thứ Ba 23/02/2027. Đồng chí đồng ý thì trợ lý làm tiếp."


@pytest.fixture
def lan(house: House) -> Person:
    """Lan, who consented to a text of 2020."""
    make_old(house, 2)
    return house.person("Lan")


def make_old(house: House, person_id: int) -> None:
    table = table_of(Binding)
    with house.database.unit_of_work() as unit:
        unit.db.execute(update(table).where(table.c.person_id == person_id).values(consent_version="2020"))
        unit.commit()


async def test_a_changed_text_is_another_version() -> None:
    assert consent_texts.version_of(consent_texts.WHAT_IS_STORED) == consent_texts.VERSION
    assert consent_texts.version_of(consent_texts.WHAT_IS_STORED + ".") != consent_texts.VERSION


@pytest.mark.parametrize("words", ["/viec", "/toi", "/menu", "da xong viec rac", "/baocao"])
async def test_whatever_is_said_the_text_is_shown_first(lan: Person, words: str) -> None:
    (asked,) = await lan.says(words)
    assert asked.startswith(BEGINS_SO) and asked.endswith(KEPT)
    assert str(consent_texts.WHAT_IS_STORED.striptags()) in " ".join(asked.split())
    assert lan.labels() == ["Đồng ý", "Không đồng ý", "🔒 Dữ liệu của tôi"]


async def test_what_was_said_is_done_once_they_agree(house: House, lan: Person) -> None:
    await lan.says("/viec")
    await lan.says("/lich")
    agreed, *rest = await lan.taps("Đồng ý")
    assert agreed == (
        "Đã ghi nhận: đồng chí Lê Thị Lan đồng ý lúc Thứ Tư 25/11/2026, 09:00.\n"
        "Trợ lý làm tiếp 2 tin đồng chí gửi lúc nãy."
    )
    assert rest[0].startswith("Việc của đồng chí") and len(rest) == 2
    assert house.rows(HeldUpdate) == []
    assert (await lan.says("/viec"))[0].startswith("Việc của đồng chí")
    (_, receipt) = [one for one in house.rows(ConsentReceipt) if one.person_id == 2]
    assert (receipt.said, receipt.version, receipt.channel) == ("given", consent_texts.VERSION, house.channel)


async def test_a_form_goes_on_where_it_was_interrupted(house: House) -> None:
    lan = house.person("Lan")
    await lan.says("/baocao")
    await lan.taps(lan.labels()[0])
    make_old(house, 2)
    label = lan.labels()[0]
    (asked,) = await lan.taps(label)
    assert asked.startswith(BEGINS_SO)
    agreed, *rest = await lan.taps("Đồng ý")
    assert agreed.startswith("Đã ghi nhận") and rest and not rest[0].startswith(BEGINS_SO)


async def test_what_was_held_too_long_does_not_vanish_unsaid(house: House, lan: Person) -> None:
    duc = house.person("Đức")
    await lan.says("/viec")
    house.clock.move(timedelta(days=60))
    await lan.says("/lich")
    await house.move(days=31)
    await house.move(minutes=1)
    (alarm,) = [one for one in duc.take() if "giữ quá" in one]
    assert alarm == (
        "⚠ 1 tin của 1 đồng chí chưa trả lời câu hỏi đồng ý về dữ liệu đã giữ quá 90 ngày nên đã xóa, chưa làm. Trợ lý "
        "chưa giúp được gì cho các đồng chí ấy: nhắc bí thư các chi bộ hỏi lại giúp."
    )
    lan.take()
    agreed = (await lan.taps("Đồng ý"))[0]
    assert agreed.split("\n")[1:] == [
        "Trợ lý làm tiếp 1 tin đồng chí gửi lúc nãy.",
        "1 tin gửi trước đó đã quá hạn lưu, không còn. Nếu còn cần, đồng chí gửi lại giúp.",
    ]
    assert house.rows(HeldUpdate) == []


async def test_an_album_is_asked_about_once_and_is_whole_afterwards(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no albums")
    asked = await lan.sends_album([photo("red", (90, 90)), photo("blue", (90, 90)), photo("green", (90, 90))])
    assert len(asked) == 1 and len(house.rows(HeldUpdate)) == 3
    answers = await lan.taps("Đồng ý")
    assert any("3 ảnh" in words for words in answers)


async def test_one_who_refuses_is_left_their_own_data(house: House, lan: Person) -> None:
    await lan.says("bí mật gia đình (mẫu)")
    (refused,) = await lan.taps("Không đồng ý")
    assert refused.startswith("Vâng, trợ lý không nhắn việc gì cho đồng chí nữa")
    assert house.rows(HeldUpdate) == [] and BLANK in {one.raw for one in house.rows(InboxRow)}
    assert (await lan.says("/viec"))[0].startswith(BEGINS_SO)
    (data,) = await lan.taps("🔒 Dữ liệu của tôi")
    assert data.startswith("Dữ liệu của đồng chí")
    (asked,) = await lan.taps("✏ Xin sửa dữ liệu")
    assert "Điều gì cần sửa?" in asked
    (summary,) = await lan.says("năm sinh là 1986")
    assert "Gửi quản trị yêu cầu: sửa dữ liệu" in summary
    (sent,) = await lan.taps("📨 Gửi yêu cầu")
    assert sent.startswith("📨 Đã gửi")
    assert (await lan.says("/viec"))[0].startswith(BEGINS_SO)


async def test_a_notice_waits_and_the_question_goes_out_in_its_place(house: House, lan: Person) -> None:
    for slot in ("one", "two"):
        with house.database.unit_of_work() as unit:
            notice = Notice("sample", "task:1", slot, Screen(Markup(f"Nhắc việc {slot} (mẫu)")))
            assert write_notice(unit.db, unit.db.get_one(Somebody, 2), notice, house.clock.now())
            unit.commit()
    await house.settle()
    (asked,) = lan.take()
    assert asked.startswith(BEGINS_SO) and "Nhắc việc" not in asked
    await house.move(days=1)
    assert not any("Nhắc việc" in words for words in lan.take())
    agreed, *notices = await lan.taps("Đồng ý")
    assert agreed.startswith("Đã ghi nhận") and "Nhắc việc one (mẫu)" in notices and "Nhắc việc two (mẫu)" in notices
    assert {one.state for one in house.rows(OutboxRow) if one.kind == "sample"} == {"sent"}


async def test_others_on_the_phone_and_an_old_answer(house: House, lan: Person) -> None:
    await lan.says("/viec")
    forged = lan.button("Đồng ý")
    minh = house.person("Minh")
    await minh.presses(forged)
    assert len(minh.toasts()) == 1
    with house.database.reading() as db:
        assert db.scalar(select(Binding.consent_version).where(Binding.person_id == 2)) == "2020"
    await lan.taps("Đồng ý")
    await lan.presses(forged)
    assert len([one for one in house.rows(ConsentReceipt) if one.person_id == 2 and one.said == "given"]) == 2


async def test_consent_is_withdrawn_by_oneself_at_once(house: House) -> None:
    lan, duc = house.person("Lan"), house.person("Đức")
    await lan.says("/toi")
    await lan.taps("🔒 Dữ liệu của tôi")
    (asked,) = await lan.taps("🚫 Rút đồng ý")
    assert asked.startswith("Rút đồng ý có hiệu lực ngay:") and "Còn giữ: biên bản, nghị quyết" in asked
    chat = lan_account(house)
    (done,) = await lan.taps("🚫 Rút ngay")
    assert done.startswith("Đã rút đồng ý. Từ bây giờ")
    assert [one for one in house.rows(Binding) if one.person_id == 2] == []
    assert [(one.said, one.channel) for one in house.rows(ConsentReceipt) if one.person_id == 2] == [
        ("given", house.channel),
        ("withdrawn", house.channel),
    ]
    (told,) = duc.take()
    assert told.startswith("🔒 Đồng chí Lê Thị Lan (DV002, Chi bộ Khu phố 1 (mẫu)) đã tự rút đồng ý.")
    await house.move(minutes=5)
    assert lan.take() == [] and chat not in {one.external_id for one in house.rows(Account)}
    assert await lan.says("/viec") != [] and "lời mời" in lan.last().text


def lan_account(house: House) -> str:
    with house.database.reading() as db:
        return db.scalars(select(Account.external_id).join(Binding).where(Binding.person_id == 2)).one()
