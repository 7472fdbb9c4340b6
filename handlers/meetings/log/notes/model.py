"""What is noted of a meeting. None, or nothing in a list: not noted so far."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from handlers.meetings.log.rules import TaskTarget, Votes
from handlers.tasks.review import Decision
from storage.meetings import Presence


class Mark(BaseModel):
    """How somebody is marked in the roll call; the reason of an absence is "" without one."""

    presence: Presence
    reason: str = ""


class Noted(BaseModel):
    """One of a list. `by` is who noted it (a person's id), `live` whether by a typed line while the meeting ran."""

    by: int | None = None
    live: bool = False


class NotedOpinion(Noted):
    """What somebody said; `speaker` "" for a remark on a place, `place` "" where it concerns none. `sent`: the speaker
    was away, and had it passed on.
    """

    speaker: str = ""
    place: str = ""
    content: str = ""
    sent: bool = False


class NotedConclusion(Noted):
    content: str = ""


class NotedTask(Noted):
    """A task that was given. `conclusion` is the one it carries out, by its position from 1; whose it is (a person's
    id) and by when may be open until the log is saved. Its product, what will be there to see or count, is `expected`
    or the target; `asked` says that it was asked for and there is none yet.
    """

    content: str = ""
    conclusion: int | None = None
    assignee_id: int | None = None
    helpers: str = ""
    due: date | None = None
    expected: str = ""
    target: TaskTarget | None = None
    asked: bool = False

    @property
    def product(self) -> bool:
        """Whether it names its product."""
        return bool(self.expected) or self.target is not None

    @property
    def whole(self) -> bool:
        """Whether it says whose it is and by when."""
        return self.assignee_id is not None and self.due is not None


class NotedPhoto(Noted):
    """A photo as it was sent; `hash` is that of its content once that is there."""

    remote_id: str
    unique_id: str
    hash: str | None = None


class MeetingNotes(BaseModel):
    """The notes on one session. `marks` are by person id, `earlier` (what the meeting made of the last one's tasks) by
    task id, `score` by the key of its line (None: the cell does not score). `one_signs`: it was confirmed that who
    chaired took the minutes as well. `meant_bare`: what was typed without accents and is to stay so.

    `checked` are those who came in by the code (None: the roll was not called so). It is read only.
    """

    marks: dict[int, Mark] = {}
    guests: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    earlier: dict[int, Decision] = {}
    opinions: list[NotedOpinion] = []
    speakers: int | None = None
    conclusions: list[NotedConclusion] = []
    tasks: list[NotedTask] = []
    vote: Votes | None = None
    score: dict[str, int] | None = None
    photos: list[NotedPhoto] = []
    chair_id: int | None = None
    taker_id: int | None = None
    one_signs: bool = False
    meant_bare: list[str] = []
    checked: frozenset[int] | None = Field(default=None, exclude=True)

    @property
    def times(self) -> tuple[datetime, datetime]:
        """From when to when. Raises LookupError where that is not noted."""
        if self.end is None:
            raise LookupError("when the meeting ended is not noted")
        return self.began, self.end

    @property
    def began(self) -> datetime:
        """Raises LookupError where that is not noted."""
        if self.start is None:
            raise LookupError("when the meeting began is not noted")
        return self.start

    def mark_of(self, person_id: int) -> tuple[Presence | None, str]:
        """How somebody is marked, with the reason: present, unless told. None: the roll was called by the code, and
        they are not marked yet.
        """
        if (mark := self.marks.get(person_id)) is not None:
            return mark.presence, mark.reason
        return (Presence.PRESENT if self.checked is None or person_id in self.checked else None), ""

    def mark(self, person_id: int, presence: Presence, reason: str = "") -> None:
        self.marks.pop(person_id, None)
        if presence is not Presence.PRESENT or self.checked is not None:
            self.marks[person_id] = Mark(presence=presence, reason=reason)

    def conclusion_of(self, task: NotedTask) -> int | None:
        """Which conclusion a task carries out: where there is one only, a task that names none is its."""
        return task.conclusion or (1 if len(self.conclusions) == 1 else None)
