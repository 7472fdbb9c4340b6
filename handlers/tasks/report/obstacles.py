"""The steps of what is not done: why, what of it is one's own, what is done about it, by when, and who could help."""

from datetime import date

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, button
from handlers.forms.pick_day import DayPicker
from handlers.language import answers
from handlers.language.dates import long_date
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks import rules, texts
from handlers.tasks.labels import card
from handlers.tasks.report import form


def ask_cause_kind(context: Context, draft: Draft) -> Screen:
    kinds = [button(draft, label, "kind", kind) for kind, label in texts.CAUSE_KINDS.items()]
    return Screen(texts.ASK_CAUSE_KIND, one_per_row(kinds))


def tap_cause_kind(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "kind" or argument not in texts.CAUSE_KINDS:
        return Reject(shared.USE_BUTTONS)
    draft.data[rules.CAUSE_KIND] = argument
    return Next("cause")


def ask_cause(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_CAUSE[draft.data[rules.CAUSE_KIND]])


def read_cause(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep(context, draft, rules.CAUSE, words)


def ask_responsibility(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_RESPONSIBILITY, ((button(draft, shared.SKIP, "skip"),),))


def tap_responsibility(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _skip(context, draft, rules.RESPONSIBILITY, verb)


def read_responsibility(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep(context, draft, rules.RESPONSIBILITY, words)


def ask_remedy(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_REMEDY, ((button(draft, shared.SKIP, "skip"),),))


def tap_remedy(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _skip(context, draft, rules.REMEDY, verb)


def read_remedy(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep(context, draft, rules.REMEDY, words)


def ask_help(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_HELP, ((button(draft, texts.NO_HELP, "skip"),),))


def tap_help(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _skip(context, draft, rules.HELP, verb)


def read_help(context: Context, draft: Draft, words: str) -> Outcome:
    return _keep(context, draft, rules.HELP, words)


def _keep(context: Context, draft: Draft, part: str, words: str) -> Outcome:
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    draft.data[part] = words
    return Next(form.onward(context, draft))


def _skip(context: Context, draft: Draft, part: str, verb: str) -> Outcome:
    if verb != "skip":
        return Reject(shared.USE_BUTTONS)
    draft.data[part] = ""
    return Next(form.onward(context, draft))


def _ask_new_due(context: Context, draft: Draft) -> Screen:
    task = form.task_of(context, draft)
    text = texts.ASK_NEW_DUE.format(due=long_date(task.due_on), card=card(context.work, task))
    return Screen(text)


def _keep_new_due(context: Context, draft: Draft, day: date) -> Outcome:
    today = context.work.today
    if (problem := rules.new_due_problem(day, today)) is not None:
        said = shared.DAY_PAST if problem is rules.DayProblem.PAST else shared.DAY_FAR
        return Reject(said.format(day=long_date(day)))
    draft.data[rules.NEW_DUE] = day.isoformat()
    return Next(form.onward(context, draft), texts.NEW_DUE_READ.format(due=long_date(day)))


NEW_DUE = DayPicker(rules.NEW_DUE, _ask_new_due, _keep_new_due)
