"""What the others are told about joining."""

from collections.abc import Iterable
from datetime import timedelta

from markupsafe import Markup

from handlers.context import Work
from handlers.people.joining import texts
from handlers.rights.recipients import Duty, told
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen, message_payload
from handlers.screens.texts import FOR_PERSON
from storage.accounts import Account, accounts_of_person
from storage.invitations import Invitation
from storage.outbox import Outgoing, enqueue
from storage.people import Person

IN_TIME = timedelta(days=2)


def notify_joined(work: Work, invitation: Invitation) -> None:
    """The cell's secretary, and whoever made the invitation."""
    person = invitation.person
    heard = [*told(work.db, Duty.INVITE, person.unit_id), *_inviter(work, invitation)]
    text = texts.HAS_JOINED.format(name=person.full_name)
    _send(work, (one for one in heard if one.id != person.id), invitation, "joined", text)


def notify_other_phones(work: Work, person: Person, account: Account) -> None:
    """Whoever used other accounts so far hears at once that there is one more: it may not be theirs."""
    text = FOR_PERSON.format(name=person.full_name) + texts.ONE_MORE_PHONE
    for other in accounts_of_person(work.db, person.id):
        if other.id != account.id:
            payload = message_payload(Screen(text), other.chat_id)
            key = f"one_more_phone|person:{person.id}|{person.id}|{other.id}:{account.id}@{work.now.isoformat()}"
            outgoing = Outgoing(other.channel, other.chat_id, "sendMessage", payload, "one_more_phone", unique_key=key)
            enqueue(work.db, outgoing, work.now)


def notify_failed(work: Work, invitation: Invitation) -> None:
    """Whoever made the invitation; the secretary, where it was made on the command line."""
    person = invitation.person
    hearing = _inviter(work, invitation) or told(work.db, Duty.INVITE, person.unit_id)
    text = texts.HAS_FAILED.format(name=person.full_name, times=invitation.wrong_answers)
    _send(work, hearing, invitation, "invitation_spent", text)


def _inviter(work: Work, invitation: Invitation) -> list[Person]:
    inviter = work.db.get(Person, invitation.created_by_id) if invitation.created_by_id is not None else None
    return [inviter] if inviter is not None and inviter.active else []


def _send(work: Work, people: Iterable[Person], invitation: Invitation, kind: str, text: Markup) -> None:
    quiet_until = wait_for_morning(work.now, work.now + IN_TIME, work.policy.quiet_hours, work.zone)
    for person in {one.id: one for one in people}.values():
        notice = Notice(
            kind, f"person:{invitation.person_id}", f"invitation:{invitation.id}", Screen(text), quiet_until
        )
        notify(work, person, notice)
