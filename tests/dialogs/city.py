"""A city over the sample ward: a second ward with two cells, whose people hold every role and are at their phones."""

from dataclasses import dataclass

from bot.play.simulator.cast import Cast
from bot.play.simulator.registry import BY_NAME
from handlers.people.joining.invitations import bind
from storage.accounts import Account
from storage.database import Db
from storage.outbox import OutboxRow
from storage.people import Membership, Person, Role, RoleName, Unit, UnitKind
from storage.units import unit_of_code
from tests.house import BEGINS, House
from tests.house import Person as Phone

FIRST_NUMBER = 5001
CITY, OTHER_WARD = "TPM", "PB"
OTHER_CELLS = ("CB11", "CB12")
_CELL_PEOPLE = (
    (RoleName.SECRETARY,),
    (RoleName.DEPUTY,),
    (RoleName.CELL_COMMITTEE,),
    (RoleName.MINUTES_TAKER,),
    (),
    (),
)
_WARD_PEOPLE = ((RoleName.WARD_COMMITTEE, RoleName.IN_CHARGE), (RoleName.WARD_BUILDING,), (RoleName.ADMINISTRATOR,))


@dataclass
class City:
    """The other ward's people by code: "CB11-0" is the first cell's secretary, "PB-2" its administrator."""

    house: House

    def phone(self, code: str) -> Phone:
        """Their phone, on the house's channel."""
        return self.house._people[code]

    def told(self, *kinds: str) -> dict[str, set[str]]:
        """To whom what of these kinds (of all, if none) was ever written: codes of people by kind."""
        found: dict[str, set[str]] = {}
        with self.house.database.reading() as db:
            codes = {one.id: one.code for one in db.query(Person)}
        for row in self.house.rows(OutboxRow):
            if row.unique_key is not None and (not kinds or row.kind in kinds):
                found.setdefault(row.kind, set()).add(codes[int(row.unique_key.split("|")[2])])
        return found


def build_city(house: House) -> City:
    """Put the city and its second ward above and beside the sample ward, everybody joined."""
    number = FIRST_NUMBER
    with house.database.unit_of_work() as unit:
        db = unit.db
        city = _unit(db, CITY, UnitKind.CITY, None)
        unit_of_code(db, "PM").parent_id = city.id
        ward = _unit(db, OTHER_WARD, UnitKind.WARD, city.id)
        cells = [_unit(db, code, UnitKind.CELL, ward.id) for code in OTHER_CELLS]
        for where, people in (
            (city, ((RoleName.ADMINISTRATOR,),)),
            (ward, _WARD_PEOPLE),
            *((one, _CELL_PEOPLE) for one in cells),
        ):
            for position, roles in enumerate(people):
                cast = Cast(f"{where.code}-{position}", f"Người Mẫu {where.code} {position}", "", where.name, number)
                number += 1
                _join(house, db, _person(db, cast, where, roles, cells), cast)
        unit.commit()
    return City(house)


def _unit(db: Db, code: str, kind: UnitKind, parent: int | None) -> Unit:
    unit = Unit(code=code, name=f"{code} (mẫu)", kind=kind, parent_id=parent)
    db.add(unit)
    db.flush()
    return unit


def _person(db: Db, cast: Cast, where: Unit, roles: tuple[RoleName, ...], cells: list[Unit]) -> Person:
    person = Person(
        code=cast.key,
        full_name=cast.name,
        folded_name=cast.name.lower(),
        membership=Membership.OFFICIAL,
        unit_id=where.id,
        roles=[
            Role(name=role, unit_id=at.id)
            for role in roles
            for at in (cells if role is RoleName.IN_CHARGE else [where])
        ],
    )
    db.add(person)
    db.flush()
    return person


def _join(house: House, db: Db, person: Person, cast: Cast) -> None:
    app = BY_NAME[house.channel]
    external_id = app.user_id(cast)
    account = Account(channel=house.channel, external_id=external_id, chat_id=app.kind.chat_number(external_id))
    db.add(account)
    db.flush()
    bind(db, person, account, BEGINS)
    house._person(cast)
