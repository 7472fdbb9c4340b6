"""The questions of the last meeting's tasks: each with its state, and what is unfinished is dealt with one by one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.forms.pick_member import called
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_date, short_date
from handlers.meetings.log.notes.forms import Dealing, Reviewing, dealing_of
from handlers.meetings.log.notes.parts import EARLIER, LogSection, if_it_has
from handlers.meetings.log.notes.readings import check_day, given_on, review
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.opening import texts
from handlers.meetings.log.rules import check_due
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.about_session import named, named_by
from handlers.tasks.new_day import NewDue
from handlers.tasks.review import (
    DECIDED_CLOSED,
    DECIDED_DONE,
    DECIDED_ON,
    Decision,
    Review,
    ReviewedTask,
    said_of,
    task_line,
)
from storage.tasks import Task

PAGE = 5
CONTENT_IN_LINE = 70
SAID = 130
CONTENT_IN_LABEL = 36
_AS_REPORTED = "reported"


def _listed(context: Context, draft: Draft[Reviewing]) -> list[ReviewedTask]:
    """In an order that no decision changes: what can be decided on first, by their due days."""
    return sorted(review(context, draft).all, key=lambda task: (not task.open, task.due_on, task.task_id))


def _ask(context: Context, draft: Draft[Reviewing]) -> Screen:
    looked_back = review(context, draft)
    numbered = list(enumerate(_listed(context, draft), 1))
    page = min(draft.passing.page, (len(numbered) - 1) // PAGE) if numbered else 0
    shown = numbered[page * PAGE : (page + 1) * PAGE]
    text = texts.EARLIER.format(
        since=_since(context, looked_back),
        done=len(looked_back.done),
        all=len(looked_back.all),
        lines=Markup("\n").join(_line(number, task, context.work.today) for number, task in shown),
    )
    rows = one_per_row(_deal_button(draft, number, task) for number, task in shown if task.open)
    ways = _ways(draft, page, len(numbered))
    return Screen(text, (*rows, *((ways,) if ways else ()), (button(draft, texts.EARLIER_DONE, "done"),)))


def _since(context: Context, looked_back: Review) -> Markup:
    if looked_back.since is None:
        return Markup()
    return texts.EARLIER_SINCE.format(day=long_date(looked_back.since.astimezone(context.work.zone).date()))


def _deal_button(draft: Draft[Reviewing], number: int, task: ReviewedTask) -> Choice:
    if task.decision is not None:
        return button(draft, texts.DEAL_AGAIN.format(number=number), "deal", task.task_id)
    content = shortened(task.content, CONTENT_IN_LABEL)
    return button(draft, texts.DEAL_WITH.format(number=number, content=content), "deal", task.task_id)


def _ways(draft: Draft[Reviewing], page: int, count: int) -> tuple[Choice, ...]:
    before = (button(draft, shared.PAGE_BEFORE, "page", page - 1),) if page else ()
    after = (button(draft, shared.PAGE_AFTER, "page", page + 1),) if (page + 1) * PAGE < count else ()
    return (*before, *after)


def _line(number: int, task: ReviewedTask, today: date) -> Markup:
    what = task_line(replace(task, content=shortened(task.content, CONTENT_IN_LINE)))
    line = texts.EARLIER_LINE.format(number=number, task=what, state=_state_words(task, today))
    reported = "" if task.decision is not None else shortened("; ".join(said_of(task)), SAID)
    return line + (texts.EARLIER_SAID.format(said=reported) if reported else Markup())


def _state_words(task: ReviewedTask, today: date) -> str:
    """Where a task stands, or what the meeting made of it."""
    if task.decision is not None:
        words = texts.DEALT_WORDS[task.decision.deal]
        return words.format(due=short_date(task.decision.due)) if task.decision.due else words
    if task.open and task.due_on < today:
        return texts.STATE_LATE
    return texts.STATES.get(task.state, "")


def tap(context: Context, draft: Draft[Reviewing], verb: str, argument: str) -> Outcome:
    if verb == "page":
        draft.passing.page = int(argument) if argument.isdecimal() else 0
        return Stay()
    unfinished = [task for task in review(context, draft).all if task.open]
    if verb == "done":
        draft.passing.page = 0
        left = [task for task in unfinished if task.decision is None]
        return Next(note=texts.EARLIER_LEFT.format(count=len(left)) if left else None)
    if verb != "deal" or argument not in [str(task.task_id) for task in unfinished]:
        return Reject(shared.USE_BUTTONS)
    draft.data.dealing = Dealing(task_id=int(argument))
    return Next("deal")


def _deal_text(context: Context, draft: Draft[Reviewing]) -> Markup:
    task, reported = context.db.get_one(Task, draft.data.dealing.task_id), _reported(context, draft)
    words = texts.ASK_DEAL_SAID.format(said="; ".join(said_of(reported))) if reported is not None else Markup()
    return texts.ASK_DEAL.format(
        content=task.content, who=called(context.db, task.assignee), due=long_date(task.due_on), said=words
    )


def _deals(context: Context, draft: Draft[Reviewing]) -> Sequence[tuple[str, str]]:
    deals = list(texts.DEALS.items())
    return (
        deals if _reported(context, draft) is None else [deals[0], (_AS_REPORTED, texts.DEAL_AS_REPORTED), *deals[1:]]
    )


def _reported(context: Context, draft: Draft[Reviewing]) -> ReviewedTask | None:
    """The task, where its last report says why it is not done and what helps."""
    task_id = draft.data.dealing.task_id
    task = next((task for task in review(context, draft).all if task.task_id == task_id), None)
    return task if task is not None and task.cause and task.remedy else None


def _as_reported(context: Context, draft: Draft[Reviewing]) -> Outcome:
    """The cell takes over what the report says; its day too, if it named one that still can be."""
    reported = _reported(context, draft)
    assert reported is not None
    draft.data.dealing = Dealing(
        task_id=reported.task_id,
        deal=DECIDED_ON,
        cause=reported.cause,
        responsibility=reported.responsibility,
        remedy=reported.remedy,
    )
    due = reported.new_due_on
    if due is None or check_due(due, given_on(context, draft)):
        return Next("deal_due")
    return NEW_DUE.keep(context, draft, due)


def _dealt(context: Context, draft: Draft[Reviewing]) -> Outcome:
    match draft.data.dealing.deal:
        case deal if deal == _AS_REPORTED:
            return _as_reported(context, draft)
        case deal if deal == DECIDED_DONE:
            return _finish(context, draft)
    return Next("deal_cause")


def _cause_text(context: Context, draft: Draft[Reviewing]) -> Markup:
    return texts.ASK_CAUSE if draft.data.dealing.deal == DECIDED_ON else texts.ASK_CLOSE_REASON


def _explained(context: Context, draft: Draft[Reviewing]) -> Outcome:
    closing = draft.data.dealing.deal == DECIDED_CLOSED
    return _finish(context, draft) if closing else Next("deal_responsibility")


def _finish(context: Context, draft: Draft[Reviewing]) -> Outcome:
    dealing = draft.data.dealing
    notes_of(context, draft).earlier[dealing.task_id] = Decision(**dealing.model_dump(exclude={"task_id"}))
    draft.data.dealing = Dealing()
    return Next(EARLIER, texts.DEALT)


def _old_due(context: Context, draft: Draft[Reviewing]) -> date:
    return context.db.get_one(Task, draft.data.dealing.task_id).due_on


NEW_DUE: NewDue[Reviewing] = NewDue(
    "deal_due",
    lambda context, draft: texts.ASK_NEW_DUE.format(due=long_date(_old_due(context, draft))),
    field="due",
    into=dealing_of,
    old_due=_old_due,
    check=check_day,
    then=_finish,
    part=EARLIER,
)
DEALING = (
    OneOf("deal", _deal_text, into=dealing_of, offers=_deals, typed=False, then=_dealt, part=EARLIER),
    TypedWords(
        "deal_cause", _cause_text, field="cause", into=dealing_of, limit=answers.SHORT, then=_explained, part=EARLIER
    ),
    TypedWords(
        "deal_responsibility",
        texts.ASK_RESPONSIBILITY,
        field="responsibility",
        into=dealing_of,
        limit=answers.SHORT,
        skip=shared.SKIP,
        following="deal_remedy",
        part=EARLIER,
    ),
    TypedWords(
        "deal_remedy",
        texts.ASK_REMEDY,
        field="remedy",
        into=dealing_of,
        limit=answers.SHORT,
        following="deal_due",
        part=EARLIER,
    ),
    NEW_DUE,
)
_DEALT_WITH = frozenset(question.name for question in DEALING)


def names(context: Context, draft: Draft[Reviewing]) -> tuple[str, ...]:
    """The task that is being dealt with; else the session."""
    if draft.step not in _DEALT_WITH:
        return named(context, draft)
    return named_by(context.db.get_one(Task, draft.data.dealing.task_id).content)


ASK_EARLIER = Step(EARLIER, _ask, tap, part=EARLIER, asked=if_it_has(EARLIER))
SECTION = LogSection((ASK_EARLIER, *DEALING), texts.EARLIER_PARTS)
