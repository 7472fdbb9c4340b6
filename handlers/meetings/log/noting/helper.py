"""Those who do a task beside whoever answers for it: members, of whom two may bear a name, and others by name.

Helpers stay words until the log is saved.
"""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Outcome
from handlers.forms.questions.choice import OneOf
from handlers.meetings.log.notes.forms import Noting
from handlers.meetings.log.notes.readings import members
from handlers.meetings.log.noting import task_texts as texts
from handlers.meetings.log.one_line import Known, meant
from handlers.tasks.one_task.helpers import alike_named, put_name
from storage.people import Person


def alike(context: Context, draft: Draft[Noting], helpers: str) -> tuple[str, list[Person]] | None:
    """The first helper typed who may be several members, and those."""
    return alike_named(helpers, members(context, draft)) if helpers else None


def outsider(name: str, everybody: Sequence[Known]) -> str:
    """Somebody who is no member, as they stand among helpers: marked where the name alone may be a member's."""
    return texts.OUTSIDER.format(name=name) if meant(name, everybody) else name


def _found(context: Context, draft: Draft[Noting]) -> tuple[str, list[Person]]:
    return alike(context, draft, draft.data.task.helpers) or ("", [])


def _question(context: Context, draft: Draft[Noting]) -> Markup:
    return texts.ASK_WHICH_HELPER.format(words=_found(context, draft)[0])


def _offers(context: Context, draft: Draft[Noting]) -> Sequence[tuple[int | None, str]]:
    everybody = members(context, draft)
    people = [(person.id, pick_member.name_among(person, everybody)) for person in _found(context, draft)[1]]
    return [*people, (None, texts.NO_MEMBER)]


def which_helper(
    name: str, part: str, then: Callable[[Context, Draft[Noting]], Outcome], group: str = ""
) -> OneOf[Noting]:
    """Asks which member is meant by a helper's name, puts that one into the task that is asked about, and goes on."""

    def chosen(context: Context, draft: Draft[Noting]) -> Outcome:
        task, (words, people) = draft.data.task, _found(context, draft)
        person = next((one for one in people if one.id == draft.data.helper), None)
        name = pick_member.name_among(person, members(context, draft)) if person else texts.OUTSIDER.format(name=words)
        if words:
            task.helpers = put_name(task.helpers, words, name)
        return then(context, draft)

    return OneOf(name, _question, field="helper", offers=_offers, typed=False, then=chosen, part=part, group=group)
