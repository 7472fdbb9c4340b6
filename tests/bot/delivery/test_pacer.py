"""How fast messages may leave, on a clock that stands until it is moved."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.telegram.reach import PACE
from bot.clock import StandingClock
from bot.delivery.pacer import Pacer

START = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
LAN, MINH, GROUP = 1, 2, -100


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(START)


@pytest.fixture
def pacer(clock: StandingClock) -> Pacer:
    return Pacer(clock, PACE)


def send_all_that_may_go(pacer: Pacer, first_chat: int) -> int:
    """Send to as many chats as there is room for."""
    room = pacer.room()
    for number in range(room):
        pacer.note(first_chat + number)
    return room


def most_in_a_second(moments: list[datetime]) -> int:
    return max(sum(first <= other < first + timedelta(seconds=1) for other in moments) for first in moments)


class SteppingClock(StandingClock):
    """Its time of day is set back and forth by hand; what waits are measured by is not."""

    off = timedelta()

    def now(self) -> datetime:
        return super().now() + self.off


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta(days=400)])
def test_a_time_of_day_that_steps_changes_no_wait(step: timedelta) -> None:
    clock = SteppingClock(START)
    pacer = Pacer(clock, PACE)
    for chat in (LAN, LAN, LAN, *[GROUP] * 20):
        pacer.note(chat)
    pacer.refused(MINH, clock.now() + timedelta(seconds=5))
    before = [one - clock.now() for one in (pacer.opens(), *map(pacer.chat_opens, (LAN, MINH, GROUP)))]
    clock.off = step
    after = [one - clock.now() for one in (pacer.opens(), *map(pacer.chat_opens, (LAN, MINH, GROUP)))]
    assert before == after and before[2] == timedelta(seconds=5)
    clock.move(timedelta(seconds=61))
    assert pacer.room() > 0 and pacer.closed() == set()


def test_messages_are_spaced_evenly(pacer: Pacer, clock: StandingClock) -> None:
    left: list[datetime] = []
    for _ in range(200):
        left += [clock.now()] * send_all_that_may_go(pacer, 1000 + len(left))
        clock.move(pacer.opens() - clock.now())
    assert most_in_a_second(left) <= 29
    assert left[-1] - left[0] == pytest.approx(timedelta(seconds=(len(left) - 1) / 28), abs=timedelta(milliseconds=1))


def test_a_loop_that_wakes_late_catches_up_within_the_limit(pacer: Pacer, clock: StandingClock) -> None:
    left: list[datetime] = []
    for step in range(300):
        left += [clock.now()] * send_all_that_may_go(pacer, 1000 + len(left))
        clock.move(timedelta(milliseconds=(20, 70, 40)[step % 3]))
    assert most_in_a_second(left) <= 30
    assert len(left) / (left[-1] - left[0]).total_seconds() > 21


def test_a_rest_earns_no_burst(pacer: Pacer, clock: StandingClock) -> None:
    clock.move(timedelta(hours=1))
    assert send_all_that_may_go(pacer, 1) == 2
    assert pacer.room() == 0


def test_a_chat_takes_a_short_burst_then_one_a_second(pacer: Pacer, clock: StandingClock) -> None:
    for _ in range(3):
        assert pacer.closed() == set()
        pacer.note(LAN)
    assert pacer.closed() == {LAN}
    assert pacer.chat_opens(LAN) == START + PACE.chat_interval
    clock.move(PACE.chat_interval)
    assert pacer.closed() == set()
    pacer.note(LAN)
    assert pacer.closed() == {LAN}


def test_one_chat_does_not_close_another(pacer: Pacer) -> None:
    for _ in range(3):
        pacer.note(LAN)
    pacer.note(MINH)
    assert pacer.closed() == {LAN}


def test_edits_do_not_close_a_private_chat_but_count_over_all(pacer: Pacer) -> None:
    for _ in range(5):
        pacer.note(LAN, edit=True)
    assert pacer.closed() == set()
    assert pacer.room() == 0
    assert pacer.opens() > START


def test_a_group_takes_twenty_a_minute_edits_too(pacer: Pacer, clock: StandingClock) -> None:
    for number in range(20):
        assert pacer.closed() == set()
        pacer.note(GROUP, edit=number % 2 == 1)
        clock.move(timedelta(seconds=1))
    assert pacer.closed() == {GROUP}
    assert pacer.chat_opens(GROUP) == START + PACE.group_span
    clock.move(PACE.group_span - timedelta(seconds=20))
    assert pacer.closed() == set()


def test_a_refusal_holds_its_chat(pacer: Pacer, clock: StandingClock) -> None:
    pacer.refused(LAN, START + timedelta(seconds=7))
    assert pacer.closed() == {LAN}
    assert pacer.room() > 0
    clock.move(timedelta(seconds=7))
    assert pacer.closed() == set()


def test_two_chats_refused_at_once_hold_everybody(pacer: Pacer, clock: StandingClock) -> None:
    pacer.refused(LAN, START + timedelta(seconds=7))
    pacer.refused(MINH, START + timedelta(seconds=5))
    assert pacer.room() == 0
    assert pacer.opens() == START + timedelta(seconds=5)
    clock.move(timedelta(seconds=5))
    assert pacer.room() > 0
    assert pacer.closed() == {LAN}


def test_refusals_after_one_another_hold_nobody_else(pacer: Pacer, clock: StandingClock) -> None:
    pacer.refused(LAN, START + timedelta(seconds=2))
    clock.move(timedelta(seconds=2))
    pacer.refused(MINH, clock.now() + timedelta(seconds=2))
    assert pacer.room() > 0


def test_thousands_of_chats_are_not_remembered_for_ever(pacer: Pacer, clock: StandingClock) -> None:
    for chat in range(1, 10_000):
        pacer.note(chat)
        clock.move(timedelta(seconds=1))
    assert len(pacer._chats) <= 4096
