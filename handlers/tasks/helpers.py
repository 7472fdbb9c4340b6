"""Who does a part of a task: the members among those who were typed as helpers."""

import re

from handlers.context import Work
from handlers.names import find_people
from handlers.screens import Screen
from handlers.tasks import texts
from handlers.tasks.buttons import report_button
from handlers.tasks.labels import card
from handlers.tasks.news import DECIDED, tell
from storage.people import Person, members_of_cell
from storage.tasks import Task, TaskHelper, is_helper

_BETWEEN = re.compile(r"\s*(?:[,;]|\s(?:và|va|cùng|cung|với|voi)\s)\s*")
_CALLED = re.compile(r"^(?:đ/c|đồng chí|dong chi|anh|chị|chi|cô|co|chú|chu|bác|bac)\s+", re.IGNORECASE)


def members_named(helpers: str, members: list[Person]) -> list[Person]:
    """The members whom the typed helpers name, each once. A name that fits several, or none, is of nobody here."""
    names = [(one.id, one.full_name) for one in members]
    found = [find_people(part, names) for part in (_CALLED.sub("", one) for one in _BETWEEN.split(helpers)) if part]
    ids = dict.fromkeys(ids[0] for ids in found if len(ids) == 1)
    return [one for wanted in ids for one in members if one.id == wanted]


def bind_helpers(work: Work, task: Task) -> list[Person]:
    """Give the helpers of a new task their part, and tell them. Returns those who are new."""
    members = [one for one in members_of_cell(work.session, task.cell_id) if one.id != task.assignee_id]
    new = [one for one in members_named(task.helpers, members) if not is_helper(task, one.id)]
    for person in new:
        task.parts.append(TaskHelper(person_id=person.id))
    work.session.flush()
    text = texts.HELPER_NOTICE.format(who=task.assignee.full_name, card=card(work, task))
    tell(work, task, new, DECIDED, "helper", Screen(text, ((report_button(task),),)))
    return new
