"""Reports without a form: a sentence, or an answer to a reminder, becomes a report that is filled in and only waits for
a tap. Nothing is saved by words alone.
"""

from collections.abc import Sequence
from typing import Any

from telegram import Message, Update
from telegram.ext import filters

from handlers.context import Context, Work, current_work
from handlers.forms.draft import Draft
from handlers.forms.engine import open_form
from handlers.rights.access import Action
from handlers.tasks.about_task import subject_of, task_of
from handlers.tasks.report import picking, several
from handlers.tasks.report.data import KIND, ReportData, draft_of, opened
from handlers.tasks.report.filling import fill
from handlers.tasks.report.form import REPORT
from handlers.tasks.report.heard import open_task, spoken_in, subject_of_words
from handlers.tasks.understanding import (
    Ambiguous,
    Meant,
    NoReport,
    NotOwn,
    Said,
    Several,
    Understood,
    of_one_of,
    understand,
)
from storage.drafts import DraftState, draft_about
from storage.outbox import message_is_about
from storage.people import Person
from storage.tasks import Task, helped_tasks_of, open_tasks_of, open_tasks_of_cell

MEANT = "meant"
MOST_SHOWN = 5


class IsReport(filters.MessageFilter):
    """Whether a text is a report on a task that the speaker may report on. What was understood goes with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        if work.person is None:
            return False
        meant = read(work, work.person, message)
        work.update_data[MEANT] = meant
        return not isinstance(meant, NoReport | NotOwn)


def read(work: Work, person: Person, message: Message) -> Meant:
    """What a member's message says about tasks. An answer to one of the bot's messages is about that one's tasks.
    Whoever leads the cell reports for others as well.
    """
    words = (message.text or message.caption or "").strip()
    own = own_tasks(work, person)
    spoken_of = tasks_of_message(work, message, own)
    others = [] if spoken_of else [one for one in open_tasks_of_cell(work.db, person.unit_id) if one not in own]
    now = work.now.astimezone(work.zone)
    among = spoken_of or own
    meant = understand(words, [open_task(one) for one in among], [open_task(one) for one in others], now)
    if isinstance(meant, NotOwn):
        return _led(work, meant)
    if not isinstance(meant, NoReport) or not spoken_of or not words:
        return meant
    return of_one_of([one.id for one in spoken_of], Said(words=" ".join(words.split())))


def _led(work: Work, meant: NotOwn) -> Meant:
    """Somebody else's task: whoever leads the cell reports for them, with all that was said."""
    ids = [one for one in meant.task_ids if work.may(Action.CHANGE_TASK, work.db.get_one(Task, one).cell_id)]
    return of_one_of(ids[:MOST_SHOWN], meant) if ids else meant


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


def tells_of_another(message: Message, context: Context, draft: Draft[Any]) -> bool:
    """Whether it reports on tasks, and on none that the open form is about; or names another than that."""
    meant = read(context.work, context.person, message)
    told = meant.reports if isinstance(meant, Several) else (meant,) if isinstance(meant, Understood) else ()
    subjects = [subject_of(context.db.get_one(Task, one.task_id)) for one in told]
    if subjects or not isinstance(draft.data, ReportData) or not draft.data.task_id:
        return bool(subjects) and draft.subject not in subjects
    return picking.names_another(context, task_of(context, draft), message.text or "")


async def report_in_words(update: Update, context: Context) -> None:
    """What `IsReport` has understood becomes a form with all that was said in it."""
    meant, message = context.work.update_data.get(MEANT), update.effective_message
    assert message is not None
    if isinstance(meant, Several):
        await several.open_card(update, context, meant, subject_of_words(message))
    elif isinstance(meant, Ambiguous):
        data = spoken_in(meant)
        data.among = list(meant.task_ids)
        await open_form(update, context, REPORT, subject_of_words(message), data)
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
