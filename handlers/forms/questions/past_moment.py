"""Asking when something was: typed as people do, or chosen by buttons, up to so long ago."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import timedelta

from handlers.context import Context
from handlers.forms import month_buttons
from handlers.forms.form import In
from handlers.forms.questions.day import local_now
from handlers.forms.questions.moment import DayAndTime
from handlers.language.dates import Moment, read_past_moment


@dataclass(frozen=True)
class PastDayAndTime(DayAndTime[In]):
    """A moment up to now. `back` says how long ago at most; what is typed is held to it by `check` alone."""

    _: KW_ONLY
    back: Callable[[Context], timedelta]

    def said(self, context: Context, words: str) -> Moment | None:
        return read_past_moment(words, local_now(context))

    def days_offered(self, context: Context) -> month_buttons.Days:
        return context.work.today - self.back(context), context.work.today
