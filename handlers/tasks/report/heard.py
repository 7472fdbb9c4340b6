"""What a sentence says of tasks, as answers of a report, and how it is said back."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from markupsafe import Markup
from telegram import Message

from handlers.language.dates import long_date
from handlers.language.numbers import shown
from handlers.screens.fitting import shortened
from handlers.tasks import texts
from handlers.tasks.report.data import ReportData
from handlers.tasks.report.short_answers import names_nothing
from handlers.tasks.understanding import Ambiguous, OpenTask, Said, Understood, understand
from handlers.tasks.understanding.matching import best, fits
from handlers.tasks.understanding.words import parts_of
from storage.tasks import Task

SHOWN = 200


def hear(tasks: Sequence[Task], words: str, now: datetime) -> Understood | Ambiguous | None:
    """What is said of one of these tasks, or of several alike; None where it is no report. `now` is local."""
    meant = understand(words, [open_task(one) for one in tasks], (), now)
    return meant if isinstance(meant, Understood | Ambiguous) else None


def named_among(tasks: Sequence[Task], words: str) -> list[int]:
    """The ids of those whose name is typed, or a part of it: several where they cannot be told apart."""
    if names_nothing(words):
        return []
    found = fits(parts_of(words), [open_task(one) for one in tasks])
    return [one.task.id for one in best([one for one in found if one.named])]


def ids_of(heard: Understood | Ambiguous) -> list[int]:
    return [heard.task_id] if isinstance(heard, Understood) else list(heard.task_ids)


def spoken_in(heard: Said) -> ReportData:
    """The answers that were told in it."""
    return ReportData(
        understood=True,
        work=heard.words,
        result=heard.result,
        count=heard.count,
        added=heard.added,
        in_all=heard.in_all,
        new_due=heard.new_due,
    )


def words_taken(task: Task, said: ReportData) -> Markup:
    """The words that a report began with and what was understood of them, to stand over a question; nothing where it
    began by taps.
    """
    if not said.understood:
        return Markup()
    heard = Markup().join(_heard(task, said))
    return texts.WORDS_TAKEN.format(words=shortened(said.work or said.cause or "", SHOWN), heard=heard)


def _heard(task: Task, said: ReportData) -> Iterator[Markup]:
    if said.result is not None:
        yield texts.RESULT_HEARD.format(result=texts.STATES[said.result])
    if said.count is not None:
        yield texts.COUNT_HEARD.format(count=shown(said.count), unit=task.target_unit)
    if said.new_due is not None:
        yield texts.DUE_HEARD.format(day=long_date(said.new_due))


def subject_of_words(message: Message) -> str:
    """A subject of its own for a form that a message begins: what was begun with other words waits in another."""
    return f"words:{message.message_id}"


def open_task(task: Task) -> OpenTask:
    """A task as sentences are held against it."""
    return OpenTask(task.id, task.content, task.expected, task.target, task.target_unit, task.due_on)
