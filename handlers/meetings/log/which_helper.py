"""Which member is meant where several bear the name of a helper. Helpers stay words until the log is saved."""

from datetime import date

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, button
from handlers.language.dates import long_date
from handlers.meetings.log import notes, texts
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks.one_task.helpers import alike_named, put_name
from storage.people import Person

STEP = "helper"


def alike(context: Context, draft: Draft, helpers: str) -> tuple[str, list[Person]] | None:
    """The first helper typed who may be several members, and those."""
    return alike_named(helpers, notes.members(context, draft)) if helpers else None


def ask_helper(context: Context, draft: Draft) -> Screen:
    found = alike(context, draft, draft.data["task"].get("helpers") or "")
    words, people = found if found is not None else ("", [])
    everybody = notes.members(context, draft)
    rows = [button(draft, pick_member.name_among(one, everybody), "helper", one.id) for one in people]
    return Screen(
        texts.ASK_WHICH_HELPER.format(words=words), one_per_row([*rows, button(draft, texts.NO_MEMBER, "outside")])
    )


def tap_helper(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    helpers = draft.data["task"].get("helpers") or ""
    found = alike(context, draft, helpers)
    if found is None:
        return onward(context, draft)
    words, people = found
    person = pick_member.picked(people, argument) if verb == "helper" else None
    if person is None and verb != "outside":
        return Reject(shared.USE_BUTTONS)
    name = pick_member.name_among(person, notes.members(context, draft)) if person else texts.OUTSIDER
    draft.data["task"] = {**draft.data["task"], "helpers": put_name(helpers, words, name.format(name=words))}
    return onward(context, draft)


def onward(context: Context, draft: Draft) -> Outcome:
    """To the next helper who may be several members; else on with the task, or back to the list if it is there."""
    task, place = draft.data["task"], draft.data.get("task_at")
    noted = list(draft.data.get("tasks") or ())
    if place is not None and place < len(noted):
        noted[place] = task
        draft.data["tasks"] = noted
    if alike(context, draft, task.get("helpers") or "") is not None:
        return Next(STEP)
    if place is None:
        return Next("due")
    return Next("tasks", kept_note(place + 1, task))


def kept_note(number: int, task: dict[str, object]) -> Markup | None:
    due = task.get("due")
    return texts.TASK_NOTED.format(number=number, due=long_date(date.fromisoformat(str(due)))) if due else None
