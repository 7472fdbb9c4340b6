"""What the readers of documents give: lines, and why there are none."""

from typing import NamedTuple


class Line(NamedTuple):
    """One paragraph, cell, heading of a page … `body`: it stands in the document itself, not beside it (a property)."""

    words: str
    body: bool = True


class Unreadable(Exception):
    """The document is damaged, locked, swollen or too long, so that it cannot be looked at whole."""


class Sealed(Unreadable):
    """The document is whole, but of a kind that cannot be looked into."""


class Wordless(Unreadable):
    """The document is of a kind that is read, but there is nothing to read in it, or in a page of it: a scan."""
