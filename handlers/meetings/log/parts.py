"""Which parts the log of each kind of sitting has: a committee's session has a shorter agenda."""

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.meetings.log import earlier_tasks
from handlers.meetings.log.rules import has_part
from handlers.meetings.log.shared_notes import FORM_PARTS
from handlers.sessions.calendar.answering import session_of


def parts_of(context: Context, draft: Draft) -> tuple[str, ...]:
    """The parts of the draft's meeting that a summary can send one back to, in order."""
    kind = session_of(context, draft).kind
    found = [part for part in FORM_PARTS if has_part(kind, part)]
    if not earlier_tasks.review(context, draft).all:
        found = [part for part in found if part != "earlier"]
    return tuple(found)
