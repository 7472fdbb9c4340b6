"""Reading a task: its parts in any order, with signs between them or without."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from handlers.language.names import names_a_body
from handlers.meetings.log.one_line.lines import Part, TaskLine
from handlers.meetings.log.one_line.marks import DueWords, due_of, given_of, help_of, marks, product_of, target_of
from handlers.meetings.log.one_line.outsiders import has_office, outsiders_at_start
from handlers.meetings.log.one_line.people import Naming, People, apart, company_of, names_at_start, who
from handlers.meetings.log.one_line.phrases import on_one_line, pattern, phrase, tidy
from handlers.meetings.log.rules import TaskTarget

# A comma between digits is one of a number, but behind a day ("30/12,45 hộ").
_COMMA = r"(?:(?<!\d)|(?<=/\d)|(?<=/\d\d)|(?<=/\d{4})),|,(?!\d)"
_SIGN = re.compile(rf"(\s*;\s*|\s*(?:{_COMMA})\s*|\.\s+|\s+[–-]\s+)")
_UNKNOWN_NAME = re.compile(r"([^,:;\d]{1,40}?)\s*(?::|\s[–-]\s)\s*")
_IN_CHARGE = pattern(rf"\s+{phrase('phụ trách', 'chịu trách nhiệm')}$")
_FORCE = pattern(rf"{phrase('hội', 'đoàn', 'tổ', 'công an', 'mặt trận', 'ban', 'dân quân', 'các hội')}\b")


class _Last(Enum):
    """What the piece before was, where the one behind the next comma may be more of it."""

    HELPERS = "helpers"
    PRODUCT = "product"
    OTHER = "other"


@dataclass
class _Sheet:
    """A task while it is being read. Of days and counts: what was typed, and what it is if it was read."""

    people: People
    today: date
    namings: list[Naming] = field(default_factory=list)
    content: str = ""
    helpers: list[str] = field(default_factory=list)
    outsiders: tuple[str, ...] = ()
    products: list[str] = field(default_factory=list)
    dues: list[DueWords] = field(default_factory=list)
    targets: list[tuple[str, TaskTarget | None]] = field(default_factory=list)


def read_task(text: str, people: People, today: date, named_first: bool) -> TaskLine:
    """The task that the text tells. `named_first`: who is to do it stands in front, if anybody does."""
    sheet, text = _Sheet(people, today), on_one_line(text)
    if named_first:
        text = _take_names(sheet, text)
    last = _Last.OTHER
    for sign, segment in _segments(text):
        for first, piece in _pieces(segment, people, today):
            last = _note(sheet, piece, sign if first else " ", first, last)
    return _line(sheet)


def given_inside(text: str, people: People, today: date) -> bool:
    """Whether a text tells further on to whom the task in it is given: "dọn rác kiệt 3 giao Lan"."""
    pieces = (piece for _, segment in _segments(on_one_line(text)) for _, piece in _pieces(segment, people, today))
    return any(_given(piece, people) is not None for piece in pieces)


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """What stands between signs, each with the sign before it."""
    parts = ["", *_SIGN.split(text)]
    yield from ((sign, tidy(segment)) for sign, segment in zip(parts[::2], parts[1::2], strict=True) if tidy(segment))


def _pieces(segment: str, people: People, today: date) -> Iterator[tuple[bool, str]]:
    """The segment cut before each part in it that is known by how it begins; and whether a piece stands first."""
    cuts = [at for at in marks(segment) if _begins_part(segment[at:], people, today)]
    for start, end in zip([0, *cuts], [*cuts, len(segment)], strict=True):
        yield start == 0, tidy(segment[start:end])


def _begins_part(text: str, people: People, today: date) -> bool:
    if due_of(text, today) is not None or help_of(text, False) is not None or _given(text, people) is not None:
        return True
    return product_of(text, False) is not None


def _given(text: str, people: People) -> Naming | None:
    """Who stands behind "giao" or before "phụ trách", if nothing else does."""
    said = given_of(text)
    if said is None and (charge := _IN_CHARGE.search(text)):
        said = text[: charge.start()]
    start = names_at_start(said, people) if said is not None else None
    return who(start.names, people) if start is not None and not tidy(start.rest) else None


def _take_names(sheet: _Sheet, text: str) -> str:
    """Note whom the text begins with; what follows."""
    if (head := outsiders_at_start(text, sheet.people)) is not None:
        sheet.outsiders = head.outsiders
        sheet.namings += [who(head.members, sheet.people)] if head.members else []
        return head.rest
    start = names_at_start(text, sheet.people)
    unknown = _UNKNOWN_NAME.match(text)
    if start is not None and unknown is not None and has_office(start.rest):
        # Who bears a member's name and has an office may be somebody else.
        naming = who(start.names, sheet.people)
        ids = naming.alike or ((naming.person_id,) if naming.person_id is not None else ())
        sheet.namings.append(Naming(None, ids, unknown[1]))
        return text[unknown.end() :]
    if start is not None:
        sheet.namings.append(who(start.names, sheet.people))
        sheet.helpers += [company_of(one, sheet.people) for one in start.company]
        return start.rest
    if unknown is None or len(list(_pieces(unknown[1], sheet.people, sheet.today))) > 1:
        return text
    sheet.namings.append(who([unknown[1]], sheet.people))
    return text[unknown.end() :]


def _note(sheet: _Sheet, piece: str, sign: str, first: bool, last: _Last) -> _Last:
    """Note a piece for what it is."""
    if due := due_of(piece, sheet.today):
        sheet.dues.append(due)
        return _note(sheet, due.rest, " ", True, _Last.OTHER) if due.rest else _Last.OTHER
    if (product := product_of(piece, first)) is not None:
        sheet.products.append(product)
        return _Last.PRODUCT
    if target := target_of(piece):
        sheet.targets.append(target)
        return _Last.OTHER
    return _note_words(sheet, piece, sign, first, last)


def _note_words(sheet: _Sheet, piece: str, sign: str, first: bool, last: _Last) -> _Last:
    """Note a piece that is no day, product or count."""
    if naming := _given(piece, sheet.people):
        sheet.namings.append(naming)
        return _Last.OTHER
    helped = last is _Last.HELPERS and _helps_too(sheet, piece)
    if (helpers := help_of(piece, first) or (piece if helped else None)) is not None:
        # Behind a colon stands what is to be done.
        helpers, _, content = helpers.partition(": ")
        sheet.helpers.append(company_of(helpers, sheet.people))
        if not tidy(content):
            return _Last.HELPERS
        piece, sign = tidy(content), "; "
    if last is _Last.PRODUCT:
        sheet.products[-1] += sign + piece
        return _Last.PRODUCT
    sheet.content += (sign if sheet.content else "") + piece
    return _Last.OTHER


def _helps_too(sheet: _Sheet, piece: str) -> bool:
    """Whether a piece right behind helpers is another: a force or an association, or a member's name and no more."""
    if _FORCE.match(piece) or names_a_body(piece):
        return True
    start = names_at_start(piece, sheet.people)
    return start is not None and not tidy(start.rest)


def _line(sheet: _Sheet) -> TaskLine:
    one = sheet.namings[0] if len(sheet.namings) == 1 else _several(sheet.namings)
    due = sheet.dues[0].day if len(sheet.dues) == 1 else None
    target = sheet.targets[0][1] if len(sheet.targets) == 1 else None
    missing = {
        Part.CONTENT: not sheet.content,
        Part.ASSIGNEE: one.person_id is None,
        Part.DUE: due is None,
        Part.TARGET: bool(sheet.targets) and target is None,
    }
    return TaskLine(
        content=sheet.content or None,
        assignee_id=one.person_id,
        alike=one.alike,
        named=one.named,
        helpers=", ".join(sheet.helpers),
        due=due,
        due_words="; ".join(one.words for one in sheet.dues),
        target=target,
        target_words="; ".join(words for words, _ in sheet.targets),
        missing=tuple(part for part, lacks in missing.items() if lacks),
        lunar=due is not None and sheet.dues[0].lunar,
        expected="; ".join(sheet.products),
        outsiders=sheet.outsiders,
        together=_together(sheet.namings),
    )


def _together(namings: list[Naming]) -> tuple[str, ...]:
    """The names of several who are to do it, each as typed; nothing where one alone is named."""
    names = tuple(name for naming in namings for name in apart(naming.named))
    return names if len(names) > 1 else ()


def _several(namings: list[Naming]) -> Naming:
    """Who may be meant where somebody was named more than once: the same one, or several to choose from."""
    ids = tuple(dict.fromkeys(found for one in namings for found in ((one.person_id,) if one.person_id else one.alike)))
    named = ", ".join(one.named for one in namings)
    return Naming(ids[0], (), named) if len(ids) == 1 else Naming(None, ids, named)
