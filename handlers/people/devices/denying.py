"""The person's own no to an invitation in their name: it ends, whoever came in by it already is out at once, and for a
while nobody but the command line invites them again.
"""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.showing import show, toast
from handlers.language.dates import long_date
from handlers.people.devices.removing import remove
from handlers.people.joining import texts
from handlers.people.joining.notifications import notify_denied
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from storage import audit
from storage.accounts import Binding, binding_of
from storage.invitations import Invitation, expire_unused

DENIED = "deny_invitation"


async def said_no(update: Update, context: Context, tap: Tap[Invitation]) -> None:
    """It was not them who asked for another phone, or who came in by the invitation."""
    await toast(update)
    invitation = tap.row
    expire_unused(context.db, invitation.person_id, context.now)
    invitation.denied_at = context.now
    audit.record(context.db, context.person.id, DENIED, f"person:{invitation.person_id}", context.now)
    if (binding := _came_in(context, invitation)) is not None:
        remove(context.work, binding, context.person)
    notify_denied(context.work, invitation)
    said = texts.SAID_NO if invitation.used_at is None else texts.SAID_NO_LATE
    until = context.now + context.policy.joining.denial_holds
    await show(update, Screen(said.format(day=long_date(until.astimezone(context.work.zone).date()))))


def _came_in(context: Context, invitation: Invitation) -> Binding | None:
    account = invitation.used_by_account_id
    return binding_of(context.db, account, invitation.person_id) if account is not None else None


def may_deny(context: Context, invitation: Invitation) -> bool:
    """Whether who taps is the person, on a device that they had when the invitation was made: whoever came in by it, or
    later, is not asked whose it was.
    """
    account = context.work.account
    if account is None or context.person.id != invitation.person_id or account.id == invitation.used_by_account_id:
        return False
    binding = binding_of(context.db, account.id, context.person.id)
    return binding is not None and binding.consent_at <= invitation.created_at


def is_denied(context: Context, invitation: Invitation) -> str | None:
    """What a tap is told that comes too late: said already, gone already, or long ago."""
    if invitation.denied_at is not None or (invitation.used_at is not None and _came_in(context, invitation) is None):
        return shared.ALREADY_DONE
    is_old = context.now - (invitation.used_at or invitation.created_at) >= context.policy.joining.denial_holds
    return shared.OLD_BUTTON if is_old else None
