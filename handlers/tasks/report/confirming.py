"""The summary of a report with a way to each part: the last look before it is sent."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.confirmation import Confirmation
from handlers.language.answers import words_problem
from handlers.language.dates import long_moment
from handlers.tasks import rules, texts
from handlers.tasks.about_task import task_of
from handlers.tasks.changing import decide
from handlers.tasks.life import TaskRefusal
from handlers.tasks.new_day import why_not
from handlers.tasks.report import data
from handlers.tasks.report.count_words import How, read_asked_count
from handlers.tasks.report.data import ReportData
from handlers.tasks.report.filling import fill
from handlers.tasks.report.saving import action_of, save, sent_screen
from handlers.tasks.report.short_answers import sends
from handlers.tasks.rules import Result
from handlers.tasks.summary import summary_text

# Which step asks for a part that the summary can send one back to, where it is not of the part's name.
_STEPS = {rules.CAUSE: rules.CAUSE_KIND}


def _ask(context: Context, draft: Draft[ReportData]) -> Markup:
    text = texts.ASK_SUMMARY_OF_WORDS if draft.data.understood else texts.ASK_SUMMARY
    return text.format(summary=summary_text(task_of(context, draft), data.summary_so_far(context, draft)))


def _edits(context: Context, draft: Draft[ReportData]) -> Sequence[tuple[str, str, str]]:
    note = texts.EDIT_NOTE if draft.data.words(rules.WORK) else texts.ADD_NOTE
    labels = {rules.WORK: note, rules.PHOTOS: texts.ADD_PHOTOS}
    labels |= {part: texts.EDIT.format(part=texts.PARTS[part]) for part in _parts(context, draft)}
    steps = _STEPS if data.result_of(draft) is not Result.DOING else {}
    return [(part, steps.get(part, part), label) for part, label in labels.items()]


def _parts(context: Context, draft: Draft[ReportData]) -> list[str]:
    counted, result = task_of(context, draft).target is not None, data.result_of(draft)
    parts = [part for part in texts.PARTS if rules.belongs(result, part) and (counted or part != rules.COUNT)]
    if result is not Result.DOING:
        return parts
    # What is under way is not asked for another day, or why; where one was asked for, both can be changed.
    asked = {rules.NEW_DUE: draft.data.new_due, rules.CAUSE: draft.data.cause}
    return [part for part in parts if part not in asked or asked[part] is not None]


def _another_result(context: Context, draft: Draft[ReportData]) -> str | None:
    return texts.CHANGE_RESULT if not data.is_part(context, draft) else None


def _send(context: Context, draft: Draft[ReportData]) -> Outcome:
    if (problem := meanwhile(context, draft)) is not None:
        return problem
    return Finish(sent_screen(context, save(context, draft)))


def meanwhile(context: Context, draft: Draft[ReportData]) -> Outcome | None:
    """What has become of the task since the form was opened."""
    task = task_of(context, draft)
    if isinstance(decide(context.work, task, action_of(context, draft)), TaskRefusal):
        if rules.is_done(task.state) and task.done_at is not None:
            return Reject(texts.DONE_MEANWHILE.format(at=long_moment(task.done_at, context.work.zone)))
        return Reject(texts.CANCELLED_MEANWHILE)
    if task.version != draft.data.version:
        draft.data.version = task.version
        return Stay(texts.REPORTED_MEANWHILE)
    day = data.summary_so_far(context, draft).new_due
    problem = why_not(day, task.due_on, context.work.today) if day is not None else None
    return Next(rules.NEW_DUE, problem) if problem is not None else None


def _said_more(context: Context, draft: Draft[ReportData], words: str) -> Outcome:
    """What is said at the last look may mend what stands there: it is kept with the report, and how far the task is is
    asked again. A count that it gives takes the place of the one before.
    """
    if sends(words):
        return _send(context, draft)
    task, said = task_of(context, draft), draft.data
    if (problem := words_problem(words)) is not None:
        return Reject(problem)
    counted = read_asked_count(words, task.target, task.target_unit) if task.target is not None else None
    said.work, said.understood = "\n".join(filter(None, (said.words(rules.WORK), words))), True
    said.forget_asked()
    said.count = counted.amount if counted is not None and counted.how is How.EXACT else None
    said.count_passed = False
    if data.is_part(context, draft):
        return Next(fill(context, task, said)[-1], texts.SAID_MORE)
    said.result = None
    return Next(data.OUTCOME, texts.SAID_MORE)


SUMMARY = Confirmation(
    data.SUMMARY,
    _ask,
    label=texts.SEND,
    save=_send,
    edits=_edits,
    read=_said_more,
    options=(Option("result", _another_result, lambda context, draft: Next(data.OUTCOME)),),
)
