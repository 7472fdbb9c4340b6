"""Nobody lets in a person whose roles reach higher, or elsewhere, than their own."""

import pytest

from handlers.rights.ranks import RANKS, Held, covers
from storage.people import RoleName

CITY, WARD, OTHER_WARD, CELL, OTHER_CELL = 1, 2, 3, 4, 5
AT_CELL, AT_OTHER_CELL = (CELL, WARD, CITY), (OTHER_CELL, WARD, CITY)
AT_WARD, AT_OTHER_WARD, AT_CITY = (WARD, CITY), (OTHER_WARD, CITY), (CITY,)
SECRETARY = (RoleName.SECRETARY, CELL)
DEPUTY = (RoleName.DEPUTY, CELL)
COMMITTEE = (RoleName.WARD_COMMITTEE, WARD)
BUILDING = (RoleName.WARD_BUILDING, WARD)


def test_every_role_has_a_rank() -> None:
    assert set(RANKS) == set(RoleName)
    assert len(set(RANKS.values())) == len(RANKS)


@pytest.mark.parametrize(
    ("inviter", "held", "covered"),
    [
        (SECRETARY, [], True),
        (SECRETARY, [Held(RoleName.DEPUTY, AT_CELL), Held(RoleName.MINUTES_TAKER, AT_CELL)], True),
        (DEPUTY, [Held(RoleName.SECRETARY, AT_CELL)], False),
        (DEPUTY, [Held(RoleName.CELL_COMMITTEE, AT_CELL)], True),
        (SECRETARY, [Held(RoleName.IN_CHARGE, AT_CELL)], False),
        (SECRETARY, [Held(RoleName.WARD_COMMITTEE, AT_WARD)], False),
        (SECRETARY, [Held(RoleName.ADMINISTRATOR, AT_WARD)], False),
        (SECRETARY, [Held(RoleName.MINUTES_TAKER, AT_OTHER_CELL)], False),
        (SECRETARY, [Held("a role of tomorrow", AT_CELL)], False),
        (COMMITTEE, [Held(RoleName.SECRETARY, AT_CELL), Held(RoleName.IN_CHARGE, AT_OTHER_CELL)], True),
        (COMMITTEE, [Held(RoleName.WARD_COMMITTEE, AT_WARD)], True),
        (COMMITTEE, [Held(RoleName.WARD_COMMITTEE, AT_OTHER_WARD)], False),
        (COMMITTEE, [Held(RoleName.WARD_COMMITTEE, AT_CITY)], False),
        (COMMITTEE, [Held(RoleName.WARD_BUILDING, AT_WARD)], False),
        (BUILDING, [Held(RoleName.ADMINISTRATOR, AT_WARD)], False),
    ],
)
def test_covers(inviter: tuple[str, int], held: list[Held], covered: bool) -> None:
    assert covers([inviter], held) is covered


def test_each_role_is_covered_by_one() -> None:
    assert covers([DEPUTY, BUILDING], [Held(RoleName.MINUTES_TAKER, AT_CELL), Held(RoleName.SECRETARY, AT_CELL)])
    assert not covers([], [Held(RoleName.MINUTES_TAKER, AT_CELL)])
