"""Minutes after they are saved: files, adoption, corrections before and addenda after it, and the upload."""

from telegram import Update

from handlers.context import Context, chat_id_of
from handlers.forms.buttons import Callback, Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.adopting import ADOPT, Adopting
from handlers.meetings.minutes.buttons import DOCUMENTS, document_rows
from handlers.meetings.minutes.changing import ADDENDUM, Addition
from handlers.meetings.minutes.content import MINUTES, RESOLUTION
from handlers.meetings.minutes.due import DUE
from handlers.meetings.minutes.handbook import handbook_text
from handlers.meetings.minutes.making import make_resolution
from handlers.meetings.minutes.sending import hand_out, minutes_of, sign_of, standing_screen
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from storage import audit
from storage.documents import documents_of
from storage.meetings import Meeting

# A file may be asked for by an old button as well: it is always the newest that is handed out.
_FILES = {"word": (MINUTES, "docx"), "pdf": (MINUTES, "pdf"), "resolution": (RESOLUTION, "docx")}
THEME_LENGTH = 120
RESOLVED = "make_resolution"


async def _hand_out(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    kind, file_format = _FILES[tap.verb]
    document = documents_of(context.db, tap.row.id).get(kind)
    if document is None:
        return await toast(update, shared.OLD_BUTTON)
    viewings.note(context, Action.SEE_MINUTES, f"document:{document.id}")
    hand_out(context.work, chat_id_of(update), document, tap.row, file_format)
    return None


def _adopted_already(context: Context, meeting: Meeting) -> str | None:
    return chat_texts.ADOPTED_ALREADY if meeting.adopted_at is not None else None


async def _adopt(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    await open_form(update, context, ADOPT, f"meeting:{tap.row.id}", Adopting(meeting_id=tap.row.id))


def _once_adopted(callback: Callback[Meeting]) -> Callback[Meeting]:
    """What can be done with adopted minutes alone."""

    async def answered(update: Update, context: Context, tap: Tap[Meeting]) -> None:
        if tap.row.adopted_at is None:
            return await toast(update, chat_texts.NOT_ADOPTED_YET)
        return await callback(update, context, tap)

    return answered


@_once_adopted
async def _add(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    await open_form(update, context, ADDENDUM, f"meeting:{tap.row.id}", Addition(meeting_id=tap.row.id))


@_once_adopted
async def _resolve(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    """The resolution gets its number and goes out as a file; asked for twice it is the same one."""
    meeting = tap.row
    if RESOLUTION not in documents_of(context.db, meeting.id):
        audit.record(context.db, context.person.id, RESOLVED, f"meeting:{meeting.id}", context.now)
    document = make_resolution(context.work, meeting)
    text = chat_texts.RESOLVED.format(sign=sign_of(document), theme=shortened(meeting.session.theme, THEME_LENGTH))
    await show(update, Screen(text, document_rows(context.work, meeting)), fresh=True)
    hand_out(context.work, chat_id_of(update), document, meeting, "docx")


@_once_adopted
async def _handbook(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    """What is copied into the handbook, the file to go with it, and below them the way to say that it is done."""
    meeting, work = tap.row, context.work
    document = minutes_of(work, meeting)
    viewings.note(context, Action.SEE_MINUTES, f"document:{document.id}")
    copied = handbook_text(document.newest.snapshot, work.policy.documents.old_spelling)
    await show(update, Screen(copied), fresh=True)
    hand_out(work, chat_id_of(update), document, meeting, "docx")
    await show(update, standing_screen(work, meeting, chat_texts.TO_COPY), fresh=True)


@_once_adopted
async def _uploaded(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    tap.row.uploaded_at = tap.row.uploaded_at or context.now
    await _ticked_off(update, context, tap, chat_texts.TICKED_UPLOADED)


@_once_adopted
async def _reported(update: Update, context: Context, tap: Tap[Meeting]) -> None:
    tap.row.reported_at = tap.row.reported_at or context.now
    await _ticked_off(update, context, tap, chat_texts.TICKED_REPORTED)


async def _ticked_off(update: Update, context: Context, tap: Tap[Meeting], note: str) -> None:
    meeting = tap.row
    meeting.version += 1
    audit.record(context.db, context.person.id, f"minutes_{tap.verb}", f"meeting:{meeting.id}", context.now)
    await toast(update, note)
    await show(update, standing_screen(context.work, meeting))


FEATURE = Feature(
    due=DUE,
    forms=(ADOPT, ADDENDUM),
    buttons=(
        *(DOCUMENTS.on(verb, _hand_out, Action.SEE_BOOK, always=True, numbers=0) for verb in _FILES),
        DOCUMENTS.on("adopt", _adopt, Action.ADOPT_MINUTES, ended=_adopted_already, numbers=0),
        DOCUMENTS.on("addendum", _add, Action.ADOPT_MINUTES, numbers=0),
        DOCUMENTS.on("resolve", _resolve, Action.ADOPT_MINUTES, numbers=0),
        DOCUMENTS.on("handbook", _handbook, Action.ADOPT_MINUTES, numbers=0),
        DOCUMENTS.on("uploaded", _uploaded, Action.ADOPT_MINUTES, numbers=0),
        DOCUMENTS.on("reported", _reported, Action.ADOPT_MINUTES, numbers=0),
    ),
)
