"""Words that tell the bot what to do with the form that is open, and words that ask it something. Pure.

A command is one only where it is all that is said: "thôi" is, "thôi thì đi từng nhà" is an answer. Words count as they
are written or wholly without accents: "đừng" is not "dừng".
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

from handlers.language.names import fold
from handlers.language.spelling import plain_signs, tones_now


class Command(Enum):
    """Leave the form, go a question back, show the menu, or leave this question without an answer."""

    STOP = "stop"
    BACK = "back"
    MENU = "menu"
    PASS = "pass"


_BEFORE = "dạ|vâng|thưa|em|anh|chị|cháu|con|bác|cô|chú|ông|bà|tôi|tui|mình|đồng chí|cho"
_BEHIND = "ạ|nhé|nha|nghe|luôn|rồi|đi|em|đồng chí"
_SAID = {
    Command.STOP: (
        "thôi|thôi thôi|rút lại|thôi rút lại|thôi khỏi|dừng|dừng lại|ngừng|ngừng lại|thoát|thoát ra|hủy|hủy bỏ|hủy đi|"
        "thôi hủy|bỏ đi|thôi bỏ đi|để sau|thôi để sau|không ghi nữa|thôi không ghi nữa|không làm nữa|"
        "thôi không làm nữa|không báo cáo nữa|thôi không báo cáo nữa|không báo nữa|thôi không báo nữa"
    ),
    Command.BACK: (
        "quay lại|trở lại|lùi lại|quay lại câu trước|trở lại câu trước|về câu trước|câu trước|sửa câu trước|"
        "cho quay lại|bước trước"
    ),
    Command.MENU: "menu|về menu|mở menu|xem menu|bảng chọn|về bảng chọn|trang chủ|về trang chủ|về đầu",
    Command.PASS: (
        "không biết|ko biết|k biết|chưa biết|không rõ|chưa rõ|không nhớ|chịu|chịu thôi|bỏ qua|cho qua|"
        "không biết nữa|không biết trả lời sao|không biết ghi gì|không biết nói sao|chưa nghĩ ra"
    ),
}
# Typed without its accents, "dung" is "đúng" as often as "dừng".
_DOUBTFUL = frozenset(("dung",))
# What is said to "is it the answer, or do you ask?", and to "first this, or the question?".
_IS_ANSWER = "trả lời|câu trả lời|là câu trả lời|đúng là câu trả lời|ghi vào|ghi đi|ghi vậy|ghi như vậy"
_IS_FIRST = "hỏi|câu hỏi|là câu hỏi|làm trước|làm việc ấy trước|làm việc đó trước|việc ấy trước|việc đó trước"
_LONGEST = 80
_WORD = re.compile(r"[^\W_]+")
_ASKS = re.compile(r"\?[\s.!)]*$|\b(?:cho(?: \w+)?|xin|muốn|muon) (?:hỏi|hoi) (?!thăm\b|tham\b|ý\b|y\b)")


def _written(words: Iterable[str]) -> frozenset[str]:
    """Each as it is written, and without its accents."""
    return frozenset(spelling for one in words for spelling in (one, fold(one)) if spelling not in _DOUBTFUL)


_COMMANDS = {command: _written(said.split("|")) for command, said in _SAID.items()}
_ANSWERING, _FIRST = _written(_IS_ANSWER.split("|")), _written(_IS_FIRST.split("|"))
_POLITE_BEFORE, _POLITE_BEHIND = (sorted(_written(one.split("|"))) for one in (_BEFORE, _BEHIND))


def command_in(words: str) -> Command | None:
    """The command that is all that is said."""
    return next((command for command, said in _COMMANDS.items() if _is_one_of(words, said)), None)


def is_answer(words: str) -> bool:
    """Whether it says that what was said before is the answer."""
    return _is_one_of(words, _ANSWERING)


def is_first(words: str) -> bool:
    """Whether it says that what was said before is another matter, to come first."""
    return _is_one_of(words, _FIRST)


def _is_one_of(words: str, said: frozenset[str]) -> bool:
    if len(words) > _LONGEST:
        return False
    line = _line(words)
    return line in said or _bare(line) in said


def asks(words: str) -> bool:
    """Whether it is a question by its sign, or says that it asks ("cho hỏi …")."""
    return _ASKS.search(unicodedata.normalize("NFC", words).lower()) is not None


def _line(words: str) -> str:
    return " ".join(_WORD.findall(tones_now(plain_signs(words)).lower()))


def _bare(line: str) -> str:
    """The line without what politeness puts before and behind."""
    left = line
    while (before := next((one for one in _POLITE_BEFORE if left.startswith(f"{one} ")), None)) is not None:
        left = left[len(before) + 1 :]
    while (behind := next((one for one in _POLITE_BEHIND if left.endswith(f" {one}")), None)) is not None:
        left = left[: -len(behind) - 1]
    return left
