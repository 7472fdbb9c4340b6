"""How a cell's tasks stand together: pure counting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handlers.tasks import rules

LATE, WAITING = "late", "done"
ORDER = (LATE, "in_difficulty", "returned", "partly", "doing", "new", "done", "confirmed", "cancelled")
OPEN_ORDER = ORDER[:6]


@dataclass(frozen=True)
class BoardTask:
    """A task as the board sees it."""

    id: int
    person_id: int
    state: str
    due_on: date


def mark(task: BoardTask, today: date) -> str:
    """Under which heading a task stands: late before all else."""
    return LATE if rules.is_late(task.due_on, task.state, today) else task.state


def grouped(tasks: Iterable[BoardTask], today: date) -> dict[str, list[int]]:
    """The ids of the tasks under each heading, in the order of the board, the earliest due first; no empty ones."""
    ordered = sorted(tasks, key=lambda task: (task.due_on, task.id))
    groups = {name: [task.id for task in ordered if mark(task, today) == name] for name in ORDER}
    return {name: ids for name, ids in groups.items() if ids}


@dataclass(frozen=True)
class Load:
    """One person's tasks: how many are open, late of these, and done."""

    person_id: int
    open: int
    late: int
    done: int


def loads(tasks: Iterable[BoardTask], today: date) -> list[Load]:
    """Everybody who has tasks, those with late ones first, then those with most to do."""
    by_person: dict[int, list[BoardTask]] = {}
    for task in tasks:
        by_person.setdefault(task.person_id, []).append(task)
    everybody = (_load(person_id, theirs, today) for person_id, theirs in by_person.items())
    return sorted(everybody, key=lambda one: (-one.late, -one.open, one.person_id))


def _load(person_id: int, tasks: list[BoardTask], today: date) -> Load:
    return Load(
        person_id,
        open=sum(rules.is_open(task.state) for task in tasks),
        late=sum(rules.is_late(task.due_on, task.state, today) for task in tasks),
        done=sum(rules.is_done(task.state) for task in tasks),
    )


@dataclass(frozen=True)
class Sums:
    """The cell's tasks as numbers only."""

    all: int
    done: int
    late: int
    difficulty: int


def sums(tasks: Iterable[BoardTask], today: date) -> Sums:
    """Called-off tasks are not counted."""
    counted = [task for task in tasks if task.state != "cancelled"]
    return Sums(
        all=len(counted),
        done=sum(rules.is_done(task.state) for task in counted),
        late=sum(rules.is_late(task.due_on, task.state, today) for task in counted),
        difficulty=sum(task.state == "in_difficulty" for task in counted),
    )
