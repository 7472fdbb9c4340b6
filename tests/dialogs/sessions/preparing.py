"""The preparation of the sample cell's first session: its page, its files, and what may happen to it meanwhile."""

from datetime import timedelta

from storage.sessions import Session
from tests.dialogs.sample import session_of
from tests.house import House, Person


async def open_page(house: House, person: Person) -> list[str]:
    one = session_of(house)
    await person.says("/lich")
    (label,) = [each for each in person.labels() if each.endswith(one.theme)]
    await person.taps(label)
    return await person.taps("🧰 Chuẩn bị")


async def move(house: House) -> None:
    async with house.database.writing() as unit:
        one = unit.db.get_one(Session, session_of(house).id)
        one.starts_at, one.version = one.starts_at + timedelta(days=2), one.version + 1
        unit.commit()
