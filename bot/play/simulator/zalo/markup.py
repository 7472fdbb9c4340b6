"""A text as Zalo shows it: plain, or with the few marks that its parse modes know."""

import html
import re
from collections.abc import Mapping

from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import bad_request

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)>")
_MARKS = frozenset({"b", "i", "u", "s"})
_MODES = frozenset({"html", "markdown"})
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def shown(text: str, params: Params) -> tuple[str, str]:
    """The words, and clean HTML of the same. Refuses a parse mode that there is not, and marks that do not close."""
    mode = params.text("parse_mode").lower()
    if not mode:
        return text, html.escape(text)
    if mode not in _MODES:
        bad_request("parse_mode is invalid")
    if mode == "markdown":
        return _BOLD.sub(r"\1", text), _BOLD.sub(r"<b>\1</b>", html.escape(text))
    _check(text)
    return html.unescape(_TAG.sub("", text)), text


def _check(text: str) -> None:
    open_marks: list[str] = []
    for closes, name in _TAG.findall(text):
        if name.lower() not in _MARKS:
            bad_request(f"unsupported tag {name}")
        if not closes:
            open_marks.append(name.lower())
        elif not open_marks or open_marks.pop() != name.lower():
            bad_request("can't parse text: unmatched end tag")
    if open_marks:
        bad_request("can't parse text: unclosed tag")
    if "<" in _TAG.sub("", text):
        bad_request("can't parse text: a sign that is no tag")


def length(text: str) -> int:
    """How long a text is, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def only(given: Params, known: Mapping[str, object] | tuple[str, ...]) -> None:
    """Refuse parameters that the method does not know."""
    if unknown := given.names() - set(known):
        bad_request(f"unknown parameters: {', '.join(sorted(unknown))}")
