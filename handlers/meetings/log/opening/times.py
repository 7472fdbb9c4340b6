"""The questions of a meeting's start and end, on the day it was planned unless another is typed."""

from datetime import datetime, timedelta
from functools import partial

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome
from handlers.forms.questions.asking import Option
from handlers.forms.questions.typed import TypedValue
from handlers.language.dates import long_moment, read_happened
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import OverNotes
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.readings import span
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.opening import texts
from handlers.meetings.log.rules import TimeProblem, check_end, check_start, too_short
from handlers.screens import texts as shared
from handlers.sessions.about_session import session_of

_PROBLEMS = {
    TimeProblem.FAR_FROM_PLAN: texts.FAR_FROM_PLAN,
    TimeProblem.NOT_YET: texts.NOT_YET,
    TimeProblem.ENDS_FIRST: texts.ENDS_FIRST,
    TimeProblem.TOO_LONG: texts.TOO_LONG,
    TimeProblem.NOT_OVER: texts.NOT_OVER,
    TimeProblem.NOT_REGISTERED: texts.NOT_REGISTERED,
}


def _read(context: Context, day_of: datetime, words: str) -> datetime | None:
    """The moment typed; a time alone is of `day_of`'s day. None where no time is understood."""
    zone = context.work.zone
    return read_happened(words, day_of.astimezone(zone).date(), context.now.astimezone(zone))


def _sorry(context: Context, problem: TimeProblem | None, moment: datetime) -> Markup | None:
    if problem is None:
        return None
    return _PROBLEMS[problem].format(moment=long_moment(moment, context.work.zone))


def _local(context: Context, moment: datetime) -> str:
    return f"{moment.astimezone(context.work.zone):%H:%M}"


def _planned(context: Context, draft: Draft[OverNotes]) -> datetime:
    """The planned start, in local time."""
    return session_of(context, draft).starts_at.astimezone(context.work.zone)


def _registered(context: Context, draft: Draft[OverNotes]) -> datetime | None:
    """When it was registered as a meeting to come; None of one that was registered as held."""
    session = session_of(context, draft)
    return None if session.registered_late else session.registered_at


def _keep_label(context: Context, moment: datetime) -> str:
    return noted_texts.KEEP.format(what=long_moment(moment, context.work.zone))


def _known_start(context: Context, draft: Draft[OverNotes]) -> str | None:
    start = notes_of(context, draft).start
    return _keep_label(context, start) if start is not None and start != _planned(context, draft) else None


START: TypedValue[OverNotes] = TypedValue(
    "time",
    lambda context, draft: texts.ASK_START.format(start=long_moment(_planned(context, draft), context.work.zone)),
    field="start",
    into=notes_of,
    read=lambda context, draft, words: _read(context, _planned(context, draft), words),
    unread=shared.TIME_NOT_READ,
    check=lambda context, draft, start: _sorry(
        context, check_start(start, _planned(context, draft), context.now, _registered(context, draft)), start
    ),
    options=(
        Option("keep", _known_start, lambda context, draft: START.keep(context, draft, notes_of(context, draft).began)),
        Option(
            "planned",
            lambda context, draft: texts.AS_PLANNED.format(time=_local(context, _planned(context, draft))),
            lambda context, draft: START.keep(context, draft, _planned(context, draft)),
        ),
    ),
    following="end",
)


def _end_problem(context: Context, draft: Draft[OverNotes], end: datetime) -> TimeProblem | None:
    return check_end(notes_of(context, draft).began, end, context.now)


def _known_end(context: Context, draft: Draft[OverNotes]) -> str | None:
    notes = notes_of(context, draft)
    fits = notes.end is not None and _end_problem(context, draft, notes.end) is None
    return _keep_label(context, notes.times[1]) if fits else None


def _after(context: Context, draft: Draft[OverNotes], minutes: int) -> datetime:
    return (notes_of(context, draft).began + timedelta(minutes=minutes)).astimezone(context.work.zone)


def _after_label(context: Context, draft: Draft[OverNotes], minutes: int) -> str | None:
    if _after(context, draft, minutes) > context.now:
        return None
    return texts.AFTER.format(minutes=minutes, time=_local(context, _after(context, draft, minutes)))


def _end_after(context: Context, draft: Draft[OverNotes], minutes: int) -> Outcome:
    return END.keep(context, draft, _after(context, draft, minutes))


def _still_on(context: Context, draft: Draft[OverNotes]) -> str | None:
    """Of a meeting that may well be running the end is left open until the log is saved."""
    return texts.NOT_OVER_YET if _after(context, draft, min(texts.AFTER_MINUTES)) > context.now else None


def _leave_open(context: Context, draft: Draft[OverNotes]) -> Outcome:
    notes_of(context, draft).end = None
    return Next()


def _told(context: Context, draft: Draft[OverNotes], end: datetime) -> Markup:
    start = notes_of(context, draft).began
    return span(context, start, end) + short_warning(context, start, end)


END: TypedValue[OverNotes] = TypedValue(
    "end",
    lambda context, draft: texts.ASK_END.format(start=long_moment(notes_of(context, draft).began, context.work.zone)),
    into=notes_of,
    read=lambda context, draft, words: _read(context, notes_of(context, draft).began, words),
    unread=shared.TIME_NOT_READ,
    check=lambda context, draft, end: _sorry(context, _end_problem(context, draft, end), end),
    note=_told,
    options=(
        Option("keep", _known_end, lambda context, draft: END.keep(context, draft, notes_of(context, draft).times[1])),
        *(
            Option(f"after{minutes}", partial(_after_label, minutes=minutes), partial(_end_after, minutes=minutes))
            for minutes in texts.AFTER_MINUTES
        ),
        Option("on", _still_on, _leave_open),
    ),
    part="time",
)
SECTION = LogSection((START, END), texts.TIME_PARTS)


def short_warning(context: Context, start: datetime, end: datetime) -> Markup:
    """A word where the meeting was shorter than it should be; empty where it was not."""
    minimum = context.policy.meetings.minimum
    if not too_short(start, end, minimum):
        return Markup()
    return noted_texts.SHORT_MEETING.format(minimum=int(minimum / timedelta(minutes=1)))
