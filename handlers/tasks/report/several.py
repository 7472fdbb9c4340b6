"""Several reports in one sentence: one card with a line a task, each to be mended or dropped, sent by one tap.

Each of them is a report's answers as a form of its own would hold them, and is asked about by the same questions.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from pydantic import Field
from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.asking import Asking
from handlers.forms.questions.confirmation import Confirmation
from handlers.language.dates import short_date
from handlers.language.numbers import shown
from handlers.screens import menu
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.tasks import texts
from handlers.tasks.about_task import task_of
from handlers.tasks.buttons import TASK
from handlers.tasks.labels import short_label
from handlers.tasks.relation import relations
from handlers.tasks.report import data, several_texts
from handlers.tasks.report.confirming import meanwhile
from handlers.tasks.report.data import ReportData, opened
from handlers.tasks.report.filling import fill
from handlers.tasks.report.heard import spoken_in
from handlers.tasks.report.how_many import COUNT
from handlers.tasks.report.picking import HOW_FAR, open_tasks
from handlers.tasks.report.saving import Sent, save
from handlers.tasks.rules import Result
from handlers.tasks.summary import summary_of, summary_text
from handlers.tasks.understanding import Several
from storage.tasks import Task

KIND = "reports"
CARD = "card"
MEND, DROP = "mend", "drop"
_WORDS, _CONTENT, _LABEL = 160, 80, 24


class ReportsData(FormData):
    """`at`: which of the reports is being asked about; `mending`: it was sent back to from the card, so that its count
    is asked as well.
    """

    reports: list[ReportData] = Field(default_factory=list)
    at: int = 0
    mending: bool = False

    @property
    def says_something(self) -> bool:
        return True


async def open_card(update: Update, context: Context, meant: Several, subject: str) -> None:
    """Show what was understood of each task, the first open question before it."""
    said = ReportsData()
    for one in meant.reports:
        task = context.db.get_one(Task, one.task_id)
        answers = opened(task).with_spoken(spoken_in(one))
        fill(context, task, answers)
        said.reports.append(answers)
    await open_form(update, context, REPORTS, subject, said, [_open_step(said)])


def _open_step(said: ReportsData) -> str:
    """The first question that is open, noted in `said`; the card where none is."""
    for number, one in enumerate(said.reports):
        step = HOW_FAR.name if one.result is None else COUNT.name if one.asks_how_many else CARD
        if step != CARD:
            said.at = number
            return step
    return CARD


def _each(draft: Draft[ReportsData]) -> list[Draft[ReportData]]:
    """The reports as the report room knows drafts: over the same row, so that their buttons are this form's."""
    return [Draft(draft.row, one) for one in draft.data.reports]


def _asked(draft: Draft[ReportsData]) -> Draft[ReportData]:
    return _each(draft)[draft.data.at]


def _of_one(question: Asking[ReportData]) -> Step[ReportsData]:
    """A question of a single report, asked of the one that is being asked about."""
    (step, *_) = question.steps()
    tapped, typed = step.tapped, step.typed
    assert tapped is not None and typed is not None

    def tap(context: Context, draft: Draft[ReportsData], verb: str, argument: str) -> Outcome:
        one = _asked(draft)
        return _answered(context, draft, one, tapped(context, one, verb, argument))

    def read(context: Context, draft: Draft[ReportsData], words: str) -> Outcome:
        one = _asked(draft)
        return _answered(context, draft, one, typed(context, one, words))

    return Step(step.name, lambda context, draft: step.ask(context, _asked(draft)), tap, read)


def _answered(context: Context, draft: Draft[ReportsData], one: Draft[ReportData], outcome: Outcome) -> Outcome:
    """Keep what the question made of the report, and go on to the next one that is open."""
    draft.data.reports[draft.data.at] = one.data
    if not isinstance(outcome, Next):
        return outcome
    counted = task_of(context, one).target is not None and data.result_of(one) in (Result.PARTLY, Result.DOING)
    mends, draft.data.mending = draft.data.mending and counted and draft.step != COUNT.name, False
    return Next(COUNT.name if mends else _open_step(draft.data), outcome.note)


class _Card(Confirmation[ReportsData]):
    """The card: a line a task, a way to mend each and to drop it. Only the choices are numbered, by the channel."""

    def question(self, context: Context, draft: Draft[ReportsData]) -> Screen:
        labels = ((several_texts.EDIT, MEND), (several_texts.DROP, DROP))
        rows = one_per_row(
            button(draft, label.format(task=_short(context, one)), verb, number)
            for label, verb in labels
            for number, one in enumerate(_each(draft))
        )
        return super().question(context, draft).with_rows(*rows)

    def tap(self, context: Context, draft: Draft[ReportsData], verb: str, argument: str) -> Outcome:
        if verb not in (MEND, DROP):
            return super().tap(context, draft, verb, argument)
        if not argument.isdecimal() or int(argument) >= len(draft.data.reports):
            return Reject(texts.TASK_GONE)
        if verb == DROP:
            del draft.data.reports[int(argument)]
            return Next(CARD) if draft.data.reports else Finish(Screen(several_texts.NONE))
        draft.data.at, draft.data.mending = int(argument), True
        return Next(HOW_FAR.name)


def _short(context: Context, one: Draft[ReportData]) -> str:
    return short_label(task_of(context, one), _LABEL)


def _ask_card(context: Context, draft: Draft[ReportsData]) -> Markup:
    lines = (_line(context, one) for one in _each(draft))
    return several_texts.ASK.format(count=len(draft.data.reports), lines=Markup("\n\n").join(lines))


def _line(context: Context, one: Draft[ReportData]) -> Markup:
    task, told = task_of(context, one), data.summary_so_far(context, one)
    due = several_texts.DUE.format(day=short_date(told.new_due)) if told.new_due else Markup()
    count = Markup()
    if told.total is not None:
        count = several_texts.COUNT.format(
            count=shown(told.total), target=shown(task.target or 0), unit=task.target_unit
        )
    return several_texts.LINE.format(
        task=shortened(task.content, _CONTENT),
        result=texts.STATES[told.result],
        count=count,
        due=due,
        words=shortened(one.data.work or one.data.cause or "", _WORDS),
    )


def _send(context: Context, draft: Draft[ReportsData]) -> Outcome:
    """Each becomes a report of its own. What has changed meanwhile is looked at again; what has ended is named with its
    words, and nothing is sent where all has.
    """
    ended: list[Draft[ReportData]] = []
    problems = [(one, problem) for one in _each(draft) if (problem := meanwhile(context, one)) is not None]
    for one, problem in problems:
        if isinstance(problem, Reject):
            ended.append(one)
        elif isinstance(problem, Next):
            # The day that was asked for is none any more: the due day has moved.
            one.data.new_due = None
    again = [problem.note for _, problem in problems if isinstance(problem, Next | Stay)]
    if again:
        return Stay(again[0])
    if len(ended) == len(draft.data.reports):
        return Reject(next(problem.note for _, problem in problems if isinstance(problem, Reject)))
    sent = [save(context, one) for one in _each(draft) if one.data not in [gone.data for gone in ended]]
    return Finish(_sent_screen(context, sent, ended))


def _sent_screen(context: Context, sent: Sequence[Sent], ended: Sequence[Draft[ReportData]]) -> Screen:
    left = len(open_tasks(context))
    told = list(dict.fromkeys(name for one in sent for name in one.told))
    text = several_texts.SENT.format(
        count=len(sent),
        lines=Markup("\n\n").join(summary_text(one.task, summary_of(one.report)) for one in sent),
        told=texts.TOLD.format(names=", ".join(told)) if told else Markup(),
        left=texts.LEFT.format(count=left) if left else texts.NONE_LEFT,
    )
    for one in ended:
        text += several_texts.NOT_SENT.format(task=_short(context, one), words=one.data.work or one.data.cause or "")
    return Screen(text, tuple(_ways_on(sent, left)))


def _ways_on(sent: Sequence[Sent], left: int) -> Iterator[tuple[Choice, ...]]:
    for one in sent:
        yield (TASK.choice(one.task, several_texts.UNDO.format(task=short_label(one.task, _LABEL)), "undo"),)
    if left:
        yield (Choice(texts.REPORT_ANOTHER, menu.REPORT.data),)


def _allowed(context: Context, draft: Draft[ReportsData]) -> bool:
    return all(relations(context.work, task_of(context, one)) for one in _each(draft))


def _about(context: Context, draft: Draft[ReportsData]) -> str:
    words = ", ".join(one.work or one.cause or "" for one in draft.data.reports)
    return several_texts.ABOUT.format(count=len(draft.data.reports), words=shortened(words, _LABEL))


def _names(context: Context, draft: Draft[ReportsData]) -> tuple[str, ...]:
    """The task that is being asked about, and for whom; the card names all."""
    return data.names(context, _asked(draft)) if draft.step != CARD and draft.data.reports else ()


REPORTS = Form(
    kind=KIND,
    title=several_texts.TITLE,
    data=ReportsData,
    allowed=_allowed,
    about=_about,
    counted=False,
    names=_names,
    table=(
        _of_one(HOW_FAR),
        _of_one(COUNT),
        _Card(
            CARD,
            _ask_card,
            label=lambda context, draft: several_texts.SEND.format(count=len(draft.data.reports)),
            save=_send,
        ),
    ),
)
