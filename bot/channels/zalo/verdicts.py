"""What Zalo's refusals mean."""

from bot.channels.api import Reply
from bot.channels.verdicts import Failed, Unreachable, Verdict, judge_trouble, said
from storage.delivering import DueRow


def judge(row: DueRow, reply: Reply, troubles: int) -> Verdict:
    """The verdict on an answer that is not ok. `troubles`: how often this row has met trouble of the server's."""
    verdict = judge_trouble(row, reply, troubles)
    if verdict is not None:
        return verdict
    error = said(reply)
    if reply.status == 403 or "chat not found" in error.lower():
        return Unreachable(error)
    return Failed(error)
