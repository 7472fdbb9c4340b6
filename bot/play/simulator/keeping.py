"""The demo's chats over a restart: what stands on the simulator's side, written to a file whenever it changes.

The bot's own memory is its database; this is the memory of the apps: chats, files, menus, updates not yet fetched, and
how far the clock had been moved. What is written is whole (it replaces the file in one step); the very last change may
be missing after a kill, and then the bot's resending says so, as it would with the real apps.
"""

import asyncio
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.play.simulator.files import FileShelf, Stored
from bot.play.simulator.players import Players
from bot.play.simulator.registry import BY_NAME
from bot.play.simulator.server import ApiServer
from bot.play.simulator.updates import WaitingUpdate

FORM = 1
_FILE_FIELDS = ("file_id", "unique_id", "path", "name", "mime", "width", "height")


class Keeper:
    """Keeps the simulator's side in `folder`."""

    def __init__(self, players: Players, folder: Path) -> None:
        self._players, self._folder = players, folder
        self._file = folder / "simulator.json"
        folder.mkdir(parents=True, exist_ok=True)
        self._changed = asyncio.Event()
        for server in players.servers.values():
            server.changes.listen(self._changed.set)

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
        for name, server in players.servers.items():
            self._restore_server(server, kept[name])
            BY_NAME[name].restore(server, kept[name])
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
        apps = {name: self._server(server) | BY_NAME[name].keep(server) for name, server in players.servers.items()}
        return {"form": FORM, "now": players.clock.now().isoformat(), "people": people, **apps}

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

    def _files(self, shelf: FileShelf) -> list[dict[str, Any]]:
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
        waiting = [WaitingUpdate(number, body, datetime.fromisoformat(at)) for number, body, at in kept["waiting"]]
        server.updates.put_back(waiting, kept["next"])
        for one in kept["files"]:
            content = (self._folder / "files" / one.pop("content")).read_bytes()
            server.files.put_back(Stored(**one, content=content))
