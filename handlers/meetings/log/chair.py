"""Who chairs a session, and the end of the running meeting when its minutes are saved."""

from handlers.context import Work
from handlers.rights.recipients import Duty, told
from storage.chairing import Chairing, forget_speakers
from storage.sessions import Session


def chair_of(work: Work, session: Session) -> int | None:
    """Who ran the meeting by /dieuhanh; else the cell's secretary, or the deputy. None where there is none."""
    running = work.db.get(Chairing, session.id)
    if running is not None:
        return running.chair_id
    return next((one.id for one in told(work.db, Duty.LEAD, session.cell_id)), None)


def end_chairing(work: Work, session_id: int) -> None:
    """The meeting is over: its code takes nobody in any more, and who has spoken is forgotten."""
    running = work.db.get(Chairing, session_id)
    if running is not None and running.ended_at is None:
        running.ended_at = work.now
        running.version += 1
    forget_speakers(work.db, session_id)
