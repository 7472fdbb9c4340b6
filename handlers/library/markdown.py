"""Markdown as a chat shows it: bold, dashes and paragraphs; everything else stays as written. Or as plain words."""

import re

from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def shown(body: str) -> Markup:
    """The text of a library file as a message: "**x**" is bold, "- x" gets a dash. Any HTML in it is only words."""
    lines = []
    for line in body.splitlines():
        bare = line.rstrip()
        text = escape(f"– {bare[2:]}" if bare.startswith("- ") else bare.lstrip("# "))
        lines.append(Markup(_BOLD.sub(r"<b>\1</b>", str(text))))
    return Markup("\n").join(lines)


def plain(body: str) -> str:
    """The same without any emphasis, as somebody would have typed it."""
    return shown(body).unescape().replace("<b>", "").replace("</b>", "")
