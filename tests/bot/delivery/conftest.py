"""Who the tests of delivery write to."""

import pytest

from bot.play.simulator.telegram.person import TelegramPerson
from tests.bot.desk import Desk


@pytest.fixture
def lan(desk: Desk) -> TelegramPerson:
    return desk.person(42)
