"""A printed slip of somebody's tasks, in big letters, for those who have no phone."""

from io import BytesIO
from typing import Any

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_date
from handlers.tasks.cell_tasks import texts
from handlers.tasks.labels import count_words
from storage.people import Person
from storage.tasks import Task

KIND = "slip"
FONT, LETTERS, TITLE_LETTERS = "Times New Roman", 16, 20
COLUMNS = (12, 62, 34, 40, 27)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def slip_recipe(work: Work, person: Person, tasks: list[Task]) -> dict[str, Any]:
    """All that the slip says, as it is now: every printing of it says the same."""
    rows = [
        {
            "content": task.content,
            "due": long_date(task.due_on),
            "expected": task.expected,
            "count": texts.SLIP_COUNT.format(**count_words(task)) if task.target is not None else "",
        }
        for task in tasks
    ]
    return {
        "kind": KIND,
        "code": person.code,
        "who": called(work.db, person),
        "cell": person.unit.name,
        "day": long_date(work.today),
        "rows": rows,
    }


def render_slip(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The slip as a Word file: its name, content and type."""
    # It takes long to load, at each start: it waits until somebody wants a slip.
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    form = docx.Document()
    style = form.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(LETTERS)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    page = form.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(17)
    title = form.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(texts.SLIP_TITLE)
    run.bold, run.font.size = True, Pt(TITLE_LETTERS)
    for line in (texts.SLIP_WHO, texts.SLIP_CELL, texts.SLIP_DAY):
        form.add_paragraph(line.format(**recipe))
    if recipe["rows"]:
        _table(form, recipe["rows"])
    else:
        form.add_paragraph(texts.SLIP_NONE)
    form.add_paragraph(texts.SLIP_HOW)
    sign = form.add_paragraph(texts.SLIP_SIGN)
    sign.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made = BytesIO()
    form.save(made)
    return texts.SLIP_FILE.format(code=recipe["code"]), made.getvalue(), DOCX


def _table(form: Any, rows: list[dict[str, str]]) -> None:
    from docx.shared import Mm

    table = form.add_table(rows=1, cols=len(COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, texts.SLIP_COLUMNS, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for number, row in enumerate(rows, 1):
        line = (str(number), row["content"], row["due"], row["expected"], row["count"])
        for cell, words in zip(table.add_row().cells, line, strict=True):
            cell.text = words
    for row in table.rows:
        for cell, width in zip(row.cells, COLUMNS, strict=True):
            cell.width = Mm(width)
