"""Who is told: every list of people who hear of something that is not their own comes from here, asked "which duty, for
which unit". A duty names an action of the one table of rights, and whose it is to hear: so nobody is on a list who may
not see what the message says.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from handlers.rights.access import RIGHTS, Action, Extent
from handlers.rights.lines import Lines
from storage.accounts import roles_of_joined
from storage.database import Db
from storage.people import Membership, Person, RoleName, holders_in, members_of_cells, people_holding
from storage.units import places_in_tree


@dataclass(frozen=True)
class _Rule:
    """`groups` are asked in turn: the first of which somebody is there hears it. `nearest`: of those above, only the
    ones of the nearest unit that has any; else all in the line. Which units count is the table's matter.
    """

    action: Action
    groups: tuple[frozenset[RoleName], ...]
    nearest: bool = False


def _first_of(*roles: RoleName) -> tuple[frozenset[RoleName], ...]:
    return tuple(frozenset({role}) for role in roles)


def _all_of(*roles: RoleName) -> tuple[frozenset[RoleName], ...]:
    return (frozenset(roles),)


class Duty(Enum):
    """What somebody is to hear of, by their office."""

    # The secretary; where there is none, the deputy.
    LEAD = _Rule(Action.CHANGE_SESSION, _first_of(RoleName.SECRETARY, RoleName.DEPUTY))
    # Who can lead in the secretary's place: the deputy; where there is none, the committee's members.
    STAND_IN = _Rule(Action.SEE_ANSWERS, _first_of(RoleName.DEPUTY, RoleName.CELL_COMMITTEE))
    # Who is the secretary so far, where another becomes it.
    STEP_DOWN = _Rule(Action.CHANGE_SESSION, _all_of(RoleName.SECRETARY))
    LEAD_TOGETHER = _Rule(Action.SEE_FEEDBACK, _all_of(RoleName.SECRETARY, RoleName.DEPUTY))
    LEARN = _Rule(Action.LEARN, _all_of(RoleName.SECRETARY, RoleName.DEPUTY))
    SIT_ON_COMMITTEE = _Rule(Action.SEE_ANSWERS, _all_of(RoleName.SECRETARY, RoleName.DEPUTY, RoleName.CELL_COMMITTEE))
    READ_QUESTIONS = _Rule(Action.SEE_QUESTIONS, _all_of(RoleName.SECRETARY))
    # What a member says to the secretary; where there is none, to the deputy.
    HEAR_MEMBERS = _Rule(Action.HEAR_MEMBER, _first_of(RoleName.SECRETARY, RoleName.DEPUTY))
    INVITE = _Rule(Action.INVITE_MEMBER, _all_of(RoleName.SECRETARY))
    INVITE_TOGETHER = _Rule(Action.INVITE_MEMBER, _all_of(RoleName.SECRETARY, RoleName.DEPUTY))
    # That somebody lost their devices: the cell's leaders; where none of them can, the nearest ward's people.
    CONFIRM_LOSS = _Rule(
        Action.INVITE_MEMBER,
        (
            frozenset({RoleName.SECRETARY, RoleName.DEPUTY}),
            frozenset({RoleName.WARD_BUILDING, RoleName.WARD_COMMITTEE}),
        ),
        nearest=True,
    )
    # Who came in after somebody's word that devices were lost, or was not who they said: those above the cell.
    WATCH_JOINING = _Rule(Action.INVITE_MEMBER, _all_of(RoleName.WARD_BUILDING, RoleName.WARD_COMMITTEE), nearest=True)
    CUT_OFF_DEVICES = _Rule(Action.REMOVE_DEVICE, _all_of(RoleName.ADMINISTRATOR), nearest=True)
    LIFT_LOCKS = _Rule(Action.LIFT_LOCK, _all_of(RoleName.ADMINISTRATOR), nearest=True)
    # Whatever happens to a session is told to them.
    FOLLOW_SESSIONS = _Rule(Action.SEE_SCHEDULE, _all_of(RoleName.SECRETARY, RoleName.DEPUTY, RoleName.IN_CHARGE))
    ATTEND_FROM_ABOVE = _Rule(Action.SEE_SCHEDULE, _all_of(RoleName.IN_CHARGE))
    VISIT = _Rule(Action.SEE_CALENDAR, _all_of(RoleName.WARD_COMMITTEE, RoleName.WARD_BUILDING))
    DECIDE_PLANS = _Rule(Action.DECIDE_PLAN, _all_of(RoleName.WARD_BUILDING))
    HELP_FROM_ABOVE = _Rule(Action.SEE_CELL_TASKS, _first_of(RoleName.IN_CHARGE, RoleName.WARD_BUILDING), nearest=True)
    COMPARE_PLACES = _Rule(Action.JOIN_CELLS, _first_of(RoleName.WARD_BUILDING, RoleName.WARD_COMMITTEE), nearest=True)
    ANSWER_DATA_REQUESTS = _Rule(Action.ANSWER_DATA_REQUEST, _all_of(RoleName.ADMINISTRATOR), nearest=True)
    READ_DIGESTS = _Rule(
        Action.SEE_DIGEST,
        _all_of(RoleName.WARD_COMMITTEE, RoleName.WARD_BUILDING, RoleName.IN_CHARGE, RoleName.SECRETARY),
    )
    REACH_PEOPLE = _Rule(
        Action.REACH_PEOPLE,
        _first_of(RoleName.SECRETARY, RoleName.DEPUTY, RoleName.WARD_BUILDING, RoleName.ADMINISTRATOR),
        nearest=True,
    )
    KEEP_RUNNING = _Rule(Action.KEEP_RUNNING, _all_of(RoleName.ADMINISTRATOR), nearest=True)

    @property
    def action(self) -> Action:
        """The right that everybody holds who is told."""
        return self.value.action


def told(db: Db, duty: Duty, unit_id: int, but_for: Collection[int] = ()) -> list[Person]:
    """Who hears of a thing of this unit, by name, nearest unit first; as if those of `but_for` were not there."""
    return told_in(db, duty, [unit_id], but_for)[unit_id]


def told_in(db: Db, duty: Duty, unit_ids: Collection[int], but_for: Collection[int] = ()) -> dict[int, list[Person]]:
    """The same for several units at once: a few statements, however many they are."""
    rule: _Rule = duty.value
    lines = _lines(db, rule, unit_ids)
    wanted = {unit for line in lines.values() for unit in line}
    holders: dict[tuple[int, str], list[Person]] = {}
    for role, person in holders_in(db, wanted, _roles(duty)) if wanted else ():
        if person.id not in but_for:
            holders.setdefault((role.unit_id, role.name), []).append(person)
    return {unit_id: _chosen(rule, line, holders) for unit_id, line in lines.items()}


def _lines(db: Db, rule: _Rule, unit_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    if not any(_reaches_up(rule.action, role) for group in rule.groups for role in group):
        return {unit_id: (unit_id,) for unit_id in unit_ids}
    lines = Lines(db)
    lines.learn(unit_ids)
    return {unit_id: lines.of(unit_id) for unit_id in unit_ids}


def _chosen(rule: _Rule, line: tuple[int, ...], holders: dict[tuple[int, str], list[Person]]) -> list[Person]:
    for group in rule.groups:
        found: dict[int, Person] = {}
        for unit in line:
            for role in group:
                if unit == line[0] or _reaches_up(rule.action, role):
                    found |= {person.id: person for person in holders.get((unit, role), ())}
            if found and rule.nearest:
                break
        if found:
            return sorted(found.values(), key=lambda person: (person.folded_name, person.id))
    return []


def _reaches_up(action: Action, role: RoleName) -> bool:
    """Whether the right goes down from the unit in which the role is held to those below it."""
    return any(rule.reach is Extent.ABOVE and role in rule.roles for rule in RIGHTS[action])


def told_anywhere(db: Db, duty: Duty) -> list[Person]:
    """Who has the duty in any unit that is in use, by name."""
    return people_holding(db, _roles(duty))


def told_since(db: Db, duty: Duty) -> list[tuple[int, str, int, datetime]]:
    """(person, by which role, in which unit, when they first joined) for each who has the duty and has joined."""
    return roles_of_joined(db, _roles(duty))


def _roles(duty: Duty) -> frozenset[RoleName]:
    return frozenset[RoleName]().union(*duty.value.groups)


def operators(db: Db) -> list[tuple[Person, int]]:
    """Who keeps the installation running, each with the unit in which they do: the administrators of the unit at its
    top; where it has none, those of the highest units that have any. What they are told names nobody.
    """
    tree = places_in_tree(db)
    depths = {unit_id: _depth(tree, unit_id) for unit_id in tree}
    held = holders_in(db, depths, [RoleName.ADMINISTRATOR]) if depths else []
    highest = min((depths[role.unit_id] for role, _ in held), default=0)
    found = {person.id: (person, role.unit_id) for role, person in held if depths[role.unit_id] == highest}
    return list(found.values())


def _depth(tree: dict[int, tuple[str, int | None]], unit_id: int) -> int:
    seen = {unit_id}
    above = tree[unit_id][1]
    while above in tree and above not in seen:
        seen.add(above)
        above = tree[above][1]
    return len(seen)


def invited_members(db: Db, cell_ids: Collection[int]) -> dict[int, list[Person]]:
    """Who is invited to what their cell does, by name: its members, but for those who are exempt."""
    return _members(db, cell_ids, exempt=False)


def exempt_members(db: Db, cell_ids: Collection[int]) -> dict[int, list[Person]]:
    """The members of cells who are exempt from meetings: welcome, and asked for nothing."""
    return _members(db, cell_ids, exempt=True)


def _members(db: Db, cell_ids: Collection[int], exempt: bool) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = {cell_id: [] for cell_id in cell_ids}
    for person in members_of_cells(db, cell_ids):
        if (person.membership == Membership.EXEMPT) is exempt:
            found[person.unit_id].append(person)
    return found
