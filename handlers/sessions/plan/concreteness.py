"""Whether a theme is concrete: it names a place, who it concerns, a result that can be counted or seen, a date and a
person. Plain checks of words, pure; they advise, and never forbid.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.language.names import fold
from handlers.sessions.plan.place_words import PLACES, any_of, beside_landmark


class Lack(StrEnum):
    """What a theme does not name."""

    PLACE = "place"
    PEOPLE = "people"
    RESULT = "result"
    DATE = "date"
    PERSON = "person"


@dataclass(frozen=True)
class Theme:
    """What is looked at. `office`: the cell is one of an office, with counters, procedures and clients."""

    theme: str
    reason: str
    area: str
    aim: str
    expected: str
    starts_at: datetime | None
    has_preparer: bool
    office: bool = False


_COUNTERS = any_of(
    "quay | bo phan | mot cua | phong [a-z]+ | khoa | lop | to chuyen mon | thu vien | tram y te | ban quan ly | tru so"
)
_GROUPS = any_of(
    r"""
    ho kinh doanh | ho nuoi | ho ngheo | ho can ngheo | thanh nien | doan vien | phu nu | chi em | nguoi cao tuoi
    nguoi gia | cac cu | cu gia | hoc sinh | sinh vien | tre em | thieu nhi | phu huynh | tieu thuong | nguoi ban hang
    chu nha | chu tro | nguoi thue | cong nhan | cuu chien binh | ngu dan | nong dan | nguoi khuyet tat | giao vien
    nguoi lao dong | gia dinh | quan an | chu quan | lai xe | cac ho | tung ho | moi ho | nhung ho | ho dan
    \d+ ho | \d+ nha | \d+ nguoi | \d+ hoi vien | \d+ em | \d+ chau | \d+ cu
    """
)
_CLIENTS = any_of(
    """
    cong dan | khach | nguoi den | to chuc | doanh nghiep | phu huynh | hoc sinh | benh nhan | nguoi benh | thu tuc
    ho so | giay to | dang ky | chung thuc | cap phep | khai sinh | ho tich | can bo | cong chuc | vien chuc | nhan vien
    """
)
_NUMBERS = any_of(
    "mot | hai | ba | bon | nam | sau | bay | tam | chin | muoi | tram | nghin | moi | tat ca | toan bo | phan tram"
)
_THINGS = any_of(
    """
    ho | nha | nguoi | diem | lan | buoi | tuan | thang | ngay | tuyen | bo | cau | bong | dang vien | to | phut | gio
    cong trinh | kiet | duong
    """
)
_SIGHTS = any_of(
    """
    khong con | khong de | het canh | het tinh trang | het rac | het ngap | xoa duoc | xoa xong | lap xong | lam xong
    hoan thanh | ky cam ket | duoc lap | duoc sua | duoc thay | thong thoang | co so | co bang | niem yet
    """
)
_NAMED_PLACE = re.compile(rf"\b(?:{PLACES})\s+(?:\d|[A-Z]|mau\b)")
_COUNTER = re.compile(rf"\b(?:{_COUNTERS})\b")
_GROUP = re.compile(rf"\b(?:{_GROUPS})\b")
_RESIDENTS_OF = re.compile(rf"\b(?:ba con|nguoi dan|nhan dan|cu dan)(?: \S+){{0,3}} (?:{PLACES})\b")
_CLIENT = re.compile(rf"\b(?:{_CLIENTS})\b")
_COUNTED = re.compile(rf"\d|\b(?:{_NUMBERS}) (?:\S+ )?(?:{_THINGS})\b")
_SEEN = re.compile(rf"\b(?:{_SIGHTS})\b")
_NOWHERE = frozenset(("dia ban", "dia ban phuong", "toan phuong", "phuong", "khu vuc", "trong phuong", "toan dia ban"))


def lacks(theme: Theme) -> tuple[Lack, ...]:
    """What the theme does not name, in the order in which it is told."""
    words = ". ".join(_written(theme))
    checks = {
        Lack.PLACE: names_place(theme, words),
        Lack.PEOPLE: names_people(words, theme.office),
        Lack.RESULT: can_be_checked(theme.expected),
        Lack.DATE: theme.starts_at is not None,
        Lack.PERSON: theme.has_preparer,
    }
    return tuple(lack for lack, named in checks.items() if not named)


def _written(theme: Theme) -> tuple[str, ...]:
    return theme.theme, theme.reason, theme.area, theme.aim, theme.expected


def names_place(theme: Theme, words: str) -> bool:
    """A street, alley, quarter … by name or number, or told by what it is beside ("ngõ sau trường tiểu học"); in an
    office also a counter or department.
    """
    area = fold(theme.area)
    if area and area not in _NOWHERE and any(word[:1].isupper() for word in theme.area.split()[1:]):
        return True
    plain = _folded_with_capitals(words)
    # Field by field, as some may be written without accents.
    if _NAMED_PLACE.search(plain) or any(map(beside_landmark, _written(theme))):
        return True
    return theme.office and bool(_COUNTER.search(fold(words)))


def names_people(words: str, office: bool) -> bool:
    """A group of residents, or all of a place; in an office also a procedure or its clients."""
    plain = fold(words)
    if _GROUP.search(plain) or _RESIDENTS_OF.search(plain):
        return True
    return office and bool(_CLIENT.search(plain))


def can_be_checked(expected: str) -> bool:
    """A number, or something that can be seen to be there or gone."""
    plain = fold(expected)
    return bool(_COUNTED.search(plain) or _SEEN.search(plain))


def _folded_with_capitals(words: str) -> str:
    """Without accents, small but for the first letters: a name stays known as one."""
    return " ".join(_keep_capital(word) for word in words.split())


def _keep_capital(word: str) -> str:
    plain = fold(word)
    return plain[:1].upper() + plain[1:] if word[:1].isupper() and len(word) > 1 and not word.isupper() else plain
