"""Who was given a role lately hears of it, once; whoever leads the cell also what is open there."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.feature import Feature
from handlers.language.dates import long_moment
from handlers.people.offices import texts
from handlers.people.units.texts import ROLE_NAMES
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.tasks.rules import is_late, is_open
from storage.people import Person, Role, Unit, roles_given
from storage.sessions import Approval, planned_of_cell
from storage.tasks import TaskState, tasks_of_cell

KIND = "office"
TOLD_FOR = timedelta(days=14)
THEME = 80
_WAYS = (menu.BOARD, menu.SCHEDULE, menu.PLAN)


def offices_due(work: Work) -> Iterator[DueNotice]:
    for role in roles_given(work.db, work.now - TOLD_FOR):
        assert role.since is not None
        slot = f"{role.name}:{role.unit_id}:{role.since.isoformat()}"
        make = partial(_screen, work, role)
        yield DueNotice(role.person_id, f"person:{role.person_id}", slot, make, role.since + TOLD_FOR)


def _screen(work: Work, role: Role, person: Person) -> Screen:
    unit = work.db.get_one(Unit, role.unit_id)
    leads = work.may(Action.CHANGE_TASK, unit.id, person=person)
    lines = list(_open(work, unit)) if leads else []
    found = texts.OPEN.format(lines=shared.list_lines(lines)) if lines else texts.NOTHING if leads else Markup()
    text = texts.NEW.format(role=ROLE_NAMES.get(role.name, role.name), unit=unit.name, open=found)
    ways = [Choice(item.label, item.data) for item in _WAYS] if leads else []
    return Screen(text, one_per_row(ways))


def _open(work: Work, unit: Unit) -> Iterator[str]:
    """What is open in the cell, a line each; nothing of what there is none of."""
    tasks = tasks_of_cell(work.db, unit.id)
    still = [one for one in tasks if is_open(one.state)]
    late = sum(is_late(one.due_on, one.state, work.today) for one in still)
    if still:
        yield texts.TASKS.format(open=len(still), late=late)
    yield from _counted(texts.WAITING, sum(one.state == TaskState.DONE for one in tasks))
    yield from _counted(texts.ASKED, sum(one.asked_due_on is not None for one in still))
    planned = sorted(planned_of_cell(work.db, unit.id), key=lambda one: one.starts_at)
    ahead = [one for one in planned if one.starts_at > work.now]
    if ahead:
        start = long_moment(ahead[0].starts_at, work.zone)
        yield texts.NEXT.format(start=start, theme=shortened(ahead[0].theme, THEME))
    yield from _counted(texts.UNLOGGED, len(planned) - len(ahead))
    yield from _counted(texts.RETURNED, sum(one.approval == Approval.RETURNED for one in ahead))


def _counted(text: str, count: int) -> Iterator[str]:
    if count:
        yield text.format(count=count)


# Whoever comes into an office is told also on leave.
DUE = (Reminder(KIND, offices_due, on_leave=True),)
FEATURE = Feature(due=DUE)
