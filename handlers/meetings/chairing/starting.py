"""Beginning, moving on in and ending a running meeting."""

import secrets
from datetime import datetime

from handlers.context import Work
from handlers.meetings.chairing.agenda_ahead import agenda_of
from handlers.meetings.log.chair import end_chairing
from handlers.meetings.log.notes.kept import note_time
from storage import audit
from storage.chairing import Chairing
from storage.sessions import Session

SECRET_BYTES = 16


def begin(work: Work, session: Session) -> Chairing:
    """Start the meeting, by whoever is speaking; one that was ended runs again. Notes the start for the minutes."""
    assert work.person is not None
    running = work.db.get(Chairing, session.id)
    if running is None:
        running = Chairing(
            session_id=session.id,
            chair_id=work.person.id,
            agenda=agenda_of(work, session),
            position=0,
            step_since=work.now,
            started_at=work.now,
            secret=secrets.token_hex(SECRET_BYTES),
            version=1,
            session=session,
        )
        work.db.add(running)
        note_time(work, session.id, "start", work.now)
    running.ended_at = None
    work.db.flush()
    audit.record(work.db, work.person.id, "chair_meeting", f"session:{session.id}", work.now)
    return running


def move(work: Work, running: Chairing, by: int) -> bool:
    """Go on (or back) by a step. Returns whether there is such a step."""
    to = running.position + by
    if not 0 <= to < len(running.agenda):
        return False
    running.position, running.step_since = to, work.now
    turn(work, running)
    return True


def turn(work: Work, running: Chairing) -> None:
    """The card changed: its buttons so far are old."""
    running.version += 1
    work.db.flush()


def end(work: Work, running: Chairing, ended: datetime) -> None:
    """The meeting is over: when it `ended` is noted for the minutes, its code is closed, and who spoke is forgotten."""
    end_chairing(work, running.session_id)
    note_time(work, running.session_id, "end", ended)
