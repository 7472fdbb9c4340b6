"""Asking when a session starts: typed as people do, or a day and a time by button. Checked against what is booked.

Used by registering and by moving a session. In the draft: `start` (an ISO moment with its offset).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import month_buttons
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.language.dates import long_date, long_moment, read_moment
from handlers.screens import texts
from handlers.screens.screen import Screen
from handlers.sessions.booking.rules import Booked, StartProblem, check_start
from storage.sessions import planned_of_cell

TIMES = ("07:30", "08:00", "14:00", "15:00", "19:00", "19:30")
AHEAD = timedelta(days=365)
TIMES_A_ROW = 3


def start_of(draft: Draft) -> datetime:
    """The start that has been chosen. Raises KeyError before that."""
    return datetime.fromisoformat(draft.data["start"])


def start_problem(context: Context, start: datetime, cell_id: int, but_for: int | None = None) -> Markup | None:
    """What speaks against the cell meeting at `start`, as a kind line. `but_for`: the session that is being moved."""
    planned = planned_of_cell(context.db, cell_id)
    booked = [Booked(one.theme, one.starts_at) for one in planned if one.id != but_for]
    found = check_start(start, context.now, booked)
    if found is None:
        return None
    problem, other = found
    said = long_moment(start, context.work.zone)
    if problem is StartProblem.TAKEN and other is not None:
        return texts.START_TAKEN.format(start=said, theme=other.theme)
    return (texts.START_PAST if problem is StartProblem.PAST else texts.START_FAR).format(start=said)


@dataclass(frozen=True)
class StartPicker:
    """The three steps that ask for a start, and what to do with it.

    `ask` is the first question, `check` says what speaks against a start (None: nothing), `following` is the
    step after.
    """

    ask: Callable[[Context, Draft], Screen]
    check: Callable[[Context, Draft, datetime], Markup | None]
    following: str

    def steps(self) -> tuple[Step, Step, Step]:
        return (
            Step("start", self.ask_start, tapped=self.tap_start, typed=self.read_start, part="start"),
            Step("day", self.ask_day, tapped=self.tap_day, typed=self.read_start, part="start"),
            Step("time", self.ask_time, tapped=self.tap_time, typed=self.read_time, part="start"),
        )

    def ask_start(self, context: Context, draft: Draft) -> Screen:
        return self.ask(context, draft).with_rows((button(draft, texts.PICK_ON_CALENDAR, "calendar"),))

    def tap_start(self, context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
        draft.passing.month = context.work.today.replace(day=1)
        return Next("day")

    def read_start(self, context: Context, draft: Draft, words: str) -> Outcome:
        moment = read_moment(words, context.now.astimezone(context.work.zone))
        if moment is None:
            return Reject(texts.DATE_NOT_READ)
        if moment.time is None:
            draft.passing.day = moment.day
            return Next("time")
        return self._keep(context, draft, moment.day, moment.time)

    def ask_day(self, context: Context, draft: Draft) -> Screen:
        today = context.work.today
        month = draft.passing.month or today
        return Screen(texts.ASK_DAY, month_buttons.month_choices(draft, month, today, today + AHEAD))

    def tap_day(self, context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
        day, today = month_buttons.read_day(argument), context.work.today
        if day is None or not today.replace(day=1) <= day <= today + AHEAD:
            return Reject(texts.DATE_NOT_READ)
        if verb == month_buttons.MONTH:
            draft.passing.month = day
            return Stay()
        draft.passing.day = day
        return Next("time")

    def ask_time(self, context: Context, draft: Draft) -> Screen:
        day = _day(context, draft)
        choices = [button(draft, label, "time", label.replace(":", "")) for label in TIMES]
        rows = tuple(tuple(choices[first : first + TIMES_A_ROW]) for first in range(0, len(choices), TIMES_A_ROW))
        return Screen(texts.ASK_TIME.format(day=long_date(day)), rows)

    def tap_time(self, context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
        label = f"{argument[:2]}:{argument[2:]}"
        if label not in TIMES:
            return Reject(texts.TIME_NOT_READ)
        return self._keep(context, draft, _day(context, draft), time.fromisoformat(label))

    def read_time(self, context: Context, draft: Draft, words: str) -> Outcome:
        day = _day(context, draft)
        moment = read_moment(words, datetime.combine(day, time(), context.work.zone))
        if moment is None or moment.time is None:
            return Reject(texts.TIME_NOT_READ)
        return self._keep(context, draft, moment.day, moment.time)

    def _keep(self, context: Context, draft: Draft, day: date, at: time) -> Outcome:
        start = datetime.combine(day, at, context.work.zone)
        if (problem := self.check(context, draft, start)) is not None:
            return Reject(problem)
        draft.data["start"] = start.isoformat()
        return Next(self.following, texts.START_READ.format(start=long_moment(start, context.work.zone)))


def _day(context: Context, draft: Draft) -> date:
    return draft.passing.day or context.work.today
