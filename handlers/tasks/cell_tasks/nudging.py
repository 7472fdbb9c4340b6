"""Reminding by hand: privately, once a day, not those on leave."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.rights.access import Action
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen
from handlers.sessions.reminders.messages import task_reminder
from handlers.tasks.cell_tasks import texts
from handlers.tasks.labels import lines
from handlers.tasks.notifications import LIFETIME
from storage import audit
from storage.leaves import on_leave
from storage.outbox import key_exists
from storage.people import Person
from storage.tasks import Task

NUDGE = "nudge"


@dataclass
class Nudged:
    """Names of those who are reminded, were so today, are away, and whom no message reaches."""

    told: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def text(self) -> Markup:
        pairs = (
            (texts.NUDGED, self.told),
            (texts.NUDGED_BEFORE, self.before),
            (texts.NUDGED_AWAY, self.away),
            (texts.NUDGED_MISSED, self.missed),
        )
        return Markup("\n").join(text.format(names=", ".join(names)) for text, names in pairs if names)


def nudge(work: Work, people: Sequence[tuple[Person, Sequence[Task]]]) -> Nudged:
    """Remind each of `people` of these tasks of theirs."""
    away, nudged = on_leave(work.db, work.today), Nudged()
    for person, tasks in people:
        notice = _notice(work, person, tasks)
        if person.id in away:
            nudged.away.append(called(work.db, person))
        elif key_exists(work.db, notice.key(person.id)):
            nudged.before.append(called(work.db, person))
        elif notify(work, person, notice):
            nudged.told.append(called(work.db, person))
            audit.record(
                work.db,
                work.person.id if work.person else None,
                Action.CHANGE_TASK,
                f"nudge:person:{person.id}",
                work.now,
            )
        else:
            nudged.missed.append(called(work.db, person))
    return nudged


def _notice(work: Work, person: Person, tasks: Sequence[Task]) -> Notice:
    by = called(work.db, work.person) if work.person is not None else ""
    text = texts.NUDGE.format(by=by, lines=lines(list(tasks), work.today))
    later = wait_for_morning(work.now, work.now + LIFETIME, work.policy.quiet_hours, work.zone)
    screen = Screen(text, task_reminder(tasks, work.today).choices)
    slot = work.today.isoformat()
    return Notice(NUDGE, f"person:{person.id}", slot, screen, not_before=later, expires_at=work.now + LIFETIME)
