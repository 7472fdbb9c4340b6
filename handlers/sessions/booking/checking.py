"""Whether a cell can meet at a moment that was chosen, and how that moment is said back."""

from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.language.dates import long_moment
from handlers.screens import texts
from handlers.sessions.booking.rules import Booked, StartProblem, check_start, last_day
from storage.sessions import planned_of_cell


def plannable_until(work: Work) -> date:
    """The last day for which a session can be planned today."""
    return last_day(work.today, work.policy.planning.next_year_from)


def picked_ahead(context: Context) -> timedelta:
    """How far from today on the calendar of buttons reaches."""
    return plannable_until(context.work) - context.work.today


def start_problem(context: Context, start: datetime, cell_id: int, but_for: int | None = None) -> Markup | None:
    """What speaks against the cell meeting at `start`, as a kind line. `but_for`: the session that is being moved."""
    planned = planned_of_cell(context.db, cell_id)
    booked = [Booked(session.theme, session.starts_at) for session in planned if session.id != but_for]
    last = plannable_until(context.work)
    against = check_start(start.astimezone(context.work.zone), context.now, booked, last)
    if against is None:
        return None
    problem, other = against
    moment = long_moment(start, context.work.zone)
    if problem is StartProblem.TAKEN and other is not None:
        return texts.START_TAKEN.format(start=moment, theme=other.theme)
    if problem is StartProblem.FAR:
        return texts.START_FAR.format(start=moment, last=f"{last:%d/%m/%Y}")
    return texts.START_PAST.format(start=moment)


def start_read(context: Context, draft: Draft[Any], start: datetime) -> Markup:
    """How a start was understood: said above the next question."""
    return texts.START_READ.format(start=long_moment(start, context.work.zone))
