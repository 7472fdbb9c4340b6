"""That the proof of the crashes would see what is lost, doubled, or repeated without a word."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.clock import StandingClock
from bot.play.simulator.calls import Call
from bot.play.simulator.telegram.server import TelegramServer
from storage.database import Database
from storage.inbox import Arrival, put, take_in
from storage.outbox import OutboxRow, OutboxState
from storage.turns import finish
from tests.proofs.crash.apps import AGAIN, ZALO
from tests.proofs.crash.comparing import Counts, arrivals, compare, compare_reminders
from tests.proofs.crash.reporters import Reporter
from tests.proofs.crash.ward import Meeting, Member

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
CHAT = 42


def call(text: str, status: int | None = 200) -> Call:
    return Call(1, "sendMessage", {"chat_id": str(CHAT), "text": text}, NOW, "http", status)


def write(database: Database, *, state: OutboxState = OutboxState.SENT, resent: bool = False) -> None:
    """One row that says "tin", which was interrupted once if it was resent."""
    row = OutboxRow(
        channel="telegram",
        chat_id=CHAT,
        method="sendMessage",
        payload='{"chat_id": 42, "text": "tin"}',
        kind="answer",
        lane=1,
        state=state,
        created_at=NOW,
        tries=int(resent),
        resent=resent,
    )
    with database.unit_of_work() as unit:
        unit.db.add(row)
        unit.commit()


def counted(database: Database, *calls: Call, reporters: Sequence[Reporter] = ()) -> Counts:
    counts = Counts()
    with database.reading() as db:
        compare(db, counts, reporters, calls)
    return counts


def test_a_message_that_arrived_is_well(database: Database) -> None:
    write(database)
    counts = counted(database, call("tin"))
    assert (counts.messages, counts.repeated, counts.kept()) == (1, 0, True)


@pytest.mark.parametrize("calls", [[], [call("tin", status=500)], [call("khác")]])
def test_a_message_that_is_said_to_have_arrived_and_has_not(database: Database, calls: list[Call]) -> None:
    write(database)
    counts = counted(database, *calls)
    assert (counts.messages_lost, counts.kept()) == (1, False)


@pytest.mark.parametrize("state", [OutboxState.WAITING, OutboxState.SENDING, OutboxState.FAILED])
def test_a_message_that_never_left(database: Database, state: OutboxState) -> None:
    write(database, state=state)
    assert counted(database).messages_lost == 1


def test_a_repeat_that_says_so_after_an_interruption_is_well(database: Database) -> None:
    write(database, resent=True)
    counts = counted(database, call("tin"), call(AGAIN + "tin"))
    assert (counts.interrupted, counts.repeated, counts.kept()) == (1, 1, True)


def test_a_repeat_that_does_not_say_so(database: Database) -> None:
    write(database, resent=True)
    counts = counted(database, call("tin"), call("tin"))
    assert (counts.repeated_unmarked, counts.kept()) == (1, False)


def test_a_repeat_without_an_interruption(database: Database) -> None:
    write(database)
    counts = counted(database, call("tin"), call(AGAIN + "tin"))
    assert (counts.repeated_too_often, counts.kept()) == (1, False)


def test_two_repeats_of_one_interruption(database: Database) -> None:
    write(database, resent=True)
    counts = counted(database, call("tin"), call(AGAIN + "tin"), call(AGAIN + "tin"))
    assert (counts.repeated, counts.repeated_too_often) == (2, 1)


def test_a_reminder_that_did_not_reach_everybody() -> None:
    meeting, counts = Meeting("Chuyên đề số 1.", NOW, frozenset({CHAT, 43})), Counts()
    compare_reminders(counts, [meeting], [call("🔔 <b>Chuyên đề số 1.</b>"), call("Chuyên đề số 11.")])
    assert (counts.reminders, counts.reminders_lost) == (2, 1)


def test_only_what_was_carried_out_has_arrived() -> None:
    assert arrivals([call("một"), call("hai", status=429), call("ba", status=None)]) == [(CHAT, "một")]


def test_a_report_that_was_refused_is_told_apart_from_a_lost_one(database: Database) -> None:
    server = TelegramServer(StandingClock(NOW), "1:token")
    reporter = Reporter(server, Member("Lan (mẫu)", CHAT, 1), random.Random(1))
    server.close()
    reporter.sent = {"một": 1, "hai": 2}
    with database.unit_of_work() as unit:
        arrived = [Arrival("telegram:1", f"{number}", f"telegram:{CHAT}", "{}", number) for number in (1, 2)]
        put(unit.db, arrived[:1], NOW)
        assert take_in(unit.db, arrived, NOW, most=1) == arrived[1:]
        finish(unit.db, 1, f"telegram:{CHAT}", NOW)
        unit.commit()
    counts = counted(database, reporters=[reporter])
    assert (counts.reports, counts.reports_lost, counts.reports_refused) == (2, 1, 1)
    assert (counts.refused, counts.not_done, counts.kept()) == (1, 0, False)


@pytest.mark.parametrize(("came", "too_often"), [(0, 0), (1, 0), (2, 1)])
def test_the_answer_to_a_choice_that_was_interrupted_may_have_come_once(
    database: Database, came: int, too_often: int
) -> None:
    with database.unit_of_work() as unit:
        unit.db.add(
            OutboxRow(
                channel="zalo",
                chat_id=ZALO.chat("a"),
                method="answerCallbackQuery",
                payload='{"callback_query_id": "typed:1", "text": "tin"}',
                kind="answer",
                lane=0,
                state=OutboxState.EXPIRED,
                created_at=NOW,
                tries=0,
                resent=False,
            )
        )
        unit.commit()
    calls = [Call(1, "sendMessage", {"chat_id": "a", "text": "tin"}, NOW, "http", 200)] * came
    counts = Counts()
    with database.reading() as db:
        compare(db, counts, [], calls, ZALO)
    assert (counts.messages_lost, counts.repeated_too_often) == (0, too_often)
