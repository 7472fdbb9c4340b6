"""What a draft of a report holds, read back as values. In `draft.data`:

`task_id`, `version` (the task's, as it was when the form was opened); `result`; `count` (None: passed over); `work`,
`cause_kind`, `cause`, `responsibility`, `remedy`, `help` (texts, "" for passed over); `new_due` (ISO date or None);
`photos` [{"remote_id", "unique_id", "number", "hash" once it is there}]; `photos_passed`; `pair` (the place of before
and after; absent: not paired). On the way: `count_asked`, `page`, `month`.

Whoever fills it in is the assignee, a helper (who reports their own part), or a leader who writes for the assignee.
"""

from datetime import date
from typing import Any

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome
from handlers.tasks import rules, texts
from handlers.tasks.labels import short_label
from handlers.tasks.rules import Result
from handlers.tasks.said import Said
from handlers.tasks.standing import does_part, parts_of, standing
from storage.drafts import DraftRow, DraftState, draft_about
from storage.tasks import Task, task_with_parts

KIND = "report"
_SAID = ("understood", "result", rules.COUNT, rules.WORK, rules.NEW_DUE)
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
    return task_with_parts(context.db, int(draft.data["task_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    return not has_task(draft) or bool(standing(context.work, task_of(context, draft)))


def is_part(context: Context, draft: Draft) -> bool:
    """Whether this is a helper's report on their own part. Otherwise it is the assignee's: by them, or for them."""
    return does_part(standing(context.work, task_of(context, draft)))


def whose(context: Context, draft: Draft) -> int:
    """The id of the person whose report it is."""
    return context.person.id if is_part(context, draft) else task_of(context, draft).assignee_id


def about(context: Context, draft: Draft) -> str:
    if has_task(draft):
        return texts.ABOUT.format(task=short_label(task_of(context, draft)))
    photos = photos_of(draft)
    return texts.ABOUT_PHOTOS.format(count=len(photos)) if photos else texts.ABOUT_EMPTY


def result_of(draft: Draft) -> Result:
    """What the report says. Raises KeyError before that is chosen."""
    return Result(draft.data["result"])


def photos_of(draft: Draft | DraftRow) -> list[Photo]:
    return list(draft.data.get("photos") or ())


def is_paired(draft: Draft) -> bool:
    """Whether the first and the last photo are before and after."""
    return "pair" in draft.data and len(photos_of(draft)) > 1


def words_of(draft: Draft, part: str) -> str:
    """A typed part of the report, "" where it has none or its result asks for none."""
    return str(draft.data.get(part) or "") if rules.belongs(result_of(draft), part) else ""


def cause_kind_of(draft: Draft) -> str | None:
    return words_of(draft, rules.CAUSE_KIND) or None


def new_due_of(draft: Draft) -> date | None:
    said = words_of(draft, rules.NEW_DUE)
    return date.fromisoformat(said) if said else None


def _parts(context: Context, draft: Draft) -> dict[int, int]:
    return parts_of(context.db, task_of(context, draft))


def own_count(context: Context, draft: Draft) -> int | None:
    """What was last reported of the own part; None: nothing yet."""
    return _parts(context, draft).get(whose(context, draft))


def others_count(context: Context, draft: Draft) -> int:
    """What the others have reported of their parts."""
    mine = whose(context, draft)
    return sum(count for person_id, count in _parts(context, draft).items() if person_id != mine)


def whole_part(context: Context, draft: Draft) -> int:
    """The own part where the task is done."""
    target = task_of(context, draft).target or 0
    return rules.whole_part(target, others_count(context, draft), own_count(context, draft))


def count_of(context: Context, draft: Draft) -> int | None:
    typed, target = draft.data.get("count"), task_of(context, draft).target
    if target is None:
        return None
    others, before = others_count(context, draft), own_count(context, draft)
    return rules.count_said(result_of(draft), typed, target, others, before)


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
        return Next("outcome")
    other = draft_about(context.db, context.person.id, KIND, subject)
    photos, said = photos_of(draft), {name: draft.data[name] for name in _SAID if name in draft.data}
    draft.subject = subject
    if other is None:
        draft.data = {**opened(task), "photos": photos, **said}
        draft.row.opened = {"data": opened(task), "path": ["outcome"]}
        return Next(after_choice(context, draft))
    other.state = DraftState.DROPPED
    draft.data = {**other.data, **said, "photos": together(photos_of(other), photos)}
    return Next(other.step, texts.GOING_ON)


def after_choice(context: Context, draft: Draft) -> str:
    """The step after a task is chosen: how far it is, unless that was said already."""
    if is_part(context, draft):
        draft.data["result"] = Result.DOING.value
    if "result" not in draft.data:
        return "outcome"
    return (
        SUMMARY if result_of(draft) in (Result.DONE, Result.DOING) and "work" in draft.data else onward(context, draft)
    )


def together(photos: list[Photo], more: list[Photo]) -> list[Photo]:
    """All of these photos, each once."""
    known = {one["unique_id"] for one in photos}
    return [*photos, *(one for one in more if one["unique_id"] not in known)]


def said_so_far(context: Context, draft: Draft) -> Said:
    count = count_of(context, draft)
    return Said(
        result=result_of(draft),
        count=count,
        total=None if count is None else count + others_count(context, draft),
        work=words_of(draft, rules.WORK),
        cause_kind=cause_kind_of(draft),
        cause=words_of(draft, rules.CAUSE),
        responsibility=words_of(draft, rules.RESPONSIBILITY),
        remedy=words_of(draft, rules.REMEDY),
        help=words_of(draft, rules.HELP),
        new_due=new_due_of(draft),
        photos=len(photos_of(draft)),
    )
