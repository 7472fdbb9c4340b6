"""The table of a task's life, held against one that is written out by hand: every state, every deed, every role."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from handlers.tasks.life import TABLE, Deed, Refusal, State, Who, decide, may_undo, needs_reason, open_deeds
from storage.tasks import DONE_STATES, OPEN_STATES, TaskState

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
ROLES: dict[str, set[Who]] = {
    "assignee": {Who.ASSIGNEE},
    "helper": {Who.HELPER},
    "leader": {Who.LEADER},
    "own": {Who.ASSIGNEE, Who.LEADER},
    "nobody": set(),
}
W, N, S, A = Refusal.OWN_TASK, Refusal.NOT_YOURS, Refusal.OTHER_STATE, Refusal.NOTHING_ASKED
OPEN = ("new", "doing", "partly", "in_difficulty", "returned")
ENDED = ("done", "confirmed", "cancelled")
# deed: role -> what comes of it in an open state, in "done", in "confirmed" and "cancelled". "=" stays as it is.
EXPECTED: dict[str, dict[str, tuple[str | Refusal, str | Refusal, str | Refusal]]] = {
    **{
        deed: {"assignee": (deed, S, S), "helper": (N, N, N), "leader": (deed, S, S), "own": (deed, S, S)}
        for deed in ("doing", "partly", "in_difficulty", "done")
    },
    "part": {"assignee": (N, N, N), "helper": ("part", S, S), "leader": (N, N, N), "own": (N, N, N)},
    "confirm": {"assignee": (N, N, N), "helper": (N, N, N), "leader": (S, "confirmed", S), "own": (W, W, W)},
    "return": {"assignee": (N, N, N), "helper": (N, N, N), "leader": (S, "returned", S), "own": (W, W, W)},
    "ask": {"assignee": ("=", S, S), "helper": (N, N, N), "leader": (N, N, N), "own": ("=", S, S)},
    "grant": {"assignee": (N, N, N), "helper": (N, N, N), "leader": (A, S, S), "own": (W, W, W)},
    "refuse": {"assignee": (N, N, N), "helper": (N, N, N), "leader": (A, S, S), "own": (W, W, W)},
    "transfer": {"assignee": (N, N, N), "helper": (N, N, N), "leader": ("new", S, S), "own": ("new", S, S)},
    "cancel": {"assignee": (N, N, N), "helper": (N, N, N), "leader": ("cancelled", S, S), "own": ("cancelled", S, S)},
    "answer_help": {"assignee": (N, N, N), "helper": (N, N, N), "leader": ("=", S, S), "own": ("=", S, S)},
}


def expected(deed: str, state: str, role: str) -> str | Refusal:
    row = EXPECTED[deed].get(role, (N, N, N))
    said = row[0] if state in OPEN else row[1] if state == "done" else row[2]
    if said == "part":
        return "doing" if state in ("new", "returned") else state
    return state if said == "=" else said


@pytest.mark.parametrize("deed", EXPECTED)
def test_the_table(deed: str) -> None:
    cases = list(product([*OPEN, *ENDED], ROLES))
    decided = {(state, role): decide(Deed(deed), State(state), ROLES[role]) for state, role in cases}
    assert decided == {(state, role): expected(deed, state, role) for state, role in cases}


@pytest.mark.parametrize("deed", ["grant", "refuse"])
def test_an_extension_that_was_asked_for_is_answered(deed: str) -> None:
    found = {state: decide(Deed(deed), State(state), {Who.LEADER}, asked=True) for state in (*OPEN, *ENDED)}
    assert found == {state: state if state in OPEN else Refusal.OTHER_STATE for state in (*OPEN, *ENDED)}


def test_nothing_is_left_out() -> None:
    assert set(EXPECTED) == set(Deed) == {row.deed for row in TABLE}
    assert {*OPEN, *ENDED} == {str(one) for one in State} == {str(one) for one in TaskState}
    assert set(OPEN_STATES) == set(OPEN) and set(DONE_STATES) == {"done", "confirmed"}


def test_what_takes_a_reason() -> None:
    assert {deed for deed in Deed if needs_reason(deed)} == {Deed.RETURN, Deed.CANCEL, Deed.ANSWER_HELP}


def test_nobody_decides_on_their_own_task() -> None:
    for state in State:
        own = open_deeds(state, {Who.ASSIGNEE, Who.LEADER}, asked=True)
        assert not {Deed.CONFIRM, Deed.RETURN, Deed.GRANT, Deed.REFUSE} & set(own)


@pytest.mark.parametrize(
    ("minutes", "by", "latest", "may"),
    [(0, 7, True, True), (10, 7, True, True), (10.1, 7, True, False), (5, 8, True, False), (5, 7, False, False)],
)
def test_undoing(minutes: float, by: int, latest: bool, may: bool) -> None:
    assert may_undo(NOW - timedelta(minutes=minutes), 7, latest, by, NOW) is may
