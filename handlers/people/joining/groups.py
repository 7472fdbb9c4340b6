"""Group chats: a polite line when the bot is brought in or spoken to, once a day at most, and nothing else."""

from telegram import Chat, Update

from handlers.context import Work
from handlers.people.home.texts import GROUP
from handlers.screens.screen import Screen, message_payload
from handlers.tasks.cell_tasks.groups import answer
from storage.outbox import Outgoing, enqueue

KIND = "group"
_OUT = ("left", "kicked")


def greet(work: Work, update: Update, chat: Chat) -> None:
    """Say the line, if the update calls for it and it has not been said in this group today. The cell's group is
    answered with the sums of its tasks, where the secretary turned that on.
    """
    if answer(work, update, chat):
        return
    if not (_brought_in(update) or _spoken_to(update, work.bot_username)):
        return
    payload = message_payload(Screen(GROUP), chat.id)
    key = f"{KIND}|chat:{chat.id}||{work.today.isoformat()}"
    enqueue(work.db, Outgoing(work.channel, chat.id, "sendMessage", payload, KIND, unique_key=key), work.now)


def _brought_in(update: Update) -> bool:
    change = update.my_chat_member
    return (
        change is not None
        and change.old_chat_member.status in _OUT
        and change.new_chat_member.status not in (*_OUT, "restricted")
    )


def _spoken_to(update: Update, username: str) -> bool:
    text = (update.message.text or update.message.caption or "") if update.message is not None else ""
    if not username or f"@{username}".lower() in text.lower():
        return bool(username)
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return first.startswith("/") and "@" not in first
