"""Invitations: made, found by their secret, taken back, used."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from handlers.context import Way, Work
from handlers.language.dates import long_moment
from handlers.language.names import find_people, initials
from handlers.people.joining import letting_in, rules, texts
from handlers.people.joining.codes import as_code, code_of, hash_of
from handlers.people.joining.rules import (
    DAY,
    UNKNOWN_ALLOWED,
    UNKNOWN_ALLOWED_A_DAY,
    UNKNOWN_WITHIN,
    InvitationState,
    Issued,
)
from handlers.rights.access import Action
from handlers.screens.consent_texts import VERSION
from handlers.screens.screen import Screen, message_payload
from handlers.screens.ways import qr_recipe
from handlers.settings.policy import Policy
from storage import audit
from storage.accounts import Account, Binding, binding_of, is_used
from storage.consents import give
from storage.database import Db
from storage.invitations import (
    Invitation,
    close_opened_by,
    expire_unused,
    forget_wrong_answers,
    has_joined_before,
    has_used_one,
    invitation_of_code,
    invitation_of_secret,
)
from storage.outbox import SECRET, Lane, Outgoing, enqueue
from storage.people import Person, active_people

SECRET_BYTES = 24
JOINED = "join"
UNKNOWN_CODE = "unknown_invitation"


def invite(
    db: Db, person: Person, by: Person | None, now: datetime, policy: Policy, on: Account | None = None
) -> tuple[Invitation, str]:
    """A new invitation for `person`, made by `by` at the account `on` (None: on the command line); those unused so far
    are taken back. Returns it and its secret, which is stored nowhere: only its SHA-256 is.
    """
    expire_unused(db, person.id, now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    invitation = Invitation(
        person_id=person.id,
        secret_hash=_hash(secret),
        code_hash=hash_of(code_of(secret)),
        created_by_id=by.id if by else None,
        created_on_account_id=on.id if on else None,
        created_at=now,
        expires_at=now + policy.joining.invitation_valid,
    )
    db.add(invitation)
    db.flush()
    audit.record(db, by.id if by else None, Action.INVITE_MEMBER, f"person:{person.id}", now)
    return invitation, secret


def send_invitation(work: Work, account: Account, person: Person, secret: str) -> None:
    """Send the ways in and their QR picture to `account`, to be forwarded. Once sent, their rows are blanked."""
    until = long_moment(work.now + work.policy.joining.invitation_valid, work.zone)
    ways, code, name = work.ways_to(secret), code_of(secret), initials(person.full_name)
    words = _ways_in_words(work, ways, code).format(name=name, unit=person.unit.name, until=until)
    _send(work, account, "sendMessage", message_payload(Screen(words), account.chat_id))
    if ways:
        picture = {"render": qr_recipe(ways, code)}
        caption = str(texts.QR_CAPTION.format(name=name, until=until))
        payload = {"chat_id": account.chat_id, "photo": picture, "caption": caption, "parse_mode": "HTML"}
        _send(work, account, "sendPhoto", payload)


def _ways_in_words(work: Work, ways: Sequence[Way], code: str) -> Markup:
    if not ways:
        return texts.INVITATION_BY_CODE.replace("{code}", code)
    if len(ways) == 1 and ways[0].carries:
        return texts.INVITATION.replace("{link}", ways[0].link).replace("{code}", code)
    lines = (
        (texts.WAY_BY_LINK if way.carries else texts.WAY_BY_CODE).format(app=way.app, link=way.link, code=code)
        for way in ways
    )
    return texts.INVITATION_BY_WAYS.replace("{ways}", Markup("\n").join(lines)).replace("{code}", code)


def _send(work: Work, account: Account, method: str, payload: dict[str, object]) -> None:
    outgoing = Outgoing(account.channel, account.chat_id, method, payload, kind=SECRET, lane=Lane.PERSON)
    enqueue(work.db, outgoing, work.now)


def find_invitation(db: Db, secret: str) -> Invitation | None:
    """The invitation of a secret, or of the short code that somebody typed."""
    code = as_code(secret)
    return invitation_of_code(db, hash_of(code)) if code is not None else invitation_of_secret(db, _hash(secret))


def state_of(work: Work, invitation: Invitation, account: Account | None) -> InvitationState:
    """What it is good for where `account` opens it (None: one that is met for the first time)."""
    person = invitation.person
    issued = Issued(
        invitation.expires_at,
        invitation.used_at is not None,
        invitation.wrong_answers,
        able=person.active and _is_still_invited(work, invitation),
        locked=person.locked_out_at is not None,
        own=account is not None and letting_in.is_at_hand(work.db, invitation, account),
        waits=invitation.allowed_at is None and has_joined_before(work.db, person.id),
    )
    return rules.state_of(issued, work.policy.joining.wrong_answers, work.now)


def _is_still_invited(work: Work, invitation: Invitation) -> bool:
    """Roles change between the invitation and its use: whoever made it must be one who may make it now."""
    if invitation.created_by_id is None:
        return True
    inviter = work.db.get_one(Person, invitation.created_by_id)
    return inviter.active and letting_in.may_invite(work, inviter, invitation.person)


def open_for(db: Db, invitation: Invitation, account: Account) -> None:
    """`account` is the one that has it open now; what else it had open is left."""
    close_opened_by(db, account.id)
    invitation.opened_by_account_id = account.id
    db.flush()


def bind(db: Db, person: Person, account: Account, now: datetime) -> None:
    """From now on `person` uses `account`, having consented to the present text; who uses it now is this person."""
    if binding_of(db, account.id, person.id) is None:
        db.add(Binding(account_id=account.id, person_id=person.id, consent_at=now, consent_version=VERSION))
        give(db, person.id, VERSION, account.channel, now)
    account.left_at = None
    account.active_person_id, account.active_since = person.id, now
    db.flush()


def use(db: Db, invitation: Invitation, account: Account, now: datetime) -> None:
    """The invitation has let somebody in, and lets nobody in any more."""
    bind(db, invitation.person, account, now)
    invitation.used_at, invitation.used_by_account_id = now, account.id
    close_opened_by(db, account.id)
    forget_wrong_answers(db, invitation.person_id)
    audit.record(db, invitation.person_id, JOINED, f"account:{account.id}", now)


def is_referred_to(db: Db, account: Account) -> bool:
    """Whether anybody uses the account, or has used an invitation with it."""
    return is_used(db, account.id) or has_used_one(db, account.id)


def people_called(db: Db, words: str) -> list[Person]:
    """The active people whom `words` means: the one with this code, or those of this name. For the command line."""
    people = active_people(db)
    coded = [person for person in people if person.code == words.strip().upper()]
    ids = find_people(words, [(person.id, person.full_name) for person in people])
    return coded or [person for person in people if person.id in ids]


def note_unknown_code(db: Db, chat: str, now: datetime) -> None:
    """Remember that the chat ("telegram:42") tried a code that does not exist."""
    audit.record(db, None, UNKNOWN_CODE, f"chat:{chat}", now)


def tried_too_often(db: Db, chat: str, now: datetime) -> bool:
    """Whether the chat has tried so many codes that do not exist that it is not listened to for a while."""
    bounds = ((UNKNOWN_WITHIN, UNKNOWN_ALLOWED), (DAY, UNKNOWN_ALLOWED_A_DAY))
    return any(audit.count_after(db, UNKNOWN_CODE, f"chat:{chat}", now - span) >= most for span, most in bounds)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
