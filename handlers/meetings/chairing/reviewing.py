"""What the last meeting decided opens the agenda: its tasks with their state, the unfinished dealt with one by one.

The steps are those of the log (handlers/meetings/log/earlier_tasks.py) and write into the same notes.
"""

from dataclasses import replace

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Form, Next, Outcome, Step
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.cards_kept_up import back_to_card
from handlers.meetings.log import earlier_tasks, shared_notes
from handlers.rights.access import Action
from handlers.sessions.calendar.answering import session_of

HUB = "earlier"
PART = "review"


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.CHAIR_MEETING, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.REVIEW_ABOUT.format(theme=session_of(context, draft).theme)


def tap_review(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    outcome = earlier_tasks.tap_earlier(context, draft, verb, argument)
    if verb == "done" and isinstance(outcome, Next):
        return back_to_card(context, draft, outcome.note)
    return outcome


_STEPS = (
    Step(HUB, earlier_tasks.ask_earlier, tap_review),
    Step("deal", earlier_tasks.ask_deal, earlier_tasks.tap_deal),
    Step("deal_cause", earlier_tasks.ask_cause, typed=earlier_tasks.read_cause),
    Step(
        "deal_responsibility",
        earlier_tasks.ask_responsibility,
        earlier_tasks.tap_responsibility,
        earlier_tasks.read_responsibility,
    ),
    Step("deal_remedy", earlier_tasks.ask_remedy, typed=earlier_tasks.read_remedy),
    *earlier_tasks.NEW_DUE.steps(PART),
)
REVIEW = Form(
    kind="review",
    title=texts.REVIEW_TITLE,
    allowed=allowed,
    about=about,
    table=tuple(shared_notes.shared(replace(step, part=PART)) for step in _STEPS),
)
