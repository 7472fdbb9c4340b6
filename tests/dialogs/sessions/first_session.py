"""The first session of the sample cell: where it is found, what is done to it, and who hears of it."""

from dataclasses import dataclass, field
from typing import Any

import vobject
from icalendar import Calendar
from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.people import Person as Member
from storage.plans import Guest
from storage.visits import Visit
from tests.dialogs.sample import THEME, session_of
from tests.house import ZONE, House, Person


def entries(person: Person) -> list[tuple[str, int, str, str]]:
    """The calendar entries somebody has got: method, sequence, uid, local start."""
    found = []
    for name, content in person.documents():
        if name.endswith(".ics"):
            calendar = Calendar.from_ical(content)
            event: Any = calendar.walk("VEVENT")[0]
            check_published(content, calendar, event)
            start = event["dtstart"].dt.astimezone(ZONE)
            found.append((str(calendar["method"]), int(event["sequence"]), str(event["uid"]), f"{start:%d/%m %H:%M}"))
    return found


def check_published(content: bytes, calendar: Any, event: Any) -> None:
    """What RFC 5546 (3.2.1, 3.2.5) wants of a published entry; a second parser reads the same and finds no fault."""
    other = vobject.readOne(content.decode())
    assert other.validate(raiseException=True)
    (read,) = other.contents["vevent"]
    assert (read.uid.value, read.dtstart.value) == (str(event["uid"]), event["dtstart"].dt)
    assert (read.summary.value, other.method.value) == (str(event["summary"]), str(calendar["method"]))
    assert {"ORGANIZER", "DTSTAMP", "DTSTART", "SUMMARY", "UID", "SEQUENCE"} <= set(event) and "ATTENDEE" not in event
    assert read.organizer.value.startswith("mailto:") and read.organizer.params["CN"] == ["Chi bộ Khu phố 1 (mẫu)"]
    states = {"PUBLISH": "CONFIRMED", "CANCEL": "CANCELLED"}
    assert str(event["status"]) == states[str(calendar["method"])]


async def open_first(person: Person) -> list[str]:
    """Open the session from the list of the schedule."""
    (label,) = [one for one in person.labels() if one.endswith(THEME)]
    return await person.taps(label)


async def open_page(minh: Person) -> list[str]:
    await minh.says("/lich")
    return await open_first(minh)


async def move_to(minh: Person, when: str) -> None:
    await open_page(minh)
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says(when)
    await minh.says("Trùng lịch")
    await minh.taps("📅 Dời và báo mọi người")


@dataclass
class Around:
    """Those whom the session concerns, and which of its messages each has had since the last look."""

    house: House
    people: dict[str, Person]
    starts: list[str] = field(default_factory=list)

    def heard(self) -> dict[str, str]:
        """The signs at the beginning of what each has heard of the session: 🔔 reminder, 📅 moved, 📆 calendar entry,
        ✉ guest's invitation, ⏰ visitor's reminder, ❌ called off. None of it may name a start that is no more.
        """
        now = long_moment(session_of(self.house).starts_at, ZONE)
        found = {}
        for name, person in self.people.items():
            said = [one for one in person.take() if THEME in one and one[0] in "🔔📅📆✉⏰❌"]
            for one in said:
                old = [start for start in self.starts if start != now and start in one]
                assert old == [] or one.startswith("📅"), one
                assert now in one, one
            found[name] = "".join(one[0] for one in said)
        self.starts.append(now)
        return found


async def surround(house: House) -> Around:
    """A member, the preparer, a guest who uses the bot, and the ward's visitor."""
    async with house.database.writing() as unit:
        people = {one.full_name: one.id for one in unit.db.scalars(select(Member))}
        one = session_of(house)
        unit.db.add(Guest(session_id=one.id, position=2, name="Ngô Văn Hùng", person_id=people["Ngô Văn Hùng"]))
        visitor = people[house.person("Quỳnh").cast.name]
        unit.db.add(Visit(session_id=one.id, visitor_id=visitor, planned_by_id=visitor, planned_at=house.clock.now()))
        unit.commit()
    names = {"lan": "Lan", "binh": "Bình", "hung": "Hùng", "quynh": "Quỳnh"}
    around = Around(house, {key: house.person(name) for key, name in names.items()})
    await house.move(minutes=1)
    around.heard()
    return around
