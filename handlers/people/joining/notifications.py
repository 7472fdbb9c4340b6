"""What the others are told about joining."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from markupsafe import Markup

from handlers.context import Work
from handlers.people.joining import texts
from handlers.people.joining.buttons import LOCK, LOST, REJOIN
from handlers.people.joining.letting_in import denied_until, is_one_hand, makers, may_invite
from handlers.rights.recipients import Duty, told
from handlers.screens.notices import Key, Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Screen, message_payload
from handlers.screens.texts import FOR_PERSON
from storage import audit
from storage.accounts import Account, accounts_of_person, reachable_among
from storage.invitations import Invitation
from storage.outbox import Outgoing, enqueue
from storage.people import Person

IN_TIME = timedelta(days=2)
REPORTED_LOST = "report_lost_device"


def notify_joined(work: Work, invitation: Invitation) -> None:
    """The cell's secretary, and whoever made the invitation."""
    person = invitation.person
    heard = [*told(work.db, Duty.INVITE, person.unit_id), *_inviter(work, invitation)]
    text = texts.HAS_JOINED.format(name=person.full_name)
    _send(work, (one for one in heard if one.id != person.id), invitation, "joined", text)
    if invitation.allowed_at is not None and invitation.allowed_by_id != person.id:
        _tell_above(work, invitation, "joined_after_loss", texts.HAS_JOINED_AFTER_LOSS)


def _tell_above(work: Work, invitation: Invitation, kind: str, text: Markup) -> None:
    """Those one office above hear at once, but for whoever had a hand in it; the administrators where nobody is left.
    What is told names whoever confirmed the loss.
    """
    person, by = invitation.person, invitation.allowed_by_id
    hands = makers(work.db, invitation) | {person.id} | ({by} if by is not None else set())
    heard = told(work.db, Duty.WATCH_JOINING, person.unit_id, but_for=hands)
    heard = heard or told(work.db, Duty.LIFT_LOCKS, person.unit_id, but_for=hands)
    voucher = work.db.get(Person, by) if by is not None else None
    confirmed = texts.OF_PERSON.format(name=voucher.full_name) if voucher is not None else texts.OF_COMMAND_LINE
    words = text.format(
        name=person.full_name, unit=person.unit.name, who=_who_invited(work, invitation), confirmed=confirmed
    )
    for one in heard:
        notify(work, one, _notice(kind, invitation, Screen(words)))


def notify_other_phones(work: Work, invitation: Invitation, account: Account) -> None:
    """Whoever used other accounts so far hears at once that there is one more: it may not be theirs, and a tap there
    takes it away again.
    """
    screen = Screen(texts.ONE_MORE_PHONE, ((REJOIN.choice(invitation, texts.NOT_ME, "no"),),))
    tell_devices(work, invitation.person, "one_more_phone", str(account.id), screen, but=account)


def tell_devices(work: Work, person: Person, kind: str, slot: str, screen: Screen, but: Account | None = None) -> None:
    """Say it on every device of a person at once, at night too: it is about who speaks in their name."""
    text = FOR_PERSON.format(name=person.full_name) + screen.text
    for device in accounts_of_person(work.db, person.id):
        if but is None or device.id != but.id:
            payload = message_payload(replace(screen, text=text), device.chat_id)
            key = Key(kind, f"person:{person.id}", person.id, f"{device.id}:{slot}@{work.now.isoformat()}")
            outgoing = Outgoing(
                device.channel, device.chat_id, "sendMessage", payload, kind, unique_key=str(key), subject=key.subject
            )
            enqueue(work.db, outgoing, work.now)


def notify_invited_again(work: Work, invitation: Invitation) -> None:
    """Of an invitation for somebody who has joined before: they are asked, and those who may vouch for them."""
    person, who = invitation.person, _who_invited(work, invitation)
    buttons = ((REJOIN.choice(invitation, texts.YES, "yes"),), (REJOIN.choice(invitation, texts.NO, "no"),))
    asked = Screen(texts.ASK_YES.format(who=who), buttons)
    tell_devices(work, person, "invited_again", str(invitation.id), asked)
    vouch = Screen(
        texts.ASK_VOUCH.format(who=who, name=person.full_name), ((REJOIN.choice(invitation, texts.VOUCH, "lost"),),)
    )
    for one in _vouchers(work, invitation):
        notify(work, one, _notice("confirm_lost", invitation, vouch))


def _vouchers(work: Work, invitation: Invitation) -> list[Person]:
    """The others of the cell's leaders who may invite the person; the ward's people where none of them is reachable."""
    person, useless = invitation.person, makers(work.db, invitation)
    if denied_until(work, person.id) is not None:
        return []
    while found := told(work.db, Duty.CONFIRM_LOSS, person.unit_id, but_for=useless):
        reachable = reachable_among(work.db, [one.id for one in found])
        able = [one for one in found if one.id in reachable and _is_second(work, invitation, one)]
        if able:
            return able
        useless |= {one.id for one in found}
    return []


def _is_second(work: Work, invitation: Invitation, one: Person) -> bool:
    since = work.now - work.policy.joining.vouching_after
    return may_invite(work, one, invitation.person) and not is_one_hand(work.db, invitation, one, since)


def notify_allowed(work: Work, invitation: Invitation) -> None:
    """Whoever made the invitation hears that it can be opened now."""
    text = texts.TOLD_ALLOWED.format(name=invitation.person.full_name)
    for inviter in _inviter(work, invitation):
        notify(work, inviter, _notice("invitation_allowed", invitation, Screen(text)))


def notify_vouched(work: Work, invitation: Invitation, by: Person | None) -> None:
    """The person hears on every device who (None: the command line) said so, and can say that it is not so."""
    who = texts.OF_PERSON.format(name=by.full_name) if by is not None else texts.OF_COMMAND_LINE
    text = texts.TOLD_VOUCHED.format(who=who)
    screen = Screen(text, ((REJOIN.choice(invitation, texts.NO, "no"),),))
    tell_devices(work, invitation.person, "lost_confirmed", str(invitation.id), screen)


def notify_denied(work: Work, invitation: Invitation) -> None:
    """The administrators and the cell's leaders, whoever of them made it. Where somebody had come in by it, that is
    told one office above too.
    """
    person = invitation.person
    heard = [
        one
        for duty in (Duty.INVITE_TOGETHER, Duty.LIFT_LOCKS)
        for one in told(work.db, duty, person.unit_id, but_for=[person.id])
    ]
    told_them = texts.TOLD_DENIED if invitation.used_at is None else texts.TOLD_TAKEN_OVER
    text = told_them.format(name=person.full_name, who=_who_invited(work, invitation))
    if invitation.used_at is not None:
        _tell_above(work, invitation, "taken_over", texts.TOLD_TAKEN_OVER_ABOVE)
    for one in {one.id: one for one in heard}.values():
        notify(work, one, _notice("invitation_denied", invitation, Screen(text)))


def notify_locked(work: Work, person: Person, times: int) -> None:
    """The administrators who may lift it."""
    text = texts.TOLD_LOCKED.format(name=person.full_name, code=person.code, unit=person.unit.name, times=times)
    screen = Screen(text, ((LOCK.choice(person, texts.LIFT_LOCK, "lift"),),))
    for one in told(work.db, Duty.LIFT_LOCKS, person.unit_id, but_for=[person.id]):
        notice = Notice("locked_out", f"person:{person.id}", work.now.isoformat(), screen)
        notify(work, one, notice)


def _who_invited(work: Work, invitation: Invitation) -> str:
    inviters = _inviter(work, invitation)
    return texts.OF_PERSON.format(name=inviters[0].full_name) if inviters else texts.OF_COMMAND_LINE


def _notice(kind: str, invitation: Invitation, screen: Screen) -> Notice:
    return Notice(kind, f"person:{invitation.person_id}", f"invitation:{invitation.id}", screen)


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
        subject, slot = f"person:{invitation.person_id}", f"invitation:{invitation.id}"
        notice = Notice(kind, subject, slot, Screen(text), quiet_until, about=(subject,))
        notify(work, person, notice)


def report_lost(work: Work, person: Person, by: Person) -> None:
    """A cell's leader reports a lost phone: whoever may cut it off hears, and the person on every device."""
    audit.record(work.db, by.id, REPORTED_LOST, f"person:{person.id}", work.now)
    text = texts.TOLD_LOST.format(who=by.full_name, name=person.full_name, code=person.code, unit=person.unit.name)
    screen = Screen(text, ((LOST.choice(person, texts.SEE_DEVICES, "devices"),),))
    for one in told(work.db, Duty.CUT_OFF_DEVICES, person.unit_id, but_for=[person.id]):
        notify(work, one, Notice("lost_phone", f"person:{person.id}", work.now.isoformat(), screen))
    tell_devices(work, person, "reported_lost", "", Screen(texts.TOLD_OWNER_LOST.format(who=by.full_name)))
