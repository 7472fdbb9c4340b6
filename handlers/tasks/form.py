"""What a draft of a report holds, read back as values. In `draft.data`:

`task_id`, `version` (the task's, as it was when the form was opened); `result`; `count` (None: passed over); `work`,
`cause_kind`, `cause`, `responsibility`, `remedy` (texts, "" for passed over); `new_due` (ISO date or None); `photos`
[{"remote_id", "unique_id", "number"}]; `photos_passed`. On the way: `count_asked`, `page`, `month`.
"""

from datetime import date
from typing import Any

from handlers.access import Action
from handlers.context import Context
from handlers.dialog import Go, Outcome
from handlers.tasks import rules, texts
from handlers.tasks.labels import short_label
from handlers.tasks.rules import Result
from storage.drafts import Draft, DraftState, draft_about
from storage.tasks import Task

KIND = "report"
SUMMARY = "summary"
Photo = dict[str, Any]


def subject_of(task_id: int) -> str:
    return f"task:{task_id}"


def opened(task: Task) -> dict[str, object]:
    """What a draft about this task starts with."""
    return {"task_id": task.id, "version": task.version}


def has_task(draft: Draft) -> bool:
    return "task_id" in draft.data


def task_of(context: Context, draft: Draft) -> Task:
    """The task that is reported on. It is never deleted. Raises KeyError before one is chosen."""
    return context.session.get_one(Task, int(draft.data["task_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    if not has_task(draft):
        return True
    task = task_of(context, draft)
    return context.work.may(Action.REPORT_TASK, task.cell_id, task.assignee_id)


def about(context: Context, draft: Draft) -> str:
    if has_task(draft):
        return texts.ABOUT.format(task=short_label(task_of(context, draft)))
    photos = photos_of(draft)
    return texts.ABOUT_PHOTOS.format(count=len(photos)) if photos else texts.ABOUT_EMPTY


def result_of(draft: Draft) -> Result:
    """What the report says. Raises KeyError before that is chosen."""
    return Result(draft.data["result"])


def photos_of(draft: Draft) -> list[Photo]:
    return list(draft.data.get("photos") or ())


def words_of(draft: Draft, part: str) -> str:
    """A typed part of the report, "" where it has none or its result asks for none."""
    return str(draft.data.get(part) or "") if rules.belongs(result_of(draft), part) else ""


def cause_kind_of(draft: Draft) -> str | None:
    return words_of(draft, rules.CAUSE_KIND) or None


def new_due_of(draft: Draft) -> date | None:
    said = words_of(draft, rules.NEW_DUE)
    return date.fromisoformat(said) if said else None


def count_of(context: Context, draft: Draft) -> int | None:
    return rules.count_said(result_of(draft), draft.data.get("count"), task_of(context, draft).target)


def onward(context: Context, draft: Draft) -> str:
    """The step after an answer: the next question without one, or the summary."""
    answered = set(draft.data) - {rules.PHOTOS}
    if photos_of(draft) or draft.data.get("photos_passed"):
        answered.add(rules.PHOTOS)
    counted = task_of(context, draft).target is not None
    return rules.next_question(result_of(draft), counted, answered) or SUMMARY


def choose(context: Context, draft: Draft, task: Task) -> Outcome:
    """Make `draft` that of this task. Where the person has a report on it that is not finished, that goes on here."""
    subject = subject_of(task.id)
    if draft.subject == subject:
        return Go("outcome")
    other = draft_about(context.session, context.person.id, KIND, subject)
    photos = photos_of(draft)
    draft.subject = subject
    if other is None:
        draft.data = {**opened(task), "photos": photos, "opened_with": opened(task), "opened_at": ["outcome"]}
        return Go("outcome")
    other.state = DraftState.DROPPED
    draft.data = {**other.data, "photos": together(photos_of(other), photos)}
    return Go(other.step, texts.GOING_ON)


def together(photos: list[Photo], more: list[Photo]) -> list[Photo]:
    """All of these photos, each once."""
    known = {one["unique_id"] for one in photos}
    return [*photos, *(one for one in more if one["unique_id"] not in known)]
