"""The pages of administering: who has joined by unit, one unit, open requests, the machine."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.pick_member import called, name_among
from handlers.language.dates import long_date, long_moment
from handlers.people.administration import texts
from handlers.people.administration.buttons import ADMIN
from handlers.people.administration.machine import condition
from handlers.people.privacy.buttons import REQUEST
from handlers.people.privacy.texts import KINDS
from handlers.people.units.texts import ROLE_NAMES
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import names_line
from handlers.screens.screen import Choice, Screen
from storage.accounts import joined_among, joined_by_unit
from storage.data_requests import DataRequest, open_requests
from storage.people import Person, Unit, members_of_cell
from storage.units import units_in

PAGE_LENGTH = 8
MOST_REQUESTS = 8
ROOM = 1_200
Row = tuple[Choice, ...]


def home_screen(work: Work, top: Unit, page: int = 0) -> Screen:
    """How many have joined of each unit below `top`, those with most still to come first, a page (from 0) at a time."""
    units = {unit.id: unit for unit in units_in(work.db, top.id)}
    counts = joined_by_unit(work.db, units)
    ordered = sorted(counts, key=lambda one: (counts[one][1] - counts[one][0], units[one].name))
    pages = max(0, len(ordered) - 1) // PAGE_LENGTH + 1
    page = min(page, pages - 1)
    rows: list[Row] = [
        (ADMIN.choice(units[one], _item(units[one], counts[one]), "unit"),)
        for one in ordered[page * PAGE_LENGTH : (page + 1) * PAGE_LENGTH]
    ]
    ways = [ADMIN.choice(top, texts.PAGE_BEFORE, "home", page - 1)] if page else []
    ways += [ADMIN.choice(top, texts.PAGE_AFTER, "home", page + 1)] if page + 1 < pages else []
    rows += [tuple(ways)] if ways else []
    requests, troubles = requests_below(work, top), condition(work).troubles
    rows.append((ADMIN.choice(top, texts.CHANGE_ROLES, "role"),))
    rows.append((ADMIN.choice(top, texts.SEE_REQUESTS.format(count=len(requests)), "requests"),))
    rows.append((ADMIN.choice(top, texts.SEE_MACHINE, "machine"),))
    text = texts.HOME.format(
        unit=top.name,
        joined=sum(joined for _, joined in counts.values()),
        members=sum(members for members, _ in counts.values()),
        requests=len(requests),
        machine=texts.MACHINE_TROUBLES.format(count=len(troubles)) if troubles else texts.MACHINE_WELL,
    )
    return Screen(text, tuple(rows))


def _item(unit: Unit, counts: tuple[int, int]) -> str:
    return texts.UNIT_ITEM.format(unit=unit.name, joined=counts[1], members=counts[0])


def unit_screen(work: Work, unit: Unit) -> Screen:
    """Who of a unit has joined, and who has not."""
    people = members_of_cell(work.db, unit.id)
    joined = joined_among(work.db, [one.id for one in people])
    waiting = [one for one in people if one.id not in joined]
    there = [one for one in people if one.id in joined]
    text = texts.UNIT.format(
        unit=unit.name,
        joined=len(there),
        members=len(people),
        waiting=_named(texts.WAITING, waiting, people, unit),
        there=_named(texts.THERE, there, people, unit),
    )
    rows: list[Row] = []
    if waiting:
        rows.append((ADMIN.choice(unit, texts.PRINT.format(count=len(waiting)), "print"),))
    rows.append((ADMIN.choice(unit, texts.CHANGE_ROLES, "role"),))
    return Screen(text, (*rows, (home_choice(unit),)))


def _named(text: Markup, people: Sequence[Person], everybody: Sequence[Person], unit: Unit) -> Markup:
    names = [_with_roles(one, everybody, unit) for one in people]
    return text.format(count=len(people), names=names_line(names, ROOM)) if people else Markup()


def _with_roles(person: Person, everybody: Sequence[Person], unit: Unit) -> str:
    name = name_among(person, everybody)
    roles = [ROLE_NAMES.get(role.name, role.name) for role in person.roles if role.unit_id == unit.id]
    return texts.NAME_WITH_ROLES.format(name=name, roles=", ".join(roles)) if roles else name


def home_choice(unit: Unit) -> Choice:
    """Back to where the administrator began: the page finds their own unit."""
    return ADMIN.choice(unit, texts.TO_HOME, "top")


def requests_below(work: Work, top: Unit) -> list[DataRequest]:
    """The requests about data that are open, of the people whom an administrator of `top` answers."""
    return [one for one in open_requests(work.db) if work.may(Action.ANSWER_DATA_REQUEST, one.person.unit_id)]


def requests_screen(work: Work, top: Unit) -> Screen:
    found = requests_below(work, top)
    if not found:
        return Screen(texts.REQUESTS_NONE, ((home_choice(top),),))
    lines = [
        texts.REQUEST_LINE.format(who=called(work.db, one.person), kind=KINDS[one.kind], until=_until(one))
        for one in found
    ]
    rows: list[Row] = [
        (REQUEST.choice(one, texts.OPEN_REQUEST.format(who=called(work.db, one.person), kind=KINDS[one.kind]), "see"),)
        for one in found[:MOST_REQUESTS]
    ]
    text = texts.REQUESTS.format(count=len(found), lines=shared.list_lines(lines))
    return Screen(text, (*rows, (home_choice(top),)))


def _until(request: DataRequest) -> str:
    if request.answered_at is None:
        return texts.ANSWER_BY.format(day=long_date(request.due_on))
    return texts.DONE_BY.format(day=long_date(request.last_day))


def machine_screen(context: Context, top: Unit) -> Screen:
    now = condition(context.work)
    text = texts.MACHINE.format(
        at=long_moment(context.now, context.work.zone),
        troubles=Markup("\n").join(shared.TROUBLES[one] for one in now.troubles) or texts.ALL_WELL,
        inbox=now.queues.inbox,
        inbox_age=_age(now.queues.inbox_oldest),
        outbox=now.queues.outbox,
        outbox_age=_age(now.queues.outbox_oldest),
        files=now.queues.files_mb,
        room=now.room_mb if now.room_mb is not None else texts.NOT_KNOWN,
    )
    return Screen(text, ((home_choice(top),),))


def _age(seconds: int) -> str:
    return texts.AGE.format(minutes=seconds // 60) if seconds >= 60 else ""
