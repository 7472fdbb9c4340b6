"""What a report holds while it is filled in, and what it says so far.

Whoever fills it in is the assignee, a helper (who reports their own part), or a leader who writes for the assignee.
"""

from datetime import date
from decimal import Decimal
from typing import Self

from pydantic import Field

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome
from handlers.forms.pick_member import called
from handlers.forms.questions.photos import SentPhoto
from handlers.language.numbers import Amount
from handlers.screens.fitting import one_line, shortened
from handlers.tasks import rules, texts
from handlers.tasks.about_task import NAMED, AboutTask, task_of
from handlers.tasks.labels import short_label
from handlers.tasks.relation import does_part, parts_of, relations
from handlers.tasks.rules import Result
from handlers.tasks.summary import Summary
from storage.drafts import DraftRow
from storage.tasks import Task

KIND = "report"
OUTCOME, SUMMARY = "outcome", "summary"
_WORDS_IN_LABEL = 40
_SPOKEN = ("understood", "result", "count", "in_all", "added", "count_passed", "work", "new_due", "by_voice")
_QUESTIONS = (
    rules.COUNT,
    rules.WORK,
    rules.CAUSE_KIND,
    rules.CAUSE,
    rules.RESPONSIBILITY,
    rules.REMEDY,
    rules.NEW_DUE,
    rules.HELP,
)


class ReportData(AboutTask):
    """None: not asked yet; "": passed over, as are a count and photos where that is said.

    `understood`: it began with a sentence, which may be about any task `among` these; `count_asked` is a count that is
    being asked about, `added` so many more that are, `left` so many that are still to be done, `roughly` whether it was
    only about so many, `whole_asked` whether all of it is done;
    `in_all`: the count was said to be of all there is; `either`: it may be of today alone, which is asked;
    `pair` is where before and after were taken (None: the photos are not paired). `by_voice`: it began with a
    recording, which says all but the result.
    """

    understood: bool = False
    among: list[int] = Field(default_factory=list)
    result: Result | None = None
    count: Amount | None = None
    count_passed: bool = False
    count_asked: Amount | None = None
    added: Amount | None = None
    left: Amount | None = None
    roughly: bool = False
    whole_asked: bool = False
    in_all: bool = False
    either: bool = False
    work: str | None = None
    cause_kind: str | None = None
    cause: str | None = None
    responsibility: str | None = None
    remedy: str | None = None
    new_due: date | None = None
    help: str | None = None
    photos: list[SentPhoto] = Field(default_factory=list)
    photos_passed: bool = False
    pair: str | None = None
    recordings: list[SentPhoto] = Field(default_factory=list)
    by_voice: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is answered but which task it is."""
        return self == ReportData(task_id=self.task_id, version=self.version)

    def with_spoken(self, spoken: "ReportData") -> Self:
        """These answers, with those that `spoken` has of what is told in a sentence; words that were there stay."""
        told = {name: getattr(spoken, name) for name in _SPOKEN}
        if self.work and spoken.work:
            told["work"] = self.work if spoken.work in self.work else f"{self.work}\n{spoken.work}"
        return self.model_copy(update={name: value for name, value in told.items() if value not in (None, False)})

    @property
    def says_something(self) -> bool:
        return self.understood

    @property
    def asks_how_many(self) -> bool:
        """Whether a count that was said, or only implied, is being asked about."""
        return self.whole_asked or any(one is not None for one in (self.count_asked, self.added, self.left))

    def forget_asked(self) -> None:
        """No count is being asked about."""
        self.count_asked, self.added, self.left = None, None, None
        self.whole_asked, self.either, self.roughly = False, False, False

    def answered(self) -> set[str]:
        """The questions of handlers/tasks/rules that have an answer."""
        known = {name for name in _QUESTIONS if getattr(self, name) is not None}
        passed = {rules.COUNT: self.count_passed, rules.PHOTOS: self.photos_passed or bool(self.photos)}
        return known | {name for name, is_so in passed.items() if is_so}

    def words(self, part: str) -> str:
        """A typed part of the report, "" where it has none or its result asks for none."""
        belongs = self.result is not None and rules.belongs(self.result, part)
        return getattr(self, part) or "" if belongs else ""


def draft_of(row: DraftRow) -> Draft[ReportData]:
    return Draft(row, ReportData.read(row.data, row.layout))


def opened(task: Task) -> ReportData:
    """What a draft about this task starts with."""
    return ReportData(task_id=task.id, version=task.version)


def result_of(draft: Draft[ReportData]) -> Result:
    """What the report says: it is asked before all that depends on it."""
    assert draft.data.result is not None
    return draft.data.result


def allowed(context: Context, draft: Draft[ReportData]) -> bool:
    return not draft.data.task_id or bool(relations(context.work, task_of(context, draft)))


def about(context: Context, draft: Draft[ReportData]) -> str:
    if draft.data.task_id:
        return texts.ABOUT.format(task=short_label(task_of(context, draft)))
    if draft.data.recordings:
        return texts.ABOUT_RECORDINGS
    if draft.data.understood:
        return texts.ABOUT_WORDS.format(words=shortened(one_line(draft.data.work or ""), _WORDS_IN_LABEL))
    count = len(draft.data.photos)
    return texts.ABOUT_PHOTOS.format(count=count) if count else texts.ABOUT_EMPTY


def names(context: Context, draft: Draft[ReportData]) -> tuple[str, ...]:
    """The task, and for whom it is reported on, where that is somebody else."""
    if not draft.data.task_id:
        return ()
    task = task_of(context, draft)
    if whose(context, draft) == context.person.id:
        return (short_label(task, NAMED),)
    return (texts.FOR_ANOTHER.format(who=called(context.db, task.assignee)), short_label(task, NAMED))


def is_part(context: Context, draft: Draft[ReportData]) -> bool:
    """Whether this is a helper's report on their own part. Otherwise it is the assignee's: by them, or for them."""
    return does_part(relations(context.work, task_of(context, draft)))


def whose(context: Context, draft: Draft[ReportData]) -> int:
    """The id of the person whose report it is."""
    return context.person.id if is_part(context, draft) else task_of(context, draft).assignee_id


def is_paired(draft: Draft[ReportData]) -> bool:
    """Whether the first and the last photo are before and after."""
    return draft.data.pair is not None and len(draft.data.photos) > 1


def _parts(context: Context, draft: Draft[ReportData]) -> dict[int, Decimal]:
    return parts_of(context.db, task_of(context, draft))


def own_count(context: Context, draft: Draft[ReportData]) -> Decimal | None:
    """What was last reported of the own part; None: nothing yet."""
    return _parts(context, draft).get(whose(context, draft))


def others_count(context: Context, draft: Draft[ReportData]) -> Decimal:
    """What the others have reported of their parts."""
    mine = whose(context, draft)
    return sum((count for person_id, count in _parts(context, draft).items() if person_id != mine), rules.NOTHING)


def whole_part(context: Context, draft: Draft[ReportData]) -> Decimal:
    """The own part where the task is done."""
    target = task_of(context, draft).target or rules.NOTHING
    return rules.whole_part(target, others_count(context, draft), own_count(context, draft))


def _count(context: Context, draft: Draft[ReportData]) -> Decimal | None:
    target = task_of(context, draft).target
    if target is None:
        return None
    others, before = others_count(context, draft), own_count(context, draft)
    return rules.count_said(result_of(draft), draft.data.count, target, others, before)


def onward(context: Context, draft: Draft[ReportData]) -> str:
    """The step after an answer: the next question without one, or the summary."""
    if draft.data.by_voice:
        return SUMMARY
    counted = task_of(context, draft).target is not None
    return rules.next_question(result_of(draft), counted, draft.data.answered()) or SUMMARY


def go_on(context: Context, draft: Draft[ReportData]) -> Outcome:
    return Next(onward(context, draft))


def summary_so_far(context: Context, draft: Draft[ReportData]) -> Summary:
    count, data = _count(context, draft), draft.data
    belongs = rules.belongs(result_of(draft), rules.NEW_DUE)
    return Summary(
        result=result_of(draft),
        count=count,
        total=None if count is None else count + others_count(context, draft),
        work=data.words(rules.WORK),
        cause_kind=data.words(rules.CAUSE_KIND) or None,
        cause=data.words(rules.CAUSE),
        responsibility=data.words(rules.RESPONSIBILITY),
        remedy=data.words(rules.REMEDY),
        help=data.words(rules.HELP),
        new_due=data.new_due if belongs else None,
        photos=len(data.photos),
        recordings=[one.seconds for one in data.recordings],
    )
