"""What has waited is asked again before it leaves: of each kind, what it tells of has changed meanwhile, and it is
taken back with a note; unchanged, it goes. Through the real schedule and delivery.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, event, update

from handlers.reminders.last_check import NO_RIGHT, NOT_SO, NOT_THEIRS
from handlers.reminders.standing import RELIEVED
from handlers.screens.notices import key_of
from storage.accounts import Account, Binding
from storage.data_requests import DataRequest
from storage.database import Db
from storage.leaves import Leave
from storage.outbox import OutboxRow, OutboxState
from storage.people import Person as Somebody
from storage.people import Role, RoleName, Unit
from storage.places import PlaceMatter
from storage.sessions import Approval, Session, SessionState
from storage.task_changes import TaskChange
from storage.tasks import Task, TaskState
from storage.visits import Visit, VisitState
from tests.dialogs.city import build_city
from tests.dialogs.everything import look_at_the_clock, say_everything, work_of
from tests.house import House, Person

telegram = pytest.mark.parametrize("house", ["telegram"], indirect=True)


def _other_state(db: Db) -> None:
    """What was to be is called off, and what was called off is to be after all."""
    for one in db.query(Session):
        one.state = SessionState.CANCELLED if one.state == SessionState.PLANNED else SessionState.PLANNED


def _given_to_others(db: Db) -> None:
    other = db.query(Somebody).filter_by(code="CB11-2").one().id
    db.execute(update(Session).values(preparer_id=other, approval=Approval.DRAFT))
    db.execute(update(Visit).values(state=VisitState.WITHDRAWN))


def _done(db: Db) -> None:
    db.execute(update(Task).values(state=TaskState.CANCELLED, asked_due_on=None))
    db.execute(update(TaskChange).values(undone_at=db.query(Task).first().created_at))  # type: ignore[union-attr]
    db.execute(update(PlaceMatter).values(closed_on=db.query(PlaceMatter).first().raised_on))  # type: ignore[union-attr]
    db.execute(update(Leave).values(ended_at=Leave.set_at))
    db.execute(update(DataRequest).values(answered_at=DataRequest.asked_at))
    db.execute(update(Account).values(unreachable_since=None))


def _moved_on(db: Db) -> None:
    """The leaders and those above lose their offices, the members go to another cell."""
    db.execute(delete(Role))
    elsewhere = db.query(Unit).filter_by(code="CB02").one().id
    db.execute(update(Somebody).where(Somebody.code.like("CB11-%")).values(unit_id=elsewhere))


CHANGES: dict[str, tuple[Callable[[Db], None], str, set[str]]] = {
    "called off": (
        _other_state,
        NOT_SO,
        {"moved|session", "postponed|session", "cancelled|session", "answer|session", "question|session"}
        | {"reminder|session", "nudge|session", "visit|session", "preparation|session"},
    ),
    "given to others": (
        _given_to_others,
        NOT_SO,
        {"assignment|session|preparer", "visit|session|assigned", "plan|session|sent", "plan|session|approved"},
    ),
    "done": (
        _done,
        NOT_SO,
        {
            "assignment|meeting",
            "report|task",
            "task_news|task",
            "extension|task",
            "nudge|person",
            "task_reminder|person",
        }
        | {"same_place|matter", "leave|leave", "data_request|request", "data_request_due|request"}
        | {"unreachable|account", "help_to_ward|task"},
    ),
    "moved on": (
        _moved_on,
        NO_RIGHT,
        {
            "digest|digest",
            "lesson|lesson",
            "feedback|meeting",
            "minutes|meeting",
            "upload|meeting",
            "failure|installation",
        }
        | {"joined|person", "invitation_spent|person", "answer|session", "extension|task"}
        | {"attendance|session", "plan_waiting|unit"},
    ),
}


def _everything_said(house: House) -> None:
    house.clock.move(timedelta(days=7, hours=9, minutes=5))
    build_city(house)
    with house.database.unit_of_work() as unit:
        unit.db.execute(update(Somebody).where(Somebody.code.like("DV%")).values(active=False))
        say_everything(work_of(house, unit), "CB11")
        unit.commit()
    look_at_the_clock(house, 1, timedelta(minutes=5))


def _rows(house: House, kinds: set[str]) -> dict[str, list[OutboxRow]]:
    """The rows of these kinds ("kind|subject|beginning of the slot"), but for what tells that somebody is relieved."""
    found: dict[str, list[OutboxRow]] = {kind: [] for kind in kinds}
    for row in house.rows(OutboxRow):
        key = key_of(row.unique_key)
        if key is not None and not key.slot.endswith(RELIEVED):
            words = f"{key.kind}|{key.subject.partition(':')[0]}|{key.slot}"
            for kind in kinds:
                if words.startswith(kind):
                    found[kind].append(row)
    return found


@telegram
@pytest.mark.parametrize("name", CHANGES)
async def test_what_is_no_longer_so_is_taken_back(house: House, name: str) -> None:
    change, why, kinds = CHANGES[name]
    _everything_said(house)
    waiting = {row.id for row in house.rows(OutboxRow) if row.state == OutboxState.WAITING}
    with house.database.unit_of_work() as unit:
        change(unit.db)
        unit.commit()
    await house.bot.settle()
    rows = {kind: [one for one in found if one.id in waiting] for kind, found in _rows(house, kinds).items()}
    assert {kind for kind in kinds if not rows[kind]} == set()
    went = {kind for kind in kinds for row in rows[kind] if row.state == OutboxState.SENT}
    assert went == set()
    assert {kind for kind in kinds if not any(row.error == why for row in rows[kind])} == set()


@telegram
async def test_what_is_still_so_goes(house: House) -> None:
    _everything_said(house)
    await house.bot.settle()
    wanted = set[str]().union(*(kinds for _, _, kinds in CHANGES.values()))
    rows = _rows(house, wanted)
    went = {kind for kind in wanted if any(row.state == OutboxState.SENT for row in rows[kind])}
    assert {kind: [(one.state, one.error) for one in rows[kind]] for kind in wanted - went} == {}


@telegram
async def test_an_answer_that_waited_goes_to_whom_it_was_for_alone(house: House, lan: Person, minh: Person) -> None:
    lan.hand.look()
    for one in (lan, minh):
        one.hand.says("/menu")
    await house._take_in(house.telegram, "telegram")
    await house.bot.worker.drain()
    with house.database.unit_of_work() as unit:
        gone = unit.db.query(Somebody.id).filter_by(code="DV002").scalar()
        unit.db.execute(delete(Binding).where(Binding.person_id == gone))
        unit.commit()
    house.clock.move(timedelta(minutes=1))
    await house.bot.settle()
    assert lan.take() == [] and minh.take() != []
    rows = [row for row in house.rows(OutboxRow) if row.speaker_id == gone]
    assert {(row.state, row.error) for row in rows} == {(OutboxState.WITHDRAWN, NOT_THEIRS)}


@telegram
async def test_only_what_has_waited_is_asked_about(house: House, lan: Person) -> None:
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(house.database.engine, "before_cursor_execute", note)
    await lan.says("/menu")
    event.remove(house.database.engine, "before_cursor_execute", note)
    assert not [one for one in seen if "bindings.person_id = " in one and "accounts.chat_id = " in one]


@telegram
async def test_at_night_a_new_secretary_is_no_reason_to_tell_the_old_one(house: House) -> None:
    """Held over the night: the one who leaves office meanwhile does not hear in the morning of a member's leave."""
    city = build_city(house)
    house.clock.move(timedelta(hours=13))
    member = city.phone("CB11-4")
    await member.says("/nghi mai")
    await member.taps("Chỉ ngày") if any(one.startswith("Chỉ ngày") for one in member.labels()) else None
    with house.database.unit_of_work() as unit:
        unit.db.execute(delete(Role).where(Role.name == RoleName.SECRETARY))
        unit.commit()
    await house.move(hours=10)
    told = [row for row in house.rows(OutboxRow) if row.kind == "leave"]
    assert all(row.state == OutboxState.WITHDRAWN for row in told)
