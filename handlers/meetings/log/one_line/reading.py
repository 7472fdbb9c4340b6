"""Which kind of line it is, by its first words; and the lines that are no task."""

from datetime import date

from handlers.meetings.log.one_line.lines import ConclusionLine, Line, OpinionLine, Part, PlaceLine, Unclear
from handlers.meetings.log.one_line.people import Naming, People, names_at_start, who
from handlers.meetings.log.one_line.phrases import on_one_line, pattern, phrase, tidy
from handlers.meetings.log.one_line.tasks import given_inside, read_task

LONGEST = 500
_MOST_TITLE_WORDS = 3
_SIGN = r"\s*(?::|\s[–-]\s|$)\s*"
_WHO_CONCLUDES = phrase("bí thư", "chủ trì", "chi bộ", "đồng chí bí thư")
_CONCLUSION = pattern(rf"(?:{_WHO_CONCLUDES}\s+)?{phrase('kết luận', 'KL', 'chốt lại', 'chốt', 'thống nhất')}{_SIGN}")
_GIVE_TO = phrase("giao việc cho", "giao nhiệm vụ cho", "giao trách nhiệm cho", "giao cho", "phân công cho")
_GIVE = phrase("phân công", "giao", "nhờ")
_NO_GIVING = phrase("lưu", "thông", "ban", "dịch", "việc", "nhiệm vụ", "mùa", "tiếp")
_WORK = phrase("giao việc", "giao nhiệm vụ", "phân công nhiệm vụ", "nhiệm vụ", "việc", "công việc")
_TASK = pattern(rf"(?P<named>{_GIVE_TO}|{_GIVE}(?!\s+{_NO_GIVING}\b))\b\s*:?\s*|{_WORK}\s*:\s*")
_OPINION = pattern(rf"{phrase('ý kiến của', 'ý kiến', 'YK', 'phát biểu của', 'phát biểu')}\b\s*:?\s*")
_SAYS = pattern(rf"\s*{phrase('có ý kiến', 'nêu ý kiến', 'ý kiến', 'phát biểu', 'góp ý', 'nêu', 'nói')}{_SIGN}")
_ABOUT = pattern(rf"\s*(?:{phrase('về', 'ở', 'tại')}\s+(?P<place>[^:]+?)|\((?P<inside>[^)]+)\))\s*(?=:|\s[–-]\s|$)")
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


def read_line(line: str, people: People, today: date) -> Line:
    """What a line notes. See the package for what is promised."""
    text = on_one_line(line).lstrip("-–+*• ")
    if len(text) > LONGEST:
        return Unclear(text, ())
    if found := _CONCLUSION.match(text):
        said = tidy(text[found.end() :]) or None
        return ConclusionLine(said, () if said else (Part.TEXT,))
    if found := _TASK.match(text):
        return read_task(text[found.end() :], people, today, named_first=found["named"] is not None)
    if found := _OPINION.match(text):
        return _opinion(text[found.end() :], people)
    if (place := _place(text)) is not None:
        return place
    if given_inside(text, people, today):
        return read_task(text, people, today, named_first=False)
    return _named(text, people)


def _named(text: str, people: People) -> Line:
    """A line that begins with a name is an opinion only if it says so."""
    start = names_at_start(text, people)
    if start is None:
        return Unclear(text, ())
    if len(start.names) == 1 and (says := _SAYS.match(start.rest)):
        return _said(who(start.names, people), "", start.rest[says.end() :])
    naming = who(start.names, people)
    return Unclear(text, (naming.person_id,) if naming.person_id is not None else naming.alike)


def _opinion(text: str, people: People) -> OpinionLine:
    """ "Lan về kiệt 3: nên có chỗ để xe" """
    start = names_at_start(text, people)
    if start is not None:
        naming, rest = who(start.names, people), start.rest
        about = _ABOUT.match(rest)
        place = tidy(about["place"] or about["inside"]) if about else ""
        if about is None and (titled := _titled(naming, text, rest)) is not None:
            return titled
        return _said(naming, place, rest[about.end() :] if about else rest)
    head = _HEAD.match(text)
    return _said(who([head["head"]], people), "", head["text"]) if head else _said(Naming(), "", text)


def _titled(naming: Naming, text: str, rest: str) -> OpinionLine | None:
    """ "anh Tâm công an: …": a member's name with words behind it may be somebody else's, so that it is asked."""
    head = _HEAD.match(text)
    title = tidy(rest.split(":")[0]) if head else ""
    if head is None or not title or len(title.split()) > _MOST_TITLE_WORDS or not rest.startswith(" "):
        return None
    ids = (naming.person_id,) if naming.person_id is not None else naming.alike
    return _said(Naming(None, ids, tidy(head["head"])), "", head["text"])


def _said(naming: Naming, place: str, text: str) -> OpinionLine:
    said = tidy(text) or None
    lacks = {Part.SPEAKER: naming.person_id is None, Part.TEXT: said is None}
    missing = tuple(part for part, one in lacks.items() if one)
    return OpinionLine(naming.person_id, naming.alike, naming.named, place, said, missing)


def _place(text: str) -> PlaceLine | None:
    """A remark on a place. Where the place ends is known by the sign behind it alone."""
    found = _PLACE.match(text)
    if found is None or _NO_PLACE.match(found["place"]):
        return None
    if head := _HEAD.match(found["place"]):
        said = tidy(head["text"]) or None
        return PlaceLine(tidy(head["head"]), said, () if said else (Part.TEXT,))
    return PlaceLine(None, text, (Part.PLACE,)) if _NUMBERED.match(found["place"]) else None
