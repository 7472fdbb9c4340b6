"""What is said when something of ours failed: an apology with a reference code, and a notice to who mends it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup

from handlers.rights.recipients import operators
from handlers.screens import texts
from handlers.screens.notices import Notice, write_notice
from handlers.screens.screen import Screen, message_payload
from storage.database import Db
from storage.outbox import Lane, Outgoing, enqueue

KIND, SUBJECT = "failure", "installation"
TRUE_FOR = timedelta(days=1)
_ABOUT_FAILURES = ("apology", KIND)


def report(db: Db, chat_key: str, reference: str, error: str, now: datetime) -> None:
    """Apologize to the chat `chat_key` ("telegram:42") and tell who keeps chibo running, nothing of the message."""
    channel, _, chat = chat_key.partition(":")
    if (chat_id := _number(chat)) is not None and chat_id > 0:
        screen = Screen(texts.APOLOGY.format(reference=reference))
        payload = message_payload(screen, chat_id)
        enqueue(db, Outgoing(channel, chat_id, "sendMessage", payload, "apology", Lane.PERSON), now)
    alarm(db, texts.ADMINISTRATOR_NOTICE.format(reference=reference, error=error), reference, now)


def report_schedule(db: Db, name: str, error: str, now: datetime) -> None:
    """Tell who keeps chibo running that what is to be done at its time (`name`) fails; it is tried each minute."""
    slot = f"{name}:{error}@{now.isoformat()}"
    alarm(db, texts.SCHEDULE_NOTICE.format(name=name, error=error), slot, now)


def alarm(db: Db, text: Markup, slot: str, now: datetime, lane: Lane = Lane.PERSON) -> int:
    """Tell those who keep the installation running, each once for each `slot` (of an alarm that may come again, name
    the hour or the day in it). The text names nobody and quotes nothing that people wrote. Returns how many it reaches.
    """
    # Where nothing leaves for days, no pile of what is long over is to follow.
    notice = Notice(KIND, SUBJECT, slot, Screen(text), expires_at=now + TRUE_FOR, lane=lane)
    return sum(write_notice(db, person, notice, now) for person, _ in operators(db))


@dataclass(frozen=True)
class Undelivered:
    """A message that failed for good. `awaited`: somebody waits for it; `unmade`: its file could not be made."""

    row_id: int
    channel: str
    chat_id: int
    method: str
    kind: str
    payload: dict[str, Any]
    awaited: bool
    unmade: bool


def report_undelivered(db: Db, lost: Undelivered, error: str, now: datetime) -> None:
    """Tell who keeps chibo running, once a day for each kind of error, and whoever waits for the message.

    Words that were to stand under a file that could not be made are sent without it.
    """
    if lost.kind in _ABOUT_FAILURES:
        return
    words = texts.UNDELIVERED if not lost.unmade else _caption(lost.payload) + texts.UNMADE
    if (lost.awaited or lost.unmade) and lost.chat_id > 0:
        payload = message_payload(Screen(words), lost.chat_id) | _markup(lost.payload)
        outgoing = Outgoing(lost.channel, lost.chat_id, "sendMessage", payload, "apology", Lane.PERSON)
        enqueue(db, outgoing, now)
    words = texts.UNDELIVERED_NOTICE.format(method=lost.method, error=error, row=lost.row_id)
    alarm(db, words, f"{lost.method}:{error}@{now.date().isoformat()}", now)


def _caption(payload: dict[str, Any]) -> Markup:
    """The words under a file (those of an album stand under its first picture), which are HTML already."""
    first = next(iter(payload.get("media") or ()), payload)
    caption = Markup(first.get("caption", ""))
    return caption + Markup("\n\n") if caption else caption


def _markup(payload: dict[str, Any]) -> dict[str, Any]:
    return {"reply_markup": payload["reply_markup"]} if "reply_markup" in payload else {}


def _number(text: str) -> int | None:
    return int(text) if text.lstrip("-").isdecimal() else None
