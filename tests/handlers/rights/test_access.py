"""The table of rights as a matrix: every role, in one's own cell, another's or above, for every action."""

import pytest

from handlers.rights.access import RIGHTS, Action, Actor, Extent, Target, may
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


def allowed(somebody: Actor, target: Target) -> set[Action]:
    return {action for action in Action if may(somebody, action, target)}


def test_nobody_of_nowhere_may_do_anything() -> None:
    nobody = Actor(PERSON, 99, frozenset())
    assert allowed(nobody, OWN_CELL) == set()
    assert allowed(nobody, Target(())) == set()


@pytest.mark.parametrize("role", [None, *RoleName])
def test_the_matrix(role: RoleName | None) -> None:
    """What the table says, worked out anew by the reach of each rule: a role held in the cell, the ward, elsewhere."""
    rules = [(action, rule) for action in Action for rule in RIGHTS[action]]
    member = {action for action, rule in rules if rule.reach is Extent.MEMBER}
    above = {action for action, rule in rules if rule.reach is Extent.ABOVE and role in rule.roles}
    in_cell = above | {action for action, rule in rules if rule.reach is Extent.CELL and role in rule.roles}
    assert allowed(actor(role, CELL), OWN_CELL) == member | in_cell
    assert allowed(actor(role, CELL), OTHER_CELL) == set()
    assert allowed(actor(role, OTHER), OTHER_CELL) == in_cell
    assert allowed(actor(role, WARD), OTHER_CELL) == above
    assert allowed(actor(role, WARD), OTHER_WARD) == set()
    assert allowed(actor(role, CITY), OTHER_WARD) == above


def test_ones_own_is_by_the_owner_alone() -> None:
    own = {action for action in Action if any(rule.reach is Extent.OWN for rule in RIGHTS[action])}
    stranger = Actor(PERSON, 99, frozenset())
    assert allowed(stranger, Target((OTHER, WARD), owner_id=PERSON)) == own
    assert allowed(stranger, Target((OTHER, WARD), owner_id=PERSON + 1)) == set()


WARD_ONLY = (Action.DECIDE_PLAN, Action.PLAN_VISITS)


@pytest.mark.parametrize("action", WARD_ONLY)
@pytest.mark.parametrize("role", [role for role in RoleName if role != RoleName.WARD_BUILDING])
def test_the_ward_alone_decides(action: Action, role: RoleName) -> None:
    for unit in (CELL, WARD, CITY):
        assert not may(actor(role, unit), action, OWN_CELL)


def test_questions_ahead_are_for_the_secretary_and_the_preparer() -> None:
    for role in RoleName:
        for unit in (CELL, WARD, CITY):
            secretary = role == RoleName.SECRETARY and unit == CELL
            assert may(actor(role, unit), Action.SEE_QUESTIONS, OWN_CELL) == secretary
    assert may(actor(None, CELL), Action.SEE_QUESTIONS, Target(OWN_CELL.units, owner_id=PERSON))
