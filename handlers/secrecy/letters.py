"""Words as they look, whatever letters they are made of: pure.

One sign has many spellings: decomposed, full-width, with signs between that nobody sees, as an HTML entity, with
letters of another alphabet that look alike, or in the fonts of before Unicode (TCVN3, VNI, VISCII, VIQR), where "Ậ"
was kept as another letter. What follows reads them all as one.
"""

import re
from html import unescape
from unicodedata import normalize

# What the three words of a mark look like where their letters are not Unicode's, and UTF-8 that was read as Latin.
_OLD_SPELLINGS = (
    ("TèI", "TỐI"),
    ("TÈI", "TỐI"),
    ("TOÁI", "TỐI"),
    ("TO^'I", "TỐI"),
    ("T\x8fI", "TỐI"),
    ("Tá»\x90I", "TỐI"),
    ("TUYÖT", "TUYỆT"),
    ("TUYEÄT", "TUYỆT"),
    ("TUYE^.T", "TUYỆT"),
    ("TUY\x8eT", "TUYỆT"),
    ("TUYá»\x86T", "TUYỆT"),
    ("TUYá»†T", "TUYỆT"),
    ("MËT", "MẬT"),
    ("MAÄT", "MẬT"),
    ("MA^.T", "MẬT"),
    ("M\x87T", "MẬT"),
    ("Máº¬T", "MẬT"),
)
# The tones, the circumflex, the breve and the horn; any other sign laid over a letter (a stroke, a ring) is decoration.
_ACCENTS = frozenset(map(ord, "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"))
_LAID_OVER = ((0x300, 0x370), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0xFE20, 0xFE30))
_UNSEEN = (
    *((0xAD, 0xAE), (0x115F, 0x1161), (0x600, 0x606), (0x61C, 0x61D), (0x17B4, 0x17B6), (0x180B, 0x1810)),
    *((0x200B, 0x2010), (0x202A, 0x202F), (0x2060, 0x2070), (0x2800, 0x2801), (0x3164, 0x3165)),
    *((0xFE00, 0xFE10), (0xFEFF, 0xFF00), (0xFFA0, 0xFFA1), (0xFFF9, 0xFFFC), (0xE0000, 0xE1000)),
)
_AS_SEEN: dict[int, str | None] = {
    **{one: None for first, end in (*_LAID_OVER, *_UNSEEN) for one in range(first, end) if one not in _ACCENTS},
    **{
        ord(one): letter
        for letter, alike in (
            ("M", "МΜᎷꓟ"),
            ("A", "АΑᎪꓮ"),
            ("T", "ТΤᎢꓔ"),
            ("O", "ОΟՕꓳ"),
            ("I", "ІΙӀꓲ"),
            ("Y", "ҮΥꓬ"),
            ("E", "ЕΕꓰ"),
        )
        for one in alike
    },
}
_MOST_UNESCAPED = 3


def plain(text: str) -> str:
    """The text with its letters composed, without what nobody sees. Line ends and tabs stay."""
    if text.isascii() and "&" not in text and "^" not in text:
        return text
    text = normalize("NFC", _unescaped(text))
    for old, new in _OLD_SPELLINGS:
        if old in text:
            text = text.replace(old, new)
    if text.isascii():
        return text
    return normalize("NFC", normalize("NFKD", text).translate(_AS_SEEN))


def _unescaped(text: str) -> str:
    """An entity that was escaped once more is still one."""
    for _ in range(_MOST_UNESCAPED):
        if "&" not in text or (shorter := unescape(text)) == text:
            break
        text = shorter
    return text


_GAPS = re.compile(r"\t+|[^\S\n]{3,}")


def columns(line: str) -> list[str]:
    """What stands side by side in a line, with tabs or wide gaps between."""
    return _GAPS.split(line) if "\t" in line or "   " in line else [line]
