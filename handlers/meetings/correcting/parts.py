"""What of saved minutes can be mended, each by the id of its row, and how it is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from handlers.context import Work
from handlers.forms.pick_member import name_among
from handlers.language.dates import short_date
from handlers.meetings.correcting import texts
from storage.meetings import Attendance, Conclusion, Meeting, Opinion, Presence
from storage.people import Membership, members_of_cell
from storage.tasks import Task, tasks_of_meeting

Kind = Literal["guests", "away", "opinion", "conclusion", "task", "vote"]


class MinutesPart(BaseModel):
    """A part of the minutes: an opinion, a conclusion, a task, or who was away (the row's id), the guests, the vote."""

    kind: Kind
    id: int = 0


@dataclass(frozen=True)
class Shown:
    """A part as a list says it: its number among its kind, its words, and whether there is anything to take out."""

    part: MinutesPart
    number: int
    words: str
    noted: bool = True


def parts_of(work: Work, meeting: Meeting) -> list[Shown]:
    """All parts, in the order of the minutes."""
    return list(_parts(work, meeting))


def _parts(work: Work, meeting: Meeting) -> Iterator[Shown]:
    yield Shown(MinutesPart(kind="guests"), 1, meeting.guests or texts.NONE, bool(meeting.guests))
    away = [row for row in meeting.attendance if row.presence in (Presence.EXCUSED, Presence.ABSENT)]
    for number, row in enumerate(sorted(away, key=lambda row: row.person.folded_name), 1):
        yield Shown(MinutesPart(kind="away", id=row.id), number, away_words(work, meeting, row))
    for opinion in meeting.opinions:
        yield Shown(MinutesPart(kind="opinion", id=opinion.id), opinion.position, opinion_words(opinion))
    for conclusion in meeting.conclusions:
        yield Shown(MinutesPart(kind="conclusion", id=conclusion.id), conclusion.position, conclusion.content)
    for task in tasks_of_meeting(work.db, meeting.id):
        yield Shown(MinutesPart(kind="task", id=task.id), task.position, task_words(work, task))
    yield Shown(MinutesPart(kind="vote"), 1, vote_words(meeting), meeting.votes_of is not None)


def away_words(work: Work, meeting: Meeting, row: Attendance) -> str:
    name = name_among(row.person, [one.person for one in meeting.attendance])
    return texts.NAME_REASON.format(name=name, reason=row.reason or texts.NO_REASON)


def opinion_words(opinion: Opinion) -> str:
    who = opinion.speaker or opinion.place
    if opinion.speaker and opinion.place:
        who = texts.SAID_OF_PLACE.format(speaker=opinion.speaker, place=opinion.place)
    return texts.SAID.format(who=who, content=opinion.content)


def task_words(work: Work, task: Task) -> str:
    who = name_among(task.assignee, members_of_cell(work.db, task.cell_id))
    return texts.TASK.format(content=task.content, who=who, due=short_date(task.due_on))


def vote_words(meeting: Meeting) -> str:
    if meeting.votes_of is None:
        return texts.NONE
    return texts.VOTE.format(agreed=meeting.votes_for, of=meeting.votes_of)


def entitled(meeting: Meeting) -> int:
    """How many of those present have the right to vote: official members."""
    present = [row.person for row in meeting.attendance if row.presence == Presence.PRESENT]
    return sum(person.membership == Membership.OFFICIAL for person in present)


def attendance_of(meeting: Meeting, row_id: int) -> Attendance | None:
    return next((row for row in meeting.attendance if row.id == row_id), None)


def opinion_of(meeting: Meeting, row_id: int) -> Opinion | None:
    return next((one for one in meeting.opinions if one.id == row_id), None)


def conclusion_of(meeting: Meeting, row_id: int) -> Conclusion | None:
    return next((one for one in meeting.conclusions if one.id == row_id), None)


def task_of(work: Work, meeting: Meeting, row_id: int) -> Task | None:
    return next((one for one in tasks_of_meeting(work.db, meeting.id) if one.id == row_id), None)
