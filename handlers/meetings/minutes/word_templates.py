"""The templates for Word, built with the measures of Hướng dẫn 05-HD/VPTW: `make templates` writes them.

They are docxtpl templates: what stands in double braces is filled in. A ward may edit a copy in Word and put it into
the folder that `documents.templates` of the settings names. Lengths are in millimetres, letters and spacing in points.
"""

import datetime as dt
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from handlers.meetings.minutes import texts
from handlers.meetings.minutes.rendering import MINUTES_FILE, RESOLUTION_FILE, TEMPLATES

FONT = "Times New Roman"
PAGE = (210, 297)
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
LETTERS, HEAD_LETTERS, TYPE_LETTERS, SUMMARY_LETTERS, TABLE_LETTERS, RECIPIENT_LETTERS = 14, 15, 16, 14, 13, 12
FIRST_LINE = 10
LINE = 18
AFTER = 6
SIGNATURE = 60
PAGE_NUMBER_FROM_EDGE = 10
HEAD_COLUMNS = (80, 85)
# The party's name at 15 points bold is 72.7 mm wide: its rule is as long, with a little room so that it does not break.
PARTY_NAME = 73.5
TASK_COLUMNS = (11, 54, 36, 29, 35)
# A fixed day, so that the same script always writes the same file.
_MADE = dt.datetime(2026, 5, 27, tzinfo=dt.UTC)


def minutes_template() -> Document:
    """The template of minutes (biên bản): no place and date under the party's name, two signatures."""
    form = _blank(texts.MINUTES_TITLE)
    _head(form, texts.T_PLACE_DATE_NONE)
    _heading(form, texts.MINUTES_TITLE, "{{ summary }}")
    for line in texts.T_OPENING:
        _plain(form, line)
    _section(form, texts.T_ATTENDANCE)
    for line in texts.T_ATTENDANCE_LINES:
        _plain(form, line)
    _section(form, texts.T_CONTENT)
    for heading, lines in texts.T_CONTENT_PARTS:
        _block(form, heading, lines)
    _tasks(form)
    for heading, below in texts.T_AFTER_TASKS:
        _block(form, heading, below)
    for line in texts.T_CLOSING:
        _plain(form, line).paragraph_format.keep_with_next = True
    _signatures(form, texts.T_SIGN_LEFT, texts.T_SIGN_RIGHT)
    _recipients(form, form.add_paragraph())
    _addenda(form)
    return form


def resolution_template() -> Document:
    """The template of a resolution (nghị quyết): place and date, and one signature for the cell."""
    form = _blank(texts.RESOLUTION_TITLE)
    _head(form, "{{ place_date }}")
    _heading(form, texts.RESOLUTION_TITLE, "{{ summary }}")
    for line in texts.T_RESOLUTION:
        _plain(form, line)
    _section(form, texts.T_RESOLVES, WD_ALIGN_PARAGRAPH.CENTER)
    for line in texts.T_RESOLVED:
        _plain(form, line)
    _tasks(form)
    # Of the end only its last words go with the signature: all of it together left the page before half empty.
    end = texts.T_RESOLUTION_END
    for line, following in zip(end, (*end[1:], ""), strict=True):
        last = following.startswith(("{%p else", "{%p endif"))
        _plain(form, line).paragraph_format.keep_with_next = last or None
    _signatures(form, None, texts.T_SIGN_CELL)
    return form


def _blank(title: str) -> Document:
    form = docx.Document()
    form.core_properties.title = title
    form.core_properties.author = form.core_properties.comments = ""
    form.core_properties.created = form.core_properties.modified = _MADE
    normal = form.styles["Normal"]
    _set_font(normal.font.element.get_or_add_rPr(), FONT)
    normal.font.size = Pt(LETTERS)
    page = form.sections[0]
    page.page_width, page.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(TOP), Mm(BOTTOM), Mm(LEFT), Mm(RIGHT)
    page.header_distance = page.footer_distance = Mm(PAGE_NUMBER_FROM_EDGE)
    page.different_first_page_header_footer = True
    _page_number(page.header.paragraphs[0])
    return form


def _set_font(properties: Any, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _page_number(paragraph: Paragraph) -> None:
    """The number of the page in the middle; the first page has a header of its own, which stays empty."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(LETTERS)
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = words
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _put(paragraph: Paragraph, words: str, size: float = LETTERS, bold: bool = False, italic: bool = False) -> Run:
    run = paragraph.add_run(words)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    run.font.color.rgb = RGBColor(0, 0, 0)
    return run


def _lay(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH, first_line: float = 0, after: float = AFTER) -> Paragraph:
    laid = paragraph.paragraph_format
    laid.line_spacing_rule, laid.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)
    laid.space_before, laid.space_after = Pt(0), Pt(after)
    laid.first_line_indent = Mm(first_line)
    paragraph.alignment = align
    return paragraph


def _plain(form: Document, words: str, bold: bool = False) -> Paragraph:
    """A paragraph of the text. One of docxtpl's paragraph tags ({%p … %}) is a paragraph that disappears."""
    paragraph = _lay(form.add_paragraph(), WD_ALIGN_PARAGRAPH.JUSTIFY, FIRST_LINE)
    _put(paragraph, words, bold=bold)
    # A speaker's name is not left alone at the end of a page.
    paragraph.paragraph_format.keep_with_next = words.endswith(":") or None
    return paragraph


def _section(form: Document, words: str, align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY) -> None:
    paragraph = _plain(form, words, bold=True)
    paragraph.alignment = align
    paragraph.paragraph_format.first_line_indent = Mm(0 if align is WD_ALIGN_PARAGRAPH.CENTER else FIRST_LINE)
    paragraph.paragraph_format.keep_with_next = True


def _block(form: Document, heading: str, lines: tuple[str, ...]) -> None:
    """A heading that is there only where its condition holds: "condition|words" with the lines below it."""
    condition, _, words = heading.rpartition("|")
    if condition:
        _plain(form, f"{{%p if {condition} %}}")
    _section(form, words)
    for line in lines:
        _plain(form, line)
    if condition:
        _plain(form, "{%p endif %}")


def _addenda(form: Document) -> None:
    """What was added after the minutes were adopted, behind all of them: each with its day, and signed."""
    _plain(form, "{%p if addenda %}")
    _section(form, texts.T_ADDENDA)
    _plain(form, "{%p for one in addenda %}")
    _plain(form, texts.T_ADDENDUM).paragraph_format.keep_with_next = True
    _signatures(form, texts.T_ADDED_LEFT, texts.T_ADDED_RIGHT)
    _plain(form, "{%p endfor %}")
    _plain(form, "{%p endif %}")


def _heading(form: Document, kind: str, summary: str) -> None:
    title = _lay(form.add_paragraph(), WD_ALIGN_PARAGRAPH.CENTER, after=0)
    title.paragraph_format.space_before = Pt(18)
    _put(title, kind, TYPE_LETTERS, bold=True)
    below = _lay(form.add_paragraph(), WD_ALIGN_PARAGRAPH.CENTER, after=12)
    _put(below, summary, SUMMARY_LETTERS, bold=True)


def _borderless(form: Document, widths: tuple[float, ...]) -> Table:
    table: Table = form.add_table(rows=1, cols=len(widths))
    _fix_widths(table, widths)
    return table


def _fix_widths(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _head(form: Document, place_date: str) -> None:
    """The head in two borderless columns: ward, cell, star and number; the party with its rule, place and date."""
    left, right = _borderless(form, HEAD_COLUMNS).rows[0].cells
    _lines(left, (("{{ ward }}", LETTERS, False, False), ("{{ cell }}", LETTERS, True, False)))
    _lines(left, (("*", LETTERS, False, False), ("{{ sign }}", LETTERS, False, False)), more=True)
    _lines(right, ((texts.PARTY, HEAD_LETTERS, True, False),))
    _rule_under(right.paragraphs[0], HEAD_COLUMNS[1])
    if place_date:
        _lines(right, ((place_date, LETTERS, False, True),), more=True)
        right.paragraphs[-1].paragraph_format.space_before = Pt(10)


def _lines(cell: _Cell, lines: tuple[tuple[str, float, bool, bool], ...], more: bool = False) -> None:
    for number, (words, size, bold, italic) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 and not more else cell.add_paragraph()
        _put(_lay(paragraph, WD_ALIGN_PARAGRAPH.CENTER, after=0), words, size, bold, italic)


def _rule_under(paragraph: Paragraph, width: float) -> None:
    """A rule as long as the party's name: the paragraph's lower border, brought in from both sides.

    Word keeps 1.9 mm free at each side of a cell.
    """
    inset = max(0.0, (width - 2 * 1.9 - PARTY_NAME) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(inset)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _tasks(form: Document) -> None:
    """The table of tasks, a row each; it is not there where no task was given."""
    _plain(form, "{%p if tasks %}")
    table = form.add_table(rows=4, cols=len(TASK_COLUMNS), style="Table Grid")
    _fix_widths(table, TASK_COLUMNS)
    for cell, words in zip(table.rows[0].cells, texts.T_TASK_HEAD, strict=True):
        _in_table(cell, words, bold=True)
    _repeat_on_each_page(table)
    _in_table(table.rows[1].cells[0], "{%tr for task in tasks %}")
    for cell, words in zip(table.rows[2].cells, texts.T_TASK_ROW, strict=True):
        _in_table(cell, words)
    _in_table(table.rows[3].cells[0], "{%tr endfor %}")
    # Word wants a paragraph between a table and what follows; it takes no more room than that between paragraphs.
    _lay(form.add_paragraph(), WD_ALIGN_PARAGRAPH.LEFT, after=0).paragraph_format.line_spacing = Pt(AFTER)
    _plain(form, "{%p endif %}")


def _in_table(cell: _Cell, words: str, bold: bool = False) -> None:
    align = WD_ALIGN_PARAGRAPH.CENTER if bold else WD_ALIGN_PARAGRAPH.LEFT
    _put(_lay(cell.paragraphs[0], align, after=0), words, TABLE_LETTERS, bold)


def _repeat_on_each_page(table: Table) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _signatures(form: Document, left: tuple[str, ...] | None, right: tuple[str, ...]) -> None:
    """Who signs: minutes left and right; a resolution left the recipients, right the cell."""
    table = _borderless(form, (82.5, 82.5))
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        if lines is None:
            _recipients(cell, cell.paragraphs[0])
            continue
        for number, words in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            last = number == len(lines) - 1
            # Authority and name are bold, the office between them is not (05-HD/VPTW).
            _put(_lay(paragraph, WD_ALIGN_PARAGRAPH.CENTER, after=0), words, bold=number == 0 or last)
            paragraph.paragraph_format.space_before = Pt(SIGNATURE if last else 12 if number == 0 else 0)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _recipients(place: Document | _Cell, first: Paragraph) -> None:
    """Who gets the document, in smaller letters; the last line says that the cell keeps it."""
    _lay(first, WD_ALIGN_PARAGRAPH.LEFT, after=0).paragraph_format.space_before = Pt(12)
    _put(first, texts.T_RECIPIENTS).font.underline = True
    for words in texts.T_RECIPIENT_LINES:
        _put(_lay(place.add_paragraph(), WD_ALIGN_PARAGRAPH.LEFT, after=0), words, RECIPIENT_LETTERS)


def main() -> None:
    """Write both templates into the package."""
    TEMPLATES.mkdir(exist_ok=True)
    minutes_template().save(str(TEMPLATES / MINUTES_FILE))
    resolution_template().save(str(TEMPLATES / RESOLUTION_FILE))


if __name__ == "__main__":
    main()
