"""A screen as plain text: Telegram's HTML without its tags, the choices as numbered lines, in pieces that fit."""

import html
import re
from typing import Any

from handlers.screens import texts

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
# A tag, or a sign such as "&amp;", that is cut in its middle.
_BEGUN = re.compile(r"(?:<[^<>]{0,8}|&[a-z0-9#]{0,6})$")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def plain(text: str) -> str:
    """The text without markup; a link stands behind its words, where these are not the link itself."""
    return html.unescape(_TAG.sub("", with_links(text)))


def with_links(text: str) -> str:
    """The text with its links as words, and all other markup as it is."""
    return _LINK.sub(lambda link: link[1] if link[1] == link[2] else f"{link[2]}: {link[1]}", text)


def choice_lines(markup: dict[str, Any] | None, numbered: bool) -> list[str]:
    """The choices of an inline or a reply keyboard, a line each: to be chosen by number or, else, by their words. A
    form's ways back and out are last, and have no number.
    """
    if not markup:
        return []
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    buttons = [button if isinstance(button, dict) else {"text": button} for row in rows for button in row]
    links = [f"{button['text']}: {button['url']}" for button in buttons if "url" in button]
    labels = [button["text"] for button in buttons if "url" not in button]
    ways = [texts.WORDED_WAYS[label] for label in labels if is_way(label)]
    labels = [label for label in labels if not is_way(label)]
    if numbered:
        chosen = [texts.NUMBERED_CHOICE.format(number=at, label=label) for at, label in enumerate(labels, start=1)]
    else:
        chosen = [texts.WORDED_CHOICE.format(label=label) for label in labels]
    return [*links, *chosen, *ways]


def is_way(label: str) -> bool:
    """Whether a choice is a form's way back or out."""
    return label in texts.WORDED_WAYS


LONGEST_SIGN = len("&quot;")


def pieces(text: str, choices: list[str], limit: int) -> list[str]:
    """The text with its choices below, cut at paragraphs, else at line ends, into pieces of at most `limit` UTF-16
    units; choices stay in one piece.
    """
    below = "\n".join(choices)
    room = limit - units(below) - 2 if below else limit
    parts = _cut(text, limit)
    if not below:
        return parts
    # A sign that is written as several letters ("&quot;") is not cut: there must be room for one.
    if room <= max(limit // 4, LONGEST_SIGN):
        return [*parts, *_cut(below, limit)]
    if units(parts[-1]) > room:
        *whole, last = parts
        parts = [*whole, *_cut(last, room)]
    return [*parts[:-1], f"{parts[-1]}\n\n{below}".strip()]


def units(text: str) -> int:
    """How long a text is as the apps count it: in UTF-16 units, of which most emoji have two."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cut(text: str, limit: int) -> list[str]:
    parts, rest = [], text.strip()
    while units(rest) > limit:
        at = _where(rest, _fitting(rest, limit))
        parts.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*parts, rest]


def _fitting(text: str, limit: int) -> int:
    """How many letters of a text are at most `limit` units."""
    most = min(len(text), limit)
    while units(text[:most]) > limit:
        most -= max(1, (units(text[:most]) - limit) // 2)
    return most


def _where(text: str, most: int) -> int:
    """Where to cut a text, within its first letters: behind a paragraph that fills some of a piece, a line, a word;
    never within a tag or a sign that is written as one.
    """
    paragraph = text.rfind("\n\n", 0, most + 2)
    if paragraph >= most // 4:
        return paragraph or most
    at = max(text.rfind("\n", 0, most + 1), 0) or max(text.rfind(" ", 0, most + 1), 0)
    begun = _BEGUN.search(text[:most])
    return at or (begun.start() if begun is not None and begun.start() else most)
