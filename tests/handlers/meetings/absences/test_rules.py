"""How often running somebody was excused."""

import pytest

from handlers.meetings.absences.rules import Run, anybody_longer, runs_until_now

P, E, A, X = "present", "excused", "absent", "exempt"


def meetings(*marks: str | None) -> list[dict[int, str]]:
    """Of one person, beside one who is always there."""
    return [{2: P} | ({1: mark} if mark is not None else {}) for mark in marks]


@pytest.mark.parametrize(
    ("marks", "count", "first"),
    [
        ((E, E, E, E), 4, 0),
        ((E, P, E, E), 2, 2),
        ((E, A, E), 1, 2),
        ((E, E, None, E), 3, 0),
        ((P, None, E, None, E), 2, 2),
        ((E, X, E), 1, 2),
        ((P, E), 1, 1),
    ],
)
def test_a_run_until_now(marks: tuple[str | None, ...], count: int, first: int) -> None:
    assert runs_until_now(meetings(*marks)) == {1: Run(count, first)}


@pytest.mark.parametrize("marks", [(E, E, E, P), (E, E, A), ()])
def test_who_was_there_last_has_no_run(marks: tuple[str, ...]) -> None:
    assert runs_until_now(meetings(*marks)) == {}


@pytest.mark.parametrize(
    ("marks", "longer"),
    [((E, E, E), False), ((E, E, E, E), True), ((E, E, E, E, P, P), True), ((E, E, P, E, E, E), False), ((), False)],
)
def test_anybody_longer_than_three(marks: tuple[str, ...], longer: bool) -> None:
    assert anybody_longer(meetings(*marks), 3) is longer
