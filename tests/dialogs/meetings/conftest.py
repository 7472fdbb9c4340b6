"""Who logs the meeting of the sample cell, and when."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.meetings import Meeting
from storage.sessions import Session
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import saves, to_summary
from tests.dialogs.sample import THEME, last_meeting
from tests.house import House, Person


@pytest.fixture
async def evening(house: House) -> Evening:
    """The clock stands two hours after the session began."""
    with house.database.reading() as db:
        planned = db.scalars(select(Session).where(Session.theme == THEME)).one()
        session_id, start = planned.id, planned.starts_at
    await house.move(seconds=(start + timedelta(hours=2) - house.clock.now()).total_seconds())
    for name in ("Minh", "Lan", "Thảo", "Bình"):
        house.person(name).take()
    return Evening(house, session_id, start)


@pytest.fixture
def minh(house: House, evening: Evening) -> Person:
    """The secretary."""
    return house.person("Minh")


@pytest.fixture
def thao(house: House, evening: Evening) -> Person:
    """Who takes the minutes."""
    return house.person("Thảo")


@pytest.fixture
async def saved(house: House, evening: Evening, minh: Person) -> Meeting:
    """The sample cell's session, logged the whole way by its secretary."""
    await to_summary(minh, evening)
    await saves(minh)
    return last_meeting(house)
