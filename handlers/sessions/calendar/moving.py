"""Giving a session another date; one that was postponed gets its new one."""

from datetime import datetime

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome, Reject
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.moment import DayAndTime
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.screens.screen import Screen
from handlers.sessions import notifications, texts
from handlers.sessions.about_session import named, session_of
from handlers.sessions.booking.checking import picked_ahead, start_problem, start_read
from handlers.sessions.calendar.redating import Redating, may_change, missed, note_move, outdated
from handlers.sessions.pages import page
from storage.sessions import SessionState


class Move(Redating):
    start: datetime | None = None

    @property
    def chosen(self) -> datetime:
        assert self.start is not None
        return self.start


def _words(context: Context, moment: datetime) -> str:
    return long_moment(moment, context.work.zone)


def _resumes(context: Context, draft: Draft[Move]) -> bool:
    """Whether the session waits for its new date."""
    return session_of(context, draft).state == SessionState.POSTPONED


def _when(context: Context, draft: Draft[Move]) -> Markup:
    session = session_of(context, draft)
    question = texts.ASK_NEW_DATE if _resumes(context, draft) else texts.ASK_NEW_START
    return question.format(theme=session.theme, start=_words(context, session.starts_at))


def _problem(context: Context, draft: Draft[Move], start: datetime) -> Markup | None:
    session = session_of(context, draft)
    if start == session.starts_at and not _resumes(context, draft):
        return texts.SAME_START
    return start_problem(context, start, session.cell_id, but_for=session.id)


def _why(context: Context, draft: Draft[Move]) -> Markup:
    return texts.ASK_RESUME_REASON if _resumes(context, draft) else texts.ASK_MOVE_REASON


def _sure(context: Context, draft: Draft[Move]) -> Markup:
    session, move = session_of(context, draft), draft.data
    question = texts.ASK_RESUME if _resumes(context, draft) else texts.ASK_MOVE
    old, new = _words(context, session.starts_at), _words(context, move.chosen)
    return question.format(theme=session.theme, old=old, new=new, reason=move.reason)


def _label(context: Context, draft: Draft[Move]) -> str:
    return texts.RESUME_SAVE if _resumes(context, draft) else texts.MOVE_SAVE


def _edits(context: Context, draft: Draft[Move]) -> tuple[tuple[str, str, str], ...]:
    return (("start", "start", texts.EDIT_START), ("reason", "reason", texts.EDIT_REASON))


def _save(context: Context, draft: Draft[Move]) -> Outcome:
    if outdated(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    start = draft.data.chosen
    if (problem := _problem(context, draft, start)) is not None:
        return Reject(problem)
    session = session_of(context, draft)
    words = texts.RESUME_SAVED if _resumes(context, draft) else texts.MOVE_SAVED
    notified = notifications.notify_moved(context.work, session, note_move(context, session, start, draft.data.reason))
    note = words.format(count=notified.reached) + missed(notified)
    return Finish(page(context.work, session, context.person, note))


MOVE = Form(
    kind="move",
    title=texts.MOVE_TITLE,
    data=Move,
    allowed=may_change,
    about=lambda context, draft: texts.MOVE_ABOUT.format(theme=session_of(context, draft).theme),
    names=named,
    table=(
        DayAndTime("start", _when, check=_problem, note=start_read, following="reason", ahead=picked_ahead),
        TypedWords("reason", _why, limit=answers.SHORT),
        Confirmation("summary", _sure, label=_label, save=_save, edits=_edits),
    ),
)
