"""Who may invite whom, and in whose hands an invitation must not be opened: nobody lets themself in as another."""

from collections.abc import Collection
from datetime import datetime

from handlers.context import Work
from handlers.rights.access import Action, Actor, roles_granting
from handlers.rights.ranks import Held, covers
from storage import audit
from storage.accounts import Account, accounts_used_by
from storage.database import Db
from storage.invitations import Invitation, accounts_ever, came_in_by, last_denied, users_ever
from storage.people import Person


def may_invite(work: Work, inviter: Person, person: Person) -> bool:
    """Whether `inviter` may let this person in: another than themself, of a unit where they invite (or, as an
    administrator, print invitations), and whose roles reach no higher and nowhere else than theirs. Nor may they
    confirm otherwise that the person lost their devices.
    """
    target = work.target(person.unit_id)
    granting = frozenset[tuple[str, int]]().union(
        *(roles_granting(Actor.of(inviter), one, target) for one in (Action.INVITE_MEMBER, Action.ADMINISTER))
    )
    held = [Held(role.name, work.target(role.unit_id).units) for role in person.roles]
    return inviter.id != person.id and bool(granting) and covers(granting, held)


def denied_until(work: Work, person_id: int) -> datetime | None:
    """Until when the person's own word holds that they asked for no invitation; None where there is none."""
    denied = last_denied(work.db, person_id)
    until = denied + work.policy.joining.denial_holds if denied is not None else work.now
    return until if until > work.now else None


def makers(db: Db, invitation: Invitation) -> set[int]:
    """Who made the invitation, and whoever else uses the account on which it was made: nobody can tell them apart."""
    made_on = invitation.created_on_account_id
    found = users_ever(db, made_on) if made_on is not None else set()
    return found | ({invitation.created_by_id} if invitation.created_by_id is not None else set())


def is_at_hand(db: Db, invitation: Invitation, account: Account) -> bool:
    """Whether `account` is, or ever was, one of those who made the invitation or vouched for it. The person's own yes
    is no such word.
    """
    vouching = {invitation.allowed_by_id} - {None, invitation.person_id}
    if account.id == invitation.created_on_account_id:
        return True
    return bool(users_ever(db, account.id) & (makers(db, invitation) | vouching))


def behind(db: Db, person_ids: Collection[int], since: datetime) -> set[int]:
    """These people, and everybody by whose invitation or word one of them came in at `since` or later; and of those
    again. Whoever stands behind somebody may be at the phone that bears their name.
    """
    found, asked = set(person_ids), set(person_ids)
    while asked:
        reached: set[int] = set()
        for invitation in came_in_by(db, asked, since):
            reached |= makers(db, invitation)
            if invitation.allowed_by_id is not None:
                reached.add(invitation.allowed_by_id)
        asked = reached - found
        found |= asked
    return found


def is_one_hand(db: Db, invitation: Invitation, voucher: Person, since: datetime) -> bool:
    """Whether, as far as chibo can know, whoever made the invitation may be who speaks as `voucher`: they have an
    account in common, or somebody stands behind both.
    """
    made = makers(db, invitation)
    accounts = accounts_ever(db, voucher.id)
    if any(users_ever(db, account) & made for account in accounts) or audit.have_spoken(db, made, accounts):
        return True
    return bool(behind(db, made, since) & behind(db, {voucher.id}, since))


def is_of_makers(db: Db, invitation: Invitation, account: Account) -> bool:
    """Whether one of those who made the invitation uses `account`: what is said there is no second person's word."""
    return bool(users_ever(db, account.id) & makers(db, invitation))


def share_a_device(db: Db, one: Person, other: Person) -> bool:
    """Whether both use one account."""
    ids = {account.id for account in accounts_used_by(db, one.id)}
    return any(account.id in ids for account in accounts_used_by(db, other.id))
