"""What has waited is asked once more before it leaves."""

from datetime import datetime, timedelta

from bot.play.simulator.telegram.person import TelegramPerson
from storage.database import UnitOfWork
from storage.delivering import DueRow
from tests.bot.delivery.rows import SENT, WITHDRAWN
from tests.bot.desk import START, Desk


async def test_what_has_waited_is_asked_once_more_before_it_leaves(desk: Desk, lan: TelegramPerson) -> None:
    asked: list[tuple[str, datetime]] = []

    def check(unit: UnitOfWork, row: DueRow, now: datetime) -> str | None:
        asked.append((row.unique_key or "", now))
        return "no longer so" if row.unique_key == "b" else None

    desk.last_check = check
    desk.restart()
    later = START + timedelta(hours=8)
    rows = [desk.say(text, unique_key=text, not_before=later) for text in ("a", "b")]
    fresh, answer = desk.say("c", unique_key="c"), desk.say("d", not_before=later)
    desk.clock.move(timedelta(seconds=30))
    await desk.delivery.drain()
    assert (desk.texts(lan), asked) == (["c"], [])
    desk.clock.move(timedelta(hours=8))
    await desk.delivery.drain()
    assert (desk.texts(lan), [key for key, _ in asked]) == (["c", "a", "d"], ["a", "b", ""])
    assert [desk.state(row) for row in (*rows, fresh, answer)] == [SENT, WITHDRAWN, SENT, SENT]
    assert desk.row(rows[1]).error == "no longer so"


async def test_what_cannot_be_asked_about_goes(desk: Desk, lan: TelegramPerson) -> None:
    def check(unit: UnitOfWork, row: DueRow, now: datetime) -> str | None:
        raise ZeroDivisionError

    desk.last_check = check
    desk.restart()
    desk.say("a", unique_key="a")
    desk.clock.move(timedelta(minutes=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["a"]
