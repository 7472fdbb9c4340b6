"""Reports without a form: a sentence, or an answer to a reminder, becomes a report that is filled in and only waits for
a tap. Nothing is saved by words alone.
"""

import json
import re
from collections.abc import Sequence

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, Work, current_work
from handlers.forms.engine import Forms, show
from handlers.forms.stated import Handler
from handlers.rights.access import Action
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks import rules, texts
from handlers.tasks.buttons import task_button
from handlers.tasks.labels import short_label
from handlers.tasks.report import form
from handlers.tasks.rules import Result
from handlers.tasks.standing import does_part, parts_of, standing
from handlers.tasks.understanding import Alike, Meant, NoReport, NotOwn, OpenTask, Understood, understand
from storage.drafts import DraftState, draft_about
from storage.outbox import payload_of, row_of_message
from storage.people import Person
from storage.tasks import Task, helped_tasks_of, open_tasks_of, open_tasks_of_cell

MEANT = "meant"
_TASK_BUTTON = re.compile(r'"t:(\d{1,15}):\d{1,9}:')
MOST_SHOWN = 5


class _Report(filters.MessageFilter):
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
    return Understood(ids[0], None, None, plain, None) if len(ids) == 1 else Alike(ids, None, None, plain, None)


def own_tasks(work: Work, person: Person) -> list[Task]:
    """The tasks that somebody may report on: their own, and those of which they do a part."""
    return [*open_tasks_of(work.db, person.id), *helped_tasks_of(work.db, person.id)]


def tasks_of_message(work: Work, message: Message, own: Sequence[Task]) -> list[Task]:
    """Those of one's own tasks that stand under the bot's message which is answered; none where none is."""
    answered = message.reply_to_message
    if answered is None or work.account is None:
        return []
    row_id = row_of_message(work.db, work.account.chat_id, str(answered.message_id))
    payload = payload_of(work.db, row_id) if row_id is not None else {}
    ids = {int(found) for found in _TASK_BUTTON.findall(json.dumps(payload))}
    return [task for task in own if task.id in ids]


def _open(task: Task) -> OpenTask:
    return OpenTask(task.id, task.content, task.expected, task.target, task.target_unit, task.due_on)


class Freely:
    """Where a report in one's own words starts. Asked last of all openings: a command or a label comes first."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        words = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE
        return [MessageHandler(words & _Report(), self.said)]

    async def said(self, update: Update, context: Context) -> None:
        meant = context.work.update_data.get(MEANT)
        if isinstance(meant, NotOwn):
            await show(update, _not_own(context, meant), fresh=True)
            return None
        if not isinstance(meant, Understood | Alike):
            return None
        return await self.open(update, context, meant)

    async def open(self, update: Update, context: Context, meant: Understood | Alike) -> None:
        """Open the form with all that was said already in it."""
        said = said_in(meant)
        if isinstance(meant, Alike):
            return await self._dialogs.open(update, context, form.KIND, "", {**said, "among": list(meant.task_ids)})
        task = context.db.get_one(Task, meant.task_id)
        subject = form.subject_of(task.id)
        known = draft_about(context.db, context.person.id, form.KIND, subject)
        data = {**form.opened(task), **said}
        if known is not None:
            data = {**known.data, **data}
            known.state = DraftState.DROPPED
            context.db.flush()
        data, path = filled(context, task, data)
        return await self._dialogs.open(update, context, form.KIND, subject, data, path)


def said_in(meant: Understood | Alike) -> dict[str, object]:
    """What was said, as a draft of a report holds it."""
    data: dict[str, object] = {"understood": True, rules.WORK: meant.words}
    if meant.result is not None:
        data["result"] = meant.result.value
    if meant.count is not None:
        data[rules.COUNT] = meant.count
    if meant.new_due is not None:
        data[rules.NEW_DUE] = meant.new_due.isoformat()
    return data


def filled(context: Context, task: Task, data: dict[str, object]) -> tuple[dict[str, object], list[str]]:
    """The data, and the way to the first question that is open in it: to the summary where none is."""
    if does_part(standing(context.work, task)):
        data["result"] = Result.DOING.value
    if "result" not in data:
        return data, ["outcome"]
    result = Result(str(data["result"]))
    count = data.get(rules.COUNT)
    if isinstance(count, int) and task.target is not None and _doubtful(context, task, result, count):
        data["count_asked"] = data.pop(rules.COUNT)
        return data, ["outcome", rules.COUNT]
    if result in (Result.DONE, Result.DOING):
        return data, ["outcome", "summary"]
    answered = {*data, rules.PHOTOS}
    return data, ["outcome", rules.next_question(result, task.target is not None, answered) or "summary"]


def _doubtful(context: Context, task: Task, result: Result, count: int) -> bool:
    parts = parts_of(context.db, task)
    before = parts.get(context.person.id)
    total = count + sum(parts.values()) - (before or 0)
    return rules.count_doubt(result, count, total, task.target or 0, before) is not None


def _not_own(context: Context, meant: NotOwn) -> Screen:
    """Somebody else's task: whoever leads the cell is offered to report for them, others are told kindly."""
    tasks = [context.db.get_one(Task, task_id) for task_id in meant.task_ids[:MOST_SHOWN]]
    led = [task for task in tasks if context.work.may(Action.CHANGE_TASK, task.cell_id)]
    if not led:
        return Screen(texts.NOT_OWN)
    labels = ((task, texts.REPORT_FOR_TASK.format(who=task.assignee.full_name, task=short_label(task))) for task in led)
    return Screen(texts.NOT_OWN_LEADER, one_per_row(task_button(task, label, "open") for task, label in labels))
