"""Pure: which part of the visitor's form could be better."""

from collections.abc import Mapping, Sequence


def weakest(marks: Mapping[str, int], parts: Sequence[tuple[str, int]]) -> str:
    """The key of the part with the least share of its points, of parts given as (key, most); "" where all are full.

    Of several alike the one that counts most, then the first.
    """
    short = [(marks.get(key, 0) / most, -most, place, key) for place, (key, most) in enumerate(parts)]
    share, _, _, key = min(short, default=(1.0, 0, 0, ""))
    return key if share < 1 else ""


def read_mark(words: str, most: int) -> int | None:
    given = words.strip()
    return int(given) if given.isascii() and given.isdigit() and len(given) <= 3 and int(given) <= most else None
