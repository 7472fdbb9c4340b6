"""Invitations for those of a unit who have never joined, on one sheet to print. Only the paper has their codes."""

from datetime import timedelta
from typing import Any

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.language.dates import long_moment
from handlers.people.administration import sheet, texts
from handlers.people.administration.buttons import ADMIN
from handlers.people.administration.pages import home_choice
from handlers.people.joining.codes import code_of
from handlers.people.joining.invitations import invite
from handlers.people.joining.letting_in import denied_until, share_a_device
from handlers.screens.notices import document_payload
from handlers.screens.screen import Choice, Screen, message_payload
from handlers.screens.ways import qr_recipe
from storage import audit
from storage.accounts import joined_among
from storage.invitations import has_joined_before
from storage.outbox import SECRET, Lane, Outgoing, enqueue
from storage.people import Person, Unit, members_of_cell

DOUBLED_WITHIN = timedelta(minutes=1)
PRINTED = "print_invitations"


def ask_screen(work: Work, unit: Unit) -> Screen:
    """How many slips it would be, before those who have an invitation lose it."""
    if not work.reach.files:
        return Screen(texts.NO_FILES_HERE, ((home_choice(unit),),))
    people, left_out = _sorted_out(work, unit)
    if not people:
        return Screen(texts.NOBODY_TO_PRINT.format(left_out=_left_out(left_out)), ((home_choice(unit),),))
    text = texts.ASK_PRINT.format(count=len(people), unit=unit.name, until=_until(work)) + _left_out(left_out)
    return Screen(text, ((ADMIN.choice(unit, texts.PRINT_SURE, "printed"),), _back(unit)))


def print_sheet(work: Work, unit: Unit) -> Screen:
    """Make the invitations, and send the sheet to who is speaking: its row is blanked once it has left."""
    people, left_out = _sorted_out(work, unit)
    if not people or not work.reach.files:
        return ask_screen(work, unit)
    assert work.person is not None and work.account is not None
    everybody = members_of_cell(work.db, unit.id)
    slips = [_slip(work, person, everybody) for person in people]
    until = _until(work)
    recipe = {"kind": sheet.KIND, "code": unit.code, "unit": unit.name, "until": until, "slips": slips}
    caption = texts.CAPTION.format(unit=unit.name, count=len(slips), until=until)
    payload = document_payload(message_payload(Screen(caption), work.account.chat_id), recipe)
    outgoing = Outgoing(
        work.account.channel, work.account.chat_id, "sendDocument", payload, kind=SECRET, lane=Lane.PERSON
    )
    enqueue(work.db, outgoing, work.now)
    audit.record(work.db, work.person.id, PRINTED, f"unit:{unit.id}", work.now)
    text = texts.PRINTED.format(count=len(slips), until=until, left_out=_left_out(left_out))
    return Screen(text, (_back(unit),))


def printed_just_now(context: Context, unit: Unit) -> bool:
    """Whether the speaker has had the unit's sheet this very minute: a second one would make its slips worthless."""
    since = context.now - DOUBLED_WITHIN
    return audit.done_since(context.db, context.person.id, PRINTED, f"unit:{unit.id}", since)


def _slip(work: Work, person: Person, everybody: list[Person]) -> dict[str, Any]:
    """What stands on a slip. Two of one name are told apart by their codes: the year of birth is what they confirm."""
    _, secret = invite(work.db, person, work.person, work.now, work.policy, work.account)
    ways, code = work.ways_to(secret), code_of(secret)
    alike = any(one.full_name == person.full_name and one.id != person.id for one in everybody)
    name = texts.NAME_AND_CODE.format(name=person.full_name, code=person.code) if alike else person.full_name
    return {"name": name, "unit": person.unit.name, "code": code, "picture": qr_recipe(ways, code) if ways else None}


def _sorted_out(work: Work, unit: Unit) -> tuple[list[Person], list[str]]:
    """Who gets a slip; and of the others who have not joined, why not. Who joined once before is let in by the way that
    asks them or a second person (/moi).
    """
    people = members_of_cell(work.db, unit.id)
    joined = joined_among(work.db, [one.id for one in people])
    invited: list[Person] = []
    left_out: list[str] = []
    for person in people:
        if person.id in joined:
            continue
        why = _why_not(work, person)
        if why is None:
            invited.append(person)
        else:
            left_out.append(why.format(name=person.full_name))
    return invited, left_out


def _why_not(work: Work, person: Person) -> str | None:
    assert work.person is not None
    if person.id == work.person.id:
        return texts.ONESELF
    if person.locked_out_at is not None:
        return texts.LOCKED
    if has_joined_before(work.db, person.id):
        return texts.JOINED_ONCE
    if denied_until(work, person.id) is not None:
        return texts.SAID_NO
    return texts.SHARING if share_a_device(work.db, work.person, person) else None


def _left_out(names: list[str]) -> Markup:
    return texts.LEFT_OUT.format(names="; ".join(names)) if names else Markup()


def _until(work: Work) -> str:
    return long_moment(work.now + work.policy.joining.invitation_valid, work.zone)


def _back(unit: Unit) -> tuple[Choice, ...]:
    return (ADMIN.choice(unit, texts.TO_UNIT.format(unit=unit.name), "unit"),)
