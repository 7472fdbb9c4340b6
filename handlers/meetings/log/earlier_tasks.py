"""The steps of the last meeting's tasks: each with its state, and what is unfinished is dealt with one by one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, button
from handlers.forms.pick_day import DayPicker
from handlers.language import answers
from handlers.language.dates import long_date, short_date
from handlers.meetings.log import texts
from handlers.meetings.log.rules import DueProblem, check_due
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.calendar.answering import session_of
from handlers.tasks.review import Decision, Review, ReviewedTask, review_before, said_of, task_line
from storage.tasks import Task

PAGE = 5
CONTENT_IN_LINE = 70
SAID = 130
CONTENT_IN_LABEL = 36
Deal = dict[str, str | None]


def review(context: Context, draft: Draft) -> Review:
    """The tasks that this meeting looks back on, with what it has decided on them so far."""
    return review_before(context.db, session_of(context, draft), decisions_in(deals_of(draft)))


def decisions_in(deals: Mapping[str, Deal]) -> dict[int, Decision]:
    """What the notes of a meeting say of the tasks, by task id."""
    return {int(task_id): _decision(deal) for task_id, deal in deals.items()}


def _decision(deal: Deal) -> Decision:
    due = deal.get("due")
    return Decision(
        deal["deal"] or "",
        deal.get("cause") or "",
        deal.get("responsibility") or "",
        deal.get("remedy") or "",
        date.fromisoformat(due) if due else None,
    )


def deals_of(draft: Draft) -> dict[str, Deal]:
    """How the meeting dealt with its unfinished tasks, by task id."""
    return dict(draft.data.get("earlier") or {})


def _listed(context: Context, draft: Draft) -> list[ReviewedTask]:
    """In an order that no decision changes: what can be decided on first, by their due days."""
    return sorted(review(context, draft).all, key=lambda one: (not one.open, one.due_on, one.task_id))


def entry(context: Context, draft: Draft) -> str:
    """The step to go to: this one, or past it where there is nothing to look back on."""
    return "earlier" if review(context, draft).all else "opinions"


def ask_earlier(context: Context, draft: Draft) -> Screen:
    found = review(context, draft)
    numbered = list(enumerate(_listed(context, draft), 1))
    page = min(draft.passing.page, (len(numbered) - 1) // PAGE) if numbered else 0
    shown = numbered[page * PAGE : (page + 1) * PAGE]
    text = texts.EARLIER.format(
        since=_since(context, found),
        done=len(found.done),
        all=len(found.all),
        lines=Markup("\n").join(_line(number, one, context.work.today) for number, one in shown),
    )
    rows = one_per_row(_deal_button(draft, number, one) for number, one in shown if one.open)
    ways = _ways(draft, page, len(numbered))
    return Screen(text, (*rows, *((ways,) if ways else ()), (button(draft, texts.EARLIER_DONE, "done"),)))


def _since(context: Context, found: Review) -> Markup:
    if found.since is None:
        return Markup()
    return texts.EARLIER_SINCE.format(day=long_date(found.since.astimezone(context.work.zone).date()))


def _deal_button(draft: Draft, number: int, one: ReviewedTask) -> Choice:
    if one.decision is not None:
        return button(draft, texts.DEAL_AGAIN.format(number=number), "deal", one.task_id)
    content = shortened(one.content, CONTENT_IN_LABEL)
    return button(draft, texts.DEAL_WITH.format(number=number, content=content), "deal", one.task_id)


def _ways(draft: Draft, page: int, count: int) -> tuple[Choice, ...]:
    before = (button(draft, shared.PAGE_BEFORE, "page", page - 1),) if page else ()
    after = (button(draft, shared.PAGE_AFTER, "page", page + 1),) if (page + 1) * PAGE < count else ()
    return (*before, *after)


def _line(number: int, one: ReviewedTask, today: date) -> Markup:
    task = task_line(replace(one, content=shortened(one.content, CONTENT_IN_LINE)))
    line = texts.EARLIER_LINE.format(number=number, task=task, state=state_words(one, today))
    said = "" if one.decision is not None else shortened("; ".join(said_of(one)), SAID)
    return line + (texts.EARLIER_SAID.format(said=said) if said else Markup())


def state_words(one: ReviewedTask, today: date) -> str:
    """Where a task stands, or what the meeting made of it."""
    if one.decision is not None:
        words = texts.DEALT_WORDS[one.decision.deal]
        return words.format(due=short_date(one.decision.due)) if one.decision.due else words
    if one.open and one.due_on < today:
        return texts.STATE_LATE
    return texts.STATES.get(one.state, "")


def tap_earlier(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "page":
        draft.passing.page = int(argument) if argument.isdecimal() else 0
        return Stay()
    unfinished = [one for one in review(context, draft).all if one.open]
    if verb == "done":
        draft.passing.page = 0
        left = [one for one in unfinished if one.decision is None]
        return Next("opinions", texts.EARLIER_LEFT.format(count=len(left)) if left else None)
    if verb != "deal" or argument not in [str(one.task_id) for one in unfinished]:
        return Reject(shared.USE_BUTTONS)
    draft.data["deal"] = {"task": argument}
    return Next("deal")


def _task(context: Context, draft: Draft) -> Task:
    return context.db.get_one(Task, int(draft.data["deal"]["task"]))


def ask_deal(context: Context, draft: Draft) -> Screen:
    task = _task(context, draft)
    rows = [button(draft, label, verb) for verb, label in texts.DEALS.items()]
    if (reported := _reported(context, draft)) is not None:
        rows.insert(1, button(draft, texts.DEAL_AS_REPORTED, "reported"))
    said = texts.ASK_DEAL_SAID.format(said="; ".join(said_of(reported))) if reported is not None else Markup()
    text = texts.ASK_DEAL.format(
        content=task.content, who=task.assignee.full_name, due=long_date(task.due_on), said=said
    )
    return Screen(text, one_per_row(rows))


def _reported(context: Context, draft: Draft) -> ReviewedTask | None:
    """The task, where its last report says why it is not done and what helps."""
    task_id = int(draft.data["deal"]["task"])
    found = next((one for one in review(context, draft).all if one.task_id == task_id), None)
    return found if found is not None and found.cause and found.remedy else None


def _as_reported(context: Context, draft: Draft, reported: ReviewedTask) -> Outcome:
    """The cell takes over what the report says; its day too, if it named one that still can be."""
    draft.data["deal"] = {
        **draft.data["deal"],
        "deal": "extend",
        "cause": reported.cause,
        "responsibility": reported.responsibility,
        "remedy": reported.remedy,
    }
    due = reported.new_due_on
    return Next("deal_due") if due is None or check_due(due, context.work.today) else keep_new_due(context, draft, due)


def tap_deal(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "reported" and (reported := _reported(context, draft)) is not None:
        return _as_reported(context, draft, reported)
    if verb not in texts.DEALS:
        return Reject(shared.USE_BUTTONS)
    draft.data["deal"] = {**draft.data["deal"], "deal": verb}
    return _finish(draft) if verb == "done" else Next("deal_cause")


def ask_cause(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_CAUSE if draft.data["deal"]["deal"] == "extend" else texts.ASK_CLOSE_REASON)


def read_cause(context: Context, draft: Draft, words: str) -> Outcome:
    closing = draft.data["deal"]["deal"] == "close"
    return _note(draft, "cause", words, "" if closing else "deal_responsibility")


def ask_responsibility(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_RESPONSIBILITY, ((button(draft, shared.SKIP, "skip"),),))


def tap_responsibility(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return Next("deal_remedy") if verb == "skip" else Reject(shared.USE_BUTTONS)


def read_responsibility(context: Context, draft: Draft, words: str) -> Outcome:
    return _note(draft, "responsibility", words, "deal_remedy")


def ask_remedy(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_REMEDY)


def read_remedy(context: Context, draft: Draft, words: str) -> Outcome:
    return _note(draft, "remedy", words, "deal_due")


def _note(draft: Draft, part: str, words: str, following: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    draft.data["deal"] = {**draft.data["deal"], part: words}
    return Next(following) if following else _finish(draft)


def ask_new_due(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_NEW_DUE)


def keep_new_due(context: Context, draft: Draft, day: date) -> Outcome:
    match check_due(day, context.work.today):
        case DueProblem.PAST:
            return Reject(shared.DAY_PAST.format(day=long_date(day)))
        case DueProblem.FAR:
            return Reject(shared.DAY_FAR.format(day=long_date(day)))
    draft.data["deal"] = {**draft.data["deal"], "due": day.isoformat()}
    return _finish(draft)


NEW_DUE = DayPicker("deal_due", ask_new_due, keep_new_due)


def _finish(draft: Draft) -> Outcome:
    deal = dict(draft.data.pop("deal"))
    task_id = deal.pop("task")
    draft.data["earlier"] = {**deals_of(draft), task_id: deal}
    return Next("earlier", texts.DEALT)
