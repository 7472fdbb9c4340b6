"""Which reminders are due by now: pure decisions from facts, the table of reminders and the clock.

Nothing is scheduled ahead and nothing remembered but what has been written to the outbox. One person gets at most one
message about one session at a time: of the rows of the table that became due while nobody looked (a downtime, a late
registration), only the latest for each capacity of the person (preparer, secretary …) is said, all in one message; the
earlier ones are superseded and never said. Nothing is due in the quiet hours: what fell into them comes after them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.screens.quiet_hours import awake_moment, is_quiet
from handlers.settings.reminders import SessionReminder, TaskReminder
from handlers.settings.section import QuietHours

TASK_LATE_FOR = timedelta(days=30)
_DAY = timedelta(days=1)


def moment_of(before: timedelta, start: datetime, quiet: QuietHours, zone: ZoneInfo) -> datetime:
    """When a reminder `before` a session's start is due: never in the quiet hours, never after the start."""
    return awake_moment(start - before, start, quiet, zone)


@dataclass(frozen=True)
class SessionFacts:
    """A planned session as the rules see it. `moves` counts its changes of time: each begins its reminders anew.
    `has_preparer`: somebody prepares it, or (a regular or committee meeting) it needs nobody to.
    """

    id: int
    starts_at: datetime
    moves: int = 0
    has_preparer: bool = True


@dataclass(frozen=True)
class Listener:
    """Somebody whom a session concerns. `capacities` are words of `SessionReminder.who`, `coming` the answer (None:
    none yet), `written` the slots of what has gone to them, `waiting` of what is written but has not left, `told_at`
    when they last were told the present start (by the news of a move): what was due before that is not said again.
    """

    person_id: int
    capacities: frozenset[str]
    coming: bool | None = None
    written: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    told_at: datetime | None = None


@dataclass(frozen=True)
class DueReminder:
    """One message to write now: the rows of the table that it says, and the slots of those still waiting to leave that
    it takes the place of.
    """

    person_id: int
    rows: tuple[SessionReminder, ...]
    slot: str
    replaces: frozenset[str] = frozenset()


def slot_of(before: timedelta, session: SessionFacts) -> str:
    """Which of the reminders of this very start: "180m@2026-12-03T12:00Z#0"."""
    start = session.starts_at.astimezone(ZoneInfo("UTC"))
    return f"{int(before.total_seconds() // 60)}m@{start:%Y-%m-%dT%H:%MZ}#{session.moves}"


def horizon(rows: Iterable[SessionReminder]) -> timedelta:
    """How far ahead sessions have to be looked at (a day more than the earliest row, for evenings before)."""
    return max((row.before for row in rows), default=timedelta()) + 2 * _DAY


def due_session_reminders(
    session: SessionFacts,
    listeners: Iterable[Listener],
    rows: Sequence[SessionReminder],
    now: datetime,
    quiet: QuietHours,
    zone: ZoneInfo,
) -> list[DueReminder]:
    """What is to be written now about `session`: at most one message a person."""
    if now >= session.starts_at or is_quiet(now, quiet, zone):
        return []
    moments = [(row, moment_of(row.before, session.starts_at, quiet, zone)) for row in rows]
    open_rows = [(row, moment) for row, moment in moments if moment <= now <= moment + row.late_for]
    if not open_rows:
        return []
    slots = {row.before: slot_of(row.before, session) for row in rows}
    found = (_due_for(listener, session, open_rows, slots) for listener in listeners)
    return [due for due in found if due is not None]


def _due_for(
    listener: Listener,
    session: SessionFacts,
    open_rows: Sequence[tuple[SessionReminder, datetime]],
    slots: dict[timedelta, str],
) -> DueReminder | None:
    last = min((before for before, slot in slots.items() if slot in listener.written), default=None)
    latest: dict[str, timedelta] = {}
    for row, moment in open_rows:
        known = listener.told_at is not None and moment <= listener.told_at
        if not known and _concerns(row, listener, session):
            latest[row.who] = min(row.before, latest.get(row.who, row.before))
    said = tuple(
        row
        for row, _ in open_rows
        if latest.get(row.who) == row.before
        and (last is None or row.before < last)
        and _concerns(row, listener, session)
    )
    if not said:
        return None
    slot = slots[min(row.before for row in said)]
    return None if slot in listener.waiting else DueReminder(listener.person_id, said, slot, listener.waiting)


def still_said(slot: str, listener: Listener, session: SessionFacts, rows: Iterable[SessionReminder]) -> bool:
    """Whether what was written under this slot is still to be said: the session has not moved since, and a row of the
    table still speaks to the listener.
    """
    return any(slot_of(row.before, session) == slot and _concerns(row, listener, session) for row in rows)


def _concerns(row: SessionReminder, listener: Listener, session: SessionFacts) -> bool:
    if row.who not in listener.capacities or (row.condition == "no_preparer" and session.has_preparer):
        return False
    if row.who == "members" and listener.coming is False:
        return False
    return row.condition != "unanswered" or listener.coming is None


@dataclass(frozen=True)
class TaskFacts:
    """An open task as the rules see it. `again_at` is when the assignee asked to be reminded; not before."""

    id: int
    assignee_id: int
    due_on: date
    created_at: datetime
    again_at: datetime | None = None


@dataclass(frozen=True)
class DueTasks:
    """The tasks that one person is to be reminded of now, in one message, the earliest due first."""

    person_id: int
    task_ids: tuple[int, ...]
    slot: str
    replaces: frozenset[str] = frozenset()


@dataclass(frozen=True)
class AlreadyWritten:
    """The slots of one person's task reminders so far: what has gone, and what is written but has not left."""

    gone: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()


def task_slot(moment: datetime, zone: ZoneInfo) -> str:
    """Which day's reminder it is: "2026-12-03T07:30", local."""
    return f"{moment.astimezone(zone):%Y-%m-%dT%H:%M}"


def last_task_moment(
    task: TaskFacts, rows: Iterable[TaskReminder], now: datetime, quiet: QuietHours, zone: ZoneInfo
) -> datetime | None:
    """The latest moment up to now at which the table asks for a reminder; None if there was none since the task was
    given, or only long ago, or if the next is still to come today (what was missed then waits for it). A task that the
    assignee put off has none until the moment that they chose.
    """
    if task.again_at is not None and now < task.again_at:
        return None
    today = now.astimezone(zone).date()
    days = [(row.at, day) for row in rows if (day := _last_day(row, task.due_on, today)) is not None]
    moments = [_task_moment(day, at, quiet, zone) for at, day in days]
    latest = max(moments + ([task.again_at] if task.again_at is not None else []), default=None)
    if latest is None or not task.created_at < latest <= now or now - latest > TASK_LATE_FOR:
        return None
    return latest


def _last_day(row: TaskReminder, due_on: date, today: date) -> date | None:
    """The last day up to today on which the row asks."""
    first = due_on - row.before
    if first > today:
        return None
    if row.every is None or row.every < _DAY:
        return first
    return today - (today - first) % timedelta(days=row.every.days)


def _task_moment(day: date, at: time, quiet: QuietHours, zone: ZoneInfo) -> datetime:
    nominal = datetime.combine(day, at, zone)
    return awake_moment(nominal, datetime.combine(day + _DAY, time(), zone), quiet, zone)


def due_task_reminders(
    tasks: Iterable[TaskFacts],
    written: Mapping[int, AlreadyWritten],
    rows: Sequence[TaskReminder],
    now: datetime,
    quiet: QuietHours,
    zone: ZoneInfo,
) -> list[DueTasks]:
    """What is to be written now, one message a person: the tasks whose latest moment is later than the person's last
    message (`written`, by person id). After a downtime: today's state, once.
    """
    if is_quiet(now, quiet, zone):
        return []
    due: dict[int, list[tuple[str, TaskFacts]]] = {}
    for task in tasks:
        moment = last_task_moment(task, rows, now, quiet, zone)
        gone = written.get(task.assignee_id, AlreadyWritten()).gone
        if moment is not None and task_slot(moment, zone) > max(gone, default=""):
            due.setdefault(task.assignee_id, []).append((task_slot(moment, zone), task))
    messages = (
        _as_message(person_id, found, written.get(person_id, AlreadyWritten())) for person_id, found in due.items()
    )
    return [message for message in messages if message is not None]


def _as_message(person_id: int, found: list[tuple[str, TaskFacts]], written: AlreadyWritten) -> DueTasks | None:
    slot = max(slot for slot, _ in found)
    if slot in written.waiting:
        return None
    ordered = sorted((task for _, task in found), key=lambda task: (task.due_on, task.id))
    return DueTasks(person_id, tuple(task.id for task in ordered), slot, written.waiting)
