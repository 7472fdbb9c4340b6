"""Requests about data that wait for an answer are reminded of, so that the law's days are kept."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from handlers.context import Work
from handlers.language.dates import long_date
from handlers.people.privacy import rules, texts
from handlers.people.privacy.asking import answer_button, answerers, notice_text, subject_of
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.screen import Screen
from storage.data_requests import DataRequest, open_requests
from storage.people import Person

LIFETIME = timedelta(days=1)


def requests_due(work: Work) -> Iterator[DueNotice]:
    """For those who answer, of what is to be answered tomorrow, today or is late, once a working day."""
    if work.now < rules.remind_from(work.today, work.zone):
        return
    waiting = [one for one in open_requests(work.db) if rules.to_remind(one.due_on, work.today, work.policy.requests)]
    for request in waiting:
        make = partial(_screen, request)
        for person in answerers(work.db, request):
            slot = f"due:{work.today.isoformat()}"
            about = (f"person:{request.person_id}",)
            yield DueNotice(person.id, subject_of(request), slot, make, work.now + LIFETIME, about=about)


def _screen(request: DataRequest, administrator: Person) -> Screen:
    text = texts.REMINDER.format(due=long_date(request.due_on), notice=notice_text(request))
    return Screen(text, ((answer_button(request),),))


# The law's days run on while an administrator is on leave.
DUE = (Reminder("data_request_due", requests_due, on_leave=True),)
