"""Documents as people send them, made for the tests.

Where a test is parametrized over documents, they are made when it runs: collecting the tests makes none.
"""

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

import docx
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Content = bytes | Callable[[], bytes]

_TEXT_BOX = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>quanh hộp</w:t></w:r><w:r>'
    "<w:pict><w:txbxContent><w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict>"
    "</w:r></w:p>"
)


def content_of(content: Content) -> bytes:
    """What a file holds that is given as it is or is still to be made."""
    return content() if callable(content) else content


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


def pdf_of(*lines: str, across: str = "") -> bytes:
    """A page with these lines, and a stamp across it."""
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.figure import Figure

    figure = Figure()
    FigureCanvasPdf(figure)
    for number, line in enumerate(lines):
        figure.text(0.1, 0.9 - number / 20, line)
    figure.text(0.3, 0.3, across, rotation=45, fontsize=40)
    content = BytesIO()
    figure.savefig(content, format="pdf")
    return content.getvalue()


_ODF = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{}</office:document-content>'
)


def odt_of(*paragraphs: str, header: str = "") -> bytes:
    """An OpenDocument text; a paragraph may hold its markup (text:span, text:s, text:line-break)."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", _ODF.format("".join(f"<text:p>{one}</text:p>" for one in paragraphs)))
        archive.writestr("styles.xml", _ODF.format(f"<text:p>{header}</text:p>"))
    return content.getvalue()


def pptx_of(*paragraphs: str) -> bytes:
    lines = "".join(f"<a:p><a:r><a:t>{one}</a:t></a:r></a:p>" for one in paragraphs)
    slide = f'<s xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{lines}</s>'
    return zip_of({"ppt/slides/slide1.xml": slide})


def zip_of(parts: dict[str, str]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return content.getvalue()


@cache
def odt_bomb() -> bytes:
    """An OpenDocument text that would unpack to 200 MB."""
    return zip_of({"content.xml": "0" * (200 * 1024 * 1024)})


@cache
def bomb() -> bytes:
    """A workbook that would unpack to 200 MB."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (200 * 1024 * 1024))
    return content.getvalue()
