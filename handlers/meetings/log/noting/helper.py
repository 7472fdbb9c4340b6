"""Which member is meant where several bear the name of a helper. Helpers stay words until the log is saved."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome
from handlers.forms.questions.choice import OneOf
from handlers.language.dates import long_date
from handlers.meetings.log.notes.forms import Noting
from handlers.meetings.log.notes.model import NotedTask
from handlers.meetings.log.notes.readings import members
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import task_texts as texts
from handlers.tasks.one_task.helpers import alike_named, put_name
from storage.people import Person

STEP = "helper"


def alike(context: Context, draft: Draft[Noting], helpers: str) -> tuple[str, list[Person]] | None:
    """The first helper typed who may be several members, and those."""
    return alike_named(helpers, members(context, draft)) if helpers else None


def _found(context: Context, draft: Draft[Noting]) -> tuple[str, list[Person]]:
    return alike(context, draft, draft.data.task.helpers) or ("", [])


def _question(context: Context, draft: Draft[Noting]) -> Markup:
    return texts.ASK_WHICH_HELPER.format(words=_found(context, draft)[0])


def _offers(context: Context, draft: Draft[Noting]) -> Sequence[tuple[int | None, str]]:
    everybody = members(context, draft)
    people = [(person.id, pick_member.name_among(person, everybody)) for person in _found(context, draft)[1]]
    return [*people, (None, texts.NO_MEMBER)]


def _chosen(context: Context, draft: Draft[Noting]) -> Outcome:
    task, (words, people) = draft.data.task, _found(context, draft)
    person = next((one for one in people if one.id == draft.data.helper), None)
    name = pick_member.name_among(person, members(context, draft)) if person else texts.OUTSIDER.format(name=words)
    if words:
        task.helpers = put_name(task.helpers, words, name)
    return onward(context, draft)


WHICH_HELPER = OneOf(STEP, _question, offers=_offers, typed=False, then=_chosen, part="tasks")


def onward(context: Context, draft: Draft[Noting]) -> Outcome:
    """To the next helper who may be several members; else on with the task, or back to the list if it is there."""
    task, place, tasks = draft.data.task, draft.data.task_at, notes_of(context, draft).tasks
    if place is not None and place < len(tasks):
        tasks[place] = task.model_copy()
    if alike(context, draft, task.helpers) is not None:
        return Next(STEP)
    if place is None:
        return Next("due")
    return Next("tasks", _kept_note(place + 1, task))


def _kept_note(number: int, task: NotedTask) -> Markup | None:
    return texts.TASK_NOTED.format(number=number, due=long_date(task.due)) if task.due is not None else None
