"""What a report says, as lines to read: the same before it is sent, in the secretary's notice and later on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from handlers.language.dates import long_date
from handlers.language.numbers import shown
from handlers.screens.fitting import shortened
from handlers.tasks import texts
from handlers.tasks.rules import Result
from storage.tasks import Report, Task

CONTENT_LENGTH = 120
WORDS_LENGTH = 220


@dataclass(frozen=True)
class Summary:
    """`count` is the own part, `total` what all together have then (None: nothing was said of it)."""

    result: Result
    count: Decimal | None
    total: Decimal | None
    work: str
    cause_kind: str | None
    cause: str
    responsibility: str
    remedy: str
    help: str
    new_due: date | None
    photos: int
    # How long each is, in seconds.
    recordings: Sequence[int] = ()


def summary_of(report: Report) -> Summary:
    return Summary(
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
        recordings=[one.seconds for one in report.recordings],
    )


def summary_text(task: Task, summary: Summary) -> Markup:
    """One thing a line, the task first."""
    head = texts.LINE_TASK.format(content=shortened(task.content, CONTENT_LENGTH))
    return Markup("\n").join([head, *_lines(task, summary)])


def _lines(task: Task, summary: Summary) -> Iterator[Markup]:
    yield texts.LINE_RESULT.format(result=texts.STATES[summary.result])
    if summary.count is not None and task.target is not None:
        whole = summary.total in (None, summary.count)
        line = texts.LINE_COUNT if whole else texts.LINE_COUNT_PART
        total = shown(summary.count if summary.total is None else summary.total)
        words = {"count": shown(summary.count), "total": total, "target": shown(task.target)}
        yield line.format(**words, unit=task.target_unit)
    if summary.work:
        yield texts.LINE_WORK[summary.result].format(words=shortened(summary.work, WORDS_LENGTH))
    if summary.cause:
        kind = texts.CAUSE_KIND_WORDS.get(summary.cause_kind or "", "")
        line = texts.LINE_CAUSE if kind or summary.new_due is None else texts.LINE_REASON
        yield line.format(kind=kind, words=shortened(summary.cause, WORDS_LENGTH))
    if summary.responsibility:
        yield texts.LINE_RESPONSIBILITY.format(words=shortened(summary.responsibility, WORDS_LENGTH))
    if summary.remedy:
        yield texts.LINE_REMEDY.format(words=shortened(summary.remedy, WORDS_LENGTH))
    if summary.new_due is not None:
        yield texts.LINE_NEW_DUE.format(due=long_date(summary.new_due))
    if summary.help:
        yield texts.LINE_HELP.format(words=shortened(summary.help, WORDS_LENGTH))
    if summary.photos:
        yield texts.LINE_PHOTOS.format(count=summary.photos)
    if summary.recordings:
        yield texts.LINE_RECORDINGS.format(lengths=", ".join(map(length_shown, summary.recordings)))


def length_shown(seconds: int) -> str:
    """How long a recording is, as players show it: 1:05."""
    return f"{seconds // 60}:{seconds % 60:02}"
