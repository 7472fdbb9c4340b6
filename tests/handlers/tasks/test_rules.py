"""The pure decisions of reports, reminders put off, and leave."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from handlers.people.leave.rules import SpanProblem, halves, span_problem
from handlers.tasks import rules
from handlers.tasks.one_task.postponing import choices
from handlers.tasks.rules import DayProblem, Doubt, Result, count_doubt, count_said, daily_totals, next_question

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2026, 11, 25)


def test_what_each_result_asks() -> None:
    hindered = ["cause_kind", "cause", "responsibility", "remedy", "new_due", "help", "photos"]
    wanted = {
        Result.DONE: [],
        Result.DOING: ["count", "work", "photos"],
        Result.PARTLY: ["count", "work", *hindered],
        Result.DIFFICULTY: hindered,
    }
    for result, questions in wanted.items():
        for counted in (True, False):
            asked: list[str] = []
            while (question := next_question(result, counted, asked)) is not None:
                asked.append(question)
            assert asked == [one for one in questions if counted or one != "count"]


@pytest.mark.parametrize(
    ("result", "typed", "target", "others", "before", "said"),
    [
        (Result.DONE, None, 45, 0, None, 45),
        (Result.DONE, None, 45, 10, 30, 35),
        (Result.DONE, None, 45, 50, 30, 30),
        (Result.DONE, None, 45, 50, None, 0),
        (Result.DONE, 40, 45, 0, 30, 40),
        (Result.DOING, None, 45, 0, 30, None),
        (Result.DOING, 0, 45, 0, None, 0),
        (Result.DIFFICULTY, 30, 45, 0, None, None),
        (Result.DONE, None, None, 0, None, None),
    ],
)
def test_the_count_of_ones_own_part(
    result: Result, typed: int | None, target: int | None, others: int, before: int | None, said: int | None
) -> None:
    assert count_said(result, exact(typed), exact(target), Decimal(others), exact(before)) == said


def exact(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)


@pytest.mark.parametrize(
    ("result", "count", "total", "before", "doubt"),
    [
        (Result.DOING, 30, 46, None, Doubt.OVER),
        (Result.DOING, 20, 40, 30, Doubt.LOWER),
        (Result.DONE, 20, 40, 20, Doubt.SHORT),
        (Result.DONE, 25, 45, 20, None),
        (Result.DOING, 30, 45, 30, None),
        (Result.PARTLY, 0, 0, None, None),
    ],
)
def test_what_is_doubtful(result: Result, count: int, total: int, before: int | None, doubt: Doubt | None) -> None:
    assert count_doubt(result, Decimal(count), Decimal(total), Decimal(45), exact(before)) is doubt


def test_the_sum_day_by_day() -> None:
    said = [(TODAY, 1, 10), (TODAY, 2, 5), (date(2026, 11, 27), 1, 20), (date(2026, 11, 28), 1, 18)]
    totals = daily_totals((day, person, Decimal(count)) for day, person, count in said)
    assert [(day, int(total)) for day, total in totals] == [
        (TODAY, 15),
        (date(2026, 11, 27), 25),
        (date(2026, 11, 28), 23),
    ]
    assert daily_totals([]) == []


def test_a_new_day() -> None:
    old_due = date(2026, 11, 20)
    assert rules.new_due_problem(date(2026, 11, 24), old_due, TODAY) is DayProblem.PAST
    assert rules.new_due_problem(TODAY, old_due, TODAY) is None
    assert rules.new_due_problem(date(2029, 1, 1), old_due, TODAY) is DayProblem.FAR
    assert rules.new_due_problem(date(2026, 12, 10), date(2026, 12, 10), TODAY) is DayProblem.NOT_LATER
    assert rules.new_due_problem(date(2026, 12, 9), date(2026, 12, 10), TODAY) is DayProblem.NOT_LATER
    assert rules.new_due_problem(date(2026, 12, 11), date(2026, 12, 10), TODAY) is None


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ("2026-11-25 09:00", {1: "2026-11-25 19:30", 2: "2026-11-26 07:30", 3: "2026-11-30 07:30"}),
        ("2026-11-25 19:01", {2: "2026-11-26 07:30", 3: "2026-11-30 07:30"}),
        ("2026-11-29 09:00", {1: "2026-11-29 19:30", 2: "2026-11-30 07:30"}),
        ("2026-11-30 09:00", {1: "2026-11-30 19:30", 2: "2026-12-01 07:30", 3: "2026-12-07 07:30"}),
    ],
)
def test_until_when_a_reminder_is_put_off(now: str, offered: dict[int, str]) -> None:
    found = choices(datetime.fromisoformat(now).replace(tzinfo=ZONE), ZONE)
    assert {number: f"{moment:%Y-%m-%d %H:%M}" for number, moment in found.items()} == offered


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("từ mai đến thứ 6", ("mai", "thứ 6")),
        ("3/12 den 10/12", ("3/12", "10/12")),
        ("Từ 3/12 – 10/12", ("3/12", "10/12")),
        ("mai", None),
        ("từ mai", None),
    ],
)
def test_a_span_in_words(words: str, parts: tuple[str, str] | None) -> None:
    assert halves(words) == parts


def test_spans_that_are_no_leave() -> None:
    day = date(2026, 12, 1)
    assert span_problem(day, day, TODAY) is None
    assert span_problem(day, TODAY, TODAY) is SpanProblem.ENDS_FIRST
    assert span_problem(date(2026, 11, 24), day, TODAY) is SpanProblem.PAST
    assert span_problem(date(2028, 1, 1), date(2028, 1, 2), TODAY) is SpanProblem.FAR
    assert span_problem(TODAY, date(2027, 12, 31), TODAY) is SpanProblem.TOO_LONG
