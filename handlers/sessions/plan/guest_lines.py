"""Guests as they are typed: one a line or behind a semicolon, a comma or "và"; "name, unit, invited by whom". Pure.

    read_guests("bà Hoa, ông Nam và anh Tâm, Công an phường")     # three, the last with his unit

Behind a comma stands a unit where it belongs to the one before ("anh Tâm, Công an phường"), else another guest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handlers.language.names import fold, names_a_body

MOST = 20
_INVITED = re.compile(
    r"^\s*(?:do |được )?(?P<by>.+?)\s+mời$|^\s*(?:người )?mời(?: bởi)?:?\s*(?P<whom>.+)$", re.IGNORECASE
)
# Outside of brackets, what stands between two guests, or between a guest and their unit.
_BETWEEN = re.compile(r",(?![^()]*\))")
_AND = re.compile(r"\s+(?:và|va|cùng với|cung voi|với|voi)\s+(?![^()]*\))", re.IGNORECASE)
_ASIDE = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<unit>[^()]+)\)$")
_DASHED = re.compile(r"^(?P<name>.+?)\s+[-–—]\s+(?P<unit>.+)$")

# All without accents, as `fold` leaves them.
_TITLED = re.compile(
    r"(?:anh|chi(?! (?:bo|hoi|doan|uy|cuc|nhanh))|co|chu|bac|ong|ba|em|di|cau|thay|cha|linh muc|dai duc|thuong toa"
    r"|hoa thuong|su co|ni su|bac si|bs|dong chi|d/c|dc|luat su)\.? \w"
)
_SURNAME = re.compile(
    r"(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|dao|doan|trinh|mai|lam|luong"
    r"|truong|ha|cao|thai|luu|ta|to|tang|vuong|quach|chau|kieu|phung|la|nghiem|tong|tu|thach|mac|quan|on|dam|giang) \w"
)
# Also of one whose surname is a body's word without accents: "Trương Văn Nam", "Đoàn Thị Hoa".
_MIDDLE_NAME = re.compile(r"\w+ (?:van (?!hoa|nghe|phong|thu|minh)|thi (?!dua|tran|xa))\w")
_OFFICE = re.compile(
    r"(?:(?:pho )?(?:truong|chu tich|chu nhiem|bi thu|giam doc|hieu truong|to truong|doi truong|tram truong)"
    r"|pho|to truong|btv|bch|thuong truc|thuong vu|ban thuong vu|ban chap hanh"
    r"|dai dien|canh sat|thu ky|can bo|chuyen vien|uy vien|chi huy)\b"
)
_PLACE = re.compile(
    r"(?:khu pho|phuong|xa|quan|huyen|thon|to \d|to dan pho|kiet|duong|khoi pho|chung cu|nha so|thanh pho|tp)\b"
)
_BODY = re.compile(
    r"(?:cong an|mat tran|uy ban|ubnd|ubmttq|dang uy|chi bo|chi uy|chi cuc|tram|truong|trung tam|cong ty|hop tac xa"
    r"|ngan hang|chua|nha tho|giao xu|so|vien|benh vien|bao|dai|quan su|hdnd|hoi dong|cho)\b"
)
_FEW = 2
_LONGEST_NAME = 5


@dataclass(frozen=True)
class GuestLine:
    """One guest as typed. What was not said is ""."""

    name: str
    unit: str = ""
    invited_by: str = ""


@dataclass
class _Guest:
    name: str
    units: list[str] = field(default_factory=list)
    invited_by: str = ""

    def line(self) -> GuestLine:
        return GuestLine(self.name, ", ".join(self.units), self.invited_by)


def read_guests(words: str) -> list[GuestLine]:
    """The guests that `words` name, at most twenty."""
    lines = [part.strip(" –-•.") for part in re.split(r"[\n;]+", words)]
    return [guest.line() for line in lines if line for guest in _guests(line)][:MOST]


def _guests(line: str) -> list[_Guest]:
    found: list[_Guest] = []
    for part, joined in _parts(line):
        invitation = _INVITED.match(part)
        if invitation and found:
            found[-1].invited_by = invitation.group("by") or invitation.group("whom")
        elif found and not joined and _belongs(part, found[-1]):
            found[-1].units.append(part)
        else:
            found.append(_named(part))
    return found


def _parts(line: str) -> Iterator[tuple[str, bool]]:
    """What stands between commas, and between "và" where it joins two guests; and whether it was joined so."""
    for between in _BETWEEN.split(line):
        joined = False
        for part in _split_at_and(between.strip()):
            if part:
                yield part, joined
            joined = True


def _split_at_and(words: str) -> list[str]:
    """At the "và" behind which somebody or some body is named: not in "Phòng Văn hóa và Xã hội"."""
    if words.lower().startswith(("và ", "va ")):
        return ["", words.split(maxsplit=1)[1]]
    for found in _AND.finditer(words):
        before, behind = words[: found.start()].strip(), words[found.end() :].strip()
        if _is_somebody(behind) or _is_body(behind) or len(before.split()) == len(behind.split()) == 1:
            return [before, *_split_at_and(behind)]
    return [words]


def _named(part: str) -> _Guest:
    """A guest whose unit may stand in brackets or behind a dash."""
    aside = _ASIDE.match(part) or _DASHED.match(part)
    return _Guest(aside["name"], [aside["unit"]]) if aside and aside["name"].strip() else _Guest(part)


def _belongs(part: str, guest: _Guest) -> bool:
    """Whether what stands behind a comma says where the guest before it is from, or what they are there."""
    plain = fold(part)
    if _PLACE.match(plain):
        return True
    if _is_person(plain):
        return False
    says_more = not guest.units or (len(guest.units) == 1 and _is_short_office(fold(guest.units[0])))
    if _is_office(plain) or _is_body(part):
        return says_more and (_is_person(fold(guest.name)) or _is_short_office(fold(guest.name)))
    # "Hàng xóm kiệt 3" says who the one before is; "Tâm", "Hoa" are others.
    return says_more and len(part.split()) > 1 and part[:1].islower() and not guest.name[:1].islower()


def _is_somebody(words: str) -> bool:
    plain = fold(words)
    return _is_person(plain) or _is_office(plain)


def _is_person(plain: str) -> bool:
    if _TITLED.match(plain) or _MIDDLE_NAME.match(plain):
        return True
    full_name = _SURNAME.match(plain) is not None and len(plain.split()) <= _LONGEST_NAME
    return full_name and not _is_office(plain) and not _is_body(plain)


def _is_office(plain: str) -> bool:
    return _OFFICE.match(plain) is not None


def _is_short_office(plain: str) -> bool:
    """An office that does not say where it is held: "chủ tịch", "đại diện"."""
    return _is_office(plain) and len(plain.split()) <= _FEW


def _is_body(words: str) -> bool:
    return _BODY.match(fold(words)) is not None or names_a_body(words)
