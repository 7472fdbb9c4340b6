"""What the forms over the notes keep for themselves: what is on the way, and not noted yet."""

from datetime import date

from pydantic import BaseModel

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


class Noting(OverNotes):
    """`guest` is a name typed last that no member bears; `task_at` the place (from 0) of the task in the notes, None
    for a new one; `line` is one that does not say what it is, `named` whom one named as its speaker.
    """

    guest: str = ""
    opinion: NotedOpinion = NotedOpinion()
    task: NotedTask = NotedTask()
    task_at: int | None = None
    helper: int | None = None
    line: str = ""
    named: str = ""


class Logging(Reviewing, Noting):
    """`absence_of` is a person's id, with the `reason` typed; `votes` (agreed, of) whose rest is asked for; `criterion`
    the key of a line of the score, with its `points`.
    """

    absence_of: int = 0
    reason: str = ""
    votes: tuple[int, int] = (0, 0)
    criterion: str = ""
    points: int | None = None


def dealing_of(context: object, draft: Draft[Reviewing]) -> Dealing:
    return draft.data.dealing


def opinion_of(context: object, draft: Draft[Noting]) -> NotedOpinion:
    return draft.data.opinion


def task_of(context: object, draft: Draft[Noting]) -> NotedTask:
    return draft.data.task
