"""A session and what it concluded, in a few lines: the same from the digest and from a sign."""

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.screens.fitting import one_line, shortened
from handlers.ward import texts
from storage.meetings import Meeting, meeting_of_session, who_came
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
    came, counted = who_came(work.db, meeting.id)
    return texts.MEETING.format(
        minutes=int((meeting.ended_at - meeting.started_at).total_seconds() // 60),
        came=came,
        of=counted,
        conclusion=shortened(one_line(meeting.conclusion), WORDS_OF_CONCLUSION),
    )
