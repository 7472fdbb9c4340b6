"""The first steps of a report: which task, how far it is, how much of it, what was done."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, button
from handlers.language import answers
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks import rules, texts
from handlers.tasks.labels import card, lines, ordered, short_label
from handlers.tasks.report import form
from handlers.tasks.rules import Doubt, Result
from storage.tasks import Task, helped_tasks_of, open_tasks_of

MOST_LISTED = 8
NAMED = 80


def open_tasks(context: Context) -> list[Task]:
    """The tasks that the speaker may report on: their own, late ones first, then those of which they do a part."""
    own = ordered(open_tasks_of(context.db, context.person.id), context.work.today)
    return [*own, *helped_tasks_of(context.db, context.person.id)]


def ask_task(context: Context, draft: Draft) -> Screen:
    tasks = _offered(context, draft)[:MOST_LISTED]
    photos = len(form.photos_of(draft))
    text = (texts.ASK_TASK, texts.ASK_TASK_FOR_PHOTO)[photos] if photos < 2 else texts.ASK_TASK_FOR_PHOTOS
    if draft.data.get("understood"):
        text = texts.ASK_TASK_FOR_WORDS
    choices = one_per_row(button(draft, short_label(task), "task", task.id) for task in tasks)
    words = draft.data.get(rules.WORK, "")
    return Screen(text.format(lines=lines(tasks, context.work.today), count=photos, words=words), choices)


def _offered(context: Context, draft: Draft) -> list[Task]:
    """The tasks to choose from: those that were spoken of, where some were, or all."""
    among = draft.data.get("among") or ()
    tasks = open_tasks(context)
    return [task for task in tasks if task.id in among] or tasks


def tap_task(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "task":
        return Reject(shared.USE_BUTTONS)
    task = next((one for one in open_tasks(context) if str(one.id) == argument), None)
    return form.choose(context, draft, task) if task is not None else Reject(texts.TASK_GONE)


def ask_outcome(context: Context, draft: Draft) -> Screen:
    task = form.task_of(context, draft)
    text = texts.ASK_OUTCOME.format(card=card(context.work, task))
    if draft.data.get("understood"):
        count = draft.data.get(rules.COUNT)
        heard = texts.COUNT_HEARD.format(count=count, unit=task.target_unit) if count is not None else Markup()
        words = shortened(draft.data.get(rules.WORK, ""), 200)
        text = texts.WORDS_TAKEN.format(words=words, heard=heard) + text
    return Screen(text, one_per_row(button(draft, label, "result", result) for result, label in texts.RESULTS.items()))


def tap_outcome(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "result" or argument not in texts.RESULTS:
        return Reject(shared.USE_BUTTONS)
    if draft.data.get("result", argument) != argument:
        draft.data.pop(rules.COUNT, None)
    draft.data["result"] = argument
    return Next(form.onward(context, draft))


def ask_count(context: Context, draft: Draft) -> Screen:
    task, asked = form.task_of(context, draft), draft.data.get("count_asked")
    if asked is not None and (doubt := _doubt(context, draft, int(asked))) is not None:
        return _ask_about(draft, task, doubt, int(asked), form.own_count(context, draft))
    before = form.own_count(context, draft)
    text = texts.ASK_COUNT.format(
        unit=task.target_unit,
        target=task.target,
        before=Markup() if before is None else texts.COUNT_BEFORE.format(count=before),
    )
    rows = [button(draft, texts.COUNT_FULL.format(target=task.target, unit=task.target_unit), "full")]
    return Screen(_of(task) + text, one_per_row([*rows, button(draft, shared.SKIP, "skip")]), asks_number=True)


def _of(task: Task) -> Markup:
    """Which task it is: a report in one's own words leads here before the task was named."""
    return texts.COUNT_OF.format(task=shortened(task.content, NAMED))


def _doubt(context: Context, draft: Draft, count: int) -> Doubt | None:
    target = form.task_of(context, draft).target
    if target is None:
        return None
    total = count + form.others_count(context, draft)
    return rules.count_doubt(form.result_of(draft), count, total, target, form.own_count(context, draft))


def _ask_about(draft: Draft, task: Task, doubt: Doubt, count: int, before: int | None) -> Screen:
    said = {Doubt.OVER: texts.COUNT_OVER, Doubt.LOWER: texts.COUNT_LOWER, Doubt.SHORT: texts.COUNT_SHORT}[doubt]
    words = said.format(
        count=count, target=task.target, unit=task.target_unit, before=before, retype=texts.COUNT_RETYPE
    )
    if doubt is Doubt.SHORT:
        rows = [button(draft, texts.STILL_DONE, "right"), button(draft, texts.RATHER_PARTLY, "partly")]
    else:
        rows = [button(draft, texts.COUNT_RIGHT.format(count=count, unit=task.target_unit), "right")]
    return Screen(_of(task) + words, one_per_row(rows), asks_number=True)


def tap_count(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    asked = draft.data.get("count_asked")
    match verb:
        case "full":
            return _keep_count(context, draft, form.whole_part(context, draft))
        case "skip":
            return _keep_count(context, draft, None)
        case "right" if asked is not None:
            return _keep_count(context, draft, int(asked))
        case "partly" if asked is not None:
            draft.data["result"] = Result.PARTLY.value
            return _keep_count(context, draft, int(asked))
    return Reject(shared.USE_BUTTONS)


def read_count(context: Context, draft: Draft, words: str) -> Outcome:
    count = answers.read_count(words)
    if count is None:
        return Reject(texts.COUNT_NOT_READ)
    if _doubt(context, draft, count) is not None:
        draft.data["count_asked"] = count
        return Stay()
    return _keep_count(context, draft, count)


def _keep_count(context: Context, draft: Draft, count: int | None) -> Outcome:
    draft.data.pop("count_asked", None)
    draft.data[rules.COUNT] = count
    return Next(form.onward(context, draft))


def ask_work(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_WORK[form.result_of(draft)], ((button(draft, shared.SKIP, "skip"),),))


def tap_work(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "skip":
        return Reject(shared.USE_BUTTONS)
    draft.data[rules.WORK] = ""
    return Next(form.onward(context, draft))


def read_work(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    draft.data[rules.WORK] = words
    return Next(form.onward(context, draft))
