"""Reading a roster's file: what is understood, and what is refused with a line that says what to do."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from handlers.language.tables import texts as file_texts
from handlers.people.joining.roster import texts
from handlers.people.joining.roster.form import Column
from handlers.people.joining.roster.reading import MOST_BYTES, MOST_ROWS, RosterRefused, read_table
from handlers.people.joining.roster.template import roster_template

HEAD = ["Mã đơn vị", "Mã người", "Họ và tên", "Năm sinh", "Diện"]
LINE = ["CB01", "DV001", "Trần Văn Mẫu", 1968, "chính thức"]


def workbook(*rows: Sequence[object], title: str = "Sheet1") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def csv_bytes(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\n".join(lines).encode(encoding)


def refusal(content: bytes, filename: str) -> str:
    with pytest.raises(RosterRefused) as refused:
        read_table(content, filename)
    return str(refused.value)


def test_a_workbook_and_a_csv_read_alike() -> None:
    expected = {
        Column.UNIT: "CB01",
        Column.PERSON: "DV001",
        Column.NAME: "Trần Văn Mẫu",
        Column.BIRTH_YEAR: "1968",
        Column.MEMBERSHIP: "chính thức",
    }
    (from_workbook,) = read_table(workbook(HEAD, LINE), "a.xlsx")
    (from_csv,) = read_table(csv_bytes(",".join(HEAD), ",".join(map(str, LINE))), "a.csv")
    assert from_workbook.cells == from_csv.cells == expected
    assert from_workbook.number == from_csv.number == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_delimiters_and_byte_order_marks(delimiter: str, encoding: str) -> None:
    content = csv_bytes(delimiter.join(HEAD), delimiter.join(map(str, LINE)), encoding=encoding)
    (row,) = read_table(content, "a.CSV")
    assert row.text(Column.NAME) == "Trần Văn Mẫu"


def test_headings_without_accents_in_any_order_below_a_title_with_other_columns_between() -> None:
    content = csv_bytes(
        "DANH SÁCH ĐẢNG VIÊN,,,,,",
        "",
        "ho va ten,STT,DIEN,ma don vi,MÃ NGƯỜI,nam sinh",
        "Trần Văn Mẫu,1,chính thức,CB01,DV001,1968",
    )
    (row,) = read_table(content, "a.csv")
    assert row.number == 4
    assert row.text(Column.UNIT) == "CB01"
    assert row.text(Column.BIRTH_YEAR) == "1968"
    assert "1" not in row.cells.values()


def test_the_sheet_named_danh_sach_goes_first_and_sample_rows_are_never_read() -> None:
    book = Workbook()
    other = book.active
    assert other is not None
    other.append(HEAD)
    other.append(["CB09", "DV009", "Người Khác", 1960, "chính thức"])
    sheet = book.create_sheet(texts.SHEET)
    sheet.append(HEAD)
    sheet.append(LINE)
    content = BytesIO()
    book.save(content)
    assert [row.text(Column.PERSON) for row in read_table(content.getvalue(), "a.xlsx")] == ["DV001"]
    assert refusal(workbook(HEAD, LINE, title=texts.SAMPLE_SHEET), "a.xlsx").startswith("Không thấy dòng tiêu đề")


def test_merged_cells_are_empty_but_for_the_first() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, LINE, ["", "DV002", "Lê Thị Mẫu", 1970, "dự bị"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    content = BytesIO()
    book.save(content)
    assert [row.text(Column.UNIT) for row in read_table(content.getvalue(), "a.xlsx")] == ["CB01", ""]


def test_a_formula_stays_the_text_it_is() -> None:
    (row,) = read_table(workbook(HEAD, ["CB01", "DV001", '=CONCATENATE("a","b")', "=1900+68", "dự bị"]), "a.xlsx")
    assert row.text(Column.NAME) == '=CONCATENATE("a","b")'
    assert row.text(Column.BIRTH_YEAR) == "=1900+68"


def test_invisible_characters_and_decomposed_accents_are_mended() -> None:
    decomposed = "Tra\u0302\u0300n\u00a0Văn\u200b  Mẫu"
    (row,) = read_table(csv_bytes(",".join(HEAD), f"CB01,DV001,{decomposed},1968,dự bị"), "a.csv")
    assert row.text(Column.NAME) == "Trần Văn Mẫu"


def test_a_renamed_file_is_refused() -> None:
    assert refusal(workbook(HEAD, LINE), "a.csv") == file_texts.WORKBOOK_AS_CSV
    assert refusal(csv_bytes(",".join(HEAD)), "a.xlsx") == file_texts.NOT_A_WORKBOOK
    assert refusal(b"\xd0\xcf\x11\xe0 old", "a.xlsx") == file_texts.OLD_EXCEL
    assert refusal(b"whatever", "a.xls") == file_texts.OLD_EXCEL
    assert refusal(b"%PDF-1.7", "a.pdf") == file_texts.TYPE_UNKNOWN
    assert refusal(_zip({"word/document.xml": b"<w/>"}), "a.xlsx") == file_texts.NOT_A_WORKBOOK


def _zip(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["cp1258", "utf-16", "latin-1"])
def test_another_encoding_is_refused_not_guessed(encoding: str) -> None:
    content = "Ho va tên\nLê Thu Hà".encode(encoding)
    assert refusal(content, "a.csv") == file_texts.NOT_UTF8


def test_a_damaged_workbook_is_refused() -> None:
    whole = workbook(HEAD, LINE)
    assert refusal(whole[: len(whole) // 2], "a.xlsx") == file_texts.NOT_A_WORKBOOK
    assert refusal(_zip({"xl/workbook.xml": b"<not really"}), "a.xlsx") == file_texts.BROKEN
    assert refusal(csv_bytes(",".join(HEAD), "a\0b"), "a.csv") == file_texts.BROKEN


def test_what_would_swell_is_refused() -> None:
    bomb = _zip({"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b" " * 61 * 1024 * 1024})
    assert len(bomb) < 100_000
    assert refusal(bomb, "a.xlsx") == file_texts.SWOLLEN
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
    assert refusal(_zip({"xl/workbook.xml": b"<w/>", "xl/sharedStrings.xml": laughs}), "a.xlsx") == file_texts.BROKEN
    assert (
        refusal(_zip({"xl/workbook.xml": b"<w/>"} | {f"x/{n}": b"" for n in range(1_001)}), "a.xlsx")
        == file_texts.SWOLLEN
    )


def test_too_large_a_file_is_refused_unread(tmp_path: Path) -> None:
    assert refusal(b"x" * (MOST_BYTES + 1), "a.csv").startswith("Tệp lớn quá 5 MB")
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    with pytest.raises(RosterRefused, match="5 MB"):
        read_table(path)


def test_the_longest_table_is_read_and_a_longer_one_refused() -> None:
    lines = [f"CB01,D{number},Trần Văn Mẫu,1968,dự bị" for number in range(MOST_ROWS + 1)]
    assert len(read_table(csv_bytes(",".join(HEAD), *lines[:MOST_ROWS]), "a.csv")) == MOST_ROWS
    assert refusal(csv_bytes(",".join(HEAD), *lines), "a.csv") == file_texts.TOO_MANY_ROWS.format(rows=MOST_ROWS)
    assert refusal(b"\n" * 1_000_000, "a.csv") == file_texts.TOO_MANY_ROWS.format(rows=MOST_ROWS)


def test_a_cell_at_the_far_end_of_a_sheet_is_refused_not_dropped() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    sheet.append(LINE)
    sheet.cell(row=200_000, column=1, value="CB01")
    content = BytesIO()
    book.save(content)
    assert refusal(content.getvalue(), "a.xlsx") == file_texts.TOO_MANY_ROWS.format(rows=MOST_ROWS)


def test_headings_are_asked_for() -> None:
    assert "Mã đơn vị, Mã người, Họ và tên, Diện" in refusal(csv_bytes("a,b", "1,2"), "a.csv")
    assert refusal(csv_bytes("Mã đơn vị,Họ và tên", "CB01,Trần Văn Mẫu"), "a.csv") == (
        "Thiếu cột: Mã người, Diện. Thêm cột (giữ đúng tên tiêu đề) rồi nhập lại."
    )
    assert refusal(csv_bytes(",".join([*HEAD, "HỌ TÊN"]), "x"), "a.csv") == (
        "Cột “Họ và tên” có hai lần. Xóa bớt một cột rồi nhập lại."
    )
    assert refusal(csv_bytes(",".join(HEAD)), "a.csv") == file_texts.NO_ROWS


def test_the_template_is_an_empty_form() -> None:
    assert refusal(roster_template(), "mau.xlsx") == file_texts.NO_ROWS
