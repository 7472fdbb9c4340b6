"""/moi: a cell's secretary invites its members."""

from telegram import Update

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms, show
from handlers.forms.form import Finish, Form, Outcome, Reject, Stay, Step, button
from handlers.language.dates import long_moment
from handlers.people.joining import texts
from handlers.people.joining.invitations import invite, send_invitation
from handlers.rights.access import Action, units_where
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen, one_per_row
from storage.accounts import joined_among
from storage.people import Person, Unit, members_of_cell

GROUP_OF = "group"


async def open_inviting(dialogs: Forms, update: Update, context: Context) -> None:
    """Start at once where the person may invite for one cell only; otherwise ask for which."""
    cells = sorted(units_where(context.actor, Action.INVITE_MEMBER))
    if not cells:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
        return None
    if len(cells) == 1:
        return await dialogs.open(update, context, INVITE.kind, data={"cell_id": cells[0]})
    names = [(cell, context.db.get_one(Unit, cell).name) for cell in cells]
    choices = one_per_row(Choice(name, f"j:{cell}:invite") for cell, name in names)
    await show(update, Screen(texts.ASK_INVITE_CELL, choices), fresh=True)
    return None


async def open_for_cell(dialogs: Forms, update: Update, context: Context) -> None:
    assert update.callback_query is not None and update.callback_query.data is not None
    cell = int(update.callback_query.data.split(":")[1])
    return await dialogs.open(update, context, INVITE.kind, data={"cell_id": cell})


def allowed(context: Context, draft: Draft) -> bool:
    unit = context.db.get(Unit, int(draft.data["cell_id"]))
    return unit is not None and context.work.may(Action.INVITE_MEMBER, unit.id)


def about(context: Context, draft: Draft) -> str:
    return texts.INVITE_ABOUT


def ask_whom(context: Context, draft: Draft) -> Screen:
    """Those who have not joined, by button; those who have, behind one more."""
    people = _members(context, draft)
    joined = joined_among(context.db, [person.id for person in people])
    waiting = len(people) - len(joined)
    show_joined = bool(draft.data.get("show_joined"))
    shown = people if draft.passing.found else [one for one in people if (one.id in joined) == show_joined]
    rows = pick_member.people_choices(draft, shown)
    label = texts.SHOW_WAITING.format(count=waiting) if show_joined else texts.SHOW_JOINED.format(count=len(joined))
    if show_joined or joined:
        rows = (*rows, (button(draft, label, GROUP_OF, "waiting" if show_joined else "joined"),))
    if show_joined:
        return Screen(texts.ASK_WHOM_JOINED, rows)
    text = texts.ASK_WHOM.format(waiting=waiting, joined=len(joined)) if waiting else texts.ALL_JOINED
    return Screen(text, rows)


def _members(context: Context, draft: Draft) -> list[Person]:
    return members_of_cell(context.db, int(draft.data["cell_id"]))


def tap_whom(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    if verb == GROUP_OF:
        pick_member.forget_search(draft)
        draft.data["show_joined"] = argument == "joined"
        return Stay()
    person = pick_member.picked(_members(context, draft), argument) if verb == pick_member.PICK else None
    return _invite(context, person) if person is not None else Reject(shared.USE_BUTTONS)


def type_whom(context: Context, draft: Draft, words: str) -> Outcome:
    found = pick_member.typed_name(draft, _members(context, draft), words)
    return _invite(context, found) if isinstance(found, Person) else found


def _invite(context: Context, person: Person) -> Outcome:
    work = context.work
    assert work.account is not None
    secret = invite(work.db, person, context.person, work.now, work.policy)
    send_invitation(work, work.account, person, secret)
    until = long_moment(work.now + work.policy.joining.invitation_valid, work.zone)
    return Finish(Screen(texts.INVITED.format(name=person.full_name, until=until)))


INVITE = Form(
    kind="invite",
    title=texts.INVITE_TITLE,
    allowed=allowed,
    about=about,
    table=(Step("whom", ask_whom, tapped=tap_whom, typed=type_whom),),
)
