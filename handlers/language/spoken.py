"""Numbers as they are spoken: "mười bảy", "ba chục", "trăm hai", "chục rưỡi"; from 1 to 999, and halves. The one place
where their names are made: dates speak of some of them (handlers/language/dates/words.py).
"""

from collections.abc import Sequence
from decimal import Decimal

from handlers.language.names import fold

_UNITS = {
    1: ("một",),
    2: ("hai",),
    3: ("ba",),
    4: ("bốn", "tư"),
    5: ("năm",),
    6: ("sáu",),
    7: ("bảy", "bẩy"),
    8: ("tám",),
    9: ("chín",),
}
# Behind "mươi": "hai mươi mốt", "ba mươi lăm".
_BEHIND = {**_UNITS, 1: ("mốt", "một"), 5: ("lăm", "nhăm", "năm")}
_TENS = ("mươi", "mưới")
_BY_TENS = "chục"


def _named() -> dict[tuple[str, ...], Decimal]:
    tens: dict[str, int] = {"mười": 10, "chục": 10, "một chục": 10, "hăm": 20}
    tens |= {f"{name} {ten}": 10 * of for of, names in _UNITS.items() if of > 1 for name in names for ten in _TENS}
    tens |= {f"{name} chục": 10 * of for of, names in _UNITS.items() for name in names}
    below = {name: of for of, names in _UNITS.items() for name in names}
    for start, of in tens.items():
        below[start] = of
        if "chục" not in start:
            below |= {f"{start} {name}": of + unit for unit, names in _BEHIND.items() for name in names}
    # "ba lăm": the tens left out.
    below |= {
        f"{name} {five}": 10 * of + 5
        for of, names in _UNITS.items()
        if of > 1
        for name in names
        for five in ("lăm", "nhăm")
    }
    named = {name: Decimal(of) for name, of in below.items() if name != "hăm"}
    hundreds = {"trăm": 100} | {f"{name} trăm": 100 * of for of, names in _UNITS.items() for name in names}
    for start, of in hundreds.items():
        named[start] = Decimal(of)
        named[f"{start} rưỡi"] = Decimal(of + 50)
        named |= {f"{start} {name}": Decimal(of + more) for name, more in below.items() if more >= 10 and name != "hăm"}
        named |= {
            f"{start} {word} {name}": Decimal(of + unit)
            for word in ("linh", "lẻ")
            for unit, names in _UNITS.items()
            for name in names
        }
    named |= {f"{name} rưỡi": Decimal(of) + Decimal("0.5") for of, names in _UNITS.items() for name in names}
    return {tuple(name.split()): of for name, of in (named | {"chục rưỡi": Decimal(15)}).items()}


_NAMED = _named()
_PLAIN = {tuple(fold(word) for word in name): of for name, of in _NAMED.items()}
_LONGEST = max(map(len, _NAMED))


def names_below(most: int) -> dict[tuple[str, ...], int]:
    """The names of the whole numbers from 1 to below `most`, as words with their accents; without "chục", which counts
    by tens and is no day and no hour.
    """
    return {name: int(of) for name, of in _NAMED.items() if of == int(of) < most and _BY_TENS not in name}


def spoken_at(words: Sequence[str], start: int) -> tuple[Decimal, int] | None:
    """The number that begins at `start`, the longest there is, and where it ends; None where none begins.

    `words` are small letters as typed. A word with other accents is another word: "bà" is no "ba".
    """
    for end in range(min(len(words), start + _LONGEST), start, -1):
        name = tuple(words[start:end])
        found = _NAMED.get(name)
        if found is None and all(map(str.isascii, name)):
            found = _PLAIN.get(name)
        if found is not None:
            return found, end
    return None
