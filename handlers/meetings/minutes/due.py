"""The upload and the report after minutes are adopted, and the adoption itself, are reminded of until ticked off."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.buttons import document_rows
from handlers.meetings.minutes.content import MINUTES
from handlers.meetings.minutes.rules import reminder_slot
from handlers.meetings.minutes.sending import left_to_do, sign_of, until
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from storage.documents import documents_among, documents_of
from storage.meetings import Meeting, unfinished_minutes
from storage.people import Person

THEME_LENGTH = 80
# What was not ticked off by then is no longer reminded of.
LOOKS_BACK = timedelta(days=10)
LIFETIME = timedelta(days=1)


def minutes_due(work: Work) -> Iterator[DueNotice]:
    """For the chair and for who wrote it down. Of several that were missed only the last."""
    spans, now = work.policy.documents.upload_reminders, work.now
    slots = {
        meeting: slot
        for meeting in unfinished_minutes(work.db, now - LOOKS_BACK)
        if (slot := reminder_slot(meeting.logged_at, meeting.adopted_at, spans, now)) is not None
    }
    written = {one.meeting_id for one in documents_among(work.db, [one.id for one in slots], MINUTES)} if slots else ()
    for meeting, slot in slots.items():
        if meeting.id in written:
            make = partial(_screen, work, meeting)
            for person_id in meeting.responsible_ids:
                yield DueNotice(person_id, f"meeting:{meeting.id}", slot, make, now + LIFETIME)


def _screen(work: Work, meeting: Meeting, person: Person) -> Screen:
    return Screen(_text(work, meeting), document_rows(work, meeting, person))


def _text(work: Work, meeting: Meeting) -> Markup:
    document = documents_of(work.db, meeting.id)[MINUTES]
    theme, deadline = shortened(meeting.session.theme, THEME_LENGTH), until(work, meeting)
    if meeting.adopted_at is None:
        return chat_texts.REMIND_ADOPTING.format(sign=sign_of(document), theme=theme)
    text = chat_texts.REMIND if work.now < deadline else chat_texts.REMIND_LATE
    return text.format(
        sign=sign_of(document), theme=theme, what=left_to_do(meeting), until=long_moment(deadline, work.zone)
    )


DUE = (Reminder("upload", minutes_due),)
