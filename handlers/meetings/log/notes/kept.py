"""The one place where the notes on a session are read from their row (storage/meeting_notes.py), and written to it."""

from datetime import datetime
from typing import Any

from handlers.context import Work
from handlers.meetings.log.notes.model import MeetingNotes
from storage import meeting_notes
from storage.chairing import Chairing, check_ins_of
from storage.database import Db
from storage.meeting_notes import MeetingLog, log_of

Parts = dict[str, Any]


def noted_on(db: Db, session_id: int) -> MeetingNotes:
    """What is noted on a session so far; empty where nothing is."""
    log = db.get(MeetingLog, session_id)
    return _read(db, session_id, log.data if log is not None else {})


def notes_in(db: Db, log: MeetingLog) -> MeetingNotes:
    return _read(db, log.session_id, log.data)


def _read(db: Db, session_id: int, parts: Parts) -> MeetingNotes:
    notes = MeetingNotes.model_validate(parts)
    running = db.get(Chairing, session_id)
    if running is not None and running.roll_call_since is not None:
        notes.checked = frozenset(check_ins_of(db, session_id))
    return notes


def parts_of(notes: MeetingNotes) -> Parts:
    """The parts by name, as JSON."""
    return notes.model_dump(mode="json")


def write(work: Work, log: MeetingLog, parts: Parts, pieces: list[str], by_id: int) -> None:
    """Put `parts` in the place of those noted so far; `pieces` of them have changed."""
    meeting_notes.write(work.db, log, parts, pieces, by_id, work.now)


def note_time(work: Work, session_id: int, part: str, moment: datetime) -> None:
    """Note when the meeting started, or ended (`part` "start" or "end")."""
    assert work.person is not None
    minute = moment.astimezone(work.zone).replace(second=0, microsecond=0)
    parts = parts_of(MeetingNotes(**{part: minute}))
    write(work, log_of(work.db, session_id), {part: parts[part]}, [part], work.person.id)
