"""Documents as people send them, made for the tests."""

import zipfile
from io import BytesIO

import docx
from docx.oxml import parse_xml
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_TEXT_BOX = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>quanh hộp</w:t></w:r><w:r>'
    "<w:pict><w:txbxContent><w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict>"
    "</w:r></w:p>"
)


def docx_of(*paragraphs: str, header: str = "", cell: str = "", boxed: bool = False) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if cell:
        document.add_table(1, 2).cell(0, 1).text = cell
    if boxed:
        document.element.body.insert(0, parse_xml(_TEXT_BOX))
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def xlsx_of(*cells: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for number, cell in enumerate(cells, start=1):
        sheet[f"B{number}"] = cell
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def pdf_of(*lines: str) -> bytes:
    figure = Figure()
    FigureCanvasPdf(figure)
    for number, line in enumerate(lines):
        figure.text(0.1, 0.9 - number / 20, line)
    content = BytesIO()
    figure.savefig(content, format="pdf")
    return content.getvalue()


def bomb() -> bytes:
    """A workbook that would unpack to 200 MB."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (200 * 1024 * 1024))
    return content.getvalue()
