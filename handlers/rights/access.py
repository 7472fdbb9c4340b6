"""Who may do what: one table. No right is compared anywhere else.

A rule names roles and how near their unit must be to the thing: `OWN` (the person themself), `MEMBER` (anybody of the
very cell), `CELL` (the role is held in the very cell), `ABOVE` (held in the cell or any unit above it).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from storage.people import Person, RoleName, Unit


class Action(StrEnum):
    """Everything a person can do. An action without a row in `RIGHTS` may be done by nobody."""

    SEE_SCHEDULE = "see_schedule"
    ANSWER_INVITATION = "answer_invitation"
    SEE_ANSWERS = "see_answers"
    SEE_COMMITTEE_MEETING = "see_committee_meeting"
    REPORT_TASK = "report_task"
    SEE_OWN_TASKS = "see_own_tasks"
    SEE_CELL_TASKS = "see_cell_tasks"
    CHANGE_TASK = "change_task"
    SET_LEAVE = "set_leave"
    SEE_OWN_DATA = "see_own_data"
    ANSWER_DATA_REQUEST = "answer_data_request"
    REGISTER_SESSION = "register_session"
    CHANGE_SESSION = "change_session"
    LOG_MEETING = "log_meeting"
    SEE_MINUTES = "see_minutes"
    CHAIR_MEETING = "chair_meeting"
    NOTE_IN_MEETING = "note_in_meeting"
    CHECK_IN = "check_in"
    ADOPT_MINUTES = "adopt_minutes"
    SEE_BOOK = "see_book"
    SET_NUMBERS = "set_numbers"
    GIVE_FEEDBACK = "give_feedback"
    SEE_FEEDBACK = "see_feedback"
    INVITE_MEMBER = "invite_member"
    LIFT_LOCK = "lift_lock"
    REMOVE_DEVICE = "remove_device"
    SEE_DIGEST = "see_digest"
    SEE_RESULTS = "see_results"
    SEE_PLAN = "see_plan"
    SEND_PLAN = "send_plan"
    DECIDE_PLAN = "decide_plan"
    SEE_CALENDAR = "see_calendar"
    PLAN_VISITS = "plan_visits"
    MAKE_VISIT = "make_visit"
    PREPARE = "prepare"
    READ_MATERIALS = "read_materials"
    ASK_AHEAD = "ask_ahead"
    SEE_QUESTIONS = "see_questions"
    HEAR_MEMBER = "hear_member"
    ANSWER_SIGN = "answer_sign"
    SEARCH = "search"
    SEE_PLACES = "see_places"
    CLOSE_MATTER = "close_matter"
    JOIN_CELLS = "join_cells"
    LEARN = "learn"
    SEE_OWN_SKILLS = "see_own_skills"
    SEE_WARD_SKILLS = "see_ward_skills"
    REACH_PEOPLE = "reach_people"
    KEEP_RUNNING = "keep_running"
    ADMINISTER = "administer"


class Extent(Enum):
    OWN = "own"
    MEMBER = "member"
    CELL = "cell"
    ABOVE = "above"


@dataclass(frozen=True)
class Rule:
    """One way to have a right: a role (None: any person), and its reach."""

    reach: Extent
    roles: frozenset[str] = frozenset()


def _cell(*roles: str) -> Rule:
    return Rule(Extent.CELL, frozenset(roles))


_OWN = Rule(Extent.OWN)
_MEMBER = Rule(Extent.MEMBER)
_CELL_LEADERS = _cell(RoleName.SECRETARY, RoleName.DEPUTY)
_CELL_COMMITTEE = _cell(RoleName.SECRETARY, RoleName.DEPUTY, RoleName.CELL_COMMITTEE)
_LOGGERS = _cell(RoleName.SECRETARY, RoleName.DEPUTY, RoleName.MINUTES_TAKER)
_IN_CHARGE = _cell(RoleName.IN_CHARGE)
_WARD = Rule(Extent.ABOVE, frozenset({RoleName.WARD_COMMITTEE, RoleName.WARD_BUILDING}))
_BUILDING = Rule(Extent.ABOVE, frozenset({RoleName.WARD_BUILDING}))
_ADMINISTRATORS = Rule(Extent.ABOVE, frozenset({RoleName.ADMINISTRATOR}))

RIGHTS: dict[Action, tuple[Rule, ...]] = {
    Action.SEE_SCHEDULE: (_OWN, _MEMBER, _CELL_COMMITTEE, _IN_CHARGE, _WARD),
    Action.ANSWER_INVITATION: (_OWN, _MEMBER),
    Action.SEE_ANSWERS: (_CELL_COMMITTEE,),
    Action.SEE_COMMITTEE_MEETING: (_CELL_COMMITTEE, _IN_CHARGE, _WARD),
    Action.REPORT_TASK: (_OWN,),
    Action.SEE_OWN_TASKS: (_OWN,),
    Action.SEE_CELL_TASKS: (_CELL_COMMITTEE, _IN_CHARGE, _WARD),
    Action.CHANGE_TASK: (_CELL_LEADERS,),
    Action.SET_LEAVE: (_OWN, _CELL_LEADERS),
    Action.SEE_OWN_DATA: (_OWN,),
    Action.ANSWER_DATA_REQUEST: (_ADMINISTRATORS,),
    Action.REGISTER_SESSION: (_CELL_LEADERS,),
    Action.CHANGE_SESSION: (_CELL_LEADERS,),
    Action.LOG_MEETING: (_LOGGERS,),
    Action.SEE_MINUTES: (_LOGGERS,),
    Action.CHAIR_MEETING: (_CELL_LEADERS,),
    Action.NOTE_IN_MEETING: (_LOGGERS,),
    Action.CHECK_IN: (_MEMBER,),
    Action.ADOPT_MINUTES: (_LOGGERS,),
    Action.SEE_BOOK: (_LOGGERS, _CELL_COMMITTEE),
    Action.SET_NUMBERS: (_CELL_LEADERS,),
    Action.GIVE_FEEDBACK: (_IN_CHARGE, _WARD),
    Action.SEE_FEEDBACK: (_CELL_LEADERS, _IN_CHARGE, _WARD),
    Action.INVITE_MEMBER: (_CELL_LEADERS, _WARD),
    Action.LIFT_LOCK: (_ADMINISTRATORS,),
    Action.REMOVE_DEVICE: (_OWN, _ADMINISTRATORS),
    Action.SEE_DIGEST: (_CELL_LEADERS, _IN_CHARGE, _WARD),
    Action.ANSWER_SIGN: (_CELL_LEADERS,),
    Action.SEARCH: (_OWN,),
    Action.SEE_PLACES: (_CELL_COMMITTEE, _IN_CHARGE, _WARD),
    Action.CLOSE_MATTER: (_CELL_LEADERS,),
    Action.JOIN_CELLS: (_WARD,),
    Action.LEARN: (_CELL_LEADERS,),
    Action.SEE_OWN_SKILLS: (_cell(RoleName.SECRETARY),),
    Action.SEE_WARD_SKILLS: (_WARD,),
    Action.REACH_PEOPLE: (_CELL_LEADERS, _BUILDING, _ADMINISTRATORS),
    Action.KEEP_RUNNING: (_ADMINISTRATORS,),
    Action.ADMINISTER: (_ADMINISTRATORS,),
    Action.SEE_RESULTS: (_CELL_COMMITTEE, _IN_CHARGE, _WARD),
    Action.SEE_PLAN: (_CELL_COMMITTEE, _IN_CHARGE, _WARD),
    Action.SEND_PLAN: (_CELL_LEADERS,),
    Action.DECIDE_PLAN: (_BUILDING,),
    Action.SEE_CALENDAR: (_IN_CHARGE, _WARD),
    Action.PLAN_VISITS: (_BUILDING,),
    Action.MAKE_VISIT: (_OWN,),
    Action.PREPARE: (_CELL_LEADERS, _OWN),
    Action.READ_MATERIALS: (_MEMBER, _CELL_COMMITTEE, _IN_CHARGE, _WARD, _OWN),
    Action.ASK_AHEAD: (_MEMBER,),
    Action.SEE_QUESTIONS: (_cell(RoleName.SECRETARY), _OWN),
    Action.HEAR_MEMBER: (_CELL_LEADERS,),
}


@dataclass(frozen=True)
class Actor:
    """A person as the table sees them: their cell and the roles they hold, as (role, unit id)."""

    person_id: int
    unit_id: int
    roles: frozenset[tuple[str, int]]

    @staticmethod
    def of(person: Person) -> "Actor":
        return Actor(person.id, person.unit_id, frozenset((role.name, role.unit_id) for role in person.roles))


@dataclass(frozen=True)
class Target:
    """What the action is about: the unit and those above it, nearest first, and whose it is (None: nobody's)."""

    units: tuple[int, ...]
    owner_id: int | None = None


def may(actor: Actor, action: Action, target: Target) -> bool:
    """Whether `actor` may do `action` to `target`."""
    return any(_grants(rule, actor, target) for rule in RIGHTS.get(action, ()))


def _grants(rule: Rule, actor: Actor, target: Target) -> bool:
    match rule.reach:
        case Extent.OWN:
            return target.owner_id == actor.person_id
        case Extent.MEMBER:
            return bool(target.units) and target.units[0] == actor.unit_id
        case Extent.CELL | Extent.ABOVE:
            return any(_reaches(rule, held, target.units) for held in actor.roles)


def roles_granting(actor: Actor, action: Action, target: Target) -> frozenset[tuple[str, int]]:
    """The (role, unit) by which the actor may do this; none where they may not, or as anybody may."""
    rules = RIGHTS.get(action, ())
    return frozenset(
        held for held in actor.roles for rule in rules if rule.roles and _reaches(rule, held, target.units)
    )


def _reaches(rule: Rule, held: tuple[str, int], units: tuple[int, ...]) -> bool:
    role, unit = held
    return role in rule.roles and unit in (units if rule.reach is Extent.ABOVE else units[:1])


def units_where(actor: Actor, action: Action) -> frozenset[int]:
    """The units in which the actor holds a role that the action asks for (with those below it, where it reaches up)."""
    wanted: set[str] = set()
    for rule in RIGHTS.get(action, ()):
        wanted |= rule.roles
    return frozenset(unit for role, unit in actor.roles if role in wanted)


def may_somewhere(actor: Actor, action: Action) -> bool:
    """Whether the action belongs in the actor's menu at all."""
    own = any(rule.reach in (Extent.OWN, Extent.MEMBER) for rule in RIGHTS.get(action, ()))
    return own or bool(units_where(actor, action))


def lineage(unit: Unit, units: Iterable[Unit]) -> tuple[int, ...]:
    """The ids of `unit` and of those above it, nearest first, found among `units`."""
    by_id = {one.id: one for one in units}
    path: list[int] = []
    current: Unit | None = unit
    while current is not None and current.id not in path:
        path.append(current.id)
        current = by_id.get(current.parent_id) if current.parent_id is not None else None
    return tuple(path)
