"""Handing documents out: to those who read them out, to whoever asks, and what is left to do with them."""

from datetime import datetime

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.buttons import document_rows
from handlers.meetings.minutes.content import MINUTES
from handlers.meetings.minutes.rendering import find_office, recipe_of
from handlers.meetings.minutes.rules import adopted_later, sign
from handlers.reminders.news import number_in
from handlers.screens.fitting import shortened
from handlers.screens.notices import Key, Notice, notify, send_document
from handlers.screens.screen import Screen
from storage.documents import Document, documents_of
from storage.meetings import Meeting
from storage.outbox import Lane
from storage.people import Person

KIND = "minutes"
READING = "reading:"
THEME_IN_CAPTION = 120


def sign_of(document: Document) -> str:
    return sign(document.number, document.kind)


def minutes_of(work: Work, meeting: Meeting) -> Document:
    """The minutes of a saved meeting. Raises KeyError for one that was saved before there were documents."""
    return documents_of(work.db, meeting.id)[MINUTES]


def send_for_reading(work: Work, meeting: Meeting) -> None:
    """The Word file to the chair and to who wrote it down, each once for each version."""
    document = minutes_of(work, meeting)
    text = chat_texts.FOR_READING.format(
        sign=sign_of(document), theme=shortened(meeting.session.theme, THEME_IN_CAPTION)
    )
    version = document.newest
    for person_id in meeting.responsible_ids:
        person = work.db.get_one(Person, person_id)
        notice = Notice(
            KIND,
            f"meeting:{meeting.id}",
            f"{READING}{version.version}",
            Screen(text),
            lane=Lane.PERSON,
            document=recipe_of(version.id, "docx", work.policy.documents),
            about=(f"meeting:{meeting.id}",),
        )
        notify(work, person, notice)


def is_newest(work: Work, key: Key) -> bool:
    """Whether what was sent for reading is the minutes as they are now."""
    meeting = work.db.get(Meeting, number_in(key))
    document = documents_of(work.db, meeting.id).get(MINUTES) if meeting is not None else None
    return document is not None and key.slot == f"{READING}{document.newest.version}"


def hand_out(work: Work, chat_id: int, document: Document, meeting: Meeting, form: str) -> None:
    """The file to who asks for it. Where no PDF can be made it is the Word file, and that is said."""
    theme = shortened(meeting.session.theme, THEME_IN_CAPTION)
    text = chat_texts.FILE.format(kind=chat_texts.KINDS[document.kind], sign=sign_of(document), theme=theme)
    if form == "pdf" and find_office() is None:
        form, text = "docx", text + chat_texts.NO_PDF
    send_document(work, chat_id, text, recipe_of(document.newest.id, form, work.policy.documents))


def until(work: Work, meeting: Meeting) -> datetime:
    """By when the file is to be in the handbook, and the report with the ward: soon after the meeting that adopted it,
    where that was a later one, or after its being registered, where that came later.
    """
    zone, finished = work.zone, meeting.ended_at
    if meeting.session.registered_late:
        finished = max(finished, meeting.session.registered_at)
    if meeting.adopted_at is not None and adopted_later(finished.astimezone(zone), meeting.adopted_at.astimezone(zone)):
        finished = meeting.adopted_at
    return finished + work.policy.documents.upload_within


def left_to_do(meeting: Meeting) -> str:
    """What is still to be done with adopted minutes, in words; "" where nothing is."""
    left = [
        text
        for done, text in ((meeting.uploaded_at, chat_texts.TO_UPLOAD), (meeting.reported_at, chat_texts.TO_REPORT))
        if done is None
    ]
    return chat_texts.AND.join(left)


def standing_screen(work: Work, meeting: Meeting, note: Markup | None = None) -> Screen:
    """Where the minutes stand, with what can be done now."""
    document, what = minutes_of(work, meeting), left_to_do(meeting)
    shown_until = long_moment(until(work, meeting), work.zone)
    if meeting.adopted_at is None:
        theme = shortened(meeting.session.theme, THEME_IN_CAPTION)
        text = chat_texts.FOR_READING.format(sign=sign_of(document), theme=theme)
    elif what:
        text = chat_texts.LEFT_TO_DO.format(sign=sign_of(document), what=what, until=shown_until)
    else:
        text = chat_texts.BOTH_DONE.format(sign=sign_of(document))
    return Screen(text if note is None else note, document_rows(work, meeting))
