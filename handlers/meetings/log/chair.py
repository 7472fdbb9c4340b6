"""Who ran a session here, and the end of the running meeting when its minutes are saved."""

from handlers.context import Work
from storage.chairing import Chairing, forget_speakers
from storage.sessions import Session


def ran_by(work: Work, session: Session) -> int | None:
    """Who ran the meeting by /dieuhanh; None where nobody did."""
    running = work.db.get(Chairing, session.id)
    return running.chair_id if running is not None else None


def end_chairing(work: Work, session_id: int) -> None:
    """The meeting is over: its code takes nobody in any more, and who has spoken is forgotten."""
    running = work.db.get(Chairing, session_id)
    if running is not None and running.ended_at is None:
        running.ended_at = work.now
        running.version += 1
    forget_speakers(work.db, session_id)
