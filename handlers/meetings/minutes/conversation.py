"""Minutes after they are saved: files, adoption, corrections before and addenda after it, and the upload."""

from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, chat_id_of
from handlers.forms.engine import Forms, show, toast
from handlers.forms.stated import Handler
from handlers.language.dates import long_moment
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.buttons import PATTERN, document_rows
from handlers.meetings.minutes.changing import ADDENDUM, CORRECT
from handlers.meetings.minutes.content import MINUTES, RESOLUTION
from handlers.meetings.minutes.making import make_minutes, make_resolution
from handlers.meetings.minutes.sending import hand_out, sign_of, standing_screen, until
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from storage import audit
from storage.documents import documents_of
from storage.drafts import DraftState, unfinished_about
from storage.meeting_notes import MeetingLog
from storage.meetings import Meeting

_READING = frozenset({"word", "pdf", "resolution"})
_FORMS_OF_NOTES = ("minutes", "notes", "agenda")
THEME_LENGTH = 120
DIALOGS = (CORRECT, ADDENDUM)
Deed = Callable[[Update, Context, Meeting], Awaitable[None]]


class Documents:
    """The buttons below saved minutes."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [CallbackQueryHandler(self.tapped, pattern=PATTERN)]

    def handlers(self) -> list[Handler]:
        return [CallbackQueryHandler(self.unknown, pattern=r"^x:")]

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return

    async def tapped(self, update: Update, context: Context) -> None:
        """Re-checked on each tap: the meeting is there, the person may, and the button is not old."""
        assert update.callback_query is not None and update.callback_query.data is not None
        _, meeting_id, version, verb = update.callback_query.data.split(":")
        meeting = context.db.get(Meeting, int(meeting_id))
        action = Action.SEE_BOOK if verb in _READING else Action.ADOPT_MINUTES
        deed = self._deeds().get(verb)
        if meeting is None or deed is None or not context.work.may(action, meeting.cell_id):
            await toast(update, shared.NOT_YOURS)
            return None
        # A file may be asked for by an old button as well: it is always the newest that is handed out.
        if verb not in _READING and meeting.version != int(version):
            await toast(
                update, chat_texts.ADOPTED_ALREADY if verb == "adopt" and meeting.adopted_at else shared.OLD_BUTTON
            )
            return None
        return await deed(update, context, meeting)

    def _deeds(self) -> dict[str, Deed]:
        return {
            "word": self._hand_out,
            "pdf": self._hand_out,
            "resolution": self._hand_out,
            "adopt": self._adopt,
            "correct": self._open,
            "addendum": self._open,
            "resolve": self._resolve,
            "uploaded": self._tick_off,
            "reported": self._tick_off,
        }

    async def _hand_out(self, update: Update, context: Context, meeting: Meeting) -> None:
        verb = _verb(update)
        documents = documents_of(context.db, meeting.id)
        document = documents.get(RESOLUTION if verb == "resolution" else MINUTES)
        if document is None:
            await toast(update, shared.OLD_BUTTON)
            return
        await toast(update)
        subject = f"document:{document.id}"
        viewings.note(context, Action.SEE_MINUTES, subject)
        hand_out(context.work, chat_id_of(update), document, meeting, "pdf" if verb == "pdf" else "docx")
        return

    async def _adopt(self, update: Update, context: Context, meeting: Meeting) -> None:
        """The meeting has agreed to its minutes: they are locked, and the notes they came from are deleted."""
        await toast(update)
        meeting.adopted_at, meeting.version = context.now, meeting.version + 1
        document = make_minutes(context.work, meeting)
        document.locked_at = context.now
        log = context.db.get(MeetingLog, meeting.session_id)
        if log is not None:
            context.db.delete(log)
        for draft in unfinished_about(context.db, _FORMS_OF_NOTES, f"session:{meeting.session_id}"):
            draft.state = DraftState.SAVED
        audit.record(context.db, context.person.id, Action.ADOPT_MINUTES, f"meeting:{meeting.id}", context.now)
        zone = context.work.zone
        note = chat_texts.ADOPTED.format(
            sign=sign_of(document),
            at=long_moment(context.now, zone),
            until=long_moment(until(context.work, meeting), zone),
        )
        await show(update, standing_screen(context.work, meeting, note), fresh=True)
        return

    async def _open(self, update: Update, context: Context, meeting: Meeting) -> None:
        dialog = CORRECT if _verb(update) == "correct" else ADDENDUM
        if (meeting.adopted_at is None) != (dialog is CORRECT):
            await toast(update, chat_texts.LOCKED if dialog is CORRECT else chat_texts.NOT_ADOPTED_YET)
            return None
        data: dict[str, object] = {"meeting_id": meeting.id}
        return await self._dialogs.open(update, context, dialog.kind, f"meeting:{meeting.id}", data)

    async def _resolve(self, update: Update, context: Context, meeting: Meeting) -> None:
        """The resolution gets its number and goes out as a file; asked for twice it is the same one."""
        if meeting.adopted_at is None:
            await toast(update, chat_texts.NOT_ADOPTED_YET)
            return
        await toast(update)
        document = make_resolution(context.work, meeting)
        text = chat_texts.RESOLVED.format(sign=sign_of(document), theme=shortened(meeting.session.theme, THEME_LENGTH))
        await show(update, Screen(text, document_rows(context.work, meeting)), fresh=True)
        hand_out(context.work, chat_id_of(update), document, meeting, "docx")
        return

    async def _tick_off(self, update: Update, context: Context, meeting: Meeting) -> None:
        done = _verb(update)
        if meeting.adopted_at is None:
            await toast(update, chat_texts.NOT_ADOPTED_YET)
            return
        if done == "uploaded":
            meeting.uploaded_at = meeting.uploaded_at or context.now
        else:
            meeting.reported_at = meeting.reported_at or context.now
        meeting.version += 1
        audit.record(context.db, context.person.id, f"minutes_{done}", f"meeting:{meeting.id}", context.now)
        await toast(update, chat_texts.TICKED_UPLOADED if done == "uploaded" else chat_texts.TICKED_REPORTED)
        await show(update, standing_screen(context.work, meeting))
        return


def _verb(update: Update) -> str:
    assert update.callback_query is not None and update.callback_query.data is not None
    return update.callback_query.data.rsplit(":", 1)[-1]
