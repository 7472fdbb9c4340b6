"""The first look at everything that comes in: what bears a mark of secrecy is refused and scrubbed at once.

A raw update is looked at before anything of it is handled (`refuse`), and every document in it when it has been fetched
(`guard`), whether or not somebody asked for one.
"""

from collections.abc import Mapping
from typing import Any

from telegram.ext import ApplicationHandlerStop, TypeHandler

from handlers.context import Context, FileReady, Work
from handlers.forms.engine import DOWNLOAD_LIMIT_MB
from handlers.forms.files import FILE_DRAFT
from handlers.forms.shelf import LIVE_DRAFT
from handlers.forms.stated import Handler
from handlers.screens.screen import Screen, message_arguments, message_payload
from handlers.secrecy import texts
from handlers.secrecy.incoming import documents_in, mark_in_update
from storage import inbox
from storage.accounts import account_and_people
from storage.drafts import DraftRow
from storage.files import LOOK, Download, is_being_looked_into, request_download
from storage.outbox import Outgoing, enqueue

FIRST = -10
_REFUSALS = {
    "secret": texts.REFUSED_FILE,
    "unreadable": texts.UNREADABLE,
    "sealed": texts.SEALED,
    "wordless": texts.WORDLESS,
    "too_large": texts.TOO_LARGE,
}
# Which of them are told wherever a file was asked for; else whoever asked tells of it.
_TOLD_FIRST = _REFUSALS.keys() - {"too_large"}


def refuse(work: Work, mark: str, update: Mapping[str, Any] | None) -> None:
    """Scrub the update that bears `mark`, and say so in its chat. `update` is it in Telegram's shape (None: it has
    none, so that there is nobody to tell).
    """
    _scrub_row(work)
    message = _message_of(update or {})
    chat = message.get("chat") or {}
    if not isinstance(chat.get("id"), int) or chat.get("type") == "channel":
        return
    if work.reach.edits:
        for number in _marked_messages(message, chat["id"]):
            _delete(work, chat["id"], number)
    payload = message_payload(Screen(texts.REFUSED.format(mark=mark)), chat["id"])
    enqueue(work.db, Outgoing(work.channel, chat["id"], "sendMessage", payload), work.now)


def _message_of(update: Mapping[str, Any]) -> Mapping[str, Any]:
    """The message of an update of any kind, or what else has a chat."""
    parts = [one for one in update.values() if isinstance(one, Mapping)]
    inner = [one["message"] for one in parts if isinstance(one.get("message"), Mapping)]
    return next((one for one in (*parts, *inner) if isinstance(one.get("chat"), Mapping)), {})


def _marked_messages(message: Mapping[str, Any], chat_id: int) -> list[int]:
    """The message, and the one of the same chat that it answers, if that bears a mark itself."""
    answered = message.get("reply_to_message")
    found = [message]
    if isinstance(answered, Mapping) and mark_in_update(dict(answered)) is not None:
        found.append(answered)
    here = [one for one in found if (one.get("chat") or {}).get("id") == chat_id]
    return [one["message_id"] for one in here if isinstance(one.get("message_id"), int)]


def _delete(work: Work, chat_id: int, number: int) -> None:
    """Take a message out of the chat, if the bot may: what cannot be deleted any more stays, and nobody is troubled."""
    payload = {"chat_id": chat_id, "message_id": number}
    enqueue(work.db, Outgoing(work.channel, chat_id, "deleteMessage", payload, "deed"), work.now)


def have_looked_into(work: Work, raw: Any) -> None:
    """Have the documents of an update looked into that nobody has asked for: of a chat in which we know somebody. Of
    other chats nothing is kept.
    """
    files = list(documents_in(raw))
    if not files or work.account is None or not account_and_people(work.db, work.account.chat_id)[1]:
        return
    chat_id = work.account.chat_id
    for file in files:
        if file.size > DOWNLOAD_LIMIT_MB * 1024 * 1024 and work.update_data.get(LIVE_DRAFT) is not None:
            # The form has said so, or that it wants no file; the app hands it to nobody.
            continue
        if not is_being_looked_into(work.db, work.channel, chat_id, file.unique_id):
            request_download(work.db, work.channel, chat_id, file.remote_id, file.unique_id, work.now, LOOK)


def guard() -> Handler:
    """To be added in the group `FIRST`: before anybody has been given a file that came."""
    return TypeHandler(FileReady, _look_at_file)


async def _look_at_file(ready: FileReady, context: Context) -> None:
    """What was found in a file when it was fetched (handlers/secrecy/in_sandbox.py); its content has not been kept."""
    nobody_asked = ready.purpose == LOOK
    if nobody_asked:
        context.work.handled = True
    if ready.error is None or ready.error not in (_REFUSALS if nobody_asked else _TOLD_FIRST):
        return
    _scrub_file(context.work, ready)
    asked_in_form = ready.purpose.startswith(FILE_DRAFT)
    if not asked_in_form and not nobody_asked and ready.error != "secret":
        # Something else than a picture where pictures are asked for: that is told where it was asked.
        return
    screen = Screen(_REFUSALS[ready.error].format(mark=ready.mark))
    await context.bot.send_message(ready.chat_id, **message_arguments(screen))
    if asked_in_form or nobody_asked:
        context.work.handled = True
        raise ApplicationHandlerStop


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
