"""What is written while a meeting lasts waits for longer than other forms do, and no reminder puts it aside."""

from datetime import timedelta

import pytest
from markupsafe import Markup
from sqlalchemy import select

from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from storage.people import Person as Somebody
from tests.dialogs.everything import work_of
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import begin
from tests.house import House, Person


@pytest.mark.parametrize("hours", [5, 7])
async def test_the_log_waits_for_as_long_as_a_meeting_lasts(
    house: House, evening: Evening, minh: Person, hours: int
) -> None:
    await begin(minh)
    house.clock.move(timedelta(hours=hours))
    (answer, *_) = await minh.says("Lan")
    assert answer.startswith("Đã gác lại: Biên bản") is (hours > 6)


async def test_a_reminder_does_not_put_it_aside(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    house.clock.move(timedelta(seconds=30))
    async with house.database.writing() as unit:
        work = work_of(house, unit)
        secretary = work.db.scalars(select(Somebody).where(Somebody.full_name == "Trần Văn Minh")).one()
        assert notify(work, secretary, Notice("nudge", "person:1", "today", Screen(Markup("Nhắc việc"))))
        unit.commit()
    await house.settle()
    assert minh.take() == ["Nhắc việc"]
    house.clock.move(timedelta(seconds=30))
    (answer, *_) = await minh.says("Lan")
    assert "gác lại" not in answer
