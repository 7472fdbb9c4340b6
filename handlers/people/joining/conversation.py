"""Joining: the small conversation of somebody who is nobody yet, and who is using a shared phone.

It runs before the doorkeeper, as who joins is not known yet, and stops what it has handled from going any further.
Where it stands is python-telegram-bot's state; which invitation is open on an account is a fact of the invitation.
"""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ConversationHandler, MessageHandler, filters

from handlers.context import Context
from handlers.forms.engine import Dialogs, Handler, State, show, toast
from handlers.forms.openings import openings_of
from handlers.forms.who_is_using import USER_BUTTON, ask_user
from handlers.people.home.conversation import Home
from handlers.people.joining import steps, texts
from handlers.people.joining.doorkeeper import NEWLY_CHOSEN
from handlers.people.joining.inviting import open_for_cell, open_inviting
from handlers.people.joining.rules import OPENING
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from storage.accounts import people_of_account

NAME = "joining"
BEFORE_DOORKEEPER = -2
CONSENT_BUTTON = r"^j:\d{1,15}:(yes|no)$"
CELL_BUTTON = r"^j:\d{1,15}:invite$"

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_OPENING: Handler = MessageHandler(_PRIVATE & filters.Regex(OPENING), steps.opened)
_STALE: Handler = CallbackQueryHandler(steps.stale, pattern=CONSENT_BUTTON)
_ELSEWHERE: Handler = CallbackQueryHandler(steps.elsewhere)


def joining_handler() -> ConversationHandler[Context]:
    """Open an invitation → confirm by a fact → consent. To be added in the group `BEFORE_DOORKEEPER`."""
    return ConversationHandler(
        entry_points=[_OPENING, _STALE],
        states={
            steps.CONFIRM: [_OPENING, _STALE, MessageHandler(_PRIVATE, steps.confirmed)],
            steps.CONSENT: [
                _OPENING,
                CallbackQueryHandler(steps.decided, pattern=CONSENT_BUTTON),
                MessageHandler(_PRIVATE, steps.consent_typed),
            ],
        },
        fallbacks=[_ELSEWHERE],
        name=NAME,
        persistent=True,
    )


class Joining:
    """What those who have joined can do here: invite others, and change who is using a shared phone."""

    def __init__(self, dialogs: Dialogs, home: Home) -> None:
        self._dialogs = dialogs
        self._home = home

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.INVITE, self.invite),
            CallbackQueryHandler(self.invite_for, pattern=CELL_BUTTON),
            CommandHandler("nguoidung", self.change_user),
            CallbackQueryHandler(self.user_chosen, pattern=USER_BUTTON),
        ]

    async def invite(self, update: Update, context: Context) -> State:
        return await open_inviting(self._dialogs, update, context)

    async def invite_for(self, update: Update, context: Context) -> State:
        return await open_for_cell(self._dialogs, update, context)

    async def change_user(self, update: Update, context: Context) -> State:
        """/nguoidung: ask again who is using the phone."""
        account = context.work.account
        assert account is not None
        people = people_of_account(context.db, account.id)
        if len(people) == 1:
            await show(update, Screen(texts.ONE_USER.format(name=people[0].full_name)), fresh=True)
            return None
        await ask_user(update, people, again=False)
        return None

    async def user_chosen(self, update: Update, context: Context) -> State:
        """A name tapped: the doorkeeper has put that person in place; here their home is shown."""
        query = update.callback_query
        assert query is not None
        if query.data != f"w:{context.person.id}":
            await toast(update, shared.NOT_YOURS)
            return None
        if not context.work.update_data.get(NEWLY_CHOSEN):
            await toast(update)
            return None
        await toast(update)
        await show(update, Screen(texts.USING.format(name=context.person.full_name)))
        return await self._home.home(update, context)
