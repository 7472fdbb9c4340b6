"""The parts of a meeting's log: what a room of it adds, and which of them a kind of sitting has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Step, UsualQuestion
from handlers.meetings.log.notes.forms import Logging, OverNotes
from handlers.meetings.log.notes.readings import review
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.rules import has_part
from handlers.sessions.about_session import session_of

EARLIER, SCORE = "earlier", "score"


def _nothing(context: Context, draft: Draft[Logging]) -> Markup:
    return Markup()


@dataclass(frozen=True)
class LogSection:
    """What a room adds to the log: its questions in their order; the parts that the last look leads back to, by the
    name of their first step, as it calls them; and what the last look says of the room's notes ("": nothing).
    """

    table: tuple[Step[Logging] | UsualQuestion[Logging], ...]
    parts: Mapping[str, str] = field(default_factory=dict)
    summary: Callable[[Context, Draft[Logging]], Markup] = _nothing


def has(context: Context, draft: Draft[OverNotes], part: str) -> bool:
    """Whether the draft's meeting has a part; nothing is looked back on where the last one gave no tasks, and no score
    is reckoned before it is known how long the meeting was.
    """
    if not has_part(session_of(context, draft).kind, part):
        return False
    if part == SCORE and notes_of(context, draft).end is None:
        return False
    return part != EARLIER or bool(review(context, draft).all)


def if_it_has(part: str) -> Callable[[Context, Draft[OverNotes]], bool]:
    """For a question's `asked`: only where the meeting has the part."""
    return lambda context, draft: has(context, draft, part)
