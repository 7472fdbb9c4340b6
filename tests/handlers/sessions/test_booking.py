"""When a session can start: ahead, not too far, not beside another."""

from datetime import date

import pytest

from handlers.sessions.booking.rules import Booked, StartProblem, check_start, last_day
from tests.handlers.small_ward import at

NOW = at("2026-11-28 09:00")
OTHER = Booked("Giữ sạch kiệt", at("2026-12-03 19:00"))


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 9, 30), date(2027, 10, 1)),
        (date(2026, 10, 1), date(2027, 12, 31)),
        (date(2026, 11, 28), date(2027, 12, 31)),
        (date(2026, 12, 31), date(2028, 1, 1)),
        (date(2027, 1, 1), date(2028, 1, 2)),
    ],
)
def test_a_year_ahead_and_all_of_next_year_once_it_is_open(today: date, last: date) -> None:
    assert last_day(today, "10-01") == last


@pytest.mark.parametrize(
    ("start", "problem"),
    [
        ("2026-11-28 09:00", StartProblem.PAST),
        ("2026-11-28 09:01", None),
        ("2027-12-31 23:00", None),
        ("2028-01-01 00:00", StartProblem.FAR),
        ("2026-12-03 17:01", StartProblem.TAKEN),
        ("2026-12-03 17:00", None),
        ("2026-12-03 21:00", None),
    ],
)
def test_what_speaks_against_a_start(start: str, problem: StartProblem | None) -> None:
    against = check_start(at(start), NOW, [OTHER], date(2027, 12, 31))
    assert against == ((problem, OTHER if problem is StartProblem.TAKEN else None) if problem is not None else None)
