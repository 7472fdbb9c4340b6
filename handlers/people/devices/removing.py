"""Taking a device away: what speaks from it speaks for nobody from the next update on, and what waited for it stays."""

from handlers.context import Work
from handlers.people.devices import texts
from handlers.people.joining.notifications import tell_devices
from handlers.rights.access import Action
from handlers.screens.screen import Screen, message_payload
from storage import audit
from storage.accounts import Account, Binding, is_used, unbind
from storage.invitations import close_opened_by, expire_made_on
from storage.outbox import Lane, Outgoing, enqueue, withdraw_from_chat
from storage.people import Person

REMOVED = "device_removed"


def remove(work: Work, binding: Binding, by: Person | None) -> None:
    """The person no longer uses the account (`by` None: the command line says so). Their other devices are told, and
    this one.

    Buttons, forms and the menu there end with the binding (the doorkeeper knows nobody at that chat); an invitation
    that is open there or was made there ends here, and what waits to be sent there is taken back.
    """
    account, person = binding.account, binding.person
    unbind(work.db, binding)
    close_opened_by(work.db, account.id)
    expire_made_on(work.db, account.id, person.id, work.now)
    alone = not is_used(work.db, account.id)
    withdraw_from_chat(work.db, account.chat_id, None if alone else person.id, work.now)
    who = by.id if by is not None else None
    audit.record(work.db, who, Action.REMOVE_DEVICE, f"person:{person.id}", work.now)
    _say_goodbye(work, account, alone)
    told = Screen(texts.TOLD.format(channel=channel_name(account)))
    tell_devices(work, person, REMOVED, str(account.id), told)


def _say_goodbye(work: Work, account: Account, alone: bool) -> None:
    payload = message_payload(Screen(texts.GOODBYE), account.chat_id)
    if alone:
        account.menu_signature = None
        payload["reply_markup"] = {"remove_keyboard": True}
    outgoing = Outgoing(account.channel, account.chat_id, "sendMessage", payload, REMOVED, lane=Lane.PERSON)
    enqueue(work.db, outgoing, work.now)


def channel_name(account: Account) -> str:
    """How people call the app of an account."""
    return account.channel.replace("_", " ").title()
