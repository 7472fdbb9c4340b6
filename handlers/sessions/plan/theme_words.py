"""Every field of a theme in words, as it is shown, remarked on and compared."""

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.sessions.plan import year_texts as texts
from storage.sessions import Session, SessionState


def field_words(work: Work, session: Session) -> dict[str, str]:
    """Every field of a theme in words; "" where nothing was said."""
    words = {name: str(getattr(session, name)) for name in texts.FIELDS if name not in ("start", "preparer")}
    words["theme"] = session.theme
    start = long_moment(session.starts_at, work.zone)
    on_hold = session.state == SessionState.POSTPONED
    words["start"] = texts.START_ON_HOLD.format(start=start) if on_hold else start
    words["preparer"] = session.preparer.full_name if session.preparer is not None else ""
    return words
