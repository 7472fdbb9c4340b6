"""Where a line asks to be led. Pure.

A name of a place is the whole line, but for how people speak to each other. What a secretary does with a session, and
an opinion, may go on: what goes on is kept as it was typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from handlers.language.names import fold
from handlers.language.spoken_words import Piece, bag, pieces


class Way(Enum):
    """The first are commands, the others what else there is a way to."""

    MENU = "menu"
    CANCEL = "huy"
    HELP = "trogiup"
    TASKS = "viec"
    REPORT = "baocao"
    SCHEDULE = "lich"
    BOOK = "soho"
    LOG = "bienban"
    CHAIR = "dieuhanh"
    INVITE = "moi"
    REGISTER = "dangky"
    LEAVE = "vang"
    OWN = "toi"
    SEARCH = "tim"
    BOARD = "chibo"
    OPINION = "opinion"
    MOVE = "move"
    POSTPONE = "postpone"
    CALL_OFF = "cancel"
    ANSWERS = "who"


@dataclass(frozen=True)
class Wish:
    """`words`: what was said beside the way itself, as it was typed; of a session to be moved, to when."""

    way: Way
    words: str = ""
    reason: str = ""


_NAMES = {
    Way.MENU: "menu|me nu|meniu|bang chon|ve menu|ve bang chon|trang chu|ve dau|danh muc",
    Way.CANCEL: "huy|huy bo|huy di|thoat|thoat ra",
    Way.HELP: "huong dan|huong dan su dung|cach dung|help|giup|khong biet dung|khong biet lam sao|lam the nao|lam sao",
    Way.TASKS: "viec|cong viec|danh sach viec",
    Way.REPORT: "bao cao|nop bao cao|gui bao cao|lam bao cao",
    Way.SCHEDULE: "lich|lich hop chi bo",
    Way.BOOK: "bien ban|in bien ban|gui bien ban|tim bien ban|lay bien ban|xuat bien ban|tai bien ban|so bien ban|"
    "bien ban dau|bien ban cu|bien ban hop|in bien ban hop|bien ban buoi truoc|in bien ban buoi truoc",
    Way.LOG: "viet bien ban|lam bien ban|lap bien ban|ghi bien ban hop",
    Way.CHAIR: "bat dau hop|bat dau buoi hop|mo hop|dieu hanh hop|dieu hanh buoi hop|khai mac",
    Way.INVITE: "moi dong chi moi|moi dang vien moi|them dang vien|them dong chi moi|moi nguoi moi|them nguoi moi|"
    "gui loi moi|tao loi moi|moi thanh vien|moi thanh vien moi|them thanh vien|"
    "moi them dang vien|moi them dong chi moi|moi dong chi moi vao|them dang vien moi",
    Way.REGISTER: "dang ky chuyen de moi|them chuyen de|dang ky buoi sinh hoat|dat lich hop|len lich hop|them buoi hop",
    Way.LEAVE: "dang ky di vang|bao vang nha",
    Way.OWN: "so cua toi|du lieu cua toi|thong tin cua toi",
    Way.SEARCH: "tim kiem|tra cuu",
    Way.BOARD: "viec cua chi bo|bang viec|tien do viec|tien do cong viec|tinh hinh viec|viec nao qua han|viec qua han|"
    "viec cham|viec tre han|nhac bao cao",
    Way.OPINION: "y kien|gui y kien|gop y kien|co y kien|gop y|neu y kien|cho y kien|dong gop y kien|y kien truoc hop",
}
_BY_NAME = {name: way for way, names in _NAMES.items() for name in names.split("|")}
_POLITE = bag(
    "da vang vâng thua em oi a e anh chi bac co chu chau con o ong ba nhe nha nhen nghe voi giup gium dum ho cho toi "
    "minh xin muon can mo xem vao hay di lam on dong chi bi thu ve lai hien den , luon cai tro ly bot vay"
)

_SPEAKER = "(?:toi|minh|em|chau|con|bac|anh|chi|co|chu|ong|ba|o|a|c)"
_BEFORE = rf"^(?:(?:da|vang|vâng|thua|dong chi|bi thu|tro ly|oi|,|{_SPEAKER}) )*"
_OPINION = re.compile(
    rf"{_BEFORE}(?:(?:xin|muon|cung|can) )*(?:phep )?"
    r"(?:(?:co|gop|gui|neu|cho|dong gop|phat bieu)(?: (?:them|mot|vai|it|chut))* y kien|gop y|"
    rf"y kien(?: (?:cua )?{_SPEAKER})?)(?: (?:truoc hop|truoc|the nay|nhu sau|nhu vay|la|rang|ve|nay|,))* (?=\S)"
)
# "Có ý kiến gì không em" asks for one.
_NO_OPINION = re.compile(r"^(?:gi|nao|chi)\b|^(?:\S+ ){0,3}(?:khong|chua)(?: (?:em|a|vay|the|nhi|ban))*$")
_TO_SESSION = r"(?:(?:lai|lich|buoi|cuoc|ngay|gio|tam|ky) )*(?:hop|sinh hoat)\b"
# Each word stands in it once: two ways to read a line of commas would be 2^n of n of them.
_LEADING = r"^(?:(?:da|em|oi|a|cho|toi|minh|giup|xin|muon|can|bao|phai|de nghi|chi bo|tam|,) )*"
_CHANGES = (
    (Way.POSTPONE, re.compile(rf"{_LEADING}hoan {_TO_SESSION}")),
    (Way.MOVE, re.compile(rf"{_LEADING}(?:doi|chuyen|lui|day) {_TO_SESSION}")),
    (Way.CALL_OFF, re.compile(rf"{_LEADING}huy {_TO_SESSION}")),
    (
        Way.MOVE,
        re.compile(rf"{_LEADING}{_TO_SESSION}(?: \S+){{0,5}}? (?:doi|chuyen|lui|day)(?: lai)? (?=sang|qua|den|vao|ve)"),
    ),
    (Way.POSTPONE, re.compile(rf"{_LEADING}{_TO_SESSION}(?: \S+){{0,4}}? hoan\b")),
)
_CHANGING_AS_TYPED = frozenset(
    ("dời", "đổi", "doi", "dời", "rời", "chuyển", "chuyen", "lùi", "lui", "đẩy", "day", "hoãn", "hoan", "hoản")
)
_CHANGING = bag("hoan doi chuyen lui day")
_NEW_START = re.compile(r"\b(?:sang|qua|den|vao|ve|thanh)\b")
_BECAUSE = re.compile(r"\b(?:vi|do|tai|boi|ly do)\b(?: (?:vi|la))?")

_ANSWERS = (
    re.compile(r"\b(?:ai|may nguoi|bao nhieu nguoi|may dong chi|bao nhieu dong chi|danh sach|nhac)\b"),
    re.compile(r"\b(?:tra loi|phan hoi|du|vang|di hop|co mat|den hop)\b"),
)
_ANSWERS_WORDS = _POLITE | bag(
    "ai may nguoi bao nhieu danh sach nhac nhung tat ca moi cac chua da khong duoc se con tra loi phan hoi du vang di "
    "hop mat den buoi nay toi sap sinh hoat bo mai thu hai ba tu nam sau bay nhat 2 3 4 5 6 7 tuan roi la the ? "
    "loi hay dang ky thoi voi"
)
_BOARD = (
    re.compile(r"\b(?:ai|nhung ai|may nguoi|viec nao|viec gi|dong chi nao)\b"),
    re.compile(
        r"\bchua (?:co )?(?:nop |gui )?(?:bao cao|xong|lam|hoan thanh|nop)\b|\bcon (?:viec|no|cham)\b|"
        r"\b(?:qua|tre) han\b|\bcham\b"
    ),
)
_BOARD_WORDS = _POLITE | bag(
    "ai nhung may nguoi viec nao gi chua nop gui bao cao xong lam hoan thanh con no cham qua tre han cong nhiem vu "
    "thang tuan nay bo duoc giao cua het ? dang la roi"
)


_LONGEST = 24


def read(words: str) -> Wish | None:
    """Where the line asks to be led; None where it is none of these without a doubt."""
    said = pieces(words)
    line = " ".join(one.heard for one in said)
    if not line:
        return None
    for core in _cores(line.replace(" ?", "").split()):
        if (way := _BY_NAME.get(core)) is not None:
            return Wish(way)
    return _opinion(words, said, line) or _change(words, said, line) or _asked(line)


def _cores(heard: Sequence[str]) -> Iterator[str]:
    """The line, and the line without polite words at its ends, the longest first. A long one names no place."""
    if len(heard) > _LONGEST:
        return
    first = 0
    while first < len(heard) and heard[first] in _POLITE:
        first += 1
    last = len(heard)
    while last > first and heard[last - 1] in _POLITE:
        last -= 1
    for start in range(first + 1):
        for end in range(len(heard), last - 1, -1):
            yield " ".join(heard[start:end])


def _opinion(words: str, said: Sequence[Piece], line: str) -> Wish | None:
    found = _OPINION.match(line)
    if found is None or _NO_OPINION.search(line[found.end() :]) or "?" in line:
        return None
    return Wish(Way.OPINION, _typed(words, said, found.end(), len(line)))


def _change(words: str, said: Sequence[Piece], line: str) -> Wish | None:
    if "?" in line or re.search(r"\b(?:khong|chua|da|co|sao|bao gio|khi nao)\b", line):
        return None
    if any(one.heard in _CHANGING and one.typed not in _CHANGING_AS_TYPED for one in said):
        return None
    for way, pattern in _CHANGES:
        if (found := pattern.match(line)) is not None:
            because = _BECAUSE.search(line, found.end())
            end = because.start() if because is not None else len(line)
            start = _NEW_START.search(line, found.end(), end) if way is Way.MOVE else None
            when = _typed(words, said, start.end(), end) if start is not None else ""
            return Wish(way, when, _typed(words, said, because.end(), len(line)) if because is not None else "")
    return None


_HOUR = re.compile(
    r"(?:luc |vao |thanh )*\d{1,2} ?(?:h|g|gio|:) ?(?:\d{1,2}|ruoi)?"
    r"(?: (?:phut|sang|trua|chieu|toi|dem))*(?: (?:nhe|a))*"
)


def is_hour_alone(words: str) -> bool:
    """Whether a new start names an hour and no day: "18h30", "7 giờ tối"."""
    return _HOUR.fullmatch(fold(words).strip(" ,.")) is not None


def _asked(line: str) -> Wish | None:
    tokens = frozenset(line.split())
    for way, needed, allowed in ((Way.BOARD, _BOARD, _BOARD_WORDS), (Way.ANSWERS, _ANSWERS, _ANSWERS_WORDS)):
        if tokens <= allowed and all(one.search(line) for one in needed):
            return Wish(way)
    return None


def _typed(words: str, said: Sequence[Piece], start: int, end: int) -> str:
    """The words as they were typed between two places of the line, without signs at their ends."""
    at, kept = 0, []
    for one in said:
        if start <= at < end:
            kept.append(one)
        at += len(one.heard) + 1
    return " ".join(words[kept[0].start : kept[-1].end].split()).strip(" ,;:.–-") if kept else ""
