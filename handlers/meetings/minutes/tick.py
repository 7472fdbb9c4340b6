"""Reminding of the upload and the report after minutes are adopted, and of the adoption itself, until ticked off."""

from datetime import timedelta

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.buttons import document_rows
from handlers.meetings.minutes.content import MINUTES
from handlers.meetings.minutes.sending import left_to_do, sign_of, until
from handlers.screens.fitting import shortened
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen
from storage.documents import documents_of
from storage.meetings import Meeting, unfinished_minutes
from storage.people import Person

KIND = "upload"
THEME_LENGTH = 80
# What was not ticked off by then is no longer reminded of.
LOOKS_BACK = timedelta(days=10)
LIFETIME = timedelta(days=1)


def remind_of_minutes(work: Work) -> int:
    """Write the reminders whose moment has come. Of several that were missed only the last goes out."""
    meetings = unfinished_minutes(work.db, work.now - LOOKS_BACK)
    return sum(_remind(work, meeting) for meeting in meetings)


def _remind(work: Work, meeting: Meeting) -> int:
    due = _due_slot(work, meeting)
    document = documents_of(work.db, meeting.id).get(MINUTES)
    if due is None or document is None:
        return 0
    written = 0
    for person_id in dict.fromkeys(one for one in (meeting.chair_id, meeting.logged_by_id) if one is not None):
        person = work.db.get_one(Person, person_id)
        written += _write(work, meeting, person, due)
    return written


def _due_slot(work: Work, meeting: Meeting) -> str | None:
    """Which reminder has come, as its slot: "adopt", or the number of the last one about upload and report."""
    spans = work.policy.documents.upload_reminders
    if meeting.adopted_at is None:
        return "adopt" if spans and work.now >= meeting.logged_at + spans[0] else None
    past = [number for number, span in enumerate(spans) if work.now >= meeting.adopted_at + span]
    return str(past[-1]) if past else None


def _write(work: Work, meeting: Meeting, person: Person, slot: str) -> bool:
    # The buttons are those of the person it goes to, whoever's unit of work this is.
    speaking, work.person = work.person, person
    try:
        screen = Screen(_text(work, meeting), document_rows(work, meeting))
    finally:
        work.person = speaking
    expires = work.now + LIFETIME
    notice = Notice(
        KIND,
        f"meeting:{meeting.id}",
        slot,
        screen,
        expires_at=expires,
        not_before=wait_for_morning(work.now, expires, work.policy.quiet_hours, work.zone),
    )
    return notify(work, person, notice)


def _text(work: Work, meeting: Meeting) -> Markup:
    document = documents_of(work.db, meeting.id)[MINUTES]
    theme, deadline = shortened(meeting.session.theme, THEME_LENGTH), until(work, meeting)
    if meeting.adopted_at is None:
        return chat_texts.REMIND_ADOPTING.format(sign=sign_of(document), theme=theme)
    text = chat_texts.REMIND if work.now < deadline else chat_texts.REMIND_LATE
    return text.format(
        sign=sign_of(document), theme=theme, what=left_to_do(meeting), until=long_moment(deadline, work.zone)
    )
