"""The first questions of a report: which task, how far it is, how much of it, what was done."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Takes
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.photos import SentPhoto
from handlers.forms.questions.words import TypedWords
from handlers.screens import texts as shared
from handlers.tasks import rules, texts
from handlers.tasks.about_task import subject_of, task_of
from handlers.tasks.labels import card, lines, ordered, short_label
from handlers.tasks.relation import relations
from handlers.tasks.report import data
from handlers.tasks.report.count_words import read_count
from handlers.tasks.report.data import KIND, OUTCOME, ReportData
from handlers.tasks.report.filling import fill
from handlers.tasks.report.heard import hear, ids_of, named_among, spoken_in, words_taken
from handlers.tasks.report.how_many import GROUP
from handlers.tasks.report.short_answers import read_result
from handlers.tasks.rules import Result
from storage.drafts import DraftState, draft_about
from storage.tasks import Task, helped_tasks_of, open_tasks_of

MOST_LISTED = 8
# So many words are no slip of the finger.
A_SENTENCE = 3


def open_tasks(context: Context) -> list[Task]:
    """The tasks that the speaker may report on: their own, late ones first, then those of which they do a part."""
    own = ordered(open_tasks_of(context.db, context.person.id), context.work.today)
    return [*own, *helped_tasks_of(context.db, context.person.id)]


def _offered(context: Context, draft: Draft[ReportData]) -> list[Task]:
    """The tasks to choose from: those that were spoken of, where some were, or all."""
    among = [context.db.get_one(Task, task_id) for task_id in draft.data.among]
    spoken_of = [task for task in among if rules.is_open(task.state) and relations(context.work, task)]
    return (spoken_of or open_tasks(context))[:MOST_LISTED]


def _ask_task(context: Context, draft: Draft[ReportData]) -> Markup:
    photos, words = len(draft.data.photos), draft.data.work or ""
    if draft.data.recordings:
        return texts.ASK_TASK_FOR_RECORDING.format(lines=lines(_offered(context, draft), context.work.today))
    text = (texts.ASK_TASK, texts.ASK_TASK_FOR_PHOTO)[photos] if photos < 2 else texts.ASK_TASK_FOR_PHOTOS
    if draft.data.understood:
        text = texts.ASK_TASK_FOR_WORDS
    return text.format(lines=lines(_offered(context, draft), context.work.today), count=photos, words=words)


def _choose(context: Context, draft: Draft[ReportData]) -> Outcome:
    """Make `draft` that of the task chosen. Where the person has a report on it that is not finished, that goes on."""
    task = task_of(context, draft)
    subject = subject_of(task)
    if draft.subject == subject:
        return Next(OUTCOME)
    other = draft_about(context.db, context.person.id, KIND, subject)
    spoken = draft.data
    draft.subject = subject
    if other is None:
        draft.data = data.opened(task).with_spoken(spoken)
        draft.data.photos, draft.data.recordings = spoken.photos, spoken.recordings
        draft.row.opened = {"data": data.opened(task).kept(), "path": [OUTCOME]}
        return Next(fill(context, task, draft.data)[-1])
    other.state = DraftState.DROPPED
    begun = data.draft_of(other).data
    draft.data = begun.with_spoken(spoken)
    draft.data.photos = _together(begun.photos, spoken.photos)
    draft.data.recordings = _together(begun.recordings, spoken.recordings)
    return Next(other.step, texts.GOING_ON)


def _together(photos: list[SentPhoto], more: list[SentPhoto]) -> list[SentPhoto]:
    """All of these photos, each once."""
    known = {one.unique_id for one in photos}
    return [*photos, *(one for one in more if one.unique_id not in known)]


def _keeping(draft: Draft[ReportData], words: str, ask: Markup) -> Callable[[], Outcome] | None:
    """A sentence that says neither which task nor how far it is belongs to the report all the same."""
    if len(words.split()) < A_SENTENCE:
        return None

    def kept() -> Outcome:
        draft.data = draft.data.with_spoken(ReportData(understood=True, work=" ".join(words.split())))
        return Stay(ask)

    return kept


class _WhichTask(OneOf[ReportData]):
    """One of the tasks, by its button or by what it is called."""

    def read(self, context: Context, draft: Draft[ReportData], words: str) -> Outcome:
        """The task that is named. What else the words say of it is kept; those alike are asked about."""
        tasks, now = _offered(context, draft), context.now.astimezone(context.work.zone)
        heard = hear(tasks, words, now)
        ids = named_among(tasks, words) or (ids_of(heard) if heard is not None else [])
        if not ids:
            return Reject(texts.TASK_NOT_READ, _keeping(draft, words, texts.TASK_NOT_READ))
        if heard is not None:
            draft.data = draft.data.with_spoken(spoken_in(heard))
        if len(ids) == 1:
            return self.keep(context, draft, ids[0])
        draft.data.among = ids
        return Stay(texts.TASKS_ALIKE if heard is None else None)


WHICH_TASK = _WhichTask(
    "task",
    _ask_task,
    field="task_id",
    offers=lambda context, draft: [(task.id, short_label(task)) for task in _offered(context, draft)],
    unknown=texts.TASK_GONE,
    by_value=True,
    then=_choose,
)


class _HowFar(OneOf[ReportData]):
    """The result; a count that was told with another one is forgotten."""

    def keep(self, context: Context, draft: Draft[ReportData], answer: Any) -> Outcome:
        if draft.data.result not in (None, answer):
            draft.data.count, draft.data.count_passed = None, False
        return super().keep(context, draft, answer)

    def read(self, context: Context, draft: Draft[ReportData], words: str) -> Outcome:
        """What is clear is taken. A count is kept and the result still asked; "chưa" is asked which of the others."""
        said = read_result(words)
        if isinstance(said, Result):
            return self.keep(context, draft, said)
        if said is not None:
            return Stay(texts.NOT_DONE_YET)
        task = task_of(context, draft)
        if names_another(context, task, words):
            return Reject(texts.OUTCOME_NOT_READ)
        count = read_count(words, task.target, task.target_unit)
        heard = hear([task], words, context.now.astimezone(context.work.zone))
        if count is None and heard is None:
            return Reject(texts.OUTCOME_NOT_READ, _keeping(draft, words, texts.OUTCOME_NOT_READ))
        spoken = spoken_in(heard) if heard is not None else ReportData(understood=True, work=" ".join(words.split()))
        spoken.count = count if count is not None else spoken.count
        draft.data = draft.data.with_spoken(spoken)
        return Stay() if spoken.result is None else super().keep(context, draft, spoken.result)


def names_another(context: Context, task: Task, words: str) -> bool:
    """Whether the words name another of the speaker's tasks, and not this one."""
    tasks = {one.id: one for one in (*open_tasks(context), task)}
    named = named_among(list(tasks.values()), words)
    return bool(named) and task.id not in named


def _ask_outcome(context: Context, draft: Draft[ReportData]) -> Markup:
    task = task_of(context, draft)
    return words_taken(task, draft.data) + texts.ASK_OUTCOME.format(card=card(context.work, task))


def _after_result(context: Context, draft: Draft[ReportData]) -> Outcome:
    """What a sentence said is asked about as far as it is open; otherwise the questions come one by one."""
    if not draft.data.understood:
        return data.go_on(context, draft)
    return Next(fill(context, task_of(context, draft), draft.data)[-1])


HOW_FAR = _HowFar(
    OUTCOME,
    _ask_outcome,
    field="result",
    offers=lambda context, draft: [(Result(result), label) for result, label in texts.RESULTS.items()],
    by_value=True,
    then=_after_result,
)


WORK = TypedWords(
    rules.WORK,
    lambda context, draft: texts.ASK_WORK[data.result_of(draft)],
    skip=shared.SKIP,
    takes=Takes.WORDS,
    group=GROUP,
    then=data.go_on,
)
