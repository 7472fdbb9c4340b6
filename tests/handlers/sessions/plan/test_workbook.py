"""The plan's workbook: opened and filled in by openpyxl, right and wrong."""

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from handlers.language.tables import texts as file_texts
from handlers.language.tables.reading import TableRefused, read_table
from handlers.sessions.booking.rules import Booked
from handlers.sessions.plan.workbook import texts
from handlers.sessions.plan.workbook.in_sandbox import FORM
from handlers.sessions.plan.workbook.rules import CellPlan, Checked, ThemeRow, check
from handlers.sessions.plan.workbook.starts import read_day, read_time
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
    there=[Booked("Giữ sạch kiệt", at("2026-11-29 19:00")), Booked("Đã họp rồi", at("2026-11-02 19:00"))],
    last=date(2027, 12, 31),
)


def read(content: bytes) -> Checked:
    return check(read_table(FORM, content, "ke-hoach.xlsx"), KNOWN, NOW.astimezone(ZONE))


def themes(content: bytes) -> tuple[ThemeRow, ...]:
    """The themes of a workbook with nothing wrong in it."""
    checked = read(content)
    assert checked.problems == ()
    return checked.themes


def problems(content: bytes) -> list[str]:
    return [str(one) for one in read(content).problems]


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
    lines = themes(filled(GOOD, OTHER))
    assert [(one.row, one.words["theme"], one.starts_at, one.preparer_id) for one in lines] == [
        (2, GOOD["theme"], at("2026-12-10 19:30"), 2),
        (3, OTHER["theme"], at("2027-01-15 19:00"), None),
    ]


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (datetime(2026, 12, 10), time(19, 30)),  # noqa: DTZ001
        (date(2026, 12, 10), timedelta(hours=19, minutes=30)),
        (46366, 0.8125),
        ("46366", "0,8125"),
        (46366.8125, None),
        (datetime(2026, 12, 10, 19, 30), None),  # noqa: DTZ001
        (datetime(2026, 12, 10, 19, 30), datetime(2026, 12, 10, 19, 30)),  # noqa: DTZ001
        ("10/12/2026 19h30", ""),
        ("2026-12-10 00:00:00", "19:30:00"),
        ("10/12/26", "7:30 PM"),
    ],
)
def test_dates_and_times_that_excel_keeps_as_such(day: object, hour: object) -> None:
    (line,) = themes(filled(GOOD | {"day": day, "time": hour}))
    assert line.starts_at == at("2026-12-10 19:30")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"theme": ""}, "cột “Tên chuyên đề”: " + texts.EMPTY),
        ({"theme": "x" * 201}, "cột “Tên chuyên đề”: chữ dài quá 200 ký tự. Viết gọn lại."),
        ({"theme": '=HYPERLINK("http://x")'}, "cột “Tên chuyên đề”: " + texts.FORMULA),
        ({"expected": "=1+1"}, "cột “Kết quả cần đạt”: " + texts.FORMULA),
        ({"field": "Thể thao"}, "cột “Lĩnh vực”: " + texts.NOT_A_FIELD.format(text="Thể thao")),
        ({"day": "31/02/2027"}, "cột “Ngày”: " + texts.DAY_WRONG.format(text="31/02/2027")),
        ({"day": "thứ Hai 10/12/2026"}, "cột “Ngày”: " + texts.DAY_WRONG.format(text="thứ Hai 10/12/2026")),
        ({"day": "20 tháng Chạp năm sau"}, "cột “Ngày”: " + texts.DAY_UNCLEAR.format(text="20 tháng Chạp năm sau")),
        ({"day": "10/12/2026 8h"}, "cột “Giờ”: " + texts.TIME_DIFFERS.format(text="19:30", other="08:00")),
        ({"day": "10/11/2026"}, "cột “Ngày”: 10/11/2026 đã qua rồi. Ghi ngày sắp tới, có cả năm."),
        (
            {"day": "01/01/2028"},
            "cột “Ngày”: 01/01/2028 xa quá: hiện lập kế hoạch được đến hết ngày 31/12/2027. Ghi ngày sớm hơn.",
        ),
        (
            {"day": "29/11/2026"},
            "cột “Ngày”: lúc ấy chi bộ đã có buổi “Giữ sạch kiệt”. Ghi ngày giờ khác, cách ít nhất hai tiếng.",
        ),
        ({"time": "25:00"}, "cột “Giờ”: " + texts.TIME_WRONG.format(text="25:00")),
        ({"time": "tối"}, "cột “Giờ”: " + texts.TIME_WRONG.format(text="tối")),
        ({"preparer": "Hồ Văn Lạ"}, "cột “Người chuẩn bị”: " + texts.NOBODY.format(text="Hồ Văn Lạ")),
        ({"preparer": "Nguyễn Thị Hoa"}, "cột “Người chuẩn bị”: " + texts.SEVERAL.format(text="Nguyễn Thị Hoa")),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(change: dict[str, object], said: str) -> None:
    checked = read(filled(OTHER, GOOD | change))
    assert [str(one) for one in checked.problems] == [f"Dòng 3, {said}"]
    assert [one.row for one in checked.themes] == [2]


def test_the_end_of_next_year_can_be_planned_and_what_is_there_is_left_alone() -> None:
    rows = (
        GOOD | {"theme": "Giữ sạch Kiệt", "day": "29/11/2026", "time": "19h"},
        GOOD | {"day": "31/12/2027"},
        GOOD | {"theme": "Đã họp rồi", "day": "02/11/2026", "time": "19:00"},
    )
    checked = read(filled(*rows))
    assert [(one.row, one.starts_at) for one in checked.themes] == [(3, at("2027-12-31 19:30"))]
    assert (checked.there, checked.problems) == ((2, 4), ())


def test_a_field_by_a_part_of_its_name() -> None:
    (line,) = themes(filled(GOOD | {"field": "chinh trang"}))
    assert line.words["field"] == "Chỉnh trang đô thị"
    assert problems(filled(GOOD | {"field": "trat tu"})) == [
        "Dòng 2, cột “Lĩnh vực”: " + texts.NOT_A_FIELD.format(text="trat tu")
    ]


def test_all_problems_at_once_in_order() -> None:
    found = problems(filled(GOOD | {"place": "", "theme": ""}, OTHER | {"day": "x"}))
    assert [one.split(":")[0] for one in found] == [
        "Dòng 2, cột “Tên chuyên đề”",
        "Dòng 2, cột “Nơi họp”",
        "Dòng 3, cột “Ngày”",
    ]


def test_two_rows_at_one_time_and_a_theme_twice() -> None:
    assert problems(filled(GOOD, OTHER | {"day": GOOD["day"], "time": GOOD["time"]})) == [
        f"Dòng 3, cột “Ngày”: lúc ấy chi bộ đã có buổi “{GOOD['theme']}”. Ghi ngày giờ khác, cách ít nhất hai tiếng."
    ]
    assert problems(filled(GOOD, OTHER | {"theme": GOOD["theme"].upper()})) == [
        "Dòng 3, cột “Tên chuyên đề”: trùng tên với dòng 2. Đổi tên, hoặc bỏ một dòng."
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

    (line,) = themes(filled(GOOD, change=widen))
    assert line.row == 4


def test_columns_in_another_order_and_the_wrong_sheet() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "Sheet1"
    rows = [[heading, GOOD.get(name, "")] for name, heading in texts.HEADINGS.items()]
    book.active.append([heading for heading, _ in reversed(rows)])
    book.active.append([word for _, word in reversed(rows)])
    content = BytesIO()
    book.save(content)
    assert len(themes(content.getvalue())) == 1

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


@pytest.mark.parametrize(
    "text",
    [
        "5/3/2027",
        "05-03-2027",
        "05.03.2027",
        "05/03/27",
        "05/03/2027 00:00",
        "2027-03-05",
        "2027-3-5",
        "2027/03/05",
        "2027-03-05T00:00:00",
        "ngày 5 tháng 3 năm 2027",
        "Thứ Sáu 05/03/2027",
        "thu sau 5/3/2027",
        "5/3",
        "28 tháng Giêng",
        "46451",
        "46451.0",
    ],
)
def test_days(text: str) -> None:
    read_as = read_day(text, NOW)
    assert read_as is not None and (read_as.day, read_as.time) == (date(2027, 3, 5), None)


@pytest.mark.parametrize("text", ["", "31/02/2027", "tháng 3/2027", "quý I", "99999", "12345", "5/3 hoặc 6/3", "2027"])
def test_what_is_no_day(text: str) -> None:
    assert read_day(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "at_time"),
    [
        ("19:30", "19:30"),
        ("19h30", "19:30"),
        ("19g30", "19:30"),
        ("19.30", "19:30"),
        ("19:30:00", "19:30"),
        ("19 giờ 30", "19:30"),
        ("19 giờ 30 phút", "19:30"),
        ("7h30 tối", "19:30"),
        ("7 rưỡi tối", "19:30"),
        ("bay gio ruoi toi", "19:30"),
        ("7:30 CH", "19:30"),
        ("0.8125", "19:30"),
        ("7h tối", "19:00"),
        ("7h", "07:00"),
        ("19 giờ", "19:00"),
        ("19", "19:00"),
        ("8h sáng", "08:00"),
        ("2 giờ chiều", "14:00"),
        ("0.79166666667", "19:00"),
        ("12:15 AM", "00:15"),
    ],
)
def test_times(text: str, at_time: str) -> None:
    assert f"{read_time(text, NOW):%H:%M}" == at_time


@pytest.mark.parametrize("text", ["", "tối", "25:00", "0.123", "19.3", "8h-10h", "24", "13:00 PM", "sau họp chi ủy"])
def test_what_is_no_time(text: str) -> None:
    assert read_time(text, NOW) is None
