"""A call for help that nobody in the cell has answered for some days goes to the ward."""

from handlers.context import Work
from handlers.language.dates import long_date
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import is_quiet
from handlers.screens.screen import Screen
from handlers.tasks import texts
from handlers.tasks.about_task import subject_of
from handlers.tasks.buttons import TASK
from handlers.tasks.notifications import LIFETIME
from handlers.tasks.summary import summary_of, summary_text
from storage.outbox import key_exists
from storage.people import Person, RoleName, Unit, holders_of
from storage.tasks import Report, unanswered_calls

KIND = "help_to_ward"


def pass_on_help(work: Work) -> int:
    """Tell the ward of calls for help that are unanswered for longer than the settings say. Returns how many."""
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    before = work.now - work.policy.tasks.help_to_ward_after
    return sum(_pass_on(work, report) for report in unanswered_calls(work.db, before))


def _pass_on(work: Work, report: Report) -> int:
    task, written = report.task, 0
    text = texts.HELP_TO_WARD.format(
        who=report.person.full_name,
        cell=task.cell.name,
        day=long_date(report.at.astimezone(work.zone).date()),
        summary=summary_text(task, summary_of(report)),
    )
    screen = Screen(text, ((TASK.choice(task, texts.SEE_TASK, "view"),),))
    notice = Notice(KIND, subject_of(task), f"report:{report.id}", screen, expires_at=work.now + LIFETIME)
    for person in ward_people(work, task.cell):
        if not key_exists(work.db, notice.key(person.id)):
            written += notify(work, person, notice)
    return written


def ward_people(work: Work, cell: Unit) -> list[Person]:
    """The committee member in charge of the cell; where there is none, the ward's building committee."""
    people = holders_of(work.db, cell.id, RoleName.IN_CHARGE)
    if not people and cell.parent_id is not None:
        people = holders_of(work.db, cell.parent_id, RoleName.WARD_BUILDING)
    return people
