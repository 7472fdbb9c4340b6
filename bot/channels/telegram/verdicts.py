"""What Telegram's refusals mean, by its own words."""

from bot.channels.api import Reply
from bot.channels.verdicts import Anew, Arrived, Dropped, Failed, Moved, Unreachable, Verdict, judge_trouble, said
from storage.delivering import DueRow
from storage.outbox import EDITS, Lane, OutboxState

_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",
    "there is no caption in the message",
)
_NOTHING_LEFT_TO_DO = (
    "message to delete not found",
    "message can't be deleted",
    "message to unpin not found",
    "message to pin not found",
)


def judge(row: DueRow, reply: Reply, troubles: int) -> Verdict:
    """The verdict on an answer that is not ok. `troubles`: how often this row has met trouble of the server's."""
    given = reply.body.get("parameters") or {}
    if "migrate_to_chat_id" in given:
        return Moved(int(given["migrate_to_chat_id"]))
    verdict = judge_trouble(row, reply, troubles)
    if verdict is not None:
        return verdict
    error = said(reply)
    if reply.status == 403 or "chat not found" in error.lower():
        return Unreachable(error)
    return _judge_refusal(row, error)


def _judge_refusal(row: DueRow, error: str) -> Verdict:
    words = error.lower()
    if "message is not modified" in words:
        return Arrived()
    if row.method in EDITS and any(gone in words for gone in _GONE):
        return Anew(error)
    if any(gone in words for gone in _NOTHING_LEFT_TO_DO):
        return Dropped(OutboxState.WITHDRAWN, error)
    if row.lane is Lane.TAP and "query is too old" in words:
        return Dropped(OutboxState.EXPIRED, error)
    return Failed(error)
