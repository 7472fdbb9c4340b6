"""Where the running cards are, and keeping them up to date: edited in place, on the channels that can edit."""

from telegram import Message

from handlers.chairing.card import refresh_screen
from handlers.context import Work
from handlers.screens import message_payload
from storage.chairing import Chairing, ChairingCard, cards_of, keep_card
from storage.outbox import Lane, Outgoing, enqueue
from storage.people import Account, Person, account_of_chat

TELEGRAM = "telegram"


def remember_card(work: Work, running: Chairing, shown: Message | None) -> None:
    """From now on this message is the card of the person speaking."""
    if shown is None or work.person is None or work.account is None:
        return
    keep_card(work.session, _card(work, running.session_id, work.person, work.account, -shown.message_id, "card"))


def _card(work: Work, session_id: int, person: Person, account: Account, outbox_id: int, kind: str) -> ChairingCard:
    return ChairingCard(
        session_id=session_id, person_id=person.id, kind=kind, channel=account.channel, chat_id=account.chat_id,
        outbox_id=outbox_id, shown_at=work.now,
    )  # fmt: skip


def remember_code(work: Work, session_id: int, person: Person, chat_id: int, outbox_id: int) -> None:
    """From now on this message shows the roll call's code to `person`."""
    account = account_of_chat(work.session, chat_id)
    if account is not None:
        keep_card(work.session, _card(work, session_id, person, account, outbox_id, "qr"))


def refresh_cards(work: Work, running: Chairing, but: int | None = None) -> int:
    """Write the cards anew, those of everybody but the person `but`. A text-only chat cannot be edited, and is not."""
    written = 0
    for card in cards_of(work.session, running.session_id):
        if card.person_id == but or card.channel != TELEGRAM or card.outbox_id <= 0:
            continue
        person = work.session.get_one(Person, card.person_id)
        payload = message_payload(refresh_screen(work, running, person), card.chat_id)
        edit = Outgoing(
            card.channel, card.chat_id, "editMessageText", payload, kind="card", lane=Lane.BROADCAST,
            target_id=card.outbox_id,
        )  # fmt: skip
        enqueue(work.session, edit, work.now)
        card.shown_at = work.now
        written += 1
    return written
