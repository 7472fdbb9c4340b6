"""Somebody who has joined before is invited again: they say yes on a device they have, or another person who may invite
them confirms that they lost theirs. Until then the invitation lets nobody in, and the person hears of it everywhere.
What comes of their no is in handlers/people/devices/denying.py.
"""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.showing import show, toast
from handlers.people.joining import rules, texts
from handlers.people.joining.letting_in import denied_until, is_of_makers, is_one_hand, may_invite
from handlers.people.joining.notifications import notify_allowed, notify_vouched
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from storage import audit
from storage.invitations import Invitation

YES, VOUCHED = "allow_own_invitation", "confirm_lost_device"


async def said_yes(update: Update, context: Context, tap: Tap[Invitation]) -> None:
    await toast(update)
    _allow(context, tap.row, YES)
    notify_allowed(context.work, tap.row)
    await show(update, Screen(texts.SAID_YES))


async def vouched(update: Update, context: Context, tap: Tap[Invitation]) -> None:
    """A second person confirms that the devices are lost."""
    await toast(update)
    _allow(context, tap.row, VOUCHED)
    notify_allowed(context.work, tap.row)
    notify_vouched(context.work, tap.row, context.person)
    await show(update, Screen(texts.VOUCHED.format(name=tap.row.person.full_name)))


def _allow(context: Context, invitation: Invitation, deed: str) -> None:
    invitation.allowed_at, invitation.allowed_by_id = context.now, context.person.id
    audit.record(context.db, context.person.id, deed, _subject(invitation), context.now)


def _subject(invitation: Invitation) -> str:
    return f"person:{invitation.person_id}"


def is_theirs(context: Context, invitation: Invitation) -> bool:
    """Whether who taps is the person themself."""
    return context.person.id == invitation.person_id


def is_theirs_alone(context: Context, invitation: Invitation) -> bool:
    """The same, on a device that is not also that of whoever made the invitation."""
    return is_theirs(context, invitation) and not _at_makers(context, invitation)


def may_vouch(context: Context, invitation: Invitation) -> bool:
    """Whether who taps is a second person who may let them in: another human than whoever made the invitation, as far
    as chibo can know. Where the person has said of late that they asked for no phone, nobody's word in the chat counts.
    """
    since = context.now - context.policy.joining.vouching_after
    return (
        may_invite(context.work, context.person, invitation.person)
        and not _at_makers(context, invitation)
        and not is_one_hand(context.db, invitation, context.person, since)
        and denied_until(context.work, invitation.person_id) is None
    )


def _at_makers(context: Context, invitation: Invitation) -> bool:
    account = context.work.account
    return account is None or is_of_makers(context.db, invitation, account)


def is_settled(context: Context, invitation: Invitation) -> str | None:
    if invitation.allowed_at is not None or invitation.used_at is not None:
        return shared.ALREADY_DONE
    return shared.OLD_BUTTON if rules.has_ended(invitation.expires_at, context.now) else None
