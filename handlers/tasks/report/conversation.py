"""Where reporting starts: by command, by the buttons under a task, by a photo, or in one's own words."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context
from handlers.forms.asides import Aside
from handlers.forms.buttons import Tap
from handlers.forms.conversation import RECORDING, WORDS
from handlers.forms.engine import forms_of, open_form, recording_in
from handlers.forms.feature import Feature
from handlers.forms.files import FileHandler
from handlers.forms.pictures_apart import ready_picture
from handlers.forms.questions.photos import UNNAMED_KINDS
from handlers.forms.recordings import ready_recording
from handlers.forms.showing import show
from handlers.screens import menu
from handlers.screens.screen import Screen
from handlers.tasks import rules, texts
from handlers.tasks.about_task import subject_of
from handlers.tasks.buttons import TASK, concerns, refusal
from handlers.tasks.life import TaskAction
from handlers.tasks.relation import does_part, relations
from handlers.tasks.report import fetching, free_text, photos, picking, recordings
from handlers.tasks.report.data import KIND, OUTCOME, SUMMARY, ReportData, draft_of, opened
from handlers.tasks.report.filling import fill
from handlers.tasks.report.form import REPORT
from handlers.tasks.report.heard import spoken_in, subject_of_words
from handlers.tasks.report.several import REPORTS
from handlers.tasks.rules import Result
from handlers.tasks.understanding import Ambiguous, Meant, NotOwn, Understood
from storage.drafts import DraftState, draft_about
from storage.tasks import Task


async def pick(update: Update, context: Context) -> None:
    """One task alone is not asked for."""
    tasks = picking.open_tasks(context)
    if not tasks:
        await show(update, Screen(texts.NOTHING_TO_REPORT), fresh=True)
    elif len(tasks) == 1:
        await _open(update, context, tasks[0])
    else:
        await open_form(update, context, REPORT)


async def report(update: Update, context: Context, tap: Tap[Task]) -> None:
    await _open(update, context, tap.row)


async def report_done(update: Update, context: Context, tap: Tap[Task]) -> None:
    """ "Xong" leads straight to the summary."""
    await _open(update, context, tap.row, Result.DONE)


async def _open(update: Update, context: Context, task: Task, result: Result | None = None) -> None:
    data, path = opened(task), [OUTCOME]
    if does_part(relations(context.work, task)):
        data.result = Result.DOING
        path = [rules.COUNT if task.target is not None else rules.WORK]
    elif result is not None:
        data.result = result
        path = [OUTCOME, SUMMARY]
        _forget_begun(context, task)
    await open_form(update, context, REPORT, subject_of(task), data, path)


def _forget_begun(context: Context, task: Task) -> None:
    """A form that was only looked at does not stand in the way of "Xong"."""
    known = draft_about(context.db, context.person.id, KIND, subject_of(task))
    if known is not None and draft_of(known).data.says_nothing:
        known.state = DraftState.DROPPED
        context.db.flush()


async def take_photo(update: Update, context: Context) -> None:
    """A photo before anything else: it is kept, and asked which task it is for, unless it answers a message about one
    task, or its caption says so.
    """
    message, forms = update.effective_message, forms_of(context)
    assert message is not None
    if not picking.open_tasks(context):
        await show(update, Screen(texts.NO_TASK_FOR_PHOTO), fresh=True)
        return
    forms.begin(context, REPORT, _begin_with(context, message))
    draft = forms.live(context)
    assert draft is not None
    await (forms.sent if message.document is not None else forms.pictured)(update, context, draft)


async def take_recording(update: Update, context: Context) -> None:
    """The same of a recording; one open task alone is not asked for."""
    message, forms = update.effective_message, forms_of(context)
    assert message is not None
    if not recording_in(message).remote_id:
        return recordings.tell_unheard(update, context)
    if not picking.open_tasks(context):
        await show(update, Screen(texts.NO_TASK_FOR_RECORDING), fresh=True)
        return None
    forms.begin(context, REPORT, _begin_with(context, message))
    draft = forms.live(context)
    assert draft is not None
    return await forms.heard(update, context, draft)


def _begin_with(context: Context, message: Message) -> str:
    """Make ready the draft that a photo or a recording begins, from what it answers and what its caption says; its
    subject. Where neither says which task it is about, one that is open alone is meant.
    """
    meant = free_text.read(context.work, context.person, message)
    own = free_text.own_tasks(context.work, context.person)
    among: Sequence[Task] = free_text.tasks_of_message(context.work, message, own)
    if not among and not isinstance(meant, NotOwn):
        among = picking.open_tasks(context)
    task_id = meant.task_id if isinstance(meant, Understood) else among[0].id if len(among) == 1 else None
    spoken, words = _spoken(meant, message), message.caption
    if task_id is None:
        subject = subject_of_words(message) if words else ""
        if words:
            forms_of(context).prepare(context, REPORT, subject, spoken, [])
        return subject
    task = context.db.get_one(Task, task_id)
    subject = subject_of(task)
    begun = draft_about(context.db, context.person.id, KIND, subject)
    if begun is None:
        data = opened(task).with_spoken(spoken)
        forms_of(context).prepare(context, REPORT, subject, data, fill(context, task, data))
    else:
        begun.data = draft_of(begun).data.with_spoken(spoken).kept()
    return subject


def _spoken(meant: Meant, message: Message) -> ReportData:
    """What the words under a photo say; they are kept, whatever they say."""
    if isinstance(meant, Understood):
        return spoken_in(meant)
    words = " ".join((message.caption or "").split())
    among = list(meant.task_ids) if isinstance(meant, Ambiguous) else []
    told = spoken_in(meant) if isinstance(meant, Ambiguous) else ReportData(understood=bool(words), work=words or None)
    return told.model_copy(update={"among": among})


_UNNAMED = [filters.Document.FileExtension(ending.removeprefix(".")) for ending in UNNAMED_KINDS]
_PHOTO = (filters.PHOTO | filters.Document.IMAGE | reduce(or_, _UNNAMED)) & filters.UpdateType.MESSAGE
_may_report = refusal(TaskAction.SAY_DOING, TaskAction.ADD_PART)
FEATURE = Feature(
    forms=(REPORT, REPORTS),
    menu={menu.REPORT: pick},
    buttons=(
        TASK.on("open", report, allowed=concerns, ended=_may_report),
        TASK.on("done", report_done, allowed=concerns, ended=_may_report),
    ),
    idle=(
        MessageHandler(_PHOTO, take_photo),
        MessageHandler(RECORDING & recordings.CAN_BE_TAKEN, take_recording),
        MessageHandler(WORDS & free_text.IsReport(), free_text.report_in_words),
    ),
    asides=(Aside("report", texts.ASIDE, free_text.tells_of_another, over_words=False),),
    handlers=(
        FileHandler(photos.PURPOSE, fetching.fetched, ready_picture),
        FileHandler(recordings.PURPOSE, fetching.fetched, ready_recording),
    ),
)
