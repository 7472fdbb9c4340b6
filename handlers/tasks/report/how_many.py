"""How much of a task is done: what was said is asked about where it is doubtful, added, or only implied; none of it is
refused.
"""

from decimal import Decimal
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.count import Count
from handlers.language.answers import MOST_COUNTED
from handlers.language.numbers import is_measured, shown
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.tasks import rules, texts
from handlers.tasks.about_task import task_of
from handlers.tasks.report import data
from handlers.tasks.report.data import SUMMARY, ReportData
from handlers.tasks.report.heard import words_taken
from handlers.tasks.report.short_answers import read_asked_count, read_result
from handlers.tasks.rules import Doubt, Result

# Counted with the question of what was done.
GROUP = "work"
_NAMED = 80


def _doubt(context: Context, draft: Draft[ReportData], count: Decimal | None) -> Doubt | None:
    """What is doubtful in a count; None where nothing is, or there is no count."""
    if count is None or (target := task_of(context, draft).target) is None:
        return None
    total = count + data.others_count(context, draft)
    return rules.count_doubt(data.result_of(draft), count, total, target, data.own_count(context, draft))


def _ask_count(context: Context, draft: Draft[ReportData]) -> Markup:
    task, asked, before = task_of(context, draft), draft.data.count_asked, data.own_count(context, draft)
    # Which task it is, and what was said: a report in one's own words leads here before either was shown.
    named = words_taken(task, draft.data) + texts.COUNT_OF.format(task=shortened(task.content, _NAMED))
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
        draft.data.forget_asked()
        draft.data.count_asked = answer
        return Stay()


def _settle(context: Context, draft: Draft[ReportData], count: Decimal | None) -> Outcome:
    said = draft.data
    said.count, said.count_passed = count, count is None
    said.forget_asked()
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
