"""Words and lists cut to fit a screen: as much as there is room for, and a sign or a word for what is left out."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.screens import texts


def one_line(words: str) -> str:
    """The words with single spaces between them, and no end of a line."""
    return " ".join(words.split())


def shortened(words: str, length: int) -> str:
    """At most `length` characters of the words; what is left out shows by "…"."""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def first_lines(lines: Sequence[Markup], room: int, more: Markup) -> Markup:
    """The first lines that fit into `room` characters, at least one; then `more` with {count} of the others."""
    shown = _fitting(lines, room)
    left = len(lines) - shown
    return Markup("\n").join([*lines[:shown], more.format(count=left)] if left else lines)


def last_lines(lines: Sequence[Markup], room: int, earlier: Markup) -> Markup:
    """The last lines that fit into `room` characters, at least one; before them `earlier` with {count}."""
    shown = _fitting(lines[::-1], room)
    left = len(lines) - shown
    return Markup("\n").join([earlier.format(count=left), *lines[left:]] if left else lines)


def names_line(names: Sequence[str], room: int) -> Markup:
    """The names with semicolons between, as many as fit into `room` characters."""
    shown = _fitting(names, room, between=2)
    line = "; ".join(names[:shown])
    return escape(f"{line} {texts.MORE_PEOPLE.format(count=len(names) - shown)}" if shown < len(names) else line)


def _fitting(lines: Sequence[str], room: int, between: int = 1) -> int:
    used = 0
    for number, line in enumerate(lines):
        used += len(line) + between
        if used > room and number:
            return number
    return len(lines)
