"""Reporting on tasks: the table of its steps, and what the buttons under tasks do.

A button is `t:<task id>:<version>:<verb>[:<number>]`. Looking is never too old: "view" and "photos" show what is now,
whatever version the button carries.
"""

from dataclasses import replace

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.context import Context
from handlers.forms.engine import Forms, show
from handlers.forms.form import Form, Step
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.screens import menu
from handlers.screens.screen import Screen
from handlers.tasks import rules, texts
from handlers.tasks.life import Deed
from handlers.tasks.one_task.button_checks import checked
from handlers.tasks.one_task.decisions import DIALOGS as DECISIONS
from handlers.tasks.one_task.decisions import Deciding
from handlers.tasks.one_task.pages import own_screen
from handlers.tasks.one_task.postponing import Snoozing
from handlers.tasks.one_task.views import Looking
from handlers.tasks.report import form, free_text, obstacles, photos, picking, summary
from handlers.tasks.rules import Result
from handlers.tasks.standing import does_part, standing
from handlers.tasks.understanding import Understood
from storage.drafts import DraftState, draft_about
from storage.tasks import Task


def _with_photos(step: Step) -> Step:
    """The same step, which also takes photos."""
    return replace(step, pictured=photos.take_photo, sent=photos.take_document)


REPORT = Form(
    kind=form.KIND,
    title=texts.TITLE,
    allowed=form.allowed,
    about=form.about,
    table=(
        _with_photos(Step("task", picking.ask_task, picking.tap_task)),
        _with_photos(Step("outcome", picking.ask_outcome, picking.tap_outcome)),
        Step("count", picking.ask_count, picking.tap_count, picking.read_count, part=rules.COUNT, group="work"),
        _with_photos(
            Step("work", picking.ask_work, picking.tap_work, picking.read_work, part=rules.WORK, group="work")
        ),
        Step("cause_kind", obstacles.ask_cause_kind, obstacles.tap_cause_kind, part=rules.CAUSE, group="obstacles"),
        Step("cause", obstacles.ask_cause, typed=obstacles.read_cause, part=rules.CAUSE, group="obstacles"),
        Step(
            "responsibility",
            obstacles.ask_responsibility,
            obstacles.tap_responsibility,
            obstacles.read_responsibility,
            part=rules.RESPONSIBILITY,
            group="obstacles",
        ),
        Step(
            "remedy",
            obstacles.ask_remedy,
            obstacles.tap_remedy,
            obstacles.read_remedy,
            part=rules.REMEDY,
            group="obstacles",
        ),
        *obstacles.NEW_DUE.steps(rules.NEW_DUE, "obstacles"),
        Step("help", obstacles.ask_help, obstacles.tap_help, obstacles.read_help, part=rules.HELP, group="obstacles"),
        _with_photos(Step("photos", photos.ask_photos, photos.tap_photos, part=rules.PHOTOS)),
        Step("pair_place", photos.ask_pair_place, photos.tap_pair_place, photos.read_pair_place, part=rules.PHOTOS),
        _with_photos(Step("summary", summary.ask_summary, summary.tap_summary)),
    ),
)
DIALOGS = (REPORT, *DECISIONS)
_PHOTO = filters.PHOTO | filters.Document.IMAGE
_OPENING = r"^t:\d{1,15}:\d{1,9}:(?:done|open)$"


class Tasks:
    """Where reporting starts, by command, button or photo."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.REPORT, self.pick),
            *openings_of(menu.TASKS, self.own),
            CallbackQueryHandler(self.report, pattern=_OPENING),
            *Deciding(self._dialogs).openings(),
        ]

    def idle(self) -> list[Handler]:
        """Where nothing is open: a photo, and words that are a report in one's own words."""
        photo: Handler = MessageHandler(_PHOTO & filters.UpdateType.MESSAGE, self.photo)
        return [photo, *free_text.Freely(self._dialogs).openings()]

    def handlers(self) -> list[Handler]:
        """What shows, decides or brings files without a conversation, so that one that is open stays as it is."""
        return [*photos.PhotoFiles().handlers(), *Snoozing().handlers(), *Looking().handlers()]

    async def own(self, update: Update, context: Context) -> None:
        await show(update, own_screen(context), fresh=True)
        return

    async def pick(self, update: Update, context: Context) -> None:
        """One task alone is not asked for."""
        tasks = picking.open_tasks(context)
        if not tasks:
            await show(update, Screen(texts.NOTHING_TO_REPORT), fresh=True)
            return None
        if len(tasks) == 1:
            return await self._open(update, context, tasks[0])
        return await self._dialogs.open(update, context, form.KIND)

    async def report(self, update: Update, context: Context) -> None:
        """The buttons under a task: "Xong" leads straight to the summary."""
        task = await checked(update, context, Deed.SAY_DOING, Deed.ADD_PART)
        if task is None:
            return None
        done = str(update.callback_query and update.callback_query.data).endswith(":done")
        return await self._open(update, context, task, Result.DONE if done else None)

    async def _open(self, update: Update, context: Context, task: Task, result: Result | None = None) -> None:
        data = form.opened(task)
        path = ["outcome"]
        if does_part(standing(context.work, task)):
            data |= {"result": Result.DOING.value}
            path = [rules.COUNT if task.target is not None else rules.WORK]
        elif result is not None:
            data |= {"result": result.value}
            path = ["outcome", "summary"]
            self._forget_begun(context, task)
        return await self._dialogs.open(update, context, form.KIND, form.subject_of(task.id), data, path)

    def _forget_begun(self, context: Context, task: Task) -> None:
        """A form that was only looked at does not stand in the way of "Xong"."""
        known = draft_about(context.db, context.person.id, form.KIND, form.subject_of(task.id))
        if known is not None and set(known.data) <= {"task_id", "version"}:
            known.state = DraftState.DROPPED
            context.db.flush()

    async def photo(self, update: Update, context: Context) -> None:
        """A photo before anything else: it is kept, and asked which task it is for, unless it answers a message about
        one task, or its caption says so.
        """
        message = update.effective_message
        assert message is not None
        if not picking.open_tasks(context):
            await show(update, Screen(texts.NO_TASK_FOR_PHOTO), fresh=True)
            return None
        subject = self._begin_with(context, message)
        self._dialogs.begin(context, form.KIND, subject)
        draft = self._dialogs.live(context)
        assert draft is not None
        return await (self._dialogs.sent if message.document is not None else self._dialogs.pictured)(
            update, context, draft
        )

    def _begin_with(self, context: Context, message: Message) -> str:
        """Make ready the draft that a photo begins, from what it answers and what its caption says; its subject."""
        meant = free_text.read(context.work, context.person, message)
        among = free_text.tasks_of_message(context.work, message, free_text.own_tasks(context.work, context.person))
        task_id = meant.task_id if isinstance(meant, Understood) else among[0].id if len(among) == 1 else None
        if task_id is None:
            return ""
        task = context.db.get_one(Task, task_id)
        subject = form.subject_of(task.id)
        if draft_about(context.db, context.person.id, form.KIND, subject) is None:
            said = free_text.said_in(meant) if isinstance(meant, Understood) else {}
            data, path = free_text.filled(context, task, {**form.opened(task), **said})
            self._dialogs.prepare(context, form.KIND, subject, data, path)
        return subject
