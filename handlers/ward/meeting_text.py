"""A session and what it concluded, in a few lines: the same from the digest and from a sign."""

from markupsafe import Markup
from sqlalchemy import func, select

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.screens.fitting import one_line, shortened
from handlers.ward import texts
from storage.meetings import Attendance, Meeting, Presence, meeting_of_session
from storage.people import Unit
from storage.sessions import Session, SessionState
from storage.units import name_then

WORDS_OF_CONCLUSION = 600


def meeting_text(work: Work, session: Session) -> Markup:
    """The session and what it concluded."""
    meeting = meeting_of_session(work.db, session.id)
    not_yet = texts.MEET_ON_HOLD if session.state == SessionState.POSTPONED else texts.MEET_NOT_YET
    return _session_card(work, session) + (_meeting_card(work, meeting) if meeting is not None else not_yet)


def _session_card(work: Work, session: Session) -> Markup:
    then = name_then(work.db, "sessions", session.id)
    cell = work.db.get_one(Unit, session.cell_id).name
    return texts.MEET.format(
        theme=shortened(one_line(session.theme), 300),
        cell=texts.CELL_THEN.format(name=cell, then=then) if then else cell,
        start=long_moment(session.starts_at, work.zone),
        place=shortened(one_line(session.place), 100),
        area=shortened(one_line(session.area), 100),
        field=session.field,
    )


def _meeting_card(work: Work, meeting: Meeting) -> Markup:
    came = select(func.count()).where(Attendance.meeting_id == meeting.id, Attendance.presence == Presence.PRESENT)
    counted = select(func.count()).where(Attendance.meeting_id == meeting.id, Attendance.presence != Presence.EXEMPT)
    return texts.MEETING.format(
        minutes=int((meeting.ended_at - meeting.started_at).total_seconds() // 60),
        came=work.db.scalar(came),
        of=work.db.scalar(counted),
        conclusion=shortened(one_line(meeting.conclusion), WORDS_OF_CONCLUSION),
    )
