"""What the secretary does about attendance, by the buttons under the list of who comes; and answers in words."""

from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler

from handlers.context import Context, chat_id_of
from handlers.forms.asides import Aside
from handlers.forms.buttons import Tap
from handlers.forms.conversation import WORDS
from handlers.forms.draft import Draft
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.attendance import entries, guests, inviting, texts
from handlers.sessions.attendance.due import DUE
from handlers.sessions.attendance.in_words import IN_WORDS, IsAttendance, answer_in_words
from handlers.sessions.buttons import ATTENDANCE
from handlers.sessions.calendar.answering import EXCUSE
from handlers.sessions.rules import closed
from storage.plans import Guest, GuestState, guests_of
from storage.sessions import Session

_NOTED = {str(standing): standing for standing in (GuestState.ASKED, GuestState.ACCEPTED, GuestState.DECLINED)}


async def _nudge(update: Update, context: Context, tap: Tap[Session]) -> None:
    asked, left = inviting.nudge(context.work, tap.row, context.person)
    await toast(
        update, texts.NUDGED.format(count=asked) if asked else texts.NUDGED_ALREADY if left else texts.NOBODY_LEFT
    )


async def _guests(update: Update, context: Context, tap: Tap[Session]) -> None:
    if not guests_of(context.db, tap.row.id):
        return await toast(update, texts.GUESTS_NONE)
    for text in inviting.guest_invitations(context.work, tap.row, chat_id_of(update)):
        await show(update, Screen(text), fresh=True)
    await show(update, guests.guests_screen(context.work, tap.row), fresh=True)
    return None


async def _standing(update: Update, context: Context, tap: Tap[Session]) -> None:
    await show(update, guests.guests_screen(context.work, tap.row))


async def _note(update: Update, context: Context, tap: Tap[Session]) -> None:
    """One tap: this guest has been asked, accepts, or cannot come."""
    session, standing = tap.row, _NOTED.get(tap.arguments[-1] if tap.arguments else "")
    guest = context.db.get(Guest, tap.number() or 0)
    known = guest is not None and guest.session_id == session.id
    if guest is None or not known or standing is None or inviting.has_account(context.work, guest):
        return await toast(update, shared.OLD_BUTTON)
    if not guests.note(context.work, session, guest, standing, context.person):
        return await toast(update, texts.NOTED_ALREADY)
    await show(update, guests.guests_screen(context.work, session))
    return None


def _speaks(message: Message, context: Context, draft: Draft[Any]) -> bool:
    return IsAttendance().filter(message)


def _over(context: Context, session: Session) -> str | None:
    return shared.OLD_BUTTON if closed(session.state, session.starts_at, context.now) is not None else None


FEATURE = Feature(
    due=DUE,
    forms=(IN_WORDS,),
    idle=(MessageHandler(WORDS & IsAttendance(), answer_in_words),),
    asides=(Aside("attendance", texts.ASIDE, _speaks, own=frozenset({IN_WORDS.kind, EXCUSE.kind})),),
    buttons=(
        ATTENDANCE.on("nudge", _nudge, Action.CHANGE_SESSION, ended=_over),
        ATTENDANCE.on("guests", _guests, Action.CHANGE_SESSION, ended=_over),
        ATTENDANCE.on("standing", _standing, Action.CHANGE_SESSION, ended=_over),
        ATTENDANCE.on("entry", entries.give, always=True, allowed=entries.may_have, ended=entries.over, numbers=0),
        ATTENDANCE.on("note", _note, Action.CHANGE_SESSION, ended=_over),
    ),
)
