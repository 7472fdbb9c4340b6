"""The one conversation of all forms, as python-telegram-bot's states: each lists what its step takes, and nothing else.

A state is a form's step, `IDLE` where nothing is open. It is read from the live draft before an update is routed, so
there is no second place that says where a person is.
"""

import re
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from handlers.context import Context, current_work
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms
from handlers.forms.form import TAKE_UP, Step
from handlers.forms.shelf import LIVE_DRAFT, tapped_button
from handlers.forms.stated import Handler, StatedConversation

NAME = "forms"
IDLE = "idle"
FORM_BUTTONS = r"^d:\d{1,15}:\d{1,9}:"
_SENT = filters.UpdateType.MESSAGE & ~filters.COMMAND
WORDS = filters.TEXT & _SENT
PHOTO = filters.PHOTO & _SENT
DOCUMENT = filters.Document.ALL & _SENT
RECORDING = (filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE) & _SENT

Answer = Callable[[Update, Context, Draft[Any]], Awaitable[None]]


def conversation(forms: Forms, entry_points: Sequence[Handler], idle: Sequence[Handler]) -> StatedConversation:
    """The handler of all forms. `entry_points` are understood in every state; `idle` where no form is open."""
    states = {form.state(step.name): [*_taken(forms, step)] for form in forms.by_kind.values() for step in form.steps}
    return StatedConversation(
        NAME,
        lambda update: _state(forms),
        entry_points,
        {**states, IDLE: list(idle)},
        [Chosen(_is_unexpected, _answering(forms.surprised))],
    )


def _state(forms: Forms) -> str | None:
    """Where the person who is speaking is: in the form that putting_aside.py has found, for the handler chosen too."""
    work = current_work()
    if work.person is None:
        return None
    draft = work.update_data.get(LIVE_DRAFT)
    return forms.by_kind[draft.kind].state(draft.step) if draft is not None else IDLE


def _taken(forms: Forms, step: Step[Any]) -> Iterator[Handler]:
    """What a step takes: its buttons (Quay lại and Hủy always); words, photos, recordings, documents where it reads
    them.
    """
    if step.typed is not None:
        yield MessageHandler(WORDS, _answering(forms.typed))
    yield Chosen(_is_of_question, _answering(forms.tapped))
    if step.pictured is not None:
        yield MessageHandler(PHOTO, _answering(forms.pictured))
    if step.heard is not None:
        yield MessageHandler(RECORDING, _answering(forms.heard))
    if step.sent is not None:
        yield MessageHandler(DOCUMENT, _answering(forms.sent))


def _answering(answer: Answer) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    async def answered(update: Update, context: Context) -> None:
        draft = context.work.update_data[LIVE_DRAFT]
        assert isinstance(draft, Draft)
        await answer(update, context, draft)

    return answered


class _NothingOpen(filters.MessageFilter):
    """Whether the person who is speaking has no form open."""

    def filter(self, message: Message) -> bool:
        return current_work().update_data.get(LIVE_DRAFT) is None


NOTHING_OPEN = _NothingOpen()


class Chosen(BaseHandler[Update, Context, None]):
    """Takes the updates that `chooses` says."""

    def __init__(
        self, chooses: Callable[[Update], bool], callback: Callable[[Update, Context], Coroutine[Any, Any, None]]
    ) -> None:
        super().__init__(callback)
        self._chooses = chooses

    def check_update(self, update: object) -> bool:
        return isinstance(update, Update) and self._chooses(update)


def _is_form_button(update: Update) -> bool:
    query = update.callback_query
    return query is not None and re.match(FORM_BUTTONS, str(query.data)) is not None


def _is_of_question(update: Update) -> bool:
    """Whether a button is one of the question that the person is at now."""
    if not _is_form_button(update):
        return False
    draft = current_work().update_data.get(LIVE_DRAFT)
    draft_id, version, verb, _ = tapped_button(update)
    return draft is not None and (draft.id, draft.version) == (draft_id, version) and verb not in TAKE_UP


def is_elsewhere(update: Update) -> bool:
    """Whether a tap is one on a form's button that is not of the question that the person is at now."""
    return _is_form_button(update) and not _is_of_question(update)


def _is_unexpected(update: Update) -> bool:
    """A message that the step of the open form does not take."""
    return current_work().update_data.get(LIVE_DRAFT) is not None and bool(_SENT.check_update(update))
