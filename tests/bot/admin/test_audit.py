"""`chibo check` says what is wrong with the audit, and whether it still holds a code of a digest."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, update

from bot.admin.audit import check_audit
from storage import audit, audit_chain, audit_guard
from storage.audit_chain import AuditLink
from storage.audit_witness import witness
from storage.base import table_of
from storage.database import Database

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


def write(database: Database, moment: datetime, times: int = 1) -> str:
    """Record and link; returns the witness."""
    for number in range(times):
        with database.unit_of_work() as unit:
            audit.record(unit.db, None, "see_digest", f"digest:{number}", moment)
            unit.db.flush()
            audit_chain.link_rows(unit.db, moment, 300)
            code = witness(unit.db)
            unit.commit()
    return code


def said(database: Database, code: str | None = None, now: datetime = NOW) -> list[tuple[bool, str]]:
    return [(one.well, one.what) for one in check_audit(database, YEAR, now, code)]


def test_it_tells_how_much_was_looked_at_and_that_it_holds(database: Database) -> None:
    assert said(database) == [(True, "audit, 0 rows in 0 links; 0 wait for the next")]
    code = write(database, NOW, 3)
    assert said(database, code) == [
        (True, "audit, 3 rows in 3 links; 0 wait for the next"),
        (True, f"witness {code}: the chain still holds it"),
    ]


def test_each_changed_row_is_named(database: Database) -> None:
    write(database, NOW, 3)
    with database.unit_of_work() as unit:
        audit_guard.take_down(unit.db.connection())
        unit.db.execute(
            update(table_of(audit.AuditRow)).where(audit.AuditRow.id == 2).values(person_id=None, action="x")
        )
        unit.commit()
    assert said(database) == [(False, "audit, row 2: it does not say what it said when it was written")]


def test_a_cut_tail_is_well_by_itself_and_not_by_its_witness(database: Database) -> None:
    code = write(database, NOW, 3)
    with database.unit_of_work() as unit:
        audit_guard.take_down(unit.db.connection())
        unit.db.execute(delete(table_of(audit.AuditRow)).where(audit.AuditRow.id == 3))
        unit.db.execute(delete(table_of(AuditLink)).where(AuditLink.number == 3))
        unit.commit()
    assert said(database)[0][0]
    assert said(database, code)[1] == (
        False,
        f"witness {code}: the chain ends before it: its tail was cut, or an older copy was put back",
    )
    assert said(database, "7")[1] == (False, "witness 7: this is no code: it reads like 1284-7K2M-9QXA-3T5V")


def test_rows_that_went_before_their_time_are_told(database: Database) -> None:
    write(database, NOW, 2)
    with database.unit_of_work() as unit:
        audit_chain.cut(unit.db, NOW + timedelta(days=1))
        unit.commit()
    assert said(database, now=NOW + timedelta(days=2)) == [(False, "audit, rows up to link 2 went before their time")]
    assert said(database, now=NOW + YEAR + timedelta(days=2))[0][0]
