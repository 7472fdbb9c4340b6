"""The law's days: public holidays are none, swapped days are as they were swapped."""

from datetime import date

import pytest

from handlers.people.privacy.rules import carried_out_by, due_day, extended, may_extend, to_remind
from handlers.settings.people import Requests
from handlers.settings.working_days import Holidays
from storage.data_requests import RequestKind


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-25", "2026-11-27"),
        ("2026-11-26", "2026-11-30"),
        ("2026-11-27", "2026-12-01"),
        ("2026-11-28", "2026-12-01"),
        ("2026-11-29", "2026-12-01"),
        ("2026-04-29", "2026-05-05"),  # 30 April and 1 May
        ("2026-04-24", "2026-04-28"),  # Giỗ Tổ is on Sunday 26 April
        ("2027-04-15", "2027-04-20"),  # Giỗ Tổ is on Friday 16 April
        ("2026-02-13", "2026-02-24"),  # Tết: Monday 16 (the eve) to Friday 20 February
        ("2026-12-31", "2027-01-05"),
        ("2026-09-01", "2026-09-04"),
    ],
)
def test_two_working_days(asked: str, due: str) -> None:
    assert due_day(date.fromisoformat(asked), Requests(), Holidays()) == date.fromisoformat(due)


def test_swapped_days() -> None:
    swapped = Holidays(days_off=(date(2026, 8, 31), date(2026, 9, 1)), days_worked=(date(2026, 8, 29),))
    assert due_day(date(2026, 8, 28), Requests(), swapped) == date(2026, 9, 3)


def test_the_reminder_comes_on_the_working_day_before() -> None:
    holidays = Holidays()
    assert [day for day in range(24, 31) if to_remind(date(2026, 11, 30), date(2026, 11, day), holidays)] == [27, 30]
    assert [day for day in range(23, 31) if to_remind(date(2026, 11, 27), date(2026, 11, day), holidays)] == [
        26,
        27,
        30,
    ]


def test_carrying_out_has_days_of_its_own() -> None:
    asked, law = date(2026, 11, 25), Requests()
    days = {kind: carried_out_by(asked, kind, law) - asked for kind in RequestKind}
    assert {kind: one.days for kind, one in days.items()} == {
        "withdraw": 15,
        "restrict": 15,
        "object": 15,
        "correct": 10,
        "erase": 20,
    }


def test_where_others_hold_the_data_ending_their_use_may_take_longer() -> None:
    asked, law = date(2026, 11, 25), Requests(others_hold_data=True)
    days = {kind: (carried_out_by(asked, kind, law) - asked).days for kind in RequestKind}
    assert days == {"withdraw": 20, "restrict": 20, "object": 20, "correct": 10, "erase": 20}


def test_it_is_extended_once_and_not_when_it_is_late() -> None:
    last = date(2026, 12, 5)
    until = extended(last, Requests())
    assert until == date(2026, 12, 20)
    assert may_extend(last, None, last)
    assert not may_extend(last, None, date(2026, 12, 6))
    assert not may_extend(last, until, last)
