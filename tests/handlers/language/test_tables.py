"""Tables as people's programs write them: what is seen is read, as it is shown; what is hidden or spoilt is said."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from handlers.language.tables import texts
from handlers.language.tables.form import TableForm, TableRefused
from handlers.language.tables.legacy import is_legacy
from handlers.language.tables.reading import read_table
from handlers.language.tables.shown import shown

FORM = TableForm(
    headings={"code": "Mã", "name": "Họ tên"},
    required=("code", "name"),
    sheet="Danh sách",
    skipped="Hướng dẫn",
    most_rows=100,
    no_headings="Không thấy {columns}.",
)
ADDRESSES = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def nothing(book: Workbook, sheet: Worksheet) -> None:
    """The workbook as it is."""


def workbook(change: Callable[[Workbook, Worksheet], object] = nothing, *more: tuple[Any, ...]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (("Mã", "Họ tên"), *(more or (("DV1", "Lê Thị Mẫu"),))):
        sheet.append(row)
    change(book, sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def read(content: bytes, name: str = "a.xlsx") -> list[tuple[int, str, str]]:
    return [(row.number, row.text("code"), row.text("name")) for row in read_table(FORM, content, name)]


def refusal(content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(TableRefused) as caught:
        read_table(FORM, content, name)
    return str(caught.value)


def strict(content: bytes) -> bytes:
    """The same workbook as ISO 29500 Strict."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(written, "w") as copy:
        for part in archive.infolist():
            text = archive.read(part)
            for usual, address in ADDRESSES.items():
                text = text.replace(usual, address)
            copy.writestr(part.filename, text)
    return written.getvalue()


def test_strict_open_xml_is_read() -> None:
    content = strict(workbook(nothing, ("DV1", "Lê Thị Mẫu"), (7, "Trần Mẫu")))
    assert read(content) == [(2, "DV1", "Lê Thị Mẫu"), (3, "7", "Trần Mẫu")]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1, "000", "001"),
        (912345678, "0000000000", "0912345678"),
        (912345678, "0000 000 000", "0912 345 678"),
        (7, '"DV"000', "DV007"),
        (12, "General", "12"),
        (2.5, "General", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1200, "#,##0", "1.200"),
        (2.5, "0.00", "2,50"),
        (0.5, "0%", "50%"),
        (3, "@", "3"),
        (0, "000", "000"),
        (1979, "0", "1979"),
        (date(2026, 12, 3), "dd/mm/yyyy", "03/12/2026"),
        (12345, "[Red]00000;-0", "12345"),
        (1, "0E+00", "1"),
        (None, "000", ""),
    ],
)
def test_a_number_as_it_is_shown(value: Any, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_a_code_with_zeros_in_front_stays_one() -> None:
    def form(book: Workbook, sheet: Worksheet) -> None:
        sheet["A2"].number_format = "000"

    assert read(workbook(form, (1, "Lê Thị Mẫu"))) == [(2, "001", "Lê Thị Mẫu")]


def test_a_colour_far_down_is_nothing() -> None:
    def colour(book: Workbook, sheet: Worksheet) -> None:
        sheet["A1048576"].fill = PatternFill("solid", fgColor="FFFF00")

    assert read(workbook(colour)) == [(2, "DV1", "Lê Thị Mẫu")]


def test_a_word_far_down_is_told() -> None:
    def word(book: Workbook, sheet: Worksheet) -> None:
        sheet["A1048576"] = "x"

    assert refusal(workbook(word)) == texts.TOO_MANY_ROWS.format(rows=100)


def test_an_old_hidden_sheet_in_front_is_not_taken() -> None:
    def hide(book: Workbook, sheet: Worksheet) -> None:
        old = book.create_sheet("Danh sách", 0)
        old.append(("Mã", "Họ tên"))
        old.append(("CU", "Người cũ (mẫu)"))
        old.sheet_state = "hidden"

    assert read(workbook(hide)) == [(2, "DV1", "Lê Thị Mẫu")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_table_on_a_hidden_sheet_alone_is_told(state: Literal["hidden", "veryHidden"]) -> None:
    def hide(book: Workbook, sheet: Worksheet) -> None:
        book.create_sheet("Trang trống")
        sheet.title, sheet.sheet_state = "Cũ", state

    assert refusal(workbook(hide)) == texts.HIDDEN_SHEET.format(sheet="Cũ")


def test_hidden_rows_are_told() -> None:
    def hide(book: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    assert refusal(workbook(hide, ("A", "Một"), ("B", "Hai"))) == texts.HIDDEN_ROWS.format(rows="3")


def test_files_that_only_look_like_a_workbook_are_told_by_their_kind() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refusal(old + "EncryptedPackage".encode("utf-16-le")) == texts.LOCKED
    assert refusal(old) == texts.OLD_EXCEL == refusal(b"<html>", "a.xls")
    assert refusal(b"x", "a.ods") == texts.TYPE_UNKNOWN


# TCVN3, VNI, UTF-8 read as Latin, lost letters.
SPOILT = [
    "Nguy\u00d4n V\u00a8n An",
    "Tr\u00c7n Th\u00de B\u00d7nh",
    "L\u00aa V\u00a8n H\u00efng",
    "Nguye\u00e3n Va\u00ean An",
    "Tra\u00e0n Th\u00f2 B\u00ecnh",
    "Leâ Vaên Huøng",
    "Nguy\u00e1\u00bb\u2026n V\u00c4\u0192n An",
    "L\u00c3\u00aa Th\u00e1\u00bb\u2039 Lan",
    "Nguy\ufffdn V\ufffdn An",
    "Nguy?n V?n An",
]


@pytest.mark.parametrize("name", SPOILT)
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_spoilt_letters_are_refused_by_row(name: str, ending: str) -> None:
    rows = (("DV1", "Lê Thị Mẫu"), ("DV2", name))
    table = "\n".join(",".join(row) for row in (("Mã", "Họ tên"), *rows)).encode()
    content = workbook(nothing, *rows) if ending == ".xlsx" else table
    assert refusal(content, f"a{ending}") == texts.LEGACY.format(rows="3")


GOOD = (
    *("Nguyễn Thị Thu Thủy", "Lê Văn Hòa", "H'Bia Niê", "Y Wăn Êban", "Đinh Nưng", "ÁNH", "LẮP ĐÈN CHIẾU SÁNG"),
    *(
        "François",
        "Müller",
        "café",
        "15°C",
        "© 2026",
        "Ông hỏi gì?",
        "ai? ở đâu?",
        "A·B",
        "“Ngày thứ Bảy”",
        "«Ngõ xanh»",
        "đọc «Ngõ xanh», rồi bàn",
        "ƯỜNG",
    ),
    *("khuỷu", "ngoằn ngoèo", "quý", "giữ", "Bhnước", "Zơrâm Brôông"),
)


def test_right_letters_pass_with_the_tone_on_either_vowel() -> None:
    before = ["Ho\u00e0", "Thu\u1ef3", "lo\u00e3", "kho\u1ebb", "Thu\u00fd"]
    assert [word for word in (*GOOD, *before) if is_legacy(word)] == []


def test_no_word_of_ours_is_spoilt() -> None:
    house = Path(__file__).parents[3]
    sources = [path.read_text("utf-8") for path in (house / "handlers").rglob("*texts.py")]
    words = {word for source in sources for word in re.split(r"\s|\\n|[«»]", source)}
    assert [word for word in sorted(words) if is_legacy(word)] == []
