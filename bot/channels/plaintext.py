"""A screen as plain text: Telegram's HTML without its tags, the choices as numbered lines, in pieces that fit."""

import html
import re
from typing import Any

from handlers.screens import texts

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def plain(text: str) -> str:
    """The text without markup; a link stands behind its words, where these are not the link itself."""
    return html.unescape(
        _TAG.sub("", _LINK.sub(lambda link: link[1] if link[1] == link[2] else f"{link[2]}: {link[1]}", text))
    )


def choice_lines(markup: dict[str, Any] | None, numbered: bool) -> list[str]:
    """The choices of an inline or a reply keyboard, a line each: to be chosen by number or, else, by their words."""
    if not markup:
        return []
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    buttons = [button if isinstance(button, dict) else {"text": button} for row in rows for button in row]
    links = [f"{button['text']}: {button['url']}" for button in buttons if "url" in button]
    labels = [button["text"] for button in buttons if "url" not in button]
    if numbered:
        chosen = [texts.NUMBERED_CHOICE.format(number=at, label=label) for at, label in enumerate(labels, start=1)]
    else:
        chosen = [texts.WORDED_CHOICE.format(label=label) for label in labels]
    return [*links, *chosen]


def pieces(text: str, choices: list[str], limit: int) -> list[str]:
    """The text with its choices below, cut at line ends into pieces of at most `limit`; choices stay in one piece."""
    below = "\n".join(choices)
    room = limit - len(below) - 2 if below else limit
    parts = _cut(text, limit)
    if not below:
        return parts
    if room <= 0:
        return [*parts, *_cut(below, limit)]
    if len(parts[-1]) > room:
        *whole, last = parts
        parts = [*whole, *_cut(last, room)]
    return [*parts[:-1], f"{parts[-1]}\n\n{below}".strip()]


def _cut(text: str, limit: int) -> list[str]:
    parts, rest = [], text.strip()
    while len(rest) > limit:
        at = max(rest.rfind("\n", 0, limit + 1), 0) or max(rest.rfind(" ", 0, limit + 1), 0) or limit
        parts.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*parts, rest]
