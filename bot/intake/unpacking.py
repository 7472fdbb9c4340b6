"""A row of the inbox read again: the update as it is handled, its letters composed, without characters that no
database, file or chat app would take. The row itself stays as it came.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import combining

from handlers.language.spelling import EMOJI_JOINER, composed

# Words copied from a document have these two for a new line or page.
_NEW_LINES = re.compile(r"[\x0b\x0c]")
# Control characters, and halves of pairs that a cut has left alone.
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# The fields of an update whose marks (bold, links, mentions) are told by place, each with the field that tells them.
_MARKED = {
    "text": "entities",
    "caption": "caption_entities",
    "question": "question_entities",
    "explanation": "explanation_entities",
}


def unpack(raw: str) -> Any:
    """The JSON of a row, all its texts fit and composed, the places of their marks moved along.

    Raises ValueError where it is none.
    """
    found = json.loads(raw)
    # As a row is written, what is not ASCII is always an escape.
    return _fit(found) if "\\u" in raw or "\x7f" in raw or not raw.isascii() else found


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, list):
        return [_fit(one) for one in value]
    if isinstance(value, dict):
        return _fit_fields(value)
    return value


def fit(text: str) -> str:
    """The text as it is handled."""
    return composed(_UNFIT.sub("", _NEW_LINES.sub("\n", text)))


def _fit_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    fitted = {name: _fit(value) for name, value in fields.items()}
    for name, marks in _MARKED.items():
        text, places = fields.get(name), fields.get(marks)
        if isinstance(text, str) and isinstance(places, list) and text != fitted[name]:
            moved = _Places(text)
            fitted[marks] = [moved.of(one) for one in fitted[marks]]
    return fitted


class _Places:
    """Where the places of a text, counted in UTF-16 as chat apps count them, are found once it is fit."""

    def __init__(self, text: str) -> None:
        self._before, self._after = [0], [0]
        for piece in _letters(text):
            self._before.append(self._before[-1] + _length(piece))
            self._after.append(self._after[-1] + _length(fit(piece)))

    def of(self, mark: Any) -> Any:
        """The mark at its new place. What has no place stays as it is."""
        if not isinstance(mark, dict) or not all(isinstance(mark.get(one), int) for one in ("offset", "length")):
            return mark
        start, end = self._new(mark["offset"]), self._new(mark["offset"] + mark["length"])
        return {**mark, "offset": start, "length": end - start}

    def _new(self, place: int) -> int:
        """A place inside a letter is that of its end."""
        return self._after[min(bisect_left(self._before, place), len(self._after) - 1)]


def _letters(text: str) -> Iterator[str]:
    """The text in pieces that are composed apart: a letter with its accents, emoji with what joins them."""
    joined = {at for joiner in EMOJI_JOINER.finditer(text) for at in joiner.span()}
    start = 0
    for at in range(1, len(text)):
        if not combining(text[at]) and at not in joined:
            yield text[start:at]
            start = at
    yield text[start:]


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
