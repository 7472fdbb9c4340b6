"""The figures of a stored digest as a workbook: cells, their weeks, and the sessions ahead. Text stays text."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook

from handlers.ward.digests import rules, texts
from handlers.ward.digests.counts import MarkCounts
from handlers.ward.digests.snapshot import CellRow, Figures
from storage.database import Db
from storage.digests import DigestSnapshot

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_ROW = 5
NAME_WIDTH, NUMBER_WIDTH = 34, 12


def render_recipe(db: Db, recipe: dict[str, object]) -> tuple[str, bytes, str]:
    """The workbook of a stored digest, as file name, content and type; the recipe as for the picture (chart.py).
    Raises sqlalchemy.exc.NoResultFound.
    """
    figures = Figures.from_dict(db.get_one(DigestSnapshot, recipe["digest_id"]).figures).wanted_by(recipe)
    return texts.SHEET_FILE.format(day=figures.at.date().isoformat()), workbook(figures), MIME


def workbook(figures: Figures) -> bytes:
    """All numbers of the figures, row by row, the totals last."""
    # It takes long to load, at each start: it waits until somebody wants the figures.
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        numbers = [
            [*_named(figures, row), *(getattr(row.counts, name) for name in texts.SHEET_NUMBERS)]
            for row in _rows(figures)
        ]
        totals = [texts.SHEET_TOTALS, "", *(getattr(figures.totals, name) for name in texts.SHEET_NUMBERS)]
        _write(
            book,
            bold,
            texts.SHEET_CELLS,
            figures,
            (*texts.SHEET_NAMES, *texts.SHEET_NUMBERS.values()),
            [*numbers, totals],
        )
        heads = [texts.week_head(week) for week in rules.weeks_of(figures)]
        weeks = [[*_named(figures, row), *map(_mark, row.weeks)] for row in _rows(figures)]
        _write(book, bold, texts.SHEET_WEEKS, figures, (*texts.SHEET_NAMES, *heads), weeks)
        _write(book, bold, texts.SHEET_COMING, figures, texts.SHEET_COMING_HEADS, list(_coming(figures)))
    return out.getvalue()


def _rows(figures: Figures) -> list[CellRow]:
    return rules.by_name(figures.cells)


def _named(figures: Figures, row: CellRow) -> list[str]:
    above = figures.unit_named(row.parent_id)
    return [row.name, above or figures.unit_name]


def _mark(mark: MarkCounts) -> str:
    state = texts.SHEET_STATES[mark.session]
    state = texts.SHEET_SEVERAL.format(state=state, number=mark.number) if mark.number > 1 else state
    return texts.SHEET_LATE.format(state=state, late=mark.late) if mark.late else state


def _coming(figures: Figures) -> Iterable[list[str]]:
    names = {row.unit_id: row.name for row in figures.cells}
    for one in figures.coming:
        yield [f"{one.starts_at:%d/%m/%Y}", f"{one.starts_at:%H:%M}", names[one.cell_id], one.theme]


def _write(
    book: "Workbook", bold: Any, name: str, figures: Figures, heads: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 1, NAME_WIDTH)
    sheet.set_column(2, max(2, len(heads)), NUMBER_WIDTH)
    sheet.freeze_panes(FIRST_ROW, 1)
    for number, words in enumerate(
        (texts.picture_title(figures), texts.picture_unit(figures), texts.picture_moment(figures))
    ):
        sheet.write_string(number, 0, words, bold if number == 0 else None)
    for column, words in enumerate(heads):
        sheet.write_string(FIRST_ROW - 1, column, words, bold)
    for line, row in enumerate(rows, start=FIRST_ROW):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(line, column, value)
            else:
                sheet.write_string(line, column, str(value))
