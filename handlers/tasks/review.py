"""How the tasks of a cell have gone since a meeting ("kiểm điểm việc thực hiện"): the one reading of them for the next
meeting's card, the step of its log, its minutes and its score.

    review = review_before(session, sitting)            # what opens a sitting; review_of for another span
    review.done, review.not_done, review.unreported     # ReviewedTask each
    minutes_lines(review)                               # a line a task, for the minutes

A task belongs to the review if it is open, or was done or given since that meeting began; one that was called off does
not, nor one that a later meeting gave. Done is what is reported as done, also where nobody has confirmed it yet
(`confirmed` tells); a task on which no report stands is without report, whatever its day; the rest is not done. What
the meeting decides on open tasks (`Decision`, by task id) counts at once, before its log is saved. Nothing is judged
here beyond that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from handlers.forms.pick_member import called
from handlers.language.dates import short_date
from handlers.language.numbers import shown
from handlers.tasks import rules, texts
from storage.database import Db
from storage.meetings import Meeting, latest_before
from storage.sessions import Session
from storage.tasks import OPEN_STATES, Report, Task, TaskState, tasks_to_review

DECIDED_DONE, DECIDED_ON, DECIDED_CLOSED = "done", "extend", "close"


@dataclass(frozen=True)
class Decision:
    """What a meeting makes of an open task: `deal` is one of the three above. `cause` is also the reason of a closing;
    `due` the new day of one that goes on.
    """

    deal: str
    cause: str = ""
    responsibility: str = ""
    remedy: str = ""
    due: date | None = None


@dataclass(frozen=True)
class ReviewedTask:
    """One task with its last report: `words`, cause and so on are as reported, "" for nothing. `photos` is the number
    of its pictures as proof, of all reports; `report_id` None where there is no report. `state` is as it stands, also
    where the meeting has made a `decision` on it.
    """

    task_id: int
    content: str
    who: str
    due_on: date
    state: str
    confirmed: bool
    done_count: Decimal | None
    target: Decimal | None
    unit: str
    words: str
    cause_kind: str | None
    cause: str
    responsibility: str
    remedy: str
    new_due_on: date | None
    help_wanted: str
    photos: int
    report_id: int | None
    decision: Decision | None = None

    @property
    def open(self) -> bool:
        """Whether the meeting can still decide on it."""
        return self.state in OPEN_STATES

    @property
    def done(self) -> bool:
        return rules.is_done(self.state) or (self.decision is not None and self.decision.deal == DECIDED_DONE)


@dataclass(frozen=True)
class Review:
    """Each in the order of the due days. `since` is when the meeting began that it goes back to; None: since ever."""

    done: tuple[ReviewedTask, ...]
    not_done: tuple[ReviewedTask, ...]
    unreported: tuple[ReviewedTask, ...]
    since: datetime | None = None

    @property
    def all(self) -> tuple[ReviewedTask, ...]:
        return (*self.done, *self.not_done, *self.unreported)

    def ahead(self, day: date) -> tuple[ReviewedTask, ...]:
        """Those not done that still have time on `day`: on the due day itself a task does."""
        return tuple(one for one in (*self.not_done, *self.unreported) if one.due_on >= day)


def review_before(db: Db, sitting: Session, decisions: Mapping[int, Decision] | None = None) -> Review:
    """What a sitting looks back on: the tasks since the meeting before it, with what it has decided on them so far."""
    last = latest_before(db, sitting)
    return review_of(db, sitting.cell_id, last, sitting.starts_at, decisions or {})


def review_of(
    db: Db,
    cell_id: int,
    since_meeting: Meeting | None,
    before: datetime | None = None,
    decisions: Mapping[int, Decision] | None = None,
) -> Review:
    """The cell's tasks since `since_meeting` began (None: since ever), but for those of meetings from `before` on."""
    began = since_meeting.started_at if since_meeting is not None else None
    tasks = tasks_to_review(db, cell_id, began, before)
    reviewed = [_reviewed(db, task, (decisions or {}).get(task.id)) for task in tasks]
    rest = [one for one in reviewed if not one.done]
    return Review(
        tuple(one for one in reviewed if one.done),
        tuple(one for one in rest if one.report_id is not None or one.decision is not None),
        tuple(one for one in rest if one.report_id is None and one.decision is None),
        began,
    )


def _reviewed(db: Db, task: Task, decision: Decision | None) -> ReviewedTask:
    reports: Sequence[Report] = [one for one in task.reports if one.withdrawn_at is None]
    last = reports[-1] if reports else None
    return ReviewedTask(
        task_id=task.id,
        content=task.content,
        who=called(db, task.assignee),
        due_on=task.due_on,
        state=task.state,
        confirmed=task.state == TaskState.CONFIRMED,
        done_count=task.done_count,
        target=task.target,
        unit=task.target_unit,
        words=last.done_text if last else "",
        cause_kind=last.cause_kind if last else None,
        cause=last.cause if last else "",
        responsibility=last.responsibility if last else "",
        remedy=last.remedy if last else "",
        new_due_on=last.new_due_on if last else None,
        help_wanted=last.help_wanted if last else "",
        photos=sum(len(one.photos) for one in reports),
        report_id=last.id if last else None,
        decision=decision if task.state in OPEN_STATES else None,
    )


def minutes_lines(review: Review) -> list[str]:
    """A line for each task, done ones first: what was to be done, how it ended, and what was reported or decided."""
    return [
        texts.REVIEW_MINUTES.format(task=_line(texts.REVIEW_MINUTES_LINE, one), said=_in_minutes(one))
        for one in review.all
    ]


def task_line(one: ReviewedTask) -> str:
    """What was to be done, by whom, by when, and how far it was counted."""
    return _line(texts.REVIEW_LINE, one)


def _line(text: str, one: ReviewedTask) -> str:
    count = ""
    if one.target is not None:
        count = texts.REVIEW_COUNT.format(done=shown(one.done_count or 0), target=shown(one.target), unit=one.unit)
    return text.format(content=one.content, who=one.who, due=short_date(one.due_on), count=count)


def said_of(one: ReviewedTask) -> list[str]:
    """What was reported, or the meeting has decided: the proof of what is done; cause, responsibility and remedy of
    what is not. Without full stops, to be put together with semicolons.
    """
    if one.done:
        return _proof(one) if _settled(one) else [*_proof(one), texts.REVIEW_UNCONFIRMED]
    parts = [_open_ended(one.words)] if one.words else []
    if one.decision is not None:
        return [*parts, *_decided(one.decision)]
    parts += _cause(one.cause, one.cause_kind) + _answers(one.responsibility, one.remedy, one.new_due_on)
    return parts + ([texts.REVIEW_HELP.format(words=_open_ended(one.help_wanted))] if one.help_wanted else [])


def _settled(one: ReviewedTask) -> bool:
    """Whether what is done needs nobody's confirmation any more."""
    return one.confirmed or one.decision is not None


def _proof(one: ReviewedTask) -> list[str]:
    photos = [texts.REVIEW_PHOTOS.format(count=one.photos)] if one.photos else []
    return [_open_ended(one.words), *photos] if one.words else photos


def _decided(decision: Decision) -> list[str]:
    if decision.deal == DECIDED_CLOSED:
        return [texts.REVIEW_REASON.format(words=_open_ended(decision.cause))]
    return _cause(decision.cause, None) + _answers(decision.responsibility, decision.remedy, decision.due)


def _cause(words: str, kind: str | None) -> list[str]:
    text = texts.REVIEW_CAUSE if kind else texts.REVIEW_CAUSE_ALONE
    return [text.format(kind=texts.CAUSE_KIND_WORDS.get(kind or ""), words=_open_ended(words))] if words else []


def _answers(responsibility: str, remedy: str, new_due: date | None) -> list[str]:
    pairs = ((texts.REVIEW_RESPONSIBILITY, responsibility), (texts.REVIEW_REMEDY, remedy))
    said = [text.format(words=_open_ended(words)) for text, words in pairs if words]
    return said + ([texts.REVIEW_NEW_DUE.format(due=short_date(new_due))] if new_due else [])


def _open_ended(words: str) -> str:
    return words.rstrip(". ")


def _in_minutes(one: ReviewedTask) -> str:
    if one.done:
        ended = texts.REVIEW_ENDED_DONE if _settled(one) else texts.REVIEW_ENDED_REPORTED
    elif one.decision is not None and one.decision.deal == DECIDED_CLOSED:
        ended = texts.REVIEW_ENDED_CLOSED
    elif one.report_id is None and one.decision is None:
        return texts.REVIEW_ENDED_UNREPORTED
    else:
        ended = texts.REVIEW_ENDED_OPEN
    # On paper it is not said where the task stands here ("chờ xác nhận"), only what was reported or decided.
    said = "; ".join(_proof(one) if one.done else said_of(one))
    return texts.REVIEW_ENDED.format(ended=ended, said=said[:1].upper() + said[1:]) if said else ended
