"""What makes a filled-in workbook sound: pure decisions from its rows and what the cell has already."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.language.names import find_people
from handlers.language.tables.form import key
from handlers.language.tables.reading import Row
from handlers.sessions.booking.rules import Booked, StartProblem, check_start
from handlers.sessions.plan.workbook import texts

LONGEST = {"theme": 200, "area": 200, "place": 200, "preparer": 100, "day": 40, "time": 40, "field": 60}
LONGEST_OTHER = 1_500
REQUIRED = ("theme", "field", "reason", "area", "aim", "expected", "day", "time", "place")
WORDS = ("theme", "reason", "area", "aim", "expected", "place", "guests", "materials", "practice")
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?: 00:00(?::00)?)?")
_TIME = re.compile(r"(\d{1,2})(?:[:hg.](\d{2})?(?::00)?)?(?: giờ)?", re.IGNORECASE)


@dataclass(frozen=True)
class ThemeRow:
    """A theme as the workbook has it, in row `row`; `words` by field."""

    row: int
    words: Mapping[str, str]
    starts_at: datetime
    preparer_id: int | None


@dataclass(frozen=True)
class RowProblem:
    """What is wrong in one cell, and what to do about it."""

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        return texts.PROBLEM.format(row=self.row, column=texts.HEADINGS[self.column], what=self.what)


@dataclass(frozen=True)
class CellPlan:
    """What the rows are held against: the fields of work, the cell's members as (id, name), its planned sessions."""

    fields: Sequence[str]
    people: Sequence[tuple[int, str]]
    booked: Sequence[Booked]


def check(rows: Iterable[Row], known: CellPlan, now: datetime, zone: ZoneInfo) -> list[ThemeRow] | list[RowProblem]:
    """The themes of a workbook; or everything that is wrong with it, in the order of rows and columns."""
    run = _Check(known, now, zone)
    lines = [run.line(row) for row in rows]
    order = {column: number for number, column in enumerate(texts.HEADINGS)}
    if run.problems:
        return sorted(run.problems, key=lambda problem: (problem.row, order[problem.column]))
    return [line for line in lines if line is not None]


class _Check:
    """One run over the rows, gathering problems."""

    def __init__(self, known: CellPlan, now: datetime, zone: ZoneInfo) -> None:
        self._known, self._now, self._zone = known, now, zone
        self._fields = {key(name): name for name in known.fields}
        self._booked = list(known.booked)
        self._themes: dict[str, int] = {}
        self.problems: list[RowProblem] = []

    def line(self, row: Row) -> ThemeRow | None:
        before = len(self.problems)
        self._check_cells(row)
        words = {name: row.text(name) for name in WORDS}
        words["field"] = self._field(row)
        preparer = self._preparer(row)
        start = self._start(row)
        self._check_twice(row)
        if len(self.problems) > before or start is None:
            return None
        self._booked.append(Booked(words["theme"], start))
        return ThemeRow(row.number, words, start, preparer)

    def _wrong(self, row: Row, column: str, what: str, /, **values: object) -> None:
        self.problems.append(RowProblem(row.number, column, what.format(**values)))

    def _check_cells(self, row: Row) -> None:
        for column in texts.HEADINGS:
            text = row.text(column)
            if text.startswith("="):
                self._wrong(row, column, texts.FORMULA)
            elif not text and column in REQUIRED:
                self._wrong(row, column, texts.EMPTY)
            elif len(text) > (limit := LONGEST.get(column, LONGEST_OTHER)):
                self._wrong(row, column, texts.TOO_LONG, limit=limit)

    def _field(self, row: Row) -> str:
        text = row.text("field")
        field = self._fields.get(key(text))
        if text and field is None and not text.startswith("="):
            self._wrong(row, "field", texts.NOT_A_FIELD, text=text[:40])
        return field or ""

    def _preparer(self, row: Row) -> int | None:
        text = row.text("preparer")
        if not text or text.startswith("="):
            return None
        people = find_people(text, self._known.people)
        if len(people) != 1:
            self._wrong(row, "preparer", texts.SEVERAL if people else texts.NOBODY, text=text[:40])
            return None
        return people[0]

    def _start(self, row: Row) -> datetime | None:
        day, at = self._day(row), self._time(row)
        if day is None or at is None:
            return None
        start = datetime.combine(day, at, self._zone)
        against = check_start(start, self._now, self._booked)
        if against is None:
            return start
        problem, other = against
        words = {StartProblem.PAST: texts.PAST, StartProblem.FAR: texts.FAR, StartProblem.TAKEN: texts.TAKEN}[problem]
        self._wrong(row, "day", words, day=f"{day:%d/%m/%Y}", theme=other.theme if other is not None else "")
        return None

    def _day(self, row: Row) -> date | None:
        text = row.text("day")
        day = read_day(text)
        if text and day is None and not text.startswith("="):
            self._wrong(row, "day", texts.DAY_WRONG, text=text[:40])
        return day

    def _time(self, row: Row) -> time | None:
        text = row.text("time")
        at = read_time(text)
        if text and at is None and not text.startswith("="):
            self._wrong(row, "time", texts.TIME_WRONG, text=text[:40])
        return at

    def _check_twice(self, row: Row) -> None:
        theme = key(row.text("theme"))
        earlier = self._themes.setdefault(theme, row.number) if theme else row.number
        if earlier != row.number:
            self._wrong(row, "theme", texts.TWICE, row=earlier)


def read_day(text: str) -> date | None:
    """A day as a cell holds it: 05/03/2027."""
    parts = _DAY.fullmatch(text)
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else None
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """A time as a cell holds it: 19:30, 19h30, 19h, 19 giờ."""
    parts = _TIME.fullmatch(text)
    try:
        return time(int(parts[1]), int(parts[2] or 0)) if parts else None
    except ValueError:
        return None
