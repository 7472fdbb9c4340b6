"""The preparation of the sample cell's first session: its page, its files, and what may happen to it meanwhile."""

from datetime import timedelta

from sqlalchemy import select

from storage.sessions import Session, SessionState
from tests.house import House, Person

FIRST = "Giữ sạch kiệt, không để rác qua đêm"


def session_of(house: House, theme: str = FIRST) -> Session:
    with house.database.reading() as db:
        return db.scalars(select(Session).where(Session.theme == theme)).one()


def rows(house: House, table: type) -> list:  # type: ignore[type-arg]
    with house.database.reading() as db:
        return list(db.scalars(select(table)))


async def open_page(house: House, person: Person) -> list[str]:
    one = session_of(house)
    await person.says("/lich")
    (label,) = [each for each in person.labels() if each.endswith(one.theme)]
    await person.taps(label)
    return await person.taps("🧰 Chuẩn bị")


async def call_off(house: House) -> None:
    async with house.database.writing() as unit:
        unit.db.get_one(Session, session_of(house).id).state = SessionState.CANCELLED
        unit.commit()


async def move(house: House) -> None:
    async with house.database.writing() as unit:
        one = unit.db.get_one(Session, session_of(house).id)
        one.starts_at, one.version = one.starts_at + timedelta(days=2), one.version + 1
        unit.commit()
