"""A simulated Telegram and a simulated Zalo, each with an in-process API, on a clock that stands."""

from datetime import UTC, datetime

import pytest

from bot.clock import StandingClock
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from tests.bot.play.simulator.asking import Asking

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOW)


@pytest.fixture
def telegram(clock: StandingClock) -> TelegramServer:
    return TelegramServer(clock, "42:token")


@pytest.fixture
def zalo(clock: StandingClock) -> ZaloServer:
    return ZaloServer(clock, "43:token")


@pytest.fixture
def bot(telegram: TelegramServer) -> Asking:
    return Asking(InProcessApi(telegram))


@pytest.fixture
def zalo_bot(zalo: ZaloServer) -> Asking:
    return Asking(InProcessApi(zalo))


@pytest.fixture
def stranger(telegram: TelegramServer) -> TelegramPerson:
    return TelegramPerson(telegram, 7, "An (mẫu)")


@pytest.fixture
def an(stranger: TelegramPerson, telegram: TelegramServer) -> TelegramPerson:
    """A person who has started the bot; the update that says so is gone."""
    stranger.start()
    telegram.updates.clear()
    return stranger


@pytest.fixture
def binh(zalo: ZaloServer) -> ZaloPerson:
    person = ZaloPerson(zalo, "zalo-binh", "Bình (mẫu)")
    person.start()
    zalo.updates.clear()
    return person
