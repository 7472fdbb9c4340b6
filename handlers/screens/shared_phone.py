"""Notices on a phone that several people share: whom they are for, and what concerns both said once.

Two notices are one message where they are of one kind, about one thing, word for word the same with the same buttons
(so never where each is to answer for themself), and the first has not left. What waits for the morning is not put
together: by then it may hold for one of them alone.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from handlers.screens import texts
from storage.accounts import Account, people_of_account
from storage.database import Db
from storage.outbox import ABOUT, Outgoing, key_exists, say_with, waiting_in_chat
from storage.people import Person

_TO_ONE, _END = str(texts.FOR_PERSON).split("{name}")
_TO_SEVERAL, _ = str(texts.FOR_PEOPLE).split("{names}")
_FIELDS = ("text", "caption")


@dataclass(frozen=True)
class _Addressed:
    """A message by its parts: for whom (as it is written there), in which field it says what, and the rest."""

    names: str
    field: str
    words: str
    rest: dict[str, Any]

    def says_the_same(self, other: "_Addressed") -> bool:
        return (self.field, self.words, self.rest) == (other.field, other.words, other.rest)


def is_shared(db: Db, account: Account) -> bool:
    return len(people_of_account(db, account.id)) > 1


def for_person(person: Person) -> Markup:
    """The head of what is for one of those who share a phone."""
    return texts.FOR_PERSON.format(name=person.full_name)


def say_to_both(db: Db, outgoing: Outgoing, now: datetime) -> bool:
    """Say a notice with the same that waits for another on the same phone. False where there is none."""
    own = _addressed({name: value for name, value in outgoing.payload.items() if name != ABOUT})
    key = outgoing.unique_key
    if own is None or key is None or outgoing.held or outgoing.not_before is not None or key_exists(db, key):
        return False
    for waiting in waiting_in_chat(db, outgoing.chat_id, outgoing.kind, outgoing.subject):
        other = _addressed(waiting.payload)
        if other is not None and other.says_the_same(own) and _is_the_same_notice(waiting.unique_key, key):
            names = texts.AND.format(names=Markup(other.names), name=Markup(own.names))
            head = str(texts.FOR_PEOPLE.format(names=names))
            return say_with(db, waiting, {**other.rest, other.field: head + other.words}, outgoing, now)
    return False


def _is_the_same_notice(one: str, other: str) -> bool:
    """Whether two keys (kind, subject, recipient, slot) differ by whom they are for, and by nothing else."""
    (kind, subject, to, slot), (*others, to_other, slot_other) = one.split("|", 3), other.split("|", 3)
    return [kind, subject, slot] == [*others, slot_other] and to != to_other


def _addressed(payload: dict[str, Any]) -> _Addressed | None:
    """None where it is not for one of those who share a phone."""
    field = next((one for one in _FIELDS if one in payload), "")
    words = str(payload.get(field, ""))
    start = next((one for one in (_TO_SEVERAL, _TO_ONE) if words.startswith(one)), None)
    if start is None or _END not in words:
        return None
    names, _, said = words.removeprefix(start).partition(_END)
    return _Addressed(names, field, said, {name: value for name, value in payload.items() if name != field})
