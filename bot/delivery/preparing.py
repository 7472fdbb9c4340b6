"""Before a call leaves, in the unit of work that marks it: where it goes, which message it is for, what is obsolete."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.channels.channel import Channel
from bot.delivery import edits
from storage import delivering
from storage.accounts import external_ids_of
from storage.database import Db
from storage.delivering import DueRow, Message
from storage.outbox import EDITS, OutboxState

AIMED = frozenset({*EDITS, "deleteMessage", "pinChatMessage", "unpinChatMessage"})

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Ready:
    """A row that may leave: to which chat, and about which message, both as the app knows them."""

    row: DueRow
    recipient: str
    target: str | None = None


class Preparing:
    """Remembers how chats are called by their apps: that never changes."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._channels = channels
        self._recipients: dict[int, str] = {}

    def prepare(self, db: Db, rows: Collection[DueRow], now: datetime) -> list[Ready]:
        """Those of these rows that are to leave now, marked as sending. The others have ended here, or come later."""
        rows = _merge_edits(db, rows, now)
        aims = {row.id: _target_of(row) for row in rows if row.method in AIMED}
        found = delivering.messages(db, {aim for aim in aims.values() if aim is not None}) if aims else {}
        aimed = [self._try_to_aim(db, row, found.get(aims.get(row.id) or 0), now) for row in rows]
        going = [one for one in aimed if one is not None]
        self._learn_recipients(db, {one.row.chat_id for one in going})
        if going:
            delivering.mark_sending(db, [one.row.id for one in going], now)
        return [replace(one, recipient=self._recipient(one.row.chat_id)) for one in going]

    def _try_to_aim(self, db: Db, row: DueRow, message: Message | None, now: datetime) -> Ready | None:
        try:
            return self._aim(db, row, message, now)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            # A row that makes no sense must not stand in the way of all others.
            log.exception("delivery.senseless", row=row.id, method=row.method)
            delivering.mark_ended(db, row.id, OutboxState.FAILED, type(error).__name__, now)
            return None

    def _aim(self, db: Db, row: DueRow, message: Message | None, now: datetime) -> Ready | None:
        if row.method not in AIMED:
            return Ready(_without_lost_reply(db, row), "")
        if message is not None and message.external_ids:
            return Ready(row, "", message.external_ids[-1])
        given = int(row.payload.get("message_id", 0))
        if given > 0:
            return Ready(row, "", str(given))
        if message is not None and message.state == OutboxState.WAITING:
            _change_waiting(db, row, message.row, now)
            return None
        return self._without_target(db, row, now)

    def _without_target(self, db: Db, row: DueRow, now: datetime) -> Ready | None:
        """The message never arrived, or nobody knows as what."""
        if row.method in EDITS and not self._channels[row.channel].reach.edits:
            return Ready(row, "")
        new = edits.as_new_message(row) if row.method in EDITS else None
        if new is None:
            delivering.mark_ended(db, row.id, OutboxState.WITHDRAWN, "its message is not there", now)
            return None
        delivering.change_call(db, row.id, *new)
        return Ready(replace(row, method=new[0], payload=new[1]), "")

    def _learn_recipients(self, db: Db, chat_ids: set[int]) -> None:
        if unknown := chat_ids - self._recipients.keys():
            self._recipients |= external_ids_of(db, unknown)

    def _recipient(self, chat_id: int) -> str:
        return self._recipients.get(chat_id, str(chat_id))


def _target_of(row: DueRow) -> int | None:
    """The row of the message that is meant; a negative message id is one's own, from before it was delivered."""
    if row.target_id is not None:
        return row.target_id
    given = row.payload.get("message_id")
    return -given if isinstance(given, int) and given < 0 else None


def _merge_edits(db: Db, rows: Collection[DueRow], now: datetime) -> list[DueRow]:
    """Put waiting edits into messages that have not left yet; drop edits that newer ones replace."""
    spoken_of = {_message_of(row) for row in rows if row.method not in _SILENT}
    waiting = delivering.waiting_edits(db, spoken_of) if spoken_of else []
    kept = []
    for row in rows:
        about = [edit for edit in waiting if edit.id > row.id and edit.target_id == _message_of(row)]
        if row.method in EDITS and any(edits.replaces(edit, row) for edit in about):
            delivering.mark_ended(db, row.id, OutboxState.WITHDRAWN, "a newer edit replaces it", now)
        else:
            kept.append(row if row.method in EDITS else _merge(db, row, about, now))
    return kept


_SILENT = frozenset({"answerCallbackQuery", "sendChatAction", "setMyCommands", "deleteMyCommands"})


def _message_of(row: DueRow) -> int:
    """The row whose message this is, or is for."""
    return row.target_id if row.method in EDITS and row.target_id is not None else row.id


def _merge(db: Db, row: DueRow, about: Collection[DueRow], now: datetime) -> DueRow:
    if row.resent:
        # It may have been seen as it was, so it is repeated as it was; the edit then follows it.
        return row
    for edit in about:
        # Another picture would have to be made first: it follows.
        payload = edits.merged(row, edit) if edit.method != "editMessageMedia" else None
        if payload is None:
            break
        row = replace(row, payload=payload)
        delivering.change_call(db, row.id, row.method, payload, edit.id)
        delivering.mark_ended(db, edit.id, OutboxState.WITHDRAWN, f"went with {row.id}", now)
    return row


def _change_waiting(db: Db, row: DueRow, message: DueRow, now: datetime) -> None:
    """The message that is meant is only planned for later, or waits for its turn: it is changed where it is."""
    if row.method == "deleteMessage":
        delivering.mark_ended(db, message.id, OutboxState.WITHDRAWN, f"deleted by {row.id}", now)
    elif row.method in EDITS and (payload := edits.merged(message, row)) is not None:
        delivering.change_call(db, message.id, message.method, payload, row.id)
    delivering.mark_ended(db, row.id, OutboxState.WITHDRAWN, f"went with {message.id}", now)


def _without_lost_reply(db: Db, row: DueRow) -> DueRow:
    """A reply to one of our own messages gets that message's real id, or, where it has none, is no reply any more."""
    reply = row.payload.get("reply_parameters")
    if not isinstance(reply, dict) or int(reply.get("message_id", 0)) >= 0:
        return row
    found = delivering.messages(db, [-int(reply["message_id"])]).get(-int(reply["message_id"]))
    others = {name: value for name, value in row.payload.items() if name != "reply_parameters"}
    if found is None or not found.external_ids:
        return replace(row, payload=others)
    return replace(row, payload=others | {"reply_parameters": {**reply, "message_id": int(found.external_ids[-1])}})
