"""What somebody says in a line, as patterns see it: words in small letters without accents, commas, question marks.

Shortened and regional spellings are spelt out ("dc", "tui", "nỏ"). A word of `_ACCENTS` that bears other accents than
those is another word ("đủ" is not "dự") and keeps them, so that no pattern takes it.
"""

import re
import unicodedata
from typing import NamedTuple

from handlers.language.names import fold
from handlers.language.spelling import plain_signs

LONGEST = 1_500
_ACCENTS = {
    "du": "dự",
    "vang": "vắng",
    "hop": "họp",
    "den": "đến",
    "lai": "lại",
    "rut": "rút",
    "nham": "nhầm",
    "lon": "lộn",
    "xong": "xong",
    "han": "hạn",
    "ho": "họ hộ",
    "om": "ốm",
}
_SPELT = {
    "dc": "duoc",
    "dk": "duoc",
    "ko": "khong",
    "k": "khong",
    "kg": "khong",
    "kh": "khong",
    "hok": "khong",
    "ch": "chua",
    "r": "roi",
    "rui": "roi",
    "e": "em",
    "tui": "toi",
    "h": "gio",
    "v": "vay",
    "z": "vay",
    "cb": "chi bo",
    "bc": "bao cao",
    "cv": "cong viec",
    "ds": "danh sach",
    "cn": "chu nhat",
    "hnay": "hom nay",
    "hqua": "hom qua",
    "xog": "xong",
    "xg": "xong",
    "onw": "on",
    "oke": "ok",
    "okie": "ok",
    "oki": "ok",
    "okay": "ok",
    "cx": "cung",
}
# Spelt out only with these accents: with others, or none, they are words of their own.
_SPELT_AS_TYPED = {
    "nỏ": "khong",
    "hổng": "khong",
    "hông": "khong",
    "chẳng": "khong",
    "chả": "khong",
    "mô": "nao",
    "rứa": "vay",
    "răng": "sao",
    "ni": "nay",
    "dìa": "ve",
    "đ": "duoc",
    "mần": "lam",
}
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_WEEKDAY = re.compile(r"\bt ?([2-7])\b")
_TOKEN = re.compile(r"\d+(?:[/.:-]\d+)*|[^\W\d_]+|[,;.!?…]")
_SIGNS = frozenset(",;.!?…")


def bag(words: str) -> frozenset[str]:
    """The words of a text, each once: for what a reader knows."""
    return frozenset(words.split())


class Piece(NamedTuple):
    """A word or sign as patterns see it, as it was typed in small letters, and where in the text (in NFC)."""

    heard: str
    typed: str
    start: int
    end: int


def pieces(words: str) -> list[Piece]:
    """The words and signs of a line; none of what is longer than a spoken line."""
    if len(words) > LONGEST:
        return []
    whole = unicodedata.normalize("NFC", words)
    typed = list(_TOKEN.finditer(plain_signs(whole)))
    tokens = _TOKEN.findall(_WEEKDAY.sub(r"thứ \1", _DOUBLED.sub(r"\1", plain_signs(whole).lower())))
    if len(typed) != len(tokens):
        return []
    return [
        Piece(_sign(one) if one in _SIGNS else _word(one), one, at.start(), at.end())
        for one, at in zip(tokens, typed, strict=True)
    ]


def heard(words: str) -> str:
    """The line as patterns see it, single spaces between the words."""
    return " ".join(one.heard for one in pieces(words))


def _sign(sign: str) -> str:
    return "?" if sign == "?" else ","


def _word(typed: str) -> str:
    if typed in _SPELT_AS_TYPED:
        return _SPELT_AS_TYPED[typed]
    plain = fold(typed)
    if plain in _ACCENTS and not typed.isascii() and typed not in _ACCENTS[plain].split():
        return typed
    return _SPELT.get(plain, plain)
