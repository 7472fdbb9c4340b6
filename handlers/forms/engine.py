"""The engine of all forms: what a tap, a text or a photo does to the person's draft.

Which of its methods is asked is decided by the states of the one conversation (conversation.py), which are made of the
forms' tables.
"""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from telegram import Message, Update

from handlers.context import Context, chat_id_of, current_work
from handlers.forms.draft import Awaited, Draft
from handlers.forms.form import (
    AFRESH,
    BACK,
    CANCEL,
    RESTORE,
    RESUME,
    Attachment,
    Fetch,
    Finish,
    Form,
    Next,
    Outcome,
    Picture,
    Reject,
    Stay,
    Step,
    row_button,
)
from handlers.forms.moving import advance, bump, fits, go_back, just_opened, new_draft, question, worth_keeping
from handlers.screens import texts
from handlers.screens.screen import Screen, message_arguments
from storage.drafts import DraftRow, DraftState, draft_about, live_draft
from storage.files import DownloadState, request_download

DOWNLOAD_LIMIT_MB = 20
FORMS = "forms"
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


def expected(step: Step[Any]) -> Markup:
    """What a step takes, as a kind line for one who sent something else."""
    if step.typed is not None:
        return texts.WORDS_TOO if step.pictured is not None else texts.USE_WORDS
    return texts.WORDS_OR_PICTURES if step.pictured is not None else texts.USE_BUTTONS


class Forms:
    """All forms by kind, and what is done with a draft of one."""

    def __init__(self, *forms: Form[Any]) -> None:
        self.by_kind: dict[str, Form[Any]] = {form.kind: form for form in forms}

    async def open(
        self,
        update: Update,
        context: Context,
        form: Form[Any],
        subject: str = "",
        data: Any = None,
        path: Sequence[str] = (),
    ) -> None:
        """Start the form about `subject`, or offer to go on where the person left it.

        `path` names the steps that `data` answers already and, last, the one to ask (none: the first).
        """
        await toast(update)
        known = draft_about(context.db, context.person.id, form.kind, subject)
        if known is not None and just_opened(known, form.begun(data)[0]) and (draft := self._allowed(context, known)):
            return await self._ask(update, context, form, draft, fresh=True)
        if known is not None and worth_keeping(known):
            return await self._offer(update, context, known)
        if known is not None:
            known.state = DraftState.DROPPED
        note = self.park(context)
        draft = new_draft(context, form, subject, data, path)
        if not form.allowed(context, draft):
            context.db.delete(draft.row)
            await show(update, Screen(texts.NOT_ALLOWED), fresh=True)
            return None
        return await self._ask(update, context, form, draft, note, fresh=True)

    def begin(self, context: Context, form: Form[Any], subject: str = "") -> None:
        """Make the form live without asking: the update at hand is its first answer. Parks what was live."""
        known = draft_about(context.db, context.person.id, form.kind, subject)
        self.park(context)
        if known is None:
            new_draft(context, form, subject, None)
            return
        _revive(known)
        context.db.flush()

    def prepare(self, context: Context, form: Form[Any], subject: str, data: Any, path: Sequence[str]) -> None:
        """Put a new form aside, filled in like one that is opened, for `begin` to take up."""
        self.park(context)
        new_draft(context, form, subject, data, path).state = DraftState.PARKED
        context.db.flush()

    async def _offer(self, update: Update, context: Context, row: DraftRow) -> None:
        self.park(context)
        rows = ((row_button(row, texts.RESUME, RESUME),), (row_button(row, texts.AFRESH, AFRESH),))
        await show(update, Screen(texts.OFFER_RESUME.format(about=self.about(context, row)), rows), fresh=True)

    def park(self, context: Context) -> Markup | None:
        """Put the live draft aside. Returns the line that says so; None where nothing worth keeping was live."""
        row = live_draft(context.db, context.person.id)
        if row is None:
            return None
        worth = worth_keeping(row)
        row.state = DraftState.PARKED if worth else DraftState.DROPPED
        context.db.flush()
        return texts.PARKED.format(about=self.about(context, row)) if worth and row.kind in self.by_kind else None

    def read(self, row: DraftRow) -> Draft[Any] | None:
        """The draft of a row; None where it is of a form that is no more, or of a shape that nobody knows."""
        form = self.by_kind.get(row.kind)
        if form is None or row.step not in form.by_name:
            return None
        try:
            return form.read(row)
        except ValueError:
            return None

    def about(self, context: Context, row: DraftRow) -> str:
        """Which form a draft is, in a few words."""
        draft = self.read(row)
        return self.by_kind[row.kind].about(context, draft) if draft is not None else row.kind

    def _allowed(self, context: Context, row: DraftRow) -> Draft[Any] | None:
        draft = self.read(row)
        return draft if draft is not None and self.by_kind[row.kind].allowed(context, draft) else None

    def live(self, context: Context) -> Draft[Any] | None:
        """What the person who is speaking is filling in."""
        row = live_draft(context.db, context.person.id)
        return self.read(row) if row is not None else None

    async def cancelled(self, update: Update, context: Context) -> None:
        """/huy: drop the live draft, with a way to get it back."""
        row = live_draft(context.db, context.person.id)
        if row is None:
            await show(update, Screen(texts.NOTHING_TO_CANCEL), fresh=True)
            return
        await self._cancel(update, context, row)

    async def _cancel(self, update: Update, context: Context, row: DraftRow) -> None:
        row.state = DraftState.DROPPED
        row.version += 1
        row.updated_at = context.now
        context.db.flush()
        again = (row_button(row, texts.RESTORE, RESTORE),)
        await show(update, Screen(texts.CANCELLED.format(about=self.about(context, row)), (again,)))

    async def elsewhere(self, update: Update, context: Context) -> None:
        """A form's button that is not of the live question: one that takes a form up again, or one that is old."""
        draft_id, version, verb = tapped_button(update)[:3]
        row = context.db.get(DraftRow, draft_id)
        draft = self.read(row) if row is not None and row.person_id == context.person.id else None
        if draft is None:
            return await toast(update, texts.NOT_YOURS)
        if draft.version != version or not fits(draft.row, verb) or verb not in (RESUME, RESTORE, AFRESH):
            return await toast(update, texts.ALREADY_DONE if draft.state == DraftState.SAVED else texts.OLD_BUTTON)
        await toast(update)
        form = self.by_kind[draft.kind]
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        self.park(context)
        if verb == AFRESH:
            return await self._afresh(update, context, form, draft)
        _revive(draft.row)
        draft = form.read(draft.row)
        bump(context, draft)
        return await self._ask(update, context, form, draft, fresh=verb == RESUME)

    async def _afresh(self, update: Update, context: Context, form: Form[Any], draft: Draft[Any]) -> None:
        opened = draft.row.opened
        draft.state = DraftState.DROPPED
        context.db.flush()
        data = form.answers(opened["data"], draft.row.layout)
        fresh = new_draft(context, form, draft.subject, data, opened["path"])
        await self._ask(update, context, form, fresh)

    async def tapped(self, update: Update, context: Context, draft: Draft[Any]) -> None:
        """A button of the live question: known to be one's own and of this very version."""
        form, (verb, argument) = self.by_kind[draft.kind], tapped_button(update)[2:]
        await toast(update)
        if verb == CANCEL:
            return await self._cancel(update, context, draft.row)
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        if verb == BACK:
            go_back(context, form, draft)
            return await self._ask(update, context, form, draft)
        answer = form.by_name[draft.step].tapped
        outcome = answer(context, draft, verb, argument) if answer is not None else Reject(texts.USE_BUTTONS)
        return await self._apply(update, context, form, draft, outcome)

    async def typed(self, update: Update, context: Context, draft: Draft[Any]) -> None:
        """Words at a step that takes them."""
        form, message = self.by_kind[draft.kind], update.effective_message
        answer = form.by_name[draft.step].typed
        assert answer is not None and message is not None
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        outcome = answer(context, draft, (message.text or "").strip())
        return await self._apply(update, context, form, draft, outcome)

    async def pictured(self, update: Update, context: Context, draft: Draft[Any]) -> None:
        """A photo at a step that takes them: an album is N of them, counted in one message."""
        form, message = self.by_kind[draft.kind], update.effective_message
        answer = form.by_name[draft.step].pictured
        assert answer is not None and message is not None
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        largest = message.photo[-1]
        size, caption, number = largest.file_size, message.caption or "", message.message_id
        picture = Picture(largest.file_id, largest.file_unique_id, size, caption, number)
        outcome = answer(context, draft, picture)
        if isinstance(outcome, Stay):
            return await self._count(update, context, form, draft, outcome)
        return await self._apply(update, context, form, draft, outcome)

    async def _count(self, update: Update, context: Context, form: Form[Any], draft: Draft[Any], outcome: Stay) -> None:
        bump(context, draft)
        screen = question(context, form, draft, outcome.note)
        counter, chat = draft.passing.counter, chat_id_of(update)
        if counter is not None and counter[0] == chat:
            await context.bot.edit_message_text(chat_id=chat, message_id=counter[1], **message_arguments(screen))
            return
        shown = await show(update, screen, fresh=True)
        draft.passing.counter = (chat, shown.message_id) if shown is not None else None
        draft.write()

    async def sent(self, update: Update, context: Context, draft: Draft[Any]) -> None:
        """A document at a step that takes them. A picture sent as one is counted as a photo."""
        form, message = self.by_kind[draft.kind], update.effective_message
        step = form.by_name[draft.step]
        assert step.sent is not None and message is not None and message.document is not None
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        file = message.document
        if (file.file_size or 0) > DOWNLOAD_LIMIT_MB * 1024 * 1024:
            outcome: Outcome = Reject(texts.FILE_TOO_BIG.format(most=DOWNLOAD_LIMIT_MB))
            return await self._apply(update, context, form, draft, outcome)
        attachment = Attachment(
            file.file_id,
            file.file_unique_id,
            file.file_name or "",
            file.mime_type or "",
            file.file_size,
            message.caption or "",
            message.message_id,
        )
        outcome = step.sent(context, draft, attachment)
        if isinstance(outcome, Fetch):
            return await self._fetch(update, context, draft, attachment, outcome.reader)
        if isinstance(outcome, Stay) and step.pictured is not None:
            return await self._count(update, context, form, draft, outcome)
        return await self._apply(update, context, form, draft, outcome)

    async def _fetch(
        self, update: Update, context: Context, draft: Draft[Any], attachment: Attachment, reader: str
    ) -> None:
        """Ask for the file; handlers/forms/files.py brings it back. The question stays, with its buttons."""
        purpose = f"draft:{draft.id}:{attachment.number}" + (f":{reader}" if reader else "")
        remote, unique = attachment.remote_id, attachment.unique_id
        chat = chat_id_of(update)
        download = request_download(context.db, context.work.channel, chat, remote, unique, context.now, purpose)
        awaited = Awaited(purpose=purpose, step=draft.step, name=attachment.name)
        if download.state == DownloadState.WAITING and draft.passing.awaited != awaited:
            draft.passing.awaited = awaited
            await show(update, Screen(texts.CHECKING_FILE), fresh=True)
        draft.write()

    async def surprised(self, update: Update, context: Context, draft: Draft[Any]) -> None:
        """Something that the step does not take: it is said what it does."""
        form = self.by_kind[draft.kind]
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        return await self._apply(update, context, form, draft, Reject(expected(form.by_name[draft.step])))

    async def _right_ended(self, update: Update, draft: Draft[Any]) -> None:
        """Asked before a step is carried out: afterwards its facts would already be written."""
        draft.state = DraftState.PARKED
        await show(update, Screen(texts.RIGHT_ENDED), fresh=True)

    async def _apply(
        self, update: Update, context: Context, form: Form[Any], draft: Draft[Any], outcome: Outcome
    ) -> None:
        shown = await show(update, self.settle(context, draft, outcome))
        if isinstance(outcome, Finish) and outcome.then is not None:
            outcome.then(context, shown)

    def settle(self, context: Context, draft: Draft[Any], outcome: Outcome) -> Screen:
        """Carry out a step's outcome; returns what is to be shown then."""
        form = self.by_kind[draft.kind]
        draft.passing.counter = None
        if isinstance(outcome, Finish):
            draft.state = DraftState.SAVED
            bump(context, draft)
            return outcome.screen
        if isinstance(outcome, Next):
            advance(context, form, draft, outcome.step)
        bump(context, draft)
        return question(context, form, draft, None if isinstance(outcome, Fetch) else outcome.note)

    async def _ask(
        self,
        update: Update,
        context: Context,
        form: Form[Any],
        draft: Draft[Any],
        note: Markup | None = None,
        fresh: bool = False,
    ) -> None:
        await show(update, question(context, form, draft, note), fresh)


def forms_of(context: Context) -> Forms:
    """The forms of the bot that is running."""
    forms = context.bot_data[FORMS]
    assert isinstance(forms, Forms)
    return forms


async def open_form(
    update: Update, context: Context, form: Form[Any], subject: str = "", data: Any = None, path: Sequence[str] = ()
) -> None:
    """Start a form, or offer to go on where the person left it (`Forms.open`)."""
    await forms_of(context).open(update, context, form, subject, data, path)


def tapped_button(update: Update) -> tuple[int, int, str, str]:
    """(draft id, version, verb, argument) of a form's button that was tapped."""
    assert update.callback_query is not None and update.callback_query.data is not None
    _, draft_id, version, verb, *rest = update.callback_query.data.split(":", 4)
    return int(draft_id), int(version), verb, rest[0] if rest else ""


def _revive(row: DraftRow) -> None:
    """Photos are counted in the message that is shown now, not in one far above."""
    row.state = DraftState.LIVE
    row.passing = {name: value for name, value in row.passing.items() if name != "counter"}
