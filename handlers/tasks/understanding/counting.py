"""How many a sentence says were done: in all, or added; or only about so many, or how many are left."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import zip_longest

from handlers.language.spoken import spoken_at
from handlers.tasks.understanding.amounts import Amount, amounts_in
from handlers.tasks.understanding.words import TELLING, Word


class How(Enum):
    """What a number says: how many in all, how many more, how many there were before, how many are left, about how
    many; or it counts something else.
    """

    TOTAL = "total"
    ADDED = "added"
    EARLIER = "earlier"
    LEFT = "left"
    ABOUT = "about"
    ELSE = "else"


@dataclass(frozen=True)
class Number(Amount):
    """A number of a clause as what it says of a task.

    `of_target`: it was told of the target ("30/45"); `summed`: as a sum ("tổng cộng 37").
    """

    how: How = How.ELSE
    of_target: bool = False
    summed: bool = False


# "3/4" of what is counted to four may be a share as well.
_SHARES = 10
_OF = ("/", "tren", "tren tong so", "trong", "trong so", "trong tong so", "tren tong")
# So many words around a number say how it is meant.
_AROUND = 5
# Before a number that counts something else: a place, a time, an order.
_PLACES = """
kiet hem ngo ngach to so duong pho thon xom quay phong lo cum doan dot ngay thu thang luc han quy lan nam mau bai buoc
nha
"""
PLACES = frozenset(_PLACES.split())
_LEFT = re.compile(
    r"(?:^| )(?:còn|thiếu|trừ|sót|chậm|vướng|kẹt|hụt|nợ|ngoài)(?: (?:lại|lai|có|co|khoảng|khoang|độ|chừng|"
    r"chung|đâu|mỗi|moi|đúng))*$"
)
_ABOUT = re.compile(
    r"(?:^| )(?:toi đã|gần|khoang|khoảng|chung|chừng|tam|tầm|độ|cỡ|hơn|trên|tren|dưới|duoi|ngót|ngot|xấp xỉ|xap xi|"
    r"ước|uoc|chưa được|chưa tới|chưa toi|"
    r"chưa đến|chưa đầy|chưa day|chưa nổi|chưa đủ|không được|không đến|không tới|không toi|quá|qua|ít nhất|"
    r"it nhat|tối thiểu|nhiều nhất"
    r"|tối đa|toi da|chắc|chac|nghe|đâu|dau|mấy|may|vài|vai|dăm|dam|mức)"
    r"(?: (?:khoang|khoảng|chừng|chung|tầm|tam|độ|cỡ|có|co|được|đâu|dau|là|la|đến|cũng|cung|số|chỉ))*$"
)
_ADDED = re.compile(r"(?:^| )thêm(?: (?!đến\b|hạn\b)\S+){0,3}$")
_AFTER_ABOUT = re.compile(
    r"^(?:gi |hơn|tro len|co le|co lẻ|le\b|lẻ|hay|hoac|may\b|do lai|đổ lại|chứ may|chu may|là nhieu|la cung|"
    r"la nhieu|la may|(?:ho |nha |to )?gi\b)"
)
_AFTER_LEFT = re.compile(
    r"^(?:\S+ ){0,2}?(?:chưa|không|chửa|nỏ|chẳng|chả|nua (?:la|thi|moi)|di vang|vang|phan doi|tu choi|con lai|"
    r"còn lai|hẹn|chờ|đợi)\b"
)
_AFTER_ADDED = re.compile(r"^(?:nua|nửa|thêm)\b")
# "Kiệt Mẫu 3 có 20 hộ" says how many live there; "có 14 hộ đồng ý" how many were won.
_THERE_ARE = re.compile(r"(?:^| )(?:có|co|gồm|gom|tổng số|tong so|tất cả|tat ca|là|la)$")
_HAPPENED = re.compile(
    r"(?:^| )(?:được|đã|rồi|xong|đạt|dat|đủ|ky|ký|ki|kí|dong y|đồng ý|chiu|phan loai|tham gia|dang ky|nop|"
    r"cam ket|cộng|cong|nay|gio|giờ|chu|chừ|kế|ke|ni)(?: |$)"
)
_TARGET = re.compile(r"(?:^| )(?:chi tieu|chỉ tiêu|muc tieu|mục tiêu|giao|kế hoạch|ke hoach)(?: |$)")
_REACHED = re.compile(r"(?:^| )(?:đủ|đạt|dat|được|vượt|vuot|trọn|tron)(?: |$)")
# "Trong 20 hộ thì 11 hộ đã ký": the target is quoted.
_OUT_OF = re.compile(r"(?:^| )trong(?: số| so| tổng số)?$")
_UNTIL_NOW = re.compile(
    r"\b(?:den|đến|toi|tinh|cho den|cho đến) (?:nay|gio|chu|hom nay|bua nay|bua ni)\b|\b(?:tong|ca|đủ|hết|"
    r"luy ke|cong don|gio la)\b"
)
_SUMMED = re.compile(
    r"(?:^| )(?:trong đó|trong do|tổng|tong|rứa là|thế là|đủ|tổng cộng|tong cong|cộng lại|cộng dồn|lũy kế|"
    r"luy ke|tất cả|vậy là|vay la|"
    r"cả thảy)(?: \S+){0,3}$"
)
_EARLIER = re.compile(
    r"(?:^| )(?:tính luôn|tinh luon|tính cả|kể cả|ke ca|ngoài|ngoai|chưa tính|chưa tinh|chưa kể|chưa ke|trước|"
    r"truoc|cũ|trước đây|trước đó)(?: (?:là|la|có|co|được|đã|ký))*$"
)


def numbers_in(words: Sequence[Word], target: Decimal | None, unit: str) -> list[Number]:
    """The numbers of a clause in their order, each as what it says of a task of so many `unit`."""
    found = list(amounts_in(words, unit))
    told: list[Number] = []
    for one, then in zip_longest(found, found[1:]):
        if not told or one.start >= told[-1].end:
            told.append(_told(words, one, then, target))
    return told


def _told(words: Sequence[Word], one: Amount, then: Amount | None, target: Decimal | None) -> Number:
    """What a number says, by what stands around it; `then` is the next one."""
    before = _seen(words[max(0, one.start - _AROUND) : one.start])
    after = " ".join(word.plain for word in words[one.end : one.end + _AROUND])
    if target is None:
        return _number(one, How.ELSE)
    if then is not None and _is_of_target(words, one, then, target):
        return Number(one.value, one.start, then.end, True, _how(before, ""), of_target=True)
    if one.with_unit and one.start and _is_range_end(words, one.start):
        return Number(None, one.start, one.end, True, How.ABOUT)
    if not one.with_unit and (_is_place(words, one) or not _stands_alone(before, after)):
        return _number(one, How.ELSE)
    how = _how(before, after)
    if one.value == target and _OUT_OF.search(before):
        how = How.EARLIER
    if _TARGET.search(before) and not _REACHED.search(before):
        how = How.ABOUT
    if how is How.TOTAL and _THERE_ARE.search(before) and not any(_HAPPENED.search(text) for text in (before, after)):
        how = How.ABOUT
    return replace(_number(one, how), summed=bool(_SUMMED.search(before)))


def _number(one: Amount, how: How) -> Number:
    return Number(one.value, one.start, one.end, one.with_unit, how)


def _is_of_target(words: Sequence[Word], one: Amount, then: Amount, target: Decimal) -> bool:
    """ "30 / 45", "30 hộ trên 45": where the second number is the target, the first is how many in all."""
    between = " ".join(word.plain for word in words[one.end : then.start])
    counted = one.with_unit or then.with_unit or target > _SHARES
    return between in _OF and then.value == target and counted


def _seen(words: Sequence[Word]) -> str:
    """Words as the patterns of what goes before a number see them: with their accents ("cỡ", not "có")."""
    return " ".join(word.plain if word.plain in TELLING else word.typed for word in words)


def _is_range_end(words: Sequence[Word], start: int) -> bool:
    """Whether another number goes before, right before or with what joins two: "bảy tám triệu", "30-35 hộ"."""
    joined = words[start - 1].plain in ("-", "đến", "toi", "hay", "hoac") and start > 1
    return _ends_number(words, start - 1 if joined else start)


def _ends_number(words: Sequence[Word], end: int) -> bool:
    """Whether a number without a unit ends right before another: "bảy tám triệu" is seven or eight."""
    typed = [word.typed for word in words]
    if typed[end - 1].isdecimal():
        return end < 2 or words[end - 2].plain not in PLACES
    starts = range(max(0, end - 4), end)
    found = [start for start in starts if (said := spoken_at(typed, start)) is not None and said[1] == end]
    return bool(found) and (found[0] == 0 or words[found[0] - 1].plain not in PLACES)


def _how(before: str, after: str) -> How:
    if _EARLIER.search(before):
        return How.EARLIER
    if _ABOUT.search(before) or _AFTER_ABOUT.match(after):
        return How.ABOUT
    if _LEFT.search(before) or _AFTER_LEFT.match(after):
        return How.LEFT
    if _ADDED.search(before) or _AFTER_ADDED.match(after):
        return How.ADDED
    return How.TOTAL


def _is_place(words: Sequence[Word], one: Amount) -> bool:
    return one.start > 0 and words[one.start - 1].plain in PLACES


def _stands_alone(before: str, after: str) -> bool:
    """Whether a number without a unit is a count: "được 30 rồi"."""
    cue = re.search(r"(?:^| )(?:được|đạt|dat|xong|ký|ky|làm|lam|thu|phát|phat|đủ|cộng|cong|tổng|thêm|là|la)$", before)
    return bool(cue) and (not after or bool(re.match(r"(?:rồi|a|em|nhe|nghe|do|day|đã|nua)\b", after)))


def in_all(numbers: Iterable[Number], target: Decimal | None) -> Decimal | None:
    """The count in all that the numbers of a task's clauses tell; None where none does, or they may tell another. What
    is left as well may be told, if both together are the `target`.
    """
    told = _of_now(numbers)
    if any(one.summed for one in told):
        # "Thêm 7 hộ, tổng cộng 37": what is added is in the sum.
        told = [one for one in told if one.summed or one.how is How.LEFT]
    left = {one.value for one in told if one.how is How.LEFT}
    if len(left) == 1:
        rest = [one for one in told if one.how is not How.LEFT]
        fits = len({one.value for one in rest}) == 1 and (rest[0].value or 0) + (left.pop() or 0) == target
        told = rest if fits else told
    values = {one.value for one in told}
    return values.pop() if len(values) == 1 and all(one.how is How.TOTAL for one in told) else None


def added(numbers: Iterable[Number]) -> Decimal | None:
    """How many more they tell; None where none does, or something else is told as well."""
    told = _of_now(numbers)
    return told[0].value if len(told) == 1 and told[0].how is How.ADDED else None


def _of_now(numbers: Iterable[Number]) -> list[Number]:
    return [one for one in numbers if one.how not in (How.ELSE, How.EARLIER)]


def is_in_all(numbers: Iterable[Number], words: str) -> bool:
    """Whether a count was told as one of all there is: "tổng cộng 38", "38/45", "đến nay được 38", "được 38, còn 7"."""
    told = _of_now(numbers)
    return any(one.of_target or one.summed or one.how is How.LEFT for one in told) or bool(_UNTIL_NOW.search(words))
