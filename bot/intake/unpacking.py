"""A row of the inbox read again: the update without characters that no database, file or chat app would take."""

import json
import re
from typing import Any

# Words copied from a document have these two for a new line or page.
_NEW_LINES = re.compile(r"[\x0b\x0c]")
# Control characters, and halves of pairs that a cut has left alone.
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def unpack(raw: str) -> Any:
    """The JSON of a row. Raises ValueError where it is none."""
    found = json.loads(raw)
    # As a row is written, such a character is always an escape.
    return _fit(found) if "\\u" in raw or "\x7f" in raw else found


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return _UNFIT.sub("", _NEW_LINES.sub("\n", value))
    if isinstance(value, list):
        return [_fit(one) for one in value]
    if isinstance(value, dict):
        return {name: _fit(one) for name, one in value.items()}
    return value
