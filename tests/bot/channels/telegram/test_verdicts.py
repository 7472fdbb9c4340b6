"""What Telegram's codes mean, and by which of its words a chat cannot be reached any more."""

from datetime import UTC, datetime

import pytest

from bot.channels.api import Reply
from bot.channels.meanings import Meaning
from bot.channels.telegram.verdicts import CODES, UNREACHABLE, judge, meaning
from bot.channels.verdicts import Failed, Later, Unreachable, Verdict
from storage.delivering import DueRow
from storage.outbox import Lane

# As Telegram writes them.
SEEN = [
    (403, "Forbidden: bot was blocked by the user"),
    (403, "Forbidden: user is deactivated"),
    (403, "Forbidden: bot can't initiate conversation with a user"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (400, "Bad Request: chat not found"),
    (400, "Bad Request: user not found"),
    (400, "Bad Request: PEER_ID_INVALID"),
    (400, "Bad Request: USER_ID_INVALID"),
    (400, "Bad Request: CHAT_RESTRICTED"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (400, "Bad Request: CHAT_ID_INVALID"),
    (400, "Bad Request: USER_IS_BLOCKED"),
    (400, "Bad Request: YOU_BLOCKED_USER"),
    (400, "Bad Request: INPUT_USER_DEACTIVATED"),
    (400, "Bad Request: USER_DELETED"),
    (400, "Bad Request: group chat was deactivated"),
    (400, "Bad Request: have no rights to send a message"),
    (400, "Bad Request: not enough rights to send text messages to the chat"),
    (400, "Bad Request: need administrator rights in the channel chat"),
    (400, "Bad Request: bot is not a member of the supergroup chat"),
    (400, "Bad Request: bot was kicked from the group chat"),
    (400, "Bad Request: bot was blocked by the user"),
    (400, "Bad Request: user is deactivated"),
    (400, "Bad Request: bot can't initiate conversation with a user"),
]


NOW = datetime(2026, 11, 25, tzinfo=UTC)
ROW = DueRow(1, "telegram", 7, "sendMessage", {}, "answer", Lane.PERSON, None, None, 0, False, None, NOW)


def verdict(status: int, description: str) -> Verdict:
    return judge(ROW, Reply(status, {"ok": False, "error_code": status, "description": description}), 0)


@pytest.mark.parametrize(("status", "description"), SEEN)
def test_a_chat_that_cannot_be_reached(status: int, description: str) -> None:
    assert isinstance(verdict(status, description), Unreachable)


def test_every_row_of_the_table_has_been_seen() -> None:
    assert [words for words in UNREACHABLE if not any(words in said.lower() for _, said in SEEN)] == []


MEANT = [
    (400, "Bad Request: message is too long", Meaning.OURS),
    (401, "Unauthorized", Meaning.BAD_TOKEN),
    (403, "Forbidden", Meaning.UNREACHABLE),
    (404, "Not Found", Meaning.BAD_TOKEN),
    (404, "Not Found: method not found", Meaning.OURS),
    (408, "Request timeout", Meaning.NOTHING_YET),
    (409, "Conflict", Meaning.IN_THE_WAY),
    (413, "Request Entity Too Large", Meaning.OURS),
    (429, "Too Many Requests: retry after 5", Meaning.TOO_FAST),
    (500, "Internal Server Error", Meaning.THEIRS),
]


@pytest.mark.parametrize(("code", "words", "meant"), MEANT)
def test_what_a_code_means(code: int, words: str, meant: Meaning) -> None:
    assert meaning(Reply(code, {"ok": False, "error_code": code, "description": words})) is meant
    assert CODES.keys() <= {one for one, *_ in MEANT}


@pytest.mark.parametrize("description", ["Bad Request: message is too long", "Bad Request: can't parse entities"])
def test_a_fault_of_ours_is_none_of_theirs(description: str) -> None:
    assert isinstance(verdict(400, description), Failed)
    assert isinstance(verdict(502, "Bad Gateway"), Later)
