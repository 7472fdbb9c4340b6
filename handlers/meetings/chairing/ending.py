"""The end of a running meeting: when it was over is asked, and nothing ends by one touch."""

from datetime import datetime

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.asking import Option
from handlers.forms.questions.typed import TypedValue
from handlers.language.dates import long_moment, read_happened
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.card.kept_up import back_to_card, log_button
from handlers.meetings.chairing.roll_call.calling import close_codes
from handlers.meetings.chairing.starting import end
from handlers.meetings.log.rules import TimeProblem, check_end, minutes_between
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.about_session import AboutSession, named, session_of
from storage.chairing import Chairing

_PROBLEMS = {
    TimeProblem.ENDS_FIRST: texts.ENDS_FIRST,
    TimeProblem.NOT_OVER: texts.NOT_OVER,
    TimeProblem.TOO_LONG: texts.ENDS_TOO_LATE,
}


class Ending(AboutSession):
    ended: datetime | None = None


def _running(context: Context, draft: Draft[Ending]) -> Chairing:
    return context.db.get_one(Chairing, draft.data.session_id)


def _allowed(context: Context, draft: Draft[Ending]) -> bool:
    return context.work.may(Action.CHAIR_MEETING, session_of(context, draft).cell_id)


def _about(context: Context, draft: Draft[Ending]) -> str:
    return texts.ENDING_ABOUT.format(theme=session_of(context, draft).theme)


def _now(context: Context) -> datetime:
    return _to_the_minute(context.now).astimezone(context.work.zone)


def _to_the_minute(moment: datetime) -> datetime:
    """As it is written down: by the minute."""
    return moment.replace(second=0, microsecond=0)


def _began(context: Context, draft: Draft[Ending]) -> datetime:
    return _to_the_minute(_running(context, draft).started_at)


def _ask(context: Context, draft: Draft[Ending]) -> Markup:
    return texts.ASK_ENDED.format(start=long_moment(_running(context, draft).started_at, context.work.zone))


def _read(context: Context, draft: Draft[Ending], words: str) -> datetime | None:
    day = _running(context, draft).started_at.astimezone(context.work.zone).date()
    return read_happened(words, day, _now(context))


def _check(context: Context, draft: Draft[Ending], ended: datetime) -> Markup | None:
    began = _began(context, draft)
    # One that was begun by mistake is over within its first minute.
    problem = check_end(began, ended, context.now) if ended != began else None
    return _PROBLEMS[problem].format(moment=long_moment(ended, context.work.zone)) if problem is not None else None


def _end(context: Context, draft: Draft[Ending]) -> Outcome:
    running, ended = _running(context, draft), draft.data.ended
    assert ended is not None
    if running.ended_at is not None:
        return back_to_card(context, draft)
    close_codes(context.work, running)
    end(context.work, running, ended)
    minutes = minutes_between(_began(context, draft), ended)
    text = texts.ENDED.format(end=f"{ended.astimezone(context.work.zone):%H:%M}", minutes=minutes)
    return Finish(Screen(text, ((log_button(running.session),),)))


ENDED: TypedValue[Ending] = TypedValue(
    "ended",
    _ask,
    read=_read,
    unread=shared.TIME_NOT_READ,
    check=_check,
    then=_end,
    options=(
        Option(
            "now",
            lambda context, draft: texts.ENDED_NOW.format(now=f"{_now(context):%H:%M}"),
            lambda context, draft: ENDED.keep(context, draft, _now(context)),
        ),
        Option("card", texts.NOT_ENDED, lambda context, draft: back_to_card(context, draft)),
    ),
)
ENDING = Form(
    kind="end_meeting",
    title=texts.ENDING_TITLE,
    data=Ending,
    allowed=_allowed,
    about=_about,
    names=named,
    table=(ENDED,),
)
