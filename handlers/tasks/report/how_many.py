"""How much of a task is done: what was said is asked about where it is doubtful, added, or only implied; none of it is
refused.
"""

from collections.abc import Mapping
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
from handlers.tasks.report.count_words import Counted, How, read_asked_count
from handlers.tasks.report.data import SUMMARY, ReportData
from handlers.tasks.report.heard import words_taken
from handlers.tasks.report.short_answers import read_result
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
    if (open_one := _ask_otherwise(context, draft, words)) is not None:
        return named + open_one
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


def _ask_otherwise(context: Context, draft: Draft[ReportData], words: Mapping[str, object]) -> Markup | None:
    """What is asked about a number that was said of what is left, or roughly; None where none was."""
    said = draft.data
    if said.left is not None and said.added is not None:
        return texts.COUNT_MORE_OR_LEFT.format(left=shown(said.left), **words)
    if said.left is not None:
        return texts.COUNT_LEFT.format(left=shown(said.left), total=shown(_without_left(context, draft)), **words)
    return texts.COUNT_ROUGHLY.format(count=shown(said.count_asked or 0), **words) if said.roughly else None


def _without_left(context: Context, draft: Draft[ReportData]) -> Decimal:
    """The own part where so many are still to be done."""
    return max(data.whole_part(context, draft) - (draft.data.left or rules.NOTHING), rules.NOTHING)


def _with_added(context: Context, draft: Draft[ReportData]) -> Decimal:
    """The own part with what was said to be added, or with a count that is less than the last one if it is that."""
    before = data.own_count(context, draft) or rules.NOTHING
    return before + (draft.data.added or draft.data.count_asked or rules.NOTHING)


class _OwnCount(Count[ReportData]):
    """How much of it, of the own part. What is doubtful is asked about, none of it is refused."""

    def read(self, context: Context, draft: Draft[ReportData], words: str) -> Outcome:
        task = task_of(context, draft)
        unit, said = task.target_unit, read_asked_count(words, task.target, task.target_unit)
        if said is not None and (said.amount is None or said.amount <= MOST_COUNTED):
            return self.told(context, draft, said, words)
        if read_result(words) is Result.DONE and draft.data.whole_asked:
            return _settle(context, draft, data.whole_part(context, draft))
        if read_result(words) is Result.DONE:
            draft.data.whole_asked = True
            return Stay()
        return Reject(texts.AMOUNT_NOT_READ if is_measured(unit) else texts.COUNT_NOT_READ)

    def told(self, context: Context, draft: Draft[ReportData], said: Counted, words: str) -> Outcome:
        """A number, or what says how many otherwise: nothing of that is taken before it was asked about."""
        unit = task_of(context, draft).target_unit
        if said.amount is None and not said.short:
            return Reject(texts.COUNT_VAGUE.format(words=shortened(words, _NAMED), unit=unit))
        if said.short and data.result_of(draft) is Result.DONE:
            draft.data.result = Result.PARTLY
        draft.data.forget_asked()
        if said.amount is None:
            return Stay(texts.COUNT_NOT_ALL.format(unit=unit))
        if said.how is How.EXACT:
            return self.keep(context, draft, said.amount)
        draft.data.roughly = said.how is How.ROUGHLY
        draft.data.count_asked = said.amount if draft.data.roughly else None
        draft.data.added = said.amount if said.how in (How.MORE, How.MORE_OR_LEFT) else None
        draft.data.left = said.amount if said.how in (How.LEFT, How.MORE_OR_LEFT) else None
        return Stay()

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
        draft.data.left is not None
        or draft.data.roughly
        or draft.data.added is not None
        or draft.data.either
        or _doubt(context, draft, draft.data.count_asked) is not None
    )


def _number(context: Context, draft: Draft[ReportData], label: str, count: Decimal) -> str:
    return label.format(count=shown(count), unit=task_of(context, draft).target_unit)


def _it_is_right(context: Context, draft: Draft[ReportData]) -> str | None:
    asked, added, left = draft.data.count_asked, draft.data.added, draft.data.left
    if added is not None:
        label = texts.COUNT_RIGHT if left is None else texts.COUNT_MORE
        return _number(context, draft, label, _with_added(context, draft))
    if left is not None or draft.data.roughly:
        return _number(context, draft, texts.COUNT_RIGHT, asked or _without_left(context, draft))
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
    said = draft.data
    if said.added is None and (said.left is not None or said.roughly):
        return _checked(context, draft, said.count_asked or _without_left(context, draft))
    return _settle(context, draft, _with_added(context, draft) if said.added is not None else said.count_asked)


def _checked(context: Context, draft: Draft[ReportData], count: Decimal) -> Outcome:
    """Take what was asked about; what is doubtful in it as a number is asked then."""
    draft.data.forget_asked()
    return COUNT.keep(context, draft, count)


def _it_is_left(context: Context, draft: Draft[ReportData]) -> str | None:
    """What may be so many more may be so many that are still to be done."""
    if draft.data.left is None or draft.data.added is None:
        return None
    label = texts.COUNT_STILL_LEFT.replace("{left}", shown(draft.data.left))
    return _number(context, draft, label, _without_left(context, draft))


def _it_is_added(context: Context, draft: Draft[ReportData]) -> str | None:
    """Less than the last time may be so many more."""
    lower = _doubt(context, draft, draft.data.count_asked) is Doubt.LOWER
    if draft.data.added is not None or draft.data.roughly or not (lower or draft.data.either):
        return None
    return _number(context, draft, texts.COUNT_MORE, _with_added(context, draft))


def _it_is_all(context: Context, draft: Draft[ReportData]) -> str | None:
    """What was said to be added may be all there is."""
    added = draft.data.added if draft.data.left is None else None
    return _number(context, draft, texts.COUNT_IN_ALL, added) if added is not None else None


def _it_is_part(context: Context, draft: Draft[ReportData]) -> str | None:
    if draft.data.whole_asked:
        return texts.NOT_WHOLE
    short = not draft.data.roughly and _doubt(context, draft, draft.data.count_asked) is Doubt.SHORT
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
        Option("left", _it_is_left, lambda context, draft: _checked(context, draft, _without_left(context, draft))),
        Option("more", _it_is_added, lambda context, draft: _settle(context, draft, _with_added(context, draft))),
        Option("in_all", _it_is_all, lambda context, draft: _settle(context, draft, draft.data.added)),
        Option("partly", _it_is_part, _partly),
    ),
)
