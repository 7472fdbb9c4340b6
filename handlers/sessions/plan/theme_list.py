"""Themes as numbered lines."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.screens.fitting import shortened
from storage.sessions import Session

MOST = 12
LENGTH = 70


def theme_list(themes: Sequence[Session]) -> Markup:
    """At most twelve themes, a line each."""
    lines = [f"{number}. {shortened(theme.theme, LENGTH)}" for number, theme in enumerate(themes[:MOST], start=1)]
    if len(themes) > MOST:
        lines.append("…")
    return Markup("\n").join(Markup("{}").format(line) for line in lines)
