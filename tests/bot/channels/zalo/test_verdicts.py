"""What each of Zalo's refusals means: by its code, with HTTP 200 as well as with the code."""

from datetime import UTC, datetime

import pytest

from bot.channels.api import Reply
from bot.channels.verdicts import Failed, Later, Unreachable
from bot.channels.zalo.verdicts import judge
from storage.delivering import DueRow
from storage.outbox import Lane

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ROW = DueRow(1, "zalo", 7, "sendMessage", {}, "answer", Lane.PERSON, None, None, 0, False, None, NOW)
# As the documentation and operators name them.
CODES = [
    (400, "Bad Request: chat not found", Unreachable),
    (400, "Bad Request: message text is empty", Failed),
    (403, "Internal server error", Later),
    (408, "Request timeout", Later),
    (429, "Too Many Requests", Later),
]


@pytest.mark.parametrize("as_status", [True, False], ids=["by status", "with HTTP 200"])
@pytest.mark.parametrize(("code", "words", "verdict"), CODES)
def test_what_a_refusal_means(code: int, words: str, verdict: type, as_status: bool) -> None:
    body = {"ok": False, "error_code": code, "description": words}
    assert isinstance(judge(ROW, Reply(code if as_status else 200, body), 0), verdict)


def test_without_a_code_the_status_counts() -> None:
    assert isinstance(judge(ROW, Reply(502, {}), 0), Later)
