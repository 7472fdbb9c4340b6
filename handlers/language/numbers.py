"""Numbers as they are typed and shown in Vietnamese: a comma before decimals, dots between thousands, words of scale.

`1.200` is one thousand two hundred, `2,5` two and a half, `1.200,5` both, `3 triệu 500` three and a half million. What
somebody used to another keyboard types is read where it can mean one thing only: `2.5`, `1,200,000`, `1 200`. `1,200`
may be either, and is a number only of what is counted in wholes.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import PlainSerializer

# What is measured is read, kept and shown to the thousandth.
FINEST = Decimal("0.001")

_SCALES = {
    **dict.fromkeys(("k", "nghìn", "nghin", "ngàn", "ngan"), 3),
    **dict.fromkeys(("tr", "triệu", "trieu", "củ"), 6),
    **dict.fromkeys(("tỷ", "tỉ", "ty"), 9),
}
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_DIGITS = (
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,3})?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,3})?|[0-9]{1,3}(?: [0-9]{3})+"
    r"|[0-9]{1,12}(?:[.,][0-9]{1,3})?"
)
_FURTHER = rf"\s+(?P<half>rưỡi|ruoi)|\s*(?P<lower>[0-9]{{1,3}})\s*(?P<of>{_SCALE})|\s*(?P<more>[0-9]{{3}}|[0-9])"
_NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?:\s*(?P<scale>{_SCALE})(?![^\W\d_])(?:(?:{_FURTHER})(?![^\W_]))?)?(?![.,/]?[0-9])",
    re.IGNORECASE,
)
# What is measured and not counted, by the first word of the unit.
_MEASURES = re.compile(
    "km|cây|kilomet|kilômét|mét|met|m[23²³]?|ha|héc|hec|hecta|sào|sao|tấn|tan|tạ|yến|kg|ký|kí|ki|cân|lít|lit|khối|khoi"
    f"|giờ|gio|tiếng|tieng|công|%|điểm|diem|{_SCALE}"
)


def kept(number: Decimal) -> int | str:
    """As JSON has it, exactly: a whole number as one, another as its text."""
    return int(number) if number == number.to_integral() else str(number)


# A number in a form's answers.
Amount = Annotated[Decimal, PlainSerializer(kept, return_type=int | str, when_used="json")]


@dataclass(frozen=True)
class NumberAtStart:
    """A number, in the words of scale that were said with it ("triệu", or ""), and what stands behind."""

    value: Decimal
    scale: str
    rest: str


def is_measured(unit: str) -> bool:
    """Whether something is measured in this unit ("km", "tấn"), so that there are parts of it, or counted ("hộ")."""
    return _MEASURES.fullmatch(_first_word(unit)) is not None


def read_number(words: str) -> Decimal | None:
    """The number that the whole text is; None where it is none, or may be two."""
    found = number_at_start(words)
    return _whole(found.value * 10 ** _power(found.scale)) if found is not None and not found.rest else None


def read_amount(words: str, unit: str) -> Decimal | None:
    """How many or how much of `unit` the text says that it begins with: "2,5 km", "30 hộ", "3 triệu 500" of a unit
    "triệu đồng" (3,5) or "đồng". None where it is none, may be two, or is a part of what is counted in wholes.
    """
    counted = not is_measured(unit)
    found = number_at_start(words, counted)
    if found is None:
        return None
    of_unit = _power(_first_word(unit))
    value = found.value * Decimal(10) ** (_power(found.scale) - of_unit) if found.scale else found.value
    return _whole(value) if not counted or value == value.to_integral() else None


def number_at_start(words: str, counted: bool = False) -> NumberAtStart | None:
    """The number that the text begins with; None where it is none, or may be two. `counted`: "1,200" is a thousand and
    two hundred, since there is no fifth of one.
    """
    text = words.strip()
    found = _NUMBER.match(text)
    value = _of_digits(found["digits"], counted) if found is not None else None
    if found is None or value is None:
        return None
    scale = found["scale"] or ""
    return NumberAtStart(_whole(value + _further(found, _power(scale))), scale.lower(), text[found.end() :].strip())


def shown(number: Decimal | int) -> str:
    """ "2,5", "45", "1.200": as it is written here, rounded to the thousandth."""
    whole, _, parts = f"{Decimal(number).quantize(FINEST):,}".partition(".")
    return whole.replace(",", ".") + ("," + parts.rstrip("0") if parts.strip("0") else "")


def _of_digits(digits: str, counted: bool) -> Decimal | None:
    plain = digits.replace(" ", "")
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0:
        return Decimal(plain)
    sign, other = plain[last], "," if plain[last] == "." else "."
    groups = plain.split(sign)
    if other not in plain and len(groups[-1]) == 3 and len(groups[0]) <= 3 and groups[0] != "0":
        either = sign == "," and len(groups) == 2 and not counted
        return None if either else Decimal("".join(groups))
    return Decimal(plain.replace(other, "").replace(sign, "."))


def _further(found: re.Match[str], power: int) -> Decimal:
    """What is said behind the scale, in it: "rưỡi", "500" (thousandths), "5" (tenths), "500 nghìn"."""
    if found["half"]:
        return Decimal("0.5")
    if found["more"]:
        return Decimal(found["more"]) / (1000 if len(found["more"]) == 3 else 10)
    return Decimal(found["lower"]) * Decimal(10) ** (_power(found["of"]) - power) if found["lower"] else Decimal(0)


def _first_word(unit: str) -> str:
    return next(iter(unit.lower().split()), "")


def _power(scale: str) -> int:
    return _SCALES.get(scale.lower(), 0)


def _whole(value: Decimal) -> Decimal:
    """The same without zeros behind the comma, and without an exponent."""
    return Decimal(int(value)) if value == value.to_integral() else value.normalize()
