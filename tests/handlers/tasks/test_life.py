"""The table of a task's life, held against one that is written out by hand: every state, every action, every role."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from handlers.tasks.life import (
    TABLE,
    Relation,
    State,
    TaskAction,
    TaskRefusal,
    decide,
    may_undo,
    needs_reason,
    open_actions,
)
from storage.tasks import DONE_STATES, OPEN_STATES, TaskState

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
ROLES: dict[str, set[Relation]] = {
    "assignee": {Relation.ASSIGNEE},
    "helper": {Relation.HELPER},
    "leader": {Relation.LEADER},
    "own": {Relation.ASSIGNEE, Relation.LEADER},
    "meeting": {Relation.MEETING},
    "nobody": set(),
}
W, N, S, A = TaskRefusal.OWN_TASK, TaskRefusal.NOT_YOURS, TaskRefusal.OTHER_STATE, TaskRefusal.NOTHING_ASKED
OPEN = ("new", "doing", "partly", "in_difficulty", "returned")
ENDED = ("done", "confirmed", "cancelled")
# action: role -> what comes of it in an open state, in "done", in "confirmed" and "cancelled". "=" stays as it is.
EXPECTED: dict[str, dict[str, tuple[str | TaskRefusal, str | TaskRefusal, str | TaskRefusal]]] = {
    **{
        action: {"assignee": (action, S, S), "helper": (N, N, N), "leader": (action, S, S), "own": (action, S, S)}
        for action in ("doing", "partly", "in_difficulty", "done")
    },
    "part": {"assignee": (N, N, N), "helper": ("part", S, S), "leader": (N, N, N), "own": (N, N, N)},
    "confirm": {"assignee": (N, N, N), "helper": (N, N, N), "leader": (S, "confirmed", S), "own": (W, W, W)},
    "return": {"assignee": (N, N, N), "helper": (N, N, N), "leader": (S, "returned", S), "own": (W, W, W)},
    "ask": {"assignee": ("=", S, S), "helper": (N, N, N), "leader": (N, N, N), "own": ("=", S, S)},
    "move_due": {"assignee": (N, N, N), "helper": (N, N, N), "leader": ("=", S, S), "own": (W, W, W)},
    "grant": {"assignee": (N, N, N), "helper": (N, N, N), "leader": (A, S, S), "own": (W, W, W)},
    "refuse": {"assignee": (N, N, N), "helper": (N, N, N), "leader": (A, S, S), "own": (W, W, W)},
    "transfer": {"assignee": (N, N, N), "helper": (N, N, N), "leader": ("new", S, S), "own": ("new", S, S)},
    "cancel": {
        "assignee": (N, N, N),
        "helper": (N, N, N),
        "leader": ("cancelled", S, S),
        "own": ("cancelled", S, S),
        "meeting": ("cancelled", S, S),
    },
    "answer_help": {"assignee": (N, N, N), "helper": (N, N, N), "leader": ("=", S, S), "own": ("=", S, S)},
    "decide_done": {"meeting": ("confirmed", S, S)},
    "decide_on": {"meeting": ("doing", S, S)},
}


def expected(action: str, state: str, role: str) -> str | TaskRefusal:
    row = EXPECTED[action].get(role, (N, N, N))
    said = row[0] if state in OPEN else row[1] if state == "done" else row[2]
    if said == "part":
        return "doing" if state in ("new", "returned") else state
    return state if said == "=" else said


@pytest.mark.parametrize("action", EXPECTED)
def test_the_table(action: str) -> None:
    cases = list(product([*OPEN, *ENDED], ROLES))
    decided = {(state, role): decide(TaskAction(action), State(state), ROLES[role]) for state, role in cases}
    assert decided == {(state, role): expected(action, state, role) for state, role in cases}


@pytest.mark.parametrize("action", ["grant", "refuse"])
def test_an_extension_that_was_asked_for_is_answered(action: str) -> None:
    found = {
        state: decide(TaskAction(action), State(state), {Relation.LEADER}, asked=True) for state in (*OPEN, *ENDED)
    }
    assert found == {state: state if state in OPEN else TaskRefusal.OTHER_STATE for state in (*OPEN, *ENDED)}


def test_nothing_is_left_out() -> None:
    assert set(EXPECTED) == set(TaskAction) == {row.action for row in TABLE}
    assert {*OPEN, *ENDED} == {str(one) for one in State} == {str(one) for one in TaskState}
    assert set(OPEN_STATES) == set(OPEN) and set(DONE_STATES) == {"done", "confirmed"}


def test_what_takes_a_reason() -> None:
    assert {action for action in TaskAction if needs_reason(action)} == {
        TaskAction.RETURN,
        TaskAction.CANCEL,
        TaskAction.ANSWER_HELP,
    }


def test_nobody_decides_on_their_own_task() -> None:
    for state in State:
        own = open_actions(state, {Relation.ASSIGNEE, Relation.LEADER}, asked=True)
        assert not {TaskAction.CONFIRM, TaskAction.RETURN, TaskAction.GRANT, TaskAction.REFUSE} & set(own)


@pytest.mark.parametrize(
    ("minutes", "by", "latest", "may"),
    [(0, 7, True, True), (10, 7, True, True), (10.1, 7, True, False), (5, 8, True, False), (5, 7, False, False)],
)
def test_undoing(minutes: float, by: int, latest: bool, may: bool) -> None:
    assert may_undo(NOW - timedelta(minutes=minutes), 7, latest, by, NOW) is may
