"""What a cell shows: the text, day or number that its reader sees, by the format that it bears. Pure."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from unicodedata import category

from handlers.language.spelling import composed

# What stands between quotes or behind a backslash is shown as it is; colours and conditions in brackets are not.
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_PLACES = re.compile(r"[0#?][0#?,.\s()/\-]*[0#?]|[0#?]")


def clean(text: str) -> str:
    """One line without invisible characters, its accents composed."""
    shown = "".join(one if category(one)[0] != "C" else " " for one in composed(text))
    return " ".join(shown.split())


def shown(value: Any, form: str = "General") -> str:
    """The cell's text. Of a number, as its format `form` shows it: 1 in "000" is "001"."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        at = value.time() if isinstance(value, datetime) else time()
        return f"{value:%d/%m/%Y %H:%M}" if at != time() else f"{value:%d/%m/%Y}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, form)
    if not isinstance(value, str):
        # openpyxl's objects for array formulas and data tables.
        return "="
    return clean(value)


def _number(value: int | float, form: str) -> str:
    """Formats of digits, with signs between them ("0000 000 000", "#,##0"), decimals and percents; others plain."""
    plain = str(int(value)) if float(value).is_integer() else f"{value:.11g}"
    literals: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        literals.append(found[1] or found[2] or "")
        return chr(0xE000 + len(literals) - 1)

    first = _LITERAL.sub(set_aside, form.split(";")[0])
    places = _PLACES.search(first)
    if places is None or "E" in first or "General" in first or value < 0:
        return plain
    before, after = first[: places.start()], first[places.end() :]
    said = _filled(Decimal(str(value)) * (100 if "%" in after else 1), places[0])
    text = f"{before}{said}{after}"
    for number, literal in enumerate(literals):
        text = text.replace(chr(0xE000 + number), literal)
    return clean(text)


def _filled(value: Decimal, places: str) -> str:
    """The digits of `value` in the places of a format, from the right; thousands with dots, decimals with a comma."""
    whole, _, decimals = places.partition(".")
    least = len(re.findall("0", decimals))
    most = len(re.findall("[0#?]", decimals))
    digits, _, parts = f"{round(value, most):.{most}f}".partition(".")
    parts = parts[:least] + parts[least:].rstrip("0")
    digits = f"{int(digits):,}".replace(",", ".") if "," in whole else _laid(digits, whole)
    return f"{digits},{parts}" if parts else digits


def _laid(digits: str, whole: str) -> str:
    """Digits laid into "0" and "#", what is left over in front."""
    left, laid = list(digits if int(digits) else ""), ""
    for place in reversed(whole):
        if place not in "0#?":
            laid = place + laid
        elif left:
            laid = left.pop() + laid
        elif place == "0":
            laid = "0" + laid
    return "".join(left) + laid.lstrip(" -/()") if left else laid.lstrip(" -/")
