"""What Zalo's refusals mean. The verdict is `error_code`'s, the HTTP status only where there is none: operators have
seen refusals with HTTP 200 as well as with the code.
"""

from collections.abc import Mapping

from bot.channels.api import Reply
from bot.channels.meanings import Meaning
from bot.channels.verdicts import Failed, Unreachable, Verdict, judge_trouble, said
from storage.delivering import DueRow

# 403 is an "internal server error" of theirs. 404 is said where there is no such method, or no webhook.
CODES: Mapping[int, Meaning] = {
    400: Meaning.OURS,
    401: Meaning.BAD_TOKEN,
    403: Meaning.THEIRS,
    404: Meaning.THEIRS,
    408: Meaning.NOTHING_YET,
    409: Meaning.IN_THE_WAY,
    426: Meaning.OURS,
    429: Meaning.TOO_FAST,
}
# Zalo has no event and no code for somebody who has gone: only an unknown chat means it.
_UNREACHABLE = ("chat not found",)
_QUOTA = ("quota",)


def meaning(reply: Reply) -> Meaning:
    """What a refusal means. A code that nobody knows yet is no reason to give anything up."""
    words = str(reply.body.get("description", "")).lower()
    found = CODES.get(reply.code, Meaning.THEIRS)
    if found is Meaning.OURS and any(said_so in words for said_so in _UNREACHABLE):
        return Meaning.UNREACHABLE
    if found is Meaning.TOO_FAST and any(said_so in words for said_so in _QUOTA):
        return Meaning.QUOTA
    return found


def judge(row: DueRow, reply: Reply, troubles: int) -> Verdict:
    """The verdict on an answer that is not ok. `troubles`: how often this row has met trouble of the server's."""
    found = meaning(reply)
    if (verdict := judge_trouble(found, row, reply, troubles)) is not None:
        return verdict
    return Unreachable(said(reply)) if found is Meaning.UNREACHABLE else Failed(said(reply))
