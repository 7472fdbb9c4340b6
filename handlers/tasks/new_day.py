"""Asking for another due day: counted from the day that the task was due, and what speaks against one."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import date, timedelta

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import In
from handlers.forms.questions.day import Day
from handlers.language.dates import Moment, long_date
from handlers.screens import texts as shared
from handlers.tasks import texts
from handlers.tasks.delays import answered
from handlers.tasks.rules import DayProblem, moved_due_problem, new_due_problem


@dataclass(frozen=True)
class NewDue(Day[In]):
    """A new due day. "Thêm 1 tuần" and the spans of the buttons are counted from `old_due`."""

    _: KW_ONLY
    old_due: Callable[[Context, Draft[In]], date]
    spans: tuple[tuple[int, str], ...] = texts.LATER_BY

    def start(self, context: Context, draft: Draft[In]) -> date:
        return self.old_due(context, draft)

    def offered(self, context: Context, draft: Draft[In]) -> list[tuple[date, str]]:
        """Days after today; where all that counts from the old day is over, such as count from today, as they say."""
        today = context.work.today
        counted = [(day, label) for day, label in super().offered(context, draft) if day > today]
        return counted or [(today + timedelta(days=count), label) for count, label in texts.LATER_FROM_TODAY]

    def said(self, context: Context, draft: Draft[In], words: str) -> Moment | None:
        if (moment := super().said(context, draft, words)) is not None:
            return moment
        day = answered(words, self.old_due(context, draft), context.work.today)
        return Moment(day, None) if day is not None else None


def why_not(day: date, old_due: date, today: date) -> Markup | None:
    """Why a day cannot be a task's new due day, as a kind line; None where it can."""
    return _sorry(new_due_problem(day, old_due, today), day, old_due)


def why_not_moved(day: date, old_due: date, today: date) -> Markup | None:
    """The same where whoever leads the cell sets the day, which may be sooner."""
    return _sorry(moved_due_problem(day, old_due, today), day, old_due)


_SORRY = {
    DayProblem.PAST: texts.PAST_FROM_DUE,
    DayProblem.FAR: shared.DAY_FAR,
    DayProblem.NOT_LATER: texts.NOT_LATER,
    DayProblem.SAME: texts.SAME_DUE,
}


def _sorry(problem: DayProblem | None, day: date, old_due: date) -> Markup | None:
    return _SORRY[problem].format(day=long_date(day), due=long_date(old_due)) if problem is not None else None
