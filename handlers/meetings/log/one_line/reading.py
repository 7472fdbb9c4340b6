"""Which kind of line it is, by its first words; and the lines that are no task."""

import re
from dataclasses import replace
from datetime import date

from handlers.language.names import names_a_body
from handlers.meetings.log.one_line.absences import read_absences
from handlers.meetings.log.one_line.lines import ConclusionLine, Line, OpinionLine, Part, TaskLine, Unclear
from handlers.meetings.log.one_line.outsiders import without_mark
from handlers.meetings.log.one_line.people import Naming, People, Start, apart, names_at_start, who
from handlers.meetings.log.one_line.phrases import on_one_line, pattern, phrase, tidy
from handlers.meetings.log.one_line.places import read_place
from handlers.meetings.log.one_line.tasks import given_inside, read_task

LONGEST = 500
_MOST_TITLE_WORDS = 3
_SIGN = r"\s*(?::|\s[–-]\s|$)\s*"
_WHO_CONCLUDES = phrase("bí thư", "chủ trì", "chi bộ", "đồng chí bí thư")
_CONCLUDES = phrase("kết luận", "KL", "chốt lại", "chốt", "thống nhất")
_CONCLUSION = pattern(
    rf"(?:{_WHO_CONCLUDES}\s+)?{_CONCLUDES}(?:\s+{phrase('của')}\s+{_WHO_CONCLUDES})?(?:\s*\d{{1,2}})?{_SIGN}"
)
_GIVE_TO = phrase("giao việc cho", "giao nhiệm vụ cho", "giao trách nhiệm cho", "giao cho", "phân công cho")
_GIVE = phrase("phân công", "giao", "nhờ")
_NO_GIVING = phrase("lưu", "thông", "ban", "dịch", "việc", "nhiệm vụ", "mùa", "tiếp")
_WORK = phrase("giao việc", "giao nhiệm vụ", "phân công nhiệm vụ", "nhiệm vụ", "việc", "công việc")
_TASK = pattern(rf"(?P<named>{_GIVE_TO}|{_GIVE}(?!\s+{_NO_GIVING}\b))\b\s*:?\s*|{_WORK}(?:\s*\d{{1,2}})?\s*:\s*")
_OPINION = pattern(rf"{phrase('ý kiến của', 'ý kiến', 'YK', 'phát biểu của', 'phát biểu')}\b\s*:?\s*")
_SAYS = pattern(rf"\s*{phrase('có ý kiến', 'nêu ý kiến', 'ý kiến', 'phát biểu', 'góp ý', 'nêu', 'nói')}{_SIGN}")
_CHARGED = pattern(
    rf"\s*[:–-]?\s*{phrase('chịu trách nhiệm', 'phụ trách', 'đảm nhận', 'nhận việc', 'nhận nhiệm vụ', 'nhận')}\b"
    r"\s*:?\s*"
)
_PROPOSES = pattern(
    rf"{phrase('nên', 'đề nghị', 'đề xuất', 'kiến nghị', 'mong', 'mong muốn', 'theo tôi', 'tôi thấy', 'có nên')}\b"
)
_LIMITED = pattern(rf"{phrase('hạn', 'thời hạn', 'hạn chót', 'chậm nhất', 'deadline')}\b")
_TITLED = pattern(
    rf"{phrase('anh', 'chị', 'ông', 'bà', 'cô', 'chú', 'bác', 'đồng chí', 'đ/c', 'đại diện', 'khách mời')}\s+\w"
)
_NAMED_SIGN = pattern(r"\s*(?::|\s[–-]\s)\s*")
_ABOUT = pattern(rf"\s*(?:{phrase('về', 'ở', 'tại')}\s+(?P<place>[^:]+?)|\((?P<inside>[^)]+)\))\s*(?=:|\s[–-]\s|$)")
_HEAD = pattern(r"(?P<head>[^:]{1,80}?)\s*(?::|\s[–-]\s)\s*(?P<text>.*)")
# What stands before a line of a list and is no word of it: dashes, bullets, ticks, "1." and "b)".
_BULLET = re.compile(
    r"(?:[\s\-–—−+*•·●○▪■►➢➤→✓✔☐□]+|\(?\d{1,2}\s*[.)/](?=\s|[^\W\d])\s*|[a-zđ][.)]\s+)+", re.IGNORECASE
)


def without_bullet(line: str) -> str:
    """The line on one line, without the sign or number that makes it one of a list."""
    text = on_one_line(line)
    found = _BULLET.match(text)
    return text[found.end() :] if found else text


def read_line(line: str, people: People, today: date) -> Line:
    """What a line notes. See the package for what is promised."""
    text = without_bullet(line)
    if len(text) > LONGEST:
        return _long(text, people, today)
    if found := _CONCLUSION.match(text):
        said = tidy(text[found.end() :]) or None
        return ConclusionLine(said, () if said else (Part.TEXT,))
    if (away := read_absences(text, people)) is not None:
        return away
    if found := _TASK.match(text):
        rest = text[found.end() :]
        named_first = found["named"] is not None or names_at_start(rest, people) is not None
        return read_task(rest, people, today, named_first=named_first)
    if found := _OPINION.match(text):
        return _opinion(text[found.end() :], people)
    if (place := read_place(text)) is not None:
        return place
    return _named(text, people, today)


def says_opinion(line: str) -> bool:
    """Whether a line says in so many words that it is an opinion."""
    return _OPINION.match(without_bullet(line)) is not None


def says_task(line: str) -> bool:
    """Whether a line says in so many words that it gives a task."""
    return _TASK.match(without_bullet(line)) is not None


def says_kind(line: str, people: People) -> bool:
    """Whether a line says of what kind it is by how it begins, a name with a sign behind it among others."""
    text = without_bullet(line)
    if any(one.match(text) for one in (_CONCLUSION, _TASK, _OPINION)) or read_absences(text, people) is not None:
        return True
    start = names_at_start(text, people)
    return start is not None and _NAMED_SIGN.match(start.rest) is not None


def _long(text: str, people: People, today: date) -> Line:
    """A line is read by its first words; of an opinion or a conclusion all that follows is its text."""
    line = read_line(text[:LONGEST], people, today)
    if isinstance(line, OpinionLine | ConclusionLine) and line.text is not None:
        return replace(line, text=text[text.index(line.text[:40]) :])
    return Unclear(text, ())


def _named(text: str, people: People, today: date) -> Line:
    """A line that begins with a name: an opinion, unless it gives that one a task or says when it is due."""
    start = names_at_start(text, people)
    if start is not None and (charged := _CHARGED.match(start.rest)):
        task = read_task(start.rest[charged.end() :], people, today, named_first=False)
        return _done_by(task, who(start.names, people))
    if start is not None and (signed := _NAMED_SIGN.match(start.rest)) and _limited(text, people, today):
        rest = start.rest[signed.end() :]
        return _done_by(read_task(rest, people, today, named_first=False), who(start.names, people))
    if given_inside(text, people, today):
        return read_task(text, people, today, named_first=False)
    return _unsaid(text, people) if start is None else _said_by(start, text, people)


def _limited(text: str, people: People, today: date) -> bool:
    """Whether a line gives a day to be done by, in so many words."""
    task = read_task(text, people, today, named_first=True)
    return task.due is not None and any(_LIMITED.match(text[at:]) for at in range(len(text)) if text[at - 1] in " ,;")


def _done_by(task: TaskLine, naming: Naming) -> TaskLine:
    """The task, given to whom the line began with."""
    missing = tuple(part for part in task.missing if part is not Part.ASSIGNEE or naming.person_id is None)
    together = tuple(apart(naming.named)) if len(apart(naming.named)) > 1 else ()
    return replace(
        task, assignee_id=naming.person_id, alike=naming.alike, named=naming.named, together=together, missing=missing
    )


def _said_by(start: Start, text: str, people: People) -> Line:
    """What follows a name: an opinion where a sign or a word says so."""
    if (rest := without_mark(start.rest)) is not None and (signed := _NAMED_SIGN.match(rest)):
        # Whoever it is, it is no member, whatever the name.
        return _said(Naming(None, (), tidy(text[: len(text) - len(rest)])), "", rest[signed.end() :])
    naming = who(start.names, people)
    if len(start.names) == 1 and (says := _SAYS.match(start.rest)):
        return _said(naming, "", start.rest[says.end() :])
    about = _ABOUT.match(start.rest)
    rest = start.rest[about.end() :] if about else start.rest
    if signed := _NAMED_SIGN.match(rest):
        place = tidy(about["place"] or about["inside"]) if about else ""
        return _said(naming, place, rest[signed.end() :])
    if about is None and (titled := _titled(naming, text, start.rest)) is not None:
        return titled
    return Unclear(text, (naming.person_id,) if naming.person_id is not None else naming.alike)


def _unsaid(text: str, people: People) -> Line:
    """A line that names no member: said by a guest or a body, or a proposal of nobody yet."""
    head = _HEAD.match(text)
    if head is not None and (_TITLED.match(head["head"]) or names_a_body(head["head"])):
        return _said(who([head["head"]], people), "", head["text"])
    return _said(Naming(), "", text) if _PROPOSES.match(text) else Unclear(text, ())


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
