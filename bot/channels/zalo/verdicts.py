"""What Zalo's refusals mean. The verdict is `error_code`'s, the HTTP status only where there is none: operators have
seen refusals with HTTP 200 as well as with the code.
"""

from dataclasses import replace

from bot.channels.api import Reply
from bot.channels.verdicts import Failed, Unreachable, Verdict, judge_trouble, said
from storage.delivering import DueRow

# "Internal server error" and "nothing came within the time": theirs, to be tried again like any server's trouble.
_THEIRS = frozenset((403, 408))
_SERVER_ERROR = 500
# Zalo has no event and no code for somebody who has gone: only an unknown chat means it.
UNREACHABLE = ("chat not found",)


def judge(row: DueRow, reply: Reply, troubles: int) -> Verdict:
    """The verdict on an answer that is not ok. `troubles`: how often this row has met trouble of the server's."""
    code = reply.body.get("error_code")
    status = code if isinstance(code, int) else reply.status
    verdict = judge_trouble(row, replace(reply, status=_SERVER_ERROR if status in _THEIRS else status), troubles)
    if verdict is not None:
        return verdict
    error = said(reply)
    return Unreachable(error) if any(words in error.lower() for words in UNREACHABLE) else Failed(error)
