"""Invitations, the question that confirms one, and shared phones: pure decisions."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from handlers.people.joining.codes import TYPED

SECRET_LENGTH = 32
UNKNOWN_ALLOWED = 5
UNKNOWN_WITHIN = timedelta(hours=1)
UNKNOWN_ALLOWED_A_DAY = 20
DAY = timedelta(days=1)
PHONE_TAIL = 4
USE_NOTED_EVERY = timedelta(hours=1)
# "/start CODE", the whole link, or the code alone (the word for "code" before a short one): what people type or paste.
# A roll call's code ("qr-…") comes by the same kind of link, and is not for here.
_OTHER = r"(?!qr-[0-9a-z]+-[0-9a-z]+-[0-9a-f]{10}\s*$)"
OPENING = (
    rf"^\s*(?:/start(?:@\w+)?\s+{_OTHER}(\S.*?)|https?://\S+[?&]start={_OTHER}([\w-]+)"
    rf"|([\w-]{{{SECRET_LENGTH}}})|(?:[Mm]\S\s*:?\s+)?({TYPED}))\s*$"
)
_OPENING = re.compile(OPENING, re.ASCII | re.DOTALL)


class InvitationState(Enum):
    """What an invitation is still good for, at the phone where it is opened."""

    OPEN = "open"
    USED = "used"
    LOCKED = "locked"
    SPENT = "spent"
    EXPIRED = "expired"
    OWN = "own"
    WAITING = "waiting"


@dataclass(frozen=True)
class Issued:
    """An invitation as the rules see it. `able`: whether the person is in the roster and whoever invited them may
    still do so; `locked`: whether too many wrong answers have locked the way to them; `own`: whether it is opened by
    somebody who made or allowed it; `waits`: whether the person has joined before, and nobody has allowed it yet.
    """

    expires_at: datetime
    used: bool
    wrong_answers: int
    able: bool
    locked: bool = False
    own: bool = False
    waits: bool = False


def state_of(issued: Issued, wrong_allowed: int, now: datetime) -> InvitationState:
    """Used before anything else; then locked or spent on wrong answers; then too old (or taken back, which sets its
    end); then opened by the wrong hands; then too early.
    """
    found = (
        (issued.used, InvitationState.USED),
        (issued.locked, InvitationState.LOCKED),
        (issued.wrong_answers >= wrong_allowed, InvitationState.SPENT),
        (not issued.able or has_ended(issued.expires_at, now), InvitationState.EXPIRED),
        (issued.own, InvitationState.OWN),
        (issued.waits, InvitationState.WAITING),
    )
    return next((state for holds, state in found if holds), InvitationState.OPEN)


def has_ended(expires_at: datetime, now: datetime) -> bool:
    """Whether an invitation is too old, or was taken back."""
    return now >= expires_at


def locks(today: int, altogether: int, allowed_a_day: int, allowed_altogether: int) -> bool:
    """Whether so many wrong answers about one person lock the way to them."""
    return today >= allowed_a_day or altogether >= allowed_altogether


def secret_in(text: str) -> str | None:
    """The code that a message brings, whatever it is; None where the message opens nothing."""
    found = _OPENING.match(text)
    return next((part for part in found.groups() if part), None) if found else None


def read_answer(words: str, birth_year: int | None) -> str | None:
    """The four digits that an answer says: a year ("sinh năm 1958", "3/2/1958"), or else the end of a phone number.

    None for what is no answer at all, so that it does not count as a wrong one.
    """
    if birth_year is not None:
        years = re.findall(r"(?<!\d)\d{4}(?!\d)", words, re.ASCII)
        return years[0] if len(years) == 1 else None
    digits = re.sub(r"[ .\-]", "", words)
    numbers = re.findall(r"\d+", digits, re.ASCII)
    return numbers[0][-PHONE_TAIL:] if len(numbers) == 1 and len(numbers[0]) >= PHONE_TAIL else None


def is_right(answer: str, birth_year: int | None, phone: str | None) -> bool:
    """Whether the answer is what the roster holds. Always wrong where it holds neither fact."""
    expected = str(birth_year) if birth_year is not None else (phone or "")[-PHONE_TAIL:]
    return len(expected) == PHONE_TAIL and answer == expected


def still_using(active_since: datetime | None, now: datetime, idle: timedelta) -> bool:
    """Whether who last said to be using a shared phone may be taken to be using it now."""
    # A moment that is still to come was written by a clock that has stepped back since.
    return active_since is not None and timedelta() <= now - active_since < idle


def is_noted(last_used_at: datetime | None, now: datetime) -> bool:
    """Whether it has been written down within the hour that a device was used: more often it is not."""
    return last_used_at is not None and timedelta(0) <= now - last_used_at < USE_NOTED_EVERY
