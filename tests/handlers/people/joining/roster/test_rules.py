"""What makes a roster sound: every problem with its row, its column and what to do."""

import pytest

from handlers.people.joining.roster.form import Column, RosterRow
from handlers.people.joining.roster.lines import KnownRoster, PersonLine, Plan, RosterProblem, UnitLine
from handlers.people.joining.roster.rules import check, plain_phone

YEAR = 2026
WARD = {Column.UNIT: "PM", Column.UNIT_NAME: "Phường Mẫu", Column.UNIT_KIND: "phường"}
CELL = {
    Column.UNIT: "CB01",
    Column.UNIT_NAME: "Chi bộ 1",
    Column.UNIT_KIND: "chi bộ",
    Column.CELL_KIND: "khu dân cư",
    Column.PARENT: "PM",
}
PERSON = {
    Column.UNIT: "CB01",
    Column.PERSON: "DV001",
    Column.NAME: "Trần Văn Mẫu",
    Column.BIRTH_YEAR: "1968",
    Column.MEMBERSHIP: "chính thức",
}


def rows(*cells: dict[Column, str]) -> list[RosterRow]:
    return [
        RosterRow(number, {column: text for column, text in one.items() if text}) for number, one in enumerate(cells, 2)
    ]


def problems(*cells: dict[Column, str], known: KnownRoster | None = None) -> list[str]:
    found = check(rows(*cells), known or KnownRoster(), YEAR)
    assert isinstance(found, list), found
    assert all(isinstance(problem, RosterProblem) for problem in found)
    return [str(problem) for problem in found]


def plan(*cells: dict[Column, str], known: KnownRoster | None = None) -> Plan:
    found = check(rows(*cells), known or KnownRoster(), YEAR)
    assert isinstance(found, Plan), [str(problem) for problem in found]
    return found


def test_a_sound_roster() -> None:
    made = plan(WARD, CELL, {**PERSON, Column.ROLES: "bi thu; CHI ỦY VIÊN"})
    assert made.new_units == (
        UnitLine("PM", "Phường Mẫu", "ward", None, None),
        UnitLine("CB01", "Chi bộ 1", "cell", "neighbourhood", "PM"),
    )
    roles = frozenset({("secretary", "CB01"), ("cell_committee", "CB01")})
    assert made.new_people == (PersonLine("DV001", "Trần Văn Mẫu", 1968, None, "official", "CB01", roles),)
    assert made.changes == 3


def test_the_order_of_rows_does_not_matter_and_codes_know_no_case() -> None:
    made = plan({**PERSON, Column.UNIT: "cb01"}, {**CELL, Column.PARENT: "pm"}, WARD)
    assert made.new_people[0].unit == "CB01"
    assert made.new_units[0].parent == "PM"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({Column.UNIT: ""}, "Dòng 4, cột “Mã đơn vị”: ô trống."),
        ({Column.UNIT: "CB99"}, "Dòng 4, cột “Mã đơn vị”: chưa có đơn vị mã “CB99”."),
        ({Column.PERSON: ""}, "Dòng 4, cột “Mã người”: ô trống."),
        ({Column.PERSON: "DV 001"}, "Dòng 4, cột “Mã người”: mã “DV 001” không hợp lệ."),
        ({Column.NAME: ""}, "Dòng 4, cột “Họ và tên”: ô trống."),
        ({Column.NAME: "Mẫu"}, "Dòng 4, cột “Họ và tên”: “Mẫu” không giống họ và tên."),
        ({Column.NAME: "Trần Văn 2"}, "Dòng 4, cột “Họ và tên”: “Trần Văn 2” không giống họ và tên."),
        ({Column.NAME: "A " * 101}, "Dòng 4, cột “Họ và tên”: chữ dài quá 200 ký tự."),
        ({Column.BIRTH_YEAR: "68"}, "Dòng 4, cột “Năm sinh”: “68” không phải năm sinh."),
        ({Column.BIRTH_YEAR: "2020"}, "Dòng 4, cột “Năm sinh”: “2020” không phải năm sinh."),
        ({Column.BIRTH_YEAR: ""}, "Dòng 4, cột “Năm sinh”: cần năm sinh hoặc điện thoại"),
        ({Column.BIRTH_YEAR: "=1900+68"}, "Dòng 4, cột “Năm sinh”: ô là công thức (=1900+68)."),
        ({Column.PHONE: "12345"}, "Dòng 4, cột “Điện thoại”: “12345” không phải số điện thoại."),
        ({Column.MEMBERSHIP: ""}, "Dòng 4, cột “Diện”: ô trống."),
        (
            {Column.MEMBERSHIP: "đoàn viên"},
            "Dòng 4, cột “Diện”: “đoàn viên” không có trong danh mục. Chọn một trong: chính",
        ),
        ({Column.ROLES: "Trưởng phòng"}, "Dòng 4, cột “Vai trò”: “Trưởng phòng” không có trong danh mục."),
        ({Column.ROLES: "Phụ trách"}, "Dòng 4, cột “Vai trò”: vai trò “Phụ trách” là của chi bộ. Ghi thêm @mã chi bộ"),
        ({Column.ROLES: "Phụ trách @CB77"}, "Dòng 4, cột “Vai trò”: vai trò “Phụ trách” ghi đơn vị “CB77” chưa có."),
        ({Column.ROLES: "Bí thư @PM"}, "Dòng 4, cột “Vai trò”: vai trò “Bí thư” là của chi bộ."),
        ({Column.ROLES: "Đảng ủy viên @CB01"}, "Dòng 4, cột “Vai trò”: vai trò “Đảng ủy viên” là của phường."),
        ({Column.UNIT_NAME: "Chi bộ 2"}, "Dòng 4, cột “Tên đơn vị”: dòng của một người mà ghi khác"),
    ],
)
def test_what_is_wrong_with_a_person(change: dict[Column, str], expected: str) -> None:
    (problem,) = problems(WARD, CELL, {**PERSON, **change})
    assert problem.startswith(expected)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({Column.UNIT_NAME: ""}, "Dòng 3, cột “Tên đơn vị”: ô trống."),
        ({Column.UNIT_KIND: "hội"}, "Dòng 3, cột “Loại đơn vị”: “hội” không có trong danh mục."),
        ({Column.CELL_KIND: ""}, "Dòng 3, cột “Loại chi bộ”: chi bộ cần ghi loại."),
        ({Column.CELL_KIND: "nhà máy"}, "Dòng 3, cột “Loại chi bộ”: “nhà máy” không có trong danh mục."),
        ({Column.UNIT_KIND: "tổ đảng"}, "Dòng 3, cột “Loại chi bộ”: chỉ chi bộ mới ghi loại chi bộ."),
        ({Column.PARENT: ""}, "Dòng 3, cột “Đơn vị cấp trên”: cần mã đơn vị cấp trên."),
        ({Column.PARENT: "PX"}, "Dòng 3, cột “Đơn vị cấp trên”: chưa có đơn vị mã “PX”."),
        ({Column.PARENT: "CB01"}, "Dòng 3, cột “Đơn vị cấp trên”: “CB01” không thể là cấp trên."),
        ({Column.UNIT: "PM"}, "Dòng 3, cột “Mã đơn vị”: mã “PM” đã là một đơn vị ở dòng 2."),
        ({Column.MEMBERSHIP: "dự bị"}, "Dòng 3, cột “Diện”: dòng này không có mã người và họ tên."),
    ],
)
def test_what_is_wrong_with_a_unit(change: dict[Column, str], expected: str) -> None:
    assert problems(WARD, {**CELL, **change})[0].startswith(expected)


def test_people_given_twice() -> None:
    assert problems(WARD, CELL, PERSON, PERSON) == [
        "Dòng 5, cột “Mã người”: mã “DV001” đã dùng ở dòng 4. Mỗi người một dòng, mỗi người một mã."
    ]
    second = {**PERSON, Column.PERSON: "DV002"}
    assert plan(WARD, CELL, PERSON, second).alike == ((4, 5, "Trần Văn Mẫu"),)
    assert plan(WARD, CELL, PERSON, {**second, Column.BIRTH_YEAR: "1970"}).alike == ()


def test_a_cell_has_one_secretary() -> None:
    first = {**PERSON, Column.ROLES: "Bí thư"}
    second = {**PERSON, Column.PERSON: "DV002", Column.NAME: "Lê Thị Mẫu", Column.ROLES: "Bí thư"}
    assert problems(WARD, CELL, first, second) == [
        "Dòng 5, cột “Vai trò”: chi bộ “CB01” đã có bí thư ở dòng 4. Mỗi chi bộ một bí thư."
    ]


def test_all_problems_come_at_once_in_the_order_of_the_rows() -> None:
    found = problems({**PERSON, Column.UNIT: "X"}, WARD, {**CELL, Column.PARENT: "Y"}, {**PERSON, Column.PERSON: "a b"})
    assert [problem.split(",")[0] for problem in found] == ["Dòng 2", "Dòng 4", "Dòng 5"]


def test_roles_find_their_unit() -> None:
    ward_person = {**PERSON, Column.UNIT: "PM", Column.ROLES: "Ban Thường vụ; Cấp ủy viên phụ trách @cb01"}
    assert plan(WARD, CELL, ward_person).new_people[0].roles == {("ward_committee", "PM"), ("in_charge", "CB01")}
    member = {**PERSON, Column.ROLES: "Đảng ủy viên | Quản trị"}
    assert plan(WARD, CELL, member).new_people[0].roles == {("ward_committee", "PM"), ("administrator", "PM")}


def test_a_birth_date_and_a_phone_are_read_as_people_write_them() -> None:
    person = {**PERSON, Column.BIRTH_YEAR: "03/02/1968", Column.PHONE: "+84 900.000.000"}
    line = plan(WARD, CELL, person).new_people[0]
    assert (line.birth_year, line.phone) == (1968, "0900000000")
    assert (
        plan(WARD, CELL, {**PERSON, Column.BIRTH_YEAR: "", Column.PHONE: "900000000"}).new_people[0].phone
        == "0900000000"
    )


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0900 000 000", "0900000000"),
        ("84900000000", "0900000000"),
        ("+84 (0)900 000 000", "0900000000"),
        ("+84-900-000-000", "0900000000"),
        ("0084 0900 000 000", "0900000000"),
        ("0900\u2013000\u2013000", "0900000000"),
        ("0900\u00a0000\u00a0000", "0900000000"),
        ("0200 3000 000", "02003000000"),
        ("abc", None),
        ("1", None),
        ("٠٩٠٠٠٠٠٠٠٠", None),
    ],
)
def test_phones(text: str, phone: str | None) -> None:
    assert plain_phone(text) == phone


def test_what_is_known_already_is_compared_not_repeated() -> None:
    first = plan(WARD, CELL, PERSON)
    known = KnownRoster({unit.code: unit for unit in first.new_units}, {one.code: one for one in first.new_people})
    again = plan(WARD, CELL, PERSON, known=known)
    assert again.changes == 0 and again.missing == ()
    moved = plan({**PERSON, Column.NAME: "Trần Văn Mẫu Mới", Column.ROLES: "Thư ký"}, known=known)
    assert [fields for _, fields in moved.changed_people] == [("name", "roles")]
    assert plan({**PERSON, Column.PERSON: "DV002"}, known=known).missing == (first.new_people[0],)
    renamed = plan({**CELL, Column.UNIT_NAME: "Chi bộ Một"}, known=known)
    assert [unit.name for unit in renamed.changed_units] == ["Chi bộ Một"]


def test_a_unit_does_not_become_another_kind() -> None:
    known = KnownRoster(
        {"CB01": UnitLine("CB01", "Chi bộ 1", "cell", "office", "PM"), "PM": UnitLine("PM", "P", "ward", None, None)}
    )
    (problem,) = problems({**WARD, Column.UNIT: "CB01"}, known=known)
    assert problem.startswith("Dòng 2, cột “Loại đơn vị”: đơn vị “CB01” đang là chi bộ, không đổi loại được.")
