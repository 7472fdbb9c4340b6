"""Whether a line asks to take back what one has said, and what: only where it says nothing else. Pure."""

import re
from dataclasses import dataclass
from enum import IntEnum

from handlers.language.spoken_words import bag, heard, pieces


class Kind(IntEnum):
    """What can be taken back. The numbers stand in buttons."""

    REPORT = 1
    ATTENDANCE = 2
    OPINION = 3
    MESSAGE = 4


@dataclass(frozen=True)
class AskedBack:
    """`kinds`: what was named (empty: nothing, so the last is meant); `most`: how many are meant, None: all of them."""

    kinds: frozenset[Kind] = frozenset()
    most: int | None = 1


_ASKED = re.compile(
    r"\b(?:rut (?:lai|het|ca)|thu hoi)\b|\b(?:xoa|huy|bo|rut)(?: \S+){0,3} (?:bao cao|y kien)\b|"
    r"\b(?:xoa|huy|bo|rut)(?: \S+){0,2} (?:xin vang|bao vang|bao du|loi|tin|tin nhan)\b|"
    r"\b(?:gui|bao|bam|ghi|bao cao|nhan)(?: \S+)?(?: bao cao)? (?:nham|lon|sai)\b|^(?:\S+ )?(?:nham|lon) roi\b|"
    r"\b(?:nham|lon)(?: roi)?(?: ,)? (?:xoa|huy|bo)\b"
)
_KINDS = {
    Kind.REPORT: re.compile(r"\bbao cao\b"),
    Kind.ATTENDANCE: re.compile(r"\b(?:xin|bao)(?: phep)? (?:vang|du)\b|\bdu hop\b|\bvang\b"),
    Kind.OPINION: re.compile(r"\by kien\b"),
    Kind.MESSAGE: re.compile(r"\bbi thu\b|\b(?:tin|loi) (?:nhan|gui|vua nhan)\b"),
}
_ALL, _TWO = re.compile(r"\b(?:het|tat ca|ca (?:ba|bon))\b"), re.compile(r"\b(?:ca )?hai\b|\bca 2\b")
_WORDS = bag(
    "rut lai thu hoi xoa huy bo bao cao gui bam ghi nhan nham lon sai roi vua cai ban tin so moi nay khi luc do "
    "kia xin cho giup ho dum gium voi di nhe nha nhen nghe a oi em anh chi bac co chu chau toi minh ong ba dong "
    "bi da vang vâng thua la thi nua lan truoc qua mat , viec can phai muon duoc khong hay con cua "
    "het ca hai ba bon tat 2 3 loi y kien du hop buoi phep gio nhung cac noi o"
)


def asked_back(words: str) -> AskedBack | None:
    line = heard(words)
    if not _ASKED.search(line) or not frozenset(line.split()) <= _WORDS:
        return None
    kinds = frozenset(kind for kind, pattern in _KINDS.items() if pattern.search(line))
    return AskedBack(kinds, 2 if _TWO.search(line) else None if _ALL.search(line) else 1)


_YES = re.compile(r"\b(?:dong y|ok|u|duoc|rut lai|rut di|rut|nhat tri)\b")
_YES_AS_TYPED = frozenset(("vâng", "vang", "có", "đúng", "ừ", "ừm", "dạ"))
_YES_WORDS = bag(
    "dong y ok u um duoc rut lai di nhat tri vang vâng da co dung toi minh em anh chi bac chu chau con ong ba o nhe "
    "nha nhen nghe a oi giup gium roi , hai thi cai do cu vay"
)
_NO = re.compile(r"^(?:da |thoi |em |a )*(?:khong|thoi|dung|de nguyen|de do)\b")
_NO_WORDS = bag(
    "khong thoi dung de nguyen do da em anh chi bac co chu chau con ong ba toi minh a nhe nha oi rut lai nua can ,"
)


def says_yes(words: str) -> bool:
    """Whether this is a clear yes to "Rút lại …?"."""
    said = pieces(words)
    line = " ".join(one.heard for one in said)
    known = frozenset(line.split()) <= _YES_WORDS and "?" not in line
    return known and (_YES.search(line) is not None or any(one.typed in _YES_AS_TYPED for one in said))


def says_no(words: str) -> bool:
    """Whether this is a clear no to it."""
    line = heard(words)
    return _NO.search(line) is not None and frozenset(line.split()) <= _NO_WORDS
