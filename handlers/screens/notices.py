"""Messages that nobody asked for just now: reminders, assignments, digests. Each is an outbox row under a unique key,
(kind, subject, recipient, slot), so that however often a tick or a retry comes by, it is written once.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from markupsafe import Markup

from handlers.context import Work
from handlers.rights import viewings
from handlers.screens.consent_screen import ask_again
from handlers.screens.consent_texts import VERSION
from handlers.screens.screen import Screen, message_payload
from handlers.screens.shared_phone import for_person, is_shared, say_to_both
from storage.accounts import Account, accounts_of_person
from storage.consents import consent_version
from storage.database import Db
from storage.outbox import Lane, OutboxState, Outgoing, enqueue, key_exists, key_of_message, keys_about
from storage.people import Person


class Key(NamedTuple):
    """What a notice is unique by; as text it is the outbox row's unique key."""

    kind: str
    subject: str
    person_id: int
    slot: str

    def __str__(self) -> str:
        return "|".join(map(str, self))


def key_of(unique_key: str | None) -> Key | None:
    """The key that a row bears; None where it is no notice."""
    parts = (unique_key or "").split("|", 3)
    return Key(parts[0], parts[1], int(parts[2]), parts[3]) if len(parts) == 4 and parts[2].isdecimal() else None


CONSENT = "consent"


@dataclass(frozen=True)
class Played:
    """A recording that is kept: by which method it is sent, in which of its fields; its file, by its hash and name."""

    method: str
    field: str
    file: dict[str, Any]

    def payload(self, payload: dict[str, Any]) -> dict[str, Any]:
        """A message's payload as that of the recording: the text becomes its caption."""
        others = {name: value for name, value in payload.items() if name != "text"}
        return {**others, "caption": payload["text"], self.field: self.file}


@dataclass(frozen=True)
class Notice:
    """One notice to one person. `subject` names the thing ("session:12"), `slot` which of its notices this is.

    `not_before` and `expires_at` are moments; a notice still waiting when it expires is not sent any more. `photo` is a
    recipe for a picture made on delivery, `document` one for a file; the text is then its caption. `instead` is said
    where a channel has no way to hand over the file; `recording` is one to play. `about` are the
    things of others that it shows ("task:12", "person:5"): that they were told is written down
    (handlers/rights/viewings.py).
    """

    kind: str
    subject: str
    slot: str
    screen: Screen
    not_before: datetime | None = None
    expires_at: datetime | None = None
    lane: Lane = Lane.BROADCAST
    photo: dict[str, Any] | None = None
    document: dict[str, Any] | None = None
    instead: Markup | None = None
    recording: Played | None = None
    about: tuple[str, ...] = ()

    def key(self, person_id: int) -> str:
        return str(Key(self.kind, self.subject, person_id, self.slot))


def addressee_of(db: Db, chat_id: int, message_id: int) -> int | None:
    """The id of the person whom a notice was for; None for a message that was no notice."""
    key = key_of(key_of_message(db, chat_id, message_id))
    return key.person_id if key is not None else None


def notify(work: Work, person: Person, notice: Notice) -> bool:
    """Write the notice for `person`. Returns whether it can reach them: False where they have no account (yet)."""
    return write_notice(work.db, person, notice, work.now)


def write_notice(db: Db, person: Person, notice: Notice, now: datetime) -> bool:
    """The same where no work is at hand (delivery writes notices too)."""
    accounts = accounts_of_person(db, person.id)
    if not accounts:
        return False
    outgoing = _outgoing(db, accounts[0], person, notice)
    if notice.kind != CONSENT and consent_version(db, accounts[0].id, person.id) != VERSION:
        # Held until they have consented to what is stored today; all that they hear is the question.
        outgoing = replace(outgoing, held=True)
        write_notice(db, person, Notice(CONSENT, f"person:{person.id}", VERSION, ask_again(person)), now)
    if say_to_both(db, outgoing, now) or enqueue(db, outgoing, now) is not None:
        viewings.note_told(db, person.id, notice.about, now)
    return True


def _outgoing(db: Db, account: Account, person: Person, notice: Notice) -> Outgoing:
    screen = notice.screen
    if is_shared(db, account):
        screen = replace(screen, text=for_person(person) + screen.text)
    payload = message_payload(screen, account.chat_id)
    method = "sendMessage"
    if notice.photo is not None:
        method = "sendPhoto"
        payload = picture_payload(payload, notice.photo)
    elif notice.recording is not None:
        method, payload = notice.recording.method, notice.recording.payload(payload)
    elif notice.document is not None:
        method = "sendDocument"
        payload = document_payload(payload, notice.document)
        if notice.instead is not None:
            payload["instead"] = str(notice.instead)
    return Outgoing(
        channel=account.channel,
        chat_id=account.chat_id,
        method=method,
        payload=payload,
        kind=notice.kind,
        lane=notice.lane,
        unique_key=notice.key(person.id),
        subject=notice.subject,
        not_before=notice.not_before,
        expires_at=notice.expires_at,
    )


def picture_payload(payload: dict[str, Any], recipe: dict[str, Any]) -> dict[str, Any]:
    """A message's payload as that of a picture made on delivery from `recipe`: the text becomes its caption."""
    others = {name: value for name, value in payload.items() if name != "text"}
    return {**others, "caption": payload["text"], "photo": {"render": recipe}}


def document_payload(payload: dict[str, Any], recipe: dict[str, Any]) -> dict[str, Any]:
    """A message's payload as that of a file made on delivery from `recipe`: the text becomes its caption."""
    others = {name: value for name, value in payload.items() if name != "text"}
    return {**others, "caption": payload["text"], "document": {"render": recipe}}


def answer(work: Work, chat_id: int, method: str, payload: dict[str, Any]) -> None:
    """Write a call that answers the person who is speaking."""
    speaker_id = work.person.id if work.person is not None else None
    enqueue(work.db, Outgoing(work.channel, chat_id, method, payload, speaker_id=speaker_id), work.now)


def send_picture(work: Work, chat_id: int, caption: Markup, recipe: dict[str, Any]) -> None:
    """Answer the person who is speaking with a picture made on delivery. The caption has at most 1,024 characters."""
    payload = picture_payload(message_payload(Screen(caption), chat_id), recipe)
    answer(work, chat_id, "sendPhoto", payload)


def send_document(work: Work, chat_id: int, caption: Markup, recipe: dict[str, Any]) -> None:
    """Answer the person who is speaking with a file made on delivery. The caption has at most 1,024 characters."""
    payload = document_payload(message_payload(Screen(caption), chat_id), recipe)
    answer(work, chat_id, "sendDocument", payload)


def answer_with_document(work: Work, chat_id: int, person: Person, notice: Notice) -> None:
    """Answer `person`, who is speaking, with a notice's file: under its key, so that it is not sent unasked later; once
    more where they have had it before.
    """
    assert notice.document is not None
    key = notice.key(person.id)
    payload = document_payload(message_payload(notice.screen, chat_id), notice.document)
    if notice.instead is not None:
        payload["instead"] = str(notice.instead)
    outgoing = Outgoing(
        work.channel,
        chat_id,
        "sendDocument",
        payload,
        kind=notice.kind,
        subject=notice.subject,
        unique_key=None if key_exists(work.db, key) else key,
        speaker_id=person.id,
    )
    enqueue(work.db, outgoing, work.now)


@dataclass(frozen=True)
class Written:
    """A notice that has been written before: whose, which, when, and what has become of it."""

    kind: str
    subject: str
    person_id: int
    slot: str
    state: str
    at: datetime

    @property
    def waiting(self) -> bool:
        return self.state == OutboxState.WAITING

    @property
    def taken_back(self) -> bool:
        return self.state == OutboxState.WITHDRAWN


def written_about(db: Db, subjects: Iterable[str], kinds: Collection[str]) -> list[Written]:
    """All notices of these kinds ever written about `subjects`."""
    rows = [(key_of(key), state, at) for key, state, at in keys_about(db, subjects, kinds)]
    return [Written(*key, state, at) for key, state, at in rows if key is not None]
