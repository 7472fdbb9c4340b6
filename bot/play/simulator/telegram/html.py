"""Telegram's HTML parse mode, as strict as the original: what is not exactly right is refused."""

import html
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from bot.play.simulator.refusal import bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "blockquote": "blockquote",
}
# Within these nothing is found; in what is bold it is.
_CLOSED = ("code", "pre", "text_link")
_LINKS = ("http://", "https://", "tg://")
_CHARACTER = re.compile(r"&(lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_ATTRIBUTE = re.compile(r"""\s*([\w-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.:/?&=%-]+))?""")
_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]{3,32})?\b")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}\b")),
    ("url", re.compile(r"https?://[^\s<>\"]+|(?<![\w@.-])[\w-]+(\.[\w-]+)*\.(vn|com|net|org|info|me)\b(/[^\s<>\"]*)?")),
)


@dataclass
class Formatted:
    """A text as it is shown: `plain`, its entities (offsets in UTF-16 units), and clean HTML of the same."""

    plain: str
    entities: list[dict[str, Any]]
    html: str


@dataclass
class _Open:
    tag: str
    offset: int
    url: str = ""


@dataclass
class _Parser:
    source: str
    plain: list[str] = field(default_factory=list)
    clean: list[str] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    offset: int = 0

    def parse(self) -> Formatted:
        at = 0
        while at < len(self.source):
            at = self._tag(at) if self.source[at] == "<" else self._character(at)
        if self.open:
            refuse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return _trimmed("".join(self.plain), self.entities, "".join(self.clean))

    def _character(self, at: int) -> int:
        found = _CHARACTER.match(self.source, at)
        shown = html.unescape(found[0]) if found else self.source[at]
        self.plain.append(shown)
        self.clean.append(html.escape(shown))
        self.offset += utf16_length(shown)
        return found.end() if found else at + 1

    def _tag(self, at: int) -> int:
        end = self.source.find(">", at)
        if end < 0:
            refuse(f"Unclosed start tag at byte offset {self._bytes(at)}")
        inside = self.source[at + 1 : end]
        if inside.startswith("/"):
            self._close(inside[1:].strip().lower(), at)
        else:
            self._start(inside, at)
        return end + 1

    def _start(self, inside: str, at: int) -> None:
        name, *rest = re.split(r"\s+", inside, maxsplit=1)
        tag = name.lower()
        if tag not in _KINDS:
            refuse(f'Unsupported start tag "{tag}" at byte offset {self._bytes(at)}')
        url = self._attributes(rest[0] if rest else "", at).get("href", "")
        url = url if tag == "a" and url.startswith(_LINKS) else ""
        self.open.append(_Open(tag, self.offset, url))
        self.clean.append(f'<a href="{html.escape(url)}">' if url else f"<{tag}>")

    def _attributes(self, text: str, at: int) -> dict[str, str]:
        found, position = {}, 0
        while text[position:].strip():
            match = _ATTRIBUTE.match(text, position)
            if match is None:
                refuse(f"Invalid attribute at byte offset {self._bytes(at)}")
            found[match[1].lower()] = html.unescape((match[2] or "").strip("\"'"))
            position = match.end()
        return found

    def _close(self, tag: str, at: int) -> None:
        if not self.open:
            refuse(f"Unexpected end tag at byte offset {self._bytes(at)}")
        opened = self.open.pop()
        if tag and tag != opened.tag:
            refuse(f'Unmatched end tag at byte offset {self._bytes(at)}, expected "</{opened.tag}>", found "</{tag}>"')
        self.clean.append(f"</{opened.tag}>")
        if self.offset > opened.offset:
            more = {"url": opened.url} if opened.url else {}
            length = self.offset - opened.offset
            self.entities.append({"type": _KINDS[opened.tag], "offset": opened.offset, "length": length, **more})

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode())


def parse_html(source: str) -> Formatted:
    """Parse as `parse_mode=HTML` does. A 400 with Telegram's words for what does not parse."""
    return _Parser(source).parse()


def as_typed(text: str) -> Formatted:
    """A text without a parse mode; commands, mentions and links in it are found as Telegram finds them."""
    plain = text.strip()
    return Formatted(plain, find_entities(plain), html.escape(plain))


def find_entities(plain: str) -> list[dict[str, Any]]:
    """The commands, mentions and links in a text."""
    found = [
        {"type": kind, "offset": utf16_length(plain[: match.start()]), "length": utf16_length(match[0])}
        for kind, pattern in _FOUND
        for match in pattern.finditer(plain)
    ]
    return sorted(found, key=lambda entity: int(str(entity["offset"])))


def utf16_length(text: str) -> int:
    """A length as Telegram counts offsets."""
    return len(text.encode("utf-16-le")) // 2


def refuse(reason: str) -> NoReturn:
    """A 400 of the parser."""
    bad_request(f"can't parse entities: {reason}")


def _trimmed(plain: str, entities: list[dict[str, Any]], clean: str) -> Formatted:
    """White space around the text goes, and the entities move with it."""
    shift = utf16_length(plain) - utf16_length(plain.lstrip())
    plain = plain.strip()
    length, moved = utf16_length(plain), []
    for entity in sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])):
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, length)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    closed = [entity for entity in moved if entity["type"] in _CLOSED]
    found = [entity for entity in find_entities(plain) if not any(_overlap(entity, other) for other in closed)]
    return Formatted(plain, moved + found, clean.strip())


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    starts_before_end = one["offset"] < other["offset"] + other["length"]
    return bool(starts_before_end and other["offset"] < one["offset"] + one["length"])
