"""A sentence as the patterns see it: clauses of words without accents, the words that tell of work spelt out in full.

A word that tells something ("rồi", "chưa", "đang") is known with its accents, without any, as it is shortened on phones
and as a keyboard leaves it that was not set to Vietnamese ("roofi"); with other accents it is another word ("rơi").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.language.names import fold
from handlers.language.spelling import composed, plain_signs, tones_now
from handlers.tasks.understanding.telex import typed_plain

_TOLD = """
chửa rồi chưa không đang được khó kẹt vướng bận ốm mới gần sắp sẽ nửa hết đã đến hẹn dời lùi hoãn đủ thêm còn nhưng vì
hỏng thiếu
trừ sót nỏ chẳng chả suýt ngỡ tưởng hứa nốt khất hơn đâu mô
"""
TELLING = tuple(_TOLD.split())
# These are told from others by their accents alone: "cho" is no "chờ", "bao" no storm.
_ACCENTED = ("chờ", "đợi", "bỏ", "tạm", "chị", "bão", "mưa", "hà", "hả")
_SHORT = {
    **dict.fromkeys(("xog", "xg", "xonk", "xoq", "xogn", "xnog", "xomg", "xobg", "xonh", "xonf"), "xong"),
    **dict.fromkeys(("rui", "rùi", "r", "roy", "rôi", "ròi", "rooi", "ròi", "gồi", "òi", "ùi", "roài"), "rồi"),
    **dict.fromkeys(("dc", "đc", "dk", "đk", "đựơc", "đươc", "đuọc", "duoc", "đuợc", "dược", "đượcc", "đx"), "được"),
    **dict.fromkeys(("ko", "k", "hok", "hông", "hổng", "hong", "hỏng_co", "kg", "kh", "khong", "kô", "khg"), "không"),
    **dict.fromkeys(("ch", "chx", "chuă", "chưaa", "chwa", "cưa"), "chưa"),
    **dict.fromkeys(("dag", "đag"), "đang"),
    **dict.fromkeys(("oke", "okie", "oki", "okay", "okê", "okela"), "ok"),
    **dict.fromkeys(("nhg", "nhug", "nhưg"), "nhưng"),
    "hãy": "hãy",
    "thì": "thì",
    "lm": "lam",
    "mần": "lam",
    "ht": "hoan thanh",
    "bc": "bao cao",
    "cv": "cong viec",
    "vđ": "van dong",
    "hnay": "hom nay",
    "hqua": "hom qua",
    "kp": "khu pho",
    "ds": "danh sach",
    "ktra": "kiem tra",
    "kí": "ky",
    "ng": "nguoi",
    "đg": "duong",
    "cb": "chi bo",
    "thàn": "thanh",
    "wa": "qua",
    "pccc": "phong chay",
    "pc": "phong",
}
_KNOWN = {spelling: word for word in TELLING for spelling in (fold(word), word)} | _SHORT
_KNOWN |= {word: word for word in _ACCENTED}
# What looks like a telling word without its accents, and is another beside these.
_OTHERS = (
    (r"\bto rồi\b", "to roi"),
    (r"\bsach sẽ\b", "sach se"),
    (r"\bđang(?= (?:vien|bo|uy|bi)\b)", "dang"),
    (r"\bbận (?=dieu|chi|ghi)", "ban "),
    (r"\b(ba|cac|nuoi|cam on|nghe|nha|nhe|oi|ne|day|do|a) còn\b(?! \d)", r"\1 con"),
    (r"\bcam kẹt\b", "cam ket"),
    (r"\bhoãn (thanh|tat)\b", r"hoan \1"),
)
_LONG = re.compile(r"([^\W\d_])\1{2,}")
# No word is written with a letter twice, but for those that a keyboard makes others of (aa, dd, ee, oo).
_DOUBLED = re.compile(r"([^\W\d_])\1")
_DOUBLED_PLAIN = re.compile(r"([b-cf-np-z])\1|(?<=.{3})([ae])\2$")
_ALLEY = re.compile(r"\bk ?(?=\d)")
_CLAUSE = re.compile(r"[;!?…\n()]+|,(?!\d)|\.(?!\d)|\s[–-]\s|\b(?:nhưng|nhưg|nhung|nhg|nhug)\b", re.IGNORECASE)
# "1. Quỹ: xong. 2. Rác: 9 hộ.": the numbers of a list are none that anybody counts.
_LISTED = re.compile(r"(?:^|(?<=[\n.;:,]))\s*(?:\d{1,2}\s*[.)](?!\d)|[-•*+–])\s*", re.MULTILINE)
_IN_LINE = re.compile(r"(?<!\S)\d[.)]\s+(?=[^\W\d])")
_NUMBERED_LIST = re.compile(r"(?<!\S)1[.)]\s.*(?<!\S)2[.)]\s", re.DOTALL)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[/%-]")
_NUMBERED = re.compile(
    r"\b(kiet|hem|ngo|ngach|to|so|duong|pho|thon|xom|quay|phong|lo|cum|doan|dot)(?: mau)? (\d+)(?! ?/)"
)


@dataclass(frozen=True)
class Word:
    """A word as it was `typed` (small letters, with its accents), and as the patterns see it (`plain`)."""

    typed: str
    plain: str


def clauses(sentence: str) -> list[str]:
    """The clauses as texts for the patterns, those without words left out."""
    return [text for part in parts_of(sentence) if (text := spelt(part))]


def parts_of(sentence: str) -> list[str]:
    """The clauses as they were typed, those without words left out."""
    plain = _LONG.sub(r"\1", plain_signs(composed(sentence.lower())))
    listed = _IN_LINE.sub("\n", plain) if _NUMBERED_LIST.search(plain) else plain
    listed = _LISTED.sub("\n", _ALLEY.sub("kiệt ", listed))
    return [part for part in _CLAUSE.split(listed) if _TOKEN.search(part)]


def words_of(part: str) -> list[Word]:
    """The words of one clause, its signs left out but for "/", "%" and "-" between numbers."""
    return [word for typed in _typed(part) for word in _spelt_out(typed)]


def spelt(part: str) -> str:
    """One clause as a text for the patterns."""
    return text_of(words_of(part))


def text_of(words: Sequence[Word]) -> str:
    text = " ".join(word.plain for word in words if word.plain != "-")
    for pattern, other in _OTHERS:
        text = re.sub(pattern, other, text)
    return text


def _typed(part: str) -> Iterator[str]:
    for word in _TOKEN.findall(tones_now(part.lower())):
        yield typed_plain(_DOUBLED_PLAIN.sub(r"\1\2", word) if word.isascii() else _DOUBLED.sub(r"\1", word))


def _spelt_out(typed: str) -> list[Word]:
    """One word, or those that it is short for."""
    plain = _KNOWN.get(typed, fold(typed)).split()
    if typed in _SHORT and plain[0].isascii():
        return [Word(one, one) for one in plain]
    return [Word(typed, plain[0])] if len(plain) == 1 else [Word(one, one) for one in plain]


def place_numbers(text: str) -> set[tuple[str, str]]:
    """The numbered places of a clause: "kiet 3" as ("kiet", "3")."""
    return {(found[1], found[2]) for found in _NUMBERED.finditer(text)}
