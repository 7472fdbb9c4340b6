"""One's own book, and the page of one's own data."""

from zoneinfo import ZoneInfo

from markupsafe import Markup

from handlers.context import Context
from handlers.language.dates import long_date, long_moment, short_date
from handlers.people.privacy import texts
from handlers.people.privacy.buttons import OWN
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.tasks import rules as task_rules
from handlers.tasks.labels import short_label
from handlers.tasks.texts import STATES
from storage import meetings, sessions
from storage.accounts import first_consent
from storage.audit import AuditRow, latest_by_others
from storage.data_requests import requests_of
from storage.people import Person
from storage.reports import reports_by
from storage.tasks import Task, TaskState, ids_had_or_reported_on, tasks_of_person

MOST_THANKS = 5
MOST_REPORTS = 10
MOST_SEEN = 15
_LOOKS = tuple(texts.SEEN_WHAT)


def book_screen(context: Context) -> Screen:
    """My tasks, what I reported, what I earn thanks for."""
    db, person = context.db, context.person
    tasks = tasks_of_person(db, person.id)
    done = [task for task in tasks if task_rules.is_done(task.state)]
    confirmed = sorted((one for one in done if one.state == TaskState.CONFIRMED), key=lambda one: -one.id)
    thanks = shared.list_lines(short_label(task, 80) for task in confirmed[:MOST_THANKS])
    zone = context.work.zone
    text = texts.BOOK.format(
        name=person.full_name,
        unit=person.unit.name,
        open=sum(task_rules.is_open(task.state) for task in tasks),
        done=len(done),
        on_time=sum(_on_time(task, zone) for task in done),
        reports=len(reports_by(db, person.id)),
        thanks=texts.THANKS.format(lines=thanks) if confirmed else "",
    )
    rows = (
        (Choice(texts.MY_TASKS, menu.TASKS.data),),
        (OWN.choice(person, texts.MY_REPORTS, "reports"),),
        (OWN.choice(person, texts.MY_DATA, "data"),),
    )
    return Screen(text, rows)


def _on_time(task: Task, zone: ZoneInfo) -> bool:
    return task.done_at is not None and task.done_at.astimezone(zone).date() <= task.due_on


def reports_screen(context: Context) -> Screen:
    reports = reports_by(context.db, context.person.id)[:MOST_REPORTS]
    if not reports:
        return Screen(texts.REPORTS_NONE)
    zone = context.work.zone
    lines = shared.list_lines(
        texts.REPORT_LINE.format(
            at=short_date(one.at.astimezone(zone).date()), task=short_label(one.task, 80), result=STATES[one.outcome]
        )
        for one in reports
    )
    return Screen(texts.REPORTS.format(lines=lines))


def data_screen(context: Context) -> Screen:
    """What is kept, who sees it, and what may be asked."""
    consent = first_consent(context.db, context.person.id)
    agreed = long_moment(consent, context.work.zone) if consent is not None else texts.NO_CONSENT
    waiting = Markup()
    for one in requests_of(context.db, context.person.id):
        if one.answered_at is None:
            waiting += texts.OPEN_REQUEST.format(kind=texts.KINDS[one.kind], due=long_date(one.due_on))
    rows = (
        (OWN.choice(context.person, texts.FILE, "file"),),
        (OWN.choice(context.person, texts.SEEN, "seen"),),
        (OWN.choice(context.person, texts.CORRECT, "correct"),),
        (OWN.choice(context.person, texts.WITHDRAW, "withdraw"), OWN.choice(context.person, texts.ERASE, "erase")),
    )
    text = texts.DATA.format(
        kept=shared.DATA_KEPT, seen_by=shared.DATA_SEEN_BY, asked_of=shared.DATA_ASKED_OF, consent=agreed, open=waiting
    )
    return Screen(text, rows)


def withdraw_screen(context: Context) -> Screen:
    """What withdrawing does, what stays and why; it is done by the next tap."""
    now = OWN.choice(context.person, texts.WITHDRAW_NOW, "withdraw_now")
    return Screen(texts.ASK_WITHDRAW, ((now,), (OWN.choice(context.person, texts.WITHDRAW_NOT, "data"),)))


def seen_screen(context: Context) -> Screen:
    """Who else looked at what is about me, the latest first."""
    rows = seen_by_others(context)
    if not rows:
        return Screen(texts.SEEN_NONE)
    lines = shared.list_lines(
        texts.SEEN_LINE.format(
            at=long_moment(row.at, context.work.zone),
            who=context.db.get_one(Person, row.person_id).full_name,
            what=texts.SEEN_WHAT.get(row.action, texts.SEEN_OTHER),
        )
        for row in rows
    )
    return Screen(texts.SEEN_LIST.format(lines=lines))


def seen_by_others(context: Context) -> list[AuditRow]:
    """The looks of others at this person, the tasks they have or did a part of, and their cell's board, sessions and
    meetings.
    """
    me, db = context.person.id, context.db
    cell_id = context.person.unit_id
    subjects = [f"person:{me}", f"unit:{cell_id}", *(f"task:{one}" for one in ids_had_or_reported_on(db, me))]
    subjects += [f"session:{one}" for one in sessions.ids_of_cell(db, cell_id)]
    subjects += [f"meeting:{one}" for one in meetings.ids_of_cell(db, cell_id)]
    return latest_by_others(db, me, _LOOKS, subjects, MOST_SEEN)
