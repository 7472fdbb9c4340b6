"""An open form does not swallow life: what somebody writes long after its last answer, or after something else has
asked them, is looked at afresh. The form is put aside with its words, that is said once, and its buttons still go on
with it.

It is decided by the time at which a message was sent, not by that at which it is read: what waited while the bot was
down is the answer that it was.
"""

import re
from datetime import datetime, timedelta
from typing import Any

from telegram import Message, MessageEntity, Update
from telegram.ext import TypeHandler

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms
from handlers.forms.form import Form
from handlers.forms.shelf import LIVE_DRAFT, revive
from handlers.forms.stated import Handler
from handlers.screens.notices import key_of
from storage.drafts import DraftRow, DraftState, live_draft
from storage.outbox import OutboxRow, shown_in, told_between

_OF_DRAFT = re.compile(r'"d:(\d{1,15}):')
_OPEN = (DraftState.LIVE, DraftState.PARKED)


def open_form_finder(forms: Forms) -> Handler:
    """To be asked before the conversation is: it puts the form that an update belongs to, or None, in its place."""

    async def find(update: Update, context: Context) -> None:
        work = context.work
        if work.person is None:
            return
        row = live_draft(work.db, work.person.id)
        draft = forms.read(row) if row is not None else None
        if update.message is not None and not _is_command(update.message):
            draft = _of_message(forms, context, draft, update.message)
        work.update_data[LIVE_DRAFT] = draft

    return TypeHandler(Update, find)


def _is_command(message: Message) -> bool:
    first = message.entities[0] if message.entities else None
    return first is not None and first.type == MessageEntity.BOT_COMMAND and first.offset == 0


def _of_message(forms: Forms, context: Context, draft: Draft[Any] | None, message: Message) -> Draft[Any] | None:
    """The form that a message is to be taken for, `draft` being the open one."""
    answered = _answered(context.work, message)
    asked = _asked_by(forms, context, answered)
    if asked is not None and asked.state == DraftState.LIVE:
        return asked
    if draft is not None:
        form = forms.by_kind[draft.kind]
        left = asked is not None or _speaks_of_another(answered) or _is_left(forms, form, context.work, draft, message)
        if not left or _awaits(form, draft, message):
            return draft
        forms.put_aside(context, draft)
    if asked is not None:
        revive(asked.row)
        context.db.flush()
    return asked


def _answered(work: Work, message: Message) -> list[OutboxRow]:
    """The message of the bot that is answered, where one is."""
    answered = message.reply_to_message
    if answered is None or work.account is None:
        return []
    return shown_in(work.db, work.account.chat_id, str(answered.message_id))


def _asked_by(forms: Forms, context: Context, answered: list[OutboxRow]) -> Draft[Any] | None:
    """The unfinished form whose question is answered."""
    numbers = {int(number) for row in answered for number in _OF_DRAFT.findall(row.payload)}
    rows = [row for number in numbers if (row := context.db.get(DraftRow, number)) is not None]
    mine = [row for row in rows if row.person_id == context.person.id and row.state in _OPEN]
    return forms.read(max(mine, key=lambda row: row.id)) if mine else None


def _speaks_of_another(answered: list[OutboxRow]) -> bool:
    """Whether what is answered was said unasked, or has buttons for a thing of its own."""
    return any(row.unique_key is not None or row.about for row in answered)


def _awaits(form: Form[Any], draft: Draft[Any], message: Message) -> bool:
    """Whether this is a photo, a file or a recording that the question takes: getting them ready may take long."""
    step = form.by_name[draft.step]
    spoken = message.voice or message.audio or message.video_note
    takes = ((message.photo, step.pictured), (message.document, step.sent), (spoken, step.heard))
    return any(bool(came) and answer is not None for came, answer in takes)


def _is_left(forms: Forms, form: Form[Any], work: Work, draft: Draft[Any], message: Message) -> bool:
    """Whether the form has been left: for long, or for what has asked the same person something since."""
    since, said, policy = draft.row.updated_at, _said_at(work, message), work.policy.forms
    if said - since > (policy.meeting_open_for if form.lasting else policy.open_for):
        return True
    if form.lasting or work.account is None:
        return False
    # Apps tell whole seconds: what came within that of the message came before it.
    keys = told_between(work.db, work.account.chat_id, forms.asking, since, said + timedelta(seconds=1))
    return any(key is not None and key.person_id == draft.person_id for key in map(key_of, keys))


def _said_at(work: Work, message: Message) -> datetime:
    """When it was sent, as the app says; now, where that cannot be (some events come without a time)."""
    return message.date if message.date.timestamp() > 0 and message.date <= work.now else work.now
