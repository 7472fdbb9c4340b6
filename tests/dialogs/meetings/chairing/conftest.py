"""Who chairs the meeting of the sample cell and who takes its minutes, from its start on."""

from datetime import datetime

import pytest
from sqlalchemy import select

from storage.sessions import Session
from tests.dialogs.meetings.chairing.running import card
from tests.dialogs.sample import THEME
from tests.house import House, Person


@pytest.fixture
async def evening(house: House) -> datetime:
    """The clock stands at the start of the sample cell's session."""
    with house.database.reading() as db:
        start = db.scalars(select(Session).where(Session.theme == THEME)).one().starts_at
    await house.move(seconds=(start - house.clock.now()).total_seconds())
    for person in house.everybody():
        person.take()
    return start


@pytest.fixture
async def minh(house: House, evening: datetime) -> Person:
    """The secretary, who has begun the meeting and is through with what the last one decided."""
    secretary = house.person("Minh")
    await secretary.says("/dieuhanh")
    shown, review = await secretary.taps("▶ Bắt đầu buổi sinh hoạt")
    assert shown == card() and "Vận động các hộ đường Mẫu 1" in review
    after = await secretary.taps("Xong việc kỳ trước")
    assert after == ["Còn 4 việc chưa bàn, vẫn giữ nguyên hạn cũ.\n\n" + card()]
    return secretary


@pytest.fixture
def thao(house: House, evening: datetime) -> Person:
    """Who takes the minutes."""
    return house.person("Thảo")
