"""The questions on what is not done: why, what of it is one's own, what is done about it, by when, who could help."""

from datetime import date

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Takes
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_date
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.tasks import rules, texts
from handlers.tasks.about_task import task_of
from handlers.tasks.labels import card
from handlers.tasks.new_day import NewDue, why_not
from handlers.tasks.report.data import ReportData, go_on
from handlers.tasks.report.heard import words_taken
from handlers.tasks.report.short_answers import names_nothing, needs_nobody

GROUP = "obstacles"
SHOWN = 200
# "tại mưa" is a cause; one word may be a slip of the finger.
MOST_IN_A_SLIP = 2


def _ask_cause_kind(context: Context, draft: Draft[ReportData]) -> Markup:
    """What was said stands over it: a sentence may lead here at once."""
    return words_taken(task_of(context, draft), draft.data) + texts.ASK_CAUSE_KIND


def _ask_cause(context: Context, draft: Draft[ReportData]) -> Markup:
    return texts.ASK_CAUSE.get(draft.data.cause_kind or "", texts.ASK_REASON)


def _ask_new_due(context: Context, draft: Draft[ReportData]) -> Markup:
    task = task_of(context, draft)
    return texts.ASK_NEW_DUE.format(due=long_date(task.due_on), card=card(context.work, task))


def _old_due(context: Context, draft: Draft[ReportData]) -> date:
    return task_of(context, draft).due_on


class _Why(OneOf[ReportData]):
    """Whose the cause is, by its button or its name. A cause typed here is kept, and whose it is still asked."""

    def read(self, context: Context, draft: Draft[ReportData], words: str) -> Outcome:
        known = super().read(context, draft, words)
        slip = len(words.split()) < MOST_IN_A_SLIP or names_nothing(words)
        if not isinstance(known, Reject) or "?" in words or slip:
            return known
        if (problem := answers.words_problem(words)) is not None:
            return Reject(problem)
        draft.data.cause = "\n".join(filter(None, (draft.data.cause, words)))
        return Stay(texts.CAUSE_TAKEN.format(words=shortened(draft.data.cause, SHOWN)))


def _after_why(context: Context, draft: Draft[ReportData]) -> Outcome:
    """A cause that was typed already is not asked for, unless it is this part that is being mended."""
    return Next(rules.CAUSE) if draft.mending or not draft.data.cause else go_on(context, draft)


class _Help(TypedWords[ReportData]):
    """Who could help: "không cần ai đâu" is nobody, and no call for help."""

    def read(self, context: Context, draft: Draft[ReportData], words: str) -> Outcome:
        return self.keep(context, draft, "") if needs_nobody(words) else super().read(context, draft, words)


def _own(name: str, ask: Markup, skip: str) -> TypedWords[ReportData]:
    """What may be left empty, by its button or by a "không"."""
    return TypedWords(name, ask, skip=skip, none=True, takes=Takes.WORDS, group=GROUP, then=go_on)


QUESTIONS = (
    _Why(
        rules.CAUSE_KIND,
        _ask_cause_kind,
        offers=lambda context, draft: list(texts.CAUSE_KINDS.items()),
        part=rules.CAUSE,
        group=GROUP,
        then=_after_why,
    ),
    TypedWords(rules.CAUSE, _ask_cause, takes=Takes.WORDS, group=GROUP, then=go_on),
    _own(rules.RESPONSIBILITY, texts.ASK_RESPONSIBILITY, shared.SKIP),
    _own(rules.REMEDY, texts.ASK_REMEDY, shared.SKIP),
    NewDue(
        rules.NEW_DUE,
        _ask_new_due,
        old_due=_old_due,
        check=lambda context, draft, day: why_not(day, _old_due(context, draft), context.work.today),
        note=lambda context, draft, day: texts.NEW_DUE_READ.format(due=long_date(day)),
        group=GROUP,
        then=go_on,
    ),
    _Help(rules.HELP, texts.ASK_HELP, skip=texts.NO_HELP, none=True, takes=Takes.WORDS, group=GROUP, then=go_on),
)
