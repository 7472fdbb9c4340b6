"""What a table looks like, and its lines: what every kind of file becomes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from handlers.language.names import fold
from handlers.language.tables import texts

MOST_COLUMNS = 60
HEADING_WITHIN = 20
FARTHEST_ROW = 60_000


class TableRefused(Exception):
    """The file as a whole cannot be read; its message says in Vietnamese what is wrong and what to do."""


def key(words: str) -> str:
    """Words as they are compared: without accents, capitals, punctuation or spaces."""
    return "".join(character for character in fold(words) if character.isalnum())


@dataclass(frozen=True)
class TableForm:
    """What a table looks like: its headings by column, others they are known by, those it cannot do without, the sheet
    it stands on and the one that is never read, how many rows it may have, and what is said where headings are missing.
    """

    headings: Mapping[str, str]
    required: tuple[str, ...]
    sheet: str
    skipped: str
    most_rows: int
    no_headings: str
    also: Mapping[str, str] = field(default_factory=dict)

    def column_of(self, heading: str) -> str | None:
        """The column that a heading names."""
        wanted = key(heading)
        for name, words in self.headings.items():
            if key(words) == wanted:
                return name
        return next((name for words, name in self.also.items() if key(words) == wanted), None)


@dataclass(frozen=True)
class Line:
    """One filled line of a file: its number as the program shows it, its cells, and whether it is hidden there."""

    number: int
    cells: list[str]
    hidden: bool = False


def filled(form: TableForm, rows: Iterable[tuple[list[str], bool]]) -> Iterator[Line]:
    """The lines in which anything stands, with their numbers. Raises TableRefused where there are too many."""
    found = 0
    for number, (cells, hidden) in enumerate(rows, start=1):
        if any(cells):
            found += 1
            yield Line(number, cells, hidden)
        if number >= FARTHEST_ROW or found > form.most_rows + HEADING_WITHIN:
            raise TableRefused(texts.TOO_MANY_ROWS.format(rows=form.most_rows))


def find_headings(form: TableForm, lines: list[Line]) -> int | None:
    """Where the headings are: the first line, not far down, that has two of the required ones."""
    for index, line in enumerate(lines[:HEADING_WITHIN]):
        columns = {form.column_of(cell) for cell in line.cells if cell}
        if len(columns & set(form.required)) >= 2:
            return index
    return None
