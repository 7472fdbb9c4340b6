"""Every message that nobody asked for, walked: in a city of two wards each recipient has, by the table, the right for
the unit it speaks of, and nobody of the other ward or cell hears anything.
"""

import ast
import importlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from bot.compose.news import NEWS
from bot.compose.schedule import DUE
from handlers.reminders.last_check import NO_RIGHT, NOT_THEIRS
from handlers.reminders.news import holds_right
from handlers.screens.notices import key_of
from storage.accounts import Binding
from storage.outbox import OutboxRow, OutboxState
from storage.people import Person, Role
from tests.dialogs.city import City, build_city
from tests.dialogs.everything import look_at_the_clock, say_everything, work_of
from tests.house import House

pytestmark = pytest.mark.parametrize("house", ["telegram"], indirect=True)
# Of a cell's things its own people hear, those of its ward, and (of faults, or what the ward has nobody for) the city.
OF_CB11 = ("CB11-", "PB-", "TPM-")
# What one is told of oneself, whatever one's roles.
# What comes of another's act than those of tests/dialogs/everything.py.
NOT_HERE = {"ask_after", "saved_meanwhile", "chairing", "draft_old", "data_erased", "guest", "material", "sign"}
NOT_HERE |= {
    "confirm_lost",
    "invitation_allowed",
    "invitation_denied",
    "joined_after_loss",
    "taken_over",
    "locked_out",
    "invited_again",
    "lost_confirmed",
    "reported_lost",
    "device_removed",
    "office",
    "office_ended",
    "lost_phone",
    "consent",
    # The answer to who asks for it.
    "calendar",
}
# Which argument of what writes a notice is its kind.
KIND_AT = {"Notice": 0, "_notice": 0, "tell_devices": 2, "_tell_above": 2}
OWN = {"draft_old", "one_more_phone", "task_reminder"}


def said(house: House, looks: int) -> City:
    """The city on a Monday, with everything said of CB11 and some looks at the clock; nothing has left."""
    house.clock.move(timedelta(days=5))
    city = build_city(house)
    with house.database.unit_of_work() as unit:
        # The sample ward is quiet: what it plans would be told, too.
        unit.db.execute(update(Person).where(Person.code.like("DV%")).values(active=False))
        say_everything(work_of(house, unit), "CB11")
        unit.commit()
    look_at_the_clock(house, looks, timedelta(days=1) if looks > 1 else timedelta(minutes=5))
    return city


async def test_each_recipient_has_the_right_for_the_unit_in_question(house: House) -> None:
    city = said(house, 8)
    told = city.told()
    assert set(told) >= set(NEWS) - NOT_HERE
    shared = {"lesson", "digest", "same_place", "failure"}
    strangers = {
        kind: codes
        for kind, people in told.items()
        if (codes := {one for one in people if not one.startswith(OF_CB11)})
    }
    # CB12 reads of itself in lessons and digests, and of the trouble that it shares.
    assert set(strangers) <= shared and all(one.startswith("CB12-") for codes in strangers.values() for one in codes)
    with house.database.unit_of_work() as unit:
        work = work_of(house, unit)
        for row in unit.db.scalars(select(OutboxRow).where(OutboxRow.unique_key.is_not(None))):
            key = key_of(row.unique_key)
            assert key is not None
            person = unit.db.get_one(Person, key.person_id)
            assert holds_right(work, NEWS[row.kind], key, person), (row.unique_key, person.code)


async def test_whoever_has_lost_every_office_and_cell_hears_nothing_more_of_others(house: House) -> None:
    said(house, 1)
    with house.database.unit_of_work() as unit:
        unit.db.execute(delete(Role))
        elsewhere = unit.db.scalars(select(Person.unit_id).where(Person.code == "TPM-0")).one()
        unit.db.execute(update(Person).values(unit_id=elsewhere))
        unit.commit()
    await house.bot.settle()
    went = {row.kind for row in house.rows(OutboxRow) if row.state == OutboxState.SENT and row.unique_key}
    # What is left is one's own: one's tasks, one's part in a session, one's own phones.
    assert went <= OWN | {
        "assignment",
        "report",
        "task_news",
        "reminder",
        "preparation",
        "visit",
        "visit_reminder",
        "moved",
        "postponed",
        "cancelled",
        "question",
        "calendar",
        "nudge",
    }
    withdrawn = [row for row in house.rows(OutboxRow) if row.state == OutboxState.WITHDRAWN]
    assert {row.error for row in withdrawn} & {NO_RIGHT}
    assert {"digest", "data_request", "leave", "feedback", "plan", "answer", "unreachable", "failure", "joined"} <= {
        row.kind for row in withdrawn
    }


async def test_whoever_has_withdrawn_consent_hears_nothing_at_all(house: House) -> None:
    said(house, 1)
    with house.database.unit_of_work() as unit:
        unit.db.execute(delete(Binding))
        unit.commit()
    await house.bot.settle()
    rows = [row for row in house.rows(OutboxRow) if row.unique_key]
    assert rows and {row.state for row in rows} <= {OutboxState.WITHDRAWN, OutboxState.EXPIRED}
    assert {row.error for row in rows if row.state == OutboxState.WITHDRAWN and row.error} == {NOT_THEIRS}


def kinds_written() -> Iterator[tuple[str, str]]:
    """(module, kind) of each notice that a module of handlers/ writes under a kind that stands there."""
    root = Path(__file__).parents[2]
    for path in sorted((root / "handlers").rglob("*.py")):
        name = path.relative_to(root).with_suffix("").as_posix().replace("/", ".")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if isinstance(node, ast.Call) and called in KIND_AT and len(node.args) > KIND_AT[called]:
                kind = node.args[KIND_AT[called]]
                if isinstance(kind, ast.Constant):
                    yield name, str(kind.value)
                elif isinstance(kind, ast.Name) and kind.id.isupper():
                    yield name, getattr(importlib.import_module(name), kind.id)


async def test_each_kind_that_is_written_has_its_row_in_the_table(house: House) -> None:
    kinds = {kind for _, kind in kinds_written()} | {one.kind for one in DUE}
    assert kinds - set(NEWS) == set()
    assert all(news.still is not None or kind in {one.kind for one in DUE} for kind, news in NEWS.items())
