"""Every table that there is: what a person gets of it, and what becomes of it when they are erased."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, String, Table, insert, select

from bot.play.sample.ward import fill
from handlers.people.privacy import own_data_texts
from handlers.people.privacy.erasing import erase
from handlers.people.privacy.holdings import HOLDINGS, LeftOut, Trace, Whole
from handlers.people.privacy.own_data import own_data
from handlers.people.privacy.own_data_document import sections
from handlers.people.privacy.report_texts import PLACES
from storage import audit, schema
from storage.base import Amount, Base, UtcDateTime, table_of
from storage.database import Database, Db
from storage.erasing import BLANKED, DELETED, KEPT, WITH_THE_CHAT
from storage.files import FileStore
from storage.people import Person
from storage.personal_rows import columns_naming_people
from tests.house import BEGINS, ZONE
from tests.key import KEY

ROW = 9001
NAME = "Lê Thị Lan"
SAID = f"Lời của {NAME} (mẫu)"
# The audit refuses rows that were not written by it; tests/storage/test_audit.py erases in it.
APART = ("people", "units", "audit", "audit_links")
TABLES = [table for table in schema.every_table() if table.name not in APART]


def cell(column: Column[Any], lan: int) -> Any:
    """A value for a column of a row of which everything is about Lan."""
    keys = list(column.foreign_keys)
    if keys:
        target = keys[0].column.table.name
        return {"people": lan, "units": 2, "files": f"files {ROW}"}.get(target, ROW)
    match column.type:
        case JSON():
            return {"said": SAID}
        case UtcDateTime():
            return BEGINS
        case Date():
            return BEGINS.date()
        case Boolean():
            return False
        case Amount():
            return Decimal("2.5")
        case Float():
            return 1.0
        case Integer():
            return lan if column.name.endswith("person_id") else ROW
        case String():
            return f"{column.table.name} {ROW}" if column.primary_key or column.unique else SAID
    raise AssertionError(f"a new kind of column: {column}")


@pytest.fixture
def everywhere(database: Database) -> Iterator[tuple[Db, Person]]:
    """A sample ward in which Lan stands in one more row of every table, with her name in every text of it."""
    with database.unit_of_work() as unit:
        fill(unit.db, BEGINS, ZONE)
        lan = unit.db.scalars(select(Person).where(Person.code == "DV002")).one()
        for table in TABLES:
            unit.db.execute(insert(table).values({one.name: cell(one, lan.id) for one in table.columns}))
        audit.record(unit.db, lan.id, "see_plan", "session:1", BEGINS)
        unit.db.flush()
        yield unit.db, lan


def test_every_column_that_names_a_person_is_in_the_list() -> None:
    named = {f"{column.table.name}.{column.name}" for column in columns_naming_people()}
    assert named == set(HOLDINGS)
    assert all(one.reason for one in HOLDINGS.values() if isinstance(one, LeftOut))
    for name, holding in HOLDINGS.items():
        columns = Base.metadata.tables[name.split(".")[0]].columns
        extra = holding.words if isinstance(holding, Trace) else holding.without if isinstance(holding, Whole) else ()
        assert set(extra) <= {column.name for column in columns}, name


def test_the_file_holds_a_row_of_every_table(everywhere: tuple[Db, Person], tmp_path: Any) -> None:
    db, lan = everywhere
    data = own_data(db, lan, ZONE)
    for name, holding in HOLDINGS.items():
        if isinstance(holding, LeftOut):
            continue
        key = name.split(".")[0] if isinstance(holding, Whole) else name
        table = Base.metadata.tables[name.split(".")[0]]
        ids = [tuple(row[one.name] for one in table.primary_key.columns) for row in data[key]]
        assert ids, name
        assert all(set(row) & {one.name for one in table.primary_key.columns} for row in data[key])
        if isinstance(holding, Trace):
            told = {one for row in data[key] for one, value in row.items() if NAME in str(value)}
            assert told <= set(holding.words), f"{name} tells what is not the person's own"
    assert "secret_hash" not in str(data) and len(data["feedback_received"]) == 1


def test_the_readable_file_has_a_section_for_every_table_and_a_word_for_every_column(
    everywhere: tuple[Db, Person],
) -> None:
    db, lan = everywhere
    data = own_data(db, lan, ZONE)
    assert set(data) - {"person", "unit", "accounts"} == set(own_data_texts.SECTIONS)
    known = own_data_texts.LABELS.keys() | own_data_texts.MACHINERY
    rows = [(key, row) for key in own_data_texts.SECTIONS for row in data[key]] + [("person", data["person"])]
    assert {f"{key}.{name}" for key, row in rows for name in row if name not in known} == set()
    found = dict(sections(db, lan, ZONE))
    assert set(found) <= {own_data_texts.PERSON, own_data_texts.ACCOUNTS, *own_data_texts.SECTIONS.values()}
    assert any(SAID in line for lines in found["Báo cáo của tôi"] for line in lines)
    assert "Đi vắng" not in found and "Từ ngày: Thứ Tư 25/11/2026" in found["Lịch đi vắng của tôi"][0]


def test_every_table_has_its_fate() -> None:
    covered = {table_of(model).name for model in (*DELETED, *WITH_THE_CHAT)}
    assert covered | set(KEPT) == set(Base.metadata.tables)
    assert covered & set(KEPT) == set() and all(KEPT.values())
    assert set(PLACES) == set(Base.metadata.tables), "the report of an erasure says each place in Vietnamese"


def _texts(db: Db, table: Table) -> str:
    columns = [one for one in table.columns if isinstance(one.type, String | JSON)]
    return str([tuple(row) for row in db.execute(select(*columns))]) if columns else ""


def test_erasing_leaves_the_name_nowhere_and_keeps_what_it_says(everywhere: tuple[Db, Person], tmp_path: Any) -> None:
    db, lan = everywhere
    lines, _ = erase(db, FileStore(tmp_path, KEY), lan, BEGINS)
    assert any(line.startswith("Ảnh kèm biên bản") for line in lines)
    for table in schema.every_table():
        assert NAME not in _texts(db, table) and "le thi lan" not in _texts(db, table), table.name
    for model in DELETED:
        table = table_of(model)
        assert db.execute(select(table).where(table.c.person_id == lan.id)).all() == [], table.name
    for (model, column), words in BLANKED.items():
        table = table_of(model)
        rows = db.execute(select(*(table.c[one] for one in words)).where(table.c[column] == lan.id)).all()
        assert rows and all(not any(row) for row in rows), table.name
    for name in KEPT:
        table = Base.metadata.tables[name]
        gone = (*APART, "files", "report_media")
        if name not in gone and "id" in table.c and not table.c["id"].foreign_keys:
            assert db.execute(select(table).where(table.c["id"] == ROW)).all(), f"{name} is kept"


def test_dates_and_moments_are_readable(everywhere: tuple[Db, Person]) -> None:
    db, lan = everywhere
    data = own_data(db, lan, ZONE)
    (leave,) = data["leaves"]
    assert date.fromisoformat(leave["first_on"]) == BEGINS.date()
    assert datetime.fromisoformat(leave["set_at"]) == BEGINS
