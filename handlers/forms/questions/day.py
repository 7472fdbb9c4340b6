"""Asking for a day: typed as people do, some spans by one tap, or on the calendar. The field holds a date."""

from dataclasses import KW_ONLY, dataclass, replace
from datetime import date, datetime, timedelta

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import month_buttons
from handlers.forms.draft import Draft
from handlers.forms.form import In, Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.asking import Asking
from handlers.language.dates import Moment, both_dates, long_date, read_moment, unclear
from handlers.screens import texts
from handlers.screens.screen import Screen

QUICK = ((7, texts.IN_A_WEEK), (14, texts.IN_TWO_WEEKS), (30, texts.IN_A_MONTH))
AHEAD = timedelta(days=731)


@dataclass(frozen=True)
class Day(Asking[In]):
    """A day from today on. Its two steps are `name` and `name`_calendar. `spans` have a button each: so many days from
    `start` (today), with the label that shows the day; the button carries the day that it shows.
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

    def offered(self, context: Context, draft: Draft[In]) -> list[tuple[date, str]]:
        """The days that have a button, with its label: none that is over."""
        start = self.start(context, draft)
        days = ((start + timedelta(days=count), label) for count, label in self.spans)
        return [(day, label) for day, label in days if day >= context.work.today]

    def start(self, context: Context, draft: Draft[In]) -> date:
        """The day that spans are counted from."""
        return context.work.today

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        days = self.offered(context, draft)
        spans = [(button(draft, label.format(day=long_date(day)), "in", day),) for day, label in days]
        return self.screen(context, draft).with_rows(*spans, (button(draft, texts.PICK_ON_CALENDAR, "calendar"),))

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb == "calendar":
            draft.passing.month = context.work.today.replace(day=1)
            return Next(self.calendar)
        if verb != "in":
            return self.chosen_option(context, draft, verb)
        day = month_buttons.day_of(argument)
        return self.keep(context, draft, day) if day is not None else Reject(texts.USE_BUTTONS)

    def read(self, context: Context, draft: Draft[In], words: str) -> Outcome:
        moment = self.said(context, draft, words)
        if moment is None:
            return not_read(context, words, texts.DAY_NOT_READ)
        return with_both_dates(self.keep(context, draft, moment.day), moment)

    def said(self, context: Context, draft: Draft[In], words: str) -> Moment | None:
        return read_moment(words, local_now(context))

    def ask_month(self, context: Context, draft: Draft[In]) -> Screen:
        return month_buttons.month_screen(context, draft, _days(context))

    def tap_month(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        match month_buttons.tapped_day(draft, verb, argument, _days(context)):
            case None:
                return Reject(texts.DAY_NOT_READ)
            case Stay() as another_month:
                return another_month
            case day:
                return self.keep(context, draft, day)


def _days(context: Context) -> month_buttons.Days:
    return context.work.today, context.work.today + AHEAD


def local_now(context: Context) -> datetime:
    return context.now.astimezone(context.work.zone)


def not_read(context: Context, words: str, usual: Markup) -> Reject:
    """Words that are no day: why, where they speak of one by the moon; otherwise `usual`."""
    why = unclear(words, local_now(context))
    return Reject(texts.UNCLEAR_DAYS[why.value] if why is not None else usual)


def with_both_dates(outcome: Outcome, moment: Moment) -> Outcome:
    """What comes of a day; where it was said by the moon, with both dates, whether it is taken or not."""
    if not moment.lunar or not isinstance(outcome, Next | Stay | Reject):
        return outcome
    both = texts.LUNAR_READ.format(both=both_dates(moment.day))
    note = both if outcome.note is None else Markup("\n").join((both, outcome.note))
    return replace(outcome, note=note)
