"""The steps of the last meeting's tasks: each with its state, and what is unfinished is dealt with one by one."""

from datetime import date

from markupsafe import Markup

from handlers import answers
from handlers import texts as shared
from handlers.context import Context
from handlers.dates import long_date
from handlers.daypicker import DayPicker
from handlers.dialog import Go, Outcome, Sorry, button
from handlers.meetings import texts
from handlers.meetings.listing import first_lines
from handlers.meetings.rules import DueProblem, check_due
from handlers.schedule.answering import session_of
from handlers.schedule.pages import shortened
from handlers.screens import Screen, one_per_row
from storage.drafts import Draft
from storage.meetings import Meeting, latest_before
from storage.tasks import DONE_STATES, OPEN_STATES, Task, TaskState, tasks_of_meeting

ROOM = 1_000
CONTENT_IN_LINE = 70
CONTENT_IN_LABEL = 36
Deal = dict[str, str | None]


def last_meeting(context: Context, draft: Draft) -> Meeting | None:
    session = session_of(context, draft)
    return latest_before(context.session, session.cell_id, session.starts_at, session.id)


def last_tasks(context: Context, draft: Draft) -> list[Task]:
    """What the last meeting gave, but for what has been called off since, in its order."""
    meeting = last_meeting(context, draft)
    tasks = tasks_of_meeting(context.session, meeting.id) if meeting is not None else []
    return [task for task in tasks if task.state != TaskState.CANCELLED or str(task.id) in deals_of(draft)]


def unfinished(context: Context, draft: Draft) -> list[Task]:
    return [task for task in last_tasks(context, draft) if task.state in OPEN_STATES]


def deals_of(draft: Draft) -> dict[str, Deal]:
    """How the meeting dealt with its unfinished tasks, by task id."""
    return dict(draft.data.get("earlier") or {})


def carried_out(context: Context, draft: Draft) -> tuple[int, int]:
    """How many of the last meeting's tasks are done (also if only this meeting says so), and how many there were."""
    tasks, deals = last_tasks(context, draft), deals_of(draft)
    done = [task for task in tasks if task.state in DONE_STATES or deals.get(str(task.id), {}).get("deal") == "done"]
    return len(done), len(tasks)


def entry(context: Context, draft: Draft) -> str:
    """The step to go to: this one, or past it where the last meeting gave no task."""
    return "earlier" if last_tasks(context, draft) else "opinions"


def ask_earlier(context: Context, draft: Draft) -> Screen:
    tasks, deals = last_tasks(context, draft), deals_of(draft)
    meeting = last_meeting(context, draft)
    day = long_date(meeting.started_at.astimezone(context.work.zone).date()) if meeting is not None else ""
    lines = [_line(number, task, deals.get(str(task.id)), context.work.today) for number, task in enumerate(tasks, 1)]
    rows = [
        button(draft, texts.DEAL_WITH.format(number=number, content=shortened(task.content, CONTENT_IN_LABEL)), "deal",
               task.id)
        for number, task in enumerate(tasks, 1)
        if task.state in OPEN_STATES and str(task.id) not in deals
    ]  # fmt: skip
    rows += [
        button(draft, texts.DEAL_AGAIN.format(number=number), "deal", task.id)
        for number, task in enumerate(tasks, 1)
        if task.state in OPEN_STATES and str(task.id) in deals
    ]
    shown = first_lines(lines, ROOM, texts.MORE_TASKS)
    return Screen(
        texts.EARLIER.format(day=day, lines=shown), one_per_row([*rows, button(draft, texts.EARLIER_DONE, "done")])
    )


def _line(number: int, task: Task, deal: Deal | None, today: date) -> Markup:
    return texts.EARLIER_LINE.format(
        number=number, content=shortened(task.content, CONTENT_IN_LINE), who=task.assignee.full_name,
        due=long_date(task.due_on), state=state_words(task, deal, today),
    )  # fmt: skip


def state_words(task: Task, deal: Deal | None, today: date) -> str:
    """Where a task stands, and what the meeting made of it."""
    match deal and deal["deal"]:
        case "done":
            return texts.DEALT_DONE
        case "close":
            return texts.DEALT_CLOSED
        case "extend":
            assert deal is not None and deal["due"] is not None
            return texts.DEALT_EXTENDED.format(due=long_date(date.fromisoformat(deal["due"])))
    if task.state in OPEN_STATES and task.due_on < today:
        return texts.STATE_LATE
    return texts.STATES.get(task.state, "")


def tap_earlier(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "done":
        left = [task for task in unfinished(context, draft) if str(task.id) not in deals_of(draft)]
        return Go("opinions", texts.EARLIER_LEFT.format(count=len(left)) if left else None)
    task = next((one for one in unfinished(context, draft) if str(one.id) == argument), None)
    if verb != "deal" or task is None:
        return Sorry(shared.USE_BUTTONS)
    draft.data["deal"] = {"task": str(task.id)}
    return Go("deal")


def _task(context: Context, draft: Draft) -> Task:
    return context.session.get_one(Task, int(draft.data["deal"]["task"]))


def ask_deal(context: Context, draft: Draft) -> Screen:
    task = _task(context, draft)
    text = texts.ASK_DEAL.format(content=task.content, who=task.assignee.full_name, due=long_date(task.due_on))
    rows = [button(draft, label, verb) for verb, label in texts.DEALS.items()]
    return Screen(text, one_per_row(rows))


def tap_deal(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb not in texts.DEALS:
        return Sorry(shared.USE_BUTTONS)
    draft.data["deal"] = {**draft.data["deal"], "deal": verb}
    return _finish(draft) if verb == "done" else Go("deal_cause")


def ask_cause(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_CAUSE if draft.data["deal"]["deal"] == "extend" else texts.ASK_CLOSE_REASON)


def read_cause(context: Context, draft: Draft, words: str) -> Outcome:
    closing = draft.data["deal"]["deal"] == "close"
    return _note(draft, "cause", words, "" if closing else "deal_responsibility")


def ask_responsibility(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_RESPONSIBILITY, ((button(draft, shared.SKIP, "skip"),),))


def tap_responsibility(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return Go("deal_remedy") if verb == "skip" else Sorry(shared.USE_BUTTONS)


def read_responsibility(context: Context, draft: Draft, words: str) -> Outcome:
    return _note(draft, "responsibility", words, "deal_remedy")


def ask_remedy(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_REMEDY)


def read_remedy(context: Context, draft: Draft, words: str) -> Outcome:
    return _note(draft, "remedy", words, "deal_due")


def _note(draft: Draft, part: str, words: str, following: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Sorry(problem)
    draft.data["deal"] = {**draft.data["deal"], part: words}
    return Go(following) if following else _finish(draft)


def ask_new_due(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_NEW_DUE)


def keep_new_due(context: Context, draft: Draft, day: date) -> Outcome:
    match check_due(day, context.work.today):
        case DueProblem.PAST:
            return Sorry(shared.DAY_PAST.format(day=long_date(day)))
        case DueProblem.FAR:
            return Sorry(shared.DAY_FAR.format(day=long_date(day)))
    draft.data["deal"] = {**draft.data["deal"], "due": day.isoformat()}
    return _finish(draft)


NEW_DUE = DayPicker("deal_due", ask_new_due, keep_new_due)


def _finish(draft: Draft) -> Outcome:
    deal = dict(draft.data.pop("deal"))
    task_id = deal.pop("task")
    draft.data["earlier"] = {**deals_of(draft), task_id: deal}
    return Go("earlier", texts.DEALT)
