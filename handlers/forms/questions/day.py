"""Asking for a day: typed as people do, some spans by one tap, or on the calendar. The field holds a date."""

from dataclasses import KW_ONLY, dataclass
from datetime import timedelta

from handlers.context import Context
from handlers.forms import month_buttons
from handlers.forms.draft import Draft
from handlers.forms.form import In, Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.asking import Asking
from handlers.language.dates import long_date, read_moment
from handlers.screens import texts
from handlers.screens.screen import Screen

QUICK = ((7, texts.IN_A_WEEK), (14, texts.IN_TWO_WEEKS), (30, texts.IN_A_MONTH))
AHEAD = timedelta(days=731)


@dataclass(frozen=True)
class Day(Asking[In]):
    """A day from today on. Its two steps are `name` and `name`_calendar. `spans` have a button each: so many days from
    today, with the label that shows the day.
    """

    _: KW_ONLY
    spans: tuple[tuple[int, str], ...] = QUICK

    @property
    def calendar(self) -> str:
        return f"{self.name}_calendar"

    def steps(self) -> tuple[Step[In], ...]:
        return (
            Step(self.name, self.question, self.tap, self.read, part=self.of_part, group=self.group, asked=self.asked),
            Step(self.calendar, self.ask_month, self.tap_month, self.read, part=self.of_part, group=self.group),
        )

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        today = context.work.today
        spans = [
            (button(draft, label.format(day=long_date(today + timedelta(days=days))), "in", days),)
            for days, label in self.spans
        ]
        return self.screen(context, draft).with_rows(*spans, (button(draft, texts.PICK_ON_CALENDAR, "calendar"),))

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb == "calendar":
            draft.passing.month = context.work.today.replace(day=1)
            return Next(self.calendar)
        if verb != "in":
            return self.chosen_option(context, draft, verb)
        if argument not in [str(days) for days, _ in self.spans]:
            return Reject(texts.USE_BUTTONS)
        return self.keep(context, draft, context.work.today + timedelta(days=int(argument)))

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        moment = read_moment(words, context.now.astimezone(context.work.zone))
        return self.keep(context, draft, moment.day) if moment is not None else Reject(texts.DAY_NOT_READ)

    def ask_month(self, context: Context, draft: Draft[In]) -> Screen:
        return month_buttons.month_screen(context, draft, AHEAD)

    def tap_month(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        match month_buttons.tapped_day(context, draft, verb, argument, AHEAD):
            case None:
                return Reject(texts.DAY_NOT_READ)
            case Stay() as another_month:
                return another_month
            case day:
                return self.keep(context, draft, day)
