"""The numbers of a clause with their units: in digits or in words, of a task that is counted or measured in a unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.language.names import fold
from handlers.language.numbers import is_measured, read_amount
from handlers.language.spoken import spoken_at
from handlers.tasks.understanding.words import Word


@dataclass(frozen=True)
class Amount:
    """A number with its unit, from word `start` to before `end`; None where it may be two."""

    value: Decimal | None
    start: int
    end: int
    with_unit: bool = False


_SCALES = frozenset(("nghin", "ngan", "trieu", "tr", "cu", "ty", "k"))
_SAME: dict[str, str] = {
    "ho": "ho gia dinh|ho dan|ho|nha|gia dinh|can ho|can nha|ngoi nha",
    "to": "to roi|to buom|to|ban",
    "km": "km|cay so|cay|ki lo met|kilomet|kilo met|ky lo met",
    "nguoi": "nguoi|ba con",
    "quan": "quan|cua hang|tiem",
    "may": "may|cai|chiec",
}


def amounts_in(words: Sequence[Word], unit: str) -> Iterator[Amount]:
    """The numbers of a clause in their order. A word that is a number is one only with what it counts: "ba" is a person
    too, "năm" a year.
    """
    at = 0
    while at < len(words):
        one = _in_digits(words, at, unit) if words[at].typed[0].isdecimal() else _in_words(words, at, unit)
        if one is not None:
            yield one
        at = one.end if one is not None else at + 1


def _in_digits(words: Sequence[Word], at: int, unit: str) -> Amount:
    """ "30 hộ", "2,5 km", "3 triệu 500", "12 tr 5"."""
    typed, end = [word.typed for word in words], at + 1
    if end < len(words) and words[end].plain in _SCALES:
        end += 1
        further = end < len(words) and typed[end].isdecimal() and len(typed[end]) in (1, 3)
        end += 1 if further or _is(words, end, "ruoi") else 0
    value = read_amount(" ".join([typed[at], *(word.plain for word in words[at + 1 : end])]), unit)
    scaled = end > at + 1 and _is_scaled(unit)
    after, value = _with_half(words, _unit_end(words, end, unit), end, value)
    after += 1 if scaled and after == end and _is(words, end, "dong", "d") else 0
    return Amount(value, at, after, after > end or scaled)


def _in_words(words: Sequence[Word], at: int, unit: str) -> Amount | None:
    """ "mười bảy hộ", "nửa cây số", "triệu rưỡi", "mười tám trên hai mươi hộ"."""
    if words[at].plain == "nửa" and is_measured(unit) and (after := _unit_end(words, at + 1, unit)) > at + 1:
        return Amount(Decimal("0.5"), at, after, True)
    if words[at].plain in _SCALES and _is_scaled(unit) and _is(words, at + 1, "ruoi"):
        return Amount(Decimal("1.5"), at, at + 2, True)
    typed = [word.typed for word in words]
    spoken = spoken_at(typed, at)
    if spoken is None:
        return None
    value, end = spoken
    if end < len(words) and words[end].plain in _SCALES and _is_scaled(unit):
        after = end + 2 if _is(words, end + 1, "ruoi", "dong") else end + 1
        return Amount(value + Decimal("0.5") if _is(words, end + 1, "ruoi") else value, at, after, True)
    after, counted = _with_half(words, _unit_end(words, end, unit), end, value)
    of_another = _is(words, end, "/", "tren") and spoken_at(typed, end + 1) is not None
    return Amount(counted, at, after, after > end) if after > end or of_another else None


def _is(words: Sequence[Word], at: int, *plain: str) -> bool:
    """Whether one of these words stands at a place."""
    return at < len(words) and words[at].plain in plain


def _with_half(words: Sequence[Word], after: int, end: int, value: Decimal | None) -> tuple[int, Decimal | None]:
    """ "Hai cây số rưỡi": the half stands behind the unit."""
    if after > end and _is(words, after, "ruoi") and value is not None:
        return after + 1, value + Decimal("0.5")
    return after, value


def _is_scaled(unit: str) -> bool:
    return fold(unit).split(" ")[0] in _SCALES


def names_of(unit: str) -> set[str]:
    """What a unit is called, without accents: "hộ" is "nhà" and "gia đình" as well."""
    name = fold(unit)
    return {name, *_SAME.get(name, name).split("|")}


def _unit_end(words: Sequence[Word], start: int, unit: str) -> int:
    """Where the unit ends that begins at `start`; `start` where none does."""
    plain = [word.plain for word in words[start : start + 4]]
    for one in sorted(names_of(unit), key=len, reverse=True):
        parts = one.split()
        if parts and plain[: len(parts)] == parts:
            return start + len(parts)
    return start
