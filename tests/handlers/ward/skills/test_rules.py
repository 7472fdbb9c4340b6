"""Lessons in their order; averages that show nobody."""

from datetime import date, datetime, time, timedelta

import pytest

from handlers.library.library import load
from handlers.ward.skills.rules import Marked, averages, by_quarter, layout, lesson_moment, next_lesson
from tests.handlers.world import MONDAY, ZONE, local

PARTS = ("flexible", "steering")


def marked(cell: int, flexible: float, on: date = MONDAY) -> Marked:
    return Marked(cell, on, {"flexible": flexible, "steering": 4})


def test_lessons_come_in_their_order_and_end() -> None:
    assert next_lesson(["a", "b"], set()) == "a"
    assert next_lesson(["a", "b"], {"a"}) == "b"
    assert next_lesson(["a"], {"a"}) is None


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        (local(date(2026, 12, 9), "18:00"), local(date(2026, 12, 9), "18:00")),
        (local(date(2026, 12, 9), "17:59"), local(date(2026, 12, 2), "18:00")),
        (local(date(2026, 12, 15), "23:00"), local(date(2026, 12, 9), "18:00")),
    ],
)
def test_the_weekly_moment(now: datetime, moment: datetime) -> None:
    assert lesson_moment(now, 2, time(18), ZONE) == moment


def test_the_right_answer_is_not_always_first_and_always_there() -> None:
    found = {name.name: layout(name.name, len(name.answers)) for name in load().of_kind("lesson")}
    assert all(sorted(order) == list(range(len(order))) for order in found.values())
    assert {order.index(0) for order in found.values()} == {0, 1, 2}


def test_every_lesson_has_a_question_with_answers() -> None:
    lessons = load().of_kind("lesson")
    assert len(lessons) >= 8 and load().faults == ()
    assert all(text.question.endswith("?") and 2 <= len(text.answers) <= 4 for text in lessons)


def test_every_cell_counts_once_in_an_average() -> None:
    said = [marked(1, 2), marked(1, 0), marked(2, 2), marked(3, 1)]
    assert averages(said, PARTS, 3) == {"flexible": 1.3, "steering": 4}


def test_too_few_cells_show_no_average() -> None:
    assert averages([marked(1, 2), marked(2, 2)], PARTS, 3) is None
    assert averages([], PARTS, 2) is None


def test_by_quarter() -> None:
    old, new = marked(1, 2, MONDAY - timedelta(days=90)), marked(2, 1)
    assert by_quarter([new, old]) == {(2026, 3): [old], (2026, 4): [new]}
