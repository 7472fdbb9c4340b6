"""The secretary's buttons about attendance: `ka:<session>:<version>:<verb>`, and about one guest
`kg:<session>:<version>:<guest>:<standing>`.
"""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, chat_id_of
from handlers.forms.engine import show, toast
from handlers.forms.stated import Handler
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.attendance import guests, inviting, texts
from handlers.sessions.rules import closed
from storage.plans import Guest, Standing, guests_of
from storage.sessions import Session

_BUTTON = r"^ka:\d{1,15}:\d{1,9}:(?:%s)$"
_NOTE = r"^kg:\d{1,15}:\d{1,9}:\d{1,15}:(?:asked|accepted|declined)$"


class Attendance:
    """What stands under the list of who comes, without a conversation."""

    def openings(self) -> list[Handler]:
        return []

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.nudge, pattern=_BUTTON % "nudge"),
            CallbackQueryHandler(self.guests, pattern=_BUTTON % "guests"),
            CallbackQueryHandler(self.standing, pattern=_BUTTON % "standing"),
            CallbackQueryHandler(self.note, pattern=_NOTE),
            CallbackQueryHandler(self.unknown, pattern=r"^k[ag]:"),
        ]

    async def nudge(self, update: Update, context: Context) -> None:
        session = await _checked(update, context)
        if session is not None:
            asked, left = inviting.nudge(context.work, session)
            said = texts.NUDGED.format(count=asked) if asked else texts.NUDGED_ALREADY if left else texts.NOBODY_LEFT
            await toast(update, said)
        return

    async def guests(self, update: Update, context: Context) -> None:
        session = await _checked(update, context)
        if session is None:
            return
        if not guests_of(context.db, session.id):
            await toast(update, texts.GUESTS_NONE)
            return
        await toast(update)
        for text in inviting.guest_invitations(context.work, session, chat_id_of(update)):
            await show(update, Screen(text), fresh=True)
        await show(update, guests.guests_screen(context.work, session), fresh=True)
        return

    async def standing(self, update: Update, context: Context) -> None:
        session = await _checked(update, context)
        if session is not None:
            await toast(update)
            await show(update, guests.guests_screen(context.work, session))
        return

    async def note(self, update: Update, context: Context) -> None:
        """One tap: this guest has been asked, accepts, or cannot come."""
        session = await _checked(update, context)
        if session is None:
            return
        assert update.callback_query is not None and update.callback_query.data is not None
        *_, guest_id, standing = update.callback_query.data.split(":")
        guest = context.db.get(Guest, int(guest_id))
        if guest is None or guest.session_id != session.id or inviting.has_account(context.work, guest):
            await toast(update, shared.OLD_BUTTON)
        elif not guests.note(context.work, session, guest, Standing(standing), context.person):
            await toast(update, texts.NOTED_ALREADY)
        else:
            await toast(update)
            await show(update, guests.guests_screen(context.work, session))
        return

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


async def _checked(update: Update, context: Context) -> Session | None:
    """The session of a tapped button; None where the tap was answered: unknown, not theirs, old, or over."""
    assert update.callback_query is not None and update.callback_query.data is not None
    _, session_id, version, *_ = update.callback_query.data.split(":")
    session = context.db.get(Session, int(session_id))
    if session is None or not context.work.may(Action.CHANGE_SESSION, session.cell_id):
        await toast(update, shared.NOT_YOURS)
        return None
    if int(version) != session.version or closed(session.state, session.starts_at, context.now) is not None:
        await toast(update, shared.OLD_BUTTON)
        return None
    return session
