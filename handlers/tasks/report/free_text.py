"""Reports without a form: a sentence, or an answer to a reminder, becomes a report that is filled in and only waits for
a tap. Nothing is saved by words alone.
"""

from collections.abc import Sequence
from decimal import Decimal

from telegram import Message, Update
from telegram.ext import filters

from handlers.context import Context, Work, current_work
from handlers.forms.engine import open_form
from handlers.forms.showing import show
from handlers.rights.access import Action
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks import rules, texts
from handlers.tasks.about_task import subject_of
from handlers.tasks.buttons import TASK
from handlers.tasks.labels import short_label
from handlers.tasks.relation import does_part, parts_of, relations
from handlers.tasks.report.data import KIND, OUTCOME, SUMMARY, ReportData, draft_of, opened
from handlers.tasks.report.form import REPORT
from handlers.tasks.rules import Result
from handlers.tasks.understanding import Ambiguous, Meant, NoReport, NotOwn, OpenTask, Understood, understand
from storage.drafts import DraftState, draft_about
from storage.outbox import message_is_about
from storage.people import Person
from storage.tasks import Task, helped_tasks_of, open_tasks_of, open_tasks_of_cell

MEANT = "meant"
MOST_SHOWN = 5


class IsReport(filters.MessageFilter):
    """Whether a text is a report on a task; what was understood is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        if work.person is None:
            return False
        meant = read(work, work.person, message)
        work.update_data[MEANT] = meant
        return not isinstance(meant, NoReport)


def read(work: Work, person: Person, message: Message) -> Meant:
    """What a member's message says about tasks. An answer to one of the bot's messages is about that one's tasks."""
    words = (message.text or message.caption or "").strip()
    own = own_tasks(work, person)
    spoken_of = tasks_of_message(work, message, own)
    others = [] if spoken_of else [one for one in open_tasks_of_cell(work.db, person.unit_id) if one not in own]
    now = work.now.astimezone(work.zone)
    among = spoken_of or own
    meant = understand(words, [_open(one) for one in among], [_open(one) for one in others], now)
    if not isinstance(meant, NoReport) or not spoken_of or not words:
        return meant
    ids = tuple(one.id for one in spoken_of)
    plain = " ".join(words.split())
    return Understood(ids[0], None, None, plain, None) if len(ids) == 1 else Ambiguous(ids, None, None, plain, None)


def own_tasks(work: Work, person: Person) -> list[Task]:
    """The tasks that somebody may report on: their own, and those of which they do a part."""
    return [*open_tasks_of(work.db, person.id), *helped_tasks_of(work.db, person.id)]


def tasks_of_message(work: Work, message: Message, own: Sequence[Task]) -> list[Task]:
    """Those of one's own tasks that stand under the bot's message which is answered; none where none is."""
    answered = message.reply_to_message
    if answered is None or work.account is None:
        return []
    ids = message_is_about(work.db, work.account.chat_id, str(answered.message_id), Task.__tablename__)
    return [task for task in own if task.id in ids]


def _open(task: Task) -> OpenTask:
    return OpenTask(task.id, task.content, task.expected, task.target, task.target_unit, task.due_on)


async def report_in_words(update: Update, context: Context) -> None:
    """What `IsReport` has understood becomes a form with all that was said in it."""
    meant = context.work.update_data.get(MEANT)
    if isinstance(meant, NotOwn):
        await show(update, _not_own(context, meant), fresh=True)
    elif isinstance(meant, Ambiguous):
        data = spoken_in(meant)
        data.among = list(meant.task_ids)
        await open_form(update, context, REPORT, data=data)
    elif isinstance(meant, Understood):
        await _open_filled(update, context, meant)


async def _open_filled(update: Update, context: Context, meant: Understood) -> None:
    task = context.db.get_one(Task, meant.task_id)
    known = draft_about(context.db, context.person.id, KIND, subject_of(task))
    data = opened(task)
    if known is not None:
        data = draft_of(known).data.model_copy(update={"version": task.version})
        known.state = DraftState.DROPPED
        context.db.flush()
    data = data.with_spoken(spoken_in(meant))
    await open_form(update, context, REPORT, subject_of(task), data, fill(context, task, data))


def spoken_in(meant: Understood | Ambiguous) -> ReportData:
    return ReportData(understood=True, work=meant.words, result=meant.result, count=meant.count, new_due=meant.new_due)


def fill(context: Context, task: Task, data: ReportData) -> list[str]:
    """The way to the first question that is open in `data`: to the summary where none is. What follows from what the
    person is to the task is filled in; a doubtful count becomes one that is asked about.
    """
    if does_part(relations(context.work, task)):
        data.result = Result.DOING
    if data.result is None:
        return [OUTCOME]
    if data.count is not None and task.target is not None and _doubtful(context, task, data.result, data.count):
        data.count_asked, data.count = data.count, None
        return [OUTCOME, rules.COUNT]
    if data.result in (Result.DONE, Result.DOING):
        return [OUTCOME, SUMMARY]
    answered = {*data.answered(), rules.PHOTOS}
    return [OUTCOME, rules.next_question(data.result, task.target is not None, answered) or SUMMARY]


def _doubtful(context: Context, task: Task, result: Result, count: Decimal) -> bool:
    parts = parts_of(context.db, task)
    before = parts.get(context.person.id)
    total = count + sum(parts.values(), rules.NOTHING) - (before or 0)
    return rules.count_doubt(result, count, total, task.target or rules.NOTHING, before) is not None


def _not_own(context: Context, meant: NotOwn) -> Screen:
    """Somebody else's task: whoever leads the cell is offered to report for them, others are told kindly."""
    tasks = [context.db.get_one(Task, task_id) for task_id in meant.task_ids[:MOST_SHOWN]]
    led = [task for task in tasks if context.work.may(Action.CHANGE_TASK, task.cell_id)]
    if not led:
        return Screen(texts.NOT_OWN)
    labels = ((task, texts.REPORT_FOR_TASK.format(who=task.assignee.full_name, task=short_label(task))) for task in led)
    return Screen(texts.NOT_OWN_LEADER, one_per_row(TASK.choice(task, label, "open") for task, label in labels))
