"""What becomes of a draft once its step has answered: it moves on, stays, or is done; and what is shown then."""

from typing import Any

from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Fetch, Finish, Form, Next, Outcome, Reject
from handlers.forms.moving import advance, bump, go_back
from handlers.forms.shelf import Shelf
from handlers.forms.showing import show
from handlers.screens.screen import Screen
from storage.drafts import DraftState


class Settling(Shelf):
    """All forms by kind, and how a draft of one moves."""

    def let_go(self, context: Context, draft: Draft[Any]) -> None:
        """Words that were asked about (`Passing.beside`) are asked about no more."""
        draft.passing.beside = None

    async def _back(self, update: Update, context: Context, form: Form[Any], draft: Draft[Any]) -> None:
        self.let_go(context, draft)
        go_back(context, form, draft)
        await self._ask(update, context, form, draft)

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
        if not isinstance(outcome, Reject):
            self.let_go(context, draft)
        if isinstance(outcome, Finish):
            draft.state = DraftState.SAVED
            bump(context, draft)
            return outcome.screen
        if isinstance(outcome, Next):
            advance(context, form, draft, outcome)
        bump(context, draft)
        return self.question(context, form, draft, None if isinstance(outcome, Fetch) else outcome.note)
