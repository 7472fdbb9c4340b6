"""A ConversationHandler whose state is asked for before each update is routed, from what the database holds.

python-telegram-bot reads the states of a conversation once, at start, and goes on with its own copy. Where a person is
may be changed by another of their accounts, by another process or by a form that is put aside; so the copy is set anew
for every update, and what a callback returns changes nothing (docs/decisions/0002).
"""

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, ConversationHandler
from telegram.warnings import PTBUserWarning

from handlers.context import Context

Handler = BaseHandler[Any, Context, Any]


class StatedConversation(ConversationHandler[Context]):
    """`state_of` says in which state whoever sent an update is; None: in none, only entry points are asked. With
    `reentry` they are asked first in every state.
    """

    def __init__(
        self,
        name: str,
        state_of: Callable[[Update], str | None],
        entry_points: Sequence[Handler],
        states: Mapping[str, Sequence[Handler]],
        fallbacks: Sequence[Handler],
        reentry: bool = True,
    ) -> None:
        with warnings.catch_warnings():
            # It warns that buttons are not tracked message by message: they carry a version, and are checked by it.
            warnings.filterwarnings("ignore", message="If 'per_message=False'", category=PTBUserWarning)
            super().__init__(
                entry_points=list(entry_points),
                states={state: list(handlers) for state, handlers in states.items()},
                fallbacks=list(fallbacks),
                allow_reentry=reentry,
                name=name,
            )
        self._state_of = state_of

    def check_update(self, update: object) -> Any:
        if isinstance(update, Update) and update.effective_chat is not None and update.effective_user is not None:
            key, state = self._get_key(update), self._state_of(update)
            self._conversations.pop(key, None)
            if state is not None:
                self._conversations[key] = state
        return super().check_update(update)
