"""The letters themselves: one way of writing for what looks the same, and the two ways of setting a tone.

In an open "oa", "oe" or "uy" the tone stands on the first vowel (now: U+1EE7 and y) or on the second (before: u and
U+1EF7). Both are right, and both are read as one. Which is which is said here by code points and nowhere by letters in
the code, so that no sweep over spellings can change what is compared.
"""

import re
from collections.abc import Iterable
from unicodedata import normalize

# Grave, acute, tilde, hook above, dot below.
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

# What takes no room: zero-width spaces and joiners, marks of direction, the soft hyphen, the byte order mark.
_NOTHING = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
# What looks like a space and is a letter to every other program: Hangul fillers, the empty Braille cell.
_BLANK = re.compile(r"[\u115f\u1160\u2800\u3164\uffa0]")
# Between two emoji it makes one of them; everywhere else it is nothing.
_EMOJI = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\U000e0020-\U000e007f\ufe0f]"
EMOJI_JOINER = re.compile(rf"(?<={_EMOJI})\u200d(?={_EMOJI})")
_STRAY_JOINER = re.compile(rf"(?<!{_EMOJI})\u200d|\u200d(?!{_EMOJI})")
# Eth, which some keyboards give for the Vietnamese letter. No Icelandic word begins with it.
_ETH = re.compile(r"(?<![^\W_])[\u00d0\u00f0]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_APOSTROPHES = re.compile("[\u2018\u2019\u201a\u201b\u2032\u02b9\u02bc\u00b4\u0060\uff07]")
_QUOTES = re.compile("[\u201c-\u201f\u2033\u00ab\u00bb\uff02]")

_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_END = r"(?![^\W_]|[\u0300-\u036f])"
_PAIR = r"(?<![qQ])(?P<first>[oO](?={mark}[aAeE])|[uU](?={mark}[yY]))"
_NOW = re.compile(_PAIR.format(mark=rf"[{_MARKS}]") + rf"(?P<tone>[{_MARKS}])(?P<second>[aAeEyY]){_END}")
_BEFORE = re.compile(_PAIR.format(mark="") + rf"(?P<second>[aAeEyY])(?P<tone>[{_MARKS}]){_END}")


def composed(text: str) -> str:
    """The text as it is stored: letters composed (NFC), nothing that cannot be seen, eth as the Vietnamese letter.

    Joiners inside emoji, dashes and quotes stay as they were typed.
    """
    if text.isascii():
        return text
    plain = _STRAY_JOINER.sub("", _BLANK.sub(" ", _NOTHING.sub("", text)))
    return _ETH.sub(lambda eth: "\u0110" if eth[0] == "\u00d0" else "\u0111", normalize("NFC", plain))


def without_tone(text: str) -> str:
    """The text with its letters' own marks and without tones: "quỷ" and "quỹ" are "quy", "động" is "đông"."""
    return normalize("NFC", "".join(one for one in normalize("NFD", text) if one not in TONES))


def plain_signs(text: str) -> str:
    """The text with typographic dashes, apostrophes and quotes as those of a keyboard: for readers, not to be kept."""
    if text.isascii():
        return text
    return _QUOTES.sub('"', _APOSTROPHES.sub("'", _DASHES.sub("-", text)))


def tones_now(text: str, names: Iterable[str] = ()) -> str:
    """The text with each open "oa", "oe", "uy" as it is written now, and with as many letters. Composed.

    `names` stay as their bearers write them.
    """
    return _moved(_BEFORE, "{first}{tone}{second}", text, names)


def tones_before(text: str, names: Iterable[str] = ()) -> str:
    """The same as it was written before."""
    return _moved(_NOW, "{first}{second}{tone}", text, names)


def _moved(pattern: re.Pattern[str], order: str, text: str, names: Iterable[str]) -> str:
    if text.isascii():
        return text
    kept = {normalize("NFC", one) for one in names if one}
    any_name = "|".join(re.escape(one) for one in sorted(kept, key=len, reverse=True))
    parts = re.split(rf"((?<!\w)(?:{any_name or '(?!)'})(?!\w))", normalize("NFC", text))
    return "".join(one if one in kept else _one_moved(pattern, order, one) for one in parts)


def _one_moved(pattern: re.Pattern[str], order: str, text: str) -> str:
    return normalize("NFC", pattern.sub(lambda found: order.format(**found.groupdict()), normalize("NFD", text)))
