"""`chibo check` says where nobody answers requests about data, and whether anybody hears of faults."""

from bot.admin.check_duties import check_duties, find_duties
from bot.config import settings_with
from storage.database import Database, Db
from storage.people import Membership, Person, Role, RoleName, Unit, UnitKind


def _unit(db: Db, code: str, kind: UnitKind, parent: Unit | None = None) -> Unit:
    unit = Unit(code=code, name=code, kind=kind, parent_id=parent.id if parent is not None else None)
    db.add(unit)
    db.flush()
    return unit


def _administrator(db: Db, unit: Unit) -> None:
    roles = [Role(name=RoleName.ADMINISTRATOR, unit_id=unit.id)]
    code = f"A-{unit.code}"
    db.add(
        Person(
            code=code, full_name=code, folded_name=code, membership=Membership.OFFICIAL, unit_id=unit.id, roles=roles
        )
    )
    db.flush()


def test_units_without_an_administrator_in_their_line_are_named(database: Database) -> None:
    with database.unit_of_work() as unit:
        db = unit.db
        assert find_duties(db) == []
        city = _unit(db, "TP", UnitKind.CITY)
        ward, other = _unit(db, "P1", UnitKind.WARD, city), _unit(db, "P2", UnitKind.WARD, city)
        for code, above in (("C1", ward), ("C2", other)):
            _unit(db, code, UnitKind.CELL, above)
        nobody = find_duties(db)
        assert [one.well for one in nobody] == [False, False]
        assert "C1, C2, P1, P2, TP" in nobody[0].mend
        _administrator(db, ward)
        answering, hearing = find_duties(db)
        assert (answering.well, hearing.well) == (False, True)
        assert "of C2, P2, TP:" in answering.mend
        _administrator(db, city)
        assert [one.well for one in find_duties(db)] == [True, True]


def test_what_is_not_there_is_found_by_others(tmp_path: object) -> None:
    assert check_duties(settings_with().model_validate({"storage": {"url": f"sqlite:///{tmp_path}/none.db"}})) == []
