"""Several reports in one sentence: one card with a line a task, each to be mended or dropped, sent by one tap."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel, Field
from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, button
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.count import Count
from handlers.language import answers
from handlers.language.dates import short_date
from handlers.language.numbers import Amount, shown
from handlers.screens import menu
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen
from handlers.tasks import rules, texts
from handlers.tasks.buttons import TASK
from handlers.tasks.changing import decide
from handlers.tasks.labels import card, short_label
from handlers.tasks.life import TaskRefusal
from handlers.tasks.relation import parts_of, relations
from handlers.tasks.report.data import ReportData
from handlers.tasks.report.picking import open_tasks
from handlers.tasks.report.saving import Sent, action_of, save
from handlers.tasks.rules import Result
from handlers.tasks.summary import summary_of, summary_text
from handlers.tasks.understanding import Several
from storage.tasks import Task, task_with_parts

KIND = "reports"
RESULT, COUNT, CARD = "result", "count", "card"
MEND, DROP = "mend", "drop"
_WORDS = 160


class One(BaseModel):
    """What is said of one task. `added`: `count` is as many more than before."""

    task_id: int
    version: int
    words: str
    result: Result | None = None
    count: Amount | None = None
    added: bool = False
    new_due: date | None = None


class ReportsData(FormData):
    """`at`: which of the reports is being asked about."""

    reports: list[One] = Field(default_factory=list)
    at: int = 0


async def open_card(update: Update, context: Context, meant: Several) -> None:
    """Show what was understood of each task, the first open question before it."""
    reports = []
    for one in meant.reports:
        task = context.db.get_one(Task, one.task_id)
        count = one.count if one.added is None else one.added
        result = one.result if one.added is None else one.result or Result.DOING
        part = One(task_id=task.id, version=task.version, words=one.words, result=result, count=count)
        part.added, part.new_due = one.added is not None, one.new_due
        reports.append(part)
    answers_so_far = ReportsData(reports=reports)
    await open_form(update, context, REPORTS, data=answers_so_far, path=[_open_step(context, answers_so_far)])


def _open_step(context: Context, said: ReportsData) -> str:
    """The first question that is open, noted in `said`; the card where none is."""
    for number, one in enumerate(said.reports):
        if one.result is None:
            said.at = number
            return RESULT
        if _count_is_open(context, one):
            said.at = number
            return COUNT
    return CARD


def _task(context: Context, one: One) -> Task:
    return task_with_parts(context.db, one.task_id)


def _of_one(draft: Draft[ReportsData], one: One, context: Context) -> Draft[ReportData]:
    """One of the reports, as the report room knows a draft."""
    count = _total(context, one) if one.count is not None else None
    said = ReportData(
        task_id=one.task_id, version=one.version, result=one.result, count=count, work=one.words, new_due=one.new_due
    )
    return Draft(draft.row, said)


def _total(context: Context, one: One) -> Decimal:
    """The own part in all."""
    return (one.count or rules.NOTHING) + (_before(context, one) or rules.NOTHING if one.added else rules.NOTHING)


def _before(context: Context, one: One) -> Decimal | None:
    task = _task(context, one)
    return parts_of(context.db, task).get(task.assignee_id)


def _count_is_open(context: Context, one: One) -> bool:
    """Whether a count is doubtful, or the end of what is counted was said without one."""
    task = _task(context, one)
    if task.target is None or one.result is None:
        return False
    if one.count is None:
        return one.result is Result.DONE and (_before(context, one) or rules.NOTHING) < task.target
    total = _total(context, one)
    return rules.count_doubt(one.result, total, total, task.target, _before(context, one)) is not None


def _current(draft: Draft[ReportsData]) -> One:
    return draft.data.reports[min(draft.data.at, len(draft.data.reports) - 1)]


def _ask_result(context: Context, draft: Draft[ReportsData]) -> Markup:
    one = _current(draft)
    words = shortened(one.words, _WORDS)
    return texts.ASK_OUTCOME_OF_SEVERAL.format(words=words, card=card(context.work, _task(context, one)))


class _ResultOfOne(OneOf[ReportsData]):
    def keep(self, context: Context, draft: Draft[ReportsData], answer: Any) -> Outcome:
        _current(draft).result = answer
        return Next(_open_step(context, draft.data))


def _ask_count(context: Context, draft: Draft[ReportsData]) -> Markup:
    task = _task(context, _current(draft))
    named = texts.COUNT_OF.format(task=shortened(task.content, 80))
    return named + texts.COUNT_WHOLE.format(target=shown(task.target or 0), unit=task.target_unit)


class _CountOfOne(Count[ReportsData]):
    """How much of it. Less than the whole is not the whole."""

    def question(self, context: Context, draft: Draft[ReportsData]) -> Screen:
        task = _task(context, _current(draft))
        full = texts.COUNT_FULL.format(target=shown(task.target or 0), unit=task.target_unit)
        return self.screen(context, draft, (button(draft, full, "full"),), number=True)

    def tap(self, context: Context, draft: Draft[ReportsData], verb: str, argument: str) -> Outcome:
        target = _task(context, _current(draft)).target
        return self.keep(context, draft, target) if verb == "full" else super().tap(context, draft, verb, argument)

    def read(self, context: Context, draft: Draft[ReportsData], words: str) -> Outcome:
        amount = answers.amount_of(words, _task(context, _current(draft)).target_unit)
        return self.keep(context, draft, amount) if amount is not None else Reject(self.unread)

    def keep(self, context: Context, draft: Draft[ReportsData], answer: Any) -> Outcome:
        one, task = _current(draft), _task(context, _current(draft))
        target, before = task.target, _before(context, one)
        if before is not None and answer < before:
            words = {"before": shown(before), "count": shown(answer), "unit": task.target_unit}
            return Reject(texts.LESS_THAN_BEFORE.format(**words))
        one.count, one.added = answer, False
        if target is not None and answer < target and one.result is Result.DONE:
            one.result = Result.PARTLY
        return Next(CARD)


class _Card(Confirmation[ReportsData]):
    """The card: a line a task, a way to mend each and to drop it."""

    def question(self, context: Context, draft: Draft[ReportsData]) -> Screen:
        screen = super().question(context, draft)
        rows = [
            (
                button(draft, texts.EDIT_ONE.format(number=number + 1, task=_short(context, one)), MEND, number),
                button(draft, texts.DROP_ONE.format(number=number + 1), DROP, number),
            )
            for number, one in enumerate(draft.data.reports)
        ]
        return screen.with_rows(*rows)

    def tap(self, context: Context, draft: Draft[ReportsData], verb: str, argument: str) -> Outcome:
        if verb not in (MEND, DROP):
            return super().tap(context, draft, verb, argument)
        if not argument.isdecimal() or int(argument) >= len(draft.data.reports):
            return Reject(texts.TASK_GONE)
        if verb == DROP:
            del draft.data.reports[int(argument)]
            return Next(CARD) if draft.data.reports else Finish(Screen(texts.NONE_OF_SEVERAL))
        draft.data.at = int(argument)
        return Next(RESULT)


def _short(context: Context, one: One) -> str:
    return short_label(_task(context, one), 24)


def _ask_card(context: Context, draft: Draft[ReportsData]) -> Markup:
    lines = (_line(context, number, one) for number, one in enumerate(draft.data.reports, 1))
    return texts.ASK_SEVERAL.format(count=len(draft.data.reports), lines=Markup("\n\n").join(lines))


def _line(context: Context, number: int, one: One) -> Markup:
    task = _task(context, one)
    result = texts.RESULT_OF_SEVERAL.format(result=texts.STATES[one.result or Result.DOING])
    due = texts.DUE_OF_SEVERAL.format(day=short_date(one.new_due)) if one.new_due else Markup()
    words = shortened(one.words, _WORDS)
    content = shortened(task.content, 80)
    count = _count_words(context, one, task)
    return texts.ONE_OF_SEVERAL.format(number=number, task=content, result=result, count=count, due=due, words=words)


def _count_words(context: Context, one: One, task: Task) -> Markup:
    if one.count is None or task.target is None:
        return Markup()
    before = _before(context, one) or rules.NOTHING
    added = texts.ADDED_OF_SEVERAL.format(before=shown(before), added=shown(one.count)) if one.added else ""
    words = {"count": shown(_total(context, one)), "target": shown(task.target), "unit": task.target_unit}
    return texts.COUNT_OF_SEVERAL.format(**words, added=added)


def _send(context: Context, draft: Draft[ReportsData]) -> Outcome:
    """Each becomes a report of its own; what has changed meanwhile is named, and stays."""
    sent, changed = [], []
    for one in draft.data.reports:
        of_one = _of_one(draft, one, context)
        if isinstance(decide(context.work, _task(context, one), action_of(context, of_one)), TaskRefusal):
            changed.append(one)
        else:
            sent.append(save(context, of_one))
    return Finish(_sent_screen(context, sent, [_short(context, one) for one in changed]))


def _sent_screen(context: Context, sent: Sequence[Sent], changed: Sequence[str]) -> Screen:
    left = len(open_tasks(context))
    told = list(dict.fromkeys(name for one in sent for name in one.told))
    text = texts.SENT_SEVERAL.format(
        count=len(sent),
        lines=Markup("\n\n").join(summary_text(one.task, summary_of(one.report)) for one in sent),
        told=texts.TOLD.format(names=", ".join(told)) if told else Markup(),
        left=texts.LEFT.format(count=left) if left else texts.NONE_LEFT,
    )
    if changed:
        text += texts.NOT_SENT.format(tasks=", ".join(changed))
    return Screen(text, tuple(_ways_on(sent, left)))


def _ways_on(sent: Sequence[Sent], left: int) -> Iterator[tuple[Choice, ...]]:
    for number, one in enumerate(sent, 1):
        yield (TASK.choice(one.task, texts.UNDO_ONE.format(number=number), "undo"),)
    if left:
        yield (Choice(texts.REPORT_ANOTHER, menu.REPORT.data),)


def _allowed(context: Context, draft: Draft[ReportsData]) -> bool:
    return all(relations(context.work, _task(context, one)) for one in draft.data.reports)


def _names(context: Context, draft: Draft[ReportsData]) -> tuple[str, ...]:
    """The task that is being asked about; the card names all."""
    if draft.step == CARD or not draft.data.reports:
        return ()
    return (short_label(_task(context, _current(draft)), 80),)


REPORTS = Form(
    kind=KIND,
    title=texts.TITLE_SEVERAL,
    data=ReportsData,
    allowed=_allowed,
    about=lambda context, draft: texts.ABOUT_SEVERAL.format(count=len(draft.data.reports)),
    counted=False,
    names=_names,
    table=(
        _ResultOfOne(
            RESULT,
            _ask_result,
            offers=lambda context, draft: [(Result(result), label) for result, label in texts.RESULTS.items()],
            typed=False,
            by_value=True,
        ),
        _CountOfOne(COUNT, _ask_count, unread=texts.COUNT_NOT_READ),
        _Card(
            CARD,
            _ask_card,
            label=lambda context, draft: texts.SEND_SEVERAL.format(count=len(draft.data.reports)),
            save=_send,
        ),
    ),
)
