"""Finding a meeting again: by year, and by words without accents in themes, conclusions, tasks and places.

What members said is never looked into; a place is, without who spoke of it.
"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from storage.database import Db
from storage.meetings import Meeting, meetings_of_cell
from storage.search_words import folded
from storage.tasks import tasks_of_meeting


def years_of(meetings: Sequence[Meeting], zone: ZoneInfo) -> list[int]:
    """The local years with meetings, the latest first."""
    return sorted({one.started_at.astimezone(zone).year for one in meetings}, reverse=True)


def of_year(meetings: Sequence[Meeting], year: int, zone: ZoneInfo) -> list[Meeting]:
    return [one for one in meetings if one.started_at.astimezone(zone).year == year]


def find(db: Db, cell_id: int, words: str) -> list[Meeting]:
    """The cell's meetings that have every one of the words, the latest first. A word finds those that begin with it."""
    wanted = folded(words).split()
    if not wanted:
        return []
    return [one for one in meetings_of_cell(db, cell_id) if _has(_words(db, one), wanted)]


def _words(db: Db, meeting: Meeting) -> str:
    tasks = [task.content for task in tasks_of_meeting(db, meeting.id)]
    places = [opinion.place for opinion in meeting.opinions]
    held = meeting.session
    return folded(held.theme, held.area, held.place, meeting.conclusion, *tasks, *places)


def _has(text: str, wanted: Sequence[str]) -> bool:
    return all(f" {word}" in text for word in wanted)
