"""What speaks against another due day."""

from datetime import date

from markupsafe import Markup

from handlers.language.dates import long_date
from handlers.screens import texts as shared
from handlers.tasks.rules import DayProblem, new_due_problem


def why_not(day: date, today: date) -> Markup | None:
    """Why a day cannot be a task's new due day, as a kind line; None where it can."""
    problem = new_due_problem(day, today)
    if problem is None:
        return None
    text = shared.DAY_PAST if problem is DayProblem.PAST else shared.DAY_FAR
    return text.format(day=long_date(day))
