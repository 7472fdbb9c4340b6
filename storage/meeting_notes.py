"""What is noted of a meeting while it is being logged: one state for all who write, until it is saved as facts.

Every piece of it remembers who wrote it last and when, so that a clash can be told instead of being written over.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.attributes import flag_modified

from storage.base import Base
from storage.database import Db


class MeetingLog(Base):
    """The notes on one session. `data` holds the parts by name (handlers/meetings/log/notes/model.py says which);
    `marks` says of each piece of them {"version", "by" (person id), "at" (ISO)}; `version` grows with every change.
    """

    __tablename__ = "meeting_logs"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    data: Mapped[dict[str, Any]]
    marks: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=0)


def log_of(db: Db, session_id: int) -> MeetingLog:
    """The notes on a session, begun empty where there are none."""
    log = db.get(MeetingLog, session_id)
    if log is None:
        log = MeetingLog(session_id=session_id, data={}, marks={}, version=0)
        db.add(log)
        db.flush()
    return log


def write(db: Db, log: MeetingLog, parts: dict[str, Any], pieces: list[str], by_id: int, now: datetime) -> None:
    """Put `parts` in the place of those noted so far; `pieces` names what of them has changed."""
    log.data = {**log.data, **parts}
    log.version += 1
    mark = {"version": log.version, "by": by_id, "at": now.isoformat()}
    log.marks = {**log.marks, **dict.fromkeys(pieces, mark)}
    flag_modified(log, "data")
    db.flush()
