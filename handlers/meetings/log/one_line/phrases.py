"""Words of a line as patterns: each with its accents, the tone on either vowel, or with none, in capitals or not."""

import re

from handlers.language.names import fold
from handlers.language.spelling import tones_before


def phrase(*alternatives: str) -> str:
    """A pattern for any of these, in each of which every word is typed with its accents or without."""
    found = (" ".join(_either(word) for word in one.split()) for one in alternatives)
    return f"(?:{'|'.join(found)})"


def _either(word: str) -> str:
    spellings = dict.fromkeys((word, tones_before(word), fold(word)))
    return f"(?:{'|'.join(map(re.escape, spellings))})" if len(spellings) > 1 else re.escape(word)


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_SIGNS = " \t,;:.–-"


def tidy(text: str) -> str:
    """Without the signs and spaces around it; a closing mark that belongs to it stays."""
    return text.strip(_SIGNS)


def on_one_line(text: str) -> str:
    """With one space wherever there are some: a pattern of spaces and signs costs the square of a run of spaces."""
    return " ".join(text.split())
