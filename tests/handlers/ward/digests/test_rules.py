"""When a digest is due, and what its days are."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from handlers.settings.section import Weekday
from handlers.settings.ward import Digest
from handlers.ward.digests import rules
from handlers.ward.digests.counts import Counts
from handlers.ward.digests.rules import TaskMark
from handlers.ward.digests.snapshot import CellRow, Span
from tests.handlers.world import MONDAY, ZONE, days, local

DIGEST = Digest()


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        (local(MONDAY, "07:29"), local(MONDAY - days(7), "07:30")),
        (local(MONDAY, "07:30"), local(MONDAY, "07:30")),
        (local(MONDAY + days(6), "23:59"), local(MONDAY, "07:30")),
    ],
)
def test_the_last_moment(now: datetime, moment: datetime) -> None:
    assert rules.last_moment(now, DIGEST, ZONE) == moment


@pytest.mark.parametrize(("weekday", "day"), [("friday", date(2026, 12, 4)), ("sunday", date(2026, 12, 6))])
def test_another_weekday(weekday: Weekday, day: date) -> None:
    digest = Digest(weekday=weekday, time=time(16, 0))
    assert rules.last_moment(local(MONDAY, "09:00"), digest, ZONE) == local(day, "16:00")


def test_a_digest_may_be_three_days_late_and_no_more() -> None:
    moment = local(MONDAY, "07:30")
    assert rules.due_moment(moment + days(3) - timedelta(seconds=1), DIGEST, ZONE) == moment
    assert rules.due_moment(moment + days(3), DIGEST, ZONE) is None


def test_the_weeks_of_the_picture_follow_one_another() -> None:
    weeks = rules.weekly_period(MONDAY).weeks
    assert len(weeks) == rules.WEEKS_SHOWN + 1
    assert weeks[0].first == MONDAY - days(56) and weeks[-1] == Span(MONDAY, MONDAY + days(6))
    assert all(later.first == earlier.last + days(1) for earlier, later in pairwise(weeks))


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Span(date(2026, 1, 1), date(2026, 3, 31))),
        (date(2026, 6, 30), Span(date(2026, 4, 1), date(2026, 6, 30))),
        (date(2026, 12, 31), Span(date(2026, 10, 1), date(2026, 12, 31))),
    ],
)
def test_quarters(day: date, quarter: Span) -> None:
    assert rules.quarter_of(day) == quarter


def test_names_are_ordered_as_people_count() -> None:
    names = ["Khu phố 10", "Khu phố 2", "Công an", "3/2", "²"]
    assert sorted(names, key=rules.name_order) == ["3/2", "Công an", "Khu phố 2", "Khu phố 10", "²"]


def test_who_needs_most_comes_first() -> None:
    rows = [
        CellRow(1, "Yên", Counts()),
        CellRow(2, "Quá hạn", Counts(late=1)),
        CellRow(3, "Không lịch", Counts(without=1, without_plan=1)),
        CellRow(4, "Nhiều quá hạn", Counts(late=4)),
        CellRow(5, "Khó", Counts(difficulty=1)),
        CellRow(6, "Ấm", Counts()),
    ]
    assert [row.unit_id for row in rules.by_need(rows)] == [3, 4, 2, 5, 1, 6]


@pytest.mark.parametrize(
    ("state", "due", "mark"),
    [
        ("done", MONDAY - days(1), TaskMark.DONE),
        ("new", MONDAY - days(1), TaskMark.LATE),
        ("in_difficulty", MONDAY - days(1), TaskMark.LATE),
        ("in_difficulty", MONDAY, TaskMark.DIFFICULTY),
        ("partly", MONDAY, TaskMark.OPEN),
    ],
)
def test_how_a_task_stands(state: str, due: date, mark: TaskMark) -> None:
    assert rules.task_mark(state, due, MONDAY) is mark
