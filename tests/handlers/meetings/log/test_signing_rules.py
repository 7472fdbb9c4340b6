"""Who may have chaired: the secretary, or who stands in."""

import pytest

from handlers.meetings.log.closing.rules import Attending, may_chair, suggested_chair

SECRETARY, DEPUTY, COMMITTEE = "secretary", "deputy", "cell_committee"


def one(number: int, *offices: str, present: bool = True, official: bool = True) -> Attending:
    return Attending(number, frozenset(offices), official, present)


PLAIN = one(9)


@pytest.mark.parametrize(
    ("members", "able", "suggested"),
    [
        ([PLAIN, one(2, DEPUTY, COMMITTEE), one(1, SECRETARY)], [1, 2], 1),
        ([PLAIN, one(1, SECRETARY, present=False), one(2, DEPUTY)], [2], 2),
        ([one(1, SECRETARY, present=False), one(3, COMMITTEE), one(4, COMMITTEE)], [3, 4], None),
        ([one(1, SECRETARY, present=False), one(2, DEPUTY, present=False), one(3, COMMITTEE)], [3], 3),
        ([PLAIN, one(1, SECRETARY, present=False), one(2, DEPUTY, present=False)], [], None),
        ([PLAIN, one(8, official=False), one(7), one(1, SECRETARY, present=False)], [9, 7], None),
    ],
)
def test_who_may_chair_and_who_is_suggested(members: list[Attending], able: list[int], suggested: int | None) -> None:
    assert may_chair(members) == able
    assert suggested_chair(members, None) == suggested


def test_who_ran_it_is_suggested_only_where_the_secretary_is_away() -> None:
    standing_in = [one(2, DEPUTY), one(3, COMMITTEE)]
    assert suggested_chair([*standing_in, one(1, SECRETARY, present=False)], 3) == 3
    assert suggested_chair([*standing_in, one(1, SECRETARY)], 3) == 1
    assert suggested_chair([*standing_in, one(1, SECRETARY, present=False)], 1) == 2
