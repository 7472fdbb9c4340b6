"""What Telegram's refusals mean, by its own words."""

from collections.abc import Mapping

from bot.channels.api import Reply
from bot.channels.meanings import Meaning
from bot.channels.verdicts import Anew, Arrived, Dropped, Failed, Moved, Unreachable, Verdict, judge_trouble, said
from storage.delivering import DueRow
from storage.outbox import EDITS, Lane, OutboxState

CODES: Mapping[int, Meaning] = {
    400: Meaning.OURS,
    401: Meaning.BAD_TOKEN,
    403: Meaning.UNREACHABLE,
    404: Meaning.BAD_TOKEN,
    408: Meaning.NOTHING_YET,
    409: Meaning.IN_THE_WAY,
    429: Meaning.TOO_FAST,
}
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",
    "there is no caption in the message",
)
# The chat cannot be written to, and trying again is no use: each was seen with the status 400.
UNREACHABLE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user_id_invalid",
    "chat_restricted",
    "chat_write_forbidden",
    "chat_id_invalid",
    "user_is_blocked",
    "you_blocked_user",
    "input_user_deactivated",
    "user_deleted",
    "group chat was deactivated",
    "have no rights to send a message",
    "not enough rights to send",
    "need administrator rights",
    "bot is not a member",
    "bot was kicked",
    "bot was blocked",
    "user is deactivated",
    "can't initiate conversation",
)
_NOTHING_LEFT_TO_DO = (
    "message to delete not found",
    "message can't be deleted",
    "message to unpin not found",
    "message to pin not found",
)


def meaning(reply: Reply) -> Meaning:
    """What a refusal means. A token of a wrong shape is answered as a method that there is not."""
    code, words = reply.code, said(reply).lower()
    if code == 404 and "method" in words:
        return Meaning.OURS
    found = CODES.get(code, Meaning.THEIRS if code >= 500 else Meaning.OURS)
    gone = found is Meaning.OURS and any(said_so in words for said_so in UNREACHABLE)
    return Meaning.UNREACHABLE if gone else found


def judge(row: DueRow, reply: Reply, troubles: int) -> Verdict:
    """The verdict on an answer that is not ok. `troubles`: how often this row has met trouble of the server's."""
    given = reply.body.get("parameters") or {}
    if "migrate_to_chat_id" in given:
        return Moved(int(given["migrate_to_chat_id"]))
    found = meaning(reply)
    verdict = judge_trouble(found, row, reply, troubles)
    if verdict is not None:
        return verdict
    error = said(reply)
    return Unreachable(error) if found is Meaning.UNREACHABLE else _judge_refusal(row, error)


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
