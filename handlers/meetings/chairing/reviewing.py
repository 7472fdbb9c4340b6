"""What the last meeting decided opens the agenda: its tasks with their state, the unfinished dealt with one by one.

The questions are those of the log (handlers/meetings/log/opening/earlier.py) and write into the same notes.
"""

from dataclasses import replace

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Form, Next, Outcome
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.card.kept_up import back_to_card
from handlers.meetings.log.notes.forms import Reviewing
from handlers.meetings.log.notes.shared import over_notes
from handlers.meetings.log.opening import earlier
from handlers.rights.access import Action
from handlers.sessions.about_session import session_of


def _allowed(context: Context, draft: Draft[Reviewing]) -> bool:
    return context.work.may(Action.CHAIR_MEETING, session_of(context, draft).cell_id)


def _about(context: Context, draft: Draft[Reviewing]) -> str:
    return texts.REVIEW_ABOUT.format(theme=session_of(context, draft).theme)


def _tap(context: Context, draft: Draft[Reviewing], verb: str, argument: str) -> Outcome:
    outcome = earlier.tap(context, draft, verb, argument)
    if verb == "done" and isinstance(outcome, Next):
        return back_to_card(context, draft, outcome.note)
    return outcome


REVIEW = Form(
    kind="review",
    title=texts.REVIEW_TITLE,
    lasting=True,
    data=Reviewing,
    allowed=_allowed,
    about=_about,
    names=earlier.names,
    table=over_notes((replace(earlier.ASK_EARLIER, tapped=_tap), *earlier.DEALING)),
)
