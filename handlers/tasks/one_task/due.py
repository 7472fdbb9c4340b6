"""A call for help that nobody in the cell has answered for some days goes to the ward."""

from collections.abc import Iterator
from functools import partial

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_date
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.rights.recipients import Duty, told_in
from handlers.screens.screen import Screen
from handlers.tasks import texts
from handlers.tasks.about_task import subject_of
from handlers.tasks.buttons import TASK
from handlers.tasks.notifications import LIFETIME
from handlers.tasks.summary import summary_of, summary_text
from storage.people import Person
from storage.reports import unanswered_calls
from storage.tasks import Report


def help_due(work: Work) -> Iterator[DueNotice]:
    """For the committee member in charge of the cell (where there is none, those who build the Party in the ward), of
    calls that are unanswered for longer than the settings say.
    """
    calls = unanswered_calls(work.db, work.now - work.policy.tasks.help_to_ward_after)
    people = told_in(work.db, Duty.HELP_FROM_ABOVE, {one.task.cell_id for one in calls}) if calls else {}
    for report in calls:
        make = partial(_screen, work, report)
        for person in people[report.task.cell_id]:
            subject, slot = subject_of(report.task), f"report:{report.id}"
            yield DueNotice(person.id, subject, slot, make, work.now + LIFETIME, about=(subject,))


def _screen(work: Work, report: Report, person: Person) -> Screen:
    task = report.task
    text = texts.HELP_TO_WARD.format(
        who=called(work.db, report.person),
        cell=task.cell.name,
        day=long_date(report.at.astimezone(work.zone).date()),
        summary=summary_text(task, summary_of(report)),
    )
    return Screen(text, ((TASK.choice(task, texts.SEE_TASK, "view"),),))


DUE = (Reminder("help_to_ward", help_due),)
