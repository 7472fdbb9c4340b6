"""One's own book, and the page of one's own data."""

from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from handlers.context import Context
from handlers.language.dates import long_date, long_moment, short_date
from handlers.people.privacy import texts
from handlers.people.privacy.buttons import OWN
from handlers.rights.viewings import TOLD
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.tasks import rules as task_rules
from handlers.tasks.labels import short_label
from handlers.tasks.texts import STATES
from storage.accounts import first_consent
from storage.audit import AuditRow
from storage.data_requests import DataRequest, requests_of
from storage.people import Person
from storage.reports import reports_by
from storage.seen_by_others import seen_by_others
from storage.tasks import Task, TaskState, tasks_of_person

MOST_THANKS = 5
MOST_REPORTS = 10
MOST_SEEN = 15
MOST_DONE = 3
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
        (OWN.choice(person, texts.MY_YEAR, "year"),),
        (OWN.choice(person, texts.MY_DATA, "data"),),
        (OWN.choice(person, texts.MY_DEVICES, "devices"),),
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
    rows = (
        (OWN.choice(context.person, texts.FILE, "file"),),
        (OWN.choice(context.person, texts.SEEN, "seen"),),
        (OWN.choice(context.person, texts.CORRECT, "correct"), OWN.choice(context.person, texts.ERASE, "erase")),
        (OWN.choice(context.person, texts.RESTRICT, "restrict"), OWN.choice(context.person, texts.OBJECT, "object")),
        (OWN.choice(context.person, texts.WITHDRAW, "withdraw"),),
    )
    text = texts.DATA.format(
        kept=shared.DATA_KEPT,
        seen_by=shared.DATA_SEEN_BY,
        asked_of=shared.DATA_ASKED_OF,
        consent=agreed,
        requests=_requests(context),
    )
    return Screen(text, rows)


def _requests(context: Context) -> Markup:
    """All that is open yet, and the latest of what has ended, each with both dates."""
    asked = requests_of(context.db, context.person.id)
    waiting = [one for one in asked if one.ended_at is None]
    done = [one for one in asked if one.ended_at is not None][:MOST_DONE]
    return Markup().join(_request(one, context.work.zone) for one in (*waiting, *done))


def _request(one: DataRequest, zone: ZoneInfo) -> Markup:
    def day(moment: datetime) -> str:
        return long_date(moment.astimezone(zone).date())

    answer = texts.TO_ANSWER.format(day=long_date(one.due_on))
    if one.answered_at is not None:
        answer = texts.WAS_ANSWERED.format(day=day(one.answered_at))
    words = texts.TO_DO if one.extended_until is None else texts.TO_DO_EXTENDED
    done = words.format(day=long_date(one.last_day), reason=one.extension_reason)
    if one.carried_out_at is not None:
        done = texts.WAS_DONE.format(day=day(one.carried_out_at))
    elif one.refused_at is not None:
        done = texts.WAS_REFUSED.format(day=day(one.refused_at), reason=one.refusal_reason)
    return texts.REQUEST.format(kind=texts.KINDS[one.kind], answer=answer, done=done)


def withdraw_screen(context: Context) -> Screen:
    """What withdrawing does, what stays and why; it is done by the next tap."""
    now = OWN.choice(context.person, texts.WITHDRAW_NOW, "withdraw_now")
    return Screen(texts.ASK_WITHDRAW, ((now,), (OWN.choice(context.person, texts.WITHDRAW_NOT, "data"),)))


def seen_screen(context: Context, before: int | None = None) -> Screen:
    """Who else saw what is about me, or was sent it, the latest first: the rows of the audit before `before`."""
    person = context.person
    units = context.work.target(person.unit_id).units
    rows = seen_by_others(context.db, person, units, _LOOKS, MOST_SEEN + 1, before)
    if not rows:
        return Screen(texts.SEEN_NONE)
    shown = rows[:MOST_SEEN]
    lines = shared.list_lines(_seen_line(context, row) for row in shown)
    older = OWN.choice(person, texts.SEEN_OLDER, "seen", shown[-1].id)
    return Screen(texts.SEEN_LIST.format(lines=lines), ((older,),) if len(rows) > MOST_SEEN else ())


def _seen_line(context: Context, row: AuditRow) -> Markup:
    who = texts.SEEN_OPERATOR.format(login=row.operator)
    if row.person_id is not None:
        who = texts.SEEN_PERSON.format(name=context.db.get_one(Person, row.person_id).full_name)
    told = texts.SEEN_TOLD.get(row.subject.split(":")[0]) if row.action == TOLD else None
    what = told or texts.SEEN_WHAT.get(row.action) or texts.SEEN_DONE.get(row.action, texts.SEEN_OTHER)
    return texts.SEEN_LINE.format(at=long_moment(row.at, context.work.zone), who=who, what=what)
