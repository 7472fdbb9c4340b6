"""Which parts the log of each kind of sitting has: a committee's session has a shorter agenda."""

from collections.abc import Callable

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.meetings.about_session import session_of
from handlers.meetings.log.notes.forms import OverNotes
from handlers.meetings.log.notes.readings import review
from handlers.meetings.log.rules import has_part

EARLIER = "earlier"


def has(context: Context, draft: Draft[OverNotes], part: str) -> bool:
    """Whether the draft's meeting has a part; nothing is looked back on where the last one gave no tasks."""
    if not has_part(session_of(context, draft).kind, part):
        return False
    return part != EARLIER or bool(review(context, draft).all)


def if_it_has(part: str) -> Callable[[Context, Draft[OverNotes]], bool]:
    """For a question's `asked`: only where the meeting has the part."""
    return lambda context, draft: has(context, draft, part)
