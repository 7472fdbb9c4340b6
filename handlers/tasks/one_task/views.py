"""Looking at tasks: outside of forms, so that one that is open stays as it is."""

from typing import Any

from markupsafe import Markup
from telegram import Update

from handlers.context import Context, Work, chat_id_of
from handlers.forms.buttons import Tap
from handlers.forms.pick_member import called
from handlers.forms.showing import show, toast
from handlers.language.dates import short_date
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.notices import answer, picture_payload
from handlers.screens.screen import Screen, message_payload
from handlers.tasks import texts
from handlers.tasks.about_task import subject_of
from handlers.tasks.labels import short_label
from handlers.tasks.one_task.before_and_after import pair_recipe
from handlers.tasks.one_task.pages import cell_screen, own_screen, task_page
from handlers.tasks.recordings import caption_of, played
from storage.people import Unit
from storage.tasks import Report, Task


async def show_own(update: Update, context: Context) -> None:
    await show(update, own_screen(context), fresh=True)


async def view(update: Update, context: Context, tap: Tap[Task]) -> None:
    _note_reading(context, tap.row)
    await show(update, task_page(context, tap.row), fresh=True)


async def see_photos(update: Update, context: Context, tap: Tap[Task]) -> None:
    report = context.db.get(Report, tap.number() or 0)
    if report is None or report.task_id != tap.row.id or report.withdrawn_at is not None:
        return await toast(update, shared.OLD_BUTTON)
    if not any(photo.file_hash for photo in report.photos):
        return await toast(update, texts.PHOTOS_NOT_YET)
    _note_reading(context, tap.row)
    send_photos(context.work, chat_id_of(update), report)
    return None


async def hear(update: Update, context: Context, tap: Tap[Task]) -> None:
    """Play the recordings of a report, one after the other."""
    work, report = context.work, context.db.get(Report, tap.number() or 0)
    if report is None or report.task_id != tap.row.id or report.withdrawn_at is not None:
        return await toast(update, shared.OLD_BUTTON)
    kept = [one for one in report.recordings if one.file_hash]
    if not kept:
        return await toast(update, texts.RECORDINGS_NOT_YET)
    _note_reading(context, tap.row)
    for one in kept:
        sound, caption = played(work, one), caption_of(work, report, one, short_label(tap.row, 200))
        chat_id = chat_id_of(update)
        answer(work, chat_id, sound.method, sound.payload(message_payload(Screen(caption), chat_id)))
    return None


async def list_cell(update: Update, context: Context, tap: Tap[Unit]) -> None:
    viewings.note(context, Action.SEE_CELL_TASKS, f"unit:{tap.row.id}")
    await show(update, cell_screen(context.work, tap.row, tap.number() or 0), fresh=True)


def _note_reading(context: Context, task: Task) -> None:
    """Who looked at somebody else's task is written down."""
    if task.assignee_id != context.person.id:
        viewings.note(context, Action.SEE_CELL_TASKS, subject_of(task))


def send_photos(work: Work, chat_id: int, report: Report) -> None:
    """Answer with a report's photos: before and after as one picture, where they are, then all one by one."""
    caption = texts.PHOTO_CAPTION.format(
        who=called(work.db, report.person),
        day=short_date(report.at.astimezone(work.zone).date()),
        task=short_label(report.task, 200),
    )
    kept = [photo.file_hash for photo in report.photos if photo.file_hash]
    if report.pair_place is not None and len(kept) > 1:
        recipe = pair_recipe(work, report, kept[0], kept[-1])
        payload = picture_payload(message_payload(Screen(caption), chat_id), recipe)
        answer(work, chat_id, "sendPhoto", payload)
    if len(kept) == 1:
        payload = {"chat_id": chat_id, "photo": _upload(kept[0], 1), "caption": str(caption), "parse_mode": "HTML"}
        answer(work, chat_id, "sendPhoto", payload)
        return
    for start in range(0, len(kept), 10):
        media = [_album_item(digest, start + n, caption) for n, digest in enumerate(kept[start : start + 10], 1)]
        payload = {"chat_id": chat_id, "media": media}
        answer(work, chat_id, "sendMediaGroup", payload)


def _upload(digest: str, number: int) -> dict[str, str]:
    return {"file_hash": digest, "filename": f"anh-{number}.jpg"}


def _album_item(digest: str, number: int, caption: Markup) -> dict[str, Any]:
    item: dict[str, Any] = {"type": "photo", "media": _upload(digest, number)}
    return {**item, "caption": str(caption), "parse_mode": "HTML"} if number == 1 else item
