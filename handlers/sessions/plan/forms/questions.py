"""The questions about a theme. Registering (the short way, `/dangky`), adding to the plan (every field) and changing
ask them, each in its own order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.moment import DayAndTime
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.sessions.booking.checking import picked_ahead, start_problem, start_read
from handlers.sessions.plan import texts
from handlers.sessions.plan.checks import alike_note, alike_so_far, is_copied
from handlers.sessions.plan.likeness.finding import text_of
from handlers.sessions.plan.theme_form import ThemeData
from storage.people import Person, members_of_cell


@dataclass(frozen=True)
class ComparedWords(TypedWords[ThemeData]):
    """Words by which the theme may be nearly another's: that is said at once, and not again of the same other."""

    def keep(self, context: Context, draft: Draft[ThemeData], answer: str) -> Outcome:
        before = draft.data.model_copy()
        outcome = super().keep(context, draft, answer)
        if isinstance(outcome, Next) and answer:
            return replace(outcome, note=_alike_now(context, draft.data, before))
        return outcome


def _alike_now(context: Context, data: ThemeData, before: ThemeData) -> Markup | None:
    alike = alike_so_far(context.work, data)
    if not is_copied(alike):
        return None
    known = alike_so_far(context.work, before)
    if is_copied(known) and alike[0].session_id == known[0].session_id:
        return None
    return alike_note(context.work, text_of(data), alike, data.cell_id)


def fields(context: Context, draft: Draft[Any]) -> Sequence[tuple[str, str]]:
    return [(name, name) for name in context.policy.meetings.fields]


def _members(context: Context, draft: Draft[ThemeData]) -> Sequence[Person]:
    return members_of_cell(context.db, draft.data.cell_id)


def check_start(context: Context, draft: Draft[ThemeData], start: datetime) -> Markup | None:
    return start_problem(context, start, draft.data.cell_id)


THEME = ComparedWords("theme", texts.ASK_THEME, limit=answers.SHORT)
FIELD = OneOf[ThemeData]("field", texts.ASK_FIELD, offers=fields, unknown=texts.FIELD_UNKNOWN)
REASON = ComparedWords("reason", texts.ASK_REASON)
AREA = TypedWords[ThemeData]("area", texts.ASK_AREA, limit=answers.SHORT)
AIM = ComparedWords("aim", texts.ASK_AIM)
EXPECTED = ComparedWords("expected", texts.ASK_EXPECTED)
START = DayAndTime[ThemeData]("start", texts.ASK_START, check=check_start, note=start_read, ahead=picked_ahead)
PLACE = TypedWords[ThemeData]("place", texts.ASK_PLACE, limit=answers.SHORT)
PREPARER = OnePerson[ThemeData](
    "preparer", texts.ASK_PREPARER, field="preparer_id", people=_members, nobody=texts.NO_PREPARER
)
GUESTS = TypedWords[ThemeData]("guests", texts.ASK_GUESTS, skip=texts.NO_GUESTS, none=True)
MATERIALS = TypedWords[ThemeData]("materials", texts.ASK_MATERIALS, skip=texts.NO_MATERIALS)
PRACTICE = ComparedWords("practice", texts.ASK_PRACTICE, skip=texts.NO_PRACTICE)
