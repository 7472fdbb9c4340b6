"""What the app refuses: the pace, chats that moved or closed, the token, and faults of ours."""

from datetime import timedelta

from sqlalchemy import select

from bot.channels.api import Reply
from bot.channels.verdicts import said
from bot.play.simulator.telegram.person import TelegramPerson
from storage.accounts import Account
from tests.bot.delivery.rows import FAILED, SENT, WAITING
from tests.bot.desk import START, Desk, Lane


async def test_a_refusal_for_pace_is_waited_out_as_long_as_it_says(desk: Desk, lan: TelegramPerson) -> None:
    minh = desk.person(43)
    first, second = desk.say("một"), desk.say("hai")
    desk.say("khác", 43)
    body = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 17}}
    desk.telegram.faults.fail_next(1, "sendMessage", 429, body)
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.texts(minh)) == ([], ["khác"])
    desk.clock.move(timedelta(seconds=16.5))
    assert await desk.delivery.drain() == 0
    desk.clock.move(timedelta(seconds=0.5))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một", "hai"]
    assert (desk.row(first).resent, desk.state(second)) == (False, SENT)


async def test_the_wait_that_the_app_asked_for_outlasts_a_restart(desk: Desk, lan: TelegramPerson) -> None:
    desk.say("một")
    body = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 17}}
    desk.telegram.faults.fail_next(1, "sendMessage", 429, body)
    await desk.delivery.drain()
    desk.restart()
    await desk.delivery.recover()
    assert await desk.delivery.drain() == 0
    desk.clock.move(timedelta(seconds=17))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một"]


async def test_a_group_gets_twenty_a_minute(desk: Desk) -> None:
    group = desk.group()
    for number in range(25):
        desk.say(f"tin {number}", group.id)
    await desk.delivery.drain()
    assert [message.text for message in group.chat() if message.from_bot] == [f"tin {number}" for number in range(25)]
    assert {call.status for call in desk.telegram.calls} == {200}
    assert desk.clock.now() - START >= timedelta(seconds=60)


async def test_a_group_that_moved_takes_all_that_waits_along(desk: Desk) -> None:
    group = desk.group()
    old = group.id
    new = group.upgrades(desk.person(7))
    rows = [desk.say("một", old), desk.say("hai", old), desk.say("sau", old, not_before=START + timedelta(days=1))]
    await desk.delivery.drain()
    assert [message.text for message in group.chat() if message.from_bot] == ["một", "hai"]
    desk.clock.move(timedelta(days=1))
    await desk.delivery.drain()
    assert [row.chat_id for row in desk.rows()] == [new] * 3
    assert {desk.state(row) for row in rows} == {SENT}


async def test_a_chat_that_is_closed_stops_and_others_go_on(desk: Desk, lan: TelegramPerson) -> None:
    minh = desk.person(43)
    lan.blocks()
    with desk.database.unit_of_work() as unit:
        unit.db.add(Account(channel="telegram", external_id="42", chat_id=42))
        unit.commit()
    rows = [desk.say("một"), desk.say("hai"), desk.say("sau", not_before=START + timedelta(days=1))]
    other = desk.say("khác", 43)
    await desk.delivery.drain()
    assert [desk.state(row) for row in (*rows, other)] == [FAILED] * 3 + [SENT]
    assert len(desk.calls("sendMessage")) == 2
    assert desk.texts(minh) == ["khác"]
    with desk.database.reading() as db:
        (since,) = db.scalars(select(Account.unreachable_since)).all()
    assert since is not None and START <= since < START + timedelta(seconds=1)


async def test_somebody_the_bot_has_never_met(desk: Desk) -> None:
    row = desk.say("chào", 999)
    await desk.delivery.drain()
    assert (desk.state(row), desk.row(row).error) == (FAILED, "400 Bad Request: chat not found")


async def test_a_refused_token_throws_nothing_away(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.say("một")
    body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    desk.telegram.faults.fail_next(1, "sendMessage", 401, body)
    await desk.delivery.drain()
    assert desk.state(row) == WAITING
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một"]


async def test_a_message_that_is_refused_for_good_is_told_of(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.write("sendMessage", {"chat_id": 42, "text": "<b>x", "parse_mode": "HTML"})
    after = desk.say("sau")
    await desk.delivery.drain()
    assert (desk.state(row), desk.state(after)) == (FAILED, SENT)
    assert desk.texts(lan) == [
        "sau",
        "Xin lỗi đồng chí, vừa có một tin gửi đồng chí bị lỗi nên không tới. Quản trị đã được báo. "
        "Đồng chí gõ /menu để làm tiếp giúp nhé.",
    ]


def test_what_a_refusal_quotes_of_a_message_is_not_kept() -> None:
    told = 'Bad Request: can\'t parse entities: Unsupported start tag "lời-của-lan" at byte offset 0'
    error = said(Reply(400, {"ok": False, "description": told}))
    assert error == '400 Bad Request: can\'t parse entities: Unsupported start tag "…" at byte offset 0'


async def test_a_broadcast_that_is_refused_for_good_troubles_only_the_administrator(
    desk: Desk, lan: TelegramPerson
) -> None:
    desk.write("sendMessage", {"chat_id": 42, "text": "<b>x", "parse_mode": "HTML"}, lane=Lane.BROADCAST)
    await desk.delivery.drain()
    assert desk.texts(lan) == []


async def test_an_apology_that_is_refused_is_not_apologized_for(desk: Desk, lan: TelegramPerson) -> None:
    desk.write("sendMessage", {"chat_id": 42, "text": "<b>x", "parse_mode": "HTML"}, kind="apology")
    await desk.delivery.drain()
    assert (desk.texts(lan), len(desk.rows())) == ([], 1)


async def test_rows_of_a_channel_that_is_off_wait(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.say("một", channel="viber")
    desk.say("hai", 42)
    await desk.delivery.drain()
    assert (desk.state(row), desk.texts(lan)) == (WAITING, [])
