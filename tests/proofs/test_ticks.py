"""A look at the clock that finds nothing new costs no more statements for many cells than for few."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.compose.schedule import TICKS, name_of
from handlers.forms.feature import Chore
from handlers.reminders.reminder import Reminder
from handlers.ward.signs.chores import CELLS_AT_ONCE, look_for_signs
from storage.signs import SignLook
from tests.proofs.ticks import NOW, counted, full_ward, look, settings_for

FEW, MANY, MEMBERS = 2, 8, 14


@pytest.mark.parametrize("tick", [tick for tick in TICKS if tick is not look_for_signs], ids=name_of)
def test_a_look_that_finds_nothing_new_costs_the_same_for_many_cells(tmp_path: Path, tick: Chore | Reminder) -> None:
    few, many = (_statements(tmp_path / f"{cells}.db", cells, tick) for cells in (FEW, MANY))
    assert many <= few


def test_signs_are_looked_for_in_a_few_cells_at_a_time(tmp_path: Path) -> None:
    few, many = (_looked_at(tmp_path / f"{cells}.db", cells) for cells in (CELLS_AT_ONCE - 2, 2 * CELLS_AT_ONCE))
    assert (few, many) == (CELLS_AT_ONCE - 2, CELLS_AT_ONCE)


def _looked_at(path: Path, cells: int) -> int:
    """How many cells the first look goes to."""
    url = f"sqlite:///{path}"
    database = full_ward(url, cells, MEMBERS)
    look(database, settings_for(url), look_for_signs, NOW)
    with database.reading() as db:
        looked = db.scalar(select(func.count()).select_from(SignLook)) or 0
    database.close()
    return looked


def _statements(path: Path, cells: int, tick: Chore | Reminder) -> int:
    """How many statements the second look takes."""
    url = f"sqlite:///{path}"
    database = full_ward(url, cells, MEMBERS)
    look(database, settings_for(url), tick, NOW)
    with counted(database.engine) as statements:
        look(database, settings_for(url), tick, NOW + timedelta(minutes=1))
    database.close()
    return len(statements)
