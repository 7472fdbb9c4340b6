"""The audit: its rows, their chain, what shows when somebody changes it, and what the database refuses."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Executable, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.play.sample.ward import fill
from handlers.people.privacy.erasing import erase
from storage import audit, audit_chain, audit_guard
from storage.accounts import Account
from storage.audit_verifying import AuditReport, verify
from storage.audit_witness import WitnessSays, check_witness, witness
from storage.base import table_of
from storage.database import Database
from storage.files import FileStore
from storage.people import Person, Unit, UnitKind
from tests.house import ZONE
from tests.key import KEY

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
CHAT = "chat:telegram:4711"
OTHER = (
    ("person_id", 2),
    ("person_id", None),
    ("account_id", None),
    ("account_id", 2),
    ("operator", "x"),
    ("action", "see_book"),
    ("subject", "task:3"),
    ("at", NOW + timedelta(hours=1)),
    ("salt", "00"),
    ("mark", "00"),
    ("hash", "00"),
    ("link", None),
    ("link", 3),
    ("link", 77),
    ("id", 99),
)
ROWS, LINKS = table_of(audit.AuditRow), table_of(audit_chain.AuditLink)


def write(database: Database, *subjects: str, link: bool = True) -> None:
    with database.unit_of_work() as unit:
        audit.by_account(unit.db, 1)
        for subject in subjects:
            audit.record(unit.db, 1, "see_cell_tasks", subject, NOW)
        unit.db.flush()
        if link:
            audit_chain.link_rows(unit.db, NOW, 300)
        unit.commit()


@pytest.fixture
def filled(database: Database) -> Database:
    """A ward; rows 1 to 6 in the links 1 and 2, row 7 not linked yet. Row 5 is of a chat, row 6 of the command line."""
    with database.unit_of_work() as unit:
        unit.db.add(Unit(code="CB", name="Chi bộ (mẫu)", kind=UnitKind.CELL))
        unit.db.flush()
        for code in ("DV1", "DV2"):
            unit.db.add(Person(code=code, full_name=code, folded_name=code.lower(), membership="official", unit_id=1))
        for chat in (4711, 4712):
            unit.db.add(Account(channel="telegram", external_id=str(chat), chat_id=chat))
        unit.commit()
    write(database, "task:1", "task:2", "unit:3")
    with database.unit_of_work() as unit:
        audit.record(unit.db, 2, "see_minutes", "session:1", NOW)
        audit.record(unit.db, None, "unknown_code", CHAT, NOW)
        unit.commit()
    told = Database(database.url, database.key, operator="lan")
    with told.unit_of_work() as unit:
        audit.record(unit.db, None, "imported", "roster:5", NOW)
        unit.commit()
    told.close()
    write(database)
    write(database, "task:7", link=False)
    return database


def report(database: Database) -> AuditReport:
    with database.reading() as db:
        return verify(db)


def after(database: Database, statement: Executable) -> list[str]:
    """What is found after a statement that is taken back afterwards."""
    with database.reading() as db:
        audit_guard.take_down(db.connection())
        db.execute(statement)
        return verify(db).faults


def tamper(database: Database, *statements: Executable) -> None:
    """What somebody does who holds the machine: the triggers are no hindrance to them."""
    with database.engine.connect().execution_options(chibo_write=True) as connection, connection.begin():
        audit_guard.take_down(connection)
        for statement in statements:
            connection.execute(statement)


def one(row: int) -> Any:
    return ROWS.c.id == row


def test_what_was_written_holds(filled: Database) -> None:
    found = report(filled)
    assert (found.faults, found.rows, found.links, found.newest, found.unlinked) == ([], 7, 2, 2, 1)
    assert found.anchor is None
    with filled.reading() as db:
        rows = list(db.scalars(select(audit.AuditRow).order_by(audit.AuditRow.id)))
        assert [row.account_id for row in rows] == [1, 1, 1, None, None, None, 1]
        assert [row.operator for row in rows] == [None] * 5 + ["lan", None]
        assert [row.salt is not None for row in rows] == [False] * 4 + [True, True, False]
        assert audit_chain.oldest_unlinked(db) == NOW


def test_a_changed_column_names_its_row(filled: Database) -> None:
    for row in (2, 4, 5, 6):
        for column, value in OTHER:
            with filled.reading() as db:
                same = db.execute(select(ROWS.c[column]).where(one(row))).scalar_one() == value
            faults = after(filled, update(ROWS).where(one(row)).values({column: value}))
            assert any(fault.startswith(f"row {row}: ") for fault in faults) is not same, (row, column, value, faults)


def test_a_row_that_was_taken_out_is_named(filled: Database) -> None:
    for row in (1, 3, 5):
        faults = after(filled, delete(ROWS).where(one(row)))
        assert [fault.split(":")[0] for fault in faults] == [f"row {row}"]


def test_a_row_with_a_hash_of_its_own_making_is_named(filled: Database) -> None:
    made = audit.hash_of(2, 1, "see_cell_tasks", "task:2", NOW, None)
    tamper(filled, update(ROWS).where(one(2)).values(person_id=2, hash=made))
    assert report(filled).faults == ["row 2: link 1 holds another hash of it"]


def strange(row: int, link: int | None) -> Executable:
    made = audit.hash_of(2, None, "see_book", "unit:1", NOW, None)
    return insert(ROWS).values(id=row, person_id=2, action="see_book", subject="unit:1", at=NOW, hash=made, link=link)


def test_a_row_put_in_later_is_named(filled: Database) -> None:
    tamper(filled, strange(50, 2))
    assert report(filled).faults == ["row 50: link 2, which it names, does not hold it"]


CHANGED_LINKS = (
    (update(LINKS).where(LINKS.c.number == 1).values(at=NOW + timedelta(hours=2)), 1),
    (update(LINKS).where(LINKS.c.number == 2).values(previous="x"), 2),
    (update(LINKS).where(LINKS.c.number == 1).values(previous="x"), 1),
    (update(LINKS).where(LINKS.c.number == 1).values(members=LINKS.c.members + "\n9:00"), 1),
    (update(LINKS).where(LINKS.c.number == 1).values(head="x"), 1),
    (update(LINKS).where(LINKS.c.number == 2).values(number=5), 5),
    (delete(LINKS).where(LINKS.c.number == 1), 2),
    (update(LINKS).where(LINKS.c.number == 2).values(members=""), 2),
)


def test_a_changed_link_is_named(filled: Database) -> None:
    for statement, link in CHANGED_LINKS:
        faults = after(filled, statement)
        assert any(fault.startswith(f"link {link}: ") for fault in faults), (str(statement), faults)


def test_an_erased_chat_and_operator_leave_the_rows_valid(filled: Database) -> None:
    with filled.unit_of_work() as unit:
        assert audit.forget_subject(unit.db, CHAT) == 1
        assert audit.forget_operators(unit.db, ["Trần Thị Lan", "LAN"]) == 1
        unit.commit()
    assert report(filled).faults == []
    with filled.reading() as db:
        kept = db.execute(select(ROWS.c.subject, ROWS.c.operator, ROWS.c.salt).where(ROWS.c.id.in_((5, 6))))
        assert [tuple(row) for row in kept] == [("chat:erased", None, None), ("roster:5", "erased", None)]


def test_erasing_a_person_leaves_the_chain_valid(database: Database, tmp_path: Path) -> None:
    with database.unit_of_work() as unit:
        fill(unit.db, NOW, ZONE)
        unit.commit()
    with database.unit_of_work() as unit:
        audit.record(unit.db, 1, "see_cell_tasks", "person:2", NOW)
        audit.record(unit.db, None, "unknown_code", CHAT, NOW)
        unit.commit()
    write(database)
    with database.unit_of_work() as unit:
        erase(unit.db, FileStore(tmp_path, KEY), unit.db.get_one(Person, 2), NOW)
        unit.commit()
    assert report(database).faults == [] and report(database).links == 1


def test_only_what_leads_to_somebody_is_erased(filled: Database) -> None:
    with filled.unit_of_work() as unit, pytest.raises(ValueError, match="task"):
        audit.forget_subject(unit.db, "task:1")


def test_rows_whose_ids_come_late_are_linked_once(filled: Database) -> None:
    write(filled)
    tamper(filled, strange(-1, None))
    assert report(filled).unlinked == 1
    write(filled)
    assert (report(filled).faults, report(filled).unlinked, report(filled).newest) == ([], 0, 4)
    write(filled)
    assert report(filled).newest == 4


def later(database: Database, days: int, cut_before: int) -> None:
    with database.unit_of_work() as unit:
        audit.record(unit.db, 1, "see_plan", f"session:{days}", NOW + timedelta(days=days))
        unit.db.flush()
        audit_chain.link_rows(unit.db, NOW + timedelta(days=days), 300)
        audit_chain.cut(unit.db, NOW + timedelta(days=cut_before))
        unit.commit()


def test_the_end_of_its_time_leaves_an_anchor(filled: Database) -> None:
    later(filled, 1, 0)
    assert report(filled).anchor is None
    later(filled, 400, 1)
    found = report(filled)
    assert (found.faults, found.anchor, found.rows, found.newest) == ([], 2, 3, 4)
    later(filled, 900, 1000)
    found = report(filled)
    assert (found.faults, found.anchor, found.rows, found.newest) == ([], 5, 0, 5)
    later(filled, 901, 0)
    assert (report(filled).faults, report(filled).rows) == ([], 1)


def says(database: Database, code: str) -> WitnessSays:
    with database.reading() as db:
        return check_witness(db, code)


def code(database: Database) -> str:
    with database.reading() as db:
        return witness(db)


def test_the_witness_holds_however_it_is_typed(filled: Database) -> None:
    shown = code(filled)
    number, *groups = shown.split("-")
    assert number == "2" and [len(group) for group in groups] == [4, 4, 4]
    later(filled, 1, 0)
    for typed in (shown, shown.lower(), f" {number} {' '.join(groups)} ", f"{number}-{''.join(groups)}"):
        assert says(filled, typed) is WitnessSays.HOLDS
    assert says(filled, shown.replace("1", "l").replace("0", "o")) is WitnessSays.HOLDS
    for typed in ("", "abc", "2-", shown[:-1], f"x{shown}"):
        assert says(filled, typed) is WitnessSays.NO_CODE


def test_a_cut_tail_shows_by_the_witness(filled: Database) -> None:
    shown = code(filled)
    tail = or_(ROWS.c.link == 2, ROWS.c.link.is_(None))
    tamper(filled, delete(ROWS).where(tail), delete(LINKS).where(LINKS.c.number == 2))
    assert report(filled).faults == []
    assert says(filled, shown) is WitnessSays.CUT


def test_a_chain_made_anew_shows_by_the_witness(filled: Database) -> None:
    shown = code(filled)
    made = audit.hash_of(2, 1, "see_cell_tasks", "task:2", NOW, None)
    changed = update(ROWS).where(one(2)).values(person_id=2, hash=made)
    tamper(filled, changed, update(ROWS).values(link=None), delete(LINKS))
    write(filled)
    write(filled, "task:8")
    assert report(filled).faults == []
    assert says(filled, shown) is WitnessSays.ANEW


def test_a_witness_older_than_what_is_kept_cannot_be_told(filled: Database) -> None:
    shown = code(filled)
    later(filled, 400, 1)
    assert says(filled, shown) is WitnessSays.HOLDS
    later(filled, 900, 500)
    assert says(filled, shown) is WitnessSays.NOT_KEPT


REFUSED = (
    *(update(ROWS).where(one(2)).values({column: value}) for column, value in OTHER),
    update(ROWS).where(one(5)).values(subject="chat:erased"),
    update(ROWS).where(one(5)).values(salt=None, subject="chat:other"),
    delete(ROWS).where(one(2)),
    delete(ROWS).where(one(7)),
    update(LINKS).values(head="x"),
    update(LINKS).values(members="x"),
    delete(LINKS),
)


def test_the_database_refuses_a_change(filled: Database) -> None:
    for statement in REFUSED:
        with filled.reading() as db, pytest.raises(IntegrityError, match="audit is not changed"):
            db.execute(statement)
