"""What a meeting decided on the last one's tasks becomes facts: reports, new days, closings, and the minutes' lines."""

from datetime import date

from handlers.context import Context
from handlers.dates import short_date
from handlers.meetings import earlier, texts
from handlers.tasks.changing import Effect, change
from handlers.tasks.life import Deed, Refusal, Who
from storage.drafts import Draft
from storage.tasks import DONE_STATES, OPEN_STATES, Report, Task

# The decision is the meeting's, whoever of those who may log it writes it down.
_AS_MEETING = frozenset({Who.LEADER})


def deal_with_earlier(context: Context, draft: Draft) -> list[str]:
    """Carry out the decisions. Returns a line for each task of the last meeting, for the minutes."""
    deals = earlier.deals_of(draft)
    lines = []
    for task in earlier.last_tasks(context, draft):
        due, deal = task.due_on, deals.get(str(task.id))
        if deal is not None and task.state in OPEN_STATES:
            _carry_out(context, task, deal)
        lines.append(_line(task, due, deal))
    return lines


def _carry_out(context: Context, task: Task, deal: earlier.Deal) -> None:
    match deal["deal"]:
        case "done":
            changed = change(context.work, task, Deed.SAY_DONE, who=_AS_MEETING)
        case "close":
            changed = change(context.work, task, Deed.CANCEL, Effect(reason=deal["cause"] or ""), _AS_MEETING)
        case _:
            new_due = date.fromisoformat(deal["due"] or "")
            effect = Effect(due_on=new_due, report=_report(context, task, deal, new_due))
            changed = change(context.work, task, Deed.SAY_IN_DIFFICULTY, effect, _AS_MEETING)
    if isinstance(changed, Refusal):
        raise ValueError(f"task {task.id}: the meeting's decision {deal['deal']} is refused: {changed}")


def _report(context: Context, task: Task, deal: earlier.Deal, new_due: date) -> Report:
    report = Report(
        task_id=task.id, person_id=task.assignee_id, entered_by_id=context.person.id, outcome="in_difficulty",
        done_text="", cause_kind=None, cause=deal.get("cause") or "",
        responsibility=deal.get("responsibility") or "", remedy=deal.get("remedy") or "", new_due_on=new_due,
        at=context.now,
    )  # fmt: skip
    context.session.add(report)
    context.session.flush()
    return report


def _line(task: Task, due: date, deal: earlier.Deal | None) -> str:
    text = texts.EARLIER_MINUTES.format(content=task.content, who=task.assignee.full_name, due=short_date(due))
    match deal and deal["deal"]:
        case "extend":
            assert deal is not None
            parts = [texts.EARLIER_CAUSE.format(words=deal.get("cause"))]
            if deal.get("responsibility"):
                parts.append(texts.EARLIER_RESPONSIBILITY.format(words=deal["responsibility"]))
            parts.append(texts.EARLIER_REMEDY.format(words=deal.get("remedy")))
            parts.append(texts.EARLIER_NEW_DUE.format(due=short_date(date.fromisoformat(deal["due"] or ""))))
            return text + texts.EARLIER_UNFINISHED.format(parts="; ".join(parts))
        case "close":
            assert deal is not None
            return text + texts.EARLIER_CLOSED.format(words=deal.get("cause"))
    return text + (texts.EARLIER_FINISHED if task.state in DONE_STATES else texts.EARLIER_GOES_ON)
