"""How many a sentence says were done."""

import re
from collections.abc import Sequence
from decimal import Decimal

from handlers.language.dates.words import NAMED
from handlers.language.names import fold
from handlers.language.numbers import read_amount

_NAMED = {fold(name): number for name, number in NAMED.items()} | {"chuc": 10}
_TENS = {f"{fold(name)} chuc": 10 * number for name, number in NAMED.items() if number < 10}
_WORDS = _NAMED | _TENS
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_DIGITS = r"\d+(?:[.,]\d+)*"
_SCALED = rf"{_DIGITS} (?:nghin|ngan|trieu|ty|k|tr)\b(?: (?:\d{{3}}|ruoi)\b)?"
_ANY = rf"(?:{_SCALED}|{_DIGITS}|{_WORD})"
_N = rf"(?P<count>{_ANY})"
# What goes before a number that counts something else: a place, a time, the rest, an addition.
_ELSE = (
    "kiet|hem|ngo|ngach|to|so|duong|pho|thon|xom|quay|phong|lo|cum|doan|dot|ngay|thu|thang|luc|han|còn|thieu|thêm|"
    "con lai|cham|tru|ngoai|chưa|không|vướng|kẹt|khó|quy|lan|nam"
)
# What those counted do of themselves: they agree ("44 hộ đồng ý"), or not ("1 hộ không chịu").
_AGREED = "dong y|chap hanh|cam ket|dang ky|huong ung|tham gia|chap thuan"
_REFUSED = re.compile(r" (?:không|chưa)\b")
_REST = re.compile(r"\b(?:còn|thieu|chưa|không)\b(?: \S+){0,3}? \d")


def count_of(parts: Sequence[str], target: Decimal | None, unit: str) -> Decimal | None:
    """The count that was said of a task of so many `unit`; None where none was, or several, or another thing's."""
    if target is None:
        return None
    of_target = {count for part in parts for count in _of_target(part, target, unit)}
    found = of_target or {count for part in parts for count in _of_unit(part, unit)}
    return found.pop() if len(found) == 1 else None


def _of_target(part: str, target: Decimal, unit: str) -> list[Decimal | None]:
    """ "30 / 45", where 45 is the target; None for a number that may be two."""
    if _REST.search(part):
        return []
    found = re.finditer(rf"\b(?<!/ ){_N} (?:/|tren|tren tong so) (?P<of>{_ANY})\b(?! /)", part)
    return [_number(one["count"], unit) for one in found if _number(one["of"], unit) == target]


def _of_unit(part: str, of: str) -> list[Decimal | None]:
    """ "30 hộ"; "được 30", where the clause ends with it; None for a number that may be two."""
    unit = fold(of)
    units = rf" (?:{re.escape(unit)})\b" if unit else r"(?= |$)"
    pattern = rf"\b{_N}(?:{units}|(?<=\d)$)"
    if re.fullmatch(_SCALED, f"1 {unit.split(' ')[0]}"):
        # "3 triệu 500" of so many "triệu đồng": the unit stands inside the number.
        pattern = rf"\b(?P<count>{_SCALED})"
    found = [one for one in re.finditer(pattern, part) if not _other(part[: one.start()], one, unit)]
    found = [one for one in found if not _REFUSED.match(part[one.end() :])]
    return [_number(one["count"], of) for one in found]


def _other(before: str, found: re.Match[str], unit: str) -> bool:
    with_unit = bool(unit) and found[0].endswith(unit)
    if not with_unit and not re.search(r"\b(?:được|xong|dat|lam|ky)(?: (?:khoang|tong|ca))* $", before):
        return True
    if re.search(r"\bthêm(?: \S+){0,2} $", before):
        return True
    return bool(re.search(rf"(?:\b(?:{_ELSE})|/)(?: (?:lai|khoang|tam|hon|gần|duoi|độ|do))* $", before))


def tells_share(parts: Sequence[str]) -> bool:
    """Whether a share below the whole is told: "3/4"."""
    shares = [found for part in parts for found in re.finditer(r"\b(\d{1,7}) / (\d{1,7})\b", part)]
    return any(int(one[1]) < int(one[2]) for one in shares)


def _number(text: str, unit: str) -> Decimal | None:
    return Decimal(_WORDS[text]) if text in _WORDS else read_amount(text, unit)


def tells_count(parts: Sequence[str], units: Sequence[str]) -> bool:
    """Whether a count is told by itself: "được 30 hộ", "30/45 hộ", "30 hộ rồi"; `units` are those of one's tasks."""
    known = "|".join(re.escape(fold(unit)) for unit in units if unit) or r"(?!)"
    of_unit = rf"{_ANY} (?:{known})\b"
    told = re.compile(rf"\b(?:được|dat|ky) (?:\S+ )?{of_unit}|\b\d+ (?:/|tren) \d+\b|\b{of_unit} (?:rồi|{_AGREED})\b")
    return any(told.search(part) and not _REST.search(part) for part in parts)
