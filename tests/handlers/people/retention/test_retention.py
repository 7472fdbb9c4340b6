"""Old bodies go and their keys stay; a form that nobody goes on with goes after a word to its owner."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import event, select

from handlers.context import Work
from handlers.people.retention.chores import empty_old_bodies
from handlers.people.retention.rules import Fate, fate_of
from handlers.screens.notices import Notice, write_notice
from handlers.screens.screen import Screen
from handlers.settings.policy import Policy
from storage.database import Database
from storage.drafts import DraftRow, DraftState
from storage.inbox import Arrival, InboxRow, put
from storage.outbox import OutboxRow, OutboxState
from storage.people import Person as Somebody
from storage.turns import finish
from tests.handlers.small_ward import ZONE, Ward, at
from tests.house import House

NOON = at("2026-12-01 12:00")
KEEP, WARN = timedelta(days=180), timedelta(days=14)


@pytest.mark.parametrize(
    ("age", "warned", "fate"),
    [
        (100, None, Fate.STAY),
        (165, None, Fate.STAY),
        (166, None, Fate.WARN),
        (400, None, Fate.WARN),
        (170, 166, Fate.STAY),
        (180, 166, Fate.DROP),
        (190, 180, Fate.STAY),
        (194, 180, Fate.DROP),
    ],
)
def test_the_fate_of_a_form(age: int, warned: int | None, fate: Fate) -> None:
    """`age` and `warned` in days since it was last touched: it never goes sooner than 14 days after the word."""
    told = None if warned is None else NOON + timedelta(days=warned)
    assert fate_of(NOON, told, NOON + timedelta(days=age), KEEP, WARN) is fate


@pytest.fixture
def ward(database: Database) -> Ward:
    """One member, a raw update and a message of today, each also of long ago, and one of each that waits since."""
    ward = Ward(database)
    person_id = ward.person("Lê Thị Lan")
    with database.unit_of_work() as unit:
        for name, moment in (("old", NOON - timedelta(days=200)), ("new", NOON)):
            put(
                unit.db,
                [Arrival("telegram:1", f"{name}:{n}", f"telegram:{1_000 + person_id}", '{"a": 1}') for n in range(2)],
                moment,
            )
            first = unit.db.scalars(select(InboxRow).where(InboxRow.update_key == f"{name}:0")).one()
            finish(unit.db, first.id, first.chat_key, moment)
            for state in (OutboxState.SENT, OutboxState.WAITING):
                notice = Notice("sample", "task:1", f"{name}:{state}", Screen(Markup("Một lời nhắc (mẫu)")))
                write_notice(unit.db, unit.db.get_one(Somebody, person_id), notice, moment)
                row = unit.db.scalars(select(OutboxRow).order_by(OutboxRow.id.desc())).first()
                assert row is not None
                row.state, row.finished_at = state, moment if state == OutboxState.SENT else None
            unit.db.add(_draft(person_id, DraftState.SAVED, moment))
        unit.commit()
    return ward


def _draft(person_id: int, state: DraftState, moment: datetime) -> DraftRow:
    return DraftRow(
        person_id=person_id,
        kind="report",
        step="summary",
        data={"words": "Lời (mẫu)"},
        trail=["x"],
        state=state,
        created_at=moment,
        updated_at=moment,
    )


def _tick(ward: Ward, moment: datetime) -> int:
    with ward.database.unit_of_work() as unit:
        emptied = empty_old_bodies(Work(unit, moment, ZONE, Policy()))
        unit.commit()
    return emptied


def test_old_bodies_go_and_keys_stay(ward: Ward, database: Database) -> None:
    assert _tick(ward, NOON) == 3
    assert _tick(ward, NOON) == 0
    with database.unit_of_work() as unit:
        raws = {row.update_key: row.raw for row in unit.db.scalars(select(InboxRow))}
        assert raws == {"old:0": "{}", "old:1": '{"a": 1}', "new:0": '{"a": 1}', "new:1": '{"a": 1}'}
        rows = unit.db.scalars(select(OutboxRow).order_by(OutboxRow.id)).all()
        assert [row.payload == "{}" for row in rows] == [True, False, False, False]
        drafts = unit.db.scalars(select(DraftRow).order_by(DraftRow.id)).all()
        assert [(one.state, one.data, one.trail) for one in drafts] == [
            ("emptied", {}, []),
            ("saved", {"words": "Lời (mẫu)"}, ["x"]),
        ]
        # Neither is taken in, nor sent, a second time.
        assert put(unit.db, [Arrival("telegram:1", "old:0", "telegram:5", "{}")], NOON) == 0
        notice = Notice("sample", "task:1", "old:sent", Screen(Markup("Một lời nhắc (mẫu)")))
        write_notice(unit.db, unit.db.get_one(Somebody, ward.people["Lê Thị Lan"]), notice, NOON)
        assert len(unit.db.scalars(select(OutboxRow)).all()) == len(rows)


def test_what_is_new_today_goes_when_its_time_comes(ward: Ward) -> None:
    _tick(ward, NOON)
    assert [_tick(ward, NOON + timedelta(days=days, seconds=1)) for days in (89, 90, 179, 180)] == [0, 1, 0, 2]


def test_the_search_reads_no_whole_table(ward: Ward, database: Database) -> None:
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, values: Any, *more: Any) -> None:
        asked.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", note)
    _tick(ward, NOON)
    looked = [(statement, values) for statement, values in asked if statement.startswith("SELECT")]
    assert len(looked) == 4
    with database.engine.connect() as connection:
        plans = [
            " ".join(str(row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values))
            for statement, values in looked
        ]
    # What waits for consent is a table of few rows, which is read whole; each leads to its inbox row by the key.
    found = ("SEARCH inbox USING INTEGER PRIMARY KEY", "ix_inbox_kept", "ix_outbox_kept", "ix_drafts_state_updated_at")
    for plan, index in zip(plans, found, strict=True):
        assert index in plan, plan


async def test_the_owner_is_told_and_can_go_on(house: House) -> None:
    lan = house.person("Lan")
    await lan.says("/vang")
    await lan.says("từ mai đến 10/12")
    await lan.says("/menu")
    await house.move(days=165)
    assert [one for one in lan.take() if one.startswith("📝")] == []
    await house.move(days=1)
    (told,) = [one for one in lan.take() if one.startswith("📝")]
    assert told == (
        "📝 Đồng chí còn một mục ghi dở từ Thứ Tư 25/11/2026. Nếu không ghi tiếp, phần đã ghi sẽ bỏ vào ngày "
        "Thứ Hai 24/05/2027.\nGõ /menu để xem và ghi tiếp."
    )
    await house.move(days=13)
    assert len(_unfinished(house)) == 1
    await house.move(days=1)
    assert _unfinished(house) == []
    assert [one for one in lan.take() if one.startswith("📝")] == []


async def test_a_form_taken_up_again_stays(house: House) -> None:
    lan = house.person("Lan")
    await lan.says("/vang")
    await lan.says("từ mai đến 10/12")
    await lan.says("/menu")
    await house.move(days=170)
    await lan.says("/vang")
    await lan.taps("▶ Tiếp tục")
    await lan.says("/menu")
    await house.move(days=20)
    assert len(_unfinished(house)) == 1


def _unfinished(house: House) -> list[int]:
    with house.database.reading() as db:
        return list(db.scalars(select(DraftRow.id).where(DraftRow.state.in_((DraftState.LIVE, DraftState.PARKED)))))
