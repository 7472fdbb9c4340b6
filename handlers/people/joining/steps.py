"""The steps of joining: an invitation opened, the person confirmed by a fact of the roster, consent, the account bound.

Every step that has handled its update says so and stops it there (`ApplicationHandlerStop`); one that returns lets the
doorkeeper and the features have it too. Where somebody stands in joining is their account's (`Account.joining`).
"""

from typing import NoReturn

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers.context import Context, chat_id_of
from handlers.forms.button_data import ButtonData
from handlers.forms.showing import show, toast
from handlers.language.dates import long_moment
from handlers.language.names import initials, plain_label
from handlers.people.home.conversation import show_home
from handlers.people.joining import buttons, invitations, texts
from handlers.people.joining.codes import as_code
from handlers.people.joining.lock import note_wrong_answer
from handlers.people.joining.notifications import notify_failed, notify_joined, notify_other_phones
from handlers.people.joining.rules import InvitationState, is_right, read_answer, secret_in
from handlers.rights.access import Action, Actor, may_somewhere
from handlers.screens import consent_texts, menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen, one_per_row
from storage.accounts import Account, account_of_chat, people_of_account
from storage.invitations import Invitation, close_opened_by, opened_by
from storage.people import Person
from storage.tasks import open_tasks_of

CONFIRM = "joining.confirm"
CONSENT = "joining.consent"
LEFT = ""
ANSWERS = ("yes", "no")
CANCEL = "/huy"
_REFUSALS = {
    InvitationState.USED: texts.INVITATION_USED,
    InvitationState.SPENT: texts.INVITATION_SPENT,
    InvitationState.EXPIRED: texts.INVITATION_EXPIRED,
    InvitationState.LOCKED: texts.INVITATION_LOCKED,
    InvitationState.OWN: texts.INVITATION_OWN,
    InvitationState.WAITING: texts.INVITATION_WAITS,
}
_MENU = frozenset(plain_label(item.label) for item in menu.ITEMS)


async def opened(update: Update, context: Context) -> None:
    """A code came in, by deep link or typed."""
    words = _words(update)
    secret = secret_in(words)
    assert secret is not None
    # Of a secret only its hash is kept: not the message that it came in either.
    context.work.stays = False
    work, chat = context.work, f"{context.work.channel}:{chat_id_of(update)}"
    account = _account(update, context)
    if invitations.tried_too_often(work.db, chat, work.now):
        await _stop(update, context, None, Screen(texts.UNKNOWN))
    invitation = invitations.find_invitation(work.db, secret)
    if invitation is None and (as_code(secret) is not None or not _is_known(context, account) or secret != words):
        invitations.note_unknown_code(work.db, chat, work.now)
    if invitation is None and secret == words and _is_known(context, account):
        return
    if invitation is None:
        await _stop(update, context, None, Screen(texts.CODE_UNKNOWN))
    await _open(update, context, account, invitation)


async def _open(update: Update, context: Context, account: Account | None, invitation: Invitation) -> None:
    if account is not None and _has_let_in(context, invitation, account):
        await _come_home(update, context, account, invitation)
    state = invitations.state_of(context.work, invitation, account)
    if state is not InvitationState.OPEN:
        await _stop(update, context, LEFT, Screen(_REFUSALS[state]))
    context.work.account = account = account or _new_account(update, context)
    invitations.open_for(context.db, invitation, account)
    await _stop(update, context, CONFIRM, question(invitation))


def _has_let_in(context: Context, invitation: Invitation, account: Account) -> bool:
    """Whether this very account has used the invitation, and its person uses it still."""
    people = people_of_account(context.db, account.id)
    return invitation.used_by_account_id == account.id and invitation.person_id in {one.id for one in people}


async def _come_home(update: Update, context: Context, account: Account, invitation: Invitation) -> NoReturn:
    """The person is in the account's home now."""
    account.active_person_id, account.active_since = invitation.person_id, context.now
    context.work.account, context.work.person = account, invitation.person
    await show_home(update, context)
    await _stop(update, context, LEFT)


def _new_account(update: Update, context: Context) -> Account:
    """An account for a chat that is met for the first time. Where a chat is no number of the app's, there is one."""
    channel = context.work.channel
    if not context.work.reach.own_numbers:
        raise LookupError(f"no account for a chat of {channel}")
    chat_id = chat_id_of(update)
    account = Account(channel=channel, external_id=str(chat_id), chat_id=chat_id)
    context.db.add(account)
    context.db.flush()
    return account


def question(invitation: Invitation) -> Screen:
    """For whom the invitation is (initials only: it may have been forwarded), and the fact that confirms it."""
    person = invitation.person
    asked = texts.QUESTION_YEAR if person.birth_year is not None else texts.QUESTION_PHONE
    text = texts.ASK_FACT.format(initials=initials(person.full_name), unit=person.unit.name, question=asked)
    return Screen(text, asks_number=True)


async def confirmed(update: Update, context: Context) -> None:
    """The birth year (or the end of the phone number) typed; anything that is no such answer does not count."""
    account = _account(update, context)
    words = _words(update)
    if _goes_elsewhere(words) and _is_known(context, account):
        _leave(context, account)
        return
    invitation = await _still_open(update, context, account)
    if words == CANCEL:
        await _refuse(update, context, invitation)
    person = invitation.person
    answer = read_answer(words, person.birth_year)
    if answer is None:
        await _stop(update, context, CONFIRM, question(invitation).under(texts.NOT_AN_ANSWER))
    if not is_right(answer, person.birth_year, person.phone):
        await _count_wrong(update, context, invitation)
    await _stop(update, context, CONSENT, consent(invitation))


async def _count_wrong(update: Update, context: Context, invitation: Invitation) -> NoReturn:
    invitation.wrong_answers += 1
    left = context.policy.joining.wrong_answers - invitation.wrong_answers
    locked = note_wrong_answer(context.work, invitation.person)
    if locked:
        invitation.opened_by_account_id = None
        await _stop(update, context, LEFT, Screen(texts.INVITATION_LOCKED))
    if left > 0:
        await _stop(update, context, CONFIRM, question(invitation).under(texts.WRONG_ANSWER.format(left=left)))
    invitation.opened_by_account_id = None
    notify_failed(context.work, invitation)
    await _stop(update, context, LEFT, Screen(texts.INVITATION_SPENT))


def consent(invitation: Invitation) -> Screen:
    """Who one is said to be, what is stored, who sees it; and the question."""
    person = invitation.person
    labels = zip(ANSWERS, (consent_texts.AGREE, consent_texts.DISAGREE), strict=True)
    choices = [buttons.CONSENT.choice(invitation, label, verb) for verb, label in labels]
    text = texts.ASK_CONSENT.format(name=person.full_name, unit=person.unit.name, stored=consent_texts.WHAT_IS_STORED)
    return Screen(text, one_per_row(choices))


def _consent(update: Update) -> ButtonData:
    query = update.callback_query
    parts = ButtonData.read(str(query.data)) if query is not None else None
    assert parts is not None
    return parts


async def consent_typed(update: Update, context: Context) -> None:
    """Something typed where a button is asked for."""
    account = _account(update, context)
    words = _words(update)
    if _goes_elsewhere(words) and _is_known(context, account):
        _leave(context, account)
        return
    invitation = await _still_open(update, context, account)
    if words == CANCEL:
        await _refuse(update, context, invitation)
    await _stop(update, context, CONSENT, consent(invitation).under(shared.USE_BUTTONS))


async def decided(update: Update, context: Context) -> None:
    """Đồng ý, or Không đồng ý."""
    tapped = _consent(update)
    account = _account(update, context)
    invitation = opened_by(context.db, account.id) if account is not None else None
    if invitation is None or account is None or invitation.id != tapped.id:
        await toast(update, shared.OLD_BUTTON)
        await _stop(update, context, None)
    await toast(update)
    invitation = await _still_open(update, context, account)
    if tapped.verb == "no":
        await _refuse(update, context, invitation)
    invitations.use(context.db, invitation, account, context.now)
    at = long_moment(context.now, context.work.zone)
    said = texts.AGREED.format(name=invitation.person.full_name, at=at)
    step = first_step(context, invitation.person)
    await show(update, Screen(said + texts.FIRST_STEP.format(step=step.label), ((Choice(step.label, step.data),),)))
    notify_joined(context.work, invitation)
    notify_other_phones(context.work, invitation, account)
    await _come_home(update, context, account, invitation)


def first_step(context: Context, person: Person) -> menu.Item:
    """What whoever has just come in is offered first: to bring in the others, to see their tasks, or the schedule."""
    if may_somewhere(Actor.of(person), Action.INVITE_MEMBER):
        return menu.INVITE
    return menu.TASKS if open_tasks_of(context.db, person.id) else menu.SCHEDULE


async def stale(update: Update, context: Context) -> None:
    """A consent button outside of the question of consent: old, doubled or forged."""
    invitation = context.db.get(Invitation, _consent(update).id)
    account = _account(update, context)
    done = invitation is not None and account is not None and invitation.used_by_account_id == account.id
    await toast(update, shared.ALREADY_DONE if done else shared.OLD_BUTTON)
    await _stop(update, context, None)


async def elsewhere(update: Update, context: Context) -> None:
    """Another button while joining: who is known already leaves for it."""
    account = _account(update, context)
    if _is_known(context, account):
        _leave(context, account)
        return
    await toast(update, shared.OLD_BUTTON)
    await _stop(update, context, None)


async def _still_open(update: Update, context: Context, account: Account | None) -> Invitation:
    """The invitation that the account has open. Stops the update with a kind line where there is none any more."""
    invitation = opened_by(context.db, account.id) if account is not None else None
    if invitation is None:
        await _stop(update, context, LEFT, Screen(texts.REOPEN))
    state = invitations.state_of(context.work, invitation, account)
    if state is not InvitationState.OPEN:
        invitation.opened_by_account_id = None
        await _stop(update, context, LEFT, Screen(_REFUSALS[state]))
    return invitation


async def _refuse(update: Update, context: Context, invitation: Invitation) -> NoReturn:
    """Nothing is kept but the invitation, which can be opened again."""
    until = long_moment(invitation.expires_at, context.work.zone)
    account = _account(update, context)
    if account is not None:
        _forget(context, account)
    await _stop(update, context, None, Screen(texts.DISAGREED.format(until=until)))


def _leave(context: Context, account: Account | None) -> None:
    if account is not None:
        close_opened_by(context.db, account.id)
        account.joining = LEFT


def _forget(context: Context, account: Account) -> None:
    """Consent was refused: an account that nobody uses is not kept, unless it is needed to answer at all."""
    close_opened_by(context.db, account.id)
    account.joining = LEFT
    if context.work.reach_of(account.channel).own_numbers and not invitations.is_referred_to(context.db, account):
        context.db.delete(account)


def _goes_elsewhere(words: str) -> bool:
    """A command or a label of the menu: no answer to a question of joining."""
    return words.startswith("/") or plain_label(words) in _MENU


def _is_known(context: Context, account: Account | None) -> bool:
    return account is not None and bool(people_of_account(context.db, account.id))


def _account(update: Update, context: Context) -> Account | None:
    """The account of the chat, put in place for what is sent from here."""
    context.work.account = account_of_chat(context.db, chat_id_of(update))
    return context.work.account


def _words(update: Update) -> str:
    message = update.effective_message
    return ((message.text if message is not None else None) or "").strip()


async def _stop(update: Update, context: Context, state: str | None, screen: Screen | None = None) -> NoReturn:
    """Show `screen`, if there is one, and let nobody else have the update. `state` None: stay where it stands."""
    context.work.handled = True
    if screen is not None:
        await show(update, screen)
    if state is not None and context.work.account is not None:
        context.work.account.joining = state
    raise ApplicationHandlerStop
