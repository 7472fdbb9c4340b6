"""Importing a roster: whole or not at all, and a second time changes nothing."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, text

from handlers.people.joining.roster import texts
from handlers.people.joining.roster.importing import ImportReport, apply, import_roster, known_of
from handlers.people.joining.roster.lines import Plan
from handlers.people.joining.roster.reading import read_table
from handlers.people.joining.roster.rules import check
from handlers.people.joining.roster.template import roster_template
from storage.audit import AuditRow
from storage.database import Database, Db
from storage.people import CellKind, Membership, Person, RoleName, Unit, UnitKind
from tests.handlers.people.joining.conftest import NOW, ROSTER


def dump(db: Db) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the roster's tables."""
    db.flush()
    return {
        table: [tuple(row) for row in db.execute(text(f"select * from {table} order by id"))]  # noqa: S608
        for table in ("units", "people", "roles", "audit")
    }


def import_text(db: Db, words: str) -> ImportReport:
    return import_roster(db, words.encode(), NOW, "roster.csv")


def person(db: Db, code: str) -> Person:
    return db.scalars(select(Person).where(Person.code == code)).one()


def test_a_roster_becomes_units_people_and_roles(db: Db) -> None:
    cell = db.scalars(select(Unit).where(Unit.code == "CB01")).one()
    ward = db.get_one(Unit, cell.parent_id)
    assert (ward.code, ward.kind, cell.kind, cell.cell_kind) == (
        "PM",
        UnitKind.WARD,
        UnitKind.CELL,
        CellKind.NEIGHBOURHOOD,
    )
    minh, binh = person(db, "DV001"), person(db, "DV003")
    assert [(role.name, role.unit_id) for role in minh.roles] == [(RoleName.SECRETARY, cell.id)]
    assert (minh.full_name, minh.folded_name, minh.birth_year, minh.membership) == (
        "Trần Văn Minh",
        "tran van minh",
        1968,
        Membership.OFFICIAL,
    )
    assert (binh.birth_year, binh.phone, binh.membership) == (None, "0900000123", Membership.PROBATIONARY)


def test_what_the_rules_write_is_what_storage_knows(db: Db) -> None:
    assert set(texts.UNIT_KINDS.values()) == set(UnitKind)
    assert set(texts.CELL_KINDS.values()) == set(CellKind)
    assert set(texts.MEMBERSHIPS.values()) == set(Membership)
    assert set(texts.ROLES.values()) == set(RoleName)


def test_a_second_import_changes_nothing(db: Db) -> None:
    before = dump(db)
    again = import_text(db, ROSTER)
    assert again == ImportReport(True, 0, ("0 thay đổi: danh sách đã giống như trong tệp.",))
    assert dump(db) == before


def test_a_plan_applied_twice_is_applied_once(db: Db) -> None:
    rows = read_table((ROSTER + "CB01,,,,,DV004,Đỗ Thu Thảo,1990,,dự bị,Chi ủy viên\n").encode(), "a.csv")
    plan = check(rows, known_of(db), NOW.year)
    assert isinstance(plan, Plan)
    apply(db, plan, NOW)
    once = dump(db)
    apply(db, plan, NOW)
    again = dump(db)
    assert [again[table] for table in ("units", "people", "roles")] == [
        once[table] for table in ("units", "people", "roles")
    ]


def test_one_wrong_row_and_nothing_is_imported(db: Db) -> None:
    before = dump(db)
    wrong = ROSTER.replace("Lê Thị Lan,1985", "Lê Thị Lan Anh,85").replace("dự bị", "dự định")
    report = import_text(db, wrong)
    assert not report.well and report.changes == 0
    assert report.lines[0] == "Chưa nhập gì. Có 2 chỗ cần sửa:"
    assert report.lines[1] == "Dòng 5, cột “Năm sinh”: “85” không phải năm sinh. Ghi 4 chữ số, ví dụ 1958."
    assert report.lines[2].startswith("Dòng 6, cột “Diện”: “dự định” không có trong danh mục.")
    assert dump(db) == before


def test_a_wrong_file_is_one_line(db: Db) -> None:
    report = import_roster(db, b"%PDF-1.7", NOW, "roster.pdf")
    assert not report.well and len(report.lines) == 1


def test_changes_are_told_and_the_missing_stay(db: Db) -> None:
    changed = ROSTER.replace("Thư ký", "Phó Bí thư").replace("CB01,,,,,DV003,Phạm Quốc Bình,,0900000123,dự bị,\n", "")
    report = import_text(db, changed)
    assert report.lines == (
        "Đã nhập: 1 thay đổi.",
        "Đơn vị: 0 mới, 0 sửa. Người: 0 mới, 1 sửa.",
        "– DV002 Lê Thị Lan: đổi vai trò",
        "Có 1 người đang có trong danh sách của trợ lý mà không có trong tệp. Họ được giữ nguyên:",
        "– DV003 Phạm Quốc Bình",
    )
    assert [role.name for role in person(db, "DV002").roles] == [RoleName.DEPUTY]
    assert person(db, "DV003").active


def test_somebody_who_had_left_comes_back(db: Db) -> None:
    person(db, "DV002").active = False
    db.flush()
    assert import_text(db, ROSTER).lines[2] == "– DV002 Lê Thị Lan: đổi hoạt động trở lại"
    assert person(db, "DV002").active


def test_an_import_is_on_record_once(db: Db) -> None:
    import_text(db, ROSTER)
    assert [row.subject for row in db.scalars(select(AuditRow))] == ["roster:5", "person:1", "person:2", "person:3"]
    import_text(db, ROSTER)
    assert len(db.scalars(select(AuditRow)).all()) == 4


def test_a_later_file_may_bring_people_of_known_units_only(db: Db) -> None:
    lines = ROSTER.splitlines()
    report = import_text(db, f"{lines[0]}\nCB01,,,,,DV009,Đỗ Thu Thảo,1990,,dự bị,")
    assert report.changes == 1
    assert person(db, "DV009").unit.code == "CB01"


def test_only_the_first_problems_are_listed(db: Db) -> None:
    head = ROSTER.splitlines()[0]
    report = import_text(db, "\n".join([head, *(f"CB01,,,,,X{n},Trần Văn Mẫu,68,,dự bị," for n in range(60))]))
    assert len(report.lines) == 52
    assert report.lines[-1].startswith("… và 10 chỗ nữa.")


def test_the_template_filled_in_with_its_sample_is_sound(database: Database, tmp_path: Path) -> None:
    book = load_workbook(BytesIO(roster_template()))
    sheet = book["Danh sách"]
    for number, row in enumerate(texts.SAMPLE_ROWS, start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    book.save(tmp_path / "mau.xlsx")
    with database.unit_of_work() as unit:
        report = import_roster(unit.db, tmp_path / "mau.xlsx", NOW)
    assert report.lines[0] == "Đã nhập: 5 thay đổi."


def test_a_file_that_is_not_there_is_the_callers_matter(db: Db, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        import_roster(db, tmp_path / "missing.csv", NOW)


def test_a_unit_that_is_gone_is_told_of_wherever_it_is_named(db: Db) -> None:
    """The file of last year still names a cell that went into another, and one that was dissolved."""
    more = "CB02,Chi bộ 2,chi bộ,khu dân cư,PM,,,,,,\nCB03,Chi bộ 3,chi bộ,khu dân cư,PM,,,,,,\n"
    assert import_text(db, ROSTER + more).well
    units = {unit.code: unit for unit in db.scalars(select(Unit))}
    for code, into in (("CB02", units["CB01"].id), ("CB03", None)):
        units[code].parent_id, units[code].dissolved_at, units[code].successor_id = None, NOW, into
    before = dump(db)
    heading = ROSTER.splitlines()[0]
    report = import_text(
        db,
        f"{heading}\nCB02,Chi bộ 2,chi bộ,khu dân cư,PM,,,,,,\nCB02,,,,,DV009,Trần Thị Mẫu,1970,,chính thức,\n"
        "CB03,,,,,DV010,Trần Văn Mẫu,1971,,chính thức,\nCB01,,,,,DV011,Lý Văn Mẫu,1972,,chính thức,Phụ trách @CB03\n"
        "TD01,Tổ 1,tổ đảng,,CB02,,,,,,\n",
    )
    merged = "đơn vị “CB02” đã nhập vào “CB01”. Ghi mã “CB01” (dòng của riêng đơn vị cũ thì bỏ)."
    gone = "đơn vị “CB03” đã giải thể. Bỏ dòng này, hoặc ghi mã đơn vị đang hoạt động."
    assert not report.well and list(report.lines[1:]) == [
        f"Dòng 2, cột “Mã đơn vị”: {merged}",
        f"Dòng 3, cột “Mã đơn vị”: {merged}",
        f"Dòng 4, cột “Mã đơn vị”: {gone}",
        f"Dòng 5, cột “Vai trò”: {gone}",
        f"Dòng 6, cột “Đơn vị cấp trên”: {merged}",
    ]
    assert dump(db) == before
