"""Looking at tasks, and decisions of one tap: outside of conversations, so that one that is open stays as it is."""

from typing import Any

from markupsafe import Markup
from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, Work, chat_id_of
from handlers.forms.engine import show, toast
from handlers.forms.stated import Handler
from handlers.language.dates import short_date
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.notices import picture_payload
from handlers.screens.screen import Screen, message_payload
from handlers.sessions.notifications import leaders
from handlers.tasks import texts
from handlers.tasks.buttons import CELL_LIST
from handlers.tasks.changing import Effect, change, undo, undoable
from handlers.tasks.labels import card, short_label
from handlers.tasks.life import Deed, Refusal
from handlers.tasks.notifications import subject_of, tell_decision
from handlers.tasks.one_task.before_and_after import pair_recipe
from handlers.tasks.one_task.button_checks import checked, known, parts, seen
from handlers.tasks.one_task.pages import cell_screen, task_page
from storage.outbox import Outgoing, enqueue
from storage.people import Unit, UnitKind
from storage.tasks import Report, Task

_BUTTON = r"^t:\d{1,15}:\d{1,9}:(?:%s)(?::\d{1,15})?$"
_SAID = {
    Deed.CONFIRM: (texts.CONFIRMED, texts.CONFIRMED_NOTICE),
    Deed.GRANT: (texts.GRANTED, texts.GRANTED_NOTICE),
    Deed.REFUSE: (texts.REFUSED, texts.REFUSED_NOTICE),
}


class Looking:
    """The buttons of tasks that need no form."""

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.view, pattern=_BUTTON % "view"),
            CallbackQueryHandler(self.photos, pattern=_BUTTON % "photos"),
            CallbackQueryHandler(self.decide, pattern=_BUTTON % "confirm|grant|refuse"),
            CallbackQueryHandler(self.undo, pattern=_BUTTON % "undo"),
            CallbackQueryHandler(self.cell, pattern=CELL_LIST),
            CallbackQueryHandler(self.unknown, pattern=r"^tc?:"),
        ]

    async def view(self, update: Update, context: Context) -> None:
        task = await seen(update, context)
        if task is not None:
            await toast(update)
            _note_reading(context, task)
            await show(update, task_page(context, task), fresh=True)
        return

    async def photos(self, update: Update, context: Context) -> None:
        task = await seen(update, context)
        if task is None:
            return
        report = context.db.get(Report, parts(update)[3])
        if report is None or report.task_id != task.id or report.withdrawn_at is not None:
            await toast(update, shared.OLD_BUTTON)
            return
        if not any(photo.file_hash for photo in report.photos):
            await toast(update, texts.PHOTOS_NOT_YET)
            return
        await toast(update)
        _note_reading(context, task)
        send_photos(context.work, chat_id_of(update), report)
        return

    async def decide(self, update: Update, context: Context) -> None:
        """Confirm, or answer an extension that was asked for: a tap is enough."""
        deed = Deed(parts(update)[2])
        task = await checked(update, context, deed)
        if task is None:
            return
        await toast(update)
        done = change(context.work, task, deed, Effect(due_on=task.asked_due_on if deed is Deed.GRANT else None))
        assert not isinstance(done, Refusal)
        shown, told = _SAID[deed]
        text = told.format(by=context.person.full_name, card=card(context.work, task))
        tell_decision(context.work, task, f"change:{done.id}", text, [task.assignee])
        page = task_page(context, task)
        await show(update, Screen(shown.format(card=card(context.work, task)), page.choices))
        return

    async def undo(self, update: Update, context: Context) -> None:
        task = await known(update, context)
        if task is None:
            return
        if parts(update)[1] != task.version or undoable(context.work, task) is None:
            await toast(update, texts.UNDO_LATE)
            return
        await toast(update)
        others = {task.assignee, *leaders(context.work, task.cell_id)}
        undone = undo(context.work, task)
        assert undone is not None
        context.db.refresh(task, ["assignee"])
        text = texts.UNDONE.format(state=texts.STATES[task.state], card=card(context.work, task))
        told = texts.UNDONE_NOTICE.format(
            by=context.person.full_name, state=texts.STATES[task.state], card=card(context.work, task)
        )
        tell_decision(context.work, task, f"undo:{undone.id}", told, {*others, task.assignee})
        await show(update, Screen(text, task_page(context, task).choices))
        return

    async def cell(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None and update.callback_query.data is not None
        _, cell_id, page = update.callback_query.data.split(":")
        cell = context.db.get(Unit, int(cell_id))
        if cell is None or cell.kind != UnitKind.CELL or not context.work.may(Action.SEE_CELL_TASKS, cell.id):
            await toast(update, shared.NOT_YOURS)
            return
        await toast(update)
        viewings.note(context, Action.SEE_CELL_TASKS, f"unit:{cell.id}")
        await show(update, cell_screen(context.work, cell, int(page)), fresh=True)
        return

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


def _note_reading(context: Context, task: Task) -> None:
    """Who looked at somebody else's task is written down."""
    if task.assignee_id != context.person.id:
        viewings.note(context, Action.SEE_CELL_TASKS, subject_of(task))


def send_photos(work: Work, chat_id: int, report: Report) -> None:
    """Answer with a report's photos: before and after as one picture, where they are, then all one by one."""
    caption = texts.PHOTO_CAPTION.format(
        who=report.person.full_name,
        day=short_date(report.at.astimezone(work.zone).date()),
        task=short_label(report.task, 200),
    )
    kept = [photo.file_hash for photo in report.photos if photo.file_hash]
    if report.pair_place is not None and len(kept) > 1:
        recipe = pair_recipe(work, report, kept[0], kept[-1])
        payload = picture_payload(message_payload(Screen(caption), chat_id), recipe)
        enqueue(work.db, Outgoing(work.channel, chat_id, "sendPhoto", payload), work.now)
    if len(kept) == 1:
        payload = {"chat_id": chat_id, "photo": _upload(kept[0], 1), "caption": str(caption), "parse_mode": "HTML"}
        enqueue(work.db, Outgoing(work.channel, chat_id, "sendPhoto", payload), work.now)
        return
    for start in range(0, len(kept), 10):
        media = [_album_item(digest, start + n, caption) for n, digest in enumerate(kept[start : start + 10], 1)]
        payload = {"chat_id": chat_id, "media": media}
        enqueue(work.db, Outgoing(work.channel, chat_id, "sendMediaGroup", payload), work.now)


def _upload(digest: str, number: int) -> dict[str, str]:
    return {"file_hash": digest, "filename": f"anh-{number}.jpg"}


def _album_item(digest: str, number: int, caption: Markup) -> dict[str, Any]:
    item: dict[str, Any] = {"type": "photo", "media": _upload(digest, number)}
    return {**item, "caption": str(caption), "parse_mode": "HTML"} if number == 1 else item
