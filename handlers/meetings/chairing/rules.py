"""Pure: the codes of a roll call, where a running meeting stands, and how an agenda is made and typed.

A code is made of the meeting's secret and a minute; nothing but the secret has to be kept to know it again.
"""

import hashlib
import hmac
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MAC = 10
SPOKEN_LENGTH = 4
# The app's clock and ours are not quite the same.
SKEW = timedelta(minutes=1)
TOKEN = r"qr-([0-9a-z]{1,9})-([0-9a-z]{1,9})-([0-9a-f]{10})"
_TOKEN = re.compile(TOKEN)
_SPOKEN = re.compile(r"(?:/diemdanh(?:@\w+)?|diem danh|dd)\s*(\d{4})|(\d{4})")
_STEP = re.compile(r"(.*?\S)[\s,:–-]+(\d{1,3})\s*(?:phut|p|')?", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,3})\s*(?:phut|p|')?", re.IGNORECASE)
MOST_MINUTES = 240
LEAST_IN_ALL = 30
TITLE_LENGTH = 60
# A title, its minutes and what stands between: where more is typed, no step was meant, and none is looked for.
_STEP_LENGTH = 4 * TITLE_LENGTH


def base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def minute_of(moment: datetime) -> int:
    """The whole minutes since 1970."""
    return int(moment.timestamp()) // 60


def _mac(secret: str, session_id: int, minute: int) -> str:
    return hmac.new(bytes.fromhex(secret), f"{session_id}:{minute}".encode(), hashlib.sha256).hexdigest()


def token(secret: str, session_id: int, minute: int) -> str:
    """The code of one minute, fit for a link: "qr-2s-hx0w1-0a1b2c3d4e"."""
    return f"qr-{base36(session_id)}-{base36(minute)}-{_mac(secret, session_id, minute)[:_MAC]}"


def spoken(secret: str, session_id: int, minute: int) -> str:
    """The same minute's code to be said aloud: four digits."""
    number = int(_mac(secret, session_id, minute)[_MAC : _MAC + 8], 16)
    return f"{number % 10**SPOKEN_LENGTH:0{SPOKEN_LENGTH}d}"


def session_in(text: str) -> int | None:
    """The session that a token names; None for what is no token."""
    match = _TOKEN.fullmatch(text)
    return int(match[1], 36) if match else None


class CodeVerdict(Enum):
    """What a code is worth at the time of the message that brings it."""

    GOOD = "good"
    EXPIRED = "expired"
    FORGED = "forged"


def judge(text: str, secret: str, session_id: int, sent: datetime, lives: timedelta) -> CodeVerdict:
    """A token, judged by when the message that brings it was `sent`, whenever that message is worked on."""
    match = _TOKEN.fullmatch(text)
    if match is None or int(match[1], 36) != session_id:
        return CodeVerdict.FORGED
    minute = int(match[2], 36)
    if not hmac.compare_digest(match[3], _mac(secret, session_id, minute)[:_MAC]):
        return CodeVerdict.FORGED
    begun = datetime.fromtimestamp(minute * 60, UTC)
    return CodeVerdict.GOOD if -SKEW <= sent - begun < lives else CodeVerdict.EXPIRED


def judge_spoken(code: str, secret: str, session_id: int, sent: datetime, lives: timedelta) -> CodeVerdict:
    """A spoken code: one of the minutes that are still accepted when the message was sent."""
    now = minute_of(sent)
    accepted = range(now - int(lives / timedelta(minutes=1)) + 1, now + 1)
    return CodeVerdict.GOOD if code in {spoken(secret, session_id, one) for one in accepted} else CodeVerdict.EXPIRED


def spoken_in(folded: str) -> str | None:
    """The code in a message ("4827", "dd 4827", "điểm danh 4827", folded before); None where it holds none."""
    match = _SPOKEN.fullmatch(folded)
    return next(one for one in match.groups() if one) if match else None


@dataclass(frozen=True)
class Progress:
    """Where a step stands: whole minutes since it began, how many it should take, and by how many it is over."""

    passed: int
    planned: int

    @property
    def over(self) -> int:
        return max(0, self.passed - self.planned)


def progress(since: datetime, planned: int, now: datetime) -> Progress:
    return Progress(max(0, int((now - since) / timedelta(minutes=1))), planned)


def read_step(words: str, folded: str) -> tuple[str, int] | None:
    """ "Thảo luận 30", "Thảo luận: 30 phút": a step's title and its minutes; None where it is not one.

    `folded` is the same words without accents, of the same length in words.
    """
    match = _STEP.fullmatch(folded) if len(folded) <= _STEP_LENGTH else None
    if match is None or not 1 <= int(match[2]) <= MOST_MINUTES:
        return None
    title = " ".join(words.split())[: len(match[1])].strip(" ,:–-")
    return (title, int(match[2])) if title and len(title) <= TITLE_LENGTH else None


def read_minutes(folded: str) -> int | None:
    match = _MINUTES.fullmatch(folded)
    return int(match[1]) if match and 1 <= int(match[1]) <= MOST_MINUTES else None


def read_whole(folded: str) -> int | None:
    """Minutes for the whole meeting ("120", "120 phút"); too few for one are none."""
    minutes = read_minutes(folded)
    return minutes if minutes is not None and minutes >= LEAST_IN_ALL else None


ONLY_IF_PLANNED = frozenset({"guests", "practice"})


def chosen_parts(parts: Sequence[str], known: Collection[str]) -> list[int]:
    """Which steps (by their place) an agenda has, given what is `known` for their parts.

    "earlier" stands in the place of "opening" where the last meeting gave tasks.
    """
    opening = "earlier" not in known
    return [
        place
        for place, part in enumerate(parts)
        if (part != "opening" or opening) and (part not in {"earlier", *ONLY_IF_PLANNED} or part in known)
    ]


def planned_length(parts: Sequence[str], minutes: Sequence[int]) -> int:
    """How long the meeting should be: what is there only if the plan has it takes its time from the others."""
    left_out = {"opening", *ONLY_IF_PLANNED} if "earlier" in parts else ONLY_IF_PLANNED
    return sum(one for part, one in zip(parts, minutes, strict=True) if part not in left_out)


def fitted(minutes: Sequence[int], length: int) -> list[int]:
    """The minutes as they make up `length`: the longest step gives or takes the difference, but keeps half of its own.

    Where that is not enough the meeting is longer.
    """
    longest = max(range(len(minutes)), key=lambda place: minutes[place])
    rest = length - (sum(minutes) - minutes[longest])
    return [max(rest, (one + 1) // 2) if place == longest else one for place, one in enumerate(minutes)]


def scaled(minutes: Sequence[int], length: int) -> list[int]:
    """Every step's share of `length` minutes, in fives where it has five; the longest takes what is over."""
    shares = [max(1, one * length // sum(minutes)) for one in minutes]
    rounded = [one - one % 5 if one >= 5 else one for one in shares]
    return fitted(rounded, length)
