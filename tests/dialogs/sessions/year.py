"""Themes of the sample ward's plan: where they are found, and what has become of them."""

from sqlalchemy import select

from storage.plans import PlanChange
from storage.sessions import Session
from tests.house import House, Person

COPY = "Giữ sạch các hẻm, không để rác qua đêm"
RETURNED = "Nâng cao ý thức chấp hành quy định về phòng cháy"


def history(house: House, name: str) -> list[str]:
    with house.database.reading() as db:
        query = select(PlanChange.kind).join(Session, Session.id == PlanChange.session_id)
        return list(db.scalars(query.where(Session.theme == name).order_by(PlanChange.id)))


def label(person: Person, part: str) -> str:
    (found,) = [one for one in person.labels() if part in one]
    return found


async def open_waiting(person: Person, name: str) -> str:
    """The ward's page of a theme that waits: from the queue, or from the plan that it is in."""
    await person.says("/duyet")
    if not any(name in one for one in person.labels()):
        await person.taps(label(person, "cả kế hoạch"))
    (shown,) = await person.taps(label(person, name))
    return shown


async def open_theme(person: Person, name: str, year: int | None = None) -> list[str]:
    await person.says("/kehoach")
    if year is not None:
        await person.taps(f"Kế hoạch năm {year}")
    return await person.taps(label(person, name[:20]))
