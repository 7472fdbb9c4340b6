"""/moi: a cell's secretary or deputy invites its members, the ward those of its cells and its own."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.person import OnePerson
from handlers.language.dates import long_date, long_moment
from handlers.people.joining import texts
from handlers.people.joining.invitations import invite, send_invitation
from handlers.people.joining.letting_in import denied_until, may_invite, share_a_device
from handlers.people.joining.notifications import notify_invited_again, report_lost
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from storage.accounts import joined_among
from storage.invitations import has_joined_before
from storage.people import Person, Unit, UnitKind, members_of_cell, members_of_cells
from storage.units import cell_ids_below

INVITING, REPORTING = "invite", "lost"
DEEDS = ((INVITING, texts.INVITE_ONE_MORE), (REPORTING, texts.REPORT_LOST))


class Invited(FormData):
    """Who of which cell is invited. `show_joined`: whether those are shown who have joined already."""

    cell_id: int = 0
    show_joined: bool = False
    person_id: int | None = None
    deed: str = ""


def _allowed(context: Context, draft: Draft[Invited]) -> bool:
    unit = context.db.get(Unit, draft.data.cell_id)
    return unit is not None and context.work.may(Action.INVITE_MEMBER, unit.id)


def _members(context: Context, draft: Draft[Invited]) -> list[Person]:
    unit = context.db.get_one(Unit, draft.data.cell_id)
    if unit.kind == UnitKind.CELL:
        return members_of_cell(context.db, unit.id)
    return members_of_cells(context.db, [unit.id, *cell_ids_below(context.db, unit.id)])


def _joined(context: Context, draft: Draft[Invited]) -> set[int]:
    return set(joined_among(context.db, [person.id for person in _members(context, draft)]))


def _shown(context: Context, draft: Draft[Invited]) -> list[Person]:
    """Those who have not joined; those who have, behind one more button."""
    people, joined = _members(context, draft), _joined(context, draft)
    return people if draft.passing.found else [one for one in people if (one.id in joined) == draft.data.show_joined]


def _ask_whom(context: Context, draft: Draft[Invited]) -> Markup:
    if draft.data.show_joined:
        return texts.ASK_WHOM_JOINED
    joined = len(_joined(context, draft))
    waiting = len(_members(context, draft)) - joined
    return texts.ASK_WHOM.format(waiting=waiting, joined=joined) if waiting else texts.ALL_JOINED


def _others(context: Context, draft: Draft[Invited]) -> str | None:
    joined = len(_joined(context, draft))
    if draft.data.show_joined:
        return texts.SHOW_WAITING.format(count=len(_members(context, draft)) - joined)
    return texts.SHOW_JOINED.format(count=joined) if joined else None


def _turn(context: Context, draft: Draft[Invited]) -> Outcome:
    pick_member.forget_search(draft)
    draft.data.show_joined = not draft.data.show_joined
    return Stay()


def _chosen(context: Context, draft: Draft[Invited]) -> Outcome:
    """Of somebody who has joined it is asked what is to be done; who has not is invited."""
    return Next() if _has_joined(context, draft.data.person_id or 0) else _invite(context, draft)


def _has_joined(context: Context, person_id: int) -> bool:
    return bool(joined_among(context.db, [person_id]))


def _problem(context: Context, draft: Draft[Invited], person_id: int) -> Markup | None:
    return None if _has_joined(context, person_id) else _refusal(context, person_id)


def _ask_deed(context: Context, draft: Draft[Invited]) -> Markup:
    return texts.ASK_DEED.format(name=context.db.get_one(Person, draft.data.person_id).full_name)


def _do(context: Context, draft: Draft[Invited]) -> Outcome:
    if draft.data.deed == INVITING:
        return _invite(context, draft)
    person = context.db.get_one(Person, draft.data.person_id)
    report_lost(context.work, person, context.person)
    return Finish(Screen(texts.LOSS_REPORTED.format(name=person.full_name)))


def _speaks_against(context: Context, draft: Draft[Invited], deed: str) -> Markup | None:
    """A lost phone may be reported of anybody."""
    return _refusal(context, draft.data.person_id or 0) if deed == INVITING else None


def _refusal(context: Context, person_id: int) -> Markup | None:
    """Why the person cannot be invited from here: others have to."""
    person = context.db.get_one(Person, person_id)
    if person.id == context.person.id:
        return texts.NOT_ONESELF
    if not may_invite(context.work, context.person, person):
        return texts.NOT_ABOVE.format(name=person.full_name)
    if (until := denied_until(context.work, person.id)) is not None:
        day = long_date(until.astimezone(context.work.zone).date())
        return texts.NOT_AFTER_NO.format(name=person.full_name, day=day)
    if person.locked_out_at is not None:
        return texts.NOT_LOCKED.format(name=person.full_name)
    if share_a_device(context.db, context.person, person):
        return texts.NOT_ON_SHARED.format(name=person.full_name)
    return None


def _invite(context: Context, draft: Draft[Invited]) -> Outcome:
    work, person = context.work, context.db.get_one(Person, draft.data.person_id)
    assert work.account is not None
    again = has_joined_before(work.db, person.id)
    invitation, secret = invite(work.db, person, context.person, work.now, work.policy, work.account)
    send_invitation(work, work.account, person, secret)
    if again:
        notify_invited_again(work, invitation)
    until = long_moment(work.now + work.policy.joining.invitation_valid, work.zone)
    said = texts.INVITED.format(name=person.full_name, until=until)
    more = (texts.INVITED_AGAIN, texts.NOT_ON_OWN_PHONE) if again else (texts.NOT_ON_OWN_PHONE,)
    return Finish(Screen(Markup("\n").join((said, *more))))


def _names(context: Context, draft: Draft[Invited]) -> tuple[str, ...]:
    return (context.db.get_one(Person, draft.data.person_id).full_name,) if draft.data.person_id else ()


INVITE = Form(
    kind="invite",
    title=texts.INVITE_TITLE,
    data=Invited,
    allowed=_allowed,
    about=lambda context, draft: texts.INVITE_ABOUT,
    names=_names,
    counted=False,
    table=(
        OnePerson(
            "whom",
            _ask_whom,
            field="person_id",
            people=_members,
            shown=_shown,
            options=(Option("group", _others, _turn),),
            check=_problem,
            then=_chosen,
        ),
        OneOf("deed", _ask_deed, offers=lambda context, draft: DEEDS, check=_speaks_against, then=_do),
    ),
)
