"""The first handler of every update: finds who is speaking, and lets nobody unknown any further.

On a phone that several people share it asks "Ai đang dùng?" before anything personal is shown. This is the hot path:
an update of somebody who has a phone for themself costs one statement here.
"""

from telegram import Chat, Update
from telegram.ext import ApplicationHandlerStop, TypeHandler

from handlers.context import Context, FileReady, Work
from handlers.forms.showing import show, toast
from handlers.forms.stated import Handler
from handlers.forms.who_is_using import ask_user, tapped_name
from handlers.people.consent.gate import is_let_through
from handlers.people.joining import groups, rules, texts
from handlers.people.joining.rules import still_using
from handlers.screens import texts as shared
from handlers.screens.notices import addressee_of
from handlers.screens.screen import Screen
from handlers.screens.strangers import turn_away, turned_away
from storage import audit
from storage.accounts import Account, account_and_people
from storage.people import Person

DOORKEEPER = -2
NEWLY_CHOSEN = "newly_chosen"
PEOPLE = "people"
CONSENTS = "consents"
_GONE = ("left", "kicked")


def doorkeeper() -> Handler:
    """To be added in the group `DOORKEEPER`, before everything that asks who is speaking."""
    return TypeHandler(object, meet)


async def meet(update: object, context: Context) -> None:
    """Put the account and the person in place; stop what comes from a group, from nobody known or from "somebody"."""
    work = context.work
    work.handled = True
    if isinstance(update, FileReady):
        if not recognize(work, update.chat_id):
            # Who sent it does not use the chat any more.
            raise ApplicationHandlerStop
        await _stop_without_consent(update, work)
        return
    if not isinstance(update, Update):
        return
    if (chat := update.effective_chat) is None:
        raise ApplicationHandlerStop
    if chat.type != Chat.PRIVATE:
        await toast(update, shared.OLD_BUTTON)
        groups.greet(work, update, chat)
        raise ApplicationHandlerStop
    await _meet_in_private(update, work, chat)


async def _meet_in_private(update: Update, work: Work, chat: Chat) -> None:
    people = recognize(work, chat.id)
    if update.my_chat_member is not None:
        _note_reach(work, update.my_chat_member.new_chat_member.status)
        raise ApplicationHandlerStop
    if work.account is not None and work.account.unreachable_since is not None:
        # Whoever writes is reachable; not every app tells that a block has ended.
        work.account.unreachable_since = None
    if work.account is None or not people:
        await _turn_away(update, work, chat)
        raise ApplicationHandlerStop
    if update.edited_message is not None and len(people) > 1:
        # Whose message it was is not asked: what counts is the same for all of them.
        await show(update, Screen(shared.EDITED), fresh=True)
        raise ApplicationHandlerStop
    if len(people) > 1:
        work.person = _user(work, work.account, people, update)
        meant = _meant_for(work, chat.id, people, update)
        if meant is not None and work.person is not meant:
            await ask_user(update, people, meant=meant)
            raise ApplicationHandlerStop
    if work.person is None:
        await ask_user(update, people)
        raise ApplicationHandlerStop
    if not rules.is_noted(work.account.last_used_at, work.now):
        work.account.last_used_at = work.now
    await _stop_without_consent(update, work)


async def _stop_without_consent(update: Update | FileReady, work: Work) -> None:
    version = work.update_data[CONSENTS].get(work.person.id) if work.person is not None else None
    if not await is_let_through(update, work, version):
        raise ApplicationHandlerStop


def recognize(work: Work, chat_id: int) -> list[Person]:
    """Put the account of a chat in place, and the person where there can be one only. Returns all who use it."""
    if PEOPLE not in work.update_data:
        work.account, work.update_data[PEOPLE], work.update_data[CONSENTS] = account_and_people(work.db, chat_id)
        audit.by_account(work.db, work.account.id if work.account is not None else None)
    people: list[Person] = work.update_data[PEOPLE]
    work.shared = len(people) > 1
    if len(people) == 1:
        work.person = people[0]
    return people


def _note_reach(work: Work, status: str) -> None:
    """Somebody blocked the bot, or took it back."""
    if work.account is not None:
        work.account.unreachable_since = work.now if status in _GONE else None


async def _turn_away(update: Update, work: Work, chat: Chat) -> None:
    """One answer an hour, however much somebody sends whom nobody knows. A tap just stops turning, after the first."""
    if update.callback_query is not None:
        await toast(update, None if turned_away(work.db, chat.id, work.now) else texts.UNKNOWN_TAP)
    if update.callback_query is not None or update.message is not None:
        turn_away(work.db, work.channel, chat.id, Screen(texts.UNKNOWN), work.now)


def _user(work: Work, account: Account, people: list[Person], update: Update) -> Person | None:
    """Who uses a shared phone now: whose name was just tapped, or who used it last, not long ago."""
    using = still_using(account.active_since, work.now, work.policy.joining.shared_idle)
    active = next((one for one in people if using and one.id == account.active_person_id), None)
    chosen = tapped_name(update, people)
    if chosen is None and active is None:
        return None
    if chosen is not None and chosen is not active:
        account.active_person_id = chosen.id
        work.update_data[NEWLY_CHOSEN] = True
    account.active_since = work.now
    return chosen or active


def _meant_for(work: Work, chat_id: int, people: list[Person], update: Update) -> Person | None:
    """Whom the notice was for whose button was tapped: nobody else on this phone answers for them."""
    message = update.callback_query.message if update.callback_query is not None else None
    if message is None or tapped_name(update, people) is not None:
        return None
    meant = addressee_of(work.db, chat_id, message.message_id)
    return next((one for one in people if one.id == meant), None)
