"""Whoever writes is reachable again, also where the app does not tell that a block has ended."""

from sqlalchemy import update

from storage.accounts import Account, reachable_among
from tests.house import House, Person

LAN = 2


async def test_whoever_writes_is_reachable_again(house: House, lan: Person) -> None:
    with house.database.unit_of_work() as unit:
        unit.db.execute(update(Account).values(unreachable_since=house.clock.now()))
        unit.commit()
    await lan.says("/menu")
    with house.database.reading() as db:
        assert reachable_among(db, range(1, 100)) == {LAN}
