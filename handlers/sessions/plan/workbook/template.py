"""The empty workbook: the sheet to fill in, a sheet of samples, notes. Everything in it is text."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

from handlers.sessions.plan.workbook import texts

KIND = "plan_form"
ROWS = 200
WIDTH = 26
NOTES_WIDTH = 110
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plan_template(fields: Sequence[str]) -> bytes:
    """A workbook (.xlsx); the fields of work are offered as a list in their column."""
    # It takes long to load, at each start: it waits until somebody wants the form.
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, {"strings_to_formulas": False, "strings_to_numbers": False, "in_memory": True})
    heading, text = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "@"})
    sheet = _sheet(book, texts.SHEET, heading, text)
    column = list(texts.HEADINGS).index("field")
    sheet.data_validation(1, column, ROWS, column, {"validate": "list", "source": list(fields)[:20]})
    sample = _sheet(book, texts.SAMPLE_SHEET, heading, text)
    for number, row in enumerate(texts.SAMPLE_ROWS, start=1):
        sample.write_row(number, 0, row)
    notes = book.add_worksheet(texts.NOTES_SHEET)
    notes.set_column(0, 0, NOTES_WIDTH, book.add_format({"text_wrap": True}))
    notes.write_column(0, 0, texts.NOTES)
    book.close()
    return content.getvalue()


def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file of a recipe {"kind", "fields"}: name, content, type."""
    return texts.FILE_NAME, plan_template(recipe["fields"]), MIME


def _sheet(book: "Workbook", name: str, heading: object, text: object) -> "Worksheet":
    sheet = book.add_worksheet(name)
    sheet.set_column(0, len(texts.HEADINGS) - 1, WIDTH, text)
    sheet.write_row(0, 0, texts.HEADINGS.values(), heading)
    sheet.freeze_panes(1, 1)
    return sheet
