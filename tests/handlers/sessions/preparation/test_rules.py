"""When steps of preparation are due, told and late."""

from dataclasses import replace
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


def test_a_late_registration_leaves_a_day_for_each_step() -> None:
    late = Sitting(START, registered_at=at("2026-12-29 09:00"))
    assert {due_day(step, late, ZONE) for step in STEPS} == {date(2026, 12, 30)}


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


def test_once_it_was_held_nothing_is_told() -> None:
    assert told(EARLY, "2027-01-05 09:00") != []
    assert told(replace(EARLY, held=True), "2027-01-05 09:00") == []


def test_no_step_of_preparing_is_the_upload_or_the_report() -> None:
    """They are asked for once, with the minutes."""
    assert [step.key for step in STEPS if "Sổ tay" in step.title or "phường" in step.title] == []


def test_moving_begins_the_slots_anew() -> None:
    moved = Sitting(START + timedelta(days=7), EARLY.registered_at, moves=1)
    slots = {one.slot for one in due_now(STEPS, EARLY, at("2026-12-30 09:00"), ZONE)}
    assert slots.isdisjoint(one.slot for one in due_now(STEPS, moved, at("2026-12-30 09:00"), ZONE))


def test_late_steps() -> None:
    found = late_steps(STEPS, EARLY, date(2026, 12, 25), ZONE)
    assert [(step.key, day.day) for step, day in found] == [("preparer", 17), ("outline", 21), ("draft", 24)]
    assert late_steps(STEPS, EARLY, date(2026, 12, 17), ZONE) == []
