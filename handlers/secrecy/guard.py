"""The first look at everything that comes in: what bears a mark of secrecy is refused and scrubbed at once."""

from typing import Any

from telegram import Update
from telegram.ext import ApplicationHandlerStop, TypeHandler

from handlers.context import Context, FileReady, Work
from handlers.forms.files import FILE_DRAFT
from handlers.forms.showing import show
from handlers.forms.stated import Handler
from handlers.screens.screen import Screen, message_arguments
from handlers.secrecy import texts
from handlers.secrecy.rules import mark_in, mark_in_name
from storage import inbox
from storage.drafts import DraftRow
from storage.files import Download

FIRST = -10
_REFUSALS = {"secret": texts.REFUSED_FILE, "unreadable": texts.UNREADABLE, "sealed": texts.SEALED}


def guard() -> Handler:
    """To be added in the group `FIRST`: before anything else has seen or kept what came in."""
    return TypeHandler(object, look)


async def look(update: object, context: Context) -> None:
    if isinstance(update, FileReady):
        await _look_at_file(update, context)
    elif isinstance(update, Update) and (mark := _mark_of(update)) is not None:
        _scrub_row(context.work)
        await show(update, Screen(texts.REFUSED.format(mark=mark)), fresh=True)
        _stop(context.work)


def _mark_of(update: Update) -> str | None:
    """The mark in a message's words, its caption or the name of its file."""
    message = update.effective_message
    if message is None or update.callback_query is not None:
        return None
    name = message.document.file_name if message.document is not None else None
    return mark_in(message.text or "") or mark_in(message.caption or "") or mark_in_name(name or "")


async def _look_at_file(ready: FileReady, context: Context) -> None:
    """What was found in a file when it was fetched (handlers/secrecy/in_sandbox.py); its content has not been kept."""
    if ready.error not in _REFUSALS:
        return
    _scrub_file(context.work, ready)
    if not ready.purpose.startswith(FILE_DRAFT) and ready.error != "secret":
        # Something else than a picture where pictures are asked for: that is told where it was asked.
        return
    screen = Screen(_REFUSALS[ready.error].format(mark=ready.mark))
    await context.bot.send_message(ready.chat_id, **message_arguments(screen))
    if ready.purpose.startswith(FILE_DRAFT):
        _stop(context.work)


def _scrub_row(work: Work) -> None:
    if work.inbox_id is not None:
        inbox.blank(work.db, work.inbox_id)


def _scrub_file(work: Work, ready: FileReady) -> None:
    """The message it came with, and what a form has noted of it."""
    _scrub_row(work)
    inbox.blank_mentioning(work.db, f"{work.channel}:{ready.chat_id}", ready.remote_unique_id)
    download = work.db.get(Download, ready.download_id)
    kind, _, number = (download.purpose if download is not None else "").partition(":")
    draft = work.db.get(DraftRow, int(number.split(":")[0])) if kind == "draft" and number else None
    if draft is not None:
        draft.data = without(dict(draft.data), ready.remote_unique_id)
        draft.passing = {name: value for name, value in draft.passing.items() if name != "awaited"}


def without(value: Any, word: str) -> Any:
    """The same data without the entries of its lists, and the values of its fields, that mention `word`."""
    if isinstance(value, dict):
        return {name: without(one, word) for name, one in value.items() if not _mentions(one, word)}
    if isinstance(value, list):
        return [without(one, word) for one in value if not _mentions(one, word)]
    return value


def _mentions(value: Any, word: str) -> bool:
    """Whether a word, or a record of words, is or holds `word`."""
    if isinstance(value, dict):
        return any(one == word for one in value.values())
    return bool(value == word)


def _stop(work: Work) -> None:
    work.handled = True
    raise ApplicationHandlerStop
