"""When two places are the same, when two cells have the same trouble, what is left of a text without names. Pure."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.language.names import fold


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Words before a place's own name, which one writes and another leaves out.
_BEFORE = _words("duong pho tuyen doan khu vuc o tai gan truoc sau dau cuoi quanh trong cho phia ben")
_SHORT = {"k": "kiet", "kp": "khu pho", "tdp": "to dan pho", "h": "hem", "ng": "ngo"}
# Words too common to say that two matters are about the same thing.
_COMMON = _words(
    "va cua la co cho cac nhung mot nay do o tai tu den voi khong con nhieu rat hay bi duoc thi ma ra vao len xuong "
    "khi buoi sang chieu toi ngay dem nguoi dan ho ba con dong chi khu pho duong kiet to"
)
SAME_WORDS = 2


@dataclass(frozen=True)
class Matter:
    """One matter as the rules see it: of which cell and ward, where, what, of which field of work."""

    matter_id: int
    cell_id: int
    ward_id: int | None
    place: str
    content: str
    field: str
    raised_on: date
    is_open: bool = True


def place_key(place: str) -> str:
    """A place as it is compared: folded, short forms written out, without "đường" and "khu vực" before the name."""
    words: list[str] = []
    for word in re.findall(r"[a-z]+|\d+", fold(place)):
        words += _SHORT.get(word, word).split()
    telling = [word for word in words if word not in _BEFORE]
    return " ".join(telling or words)


def same_place(a: str, b: str) -> bool:
    """Whether two keys mean the same place, or one lies within the other ("kiet 3 lieu nam" in "lieu nam")."""
    if not a or not b:
        return False
    short, long = sorted((a.split(), b.split()), key=len)
    if short == long:
        return True
    if not any(word.isalpha() and word not in ("kiet", "hem", "ngo", "to") for word in short):
        return False
    return any(long[start : start + len(short)] == short for start in range(len(long) - len(short) + 1))


def same_trouble(a: Matter, b: Matter) -> bool:
    """Whether two open matters of different cells of one ward are the same trouble: same place, and alike in words."""
    if a.cell_id == b.cell_id or a.ward_id is None or a.ward_id != b.ward_id or not (a.is_open and b.is_open):
        return False
    return same_place(place_key(a.place), place_key(b.place)) and len(_telling(a) & _telling(b)) >= SAME_WORDS


def _telling(matter: Matter) -> set[str]:
    place = set(place_key(matter.place).split())
    return {word for word in re.findall(r"[a-z]{2,}", fold(matter.content)) if word not in _COMMON} - place


def without_names(words: str, names: Collection[str], instead: str) -> str:
    """The text with the full names of people (and "đồng chí" before one) replaced; longer names first."""
    text = words
    for name in sorted(filter(None, names), key=len, reverse=True):
        pattern = rf"(?:đồng chí |ông |bà |anh |chị |cô |chú |bác )?{re.escape(name)}(?!\w)"
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE)
    return text


@dataclass(frozen=True)
class PlaceSum:
    """One place: as it was written most often, how many matters are open and how many closed, in how many cells."""

    key: str
    name: str
    open: int
    closed: int
    cells: int
    newest: date


def by_place(matters: Iterable[Matter]) -> list[PlaceSum]:
    """The places, those with most open matters first, then the newest."""
    groups: dict[str, list[Matter]] = {}
    for matter in matters:
        groups.setdefault(place_key(matter.place), []).append(matter)
    sums = [_summed(key, some) for key, some in groups.items() if key]
    return sorted(sums, key=lambda one: (-one.open, -one.newest.toordinal(), one.key))


def _summed(key: str, matters: Sequence[Matter]) -> PlaceSum:
    names = [matter.place.strip() for matter in matters]
    opened = sum(matter.is_open for matter in matters)
    return PlaceSum(
        key,
        max(sorted(set(names)), key=names.count),
        opened,
        len(matters) - opened,
        len({matter.cell_id for matter in matters}),
        max(matter.raised_on for matter in matters),
    )
