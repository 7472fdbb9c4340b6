"""What the forms over the notes keep for themselves: what is on the way, and not noted yet."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from handlers.forms.draft import Draft
from handlers.meetings.log.notes.model import NotedOpinion, NotedTask
from handlers.sessions.about_session import AboutSession


class OverNotes(AboutSession):
    """`noted`: whether anything was noted by this form."""

    noted: bool = False


class Dealing(BaseModel):
    """What a meeting makes of an earlier task (handlers/tasks/review.py, `Decision`), while it is being asked."""

    task_id: int = 0
    deal: str = ""
    cause: str = ""
    responsibility: str = ""
    remedy: str = ""
    due: date | None = None


class Reviewing(OverNotes):
    dealing: Dealing = Dealing()


class OpenLine(BaseModel):
    """What was typed and is not noted yet, as something about it has to be asked: whose it is ("said"), what it is
    ("what"), or who of those alike was away ("whose"; then `words` is the name, with the reason that stood behind it).
    `at` is where among the opinions it belongs.
    """

    ask: Literal["said", "what", "whose"]
    words: str
    at: int = 0
    reason: str = ""
    excused: bool | None = None


class OpenTask(BaseModel):
    """A noted task that lacks something, by its place (from 0) in the notes, and what was typed for what it lacks.

    `doers` are the names of several who are to do it, `named` a name that is no member's for sure, `alike` (ids) whom
    it may mean; `outside` who does it and is no member.
    """

    place: int
    doers: list[str] = []
    named: str = ""
    outside: str = ""
    alike: list[int] = []
    due_words: str = ""
    target_words: str = ""
    lunar: bool = False


class Entry(BaseModel):
    """One that is noted: in which list, and at which place (from 0); of absences whose (a person's id)."""

    kind: Literal["away", "opinions", "conclusions", "tasks"]
    at: int


class Noting(OverNotes):
    """`guest` is a name typed last that no member bears; `task` the one that is asked about, in the notes at `task_at`
    where it is there already; `line` is one that does not say what it is, `named` whom it names.

    `lines` and `tasks` are what has to be asked of what was typed, `away` (ids) whose reason; `left` are lines whose
    question somebody left, which are in no list so far; `back` the step where
    it was typed, `several` whether it was more than one line; `entry` the one that is being mended. `listed`: what was
    typed was looked at as a list and found right.
    `absence_of` is a person's id, with the `reason` typed.
    """

    guest: str = ""
    opinion: NotedOpinion = NotedOpinion()
    task: NotedTask = NotedTask()
    task_at: int | None = None
    helper: int | None = None
    line: str = ""
    named: str = ""
    lines: list[OpenLine] = Field(default_factory=list)
    left: list[OpenLine] = Field(default_factory=list)
    tasks: list[OpenTask] = Field(default_factory=list)
    away: list[int] = Field(default_factory=list)
    back: str = ""
    several: bool = False
    listed: bool = False
    entry: Entry | None = None
    absence_of: int = 0
    reason: str = ""


class Logging(Reviewing, Noting):
    """`votes` (agreed, of) whose rest is asked for; `criterion` the key of a line of the score, with its `points`."""

    votes: tuple[int, int] = (0, 0)
    criterion: str = ""
    points: int | None = None


def dealing_of(context: object, draft: Draft[Reviewing]) -> Dealing:
    return draft.data.dealing


def opinion_of(context: object, draft: Draft[Noting]) -> NotedOpinion:
    return draft.data.opinion


def task_of(context: object, draft: Draft[Noting]) -> NotedTask:
    return draft.data.task
