"""Where the running cards are, and keeping them up to date: edited in place, on the channels that can edit."""

from markupsafe import Markup
from telegram import Message

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.card.card import card_screen
from handlers.screens.screen import Choice, Screen, message_payload
from handlers.sessions.about_session import AboutSession, session_of
from handlers.sessions.meeting_buttons import MEETING
from storage.accounts import Account, account_of_chat
from storage.chairing import Chairing, ChairingCard, cards_of, keep_card
from storage.outbox import Lane, Outgoing, enqueue
from storage.people import Person
from storage.sessions import Session

# The kinds of cards beside the running one: the roll call's code, and one that is not renewed any more.
CODE, RESTING = "qr", "rest"


def remember_card(work: Work, running: Chairing, shown: Message | None) -> None:
    """From now on this message is the card of the person speaking; the one before goes, so that there is one."""
    if shown is None or work.person is None or work.account is None:
        return
    _retire(work, running, -shown.message_id)
    keep_card(work.db, _card(work, running.session_id, work.person, work.account, -shown.message_id, "card"))


def _retire(work: Work, running: Chairing, outbox_id: int) -> None:
    """Delete the person's card so far, unless it is the very message."""
    assert work.person is not None
    for card in cards_of(work.db, running.session_id):
        if card.person_id == work.person.id and card.outbox_id != outbox_id and can_edit(work, card):
            delete_card(work, card)


def can_edit(work: Work, card: ChairingCard) -> bool:
    """Whether the message can be changed or taken back where it is."""
    return work.reach_of(card.channel).edits


def delete_card(work: Work, card: ChairingCard) -> None:
    payload = {"chat_id": card.chat_id, "message_id": -card.outbox_id}
    enqueue(work.db, Outgoing(card.channel, card.chat_id, "deleteMessage", payload, kind="deed"), work.now)


def back_to_card(context: Context, draft: Draft[AboutSession], note: Markup | None = None) -> Finish:
    """A form that was opened from the card is done: the card comes again, below; after the end the way to the log."""
    running = context.db.get(Chairing, draft.data.session_id)
    if running is None or running.ended_at is not None:
        return Finish(Screen(texts.OVER, ((log_button(session_of(context, draft)),),)))
    screen = card_screen(context.work, running, context.person)
    return Finish(
        screen.under(note) if note is not None else screen,
        lambda context, shown: remember_card(context.work, running, shown),
    )


def log_button(session: Session) -> Choice:
    """The way to the minutes."""
    return MEETING.choice(session, texts.LOG, "log")


def _card(work: Work, session_id: int, person: Person, account: Account, outbox_id: int, kind: str) -> ChairingCard:
    return ChairingCard(
        session_id=session_id,
        person_id=person.id,
        kind=kind,
        channel=account.channel,
        chat_id=account.chat_id,
        outbox_id=outbox_id,
        shown_at=work.now,
    )


def remember_code(work: Work, session_id: int, person: Person, chat_id: int, outbox_id: int) -> None:
    """From now on this message shows the roll call's code to `person`."""
    account = account_of_chat(work.db, chat_id)
    if account is not None:
        keep_card(work.db, _card(work, session_id, person, account, outbox_id, CODE))


def refresh_cards(work: Work, running: Chairing, but: int | None = None) -> int:
    """Write the cards anew, those of everybody but the person `but`. Where nothing can be edited, nothing is."""
    written = 0
    for card in cards_of(work.db, running.session_id):
        if card.person_id == but or not can_edit(work, card) or card.outbox_id <= 0:
            continue
        person = work.db.get_one(Person, card.person_id)
        payload = message_payload(card_screen(work, running, person), card.chat_id)
        edit = Outgoing(
            card.channel,
            card.chat_id,
            "editMessageText",
            payload,
            kind="card",
            lane=Lane.BROADCAST,
            target_id=card.outbox_id,
        )
        enqueue(work.db, edit, work.now)
        card.shown_at = work.now
        written += 1
    return written
