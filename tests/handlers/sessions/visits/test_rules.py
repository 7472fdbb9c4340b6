"""Visits proposed evenly: those not visited for longest first, nobody at two places."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handlers.sessions.visits.rules import SITTING, Visitor, Wanted, is_free, propose
from tests.handlers.small_ward import at

START = at("2026-12-03 19:00")


def test_cells_not_visited_for_longest_come_first() -> None:
    sessions = [Wanted(number, number, START) for number in (1, 2, 3)]
    last = {1: at("2026-10-01 19:00"), 2: at("2026-03-01 19:00")}
    assert propose(sessions, [Visitor(7)], last) == {3: 7}
    assert propose(sessions[:2], [Visitor(7)], last) == {2: 7}


def test_the_one_with_the_fewest_visits_goes() -> None:
    busy = Visitor(1, (START - timedelta(days=5), START - timedelta(days=9)))
    assert propose([Wanted(1, 1, START)], [busy, Visitor(2)], {}) == {1: 2}


def test_nobody_is_at_two_places() -> None:
    taken = Visitor(1, (START + timedelta(hours=1),))
    assert propose([Wanted(1, 1, START)], [taken], {}) == {}
    assert is_free(START, [START + SITTING]) and not is_free(START, [START + SITTING / 2])


hours = st.integers(0, 400)


@given(st.lists(st.tuples(st.integers(1, 9), hours), max_size=25), st.integers(1, 5))
def test_every_proposal_is_free_of_clashes_and_even_where_times_allow(cells: list[tuple[int, int]], count: int) -> None:
    sessions = [Wanted(n, cell, START + timedelta(hours=hour)) for n, (cell, hour) in enumerate(cells)]
    found = propose(sessions, [Visitor(n) for n in range(1, count + 1)], {})
    starts = {one.session_id: one.starts_at for one in sessions}
    for visitor in range(1, count + 1):
        own = sorted(starts[one] for one, who in found.items() if who == visitor)
        assert all(later - earlier >= SITTING for earlier, later in pairwise(own))
    for one in set(starts) - set(found):
        taken = [starts[each] for each in found]
        assert sum(abs(each - starts[one]) < SITTING for each in taken) >= count
