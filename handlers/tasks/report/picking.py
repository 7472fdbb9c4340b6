"""The first questions of a report: which task, how far it is, how much of it, what was done."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.count import Count
from handlers.forms.questions.photos import SentPhoto
from handlers.forms.questions.words import TypedWords
from handlers.language.answers import MOST_COUNTED
from handlers.language.dates import long_date
from handlers.language.numbers import is_measured, shown
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.tasks import rules, texts
from handlers.tasks.about_task import subject_of, task_of
from handlers.tasks.labels import card, lines, ordered, short_label
from handlers.tasks.relation import relations
from handlers.tasks.report import data
from handlers.tasks.report.data import KIND, OUTCOME, SUMMARY, ReportData
from handlers.tasks.report.filling import fill
from handlers.tasks.report.heard import hear, ids_of, named_among, spoken_in
from handlers.tasks.report.short_answers import read_asked_count, read_count, read_result
from handlers.tasks.rules import Doubt, Result
from storage.drafts import DraftState, draft_about
from storage.tasks import Task, helped_tasks_of, open_tasks_of

MOST_LISTED = 8
NAMED = 80
GROUP = "work"


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


class _WhichTask(OneOf[ReportData]):
    """One of the tasks, by its button or by what it is called."""

    def read(self, context: Context, draft: Draft[ReportData], words: str) -> Outcome:
        """The task that is named. What else the words say of it is kept; those alike are asked about."""
        tasks, now = _offered(context, draft), context.now.astimezone(context.work.zone)
        heard = hear(tasks, words, now)
        ids = named_among(tasks, words) or (ids_of(heard) if heard is not None else [])
        if not ids:
            return Reject(texts.TASK_NOT_READ)
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
        if (other := _named_instead(context, task, words)) is not None:
            return Reject(texts.OF_ANOTHER_TASK.format(other=short_label(other)))
        count = read_count(words, task.target, task.target_unit)
        heard = hear([task], words, context.now.astimezone(context.work.zone))
        if count is None and heard is None:
            return Reject(texts.OUTCOME_NOT_READ)
        spoken = spoken_in(heard) if heard is not None else ReportData(understood=True, work=" ".join(words.split()))
        spoken.count = count if count is not None else spoken.count
        draft.data = draft.data.with_spoken(spoken)
        return Stay() if spoken.result is None else super().keep(context, draft, spoken.result)


def _named_instead(context: Context, task: Task, words: str) -> Task | None:
    """Another of the speaker's tasks that the words name, and not this one."""
    tasks = {one.id: one for one in (*open_tasks(context), task)}
    named = named_among(list(tasks.values()), words)
    return tasks[named[0]] if named and task.id not in named else None


def _ask_outcome(context: Context, draft: Draft[ReportData]) -> Markup:
    task = task_of(context, draft)
    text = texts.ASK_OUTCOME.format(card=card(context.work, task))
    if not draft.data.understood:
        return text
    words = shortened(draft.data.work or "", 200)
    return texts.WORDS_TAKEN.format(words=words, heard=Markup().join(_heard(task, draft.data))) + text


def _heard(task: Task, said: ReportData) -> Iterator[Markup]:
    """What was understood beside the result, which is asked."""
    if said.count is not None:
        yield texts.COUNT_HEARD.format(count=shown(said.count), unit=task.target_unit)
    if said.new_due is not None:
        yield texts.DUE_HEARD.format(day=long_date(said.new_due))


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


def _doubt(context: Context, draft: Draft[ReportData], count: Decimal | None) -> Doubt | None:
    """What is doubtful in a count; None where nothing is, or there is no count."""
    if count is None or (target := task_of(context, draft).target) is None:
        return None
    total = count + data.others_count(context, draft)
    return rules.count_doubt(data.result_of(draft), count, total, target, data.own_count(context, draft))


def _ask_count(context: Context, draft: Draft[ReportData]) -> Markup:
    task, asked, before = task_of(context, draft), draft.data.count_asked, data.own_count(context, draft)
    # Which task it is: a report in one's own words leads here before the task was named.
    named = texts.COUNT_OF.format(task=shortened(task.content, NAMED))
    words = {"target": shown(task.target or 0), "unit": task.target_unit, "retype": texts.COUNT_RETYPE}
    if draft.data.added is not None:
        total = _with_added(context, draft)
        sums = {"before": shown(before or 0), "added": shown(draft.data.added), "total": shown(total)}
        return named + texts.COUNT_ADDED.format(**sums, **words)
    if draft.data.whole_asked:
        return named + texts.COUNT_WHOLE.format(**words)
    if draft.data.either:
        counts = {"before": shown(before or 0), "count": shown(asked or 0)}
        return named + texts.COUNT_EITHER.format(**counts, **words)
    if (doubt := _doubt(context, draft, asked)) is not None:
        return named + texts.COUNT_DOUBTS[doubt.value].format(
            count=shown(asked or 0), before=shown(before or 0), **words
        )
    last = Markup() if before is None else texts.COUNT_BEFORE.format(count=shown(before))
    return named + texts.ASK_COUNT.format(before=last, target=words["target"], unit=task.target_unit)


def _with_added(context: Context, draft: Draft[ReportData]) -> Decimal:
    """The own part with what was said to be added, or with a count that is less than the last one if it is that."""
    before = data.own_count(context, draft) or rules.NOTHING
    return before + (draft.data.added or draft.data.count_asked or rules.NOTHING)


class _OwnCount(Count[ReportData]):
    """How much of it, of the own part. What is doubtful is asked about, none of it is refused."""

    def read(self, context: Context, draft: Draft[ReportData], words: str) -> Outcome:
        task = task_of(context, draft)
        unit, amount = task.target_unit, read_asked_count(words, task.target, task.target_unit)
        if amount is not None and amount <= MOST_COUNTED:
            return self.keep(context, draft, amount)
        if read_result(words) is Result.DONE and draft.data.whole_asked:
            return _settle(context, draft, data.whole_part(context, draft))
        if read_result(words) is Result.DONE:
            draft.data.whole_asked = True
            return Stay()
        return Reject(texts.AMOUNT_NOT_READ if is_measured(unit) else texts.COUNT_NOT_READ)

    def keep(self, context: Context, draft: Draft[ReportData], answer: Any) -> Outcome:
        if _doubt(context, draft, answer) is None:
            return _settle(context, draft, answer)
        draft.data.count_asked, draft.data.added, draft.data.whole_asked, draft.data.either = answer, None, False, False
        return Stay()


def _settle(context: Context, draft: Draft[ReportData], count: Decimal | None) -> Outcome:
    said = draft.data
    said.either = False
    said.count, said.count_passed, said.count_asked, said.added, said.whole_asked = (
        count,
        count is None,
        None,
        None,
        False,
    )
    if said.understood and said.result in (Result.DONE, Result.DOING):
        return Next(SUMMARY)
    return data.go_on(context, draft)


def _all_of_it(context: Context, draft: Draft[ReportData]) -> str | None:
    task = task_of(context, draft)
    full = texts.COUNT_FULL.format(target=shown(task.target or 0), unit=task.target_unit)
    return full if not _asks_of(context, draft) else None


def _none_of_it(context: Context, draft: Draft[ReportData]) -> str | None:
    return shared.SKIP if not draft.data.whole_asked and not _asks_of(context, draft) else None


def _asks_of(context: Context, draft: Draft[ReportData]) -> bool:
    """Whether a number that was said is being asked about."""
    return (
        draft.data.added is not None or draft.data.either or _doubt(context, draft, draft.data.count_asked) is not None
    )


def _number(context: Context, draft: Draft[ReportData], label: str, count: Decimal) -> str:
    return label.format(count=shown(count), unit=task_of(context, draft).target_unit)


def _it_is_right(context: Context, draft: Draft[ReportData]) -> str | None:
    asked = draft.data.count_asked
    if draft.data.added is not None:
        return _number(context, draft, texts.COUNT_RIGHT, _with_added(context, draft))
    if draft.data.either:
        return _number(context, draft, texts.COUNT_ALL_IN_ALL, asked or rules.NOTHING)
    match _doubt(context, draft, asked):
        case None:
            return None
        case Doubt.SHORT:
            return texts.STILL_DONE
        case _:
            return _number(context, draft, texts.COUNT_RIGHT, asked or rules.NOTHING)


def _take_it(context: Context, draft: Draft[ReportData]) -> Outcome:
    added = draft.data.added is not None
    return _settle(context, draft, _with_added(context, draft) if added else draft.data.count_asked)


def _it_is_added(context: Context, draft: Draft[ReportData]) -> str | None:
    """Less than the last time may be so many more."""
    lower = _doubt(context, draft, draft.data.count_asked) is Doubt.LOWER
    if draft.data.added is not None or not (lower or draft.data.either):
        return None
    return _number(context, draft, texts.COUNT_MORE, _with_added(context, draft))


def _it_is_all(context: Context, draft: Draft[ReportData]) -> str | None:
    """What was said to be added may be all there is."""
    added = draft.data.added
    return _number(context, draft, texts.COUNT_IN_ALL, added) if added is not None else None


def _it_is_part(context: Context, draft: Draft[ReportData]) -> str | None:
    if draft.data.whole_asked:
        return texts.NOT_WHOLE
    short = _doubt(context, draft, draft.data.count_asked) is Doubt.SHORT
    return texts.RATHER_PARTLY if short and draft.data.added is None else None


def _partly(context: Context, draft: Draft[ReportData]) -> Outcome:
    draft.data.result = Result.PARTLY
    if draft.data.whole_asked:
        draft.data.whole_asked = False
        return Stay()
    return _settle(context, draft, draft.data.count_asked)


COUNT = _OwnCount(
    rules.COUNT,
    _ask_count,
    unread=texts.COUNT_NOT_READ,
    group=GROUP,
    options=(
        Option("full", _all_of_it, lambda context, draft: _settle(context, draft, data.whole_part(context, draft))),
        Option("skip", _none_of_it, lambda context, draft: _settle(context, draft, None)),
        Option("right", _it_is_right, _take_it),
        Option("more", _it_is_added, lambda context, draft: _settle(context, draft, _with_added(context, draft))),
        Option("in_all", _it_is_all, lambda context, draft: _settle(context, draft, draft.data.added)),
        Option("partly", _it_is_part, _partly),
    ),
)
WORK = TypedWords(
    rules.WORK,
    lambda context, draft: texts.ASK_WORK[data.result_of(draft)],
    skip=shared.SKIP,
    group=GROUP,
    then=data.go_on,
)
