"""What is likely of a cell's next sitting, to be taken over by one tap."""

from datetime import date

from handlers.sessions.regular import texts
from storage.database import Db
from storage.meetings import latest_of_cells


def usual_theme(kind: str, day: date) -> str:
    return texts.USUAL_THEMES[kind].format(month=day.month, year=day.year)


def last_places(db: Db, cell_id: int) -> list[str]:
    """Where the cell met last, if it has met."""
    return [meeting.session.place for meeting in latest_of_cells(db, [cell_id], 1) if meeting.session.place]
