"""Who was away: "vắng: Cúc, Phúc (ốm)", "Cúc vắng có lý do", "đồng chí Phúc xin nghỉ vì ốm"."""

import re

from handlers.language.answers import says_none
from handlers.meetings.log.one_line.lines import Absence, AbsenceLine
from handlers.meetings.log.one_line.people import People, names_at_start, who
from handlers.meetings.log.one_line.phrases import pattern, phrase, tidy

_ASKED = rf"(?:{phrase('báo', 'xin phép', 'xin')}\s+)?"
_WITHOUT = phrase("không có lý do", "không lý do", "không có lí do", "không lí do", "không có phép", "không phép")
_WITH = phrase("có lý do", "có lí do", "có phép")
_HOW = rf"(?:\s+(?:(?P<without>{_WITHOUT})|(?P<with>{_WITH})))?"
_COUNT = rf"(?:\s*\(?\d{{1,3}}\)?(?:\s*{phrase('đồng chí', 'đ/c', 'đảng viên', 'người')})?)?"
_LINE = pattern(rf"{_ASKED}{phrase('vắng mặt', 'vắng')}\b{_HOW}{_COUNT}(?P<sign>\s*(?::|\s[–-]\s))?\s*(?P<names>.*)")
_NOBODY = pattern(rf"{phrase('không ai vắng', 'không có ai vắng', 'không đồng chí nào vắng')}\W*$")
_AWAY = pattern(
    rf"\s*:?\s*(?:{_ASKED}{phrase('vắng mặt', 'vắng')}|{phrase('xin nghỉ', 'xin phép nghỉ')}"
    rf"|{phrase('nghỉ')}(?=\s+{phrase('ốm', 'bệnh', 'vì', 'do', 'việc')}\b))\b{_HOW}"
)
_BECAUSE = pattern(rf"{phrase('vì', 'do', 'bởi', 'lý do', 'lí do')}\b\s*:?\s*")
# Not inside of brackets.
_BETWEEN = re.compile(r"\s*[,;](?![^()]*\))\s*|\s+(?:và|va)\s+(?![^()]*\))")


def read_absences(text: str, people: People) -> AbsenceLine | None:
    """Who the line says was away; None where it says no such thing."""
    if _NOBODY.match(text):
        return AbsenceLine(())
    if found := _LINE.match(text):
        known = names_at_start(found["names"], people) is not None
        if not known and not (found["sign"] and found["names"].strip()):
            return None
        excused = False if found["without"] else True if found["with"] else None
        return AbsenceLine(absences_in(found["names"], people, excused))
    each = [_said_away(part, people) for part in _BETWEEN.split(text) if part.strip()]
    if len(each) > 1 and None not in each:
        return AbsenceLine(tuple(one for line in each if line is not None for one in line.absences))
    return _said_away(text, people)


def _said_away(text: str, people: People) -> AbsenceLine | None:
    """One who is said to be away, or several of whom it is said at once: "Cúc và Phúc vắng vì ốm"."""
    start = names_at_start(text, people)
    away = _AWAY.match(start.rest) if start is not None else None
    if start is None or away is None:
        return None
    excused = False if away["without"] else True if away["with"] else None
    reason = _reason(start.rest[away.end() :])
    return AbsenceLine(tuple(_absence(name, people, reason, excused) for name in (*start.names, *start.company)))


def absences_in(text: str, people: People, excused: bool | None = None) -> tuple[Absence, ...]:
    """The names of a list, each with its reason where one stands behind it."""
    found: list[Absence] = []
    if says_none(text):
        return ()
    for item in filter(None, map(tidy, _BETWEEN.split(text))):
        start = names_at_start(item, people)
        if start is not None:
            found.append(_absence(item[: len(item) - len(start.rest)], people, _reason(start.rest), excused))
        elif found and found[-1].reason:
            # A comma inside of a reason.
            last = found.pop()
            found.append(Absence(last.person_id, last.alike, last.named, f"{last.reason}, {item}", last.excused))
        else:
            name, bracket, rest = item.partition("(")
            found.append(_absence(tidy(name), people, _reason(bracket + rest), excused))
    return tuple(found)


def _absence(name: str, people: People, reason: str, excused: bool | None) -> Absence:
    naming = who([tidy(name)], people)
    return Absence(
        naming.person_id, naming.alike, naming.named, reason, True if reason and excused is None else excused
    )


def _reason(rest: str) -> str:
    words = rest.strip(" ,;:.–-()[]")
    because = _BECAUSE.match(words)
    return words[because.end() :] if because else words
