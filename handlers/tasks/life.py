"""A task's life as one table: which action, in which states, by whom, and what state comes of it. Pure.

A report says how far a task is; whoever leads the cell confirms a finished one or returns it. Nobody decides on their
own task; what a meeting decides is final. An extension that is asked for changes nothing until it is granted, so it is
no state of its own.
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


class TaskAction(StrEnum):
    """What can be done to a task. The first four are the results of a report, with its words;
    the last two are a meeting's: it is done, or it goes on with a new day.
    """

    SAY_DOING = "doing"
    SAY_PARTLY = "partly"
    SAY_IN_DIFFICULTY = "in_difficulty"
    SAY_DONE = "done"
    ADD_PART = "part"
    CONFIRM = "confirm"
    RETURN = "return"
    ASK_EXTENSION = "ask"
    MOVE_DUE = "move_due"
    GRANT = "grant"
    REFUSE = "refuse"
    TRANSFER = "transfer"
    CANCEL = "cancel"
    ANSWER_HELP = "answer_help"
    DECIDE_DONE = "decide_done"
    DECIDE_ON = "decide_on"


class Relation(StrEnum):
    """What somebody is to a task. One person may be several of these, or none. A meeting is what it is by itself: what
    it decides is the cell's, whoever writes it down.
    """

    ASSIGNEE = "assignee"
    HELPER = "helper"
    LEADER = "leader"
    MEETING = "meeting"


class TaskRefusal(Enum):
    """Why an action cannot be done."""

    NOT_YOURS = "not_yours"
    OWN_TASK = "own_task"
    NOTHING_ASKED = "nothing_asked"
    OTHER_STATE = "other_state"


OPEN = frozenset({State.NEW, State.DOING, State.PARTLY, State.IN_DIFFICULTY, State.RETURNED})
ENDED = frozenset(State) - OPEN


@dataclass(frozen=True)
class Transition:
    """`action` may be done in `states` by whoever is one of `by`; the task is then `to` (None: as before). One that is
    `not_own` is not for the assignee, whatever else they are; one that `needs_asking` answers an extension that was
    asked for; one that `needs_reason` is not done without.
    """

    action: TaskAction
    states: frozenset[State]
    by: frozenset[Relation]
    to: State | None = None
    not_own: bool = False
    needs_asking: bool = False
    needs_reason: bool = False


_ASSIGNEE, _HELPER = frozenset({Relation.ASSIGNEE}), frozenset({Relation.HELPER})
_LEADER, _MEETING = frozenset({Relation.LEADER}), frozenset({Relation.MEETING})
_DOER = _ASSIGNEE | _LEADER
_DONE = frozenset({State.DONE})
TABLE = (
    Transition(TaskAction.SAY_DOING, OPEN, _DOER, State.DOING),
    Transition(TaskAction.SAY_PARTLY, OPEN, _DOER, State.PARTLY),
    Transition(TaskAction.SAY_IN_DIFFICULTY, OPEN, _DOER, State.IN_DIFFICULTY),
    Transition(TaskAction.SAY_DONE, OPEN, _DOER, State.DONE),
    Transition(TaskAction.ADD_PART, frozenset({State.NEW, State.RETURNED}), _HELPER, State.DOING),
    Transition(TaskAction.ADD_PART, OPEN - {State.NEW, State.RETURNED}, _HELPER),
    Transition(TaskAction.CONFIRM, _DONE, _LEADER, State.CONFIRMED, not_own=True),
    Transition(TaskAction.RETURN, _DONE, _LEADER, State.RETURNED, not_own=True, needs_reason=True),
    Transition(TaskAction.ASK_EXTENSION, OPEN, _ASSIGNEE),
    Transition(TaskAction.MOVE_DUE, OPEN, _LEADER, not_own=True),
    Transition(TaskAction.GRANT, OPEN, _LEADER, not_own=True, needs_asking=True),
    Transition(TaskAction.REFUSE, OPEN, _LEADER, not_own=True, needs_asking=True),
    Transition(TaskAction.TRANSFER, OPEN, _LEADER, State.NEW),
    Transition(TaskAction.CANCEL, OPEN, _LEADER | _MEETING, State.CANCELLED, needs_reason=True),
    Transition(TaskAction.ANSWER_HELP, OPEN, _LEADER, needs_reason=True),
    Transition(TaskAction.DECIDE_DONE, OPEN, _MEETING, State.CONFIRMED),
    Transition(TaskAction.DECIDE_ON, OPEN, _MEETING, State.DOING),
)


def decide(
    action: TaskAction, state: State, relations: Collection[Relation], asked: bool = False
) -> State | TaskRefusal:
    """The state that comes of `action` by somebody with these relations to the task; or why it cannot be.

    `asked`: an extension waits for an answer.
    """
    fitting = [row for row in TABLE if row.action is action and row.by & set(relations)]
    if not fitting:
        return TaskRefusal.NOT_YOURS
    if any(row.not_own for row in fitting) and Relation.ASSIGNEE in relations:
        return TaskRefusal.OWN_TASK
    row = next((row for row in fitting if state in row.states), None)
    if row is None:
        return TaskRefusal.OTHER_STATE
    if row.needs_asking and not asked:
        return TaskRefusal.NOTHING_ASKED
    return row.to or state


def needs_reason(action: TaskAction) -> bool:
    return any(row.needs_reason for row in TABLE if row.action is action)


def open_actions(state: State, relations: Collection[Relation], asked: bool = False) -> list[TaskAction]:
    """What somebody may do now, in the order of the table."""
    actions = dict.fromkeys(row.action for row in TABLE)
    return [action for action in actions if isinstance(decide(action, state, relations, asked), State)]


def may_undo(done_at: datetime, by_id: int, latest: bool, person_id: int, now: datetime) -> bool:
    """Whether a change can be taken back: by who made it, within ten minutes, while nothing has come after it."""
    return latest and by_id == person_id and now - done_at <= UNDO_WITHIN


def may_withdraw(by_id: int, latest: bool, person_id: int) -> bool:
    """Whether a report can be taken back when its writer asks for it: while nothing has come after it."""
    return latest and by_id == person_id
