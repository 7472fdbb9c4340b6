"""How the tasks of a cell have gone since a meeting ("kiểm điểm việc thực hiện"), for the next one's agenda, its
minutes and its score.

    review = review_of(session, cell_id, since_meeting)
    review.done, review.not_done, review.unreported     # ReviewedTask each
    review.share_done                                   # 0 to 1; None where there was nothing to do
    review_text(review)                                 # plain Vietnamese lines

A task belongs to the review if it is open, or was done or given since that meeting began; one that was called off does
not. Done is what is reported as done, also where nobody has confirmed it yet (`confirmed` tells); a task on which no
report stands is without report, whatever its day; the rest is not done. Nothing is judged here beyond that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from handlers.dates import short_date
from handlers.tasks import rules, texts
from storage.meetings import Meeting
from storage.tasks import OPEN_STATES, Report, Task, TaskState


@dataclass(frozen=True)
class ReviewedTask:
    """One task with its last report: `words`, cause and so on are as reported, "" for nothing. `photos` is the number
    of its pictures as proof, of all reports; `report_id` None where there is no report.
    """

    task_id: int
    content: str
    who: str
    due_on: date
    state: str
    confirmed: bool
    done_count: int | None
    target: int | None
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


@dataclass(frozen=True)
class Review:
    """Each in the order of the due days."""

    done: tuple[ReviewedTask, ...]
    not_done: tuple[ReviewedTask, ...]
    unreported: tuple[ReviewedTask, ...]

    @property
    def all(self) -> tuple[ReviewedTask, ...]:
        return (*self.done, *self.not_done, *self.unreported)

    @property
    def share_done(self) -> float | None:
        return len(self.done) / len(self.all) if self.all else None


def review_of(session: Session, cell_id: int, since_meeting: Meeting | None) -> Review:
    """The cell's tasks since `since_meeting` began; None: since ever."""
    query = select(Task).where(Task.cell_id == cell_id, Task.state != TaskState.CANCELLED)
    if since_meeting is not None:
        began = since_meeting.started_at
        query = query.where(or_(Task.state.in_(OPEN_STATES), Task.done_at >= began, Task.created_at >= began))
    query = query.options(selectinload(Task.reports)).order_by(Task.due_on, Task.id)
    reviewed = [_reviewed(task) for task in session.scalars(query)]
    done = tuple(one for one in reviewed if rules.is_done(one.state))
    rest = [one for one in reviewed if not rules.is_done(one.state)]
    return Review(
        done,
        tuple(one for one in rest if one.report_id is not None),
        tuple(one for one in rest if one.report_id is None),
    )


def _reviewed(task: Task) -> ReviewedTask:
    reports: Sequence[Report] = [one for one in task.reports if one.withdrawn_at is None]
    last = reports[-1] if reports else None
    return ReviewedTask(
        task_id=task.id, content=task.content, who=task.assignee.full_name, due_on=task.due_on, state=task.state,
        confirmed=task.state == TaskState.CONFIRMED, done_count=task.done_count, target=task.target,
        unit=task.target_unit, words=last.done_text if last else "", cause_kind=last.cause_kind if last else None,
        cause=last.cause if last else "", responsibility=last.responsibility if last else "",
        remedy=last.remedy if last else "", new_due_on=last.new_due_on if last else None,
        help_wanted=last.help_wanted if last else "", photos=sum(len(one.photos) for one in reports),
        report_id=last.id if last else None,
    )  # fmt: skip


def review_text(review: Review) -> str:
    """The review as plain lines, with a line of sums first."""
    if not review.all:
        return texts.REVIEW_NOTHING
    blocks = [texts.REVIEW_SUMS.format(all=len(review.all), done=len(review.done))]
    for heading, tasks, line in (
        (texts.REVIEW_DONE, review.done, _done_line),
        (texts.REVIEW_NOT_DONE, review.not_done, _not_done_line),
        (texts.REVIEW_UNREPORTED, review.unreported, _plain_line),
    ):
        if tasks:
            blocks.append("\n".join([heading.format(count=len(tasks)), *(line(one) for one in tasks)]))
    return "\n\n".join(blocks)


def _plain_line(one: ReviewedTask) -> str:
    counted = one.target is not None
    count = texts.REVIEW_COUNT.format(done=one.done_count or 0, target=one.target, unit=one.unit) if counted else ""
    return texts.REVIEW_LINE.format(content=one.content, who=one.who, due=short_date(one.due_on), count=count)


def _done_line(one: ReviewedTask) -> str:
    more = [one.words] if one.words else []
    more += [texts.REVIEW_PHOTOS.format(count=one.photos)] if one.photos else []
    more += [] if one.confirmed else [texts.REVIEW_UNCONFIRMED]
    return "; ".join([_plain_line(one), *more])


def _not_done_line(one: ReviewedTask) -> str:
    said = [texts.REVIEW_STATE.format(state=texts.STATES[one.state])]
    said += [one.words] if one.words else []
    if one.cause:
        kind = texts.CAUSE_KIND_WORDS.get(one.cause_kind or "", "")
        said.append(texts.REVIEW_CAUSE.format(kind=kind, words=one.cause))
    pairs = ((texts.REVIEW_RESPONSIBILITY, one.responsibility), (texts.REVIEW_REMEDY, one.remedy))
    said += [text.format(words=words) for text, words in pairs if words]
    said += [texts.REVIEW_NEW_DUE.format(due=short_date(one.new_due_on))] if one.new_due_on else []
    said += [texts.REVIEW_HELP.format(words=one.help_wanted)] if one.help_wanted else []
    return "; ".join([_plain_line(one), *said])
