"""A sheet of invitations to print and cut: a slip each, with a QR code and the line to type in its place."""

from io import BytesIO
from typing import Any

from handlers.people.administration import texts
from handlers.people.joining import qr

KIND = "invitation_sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT, LETTERS, NAME_LETTERS, CODE_LETTERS = "Times New Roman", 11, 13, 15
# Millimetres: the columns of two slips side by side, a picture and its words each; and those of one, where the picture
# shows the ways of several apps.
TWO, ONE = (38, 57, 38, 57), (80, 110)
HEIGHT, ROUND, ABOVE = 64, 4, 10


def render_sheet(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The sheet as a Word file: its name, content and type. `slips` of the recipe are name, unit, code and the recipe
    of the picture (None where no app has links: then the code alone is there).
    """
    # It takes long to load, at each start: it waits until somebody wants a sheet.
    import docx
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    form = docx.Document()
    style = form.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(LETTERS)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    page = form.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(ABOVE)
    form.add_paragraph().add_run(texts.SHEET_TITLE.format(unit=recipe["unit"])).bold = True
    form.add_paragraph(texts.SHEET_HOW.format(until=recipe["until"]))
    slips = recipe["slips"]
    widths = ONE if any("ways" in (slip["picture"] or {}) for slip in slips) else TWO
    in_row = len(widths) // 2
    table = form.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for start in range(0, len(slips), in_row):
        row = table.add_row()
        row.height, row.height_rule = Mm(HEIGHT), WD_ROW_HEIGHT_RULE.EXACTLY
        _keep_whole(row)
        for place, slip in enumerate(slips[start : start + in_row]):
            _slip(row.cells[2 * place], row.cells[2 * place + 1], slip, recipe["until"], widths[0] - ROUND)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    made = BytesIO()
    form.save(made)
    return texts.SHEET_FILE.format(code=recipe["code"]), made.getvalue(), DOCX


def _keep_whole(row: Any) -> None:
    """No slip is cut by the end of a page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _slip(picture: Any, words: Any, slip: dict[str, Any], until: str, side: int) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    picture.vertical_alignment = words.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    picture.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    if slip["picture"]:
        picture.paragraphs[0].add_run().add_picture(BytesIO(qr.render(slip["picture"])), width=Mm(side))
    words.paragraphs[0].add_run(texts.SLIP_HEADING)
    name = words.add_paragraph().add_run(slip["name"])
    name.bold, name.font.size = True, Pt(NAME_LETTERS)
    words.add_paragraph(slip["unit"])
    if slip["picture"]:
        words.add_paragraph(texts.SLIP_STEPS)
    words.add_paragraph(texts.SLIP_BY_CODE if slip["picture"] else texts.SLIP_ONLY_CODE)
    code = words.add_paragraph().add_run(slip["code"])
    code.bold, code.font.size = True, Pt(CODE_LETTERS)
    words.add_paragraph().add_run(texts.SLIP_UNTIL.format(until=until)).italic = True
