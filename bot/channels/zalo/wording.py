"""A screen in Zalo's words: plain, or, where something in it is bold, in its HTML with that and nothing else."""

import html
import re
from collections.abc import Iterator

from bot.channels.plaintext import pieces, plain, with_links

PARSE_MODE = "html"
_BOLD = re.compile(r"</?b>")
_OTHER_TAG = re.compile(r"</?(?!b>)[a-z][^<>]*>", re.IGNORECASE)
# What it takes to close what is bold at the end of a piece, and to open it again in the next.
_SEAM = len("<b></b>")
Params = dict[str, str]


def worded(text: str, choices: list[str], limit: int, name: str = "text") -> list[Params]:
    """The parameters of the messages that say `text` (Telegram's HTML) and below it the choices, each of at most
    `limit` UTF-16 units; the words stand in `name`.
    """
    marked = _marked(text)
    if marked is None:
        return [{name: piece} for piece in pieces(plain(text), choices, limit)]
    cut = pieces(marked, [html.escape(line, quote=False) for line in choices], limit - _SEAM)
    return [_params(piece, name) for piece in _closed(cut)]


def _params(piece: str, name: str) -> Params:
    if "<b>" in piece:
        return {name: piece, "parse_mode": PARSE_MODE}
    return {name: html.unescape(piece)}


def _marked(text: str) -> str | None:
    """The text with what is bold, and no other mark; None where nothing is, or where it does not come in pairs."""
    left = _OTHER_TAG.sub("", with_links(text))
    found = _BOLD.findall(left)
    return left if found and found == ["<b>", "</b>"] * (len(found) // 2) else None


def _closed(cut: list[str]) -> Iterator[str]:
    """The pieces, each with what is bold in it closed."""
    is_open = False
    for piece in cut:
        begun = "<b>" + piece if is_open else piece
        is_open = begun.count("<b>") > begun.count("</b>")
        yield begun + "</b>" if is_open else begun
