"""A task's life as one table: which deed, in which states, by whom, and what state comes of it. Pure.

A report says how far a task is; whoever leads the cell confirms a finished one or returns it. Nobody decides on their
own task. An extension that is asked for changes nothing until it is granted, so it is no state of its own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum

UNDO_WITHIN = timedelta(minutes=10)


class State(StrEnum):
    """The words of storage.tasks.TaskState."""

    NEW = "new"
    DOING = "doing"
    PARTLY = "partly"
    IN_DIFFICULTY = "in_difficulty"
    RETURNED = "returned"
    DONE = "done"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Deed(StrEnum):
    """What can be done to a task. The first four are the results of a report, with its words."""

    SAY_DOING = "doing"
    SAY_PARTLY = "partly"
    SAY_IN_DIFFICULTY = "in_difficulty"
    SAY_DONE = "done"
    ADD_PART = "part"
    CONFIRM = "confirm"
    RETURN = "return"
    ASK_EXTENSION = "ask"
    GRANT = "grant"
    REFUSE = "refuse"
    TRANSFER = "transfer"
    CANCEL = "cancel"
    ANSWER_HELP = "answer_help"


class Who(StrEnum):
    """What somebody is to a task. One person may be several of these, or none."""

    ASSIGNEE = "assignee"
    HELPER = "helper"
    LEADER = "leader"


class Refusal(Enum):
    """Why a deed cannot be done."""

    NOT_YOURS = "not_yours"
    OWN_TASK = "own_task"
    NOTHING_ASKED = "nothing_asked"
    OTHER_STATE = "other_state"


OPEN = frozenset({State.NEW, State.DOING, State.PARTLY, State.IN_DIFFICULTY, State.RETURNED})
ENDED = frozenset(State) - OPEN


@dataclass(frozen=True)
class Row:
    """`deed` may be done in `states` by `who`; the task is then `to` (None: as before). A deed that is `not_own` is not
    for the assignee, whatever else they are; one that `needs_asking` answers an extension that was asked for; one that
    `needs_reason` is not done without.
    """

    deed: Deed
    states: frozenset[State]
    who: frozenset[Who]
    to: State | None = None
    not_own: bool = False
    needs_asking: bool = False
    needs_reason: bool = False


def _who(*who: Who) -> frozenset[Who]:
    return frozenset(who)


_DOER, _LEADER = _who(Who.ASSIGNEE, Who.LEADER), _who(Who.LEADER)
_DONE = frozenset({State.DONE})
TABLE = (
    Row(Deed.SAY_DOING, OPEN, _DOER, State.DOING),
    Row(Deed.SAY_PARTLY, OPEN, _DOER, State.PARTLY),
    Row(Deed.SAY_IN_DIFFICULTY, OPEN, _DOER, State.IN_DIFFICULTY),
    Row(Deed.SAY_DONE, OPEN, _DOER, State.DONE),
    Row(Deed.ADD_PART, frozenset({State.NEW, State.RETURNED}), _who(Who.HELPER), State.DOING),
    Row(Deed.ADD_PART, OPEN - {State.NEW, State.RETURNED}, _who(Who.HELPER)),
    Row(Deed.CONFIRM, _DONE, _LEADER, State.CONFIRMED, not_own=True),
    Row(Deed.RETURN, _DONE, _LEADER, State.RETURNED, not_own=True, needs_reason=True),
    Row(Deed.ASK_EXTENSION, OPEN, _who(Who.ASSIGNEE)),
    Row(Deed.GRANT, OPEN, _LEADER, not_own=True, needs_asking=True),
    Row(Deed.REFUSE, OPEN, _LEADER, not_own=True, needs_asking=True),
    Row(Deed.TRANSFER, OPEN, _LEADER, State.NEW),
    Row(Deed.CANCEL, OPEN, _LEADER, State.CANCELLED, needs_reason=True),
    Row(Deed.ANSWER_HELP, OPEN, _LEADER, needs_reason=True),
)


def decide(deed: Deed, state: State, who: Collection[Who], asked: bool = False) -> State | Refusal:
    """The state that comes of `deed` by somebody who is `who`; or why it cannot be. `asked`: an extension waits."""
    rows = [row for row in TABLE if row.deed is deed and row.who & set(who)]
    if not rows:
        return Refusal.NOT_YOURS
    if any(row.not_own for row in rows) and Who.ASSIGNEE in who:
        return Refusal.OWN_TASK
    row = next((row for row in rows if state in row.states), None)
    if row is None:
        return Refusal.OTHER_STATE
    if row.needs_asking and not asked:
        return Refusal.NOTHING_ASKED
    return row.to or state


def needs_reason(deed: Deed) -> bool:
    return any(row.needs_reason for row in TABLE if row.deed is deed)


def open_deeds(state: State, who: Collection[Who], asked: bool = False) -> list[Deed]:
    """What somebody may do now, in the order of the table."""
    deeds = dict.fromkeys(row.deed for row in TABLE)
    return [deed for deed in deeds if isinstance(decide(deed, state, who, asked), State)]


def may_undo(done_at: datetime, by_id: int, latest: bool, person_id: int, now: datetime) -> bool:
    """Whether a change can be taken back: by who made it, within ten minutes, while nothing has come after it."""
    return latest and by_id == person_id and now - done_at <= UNDO_WITHIN
