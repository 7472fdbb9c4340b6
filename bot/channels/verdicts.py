"""What an answer of a chat app means for the row that it was asked for. Pure: an answer in, a verdict out.

Each channel judges its own refusals; what is the same everywhere is here.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.channels.api import Reply
from bot.channels.meanings import Meaning
from storage.delivering import DueRow
from storage.outbox import Lane, OutboxState

BACKOFF = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30), timedelta(seconds=60))
# Whatever may have arrived is repeated seldom: each repeat may be one too many.
UNKNOWN_BACKOFF = (timedelta(seconds=1), timedelta(seconds=30), timedelta(minutes=5), timedelta(hours=1))
# The server answers, but cannot do it: after about a day it is we who are wrong.
MOST_SERVER_ERRORS = 1440
MOST_UNKNOWN = 24
# After so many refusals in a row it is hardly our pace that is refused: some apps say the same of a used-up plan.
TOO_OFTEN = 5
SUSPECTED_PAUSE = timedelta(minutes=10)
# A plan begins anew with the month; until then it is tried now and then whether it has grown.
QUOTA_PAUSE = timedelta(hours=1)


@dataclass(frozen=True)
class Arrived:
    """Carried out; the app's ids of the messages."""

    external_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Later:
    """To be tried again. `unknown`: it may have arrived. `too_fast`: the app has refused us for our pace. `theirs`: it
    is the server that cannot. `used_up`: the plan's messages are: nothing leaves by this channel until then.
    """

    after: timedelta
    error: str
    unknown: bool = False
    too_fast: bool = False
    theirs: bool = False
    used_up: bool = False


@dataclass(frozen=True)
class Anew:
    """The message that the edit is for is not there (any more): it has to be sent anew."""

    error: str


@dataclass(frozen=True)
class Unreachable:
    """The chat may not be written to."""

    error: str


@dataclass(frozen=True)
class Moved:
    """The group has another id now."""

    chat_id: int


@dataclass(frozen=True)
class Failed:
    """Refused for good: a fault of ours. `unmade`: its file could not even be made."""

    error: str
    unmade: bool = False


@dataclass(frozen=True)
class Dropped:
    """Ended without anybody being at fault."""

    state: OutboxState
    error: str


_QUOTED = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”')

Verdict = Arrived | Later | Anew | Unreachable | Moved | Failed | Dropped


def judge_trouble(meaning: Meaning, row: DueRow, reply: Reply, troubles: int) -> Verdict | None:
    """The verdict on an answer that is not ok, where it is about us or the server; None where it is about the message.

    `troubles`: how often this row has met trouble of the server's.
    """
    error = said(reply)
    match meaning:
        case Meaning.TOO_FAST:
            given = reply.body.get("parameters") or {}
            wait = given.get("retry_after")
            after = timedelta(seconds=float(wait)) if wait is not None else backoff(row.tries)
            return Later(after, error, too_fast=True)
        case Meaning.QUOTA:
            return Later(QUOTA_PAUSE, error, used_up=True)
        case Meaning.THEIRS | Meaning.NOTHING_YET:
            return Failed(error) if troubles >= MOST_SERVER_ERRORS else Later(backoff(row.tries), error, theirs=True)
        case Meaning.BAD_TOKEN:
            # A token that is refused is no reason to throw messages away: somebody will mend it.
            return Later(backoff(row.tries), error)
        case _:
            return None


def said(reply: Reply) -> str:
    """What an answer says, without what it quotes: that is of the message, and this goes into logs."""
    return _QUOTED.sub('"…"', f"{reply.code} {reply.body.get('description', '')}").strip()


def judge_unknown(row: DueRow, error: str, troubles: int) -> Verdict:
    """The verdict on a call that may or may not have been carried out. A toast goes at most once, the rest at least."""
    if row.lane is Lane.TAP:
        return Dropped(OutboxState.EXPIRED, error)
    if troubles >= MOST_UNKNOWN:
        return Failed(error)
    return Later(UNKNOWN_BACKOFF[min(troubles, len(UNKNOWN_BACKOFF) - 1)], error, unknown=True)


def backoff(tries: int) -> timedelta:
    """How long to wait after so many failed tries."""
    return BACKOFF[min(tries, len(BACKOFF) - 1)]
