"""The buttons of a meeting's documents: any change of the meeting makes those so far old."""

from handlers.context import Work
from handlers.forms.buttons import Buttons
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.content import MINUTES, RESOLUTION
from handlers.meetings.minutes.rules import sign
from handlers.rights.access import Action
from handlers.screens.screen import Choice
from storage.documents import documents_of
from storage.meetings import Meeting
from storage.people import Person
from storage.sessions import SessionKind

Row = tuple[Choice, ...]
DOCUMENTS = Buttons("x", Meeting, unit=lambda meeting: meeting.cell_id, version=lambda meeting: meeting.version)


def document_rows(work: Work, meeting: Meeting, viewer: Person | None = None) -> tuple[Row, ...]:
    """What can be done with the documents now, by `viewer` (else by whoever is speaking)."""
    documents = documents_of(work.db, meeting.id)
    if MINUTES not in documents:
        return ()
    choice = DOCUMENTS.choice
    rows: list[Row] = [(choice(meeting, chat_texts.WORD, "word"), choice(meeting, chat_texts.PDF, "pdf"))]
    if RESOLUTION in documents:
        label = chat_texts.RESOLUTION.format(sign=sign(documents[RESOLUTION].number, RESOLUTION))
        rows.append((choice(meeting, label, "resolution"),))
    if work.may(Action.ADOPT_MINUTES, meeting.cell_id, person=viewer):
        rows += _to_do(meeting, RESOLUTION in documents)
    return tuple(rows)


def _to_do(meeting: Meeting, resolved: bool) -> list[Row]:
    if meeting.adopted_at is None:
        labels = {"adopt": chat_texts.ADOPT, "correct": chat_texts.CORRECT}
    else:
        labels = {}
        if meeting.uploaded_at is None:
            labels |= {"handbook": chat_texts.HANDBOOK, "uploaded": chat_texts.UPLOADED}
        if meeting.reported_at is None:
            labels["reported"] = chat_texts.REPORTED
        if not resolved and meeting.session.kind != SessionKind.COMMITTEE:
            labels["resolve"] = chat_texts.RESOLVE
        labels["addendum"] = chat_texts.ADD
    return [(DOCUMENTS.choice(meeting, label, verb),) for verb, label in labels.items()]
