"""The steps of a meeting's start and end, on the day it was planned unless another is typed."""

from datetime import datetime, time, timedelta

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, button
from handlers.language.dates import long_moment, read_moment
from handlers.meetings.log import earlier_tasks, notes, texts
from handlers.meetings.log.rules import TimeProblem, check_end, check_start, too_short
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.calendar.answering import session_of

_PROBLEMS = {
    TimeProblem.FAR_FROM_PLAN: texts.FAR_FROM_PLAN,
    TimeProblem.NOT_YET: texts.NOT_YET,
    TimeProblem.ENDS_FIRST: texts.ENDS_FIRST,
    TimeProblem.TOO_LONG: texts.TOO_LONG,
}


def _read(context: Context, day_of: datetime, words: str) -> datetime | None:
    """The moment typed; a time alone is of `day_of`'s day. None where no time is understood."""
    zone = context.work.zone
    midnight = datetime.combine(day_of.astimezone(zone).date(), time(), zone)
    moment = read_moment(words, midnight)
    if moment is None or moment.time is None:
        return None
    return datetime.combine(moment.day, moment.time, zone)


def _sorry(context: Context, problem: TimeProblem, moment: datetime) -> Outcome:
    return Reject(_PROBLEMS[problem].format(moment=long_moment(moment, context.work.zone)))


def ask_start(context: Context, draft: Draft) -> Screen:
    zone, planned = context.work.zone, session_of(context, draft).starts_at
    rows = [button(draft, texts.AS_PLANNED.format(time=f"{planned.astimezone(zone):%H:%M}"), "planned")]
    if "start" in draft.data and notes.start_of(draft) != planned:
        rows.insert(0, button(draft, texts.KEEP.format(what=long_moment(notes.start_of(draft), zone)), "keep"))
    return Screen(texts.ASK_START.format(start=long_moment(planned, zone)), one_per_row(rows))


def tap_start(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "keep" and "start" in draft.data:
        return _keep_start(context, draft, notes.start_of(draft))
    if verb != "planned":
        return Reject(shared.USE_BUTTONS)
    return _keep_start(context, draft, session_of(context, draft).starts_at)


def read_start(context: Context, draft: Draft, words: str) -> Outcome:
    start = _read(context, session_of(context, draft).starts_at, words)
    return _keep_start(context, draft, start) if start is not None else Reject(shared.TIME_NOT_READ)


def _keep_start(context: Context, draft: Draft, start: datetime) -> Outcome:
    problem = check_start(start, session_of(context, draft).starts_at, context.now)
    if problem is not None:
        return _sorry(context, problem, start)
    draft.data["start"] = start.astimezone(context.work.zone).isoformat()
    return Next("end")


def ask_end(context: Context, draft: Draft) -> Screen:
    zone, start = context.work.zone, notes.start_of(draft)
    rows = []
    for minutes in texts.AFTER_MINUTES:
        at = (start + timedelta(minutes=minutes)).astimezone(zone)
        rows.append(button(draft, texts.AFTER.format(minutes=minutes, time=f"{at:%H:%M}"), "after", minutes))
    if "end" in draft.data and check_end(start, notes.end_of(draft)) is None:
        rows.insert(0, button(draft, texts.KEEP.format(what=long_moment(notes.end_of(draft), zone)), "keep"))
    return Screen(texts.ASK_END.format(start=long_moment(start, zone)), one_per_row(rows))


def tap_end(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "keep" and "end" in draft.data:
        return _keep_end(context, draft, notes.end_of(draft))
    if verb != "after" or argument not in [str(minutes) for minutes in texts.AFTER_MINUTES]:
        return Reject(shared.USE_BUTTONS)
    return _keep_end(context, draft, notes.start_of(draft) + timedelta(minutes=int(argument)))


def read_end(context: Context, draft: Draft, words: str) -> Outcome:
    end = _read(context, notes.start_of(draft), words)
    return _keep_end(context, draft, end) if end is not None else Reject(shared.TIME_NOT_READ)


def _keep_end(context: Context, draft: Draft, end: datetime) -> Outcome:
    start = notes.start_of(draft)
    if (problem := check_end(start, end)) is not None:
        return _sorry(context, problem, end)
    draft.data["end"] = end.astimezone(context.work.zone).isoformat()
    return Next(
        earlier_tasks.entry(context, draft), notes.span(context, start, end) + short_warning(context, start, end)
    )


def short_warning(context: Context, start: datetime, end: datetime) -> Markup:
    """A word where the meeting was shorter than it should be; empty where it was not."""
    minimum = context.policy.meetings.minimum
    if not too_short(start, end, minimum):
        return Markup()
    return texts.SHORT_MEETING.format(minimum=int(minimum / timedelta(minutes=1)))
