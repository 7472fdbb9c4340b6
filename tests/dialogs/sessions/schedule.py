"""The first session of the sample cell as the schedule shows it, and who said they would come."""

from sqlalchemy import select

from handlers.language.dates import long_moment, short_date
from storage.sessions import AttendanceAnswer
from tests.dialogs.sample import THEME, session_of
from tests.handlers.small_ward import ZONE
from tests.house import House, Person


def start(house: House) -> str:
    return long_moment(session_of(house).starts_at, ZONE)


def item(house: House) -> str:
    local = session_of(house).starts_at.astimezone(ZONE)
    return f"{short_date(local.date())} {local:%H:%M} · {THEME}"


def answers(house: House) -> dict[int, tuple[bool, str]]:
    with house.database.reading() as db:
        return {row.person_id: (row.coming, row.reason) for row in db.scalars(select(AttendanceAnswer))}


async def open_page(house: House, person: Person) -> list[str]:
    await person.says("/lich")
    return await person.taps(item(house))
