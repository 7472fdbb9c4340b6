"""Who is told when a message cannot be delivered: the secretary, the administrator, and who was waiting."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.play.sample.ward import cast, fill, join_everybody
from bot.play.simulator.telegram.person import TelegramPerson
from storage.accounts import account_of_chat
from tests.bot.desk import Desk, Lane, OutboxState

UNREACHABLE = "Tin gửi đồng chí {name} không tới được (đã chặn hoặc bỏ tài khoản). Đồng chí liên hệ trực tiếp giúp."
MINH, LAN, BINH, THUY, QUYNH, DUC = "DV001", "DV002", "DV003", "DV018", "DV020", "DV021"


@pytest.fixture
def ward(desk: Desk) -> dict[str, TelegramPerson]:
    """Everybody of the sample ward, by their code."""
    with desk.database.unit_of_work() as unit:
        fill(unit.db, desk.clock.now(), ZoneInfo("Asia/Ho_Chi_Minh"))
        join_everybody(unit.db, desk.clock.now(), "telegram")
        unit.commit()
    return {one.key: desk.person(one.number) for one in cast()}


async def block(desk: Desk, person: TelegramPerson) -> None:
    person.blocks()
    desk.say("nhắc họp", person.user_id)
    await desk.delivery.drain()


async def test_the_secretary_learns_once_who_cannot_be_reached(desk: Desk, ward: dict[str, TelegramPerson]) -> None:
    await block(desk, ward[LAN])
    await block(desk, ward[LAN])
    told = {key: desk.texts(person) for key, person in ward.items() if desk.texts(person)}
    assert told == {MINH: [UNREACHABLE.format(name="Lê Thị Lan")]}


async def test_who_came_back_and_left_again_is_told_of_again(desk: Desk, ward: dict[str, TelegramPerson]) -> None:
    await block(desk, ward[LAN])
    ward[LAN].unblocks()
    with desk.database.unit_of_work() as unit:
        account = account_of_chat(unit.db, ward[LAN].user_id)
        assert account is not None
        account.unreachable_since = None
        unit.commit()
    desk.clock.move(timedelta(days=1))
    await block(desk, ward[LAN])
    assert desk.texts(ward[MINH]) == [UNREACHABLE.format(name="Lê Thị Lan")] * 2


async def test_of_the_secretary_the_deputy_learns_it(desk: Desk, ward: dict[str, TelegramPerson]) -> None:
    await block(desk, ward[MINH])
    assert desk.texts(ward[BINH]) == [UNREACHABLE.format(name="Trần Văn Minh")]


async def test_of_the_wards_people_those_who_build_the_party_learn_it(
    desk: Desk, ward: dict[str, TelegramPerson]
) -> None:
    await block(desk, ward[THUY])
    assert desk.texts(ward[QUYNH]) == [UNREACHABLE.format(name="Hồ Thị Thủy")]
    assert desk.texts(ward[DUC]) == []


async def test_the_administrator_learns_of_each_kind_of_refusal_once_a_day(
    desk: Desk, ward: dict[str, TelegramPerson]
) -> None:
    broken = {"text": "<b>x", "parse_mode": "HTML"}
    first = desk.write("sendMessage", {"chat_id": ward[LAN].user_id, **broken}, lane=Lane.BROADCAST)
    for person in (LAN, BINH, MINH):
        desk.write("sendMessage", {"chat_id": ward[person].user_id, **broken}, lane=Lane.BROADCAST)
    await desk.delivery.drain()
    desk.clock.move(timedelta(days=1))
    last = desk.write("sendMessage", {"chat_id": ward[LAN].user_id, **broken}, lane=Lane.BROADCAST)
    await desk.delivery.drain()
    error = desk.row(first).error
    assert error is not None and error.startswith("400 Bad Request: can't parse entities")
    assert desk.texts(ward[DUC]) == [
        f"⚠ Có tin không gửi đi được (lệnh sendMessage, số {row}).\nLỗi: {error}\nXem nhật ký máy chủ theo số này."
        for row in (first, last)
    ]
    assert desk.texts(ward[LAN]) == []


async def test_a_notice_of_a_failure_that_fails_itself_ends_there(desk: Desk, ward: dict[str, TelegramPerson]) -> None:
    desk.telegram.faults.fail_next(2, "sendMessage", 400, {"ok": False, "error_code": 400, "description": "Bad"})
    row = desk.say("tin", ward[LAN].user_id, lane=Lane.BROADCAST)
    await desk.delivery.drain()
    assert desk.state(row) == OutboxState.FAILED
    assert [one.kind for one in desk.rows()] == ["answer", "failure"]
