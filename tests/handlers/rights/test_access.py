"""The table of rights as a matrix: every role, in one's own cell, another's or above, for every action."""

import pytest

from handlers.rights.access import RIGHTS, Action, Actor, Reach, Target, may
from storage.people import RoleName

CITY, WARD, CELL, OTHER, ELSEWHERE = 1, 2, 3, 4, 5
OWN_CELL = Target((CELL, WARD, CITY))
OTHER_CELL = Target((OTHER, WARD, CITY))
OTHER_WARD = Target((ELSEWHERE, 9, CITY))
PERSON = 7


def actor(role: RoleName | None, unit: int) -> Actor:
    return Actor(PERSON, CELL, frozenset({(role, unit)} if role is not None else ()))


def test_every_action_has_a_row() -> None:
    assert set(RIGHTS) == set(Action)
    assert all(RIGHTS[action] for action in Action)


@pytest.mark.parametrize("action", list(Action))
def test_nobody_of_nowhere_may_do_anything(action: Action) -> None:
    assert not may(Actor(PERSON, 99, frozenset()), action, OWN_CELL)
    assert not may(Actor(PERSON, 99, frozenset()), action, Target(()))


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", [None, *RoleName])
def test_the_matrix(action: Action, role: RoleName | None) -> None:
    """What the table says, worked out anew by the reach of each rule: a role held in the cell, the ward, elsewhere."""
    rules = RIGHTS[action]
    member = any(rule.reach is Reach.MEMBER for rule in rules)
    in_cell = any(rule.reach in (Reach.CELL, Reach.ABOVE) and role in rule.roles for rule in rules)
    above = any(rule.reach is Reach.ABOVE and role in rule.roles for rule in rules)
    assert may(actor(role, CELL), action, OWN_CELL) == (member or in_cell)
    assert may(actor(role, CELL), action, OTHER_CELL) is False
    assert may(actor(role, OTHER), action, OTHER_CELL) == in_cell
    assert may(actor(role, WARD), action, OTHER_CELL) == above
    assert may(actor(role, WARD), action, OTHER_WARD) is False
    assert may(actor(role, CITY), action, OTHER_WARD) == above


@pytest.mark.parametrize("action", list(Action))
def test_ones_own_is_by_the_owner_alone(action: Action) -> None:
    own = any(rule.reach is Reach.OWN for rule in RIGHTS[action])
    stranger = Actor(PERSON, 99, frozenset())
    assert may(stranger, action, Target((OTHER, WARD), owner_id=PERSON)) == own
    assert not may(stranger, action, Target((OTHER, WARD), owner_id=PERSON + 1))


WARD_ONLY = (Action.DECIDE_PLAN, Action.PLAN_VISITS)


@pytest.mark.parametrize("action", WARD_ONLY)
@pytest.mark.parametrize("role", [role for role in RoleName if role != RoleName.WARD_BUILDING])
def test_the_ward_alone_decides(action: Action, role: RoleName) -> None:
    for unit in (CELL, WARD, CITY):
        assert not may(actor(role, unit), action, OWN_CELL)


def test_questions_ahead_are_for_the_secretary_and_the_preparer() -> None:
    for role in RoleName:
        for unit in (CELL, WARD, CITY):
            allowed = role == RoleName.SECRETARY and unit == CELL
            assert may(actor(role, unit), Action.SEE_QUESTIONS, OWN_CELL) == allowed
    assert may(actor(None, CELL), Action.SEE_QUESTIONS, Target(OWN_CELL.units, owner_id=PERSON))
