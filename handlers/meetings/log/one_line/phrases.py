"""Words of a line as patterns: each with its accents or with none, in capitals or not."""

import re

from handlers.language.names import fold


def phrase(*alternatives: str) -> str:
    """A pattern for any of these, in each of which every word is typed with its accents or without."""
    found = (" ".join(_either(word) for word in one.split()) for one in alternatives)
    return f"(?:{'|'.join(found)})"


def _either(word: str) -> str:
    return re.escape(word) if fold(word) == word else f"(?:{re.escape(word)}|{re.escape(fold(word))})"


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_SIGNS = " \t,;:.–-"


def tidy(text: str) -> str:
    """Without the signs and spaces around it; a closing mark that belongs to it stays."""
    return text.strip(_SIGNS)
