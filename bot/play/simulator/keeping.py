"""The demo's chats over a restart: what stands on the simulator's side, written to a file whenever it changes.

The bot's own memory is its database; this is the memory of the apps: chats, files, menus, updates not yet fetched, and
how far the clock had been moved. What is written is whole (it replaces the file in one step); the very last change may
be missing after a kill, and then the bot's resending says so, as it would with the real apps.
"""

import asyncio
import hashlib
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.play.simulator.players import Players
from bot.play.simulator.server import ApiServer
from bot.play.simulator.shelf import Shelf, Stored
from bot.play.simulator.telegram.chats import Chat, Kept, Standing
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.updates import Waiting
from bot.play.simulator.zalo.server import ZaloChat, ZaloMessage, ZaloServer

FORM = 1
_FILE_FIELDS = ("file_id", "unique_id", "path", "name", "mime", "width", "height")


class Keeper:
    """Keeps the simulator's side in `folder`."""

    def __init__(self, players: Players, folder: Path) -> None:
        self._players, self._folder = players, folder
        self._file = folder / "simulator.json"
        folder.mkdir(parents=True, exist_ok=True)
        self._changed = asyncio.Event()
        for changes in (players.telegram.changes, players.zalo.changes):
            changes.listen(self._changed.set)

    def restore(self) -> bool:
        """Put everything back, the clock too. False where nothing was kept. ValueError for another form of file."""
        if not self._file.exists():
            return False
        kept = json.loads(self._file.read_text(encoding="utf-8"))
        if kept.get("form") != FORM:
            raise ValueError(f"{self._file} was written by another version")
        players = self._players
        if (ahead := datetime.fromisoformat(kept["now"]) - players.clock.now()).total_seconds() > 0:
            players.clock.move(ahead)
        self._restore_server(players.telegram, kept["telegram"])
        self._restore_server(players.zalo, kept["zalo"])
        _restore_telegram(players.telegram, kept["telegram"])
        _restore_zalo(players.zalo, kept["zalo"])
        for key, one in kept["people"].items():
            if player := players.people.get(key):
                player.channel, player.read = one["channel"], one["read"]
        return True

    async def run(self) -> None:
        """Keep every change until cancelled; what is being written then is written to its end."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            writing = asyncio.ensure_future(asyncio.to_thread(self._write, self._everything()))
            try:
                await asyncio.shield(writing)
            except asyncio.CancelledError:
                await writing
                raise

    def keep(self) -> None:
        """Keep what stands now."""
        self._write(self._everything())

    def _everything(self) -> dict[str, Any]:
        players = self._players
        people = {key: {"channel": one.channel, "read": dict(one.read)} for key, one in players.people.items()}
        telegram = self._server(players.telegram) | _telegram(players.telegram)
        zalo = self._server(players.zalo) | _zalo(players.zalo)
        now = players.clock.now().isoformat()
        return {"form": FORM, "now": now, "people": people, "telegram": telegram, "zalo": zalo}

    def _write(self, everything: dict[str, Any]) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps(everything, ensure_ascii=False), encoding="utf-8")
        new.replace(self._file)

    def _server(self, server: ApiServer) -> dict[str, Any]:
        waiting = [[one.number, one.body, one.at.isoformat()] for one in server.updates.everything()]
        return {
            "changes": server.changes.count,
            "next": server.updates.next_number,
            "waiting": waiting,
            "files": self._files(server.files),
        }

    def _files(self, shelf: Shelf) -> list[dict[str, Any]]:
        return [
            {name: getattr(one, name) for name in _FILE_FIELDS} | {"content": self._content(one.content)}
            for one in shelf.everything()
        ]

    def _content(self, content: bytes) -> str:
        """The name under which a content lies in the folder, where it is put unless it is there."""
        name = hashlib.sha256(content).hexdigest()
        path = self._folder / "files" / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return name

    def _restore_server(self, server: ApiServer, kept: dict[str, Any]) -> None:
        server.changes.count = kept["changes"]
        waiting = [Waiting(number, body, datetime.fromisoformat(at)) for number, body, at in kept["waiting"]]
        server.updates.put_back(waiting, kept["next"])
        for one in kept["files"]:
            content = (self._folder / "files" / one.pop("content")).read_bytes()
            server.files.put_back(Stored(**one, content=content))


def _telegram(server: TelegramServer) -> dict[str, Any]:
    return {"chats": [_chat(chat) for chat in server.chats], "commands": server.commands.by_scope}


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


def _restore_telegram(server: TelegramServer, kept: dict[str, Any]) -> None:
    server.commands.by_scope.update(kept["commands"])
    for one in kept["chats"]:
        chat = server.open_chat(Chat(one["id"], one["kind"], one["name"], one["username"]))
        chat.standing, chat.moved_to = Standing(one["standing"]), one["moved_to"]
        chat.pinned, chat.last_id = one["pinned"], one["last_id"]
        for message in one["messages"]:
            whole = Kept(**(message | {"at": datetime.fromisoformat(message["at"])}))
            chat.messages[whole.id] = whole


def _zalo(server: ZaloServer) -> dict[str, Any]:
    chats = [
        {"id": chat.id, "name": chat.name, "kind": chat.kind, "open": chat.open, "blocked": chat.blocked}
        | {"messages": [_zalo_message(message) for message in chat.messages]}
        for chat in server.chats.values()
    ]
    return {"chats": chats, "last_message": server.last_message, "public_url": server.public_url}


def _zalo_message(message: ZaloMessage) -> dict[str, Any]:
    document = message.document[0] if message.document else None
    return asdict(message) | {"at": message.at.isoformat(), "document": document}


def _restore_zalo(server: ZaloServer, kept: dict[str, Any]) -> None:
    """Links to files follow the simulator to its new address."""
    server.last_message = max(server.last_message, kept["last_message"])
    for one in kept["chats"]:
        messages = [_zalo_message_back(server, message, kept["public_url"]) for message in one.pop("messages")]
        chat = server.open_chat(ZaloChat(one["id"], one["name"]))
        chat.kind, chat.open, chat.blocked = one["kind"], one["open"], one["blocked"]
        chat.messages[:0] = messages


def _zalo_message_back(server: ZaloServer, kept: dict[str, Any], old_url: str) -> ZaloMessage:
    stored = server.files.by_path(kept["path"])
    document = (kept["document"], stored.content if stored else b"") if kept["document"] else None
    moved = {name: kept[name].replace(old_url, server.public_url) for name in ("text", "photo")}
    return ZaloMessage(**(kept | moved | {"at": datetime.fromisoformat(kept["at"]), "document": document}))
