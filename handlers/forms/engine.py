"""The engine of all conversations: what a tap, a text or a photo does to the person's draft.

`Dialogs` holds the tables of all features. There is one python-telegram-bot `ConversationHandler` whose states are the
union of the tables, so that one conversation is live per person by construction (docs/decisions/0002).
"""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ConversationHandler, MessageHandler, filters

from handlers.context import Context, chat_id_of, current_work
from handlers.forms.drafts import advance, fits, go_back, just_opened, new_draft, question, turn, worth_keeping
from handlers.forms.form import (
    AFRESH,
    BACK,
    CANCEL,
    RESTORE,
    RESUME,
    Attachment,
    Dialog,
    Fetch,
    Finish,
    Next,
    Outcome,
    Picture,
    Reject,
    Stay,
    Step,
)
from handlers.forms.form import button as draft_button
from handlers.screens import texts
from handlers.screens.screen import Screen, message_arguments
from storage.drafts import Draft, DraftState, draft_about, live_draft
from storage.files import DownloadState, request_download

END = ConversationHandler.END
State = str | int | None
Handler = BaseHandler[Any, Context, Any]
DOWNLOAD_LIMIT_MB = 20
FETCHING = "fetching"
DRAFT_BUTTON = r"^d:\d{1,15}:\d{1,9}:"
# The ids of taps that were typed (a number, a label) begin so: the chat has moved on below the message they are on.
TYPED = "typed:"


async def show(update: Update, screen: Screen, fresh: bool = False) -> Message | None:
    """Show a screen: in place of the tapped message, or as a new one (always where `fresh`, or the tap was typed)."""
    query = update.callback_query
    if query is not None and not query.id.startswith(TYPED) and not fresh and screen.menu is None:
        shown = await query.edit_message_text(**message_arguments(screen))
        return shown if isinstance(shown, Message) else None
    if update.effective_chat is None:
        return None
    return await update.effective_chat.send_message(**message_arguments(screen))


async def toast(update: Update, words: str | None = None) -> None:
    """Answer a tap, if it is one: at most once, and with a word where there is something to say."""
    work = current_work()
    if update.callback_query is not None and not work.answered:
        work.answered = True
        await update.callback_query.answer(words, show_alert=words is not None)


class _NothingOpen(filters.MessageFilter):
    """Whether the person who is speaking has no form open."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        return work.person is not None and live_draft(work.db, work.person.id) is None


NOTHING_OPEN = _NothingOpen()


class Dialogs:
    """All conversations by kind, and the handlers that drive them."""

    def __init__(self, *dialogs: Dialog) -> None:
        self._by_kind = {dialog.kind: dialog for dialog in dialogs}

    def handler(self, name: str, openings: Sequence[Handler]) -> ConversationHandler[Context]:
        """The one ConversationHandler: `openings` are understood in every state and start (or leave) a conversation."""
        taps: Handler = CallbackQueryHandler(self.tapped, pattern=DRAFT_BUTTON)
        words = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE
        steps: list[Handler] = [
            MessageHandler(words, self.typed),
            MessageHandler(filters.PHOTO & filters.UpdateType.MESSAGE, self.pictured),
            MessageHandler(filters.Document.ALL & filters.UpdateType.MESSAGE, self.sent),
            MessageHandler(filters.UpdateType.MESSAGE & ~filters.COMMAND, self.surprised),
        ]
        states: dict[object, list[Handler]] = {
            dialog.state(step.name): steps for dialog in self._by_kind.values() for step in dialog.steps
        }
        return ConversationHandler(
            # Most of what comes is a form's button, and no opening wants one: not all of them are asked first.
            entry_points=[taps, *openings],
            states=states,
            fallbacks=[],
            allow_reentry=True,
            name=name,
            persistent=True,
        )

    async def open(
        self,
        update: Update,
        context: Context,
        kind: str,
        subject: str = "",
        data: dict[str, object] | None = None,
        path: Sequence[str] = (),
    ) -> State:
        """Start the conversation `kind` about `subject`, or offer to go on where the person left it.

        `path` names the steps that `data` answers already and, last, the one to ask (none: the first).
        """
        dialog = self._by_kind[kind]
        await toast(update)
        known = draft_about(context.db, context.person.id, kind, subject)
        if known is not None and just_opened(known, data or {}) and dialog.allowed(context, known):
            return await self._ask(update, context, dialog, known, fresh=True)
        if known is not None and worth_keeping(known):
            return await self._offer(update, context, dialog, known)
        if known is not None:
            known.state = DraftState.DROPPED
        note = self.park(context)
        draft = new_draft(context, dialog, subject, data or {}, path)
        if not dialog.allowed(context, draft):
            context.db.delete(draft)
            await show(update, Screen(texts.NOT_ALLOWED), fresh=True)
            return END
        return await self._ask(update, context, dialog, draft, note, fresh=True)

    def begin(self, context: Context, kind: str, subject: str = "") -> None:
        """Make the form live without asking: the update at hand is its first answer. Parks what was live."""
        known = draft_about(context.db, context.person.id, kind, subject)
        self.park(context)
        if known is None:
            new_draft(context, self._by_kind[kind], subject, {})
            return
        known.state = DraftState.LIVE
        known.data.pop("counter", None)
        context.db.flush()

    def prepare(self, context: Context, kind: str, subject: str, data: dict[str, object], path: Sequence[str]) -> None:
        """Put a new form aside, filled in like one that is opened, for `begin` to take up."""
        self.park(context)
        new_draft(context, self._by_kind[kind], subject, data, path).state = DraftState.PARKED
        context.db.flush()

    async def _offer(self, update: Update, context: Context, dialog: Dialog, draft: Draft) -> State:
        self.park(context)
        about = dialog.about(context, draft)
        rows = ((draft_button(draft, texts.RESUME, RESUME),), (draft_button(draft, texts.AFRESH, AFRESH),))
        await show(update, Screen(texts.OFFER_RESUME.format(about=about), rows), fresh=True)
        return END

    def park(self, context: Context) -> Markup | None:
        """Put the live draft aside. Returns the line that says so; None where nothing worth keeping was live."""
        draft = live_draft(context.db, context.person.id)
        if draft is None:
            return None
        worth = worth_keeping(draft)
        draft.state = DraftState.PARKED if worth else DraftState.DROPPED
        context.db.flush()
        dialog = self._by_kind.get(draft.kind)
        return texts.PARKED.format(about=dialog.about(context, draft)) if worth and dialog else None

    def dialog_of(self, draft: Draft) -> Dialog | None:
        """The table that a draft belongs to; None where it is of a form that is no more."""
        return self._by_kind.get(draft.kind)

    def about(self, context: Context, draft: Draft) -> str:
        """Which form a draft is, in a few words."""
        dialog = self._by_kind.get(draft.kind)
        return dialog.about(context, draft) if dialog else draft.kind

    async def cancelled(self, update: Update, context: Context) -> State:
        """/huy: drop the live draft, with a way to get it back."""
        draft = live_draft(context.db, context.person.id)
        if draft is None:
            await show(update, Screen(texts.NOTHING_TO_CANCEL), fresh=True)
            return END
        return await self._cancel(update, context, draft)

    async def _cancel(self, update: Update, context: Context, draft: Draft) -> State:
        draft.state = DraftState.DROPPED
        turn(context, draft)
        row = (draft_button(draft, texts.RESTORE, RESTORE),)
        await show(update, Screen(texts.CANCELLED.format(about=self.about(context, draft)), (row,)))
        return END

    async def tapped(self, update: Update, context: Context) -> State:
        """A button of a draft: checked for being known, one's own and of this very question, then carried out."""
        query = update.callback_query
        assert query is not None and query.data is not None
        _, draft_id, version, verb, *rest = query.data.split(":", 4)
        draft = context.db.get(Draft, int(draft_id))
        if draft is None or draft.person_id != context.person.id or draft.kind not in self._by_kind:
            await toast(update, texts.NOT_YOURS)
            return None
        if draft.version != int(version) or not fits(draft, verb):
            await toast(update, texts.ALREADY_DONE if draft.state == DraftState.SAVED else texts.OLD_BUTTON)
            return None
        await toast(update)
        return await self._carry_out(update, context, draft, verb, rest[0] if rest else "")

    async def _carry_out(self, update: Update, context: Context, draft: Draft, verb: str, argument: str) -> State:
        dialog = self._by_kind[draft.kind]
        if verb == CANCEL:
            return await self._cancel(update, context, draft)
        if not dialog.allowed(context, draft):
            return await self._right_ended(update, draft)
        if verb == AFRESH:
            draft.state = DraftState.DROPPED
            self.park(context)
            opened_with, opened_at = draft.data.get("opened_with") or {}, draft.data.get("opened_at") or ()
            fresh = new_draft(context, dialog, draft.subject, dict(opened_with), opened_at)
            return await self._ask(update, context, dialog, fresh)
        if verb in (RESUME, RESTORE):
            self.park(context)
            draft.state = DraftState.LIVE
            # Photos are counted in the message that is shown now, not in one far above.
            draft.data.pop("counter", None)
            turn(context, draft)
            return await self._ask(update, context, dialog, draft, fresh=verb == RESUME)
        if verb == BACK:
            go_back(context, dialog, draft)
            return await self._ask(update, context, dialog, draft)
        step = dialog.by_name[draft.step]
        outcome = step.tapped(context, draft, verb, argument) if step.tapped else Reject(texts.USE_BUTTONS)
        return await self._apply(update, context, dialog, draft, outcome)

    async def typed(self, update: Update, context: Context) -> State:
        """Words in the middle of a conversation."""
        found = self._live(context)
        message = update.effective_message
        if found is None or message is None:
            await show(update, Screen(texts.NOTHING_HERE), fresh=True)
            return END
        dialog, draft, step = found
        if not dialog.allowed(context, draft):
            return await self._right_ended(update, draft)
        if step.typed is None:
            return await self._apply(update, context, dialog, draft, Reject(texts.USE_BUTTONS))
        words = (message.text or "").strip()
        return await self._apply(update, context, dialog, draft, step.typed(context, draft, words))

    async def pictured(self, update: Update, context: Context) -> State:
        """A photo in the middle of a conversation: an album is N of them, counted in one message."""
        found = self._live(context)
        message = update.effective_message
        if found is None or message is None or not message.photo:
            await show(update, Screen(texts.NOTHING_HERE), fresh=True)
            return END
        dialog, draft, step = found
        if step.pictured is None:
            return await self.surprised(update, context)
        if not dialog.allowed(context, draft):
            return await self._right_ended(update, draft)
        largest = message.photo[-1]
        picture = Picture(
            largest.file_id, largest.file_unique_id, largest.file_size, message.caption or "", message.message_id
        )
        outcome = step.pictured(context, draft, picture)
        if isinstance(outcome, Stay):
            return await self._count(update, context, dialog, draft, outcome)
        return await self._apply(update, context, dialog, draft, outcome)

    async def _count(self, update: Update, context: Context, dialog: Dialog, draft: Draft, outcome: Stay) -> State:
        turn(context, draft)
        screen = question(context, dialog, draft, outcome.note)
        counter = draft.data.get("counter")
        chat = update.effective_chat
        assert chat is not None
        if isinstance(counter, list) and counter[0] == chat.id:
            await context.bot.edit_message_text(chat_id=chat.id, message_id=counter[1], **message_arguments(screen))
        else:
            shown = await show(update, screen, fresh=True)
            draft.data["counter"] = [chat.id, shown.message_id] if shown is not None else None
        return dialog.state(draft.step)

    async def sent(self, update: Update, context: Context) -> State:
        """A document in the middle of a conversation. A picture sent as one is counted as a photo."""
        found = self._live(context)
        message = update.effective_message
        if found is None or message is None or message.document is None:
            return await self.surprised(update, context)
        dialog, draft, step = found
        if step.sent is None:
            return await self.surprised(update, context)
        if not dialog.allowed(context, draft):
            return await self._right_ended(update, draft)
        file = message.document
        if (file.file_size or 0) > DOWNLOAD_LIMIT_MB * 1024 * 1024:
            note = texts.FILE_TOO_BIG.format(most=DOWNLOAD_LIMIT_MB)
            return await self._apply(update, context, dialog, draft, Reject(note))
        attachment = Attachment(
            file.file_id,
            file.file_unique_id,
            file.file_name or "",
            file.mime_type or "",
            file.file_size,
            message.caption or "",
            message.message_id,
        )
        match outcome := step.sent(context, draft, attachment):
            case Fetch():
                return await self._fetch(update, context, dialog, draft, attachment, outcome.reader)
            case Stay() if step.pictured is not None:
                return await self._count(update, context, dialog, draft, outcome)
        return await self._apply(update, context, dialog, draft, outcome)

    async def _fetch(
        self, update: Update, context: Context, dialog: Dialog, draft: Draft, attachment: Attachment, reader: str
    ) -> State:
        """Ask for the file; handlers/forms/files.py brings it back. The question stays, with its buttons."""
        purpose = f"draft:{draft.id}:{attachment.number}" + (f":{reader}" if reader else "")
        download = request_download(
            context.db,
            context.work.channel,
            chat_id_of(update),
            attachment.remote_id,
            attachment.unique_id,
            context.now,
            purpose,
        )
        ticket = {"purpose": purpose, "step": draft.step, "name": attachment.name}
        if download.state == DownloadState.WAITING and draft.data.get(FETCHING) != ticket:
            draft.data[FETCHING] = ticket
            await show(update, Screen(texts.CHECKING_FILE), fresh=True)
        return dialog.state(draft.step)

    async def surprised(self, update: Update, context: Context) -> State:
        """A sticker, a voice, a file … where none is asked for."""
        found = self._live(context)
        if found is None:
            await show(update, Screen(texts.NOTHING_HERE), fresh=True)
            return END
        dialog, draft, step = found
        if not dialog.allowed(context, draft):
            return await self._right_ended(update, draft)
        words = texts.WORDS_TOO if step.pictured else texts.USE_WORDS
        others = texts.WORDS_OR_PICTURES if step.pictured else texts.USE_BUTTONS
        note = words if step.typed else others
        return await self._apply(update, context, dialog, draft, Reject(note))

    def _live(self, context: Context) -> tuple[Dialog, Draft, Step] | None:
        draft = live_draft(context.db, context.person.id)
        if draft is None or draft.kind not in self._by_kind:
            return None
        dialog = self._by_kind[draft.kind]
        return dialog, draft, dialog.by_name[draft.step]

    async def _right_ended(self, update: Update, draft: Draft) -> State:
        """Asked before a step is carried out: afterwards its facts would already be written."""
        draft.state = DraftState.PARKED
        await show(update, Screen(texts.RIGHT_ENDED), fresh=True)
        return END

    async def _apply(self, update: Update, context: Context, dialog: Dialog, draft: Draft, outcome: Outcome) -> State:
        shown = await show(update, self.settle(context, draft, outcome))
        if not isinstance(outcome, Finish):
            return dialog.state(draft.step)
        if outcome.then is not None:
            outcome.then(context, shown)
        return END

    def settle(self, context: Context, draft: Draft, outcome: Outcome) -> Screen:
        """Carry out a step's outcome; returns what is to be shown then."""
        dialog = self._by_kind[draft.kind]
        draft.data.pop("counter", None)
        if isinstance(outcome, Finish):
            draft.state = DraftState.SAVED
            turn(context, draft)
            return outcome.screen
        if isinstance(outcome, Next):
            advance(dialog, draft, outcome.step)
        turn(context, draft)
        return question(context, dialog, draft, None if isinstance(outcome, Fetch) else outcome.note)

    async def _ask(
        self,
        update: Update,
        context: Context,
        dialog: Dialog,
        draft: Draft,
        note: Markup | None = None,
        fresh: bool = False,
    ) -> State:
        await show(update, question(context, dialog, draft, note), fresh)
        return dialog.state(draft.step)
