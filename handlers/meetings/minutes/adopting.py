"""Adopting minutes: when they were read out and adopted is asked; it is a fact of the meeting, not of this tap."""

from datetime import datetime

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.asking import Option
from handlers.forms.questions.typed import TypedValue
from handlers.language.dates import long_moment, read_happened
from handlers.meetings.minutes import chat_texts
from handlers.meetings.minutes.changing import AboutMeeting, allowed, meeting_of
from handlers.meetings.minutes.making import make_minutes
from handlers.meetings.minutes.rules import AdoptionProblem, adopted_later, check_adoption
from handlers.meetings.minutes.sending import sign_of, standing_screen, until
from handlers.rights.access import Action
from handlers.sessions.about_session import named_by
from storage import audit
from storage.drafts import DraftState, unfinished_about
from storage.meeting_notes import MeetingLog
from storage.meetings import Meeting, next_sitting

_FORMS_OF_NOTES = ("minutes", "notes", "agenda")
_PROBLEMS = {
    AdoptionProblem.NOT_YET: chat_texts.ADOPTED_NOT_YET,
    AdoptionProblem.BEFORE_THE_MEETING: chat_texts.ADOPTED_BEFORE_IT,
}


class Adopting(AboutMeeting):
    at: datetime | None = None


def _about(context: Context, draft: Draft[Adopting]) -> str:
    return chat_texts.ADOPT_ABOUT.format(theme=meeting_of(context, draft).session.theme)


def _moment(context: Context, moment: datetime) -> str:
    return long_moment(moment, context.work.zone)


def _ask(context: Context, draft: Draft[Adopting]) -> Markup:
    return chat_texts.ASK_ADOPTED.format(end=_moment(context, meeting_of(context, draft).ended_at))


def _at_close(context: Context, draft: Draft[Adopting]) -> str:
    ended = meeting_of(context, draft).ended_at.astimezone(context.work.zone)
    return chat_texts.AT_CLOSE.format(time=f"{ended:%H:%M}")


def _later(context: Context, draft: Draft[Adopting]) -> datetime | None:
    """When the cell sat next, if it has by now."""
    meeting = meeting_of(context, draft)
    sitting = next_sitting(context.db, meeting)
    if sitting is None or sitting.starts_at > context.now:
        return None
    return sitting.starts_at


def _at_later(context: Context, draft: Draft[Adopting]) -> str | None:
    later = _later(context, draft)
    return chat_texts.AT_LATER.format(at=_moment(context, later)) if later is not None else None


def _read(context: Context, draft: Draft[Adopting], words: str) -> datetime | None:
    zone = context.work.zone
    day = meeting_of(context, draft).ended_at.astimezone(zone).date()
    return read_happened(words, day, context.now.astimezone(zone))


def _check(context: Context, draft: Draft[Adopting], at: datetime) -> Markup | None:
    problem = check_adoption(meeting_of(context, draft).started_at, at, context.now)
    return _PROBLEMS[problem].format(at=_moment(context, at)) if problem is not None else None


def _adopt(context: Context, draft: Draft[Adopting]) -> Outcome:
    """The meeting has agreed to its minutes: they are locked, and the notes they came from are deleted."""
    meeting, at = meeting_of(context, draft), draft.data.at
    assert at is not None
    if meeting.adopted_at is not None:
        return Finish(standing_screen(context.work, meeting, Markup(chat_texts.ADOPTED_ALREADY)))
    meeting.adopted_at, meeting.version = at, meeting.version + 1
    document = make_minutes(context.work, meeting)
    document.locked_at = context.now
    _forget_notes(context, meeting.session_id)
    audit.record(context.db, context.person.id, Action.ADOPT_MINUTES, f"meeting:{meeting.id}", context.now)
    text = chat_texts.ADOPTED_LATER if _was_later(context, meeting) else chat_texts.ADOPTED
    note = text.format(
        sign=sign_of(document), at=_moment(context, at), until=_moment(context, until(context.work, meeting))
    )
    return Finish(standing_screen(context.work, meeting, note))


def _was_later(context: Context, meeting: Meeting) -> bool:
    assert meeting.adopted_at is not None
    zone = context.work.zone
    return adopted_later(meeting.ended_at.astimezone(zone), meeting.adopted_at.astimezone(zone))


def _forget_notes(context: Context, session_id: int) -> None:
    log = context.db.get(MeetingLog, session_id)
    if log is not None:
        context.db.delete(log)
    for draft in unfinished_about(context.db, _FORMS_OF_NOTES, f"session:{session_id}"):
        draft.state = DraftState.SAVED


ADOPTED: TypedValue[Adopting] = TypedValue(
    "at",
    _ask,
    read=_read,
    unread=chat_texts.ADOPTED_NOT_READ,
    check=_check,
    then=_adopt,
    options=(
        Option(
            "close", _at_close, lambda context, draft: ADOPTED.keep(context, draft, meeting_of(context, draft).ended_at)
        ),
        Option("later", _at_later, lambda context, draft: ADOPTED.keep(context, draft, _later(context, draft))),
    ),
)
ADOPT = Form(
    kind="adopt_minutes",
    title=chat_texts.ADOPT_TITLE,
    data=Adopting,
    allowed=allowed,
    about=_about,
    names=lambda context, draft: named_by(meeting_of(context, draft).session.theme),
    table=(ADOPTED,),
)
