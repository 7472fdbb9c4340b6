"""When steps of preparation are due, told and late."""

from datetime import date, timedelta

import pytest

from handlers.sessions.preparation.rules import Sitting, due_day, due_now, late_steps
from handlers.settings.planning import Planning
from tests.handlers.small_ward import ZONE, at

STEPS = Planning().preparation
BY_KEY = {step.key: step for step in STEPS}
START = at("2026-12-31 19:00")
EARLY = Sitting(START, registered_at=at("2026-11-01 09:00"))


@pytest.mark.parametrize(
    ("key", "day"), [("preparer", 17), ("outline", 21), ("draft", 24), ("approval", 28), ("materials", 30)]
)
def test_due_days_follow_from_the_start(key: str, day: int) -> None:
    assert due_day(BY_KEY[key], EARLY, ZONE) == date(2026, 12, day)


def test_after_the_session_two_days_are_left() -> None:
    assert due_day(BY_KEY["report"], EARLY, ZONE) == date(2027, 1, 2)


def test_a_late_registration_leaves_a_day_for_each_step() -> None:
    late = Sitting(START, registered_at=at("2026-12-29 09:00"))
    assert {due_day(step, late, ZONE) for step in STEPS[:5]} == {date(2026, 12, 30)}


def told(sitting: Sitting, moment: str) -> list[tuple[str, str, str]]:
    return [(one.step.key, one.who, one.tone) for one in due_now(STEPS, sitting, at(moment), ZONE)]


def test_the_owner_hears_the_morning_before_and_both_the_morning_after() -> None:
    before = Sitting(START, EARLY.registered_at, done=frozenset({"preparer"}))
    assert told(before, "2026-12-20 07:29") == []
    assert told(before, "2026-12-20 07:30") == [("outline", "owner", "soon")]
    assert told(before, "2026-12-22 07:29") == [("outline", "owner", "soon")]
    assert told(before, "2026-12-22 07:30") == [("outline", "owner", "owner_late"), ("outline", "secretary", "late")]


def test_what_is_done_is_not_told() -> None:
    everything = Sitting(START, EARLY.registered_at, done=frozenset(BY_KEY))
    assert told(everything, "2027-01-20 09:00") == []


def test_the_report_waits_for_the_session_to_be_held() -> None:
    done = frozenset(BY_KEY) - {"report"}
    assert told(Sitting(START, EARLY.registered_at, done), "2027-01-05 09:00") == []
    held = Sitting(START, EARLY.registered_at, done, held=True)
    assert told(held, "2027-01-01 07:30") == [("report", "owner", "soon")]
    assert told(held, "2027-01-03 07:30") == [("report", "owner", "owner_late"), ("report", "secretary", "late")]


def test_moving_begins_the_slots_anew() -> None:
    moved = Sitting(START + timedelta(days=7), EARLY.registered_at, moves=1)
    slots = {one.slot for one in due_now(STEPS, EARLY, at("2026-12-30 09:00"), ZONE)}
    assert slots.isdisjoint(one.slot for one in due_now(STEPS, moved, at("2026-12-30 09:00"), ZONE))


def test_late_steps() -> None:
    found = late_steps(STEPS, EARLY, date(2026, 12, 25), ZONE)
    assert [(step.key, day.day) for step, day in found] == [("preparer", 17), ("outline", 21), ("draft", 24)]
    assert late_steps(STEPS, EARLY, date(2026, 12, 17), ZONE) == []
    assert "report" not in [step.key for step, _ in late_steps(STEPS, EARLY, date(2027, 2, 1), ZONE)]
