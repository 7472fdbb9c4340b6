"""All buttons that the bot may know, with chosen numbers in them: read off the patterns of its own handlers."""

import re
import re._parser as sre  # type: ignore[import-not-found]
from collections.abc import Iterator, Sequence
from typing import Any

from telegram.ext import Application, CallbackQueryHandler, ConversationHandler

from handlers.forms.conversation import FORM_BUTTONS, Chosen
from handlers.forms.openings import Openings


def patterns_of(application: Application[Any, Any, Any, Any, Any, Any]) -> list[str]:
    """The patterns of all handlers of taps, those of conversations too."""
    found: list[str] = []
    for handlers in application.handlers.values():
        for handler in handlers:
            inside = [handler, *(handler.entry_points if isinstance(handler, ConversationHandler) else ())]
            taps = [one for one in inside if isinstance(one, CallbackQueryHandler)]
            found += [pattern for one in inside if isinstance(one, Openings) for pattern in one.patterns()]
            found += [FORM_BUTTONS] if any(isinstance(one, Chosen) for one in inside) else []
            found += [one.pattern.pattern for one in taps if isinstance(one.pattern, re.Pattern)]
    return sorted(set(found))


def buttons_of(pattern: str, numbers: Sequence[int]) -> set[str]:
    """The data of buttons that the pattern takes, with each of `numbers` for the first number in it and 1 or the same
    for the others, and the other way round. Data longer than a button may be is left out.
    """
    forms = tuple(_forms(list(sre.parse(pattern))))
    pairs = {pair for number in numbers for pair in ((number, 1), (number, number), (1, number))}
    filled = {_filled(form, *pair) for form in forms for pair in pairs}
    return {data for data in filled if 1 <= len(data.encode()) <= 64}


def _filled(form: str, number: int, other: int) -> str:
    """A "#" is a number."""
    return form.replace("#", str(number), 1).replace("#", str(other))


def _forms(parsed: list[Any]) -> Iterator[str]:
    """The strings of a parsed pattern, a "#" for each run of digits. Other repeated things appear once."""
    if not parsed:
        yield ""
        return
    first, rest = parsed[0], parsed[1:]
    for start in _one(first):
        for end in _forms(rest):
            yield start + end


def _one(item: tuple[Any, Any]) -> Iterator[str]:
    kind, value = str(item[0]), item[1]
    if kind == "LITERAL":
        yield chr(value)
    elif kind == "AT":
        yield ""
    elif kind == "BRANCH":
        for branch in value[1]:
            yield from _forms(list(branch))
    elif kind == "SUBPATTERN":
        yield from _forms(list(value[-1]))
    elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inner = value
        if least == 0:
            yield ""
        yield from _forms(list(inner))
    elif kind == "IN":
        yield "#" if "DIGIT" in str(value) or "(48, 57)" in str(value) else "a"
    else:
        yield "a"
