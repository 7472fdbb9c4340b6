"""Joining: the small conversation of somebody who is nobody yet, and who is using a shared phone.

It runs before the doorkeeper, as who joins is not known yet, and stops what it has handled from going any further.
Where it stands is a fact of the account; which invitation is open on it, one of the invitation.
"""

from telegram import Chat, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from handlers.context import Context, current_work
from handlers.forms.engine import Forms, show, toast
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler, StatedConversation
from handlers.forms.who_is_using import USER_BUTTON, ask_user
from handlers.people.home.conversation import Home
from handlers.people.joining import steps, texts
from handlers.people.joining.doorkeeper import NEWLY_CHOSEN, recognize
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


def joining_handler() -> StatedConversation:
    """Open an invitation → confirm by a fact → consent. To be added in the group `BEFORE_DOORKEEPER`."""
    return StatedConversation(
        NAME,
        _state,
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
        reentry=False,
    )


def _state(update: Update) -> str | None:
    """The question of joining that the account was asked last. The doorkeeper asks no second time who it is."""
    if update.effective_chat is None or update.effective_chat.type != Chat.PRIVATE:
        return None
    work = current_work()
    recognize(work, update.effective_chat.id)
    return work.account.joining or None if work.account is not None else None


class Joining:
    """What those who have joined can do here: invite others, and change who is using a shared phone."""

    def __init__(self, dialogs: Forms, home: Home) -> None:
        self._dialogs = dialogs
        self._home = home

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.INVITE, self.invite),
            CallbackQueryHandler(self.invite_for, pattern=CELL_BUTTON),
            CommandHandler("nguoidung", self.change_user),
            CallbackQueryHandler(self.user_chosen, pattern=USER_BUTTON),
        ]

    async def invite(self, update: Update, context: Context) -> None:
        return await open_inviting(self._dialogs, update, context)

    async def invite_for(self, update: Update, context: Context) -> None:
        return await open_for_cell(self._dialogs, update, context)

    async def change_user(self, update: Update, context: Context) -> None:
        """/nguoidung: ask again who is using the phone."""
        account = context.work.account
        assert account is not None
        people = people_of_account(context.db, account.id)
        if len(people) == 1:
            await show(update, Screen(texts.ONE_USER.format(name=people[0].full_name)), fresh=True)
            return
        await ask_user(update, people, again=False)
        return

    async def user_chosen(self, update: Update, context: Context) -> None:
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
