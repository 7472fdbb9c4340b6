"""The watch over the audit: it sees what it should, and its exemptions are of tables that there are."""

import pytest

from storage import audit, inbox
from storage.base import table_of
from storage.database import Database
from storage.inbox import Arrival
from storage.outbox import Outgoing, enqueue
from storage.people import Unit, UnitKind
from storage.turns import finish
from tests.audited import BESIDE, EXEMPT, AuditWatch, exempt_tables_there_are
from tests.bot.desk import START


@pytest.mark.parametrize(
    ("actions", "finds"), [((), [("units",)]), (("change_units",), []), (("told", "see_plan"), [("units",)])]
)
def test_a_change_wants_a_row_that_tells_of_one(
    database: Database, actions: tuple[str, ...], finds: list[tuple[str, ...]]
) -> None:
    watch = AuditWatch(database.engine)
    with database.unit_of_work() as unit:
        inbox.put(unit.db, [Arrival("telegram:1", "1", "telegram:42", "{}")], START)
        unit.db.add(Unit(code="P", name="Phường (mẫu)", kind=UnitKind.WARD))
        for action in actions:
            audit.record(unit.db, None, action, "unit:1", START)
        enqueue(unit.db, Outgoing("telegram", 42, "sendMessage", {}), START)
        unit.db.flush()
        finish(unit.db, 1, "telegram:42", START)
        unit.commit()
    assert watch.unaudited == finds


def test_what_nobody_did_is_not_asked_about(database: Database) -> None:
    watch = AuditWatch(database.engine)
    with database.unit_of_work() as unit:
        unit.db.add(Unit(code="P", name="Phường (mẫu)", kind=UnitKind.WARD))
        unit.commit()
    assert watch.unaudited == []


def test_every_exemption_is_of_something_there_is() -> None:
    assert set(EXEMPT) == exempt_tables_there_are() and not set(BESIDE) & set(EXEMPT)
    assert table_of(Unit).name not in EXEMPT
