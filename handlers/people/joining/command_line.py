"""Inviting from the command line, where no secretary has joined yet, and lifting the lock of wrong answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handlers.context import Way, Work
from handlers.language.dates import long_moment
from handlers.people.joining import texts
from handlers.people.joining.codes import code_of
from handlers.people.joining.invitations import invite, people_called
from handlers.people.joining.letting_in import denied_until
from handlers.people.joining.lock import lift
from handlers.people.joining.notifications import notify_invited_again, notify_vouched
from handlers.people.joining.rejoining import VOUCHED
from handlers.screens.ways import qr_recipe
from storage import audit
from storage.invitations import Invitation, has_joined_before
from storage.people import Person


@dataclass(frozen=True)
class InviteReport:
    """How it went, in Vietnamese, and of what a QR picture is made: the links, or the code where there is no link."""

    well: bool
    lines: tuple[str, ...]
    qr: Mapping[str, Any] = field(default_factory=dict)


def the_one_called(work: Work, words: str) -> Person | InviteReport:
    """The one active person whom `words` (a code or a name) means; otherwise what to say."""
    people = people_called(work.db, words)
    if len(people) == 1:
        return people[0]
    heading = texts.SEVERAL_CALLED if people else texts.NOBODY_CALLED
    return InviteReport(False, (heading.format(words=words), *(about_person(texts.CALLED, one) for one in people)))


def invite_called(work: Work, words: str, lost: bool = False) -> InviteReport:
    """Invite the one active person whom `words` means. `lost`: of one who has joined before, that they lost their
    devices is confirmed with it. Whoever calls commits.
    """
    person = the_one_called(work, words)
    if isinstance(person, InviteReport):
        return person
    if person.locked_out_at is not None:
        return InviteReport(False, (about_person(texts.CALLED_LOCKED, person),))
    again = has_joined_before(work.db, person.id)
    invitation, secret = invite(work.db, person, None, work.now, work.policy)
    until = long_moment(work.now + work.policy.joining.invitation_valid, work.zone)
    ways, code = work.ways_to(secret), code_of(secret)
    lines = [
        about_person(texts.CALLED_INVITED, person, until=until),
        *(_said(way) for way in ways),
        texts.CODE.format(code=code),
        *([_say_again(work, invitation, lost)] if again else []),
    ]
    return InviteReport(True, tuple(lines), qr_recipe(ways, code))


def _said(way: Way) -> str:
    return texts.WAY.format(app=way.app, link=way.link) if way.app else texts.LINK.format(link=way.link)


def _say_again(work: Work, invitation: Invitation, lost: bool) -> str:
    if not lost:
        notify_invited_again(work, invitation)
        return texts.CALLED_WAITS if denied_until(work, invitation.person_id) is None else texts.CALLED_AFTER_NO
    invitation.allowed_at = work.now
    audit.record(work.db, None, VOUCHED, f"person:{invitation.person_id}", work.now)
    notify_vouched(work, invitation, None)
    return texts.CALLED_LOST


def unlock_called(work: Work, words: str) -> InviteReport:
    """Lift the lock that too many wrong answers have put on a person. Whoever calls commits."""
    person = the_one_called(work, words)
    if isinstance(person, InviteReport):
        return person
    if person.locked_out_at is None:
        return InviteReport(False, (about_person(texts.CALLED_NOT_LOCKED, person),))
    lift(work.db, person, None, work.now)
    return InviteReport(True, (about_person(texts.CALLED_UNLOCKED, person),))


def about_person(line: str, person: Person, **more: str) -> str:
    """A line that names a person by name, code and unit."""
    return line.format(name=person.full_name, code=person.code, unit=person.unit.name, **more)
