"""Whom nobody knows: what they send is answered once an hour, holds nobody up, and is not kept."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.play.simulator.telegram.group import TelegramGroup
from bot.play.simulator.telegram.person import TelegramPerson
from storage.database import Database
from storage.inbox import InboxRow
from tests.dialogs.people.test_joining import invitation_for_yen
from tests.house import House, Person

SCRUBBED = '{"scrubbed": true}'

UNKNOWN = (
    "Chào đồng chí. Em là trợ lý của chi bộ, chỉ phục vụ đồng chí có lời mời. Đồng chí xin lời mời ở bí thư chi bộ nhé."
)


def raws(database: Database) -> list[str]:
    """What the inbox holds, row by row."""
    with database.reading() as db:
        return list(db.scalars(select(InboxRow.raw).order_by(InboxRow.id)))


async def take_in(house: House) -> None:
    await house._take_in(house.telegram, "telegram")
    await house._take_in(house.zalo, "zalo")


async def test_a_thousand_messages_of_a_stranger_are_one_answer_and_one_turn(
    house: House, yen: Person, lan: Person
) -> None:
    for number in range(1000):
        yen.hand.says(f"lời lạ {number}")
    await take_in(house)
    lan.hand.says("/menu")
    await take_in(house)
    assert await house.bot.worker.step() == 2
    await house.bot.delivery.drain()
    assert any("Lê Thị Lan" in one for one in lan.take())
    await house.settle()
    assert len(yen.take()) == 1
    states = [row.state for row in house.rows(InboxRow)]
    assert states.count("refused") == 940 and states.count("done") == 61
    assert not [raw for raw in raws(house.database) if "lời lạ" in json.dumps(raw, ensure_ascii=False)]


async def test_nothing_of_a_stranger_stays(house: House, yen: Person) -> None:
    assert await yen.says("riêng của tôi 0912345678") == [UNKNOWN]
    if house.channel == "telegram":
        assert await yen.sends_document("riêng của tôi.docx", b"x", "application/msword", "riêng của tôi") == []
    assert {json.dumps(json.loads(raw)) for raw in raws(house.database)} == {'{"scrubbed": true}'}
    house.clock.move(timedelta(hours=1))
    assert await yen.says("/start") == [UNKNOWN]


async def test_of_joining_the_outcome_alone_stays(house: House, minh: Person, yen: Person) -> None:
    code = await invitation_for_yen(minh)
    before = len(raws(house.database))
    await yen.says(f"/start {code}")
    await yen.says("1950")
    await yen.says("1948")
    await yen.taps("Đồng ý")
    assert set(raws(house.database)[before:]) == {SCRUBBED}
    await yen.says("/menu")
    assert "/menu" in raws(house.database)[-1]


async def test_nor_of_somebody_who_joins_on_a_phone_that_is_used_already(
    house: House, minh: Person, lan: Person
) -> None:
    code = await invitation_for_yen(minh)
    before = len(raws(house.database))
    await lan.says(f"/start {code}")
    await lan.says("1948")
    await lan.taps("Đồng ý")
    assert set(raws(house.database)[before:]) == {SCRUBBED}


async def test_nor_of_what_members_of_a_group_say(house: House, lan: Person) -> None:
    hand = lan.hand
    if not isinstance(hand, TelegramPerson):
        pytest.skip("groups are Telegram's")
    group = TelegramGroup(house.telegram, -77, "Chi bộ (mẫu)")
    group.adds_bot(hand)
    await house.settle()
    before = len(raws(house.database))
    group.says(hand, "chuyện riêng @chibo_bot của chúng tôi")
    await house.settle()
    assert len(raws(house.database)) == before
    group.says(hand, "/chibo chuyện riêng của chúng tôi")
    await take_in(house)
    assert "chuyện" not in json.dumps(json.loads(raws(house.database)[-1]), ensure_ascii=False)
    await house.settle()
    assert set(raws(house.database)) == {SCRUBBED}


async def test_what_a_member_says_is_kept_for_its_days(house: House, lan: Person) -> None:
    await lan.says("/menu")
    assert "/menu" in raws(house.database)[0]
