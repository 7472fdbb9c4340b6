"""What has waited is asked again before it leaves, in the composed bot: is it still so?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.database import Db
from storage.leaves import Leave
from storage.outbox import OutboxRow, OutboxState
from storage.people import Person as Member
from storage.tasks import Task, TaskState
from tests.house import House

Change = Callable[[Db, Member], None]


def nothing(db: Db, lan: Member) -> None:
    pass


def finish(db: Db, lan: Member) -> None:
    for task in db.scalars(select(Task).where(Task.assignee_id == lan.id)):
        task.state = TaskState.DONE


def go_away(db: Db, lan: Member) -> None:
    row = db.scalars(select(OutboxRow).where(OutboxRow.kind == "task_reminder")).first()
    assert row is not None
    day = row.created_at.date()
    db.add(Leave(person_id=lan.id, first_on=day, last_on=day, set_by_id=lan.id, set_at=row.created_at))


def move_out(db: Db, lan: Member) -> None:
    lan.active = False


@pytest.mark.parametrize(("change", "said"), [(nothing, True), (finish, False), (go_away, False), (move_out, False)])
async def test_a_reminder_that_waited_goes_only_where_it_is_still_so(house: House, change: Change, said: bool) -> None:
    lan = house.person("Lan")
    lan.take()
    while not (written := _reminders(house)):
        house.clock.move(timedelta(hours=1))
        await house.bot.schedule.tick()
    async with house.database.writing() as unit:
        change(unit.db, unit.db.scalars(select(Member).where(Member.full_name.endswith("Lan"))).one())
        unit.commit()
    house.clock.move(timedelta(seconds=31))
    await house.settle()
    heard = [one for one in lan.take() if one.startswith("📋 Việc của đồng chí")]
    assert bool(heard) is said
    assert written[0].state == OutboxState.WAITING
    assert _reminders(house)[0].state == (OutboxState.SENT if said else OutboxState.WITHDRAWN)


def _reminders(house: House) -> list[OutboxRow]:
    with house.database.reading() as db:
        lan = select(Member.id).where(Member.full_name.endswith("Lan"))
        key = f"task_reminder|person:{db.scalars(lan).one()}|%"
        return list(db.scalars(select(OutboxRow).where(OutboxRow.unique_key.like(key)).order_by(OutboxRow.id)))
