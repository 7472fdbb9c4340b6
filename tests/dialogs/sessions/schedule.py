"""The first session of the sample cell as the schedule shows it, and who said they would come."""

from sqlalchemy import select

from handlers.language.dates import long_moment, short_date
from storage.sessions import AttendanceAnswer, Session
from tests.handlers.small_ward import ZONE
from tests.house import House, Person

THEME = "Giữ sạch kiệt, không để rác qua đêm"
PLACE = "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)"


def the_session(house: House) -> Session:
    """The session of the first cell that is planned."""
    with house.database.reading() as db:
        return db.scalars(select(Session).where(Session.theme == THEME)).one()


def start(house: House) -> str:
    return long_moment(the_session(house).starts_at, ZONE)


def item(house: House) -> str:
    local = the_session(house).starts_at.astimezone(ZONE)
    return f"{short_date(local.date())} {local:%H:%M} · {THEME}"


def answers(house: House) -> dict[int, tuple[bool, str]]:
    with house.database.reading() as db:
        return {row.person_id: (row.coming, row.reason) for row in db.scalars(select(AttendanceAnswer))}


async def open_page(house: House, person: Person) -> list[str]:
    await person.says("/lich")
    return await person.taps(item(house))
