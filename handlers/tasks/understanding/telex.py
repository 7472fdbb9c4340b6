"""Words that a keyboard left as they were struck, in the Telex manner: "roofi" for "rồi", "ddax" for "đã".

No word of ours ends in s, f, r, x or j, nor has "dd", "aa" or "uw": what does was meant for a keyboard that was off.
"""

import re
import unicodedata

_STRUCK = re.compile(r"[a-z]+[aeiouwy][a-z]*[sfrxj]|[a-z]*(?:dd|aa|ee|oo|[aou]w)[a-z]*")
_LETTERS = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("uow", "ươ"),
    ("uwow", "ươ"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TONE = re.compile(r"[sfrxj]$|(?<=[aeiouwy])[sfrxj](?=[a-z]{1,3}$)")
# The hook may come at the word's end: "duocw".
_LATE = re.compile(r"(uo|[aou])([a-z]+?)w$")
_VOWELS = "aeiouyâăêôơư"
_MAIN = "âăêôơư"


def typed_plain(word: str) -> str:
    """The word that was meant where it was struck so; otherwise the word itself."""
    if not _STRUCK.fullmatch(word):
        return word
    tone = _TONE.search(word)
    letters = word[: tone.start()] + word[tone.end() :] if tone is not None else word
    letters = _LATE.sub(r"\1w\2", letters)
    for struck, letter in _LETTERS:
        letters = letters.replace(struck, letter)
    if not any(letter in _VOWELS for letter in letters):
        return word
    return _with_tone(letters, _TONES[tone[0]]) if tone is not None else letters


def _with_tone(letters: str, tone: str) -> str:
    """The tone stands on a marked vowel, the last of them; otherwise on the first of an open pair, or before an end."""
    places = [at for at, letter in enumerate(letters) if letter in _VOWELS]
    if letters.startswith(("qu", "gi")) and len(places) > 1:
        places = places[1:]
    marked = [at for at in places if letters[at] in _MAIN]
    if marked:
        at = marked[-1]
    else:
        closed = places[-1] < len(letters) - 1 or len(places) > 2
        at = places[1] if len(places) > 1 and closed else places[0]
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])
