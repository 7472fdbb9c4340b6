"""What makes a filled-in workbook sound: pure decisions from its rows and what the cell has already."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.language.dates import Moment, unclear
from handlers.language.names import find_people, plain_label
from handlers.language.tables.form import key
from handlers.language.tables.reading import Row
from handlers.sessions.booking.rules import Booked, StartProblem, check_start
from handlers.sessions.plan.workbook import texts
from handlers.sessions.plan.workbook.starts import read_day, read_time

LONGEST = {"theme": 200, "area": 200, "place": 200, "preparer": 100, "day": 40, "time": 40, "field": 60}
LONGEST_OTHER = 1_500
REQUIRED = ("theme", "field", "reason", "area", "aim", "expected", "day", "time", "place")
WORDS = ("theme", "reason", "area", "aim", "expected", "place", "guests", "materials", "practice")


@dataclass(frozen=True)
class ThemeRow:
    """A theme as the workbook has it, in row `row`; `words` by field. `lunar`: its day was said by the moon."""

    row: int
    words: Mapping[str, str]
    starts_at: datetime
    preparer_id: int | None
    lunar: bool = False


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
    """What the rows are held against: the fields of work, the cell's members as (id, name), its planned sessions, all
    sessions of its plan (`there`, also those held), the last day that can be planned.
    """

    fields: Sequence[str]
    people: Sequence[tuple[int, str]]
    booked: Sequence[Booked]
    there: Collection[Booked]
    last: date


@dataclass(frozen=True)
class Checked:
    """What a workbook comes to: the themes that can be taken, everything that is wrong with the other rows in the order
    of rows and columns, and the rows whose theme is in the plan already.
    """

    themes: tuple[ThemeRow, ...]
    problems: tuple[RowProblem, ...]
    there: tuple[int, ...]


def check(rows: Iterable[Row], known: CellPlan, now: datetime) -> Checked:
    """Each row of a workbook, by itself and against those above it. `now` is local."""
    run = _Check(known, now)
    themes = [theme for row in rows if (theme := run.line(row)) is not None]
    order = {column: number for number, column in enumerate(texts.HEADINGS)}
    problems = sorted(run.problems, key=lambda problem: (problem.row, order[problem.column]))
    return Checked(tuple(themes), tuple(problems), tuple(run.there))


class _Check:
    """One run over the rows, gathering problems."""

    def __init__(self, known: CellPlan, now: datetime) -> None:
        self._known, self._now = known, now
        self._fields = {key(name): name for name in known.fields}
        self._booked = list(known.booked)
        self._in_plan = {(key(one.theme), one.starts_at) for one in known.there}
        self._themes: dict[str, int] = {}
        self.problems: list[RowProblem] = []
        self.there: list[int] = []

    def line(self, row: Row) -> ThemeRow | None:
        before = len(self.problems)
        day = read_day(row.text("day"), self._now)
        start = self._moment(row, day)
        if start is not None and (key(row.text("theme")), start) in self._in_plan:
            self.there.append(row.number)
            return None
        self._check_cells(row, day)
        words = {name: row.text(name) for name in WORDS}
        words["field"] = self._field(row)
        preparer = self._preparer(row)
        self._check_start(row, day, start)
        self._check_twice(row)
        if len(self.problems) > before or start is None or day is None:
            return None
        self._booked.append(Booked(words["theme"], start))
        return ThemeRow(row.number, words, start, preparer, day.lunar)

    def _wrong(self, row: Row, column: str, what: str, /, **values: object) -> None:
        self.problems.append(RowProblem(row.number, column, what.format(**values)))

    def _check_cells(self, row: Row, day: Moment | None) -> None:
        for column in texts.HEADINGS:
            text = row.text(column)
            if text.startswith("="):
                self._wrong(row, column, texts.FORMULA)
            elif not text and column in REQUIRED and not (column == "time" and day is not None and day.time):
                self._wrong(row, column, texts.EMPTY)
            elif len(text) > (limit := LONGEST.get(column, LONGEST_OTHER)):
                self._wrong(row, column, texts.TOO_LONG, limit=limit)

    def _field(self, row: Row) -> str:
        text = row.text("field")
        if not text or text.startswith("="):
            return ""
        if (field := self._fields.get(key(text))) is not None:
            return field
        fitting = [name for name in self._known.fields if plain_label(text) in plain_label(name)]
        if len(fitting) == 1:
            return fitting[0]
        self._wrong(row, "field", texts.NOT_A_FIELD, text=text[:40])
        return ""

    def _preparer(self, row: Row) -> int | None:
        text = row.text("preparer")
        if not text or text.startswith("="):
            return None
        people = find_people(text, self._known.people)
        if len(people) != 1:
            self._wrong(row, "preparer", texts.SEVERAL if people else texts.NOBODY, text=text[:40])
            return None
        return people[0]

    def _moment(self, row: Row, day: Moment | None) -> datetime | None:
        """The start that both cells say together; None where one of them does not say its part."""
        if day is None:
            return None
        at = read_time(row.text("time"), self._now) if row.text("time") else day.time
        return datetime.combine(day.day, at, self._now.tzinfo) if at is not None else None

    def _check_start(self, row: Row, day: Moment | None, start: datetime | None) -> None:
        self._check_day(row, day)
        self._check_time(row, day)
        against = check_start(start, self._now, self._booked, self._known.last) if start is not None else None
        if start is None or against is None:
            return
        problem, other = against
        words = {StartProblem.PAST: texts.PAST, StartProblem.FAR: texts.FAR, StartProblem.TAKEN: texts.TAKEN}[problem]
        self._wrong(
            row,
            "day",
            words,
            day=f"{start:%d/%m/%Y}",
            last=f"{self._known.last:%d/%m/%Y}",
            theme=other.theme if other is not None else "",
        )

    def _check_day(self, row: Row, day: Moment | None) -> None:
        text = row.text("day")
        if text and day is None and not text.startswith("="):
            words = texts.DAY_UNCLEAR if unclear(text, self._now) is not None else texts.DAY_WRONG
            self._wrong(row, "day", words, text=text[:40])

    def _check_time(self, row: Row, day: Moment | None) -> None:
        text = row.text("time")
        if not text or text.startswith("="):
            return
        at = read_time(text, self._now)
        if at is None:
            self._wrong(row, "time", texts.TIME_WRONG, text=text[:40])
        elif day is not None and day.time not in (None, at):
            self._wrong(row, "time", texts.TIME_DIFFERS, text=text[:40], other=f"{day.time:%H:%M}")

    def _check_twice(self, row: Row) -> None:
        theme = key(row.text("theme"))
        earlier = self._themes.setdefault(theme, row.number) if theme else row.number
        if earlier != row.number:
            self._wrong(row, "theme", texts.TWICE, row=earlier)
