"""Who does a part of a task: the members among those who were typed as helpers."""

import re

from handlers.context import Work
from handlers.forms.pick_member import called, name_among
from handlers.language.names import apart, find_people, names_a_body
from handlers.screens.screen import Screen
from handlers.tasks import texts
from handlers.tasks.buttons import report_button
from handlers.tasks.labels import card
from handlers.tasks.notifications import DECIDED, notify_each
from storage.people import Person, members_of_cell
from storage.tasks import Task, TaskHelper, is_helper

_CALLED = re.compile(r"^(?:đ/c|đồng chí|dong chi|anh|chị|chi|cô|co|chú|chu|bác|bac)\s+", re.IGNORECASE)


def members_named(helpers: str, members: list[Person]) -> list[Person]:
    """The members whom the typed helpers name, each once. A name that fits several, or none, is of nobody here."""
    named = [_fitting(part, members) for part in apart(helpers)]
    ids = dict.fromkeys(fitting[0].id for fitting in named if len(fitting) == 1)
    return [one for wanted in ids for one in members if one.id == wanted]


def alike_named(helpers: str, members: list[Person]) -> tuple[str, list[Person]] | None:
    """The first typed helper who may be several members, and those members."""
    named = [(part, _fitting(part, members)) for part in apart(helpers)]
    return next(((part, fitting) for part, fitting in named if len(fitting) > 1), None)


def put_name(helpers: str, part: str, name: str) -> str:
    """The helpers with `name` in the place of the typed `part`."""
    return ", ".join(name if one == part else one for one in apart(helpers))


def _fitting(part: str, members: list[Person]) -> list[Person]:
    """Whom a part may mean: by the name as it is shown where two are alike ("Nguyễn Thị Hoa (1979)"), else as typed."""
    if names_a_body(part) or part.endswith(")"):
        return [one for one in members if name_among(one, members) == part]
    ids = find_people(_CALLED.sub("", part), [(one.id, one.full_name) for one in members])
    return [one for one in members if one.id in ids]


def bind_helpers(work: Work, task: Task) -> list[Person]:
    """Give the helpers of a new task their part, and tell them. Returns those who are new."""
    named = members_named(task.helpers, members_of_cell(work.db, task.cell_id))
    new = [one for one in named if one.id != task.assignee_id and not is_helper(task, one.id)]
    for person in new:
        task.parts.append(TaskHelper(person_id=person.id))
    work.db.flush()
    text = texts.HELPER_NOTICE.format(who=called(work.db, task.assignee), card=card(work, task))
    notify_each(work, task, new, DECIDED, "helper", Screen(text, ((report_button(task),),)))
    return new
