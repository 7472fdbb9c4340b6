"""One's own book, and the page of one's own data. A button is `u:<verb>`."""

from zoneinfo import ZoneInfo

from markupsafe import Markup
from sqlalchemy import select

from handlers.context import Context
from handlers.language.dates import long_date, long_moment, short_date
from handlers.people.privacy import texts
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.tasks import rules as task_rules
from handlers.tasks.labels import short_label
from handlers.tasks.texts import STATES
from storage.accounts import Binding
from storage.audit import AuditRow
from storage.data_requests import requests_of
from storage.meetings import Meeting
from storage.people import Person
from storage.sessions import Session
from storage.tasks import Report, Task, TaskState

MOST_THANKS = 5
MOST_REPORTS = 10
MOST_SEEN = 15
_LOOKS = tuple(texts.SEEN_WHAT)


def book_screen(context: Context) -> Screen:
    """My tasks, what I reported, what I earn thanks for."""
    db, person = context.db, context.person
    tasks = db.scalars(select(Task).where(Task.assignee_id == person.id)).all()
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
        reports=len(_reports(context)),
        thanks=texts.THANKS.format(lines=thanks) if confirmed else "",
    )
    rows = (
        (Choice(texts.MY_TASKS, menu.TASKS.data),),
        (Choice(texts.MY_REPORTS, "u:reports"),),
        (Choice(texts.MY_DATA, "u:data"),),
    )
    return Screen(text, rows)


def _on_time(task: Task, zone: ZoneInfo) -> bool:
    return task.done_at is not None and task.done_at.astimezone(zone).date() <= task.due_on


def _reports(context: Context) -> list[Report]:
    query = select(Report).where(Report.person_id == context.person.id, Report.withdrawn_at.is_(None))
    return list(context.db.scalars(query.order_by(Report.id.desc())))


def reports_screen(context: Context) -> Screen:
    reports = _reports(context)[:MOST_REPORTS]
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
    query = select(Binding.consent_at).where(Binding.person_id == context.person.id).order_by(Binding.consent_at)
    consent = context.db.scalars(query).first()
    said = long_moment(consent, context.work.zone) if consent is not None else texts.NO_CONSENT
    waiting = Markup()
    for one in requests_of(context.db, context.person.id):
        if one.answered_at is None:
            waiting += texts.OPEN_REQUEST.format(kind=texts.KINDS[one.kind], due=long_date(one.due_on))
    rows = (
        (Choice(texts.FILE, "u:file"),),
        (Choice(texts.SEEN, "u:seen"),),
        (Choice(texts.CORRECT, "u:correct"),),
        (Choice(texts.WITHDRAW, "u:withdraw"), Choice(texts.ERASE, "u:erase")),
    )
    text = texts.DATA.format(
        kept=shared.DATA_KEPT, seen_by=shared.DATA_SEEN_BY, asked_of=shared.DATA_ASKED_OF, consent=said, open=waiting
    )
    return Screen(text, rows)


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
    task_ids = {*db.scalars(select(Task.id).where(Task.assignee_id == me))}
    task_ids |= {*db.scalars(select(Report.task_id).where(Report.person_id == me))}
    subjects = [f"person:{me}", f"unit:{context.person.unit_id}", *(f"task:{one}" for one in task_ids)]
    for name, table in (("session", Session), ("meeting", Meeting)):
        ids = db.scalars(select(table.id).where(table.cell_id == context.person.unit_id))
        subjects += [f"{name}:{one}" for one in ids]
    query = (
        select(AuditRow)
        .where(
            AuditRow.action.in_(_LOOKS),
            AuditRow.subject.in_(subjects),
            AuditRow.person_id.is_not(None),
            AuditRow.person_id != me,
        )
        .order_by(AuditRow.id.desc())
        .limit(MOST_SEEN)
    )
    return list(context.db.scalars(query))
