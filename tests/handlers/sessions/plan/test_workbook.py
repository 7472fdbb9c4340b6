"""The plan's workbook: opened and filled in by openpyxl, right and wrong."""

import zipfile
from datetime import datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from handlers.language.tables import texts as file_texts
from handlers.language.tables.reading import TableRefused, read_table
from handlers.sessions.booking.rules import Booked
from handlers.sessions.plan.workbook import texts
from handlers.sessions.plan.workbook.in_sandbox import FORM
from handlers.sessions.plan.workbook.rules import CellPlan, RowProblem, ThemeRow, check, read_day, read_time
from handlers.sessions.plan.workbook.template import plan_template
from handlers.settings.meetings import Meetings
from tests.documents import bomb, pdf_of
from tests.handlers.sessions.plan.books import GOOD, OTHER, cell, filled, headings
from tests.handlers.small_ward import ZONE, at

NOW = at("2026-11-25 09:00")
KNOWN = CellPlan(
    fields=Meetings().fields,
    people=[(2, "Lê Thị Lan"), (5, "Nguyễn Thị Hoa"), (6, "Nguyễn Thị Hoa")],
    booked=[Booked("Giữ sạch kiệt", at("2026-11-29 19:00"))],
)


def read(content: bytes) -> list[ThemeRow] | list[RowProblem]:
    return check(read_table(FORM, content, "ke-hoach.xlsx"), KNOWN, NOW, ZONE)


def problems(content: bytes) -> list[str]:
    return [str(one) for one in read(content)]


def refusal(content: bytes, name: str = "ke-hoach.xlsx") -> str:
    with pytest.raises(TableRefused) as caught:
        read_table(FORM, content, name)
    return str(caught.value)


def test_the_template_is_text_with_a_list_of_fields() -> None:
    book = load_workbook(BytesIO(plan_template(Meetings().fields)))
    assert book.sheetnames == ["Kế hoạch", "Dòng mẫu", "Hướng dẫn"]
    sheet = book["Kế hoạch"]
    assert [one.value for one in sheet[1]] == headings()
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 is not None and "Vệ sinh môi trường" in offered.formula1
    assert sheet.column_dimensions["A"].width > 20
    assert refusal(plan_template(Meetings().fields)) == file_texts.NO_ROWS


def test_filled_in_as_meant() -> None:
    lines = [one for one in read(filled(GOOD, OTHER)) if isinstance(one, ThemeRow)]
    assert [(one.row, one.words["theme"], one.starts_at, one.preparer_id) for one in lines] == [
        (2, GOOD["theme"], at("2026-12-10 19:30"), 2),
        (3, OTHER["theme"], at("2027-01-15 19:00"), None),
    ]


def test_dates_and_times_that_excel_keeps_as_such() -> None:
    row = GOOD | {"day": datetime(2026, 12, 10), "time": time(19, 30)}  # noqa: DTZ001
    (line,) = read(filled(row))
    assert isinstance(line, ThemeRow) and line.starts_at == at("2026-12-10 19:30")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"theme": ""}, "cột “Tên chuyên đề”: " + texts.EMPTY),
        ({"theme": "x" * 201}, "cột “Tên chuyên đề”: chữ dài quá 200 ký tự. Viết gọn lại."),
        ({"theme": '=HYPERLINK("http://x")'}, "cột “Tên chuyên đề”: " + texts.FORMULA),
        ({"expected": "=1+1"}, "cột “Kết quả cần đạt”: " + texts.FORMULA),
        ({"field": "Thể thao"}, "cột “Lĩnh vực”: " + texts.NOT_A_FIELD.format(text="Thể thao")),
        ({"day": "31/02/2027"}, "cột “Ngày”: " + texts.DAY_WRONG.format(text="31/02/2027")),
        ({"day": "thứ hai"}, "cột “Ngày”: " + texts.DAY_WRONG.format(text="thứ hai")),
        ({"day": "10/11/2026"}, "cột “Ngày”: 10/11/2026 đã qua rồi."),
        ({"day": "10/12/2028"}, "cột “Ngày”: 10/12/2028 xa quá một năm."),
        ({"day": "29/11/2026"}, "cột “Ngày”: lúc ấy chi bộ đã có buổi “Giữ sạch kiệt”."),
        ({"time": "25:00"}, "cột “Giờ”: " + texts.TIME_WRONG.format(text="25:00")),
        ({"time": "tối"}, "cột “Giờ”: " + texts.TIME_WRONG.format(text="tối")),
        ({"preparer": "Hồ Văn Lạ"}, "cột “Người chuẩn bị”: " + texts.NOBODY.format(text="Hồ Văn Lạ")),
        ({"preparer": "Nguyễn Thị Hoa"}, "cột “Người chuẩn bị”: " + texts.SEVERAL.format(text="Nguyễn Thị Hoa")),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(change: dict[str, object], said: str) -> None:
    assert problems(filled(OTHER, GOOD | change)) == [f"Dòng 3, {said}"]


def test_all_problems_at_once_in_order() -> None:
    found = problems(filled(GOOD | {"place": "", "theme": ""}, OTHER | {"day": "x"}))
    assert [one.split(":")[0] for one in found] == [
        "Dòng 2, cột “Tên chuyên đề”",
        "Dòng 2, cột “Nơi họp”",
        "Dòng 3, cột “Ngày”",
    ]


def test_two_rows_at_one_time_and_a_theme_twice() -> None:
    assert problems(filled(GOOD, OTHER | {"day": GOOD["day"], "time": GOOD["time"]})) == [
        f"Dòng 3, cột “Ngày”: lúc ấy chi bộ đã có buổi “{GOOD['theme']}”."
    ]
    assert problems(filled(GOOD, OTHER | {"theme": GOOD["theme"].upper()})) == [
        "Dòng 3, cột “Tên chuyên đề”: trùng tên với dòng 2."
    ]


def test_merged_cells_say_so() -> None:
    def merge(book: Workbook) -> None:
        book[texts.SHEET].merge_cells(f"{cell('place', 2)}:{cell('place', 3)}")

    assert problems(filled(GOOD, OTHER, change=merge)) == ["Dòng 3, cột “Nơi họp”: " + texts.EMPTY]


def test_extra_columns_and_lines_above_are_left_alone() -> None:
    def widen(book: Workbook) -> None:
        sheet = book[texts.SHEET]
        sheet["N1"], sheet["N2"], sheet["O2"] = "Ghi chú", "=1/0", "gì đó"
        sheet.insert_rows(1, 2)
        sheet["A1"] = "KẾ HOẠCH NĂM 2027"

    (line,) = read(filled(GOOD, change=widen))
    assert isinstance(line, ThemeRow) and line.row == 4


def test_columns_in_another_order_and_the_wrong_sheet() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Sheet1"
    rows = [[heading, GOOD.get(name, "")] for name, heading in texts.HEADINGS.items()]
    book.active.append([heading for heading, _ in reversed(rows)])
    book.active.append([word for _, word in reversed(rows)])
    content = BytesIO()
    book.save(content)
    assert len(read(content.getvalue())) == 1

    def rename(other: Workbook) -> None:
        other.remove(other[texts.SHEET])

    assert refusal(filled(GOOD, change=rename)).startswith(
        "Không thấy dòng tiêu đề. Cần ít nhất các cột: Tên chuyên đề"
    )


def test_five_thousand_rows() -> None:
    assert refusal(filled(*[GOOD] * 5_000)) == file_texts.TOO_MANY_ROWS.format(rows=200)


def test_files_that_are_no_workbook() -> None:
    assert refusal(pdf_of("Kế hoạch")) == file_texts.NOT_A_WORKBOOK
    assert refusal(bomb()) == file_texts.SWOLLEN
    assert refusal(b"") == file_texts.NOT_A_WORKBOOK
    assert refusal(filled(GOOD), "ke-hoach.pdf") == file_texts.TYPE_UNKNOWN
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(content.getvalue()) == file_texts.NOT_A_WORKBOOK


@pytest.mark.parametrize("text", ["5/3/2027", "05-03-2027", "05.03.2027", "05/03/2027 00:00"])
def test_days(text: str) -> None:
    assert f"{read_day(text):%d/%m/%Y}" == "05/03/2027"


@pytest.mark.parametrize(
    ("text", "at_time"), [("19:30", "19:30"), ("19h30", "19:30"), ("7h", "07:00"), ("19 giờ", "19:00")]
)
def test_times(text: str, at_time: str) -> None:
    assert f"{read_time(text):%H:%M}" == at_time
