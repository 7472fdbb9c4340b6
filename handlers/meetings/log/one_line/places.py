"""Remarks on a place: "kiệt 3 Liễu Nam: xe lấn chiếm vỉa hè buổi sáng"."""

from handlers.meetings.log.one_line.lines import Part, PlaceLine
from handlers.meetings.log.one_line.phrases import pattern, phrase, tidy

_HEAD = pattern(r"(?P<head>[^:]{1,80}?)\s*(?::|\s[–-]\s)\s*(?P<text>.*)")
_PLACES = phrase(
    "kiệt",
    "hẻm",
    "ngõ",
    "ngách",
    "đường",
    "tuyến đường",
    "đoạn",
    "tổ",
    "khu phố",
    "khu vực",
    "khu dân cư",
    "chợ",
    "đầu chợ",
    "ngã ba",
    "ngã tư",
    "cầu",
    "công viên",
    "trường",
    "nhà văn hóa",
    "nhà sinh hoạt",
    "bãi",
    "quầy",
    "bộ phận",
    "số nhà",
    "nhà số",
    "cống",
    "mương",
    "hồ",
    "bến",
    "chung cư",
    "thôn",
    "xóm",
    "vỉa hè",
    "lô",
)
_AT = phrase("tại", "ở", "nơi", "địa điểm")
_PLACE = pattern(rf"(?:{_AT}\s*:?\s+)?(?P<place>{_PLACES}\b.*)")
_NO_PLACE = pattern(
    rf"{phrase('tổ trưởng', 'tổ phó', 'tổ viên', 'đường dây', 'đường lối', 'trường hợp', 'cầu mong')}\b"
)
_NUMBERED = pattern(rf"{phrase('kiệt', 'hẻm', 'ngõ', 'tổ', 'quầy', 'khu phố', 'đường')}(?: {phrase('số')})? \d+\b")


def read_place(text: str) -> PlaceLine | None:
    """A remark on a place. Where the place ends is known by the sign behind it alone."""
    found = _PLACE.match(text)
    if found is None or _NO_PLACE.match(found["place"]):
        return None
    if head := _HEAD.match(found["place"]):
        said = tidy(head["text"]) or None
        return PlaceLine(tidy(head["head"]), said, () if said else (Part.TEXT,))
    return PlaceLine(None, text, (Part.PLACE,)) if _NUMBERED.match(found["place"]) else None
