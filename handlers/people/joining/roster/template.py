"""The empty form that a clerk fills in: `chibo import --template`."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from handlers.people.joining.roster import texts
from handlers.people.joining.roster.form import HEADINGS

WIDTH = 22
NOTES_WIDTH = 110
TEXT_ROWS = 500


def roster_template() -> bytes:
    """A workbook (.xlsx): the sheet to fill in, sample rows on a sheet of their own, and notes."""
    book = Workbook()
    table = book.active
    assert isinstance(table, Worksheet)
    table.title = texts.SHEET
    _head(table)
    _as_text(table)
    sample = book.create_sheet(texts.SAMPLE_SHEET)
    _head(sample)
    for row in texts.SAMPLE_ROWS:
        sample.append(row)
    _write_notes(book.create_sheet(texts.NOTES_SHEET))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _head(sheet: Worksheet) -> None:
    sheet.append(list(HEADINGS.values()))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number in range(1, len(HEADINGS) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.freeze_panes = "A2"


def _as_text(sheet: Worksheet) -> None:
    # Cells that are text from the start keep their leading zeros (0912…, 001).
    for row in sheet.iter_rows(min_row=2, max_row=TEXT_ROWS + 1, max_col=len(HEADINGS)):
        for cell in row:
            if isinstance(cell, Cell):
                cell.number_format = "@"


def _write_notes(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = NOTES_WIDTH
    for note in texts.NOTES:
        sheet.append([note])
    for (cell,) in sheet.iter_rows(max_col=1):
        cell.alignment = Alignment(wrap_text=True)
