"""Inviting from the command line, where no secretary has joined yet."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.language.dates import long_moment
from handlers.people.joining import texts
from handlers.people.joining.invitations import invite, people_called
from handlers.reach import CODE
from handlers.settings.policy import Policy
from storage.database import Db


@dataclass(frozen=True)
class InviteReport:
    """How it went, in Vietnamese, and what a QR picture should hold: the link, or the code where there is no link."""

    well: bool
    lines: tuple[str, ...]
    qr_text: str = ""


def invite_called(db: Db, words: str, deep_link: str, now: datetime, zone: ZoneInfo, policy: Policy) -> InviteReport:
    """Invite the one active person whom `words` (a code or a name) means; `deep_link` is a `Work`'s. Whoever calls
    commits.
    """
    people = people_called(db, words)
    if len(people) != 1:
        heading = texts.SEVERAL_CALLED if people else texts.NOBODY_CALLED
        found = [texts.CALLED.format(code=one.code, name=one.full_name, unit=one.unit.name) for one in people]
        return InviteReport(False, (heading.format(words=words), *found))
    (person,) = people
    secret = invite(db, person, None, now, policy)
    until = long_moment(now + policy.joining.invitation_valid, zone)
    link = deep_link.replace(CODE, secret)
    lines = [
        texts.CALLED_INVITED.format(name=person.full_name, code=person.code, unit=person.unit.name, until=until),
        *([texts.LINK.format(link=link)] if link else []),
        texts.CODE.format(code=secret),
    ]
    return InviteReport(True, tuple(lines), link or secret)
