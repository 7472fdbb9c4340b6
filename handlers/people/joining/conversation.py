"""Joining: the small conversation of somebody who is nobody yet, and who is using a shared phone.

It runs before the doorkeeper, as who joins is not known yet, and stops what it has handled from going any further.
Where it stands is a fact of the account; which invitation is open on it, one of the invitation.
"""

from telegram import Chat, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.context import Context, current_work
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.forms.stated import Handler, StatedConversation
from handlers.forms.who_is_using import USE, ask_user
from handlers.people.home.conversation import go_home
from handlers.people.joining import lock, rejoining, steps, texts
from handlers.people.joining.buttons import CELL, CONSENT_TAPPED, LOCK, PERSON_USING, REJOIN
from handlers.people.joining.doorkeeper import NEWLY_CHOSEN, recognize
from handlers.people.joining.inviting import INVITE, Invited
from handlers.people.joining.rules import OPENING
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from storage.accounts import people_of_account
from storage.people import Person, Unit

NAME = "joining"
BEFORE_DOORKEEPER = -3

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_OPENING: Handler = MessageHandler(_PRIVATE & filters.Regex(OPENING), steps.opened)
_STALE: Handler = CallbackQueryHandler(steps.stale, pattern=CONSENT_TAPPED)
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
                CallbackQueryHandler(steps.decided, pattern=CONSENT_TAPPED),
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
    joining = work.account.joining if work.account is not None else ""
    # A birth year, a tap on "Đồng ý": the outcome alone is kept.
    work.stays = work.stays and not joining
    return joining or None


async def _invite(update: Update, context: Context) -> None:
    """Start at once where the person may invite for one cell only; otherwise ask for which."""
    cells = [context.db.get_one(Unit, cell) for cell in sorted(units_where(context.actor, Action.INVITE_MEMBER))]
    if not cells:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
    elif len(cells) == 1:
        await open_form(update, context, INVITE, data=Invited(cell_id=cells[0].id))
    else:
        choices = one_per_row(CELL.choice(cell, cell.name, "invite") for cell in cells)
        await show(update, Screen(texts.ASK_INVITE_CELL, choices), fresh=True)


async def _invite_for(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await open_form(update, context, INVITE, data=Invited(cell_id=tap.row.id))


async def _change_user(update: Update, context: Context) -> None:
    """/nguoidung: ask again who is using the phone."""
    account = context.work.account
    assert account is not None
    people = people_of_account(context.db, account.id)
    if len(people) == 1:
        await show(update, Screen(texts.ONE_USER.format(name=people[0].full_name)), fresh=True)
    else:
        await ask_user(update, people, again=False)


async def _user_chosen(update: Update, context: Context, tap: Tap[Person]) -> None:
    """A name tapped: the doorkeeper has put that person in place; here their home is shown."""
    await toast(update)
    if context.work.update_data.get(NEWLY_CHOSEN):
        await show(update, Screen(texts.USING.format(name=context.person.full_name)))
        await go_home(update, context)


FEATURE = Feature(
    forms=(INVITE,),
    menu={menu.INVITE: _invite},
    commands={"nguoidung": _change_user},
    buttons=(
        CELL.on("invite", _invite_for, numbers=0),
        REJOIN.on("yes", rejoining.said_yes, allowed=rejoining.is_theirs_alone, ended=rejoining.is_settled, numbers=0),
        REJOIN.on(
            "lost",
            rejoining.vouched,
            Action.INVITE_MEMBER,
            allowed=rejoining.may_vouch,
            ended=rejoining.is_settled,
            numbers=0,
        ),
        LOCK.on("lift", lock.lift_tapped, Action.LIFT_LOCK, ended=lock.is_lifted, numbers=0),
        PERSON_USING.on(USE, _user_chosen, allowed=lambda context, person: person.id == context.person.id, numbers=0),
    ),
)
