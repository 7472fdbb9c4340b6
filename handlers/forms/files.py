"""Files that were asked for come back: to the step of the form that asked, or to whom the purpose names."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any

from markupsafe import Markup
from telegram.ext import BaseHandler

from handlers.context import Context, FileReady
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms
from handlers.forms.form import RESUME, Finish, Next, Outcome, Reject, Stay, button
from handlers.screens import texts
from handlers.screens.screen import Screen, message_arguments
from storage.accounts import people_of_account
from storage.drafts import DraftRow, DraftState

FILE_DRAFT = "draft:"
_OPEN = (DraftState.LIVE, DraftState.PARKED)


Fit = Callable[[bytes], Awaitable[bytes]]


class FileHandler(BaseHandler[FileReady, Context, None]):
    """Takes the files whose purpose begins with `purpose`, which ends in ":". `fit` makes what comes fit for it on the
    way, before anything is kept; it raises Unfit.
    """

    def __init__(
        self, purpose: str, callback: Callable[[FileReady, Context], Coroutine[Any, Any, None]], fit: Fit | None = None
    ) -> None:
        super().__init__(callback)
        self.purpose, self.fit = purpose, fit

    def check_update(self, update: object) -> bool:
        return isinstance(update, FileReady) and update.purpose.startswith(self.purpose)


class Fetching:
    """Brings fetched files to the drafts of all conversations."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def handlers(self) -> list[FileHandler]:
        return [FileHandler(FILE_DRAFT, self.fetched)]

    async def fetched(self, ready: FileReady, context: Context) -> None:
        """The file goes to the step that asked for it. One that nobody waits for any more is passed over."""
        row = context.db.get(DraftRow, int(ready.purpose.split(":")[1]))
        draft = self._forms.read(row) if row is not None else None
        if draft is None or draft.passing.awaited is None or not _is_awaited(draft, ready):
            return
        people = people_of_account(context.db, context.work.account.id) if context.work.account else []
        owner = next((one for one in people if one.id == draft.person_id), None)
        if owner is None:
            return
        in_use = context.work.account is not None and context.work.account.active_person_id in (None, owner.id)
        context.work.person = owner
        named = replace(ready, name=draft.passing.awaited.name)
        draft.passing.awaited = None
        screen = self._settled(context, draft, named, at_hand=len(people) == 1 or in_use)
        if len(people) > 1:
            screen = replace(screen, text=texts.FOR_PERSON.format(name=owner.full_name) + screen.text)
        await context.bot.send_message(ready.chat_id, **message_arguments(screen))

    def _settled(self, context: Context, draft: Draft[Any], ready: FileReady, at_hand: bool) -> Screen:
        """Carry out what the step makes of the file. A form that is put aside, or whose owner is not at the phone,
        moves on as well, but only says so.
        """
        outcome = self._outcome(context, draft, ready)
        parked = draft.state == DraftState.PARKED
        screen = self._forms.settle(context, draft, outcome)
        if isinstance(outcome, Finish) or (at_hand and not parked):
            return screen
        note = outcome.note if isinstance(outcome, Next | Stay | Reject) else None
        text = texts.FILE_CHECKED.format(about=self._forms.about(context, draft.row))
        text = text + Markup("\n") + note if note is not None else text
        return Screen(text, ((button(draft, texts.RESUME, RESUME),),))

    def _outcome(self, context: Context, draft: Draft[Any], ready: FileReady) -> Outcome:
        form = self._forms.by_kind[draft.kind]
        step = form.by_name[draft.step]
        if step.fetched is None or not form.allowed(context, draft):
            return Reject(texts.RIGHT_ENDED)
        if ready.error is not None or ready.file_hash is None:
            return Reject(texts.FILE_LOST.get(ready.error or "", texts.FILE_LOST["failed"]))
        return step.fetched(context, draft, ready)


def _is_awaited(draft: Draft[Any], ready: FileReady) -> bool:
    awaited = draft.passing.awaited
    same = awaited is not None and awaited.purpose == ready.purpose and awaited.step == draft.step
    return same and draft.state in _OPEN
