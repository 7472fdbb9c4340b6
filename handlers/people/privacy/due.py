"""Requests about data are reminded of until they are answered and carried out, so that the law's days are kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from handlers.context import Work
from handlers.language.dates import long_date
from handlers.people.privacy import rules, texts
from handlers.people.privacy.requests import answerers, notice_text, subject_of, ways_on
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.screen import Screen
from storage.data_requests import DataRequest, open_requests
from storage.people import Person

LIFETIME = timedelta(days=1)


def requests_due(work: Work) -> Iterator[DueNotice]:
    """For those who answer, of what is to be answered or carried out tomorrow, today or is late, once a working day."""
    if work.now < rules.remind_from(work.today, work.zone):
        return
    for request in open_requests(work.db):
        slot = _slot(request, work)
        if slot is None:
            continue
        make, about = partial(_screen, request, work.today), (f"person:{request.person_id}",)
        for person in answerers(work.db, request):
            yield DueNotice(person.id, subject_of(request), slot, make, work.now + LIFETIME, about=about)


def _slot(request: DataRequest, work: Work) -> str | None:
    """Under which clock and day it is reminded of now, if at all; the answer comes first."""
    holidays, today = work.policy.holidays, work.today
    if request.answered_at is None and rules.to_remind(request.due_on, today, holidays):
        return f"due:{today.isoformat()}"
    return f"carry_out:{today.isoformat()}" if rules.to_remind(request.last_day, today, holidays) else None


def _screen(request: DataRequest, today: date, administrator: Person) -> Screen:
    unanswered = request.answered_at is None
    words = texts.REMINDER if unanswered else texts.CARRY_OUT_REMINDER
    day = long_date(request.due_on if unanswered else request.last_day)
    return Screen(words.format(due=day, notice=notice_text(request)), ways_on(request, today))


# The law's days run on while an administrator is on leave.
DUE = (Reminder("data_request_due", requests_due, on_leave=True),)
