"""Who answers until when, who is counted, who has to be told."""

import pytest

from handlers.sessions.rules import (
    Closed,
    Tally,
    closed,
    listed,
    start_known,
    tally,
    to_tell_of_cancelling,
    to_tell_of_move,
)
from tests.handlers.small_ward import at

START = at("2026-12-17 19:00")


@pytest.mark.parametrize(
    ("state", "now", "why"),
    [
        ("planned", "2026-12-17 18:59", None),
        ("planned", "2026-12-17 19:00", Closed.STARTED),
        ("cancelled", "2026-12-01 08:00", Closed.CANCELLED),
        ("postponed", "2026-12-01 08:00", Closed.POSTPONED),
        ("held", "2026-12-18 08:00", Closed.HELD),
    ],
)
def test_answers_are_taken_up_to_the_start(state: str, now: str, why: Closed | None) -> None:
    assert closed(state, START, at(now)) is why


def test_own_cell_is_listed_whole_and_others_for_two_weeks() -> None:
    assert listed(True, START, at("2026-10-01 08:00"), at("2026-10-01 00:00"))
    assert listed(True, START, at("2026-12-20 08:00"), at("2026-12-20 00:00"))
    assert listed(False, START, at("2026-12-03 19:00"), at("2026-12-03 00:00"))
    assert not listed(False, START, at("2026-12-03 18:59"), at("2026-12-03 00:00"))
    assert listed(False, START, at("2026-12-17 20:00"), at("2026-12-17 00:00"))
    assert not listed(False, START, at("2026-12-18 08:00"), at("2026-12-18 00:00"))


def test_exempt_members_count_only_where_they_answered() -> None:
    found = tally([1, 2, 3, 4, 5], exempt={4, 5}, answers={1: True, 2: False, 5: True, 99: True})
    assert found == Tally(coming=(1, 5), excused=(2,), unanswered=(3,))


def test_a_move_is_told_to_everybody_but_the_mover_once() -> None:
    assert to_tell_of_move([1, 2, 3, 2], mover=3) == (1, 2)


def test_a_cancellation_is_told_to_those_who_had_heard_and_to_those_who_lead() -> None:
    assert to_tell_of_cancelling([1, 2, 3, 4], always={4}, told={2, 3, 9}, canceller=3) == (2, 4, 9)


@pytest.mark.parametrize(
    ("unheard", "known"),
    [(set(), "2026-12-19 19:00"), ({2}, "2026-12-18 19:00"), ({1, 2}, "2026-12-17 19:00"), ({1}, "2026-12-19 19:00")],
)
def test_the_start_that_somebody_knows(unheard: set[int], known: str) -> None:
    moves = [(number, at(f"2026-12-{16 + number} 19:00")) for number in (1, 2, 3)]
    assert start_known(moves, unheard) == at(known)
