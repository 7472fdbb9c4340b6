"""What an update holds, whatever its kind and its channel: every string in it, and the files that it speaks of. Pure.

The update is looked at raw, so that nothing can hide in a part that nobody here has heard of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from handlers.secrecy import cards
from handlers.secrecy.rules import mark_in, mark_in_name

# Who speaks and where: people are called Mật, and some write their name in capitals.
_WHO = frozenset(
    {
        "from",
        "chat",
        "user",
        "sender",
        "sender_chat",
        "sender_user",
        "via_bot",
        "new_chat_member",
        "new_chat_members",
        "left_chat_member",
    }
)
_NAME = "MẬT"
_NAMES = frozenset({"file_name", "title", "performer", "name"})
_DEEPEST = 200


@dataclass(frozen=True)
class SentFile:
    """A document in an update: the app's id to fetch it by, and the one that stays the same when it is sent again; its
    size in bytes, as far as the app says it.
    """

    remote_id: str
    unique_id: str
    size: int = 0


def mark_in_update(raw: Any) -> str | None:
    """The mark of secrecy that a raw update bears anywhere: in words, quotes, names of files, contacts, links."""
    return next(_marks(raw, "", whose=False, depth=0), None)


def _marks(value: Any, key: str, whose: bool, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        mark = _mark_in_string(key, value)
        if mark is not None and not (whose and mark == _NAME):
            yield mark
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _marks(one, str(name), whose or name in _WHO, depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _marks(one, key, whose, depth + 1)


def _mark_in_string(key: str, words: str) -> str | None:
    if key == "url" or (words.isascii() and "%" in words):
        words = unquote(words)
        return mark_in(words) or next((mark for one in words.split("/") if (mark := mark_in_name(one))), None)
    if key == "vcard":
        return next((mark for one in cards.parts_of(words) if (mark := mark_in(one))), None)
    if words.isascii() and "&" not in words and "^" not in words:
        return None
    return mark_in(words) or (mark_in_name(words) if key in _NAMES else None)


def documents_in(raw: Any, depth: int = 0) -> Iterator[SentFile]:
    """The documents of an update, those of quoted and answered messages as well."""
    if depth > _DEEPEST:
        return
    if isinstance(raw, list):
        for one in raw:
            yield from documents_in(one, depth + 1)
    elif isinstance(raw, Mapping):
        for name, one in raw.items():
            if name == "document" and isinstance(one, Mapping) and isinstance(one.get("file_id"), str):
                size = one.get("file_size")
                unique = str(one.get("file_unique_id", one["file_id"]))
                yield SentFile(one["file_id"], unique, size if isinstance(size, int) else 0)
            yield from documents_in(one, depth + 1)
