"""A call for help that nobody in the cell has answered for some days goes to the ward."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import partial

from handlers.context import Work
from handlers.language.dates import long_date
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.screen import Screen
from handlers.tasks import texts
from handlers.tasks.about_task import subject_of
from handlers.tasks.buttons import TASK
from handlers.tasks.notifications import LIFETIME
from handlers.tasks.summary import summary_of, summary_text
from storage.people import Person, RoleName, Unit, holders_in
from storage.reports import unanswered_calls
from storage.tasks import Report


def help_due(work: Work) -> Iterator[DueNotice]:
    """For the ward, of calls that are unanswered for longer than the settings say."""
    calls = unanswered_calls(work.db, work.now - work.policy.tasks.help_to_ward_after)
    people = _ward_people(work, [one.task.cell for one in calls]) if calls else {}
    for report in calls:
        make = partial(_screen, work, report)
        for person in people[report.task.cell_id]:
            yield DueNotice(person.id, subject_of(report.task), f"report:{report.id}", make, work.now + LIFETIME)


def _ward_people(work: Work, cells: Collection[Unit]) -> dict[int, list[Person]]:
    """For each cell the committee member in charge of it; where there is none, the ward's building committee."""
    in_charge, building = defaultdict(list), defaultdict(list)
    for role, person in holders_in(work.db, {one.id for one in cells}, [RoleName.IN_CHARGE]):
        in_charge[role.unit_id].append(person)
    above = {one.parent_id for one in cells if one.parent_id is not None}
    for role, person in holders_in(work.db, above, [RoleName.WARD_BUILDING]):
        building[role.unit_id].append(person)
    return {one.id: in_charge[one.id] or building[one.parent_id or 0] for one in cells}


def _screen(work: Work, report: Report, person: Person) -> Screen:
    task = report.task
    text = texts.HELP_TO_WARD.format(
        who=report.person.full_name,
        cell=task.cell.name,
        day=long_date(report.at.astimezone(work.zone).date()),
        summary=summary_text(task, summary_of(report)),
    )
    return Screen(text, ((TASK.choice(task, texts.SEE_TASK, "view"),),))


DUE = (Reminder("help_to_ward", help_due),)
