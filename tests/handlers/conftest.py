"""A world of its own for each test that reckons over many cells, and the work of somebody who asks about it."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from handlers.context import Work
from handlers.settings.policy import Policy
from storage.database import Database
from tests.handlers.world import MONDAY, ZONE, World, local


@pytest.fixture
def now() -> datetime:
    """When it is asked; a test module may have its own."""
    return local(MONDAY, "09:00")


@pytest.fixture
def work(database: Database, now: datetime) -> Iterator[Work]:
    with database.unit_of_work() as unit:
        yield Work(unit, now, ZONE, Policy())


@pytest.fixture
def world(work: Work) -> World:
    return World(work.db)
