"""The steps of adding a theme to the plan: each reads one answer into the draft and says what comes next.

Two tables use them: registering (the short way, `/dangky`) and adding to the plan (every field). Which step follows is
the table's order, by the draft's kind.
"""

from datetime import datetime
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, button
from handlers.language import answers
from handlers.language.names import plain_label
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.booking.pick_start import StartPicker, start_problem
from handlers.sessions.plan import texts
from handlers.sessions.plan.checks import alike_note, alike_so_far, text_in
from handlers.sessions.plan.likeness.finding import FIELDS
from storage.people import Person, members_of_cell

REGISTER = "register"
ADD = "plan"
CHANGE = "planedit"
ORDERS = {
    REGISTER: ("theme", "field", "reason", "place", "area", "start", "preparer", "guests", "summary"),
    ADD: (
        "theme",
        "field",
        "reason",
        "area",
        "aim",
        "expected",
        "start",
        "place",
        "preparer",
        "guests",
        "materials",
        "practice",
        "summary",
    ),
}
LIMITS = {
    "theme": answers.SHORT,
    "reason": answers.LONG,
    "place": answers.SHORT,
    "area": answers.SHORT,
    "aim": answers.LONG,
    "expected": answers.LONG,
    "guests": answers.LONG,
    "materials": answers.LONG,
    "practice": answers.LONG,
}


def cell_id(draft: Draft) -> int:
    return int(draft.data["cell_id"])


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.REGISTER_SESSION, cell_id(draft))


def about(context: Context, draft: Draft) -> str:
    theme = draft.data.get("theme")
    return texts.ABOUT.format(theme=theme) if theme else texts.ABOUT_EMPTY


def after(draft: Draft, name: str) -> str:
    """The step that follows `name`: the next of the table's order; what is beside it leads to the summary."""
    order = ORDERS.get(draft.kind, ())
    return order[order.index(name) + 1] if name in order else "summary"


def keep_words(context: Context, draft: Draft, name: str, words: str) -> Outcome:
    """Keep a typed answer, and say at once where the theme has become very like another."""
    if (problem := answers.words_problem(words, LIMITS[name])) is not None:
        return Reject(problem)
    before = dict(draft.data)
    draft.data[name] = words
    return Next(after(draft, name), _alike_now(context, draft, before) if name in FIELDS else None)


def _alike_now(context: Context, draft: Draft, before: dict[str, Any]) -> Markup | None:
    """The warning, unless the same other theme was alike before this answer already."""
    but_for = draft.data.get("session_id")
    found = alike_so_far(context.work, draft.data, but_for)
    known = alike_so_far(context.work, before, but_for) if found else []
    if known and found[0].session_id == known[0].session_id:
        return None
    return alike_note(text_in(draft.data), found, cell_id(draft))


def ask_theme(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_THEME)


def read_theme(context: Context, draft: Draft, words: str) -> Outcome:
    return keep_words(context, draft, "theme", words)


def ask_field(context: Context, draft: Draft) -> Screen:
    fields = context.policy.meetings.fields
    return Screen(texts.ASK_FIELD, one_per_row(button(draft, name, "field", n) for n, name in enumerate(fields)))


def tap_field(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    fields = context.policy.meetings.fields
    if verb != "field" or not argument.isdecimal() or int(argument) >= len(fields):
        return Reject(texts.FIELD_UNKNOWN)
    draft.data["field"] = fields[int(argument)]
    return Next(after(draft, "field"))


def read_field(context: Context, draft: Draft, words: str) -> Outcome:
    wanted = plain_label(words)
    found = [name for name in context.policy.meetings.fields if wanted and wanted in plain_label(name)]
    if len(found) != 1:
        return Reject(texts.FIELD_UNKNOWN)
    draft.data["field"] = found[0]
    return Next(after(draft, "field"))


def ask_reason(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_REASON)


def read_reason(context: Context, draft: Draft, words: str) -> Outcome:
    return keep_words(context, draft, "reason", words)


def ask_place(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_PLACE)


def read_place(context: Context, draft: Draft, words: str) -> Outcome:
    return keep_words(context, draft, "place", words)


def ask_area(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_AREA)


def read_area(context: Context, draft: Draft, words: str) -> Outcome:
    return keep_words(context, draft, "area", words)


def ask_start(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_START)


def check_start(context: Context, draft: Draft, start: datetime) -> Markup | None:
    return start_problem(context, start, cell_id(draft))


REGISTER_START = StartPicker(ask_start, check_start, following="preparer")
ADD_START = StartPicker(ask_start, check_start, following="place")


def ask_preparer(context: Context, draft: Draft) -> Screen:
    rows = pick_member.people_choices(draft, members_of_cell(context.db, cell_id(draft)))
    return Screen(texts.ASK_PREPARER, (*rows, (button(draft, texts.NO_PREPARER, "nobody"),)))


def tap_preparer(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    if verb == "nobody":
        return _keep_preparer(draft, None)
    person = pick_member.picked(members_of_cell(context.db, cell_id(draft)), argument)
    return _keep_preparer(draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def read_preparer(context: Context, draft: Draft, words: str) -> Outcome:
    found = pick_member.typed_name(draft, members_of_cell(context.db, cell_id(draft)), words)
    return _keep_preparer(draft, found) if isinstance(found, Person) else found


def _keep_preparer(draft: Draft, person: Person | None) -> Outcome:
    pick_member.forget_search(draft)
    draft.data["preparer_id"] = person.id if person is not None else None
    return Next(after(draft, "preparer"))


def ask_guests(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_GUESTS, ((button(draft, texts.NO_GUESTS, "none"),),))


def tap_guests(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    draft.data["guests"] = ""
    return Next(after(draft, "guests"))


def read_guests(context: Context, draft: Draft, words: str) -> Outcome:
    if answers.says_none(words):
        return tap_guests(context, draft, "none", "")
    return keep_words(context, draft, "guests", words)
