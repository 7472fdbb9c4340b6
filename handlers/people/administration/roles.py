"""Changing the roles of one person: a role given or ended, looked at once more, told to whom it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Next, Outcome
from handlers.forms.pick_member import called
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.person import OnePerson
from handlers.people.administration import texts
from handlers.people.administration.pages import home_choice
from handlers.people.units.texts import ROLE_NAMES
from handlers.rights.access import Action
from handlers.rights.recipients import Duty, told
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from storage import audit
from storage.people import Person, Role, RoleName, Unit, UnitKind, cells_below, members_of_cells
from storage.units import units_in

CHANGED = "change_roles"
NOTICE = "office_ended"
GIVE, END = "give", "end"
OF_CELL = (RoleName.SECRETARY, RoleName.DEPUTY, RoleName.CELL_COMMITTEE, RoleName.MINUTES_TAKER)
OF_WARD = (RoleName.WARD_COMMITTEE, RoleName.WARD_BUILDING, RoleName.IN_CHARGE)
# Who administers is said by the roster's file alone.
NOT_HERE = (RoleName.ADMINISTRATOR,)


class RoleChange(FormData):
    """In which unit it was begun, whose role, and what: "give:deputy" or "end:deputy:7" (the unit in which it is held);
    `cell_id` where a cell is given to who is in charge of it.
    """

    top_id: int = 0
    person_id: int = 0
    change: str = ""
    cell_id: int = 0


@dataclass(frozen=True)
class Change:
    """What is to be done: a role of a person in a unit, given or ended."""

    deed: str
    role: RoleName
    unit: Unit
    person: Person


def _top(context: Context, draft: Draft[RoleChange]) -> Unit:
    return context.db.get_one(Unit, draft.data.top_id)


def _person(context: Context, draft: Draft[RoleChange]) -> Person:
    return context.db.get_one(Person, draft.data.person_id)


def _people(context: Context, draft: Draft[RoleChange]) -> list[Person]:
    return members_of_cells(context.db, [one.id for one in units_in(context.db, draft.data.top_id)])


def _not_oneself(context: Context, draft: Draft[RoleChange], person_id: int) -> Markup | None:
    return texts.NOT_ONESELF if person_id == context.person.id else None


def _changes(context: Context, draft: Draft[RoleChange]) -> list[tuple[str, str]]:
    """What may be changed: the roles that the person does not hold in their own unit, and those that they hold."""
    person = _person(context, draft)
    held = {(role.name, role.unit_id) for role in person.roles}
    possible = OF_CELL if person.unit.kind == UnitKind.CELL else OF_WARD
    gives = [
        (f"{GIVE}:{role}", texts.GIVE.format(role=ROLE_NAMES[role]))
        for role in possible
        if role is RoleName.IN_CHARGE or (role, person.unit_id) not in held
    ]
    ends = []
    for role in person.roles:
        unit = context.db.get_one(Unit, role.unit_id)
        if role.name not in NOT_HERE and context.work.may(Action.ADMINISTER, unit.id):
            label = texts.END.format(role=ROLE_NAMES[role.name], unit=unit.name)
            ends.append((f"{END}:{role.name}:{unit.id}", label))
    return [*gives, *ends]


def _ask_change(context: Context, draft: Draft[RoleChange]) -> Markup:
    person = _person(context, draft)
    roles = [
        texts.ROLE_OF.format(role=ROLE_NAMES[one.name], unit=context.db.get_one(Unit, one.unit_id).name)
        for one in person.roles
    ]
    return texts.ASK_CHANGE.format(
        name=called(context.db, person), unit=person.unit.name, roles="; ".join(roles) or texts.NO_ROLES
    )


def _which_next(context: Context, draft: Draft[RoleChange]) -> Outcome:
    return Next("cell" if draft.data.change == f"{GIVE}:{RoleName.IN_CHARGE}" else "sure")


def _cells(context: Context, draft: Draft[RoleChange]) -> list[tuple[int, str]]:
    """The cells that the person is not in charge of yet."""
    person = _person(context, draft)
    charge = {role.unit_id for role in person.roles if role.name == RoleName.IN_CHARGE}
    cells = cells_below(context.db, person.unit_id)
    return [
        (cell.id, cell.name) for cell in cells if cell.id not in charge and context.work.may(Action.ADMINISTER, cell.id)
    ]


def _change(context: Context, draft: Draft[RoleChange]) -> Change:
    deed, role, *unit = draft.data.change.split(":")
    person = _person(context, draft)
    unit_id = int(unit[0]) if unit else draft.data.cell_id if role == RoleName.IN_CHARGE else person.unit_id
    return Change(deed, RoleName(role), context.db.get_one(Unit, unit_id), person)


def _replaced(context: Context, change: Change) -> Sequence[Person]:
    """A cell has one secretary: who is it so far, and is not any more then."""
    if change.deed != GIVE or change.role is not RoleName.SECRETARY:
        return ()
    return [one for one in told(context.db, Duty.STEP_DOWN, change.unit.id) if one.id != change.person.id]


def _ask_sure(context: Context, draft: Draft[RoleChange]) -> Markup:
    change = _change(context, draft)
    text = texts.SURE_GIVE if change.deed == GIVE else texts.SURE_END
    return text.format(**_words(context, change))


def _words(context: Context, change: Change) -> dict[str, str | Markup]:
    role = ROLE_NAMES[change.role]
    instead = Markup().join(
        texts.INSTEAD.format(name=called(context.db, one), role=role) for one in _replaced(context, change)
    )
    return {"name": called(context.db, change.person), "role": role, "unit": change.unit.name, "instead": instead}


def _save(context: Context, draft: Draft[RoleChange]) -> Outcome:
    if draft.data.person_id == context.person.id:
        return Finish(Screen(texts.NOT_ONESELF))
    change = _change(context, draft)
    held = next((one for one in change.person.roles if (one.name, one.unit_id) == (change.role, change.unit.id)), None)
    if (change.deed == GIVE) is (held is not None):
        return Finish(Screen(texts.CHANGED_MEANWHILE, ((home_choice(_top(context, draft)),),)))
    words = _words(context, change)
    if held is not None:
        _end(context, change.person, change)
    else:
        for one in _replaced(context, change):
            _end(context, one, change)
        # Who is given it hears of it with what is open there (handlers/people/offices/).
        change.person.roles.append(Role(name=change.role, unit_id=change.unit.id, since=context.now))
        context.db.flush()
        audit.record(context.db, context.person.id, CHANGED, f"person:{change.person.id}", context.now)
    what = (texts.GIVEN if change.deed == GIVE else texts.ENDED).format(**words)
    return Finish(Screen(texts.CHANGED.format(what=what), ((home_choice(_top(context, draft)),),)))


def _end(context: Context, person: Person, change: Change) -> None:
    person.roles = [one for one in person.roles if (one.name, one.unit_id) != (change.role, change.unit.id)]
    context.db.flush()
    audit.record(context.db, context.person.id, CHANGED, f"person:{person.id}", context.now)
    text = texts.ENDED_NOTICE.format(role=ROLE_NAMES[change.role], unit=change.unit.name)
    slot = f"{change.role}:{change.unit.id}:{context.now.isoformat()}"
    notify(context.work, person, Notice(NOTICE, f"person:{person.id}", slot, Screen(text)))


def _names(context: Context, draft: Draft[RoleChange]) -> tuple[str, ...]:
    return (called(context.db, _person(context, draft)),) if draft.data.person_id else (_top(context, draft).name,)


ROLES = Form(
    kind="roles",
    title=texts.ROLES_TITLE,
    data=RoleChange,
    allowed=lambda context, draft: context.work.may(Action.ADMINISTER, draft.data.top_id),
    about=lambda context, draft: texts.ROLES_ABOUT.format(unit=_top(context, draft).name),
    names=_names,
    counted=False,
    table=(
        OnePerson(
            "who",
            lambda context, draft: texts.ASK_WHO.format(unit=_top(context, draft).name),
            field="person_id",
            people=_people,
            check=_not_oneself,
        ),
        OneOf("change", _ask_change, offers=_changes, by_value=False, then=_which_next),
        OneOf(
            "cell",
            lambda context, draft: texts.ASK_CELL.format(name=called(context.db, _person(context, draft))),
            field="cell_id",
            offers=_cells,
            part="change",
            following="sure",
        ),
        Confirmation("sure", _ask_sure, label=texts.SAVE, save=_save),
    ),
)
