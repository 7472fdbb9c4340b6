"""What a report says, as lines to read: the same before it is sent, in the secretary's notice and later on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from handlers.language.dates import long_date
from handlers.screens.fitting import shortened
from handlers.tasks import texts
from handlers.tasks.rules import Result
from storage.tasks import Report, Task

CONTENT_LENGTH = 120
WORDS_LENGTH = 220


@dataclass(frozen=True)
class Said:
    """`count` is the own part, `total` what all together have then (None: nothing was said of it)."""

    result: Result
    count: int | None
    total: int | None
    work: str
    cause_kind: str | None
    cause: str
    responsibility: str
    remedy: str
    help: str
    new_due: date | None
    photos: int


def of_report(report: Report) -> Said:
    return Said(
        result=Result(report.outcome),
        count=report.count,
        total=None,
        work=report.done_text,
        cause_kind=report.cause_kind,
        cause=report.cause,
        responsibility=report.responsibility,
        remedy=report.remedy,
        help=report.help_wanted,
        new_due=report.new_due_on,
        photos=len(report.photos),
    )


def summary(task: Task, said: Said) -> Markup:
    """One thing a line, the task first."""
    head = texts.LINE_TASK.format(content=shortened(task.content, CONTENT_LENGTH))
    return Markup("\n").join([head, *_lines(task, said)])


def _lines(task: Task, said: Said) -> Iterator[Markup]:
    yield texts.LINE_RESULT.format(result=texts.STATES[said.result])
    if said.count is not None and task.target is not None:
        whole = said.total in (None, said.count)
        line = texts.LINE_COUNT if whole else texts.LINE_COUNT_PART
        yield line.format(count=said.count, total=said.total, target=task.target, unit=task.target_unit)
    if said.work:
        yield texts.LINE_WORK[said.result].format(words=shortened(said.work, WORDS_LENGTH))
    if said.cause:
        kind = texts.CAUSE_KIND_WORDS.get(said.cause_kind or "", "")
        yield texts.LINE_CAUSE.format(kind=kind, words=shortened(said.cause, WORDS_LENGTH))
    if said.responsibility:
        yield texts.LINE_RESPONSIBILITY.format(words=shortened(said.responsibility, WORDS_LENGTH))
    if said.remedy:
        yield texts.LINE_REMEDY.format(words=shortened(said.remedy, WORDS_LENGTH))
    if said.new_due is not None:
        yield texts.LINE_NEW_DUE.format(due=long_date(said.new_due))
    if said.help:
        yield texts.LINE_HELP.format(words=shortened(said.help, WORDS_LENGTH))
    if said.photos:
        yield texts.LINE_PHOTOS.format(count=said.photos)
