"""Asking for a day: typed as people do, some spans by one tap, or on the calendar.

The day goes to `keep`, which checks it and says what comes next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.context import Context
from handlers.forms import month_buttons
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.language.dates import long_date, read_moment
from handlers.screens import texts
from handlers.screens.screen import Screen

QUICK = {7: texts.IN_A_WEEK, 14: texts.IN_TWO_WEEKS, 30: texts.IN_A_MONTH}
AHEAD = timedelta(days=731)


@dataclass(frozen=True)
class DayPicker:
    """The two steps that ask for a day from today on. `name` is the first step's, the calendar is `name`_calendar."""

    name: str
    ask: Callable[[Context, Draft], Screen]
    keep: Callable[[Context, Draft, date], Outcome]

    @property
    def calendar(self) -> str:
        return f"{self.name}_calendar"

    def steps(self, part: str, group: str = "") -> tuple[Step, Step]:
        return (
            Step(self.name, self.ask_day, tapped=self.tap_day, typed=self.read_day, part=part, group=group),
            Step(self.calendar, self.ask_month, tapped=self.tap_month, typed=self.read_day, part=part, group=group),
        )

    def ask_day(self, context: Context, draft: Draft) -> Screen:
        today = context.work.today
        spans = [
            (button(draft, label.format(day=long_date(today + timedelta(days=days))), "in", days),)
            for days, label in QUICK.items()
        ]
        return self.ask(context, draft).with_rows(*spans, (button(draft, texts.PICK_ON_CALENDAR, "calendar"),))

    def tap_day(self, context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
        if verb == "calendar":
            draft.passing.month = context.work.today.replace(day=1)
            return Next(self.calendar)
        if verb != "in" or argument not in [str(days) for days in QUICK]:
            return Reject(texts.USE_BUTTONS)
        return self.keep(context, draft, context.work.today + timedelta(days=int(argument)))

    def read_day(self, context: Context, draft: Draft, words: str) -> Outcome:
        moment = read_moment(words, context.now.astimezone(context.work.zone))
        return self.keep(context, draft, moment.day) if moment is not None else Reject(texts.DAY_NOT_READ)

    def ask_month(self, context: Context, draft: Draft) -> Screen:
        today = context.work.today
        month = draft.passing.month or today
        return Screen(texts.ASK_DAY, month_buttons.month_choices(draft, month, today, today + AHEAD))

    def tap_month(self, context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
        day, today = month_buttons.read_day(argument), context.work.today
        if day is None or not today.replace(day=1) <= day <= today + AHEAD:
            return Reject(texts.DAY_NOT_READ)
        if verb == month_buttons.MONTH:
            draft.passing.month = day
            return Stay()
        return self.keep(context, draft, day)
