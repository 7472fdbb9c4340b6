"""One person in other people's texts: their name, telephone number and code, however they are written.

A name is found in capitals and small letters, with its accents, some of them or none, composed or not, with the tone on
the other vowel ("hòa", "hoà"), with any spaces, hyphens, underscores or nothing between its words, cut short by "…",
and in JSON, escapes and links. Another name that differs in one accent is another name. Pure.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any
from urllib.parse import unquote

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = "\u0300-\u036f"
_BEFORE = rf"(?<![^\W_])(?<![{_MARKS}])"
_AFTER = rf"(?![^\W_])(?![{_MARKS}])"
_BETWEEN_WORDS = r"(?:[\s_.\-+\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff]|%20)*"
_BETWEEN_DIGITS = r"[\s.\-()\u00a0\u2010-\u2015]{0,2}"
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LEAST_DIGITS = 8
_LEAST_CODE = 4
# With fewer words than this, small letters without accents may be everyday words ("do an" is "đồ án" too).
_CLEAR_WORDS = 3


class Namesakes(Enum):
    """Who else there is: nobody of that name; somebody whose name differs in accents alone; somebody of the very same
    name.
    """

    NONE = "none"
    WITHOUT_ACCENTS = "without accents"
    SAME = "same"


@dataclass(frozen=True)
class Known:
    """By what a person is known. `phone` and `code` where nobody else has them; "" is not looked for."""

    name: str
    birth_year: int | None = None
    phone: str = ""
    code: str = ""
    namesakes: Namesakes = Namesakes.NONE


@dataclass(frozen=True)
class InTheirPlace:
    """What stands in texts instead."""

    name: str
    phone: str
    code: str


@dataclass
class Met:
    """How often the person was `found` and replaced, and how often it stays, as it may be another (`unsure`)."""

    found: int = 0
    unsure: int = 0


class Spellings:
    """Puts `instead` in the place of one person, in texts of any kind."""

    def __init__(self, known: Known, instead: InTheirPlace) -> None:
        self._known, self._instead = known, instead
        words = known.name.split()
        self._few = len(words) < _CLEAR_WORDS
        year = rf"(?P<year>\s*\(\s*{known.birth_year}\s*\))?" if known.birth_year else "(?P<year>(?!))?"
        self._name = re.compile(f"{_BEFORE}{_BETWEEN_WORDS.join(map(_word, words))}{_AFTER}{year}", re.IGNORECASE)
        self._cut = _cut_short(words) if known.namesakes is Namesakes.NONE else None
        self._phone = _phone(known.phone)
        self._code = _code(known.code)

    def rewritten(self, value: Any, met: Met) -> Any:
        """The value (a text, or what JSON holds) without the person. `met` counts. The very value where there is
        nothing of them in it.
        """
        if isinstance(value, str):
            return self._text(value, met)
        if isinstance(value, list):
            return [self.rewritten(one, met) for one in value]
        if isinstance(value, dict):
            return {self._key(key, met): self.rewritten(one, met) for key, one in value.items()}
        return value

    def names(self, text: str) -> bool:
        """Whether the person stands in a text, surely or perhaps."""
        met = Met()
        self._text(text, met)
        return met.found + met.unsure > 0

    def _key(self, key: Any, met: Met) -> Any:
        return self._text(key, met) if isinstance(key, str) else key

    def _text(self, text: str, met: Met) -> str:
        if text.startswith(("{", "[")) and (held := _json(text)) is not None:
            before = met.found
            inside = self.rewritten(held, met)
            return text if met.found == before else json.dumps(inside, ensure_ascii="\\u" in text)
        for spelt in _readings(text):
            before = met.found
            changed = self._plain(spelt, met)
            if met.found > before:
                return changed
        return text

    def _plain(self, text: str, met: Met) -> str:
        before = met.found
        words = unicodedata.normalize("NFD", text)
        words = self._name.sub(lambda match: self._named(match, met), words)
        for pattern, instead in (
            (self._cut, self._instead.name),
            (self._phone, self._instead.phone),
            (self._code, self._instead.code),
        ):
            if pattern is not None:
                words, count = pattern.subn(instead, words)
                met.found += count
        return text if met.found == before else unicodedata.normalize("NFC", words)

    def _named(self, match: re.Match[str], met: Met) -> str:
        if self._is_sure(match):
            met.found += 1
            return self._instead.name
        met.unsure += 1
        return match[0]

    def _is_sure(self, match: re.Match[str]) -> bool:
        if match["year"]:
            return True
        plain = _letters(match[0])
        if self._known.namesakes is Namesakes.SAME:
            return False
        if self._known.namesakes is Namesakes.WITHOUT_ACCENTS:
            return plain == _letters(self._known.name)
        small_and_bare = match[0].islower() and plain == _bare(plain)
        return not (self._few and small_and_bare and plain != _letters(self._known.name))


def _readings(text: str) -> Iterable[str]:
    """The text, and what it says to who reads escapes or links."""
    yield text
    if "\\u" in text:
        yield _ESCAPE.sub(_letter, text)
    if "%" in text:
        yield unquote(text)


def _letter(match: re.Match[str]) -> str:
    one = chr(int(match[1], 16))
    return match[0] if "\ud800" <= one <= "\udfff" else one


def _json(text: str) -> Any:
    """What a text holds as JSON; None where it is none."""
    try:
        held = json.loads(text)
    except ValueError:
        return None
    return held if isinstance(held, dict | list) else None


def _word(word: str) -> str:
    """One word of a name: each letter bare or with its own marks, the tone wherever it is put."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(one for one in letters if one in _TONES)
    pattern, own = [], ""
    for one in reversed(letters):
        if unicodedata.combining(one):
            own += one
            continue
        marks = own + (tones if one in "aeiouy" else "")
        pattern.append((f"[d{one}]" if one == "đ" else re.escape(one)) + (f"[{marks}]*" if marks else ""))
        own = ""
    return "".join(reversed(pattern))


def _cut_short(words: list[str]) -> re.Pattern[str] | None:
    """A name of three words or more that a narrow screen cut short: all but the last word, and a part of that."""
    if len(words) < _CLEAR_WORDS or len(words[-1]) < 2:
        return None
    parts = "|".join(_word(words[-1][:end]) for end in range(len(words[-1]) - 1, 0, -1))
    return re.compile(
        f"{_BEFORE}{_BETWEEN_WORDS.join(map(_word, words[:-1]))}{_BETWEEN_WORDS}(?:{parts})…", re.IGNORECASE
    )


def _phone(phone: str) -> re.Pattern[str] | None:
    digits = national(phone)
    if len(digits) < _LEAST_DIGITS:
        return None
    return re.compile(rf"(?<!\d)(?:(?:\+?84|0084|0){_BETWEEN_DIGITS})?{_BETWEEN_DIGITS.join(digits)}(?!\d)")


def national(phone: str) -> str:
    """The digits of a number without the country's or the zero in front: "0912 345 678" as "912345678"."""
    digits = re.sub(r"\D", "", phone)
    return re.sub(r"^(?:0084|84|0)", "", digits)


def _code(code: str) -> re.Pattern[str] | None:
    """A code is looked for where it can be nothing else: four signs or more, letters and digits among them."""
    clear = len(code) >= _LEAST_CODE and re.search(r"\d", code) and re.search(r"[^\W\d_]", code)
    return re.compile(f"{_BEFORE}{re.escape(code)}{_AFTER}", re.IGNORECASE) if clear else None


def _letters(text: str) -> str:
    """The letters alone, small, with their marks, the tones last."""
    marked = [one for one in unicodedata.normalize("NFD", text.lower()) if one.isalpha() or unicodedata.combining(one)]
    return "".join(one for one in marked if one not in _TONES) + "".join(one for one in marked if one in _TONES)


def _bare(letters: str) -> str:
    return "".join(one for one in letters.replace("đ", "d") if not unicodedata.combining(one))
