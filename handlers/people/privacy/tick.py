"""Requests about data that wait for an answer are reminded of, so that the law's days are kept."""

from datetime import datetime, time, timedelta

from handlers.context import Work
from handlers.language.dates import long_date
from handlers.people.privacy import rules, texts
from handlers.people.privacy.asking import NOTICE, answer_button, notice_text, subject_of
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import is_quiet
from handlers.screens.screen import Screen
from storage.data_requests import open_requests
from storage.outbox import key_exists
from storage.people import administrators

MORNING = time(7, 30)


def remind_requests(work: Work) -> int:
    """Remind the administrators of what is due tomorrow, today or is late, once a working day. Returns how many."""
    morning = datetime.combine(work.today, MORNING, work.zone)
    if work.now < morning or is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    written = 0
    for request in open_requests(work.db):
        if not rules.to_remind(request.due_on, work.today):
            continue
        text = texts.REMINDER.format(due=long_date(request.due_on), notice=notice_text(request))
        screen, slot = Screen(text, ((answer_button(request),),)), f"due:{work.today.isoformat()}"
        notice = Notice(NOTICE, subject_of(request), slot, screen, expires_at=work.now + timedelta(days=1))
        for person in administrators(work.db):
            if not key_exists(work.db, notice.key(person.id)):
                written += notify(work, person, notice)
    return written
