"""The simulated Telegram's chats and menus over a restart."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.play.simulator.telegram.chats import Chat, ChatStanding, KeptMessage
from bot.play.simulator.telegram.server import TelegramServer


def keep(server: TelegramServer) -> dict[str, Any]:
    return {"chats": [_chat(chat) for chat in server.chats], "commands": server.commands.by_scope}


def restore(server: TelegramServer, kept: dict[str, Any]) -> None:
    server.commands.by_scope.update(kept["commands"])
    for one in kept["chats"]:
        chat = server.open_chat(Chat(one["id"], one["kind"], one["name"], one["username"]))
        chat.standing, chat.moved_to = ChatStanding(one["standing"]), one["moved_to"]
        chat.pinned, chat.last_id = one["pinned"], one["last_id"]
        for message in one["messages"]:
            whole = KeptMessage(**(message | {"at": datetime.fromisoformat(message["at"])}))
            chat.messages[whole.id] = whole


def _chat(chat: Chat) -> dict[str, Any]:
    messages = [asdict(kept) | {"at": kept.at.isoformat()} for kept in chat.messages.values()]
    return {
        "id": chat.id,
        "kind": chat.kind,
        "name": chat.name,
        "username": chat.username,
        "standing": chat.standing.value,
        "moved_to": chat.moved_to,
        "pinned": list(chat.pinned),
        "last_id": chat.last_id,
        "messages": messages,
    }
