"""The buttons of a meeting's documents: `x:<meeting id>:<meeting version>:<verb>`, re-checked on each tap."""

from handlers.context import Work
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.content import MINUTES, RESOLUTION
from handlers.meetings.minutes.rules import sign
from handlers.rights.access import Action
from handlers.screens.screen import Choice
from storage.documents import documents_of
from storage.meetings import Meeting
from storage.sessions import SessionKind

Row = tuple[Choice, ...]
PATTERN = r"^x:\d{1,15}:\d{1,9}:[a-z]{2,12}$"


def document_button(meeting: Meeting, label: str, verb: str) -> Choice:
    return Choice(label, f"x:{meeting.id}:{meeting.version}:{verb}")


def document_rows(work: Work, meeting: Meeting) -> tuple[Row, ...]:
    """What can be done with the documents now, by whoever is speaking."""
    documents = documents_of(work.db, meeting.id)
    if MINUTES not in documents:
        return ()
    rows: list[Row] = [
        (document_button(meeting, chat_texts.WORD, "word"), document_button(meeting, chat_texts.PDF, "pdf"))
    ]
    if RESOLUTION in documents:
        label = chat_texts.RESOLUTION.format(sign=sign(documents[RESOLUTION].number, RESOLUTION))
        rows.append((document_button(meeting, label, "resolution"),))
    if work.person is None or not work.may(Action.ADOPT_MINUTES, meeting.cell_id):
        return tuple(rows)
    return (*rows, *_to_do(meeting, RESOLUTION in documents))


def _to_do(meeting: Meeting, resolved: bool) -> list[Row]:
    if meeting.adopted_at is None:
        return [
            (document_button(meeting, chat_texts.ADOPT, "adopt"),),
            (document_button(meeting, chat_texts.CORRECT, "correct"),),
        ]
    rows: list[Row] = []
    if meeting.uploaded_at is None:
        rows.append((document_button(meeting, chat_texts.UPLOADED, "uploaded"),))
    if meeting.reported_at is None:
        rows.append((document_button(meeting, chat_texts.REPORTED, "reported"),))
    if not resolved and meeting.session.kind != SessionKind.COMMITTEE:
        rows.append((document_button(meeting, chat_texts.RESOLVE, "resolve"),))
    return [*rows, (document_button(meeting, chat_texts.ADD, "addendum"),)]
