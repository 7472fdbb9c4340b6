"""The engine of all forms: what a tap, a text or a photo does to the person's draft.

Which of its methods is asked is decided by the states of the one conversation (conversation.py), which are made of the
forms' tables.
"""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from telegram import Message, Update

from handlers.context import Context, chat_id_of
from handlers.forms.asides import Listening
from handlers.forms.draft import Awaited, Draft
from handlers.forms.form import (
    ANSWER,
    BACK,
    CANCEL,
    FIRST,
    TAKE_UP,
    Attachment,
    Fetch,
    Form,
    Outcome,
    Picture,
    Recording,
    Reject,
    Stay,
    Step,
    Takes,
)
from handlers.forms.moving import bump
from handlers.forms.shelf import revive, tapped_button
from handlers.forms.showing import SAID_FIRST, show, toast
from handlers.screens import texts
from handlers.screens.screen import Screen, message_arguments
from storage.drafts import DraftRow, DraftState
from storage.files import DownloadState, request_download

DOWNLOAD_LIMIT_MB = 20
FORMS = "forms"


def expected(step: Step[Any]) -> Markup:
    """What a step takes, as a kind line for one who sent something else."""
    if step.typed is not None:
        return texts.WORDS_TOO if step.pictured is not None else texts.USE_WORDS
    return texts.WORDS_OR_PICTURES if step.pictured is not None else texts.USE_BUTTONS


def recording_in(message: Message) -> Recording:
    """The recording that a message is, whichever kind."""
    sound = message.voice or message.audio or message.video_note
    assert sound is not None
    kind = "voice" if message.voice else "audio" if message.audio else "video_note"
    # As the app says it: what the object itself gives is of one type now, and of another in a later version.
    length = int(sound.to_dict()["duration"])
    ids, caption = (sound.file_id, sound.file_unique_id, sound.file_size), message.caption or ""
    return Recording(*ids, caption, message.message_id, kind, length)


class Forms(Listening):
    """All forms by kind, and what is done with a draft of one."""

    async def tapped(self, update: Update, context: Context, draft: Draft[Any]) -> None:
        """A button of the live question: known to be one's own and of this very version."""
        form, (verb, argument) = self.by_kind[draft.kind], tapped_button(update)[2:]
        await toast(update)
        if verb == CANCEL:
            return await self.drop(update, context, draft.row)
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        if verb == BACK:
            return await self._back(update, context, form, draft)
        if (said := draft.passing.beside) is not None and verb in (ANSWER, FIRST):
            return await self.decided(update, context, draft, said, verb)
        answer = form.by_name[draft.step].tapped
        outcome = answer(context, draft, verb, argument) if answer is not None else Reject(texts.USE_BUTTONS)
        return await self._apply(update, context, form, draft, outcome)

    async def elsewhere(self, update: Update, context: Context) -> None:
        """A form's button that is not of the live question. One of a question that waits goes on with its form."""
        draft = self._waiting(context, *tapped_button(update)[:3])
        if draft is None:
            return await super().elsewhere(update, context)
        if tapped_button(update)[2] != CANCEL:
            self._take_up(context, draft)
        return await self.tapped(update, context, draft)

    def _waiting(self, context: Context, draft_id: int, version: int, verb: str) -> Draft[Any] | None:
        """The draft put aside at the question that a button is of; None for a button that takes a form up by itself."""
        row = context.db.get(DraftRow, draft_id)
        if row is None or row.person_id != context.person.id or verb in TAKE_UP:
            return None
        return self.read(row) if (row.state, row.version) == (DraftState.PARKED, version) else None

    def _take_up(self, context: Context, draft: Draft[Any]) -> None:
        other = self.park(context)
        revive(draft.row)
        context.work.update_data[SAID_FIRST] = lambda: other

    async def typed(self, update: Update, context: Context, draft: Draft[Any]) -> None:
        """Words at a step that takes them."""
        form, message = self.by_kind[draft.kind], update.effective_message
        answer = form.by_name[draft.step].typed
        assert answer is not None and message is not None
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        if await self.decides(update, context, draft, message):
            return None
        reads = form.by_name[draft.step].takes is Takes.ANSWERS
        if not reads and (said := self.beside(context, draft, message)) is not None:
            return await self.ask_about(update, context, form, draft, said)
        outcome = answer(context, draft, (message.text or "").strip())
        if isinstance(outcome, Reject) and reads:
            return await self.unread(update, context, draft, message, outcome)
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
        return await self._counted(update, context, form, draft, answer(context, draft, picture))

    async def heard(self, update: Update, context: Context, draft: Draft[Any]) -> None:
        """A recording at a step that takes them."""
        form, message = self.by_kind[draft.kind], update.effective_message
        answer = form.by_name[draft.step].heard
        assert answer is not None and message is not None
        if not form.allowed(context, draft):
            return await self._right_ended(update, draft)
        return await self._counted(update, context, form, draft, answer(context, draft, recording_in(message)))

    async def _counted(
        self, update: Update, context: Context, form: Form[Any], draft: Draft[Any], outcome: Outcome
    ) -> None:
        if isinstance(outcome, Stay):
            return await self._count(update, context, form, draft, outcome)
        return await self._apply(update, context, form, draft, outcome)

    async def _count(self, update: Update, context: Context, form: Form[Any], draft: Draft[Any], outcome: Stay) -> None:
        bump(context, draft)
        screen = self.question(context, form, draft, outcome.note)
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
            is_picture = (file.mime_type or "").startswith("image/")
            words = texts.PICTURE_TOO_BIG if is_picture else texts.FILE_TOO_BIG
            outcome: Outcome = Reject(words.format(most=DOWNLOAD_LIMIT_MB))
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
        if step.pictured is not None:
            return await self._counted(update, context, form, draft, outcome)
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
        usual = Reject(expected(form.by_name[draft.step]))
        if update.message is not None and update.message.text:
            if await self.decides(update, context, draft, update.message):
                return None
            return await self.unread(update, context, draft, update.message, usual)
        return await self._apply(update, context, form, draft, usual)


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
