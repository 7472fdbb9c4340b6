"""What each of Zalo's codes means, with HTTP 200 as well as with the code as the status."""

from datetime import UTC, datetime

import pytest

from bot.channels.api import Reply
from bot.channels.meanings import Meaning
from bot.channels.verdicts import MOST_SERVER_ERRORS, Failed, Later, Unreachable
from bot.channels.zalo.verdicts import CODES, judge, meaning
from storage.delivering import DueRow
from storage.outbox import Lane

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ROW = DueRow(1, "zalo", 7, "sendMessage", {}, "answer", Lane.PERSON, None, None, 0, False, None, NOW)
# As the documentation and operators name them; the last ones nobody has described.
MEANT = [
    (400, "Bad Request: chat not found", Meaning.UNREACHABLE, Unreachable),
    (400, "Bad Request: message text is empty", Meaning.OURS, Failed),
    (401, "Unauthorized", Meaning.BAD_TOKEN, Later),
    (403, "Internal server error", Meaning.THEIRS, Later),
    (404, "Not Found", Meaning.THEIRS, Later),
    (408, "Request timeout", Meaning.NOTHING_YET, Later),
    (409, "Conflict", Meaning.IN_THE_WAY, Failed),
    (426, "Webhook verification failed", Meaning.OURS, Failed),
    (429, "Too Many Requests", Meaning.TOO_FAST, Later),
    (429, "Message quota exceeded", Meaning.QUOTA, Later),
    (500, "", Meaning.THEIRS, Later),
    (502, "", Meaning.THEIRS, Later),
    (477, "Something new", Meaning.THEIRS, Later),
]


def refused(code: int, words: str, as_status: bool = True) -> Reply:
    return Reply(code if as_status else 200, {"ok": False, "error_code": code, "description": words})


@pytest.mark.parametrize("as_status", [True, False], ids=["by status", "with HTTP 200"])
@pytest.mark.parametrize(("code", "words", "meant", "verdict"), MEANT)
def test_what_a_refusal_means(code: int, words: str, meant: Meaning, verdict: type, as_status: bool) -> None:
    assert meaning(refused(code, words, as_status)) is meant
    assert isinstance(judge(ROW, refused(code, words, as_status), 0), verdict)


def test_each_code_of_the_table_is_tried() -> None:
    assert CODES.keys() <= {code for code, *_ in MEANT}


def test_without_a_code_the_status_counts() -> None:
    assert isinstance(judge(ROW, Reply(502, {}), 0), Later)


def test_a_pace_that_is_refused_closes_the_chat_and_a_quota_the_channel() -> None:
    fast, used = judge(ROW, refused(429, "Too Many Requests"), 0), judge(ROW, refused(429, "quota"), 0)
    assert isinstance(fast, Later) and (fast.too_fast, fast.used_up) == (True, False)
    assert isinstance(used, Later) and (used.too_fast, used.used_up) == (False, True)


def test_a_fault_of_theirs_is_ours_after_a_day() -> None:
    assert isinstance(judge(ROW, refused(403, ""), MOST_SERVER_ERRORS), Failed)
    assert isinstance(judge(ROW, refused(401, ""), MOST_SERVER_ERRORS), Later)
