"""A sentence as the patterns see it: clauses of words without accents, the words that tell of work spelt out in full.

A word that tells something ("rồi", "chưa", "đang") is known with its accents, without any, and as it is shortened on
phones; with other accents it is another word ("rơi", "chùa", "Đảng").
"""

import re
import unicodedata

from handlers.language.names import fold

_TELLING = (
    "rồi",
    "chưa",
    "không",
    "đang",
    "được",
    "khó",
    "kẹt",
    "vướng",
    "bận",
    "ốm",
    "mới",
    "gần",
    "sắp",
    "sẽ",
    "nửa",
    "hết",
    "đã",
    "đến",
    "hẹn",
    "dời",
    "lùi",
    "hoãn",
    "đủ",
    "thêm",
    "còn",
    "nhưng",
    "vì",
    "mưa",
    "bão",
    "hỏng",
)
_SHORT = {
    "xog": "xong",
    "xg": "xong",
    "xonk": "xong",
    "xoq": "xong",
    "rui": "rồi",
    "rùi": "rồi",
    "r": "rồi",
    "roy": "rồi",
    "rôi": "rồi",
    "dc": "được",
    "đc": "được",
    "dk": "được",
    "đk": "được",
    "đựơc": "được",
    "đươc": "được",
    "ko": "không",
    "k": "không",
    "hok": "không",
    "hông": "không",
    "kg": "không",
    "kh": "không",
    "khong": "không",
    "ch": "chưa",
    "hãy": "hãy",
    "thì": "thì",
    "chx": "chưa",
    "dag": "đang",
    "đag": "đang",
    "lm": "lam",
    "ht": "hoan thanh",
    "oke": "ok",
    "okie": "ok",
    "oki": "ok",
    "okay": "ok",
    "okê": "ok",
    "bc": "bao cao",
    "cv": "cong viec",
    "vđ": "van dong",
    "nhg": "nhưng",
    "nhug": "nhưng",
    "hnay": "hom nay",
    "hqua": "hom qua",
    "kp": "khu pho",
}
_KNOWN = {spelling: word for word in _TELLING for spelling in (fold(word), word)} | _SHORT
# What looks like a telling word without its accents, and is another beside these.
_OTHERS = (
    (r"\bto rồi\b", "to roi"),
    (r"\bsach sẽ\b", "sach se"),
    (r"\bđang(?= (?:vien|bo|uy|bi)\b)", "dang"),
    (r"\bbận (?=dieu|chi|ghi)", "ban "),
)
_LONG = re.compile(r"([^\W\d_])\1{2,}")
_ALLEY = re.compile(r"\bk ?(?=\d)")
_CLAUSE = re.compile(r"[;!?…\n()]+|,(?!\d)|[.:](?!\d)|\s[–-]\s|\b(?:nhưng|nhưg|nhung|nhg|nhug)\b")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[/%]")
_NUMBERED = re.compile(r"\b(kiet|hem|ngo|ngach|to|so|duong|pho|thon|xom|quay|phong|lo|cum|doan|dot) (\d+)(?! ?/)")


def clauses(sentence: str) -> list[str]:
    """The clauses as texts for the patterns, those without words left out."""
    plain = _LONG.sub(r"\1", unicodedata.normalize("NFC", sentence.lower()))
    return [text for part in _CLAUSE.split(_ALLEY.sub("kiệt ", plain)) if (text := spelt(part))]


def spelt(part: str) -> str:
    """One clause, its signs left out but for "/" and "%"."""
    text = " ".join(_KNOWN.get(word, fold(word)) for word in _TOKEN.findall(unicodedata.normalize("NFC", part.lower())))
    for pattern, other in _OTHERS:
        text = re.sub(pattern, other, text)
    return text


def place_numbers(text: str) -> set[tuple[str, str]]:
    """The numbered places of a clause: "kiet 3" as ("kiet", "3")."""
    return {(found[1], found[2]) for found in _NUMBERED.finditer(text)}
