"""Asking for a day and a time: typed as people do, or chosen by buttons. The field holds a moment with its zone."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime, time, timedelta

from handlers.context import Context
from handlers.forms import month_buttons
from handlers.forms.draft import Draft
from handlers.forms.form import In, Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.asking import Asking
from handlers.forms.questions.day import local_now, not_read, with_both_dates
from handlers.language.dates import Moment, long_date, read_moment
from handlers.screens import texts
from handlers.screens.screen import Screen, in_rows

TIMES = ("07:30", "08:00", "14:00", "15:00", "19:00", "19:30")
AHEAD = timedelta(days=365)
TIMES_A_ROW = 3


@dataclass(frozen=True)
class DayAndTime(Asking[In]):
    """A moment from today on. Its three steps are `name`, `name`_day and `name`_time. `ahead`: how far from today on
    the calendar of buttons reaches.
    """

    _: KW_ONLY
    ahead: Callable[[Context], timedelta] = lambda context: AHEAD

    @property
    def days(self) -> str:
        return f"{self.name}_day"

    @property
    def times(self) -> str:
        return f"{self.name}_time"

    def steps(self) -> tuple[Step[In], ...]:
        return (
            Step(self.name, self.question, self.tap, self.read, part=self.of_part, group=self.group, asked=self.asked),
            Step(self.days, self.ask_day, self.tap_day, self.read, part=self.of_part, group=self.group),
            Step(self.times, self.ask_time, self.tap_time, self.read_time, part=self.of_part, group=self.group),
        )

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        return self.screen(context, draft).with_rows((button(draft, texts.PICK_ON_CALENDAR, "calendar"),))

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb != "calendar":
            return self.chosen_option(context, draft, verb)
        draft.passing.month = context.work.today.replace(day=1)
        return Next(self.days)

    def said(self, context: Context, words: str) -> Moment | None:
        return read_moment(words, local_now(context))

    def days_offered(self, context: Context) -> month_buttons.Days:
        return context.work.today, context.work.today + self.ahead(context)

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        moment = self.said(context, words)
        if moment is None:
            return not_read(context, words, texts.DATE_NOT_READ)
        if moment.time is None:
            draft.passing.day = moment.day
            return with_both_dates(Next(self.times), moment)
        return with_both_dates(self._keep(context, draft, moment.day, moment.time), moment)

    def ask_day(self, context: Context, draft: Draft[In]) -> Screen:
        return month_buttons.month_screen(context, draft, self.days_offered(context))

    def tap_day(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        match month_buttons.tapped_day(draft, verb, argument, self.days_offered(context)):
            case None:
                return Reject(texts.DATE_NOT_READ)
            case Stay() as another_month:
                return another_month
            case day:
                draft.passing.day = day
                return Next(self.times)

    def ask_time(self, context: Context, draft: Draft[In]) -> Screen:
        choices = [button(draft, label, "time", label.replace(":", "")) for label in TIMES]
        question = texts.ASK_TIME.format(day=long_date(_day(context, draft)))
        return Screen(question, in_rows(choices, TIMES_A_ROW))

    def tap_time(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        label = f"{argument[:2]}:{argument[2:]}"
        if label not in TIMES:
            return Reject(texts.TIME_NOT_READ)
        return self._keep(context, draft, _day(context, draft), time.fromisoformat(label))

    def read_time(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        moment = read_moment(words, datetime.combine(_day(context, draft), time(), context.work.zone))
        if moment is None or moment.time is None:
            return Reject(texts.TIME_NOT_READ)
        return self._keep(context, draft, moment.day, moment.time)

    def _keep(self, context: Context, draft: Draft[In], day: date, at: time) -> Outcome:
        return self.keep(context, draft, datetime.combine(day, at, context.work.zone))


def _day(context: Context, draft: Draft[In]) -> date:
    return draft.passing.day or context.work.today
