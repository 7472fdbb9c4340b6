"""The roll call's codes as they are tapped, scanned and typed."""

import re
from datetime import UTC, datetime

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, chat_id_of, current_work
from handlers.forms.buttons import Tap
from handlers.forms.conversation import NOTHING_OPEN
from handlers.forms.showing import show as show_screen
from handlers.forms.stated import Handler
from handlers.language.names import fold
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.buttons import CARD
from handlers.meetings.chairing.card.kept_up import refresh_cards
from handlers.meetings.chairing.roll_call.calling import (
    answer_spoken,
    answer_token,
    close_codes,
    code_again,
    open_roll_calls,
    show_code,
    take_in_who_shows,
)
from handlers.meetings.chairing.rules import TOKEN, spoken_in
from handlers.screens.screen import Screen
from storage.chairing import Chairing, check_ins_of
from storage.people import Membership, Person, members_of_cell

# What the codes in links begin with.
PREFIX = "qr-"
_LINK = re.compile(rf"\s*https?://\S+[?&]start=({TOKEN})\s*")


class _SpokenCode(filters.MessageFilter):
    """Four digits (with "dd" or "điểm danh" before them) from somebody whose cell calls its roll by code just now."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        code = spoken_in(fold(message.text or ""))
        return work.person is not None and code is not None and bool(open_roll_calls(work, work.person))


async def show(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    running = tap.row
    running.roll_call_since = context.now
    context.db.flush()
    take_in_who_shows(context.work, running)
    show_code(context.work, running, context.person, context.work.channel, chat_id_of(update))
    refresh_cards(context.work, running)


async def renew(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    tap.row.roll_call_since = context.now
    code_again(context.work, tap.row, context.person, context.work.channel, chat_id_of(update))


async def close(update: Update, context: Context, tap: Tap[Chairing]) -> None:
    """No new code is shown; those that were seen run out by themselves."""
    running = tap.row
    close_codes(context.work, running, context.person)
    count = len(check_ins_of(context.db, running.session_id))
    text = texts.CODE_CLOSED.format(count=count, all=len(_counted(context, running)))
    await show_screen(update, Screen(text, ((CARD.choice(running, texts.TO_CARD, "card"),),)), fresh=True)


def _counted(context: Context, running: Chairing) -> list[Person]:
    """Everybody who is counted in the cell."""
    members = members_of_cell(context.db, running.session.cell_id)
    return [one for one in members if one.membership != Membership.EXEMPT]


async def scanned(update: Update, context: Context) -> None:
    """/start qr-…: a member marks themself present."""
    await _take(update, context, _words(update).split()[-1])


async def _typed(update: Update, context: Context) -> None:
    """The link of a code, or the code that was said aloud."""
    words = _words(update)
    link = _LINK.fullmatch(words)
    if link is not None:
        return await _take(update, context, link[1])
    answer = answer_spoken(context.work, spoken_in(fold(words)) or "", _sent(update))
    await show_screen(update, Screen(answer), fresh=True)
    return None


# A link is understood everywhere; a code that is typed where no form is open, or with a word.
TYPED: Handler = MessageHandler(
    filters.UpdateType.MESSAGE
    & filters.TEXT
    & (filters.Regex(rf"^{_LINK.pattern}$") | (_SpokenCode() & (NOTHING_OPEN | filters.Regex(r"\D")))),
    _typed,
)


async def _take(update: Update, context: Context, code: str) -> None:
    await show_screen(update, Screen(answer_token(context.work, code, _sent(update))), fresh=True)


def _words(update: Update) -> str:
    return (update.effective_message.text or "") if update.effective_message else ""


def _sent(update: Update) -> datetime:
    """When the member's own message was sent, as the app says."""
    assert update.effective_message is not None
    return update.effective_message.date.astimezone(UTC)
