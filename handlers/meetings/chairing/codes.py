"""The roll call's codes as they are tapped, scanned and typed."""

from datetime import UTC, datetime

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, chat_id_of, current_work
from handlers.forms.conversation import NOTHING_OPEN
from handlers.forms.engine import show as show_screen
from handlers.forms.engine import toast
from handlers.forms.stated import Handler
from handlers.language.names import fold
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.card import card_button
from handlers.meetings.chairing.cards_kept_up import refresh_cards
from handlers.meetings.chairing.roll_call import (
    answer_spoken,
    answer_token,
    close_codes,
    code_again,
    open_roll_calls,
    show_code,
)
from handlers.meetings.chairing.rules import TOKEN, spoken_in
from handlers.screens.screen import Screen
from storage.chairing import Chairing, check_ins_of
from storage.people import Membership, Person, members_of_cell

_SCANNED = rf"^\s*/start(?:@\w+)?\s+{TOKEN}\s*$|^\s*https?://\S+[?&]start={TOKEN}\s*$"


class _SpokenCode(filters.MessageFilter):
    """Four digits (with "dd" or "điểm danh" before them) from somebody whose cell calls its roll by code just now."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        code = spoken_in(fold(message.text or ""))
        return work.person is not None and code is not None and bool(open_roll_calls(work, work.person))


def openings() -> list[Handler]:
    """A code that is scanned is understood everywhere; one that is typed where no form is open, or with a word."""
    named = _SpokenCode() & filters.UpdateType.MESSAGE & filters.TEXT
    return [
        MessageHandler(filters.UpdateType.MESSAGE & filters.Regex(_SCANNED), scanned),
        MessageHandler(named & (NOTHING_OPEN | filters.Regex(r"\D")), said),
    ]


async def show(update: Update, context: Context, running: Chairing, _: int) -> None:
    await toast(update)
    running.roll_call_since = context.now
    context.db.flush()
    show_code(context.work, running, context.person, context.work.channel, chat_id_of(update))
    refresh_cards(context.work, running)
    return


async def renew(update: Update, context: Context, running: Chairing, _: int) -> None:
    await toast(update)
    running.roll_call_since = context.now
    code_again(context.work, running, context.person, context.work.channel, chat_id_of(update))
    return


async def close(update: Update, context: Context, running: Chairing, _: int) -> None:
    """No new code is shown; those that were seen run out by themselves."""
    await toast(update)
    close_codes(context.work, running, context.person)
    count = len(check_ins_of(context.db, running.session_id))
    text = texts.CODE_CLOSED.format(count=count, all=len(_counted(context, running)))
    await show_screen(update, Screen(text, ((card_button(running, texts.TO_CARD, "card"),),)), fresh=True)
    return


def _counted(context: Context, running: Chairing) -> list[Person]:
    """Everybody who is counted in the cell."""
    members = members_of_cell(context.db, running.session.cell_id)
    return [one for one in members if one.membership != Membership.EXEMPT]


async def scanned(update: Update, context: Context) -> None:
    """/start qr-…: a member marks themself present."""
    code = _words(update).split("start=")[-1].split()[-1]
    await show_screen(update, Screen(answer_token(context.work, code, _sent(update))), fresh=True)
    return


async def said(update: Update, context: Context) -> None:
    code = spoken_in(fold(_words(update)))
    assert code is not None
    await show_screen(update, Screen(answer_spoken(context.work, code, _sent(update))), fresh=True)
    return


def _words(update: Update) -> str:
    return (update.effective_message.text or "") if update.effective_message else ""


def _sent(update: Update) -> datetime:
    """When the member's own message was sent, as the app says."""
    assert update.effective_message is not None
    return update.effective_message.date.astimezone(UTC)
