"""The files of a row: made from a recipe in a thread, or read from where they are kept, before the row's turn."""

import asyncio
import json
import mimetypes
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

from bot.channels.api import Upload
from storage.delivering import DueRow
from storage.files import FileStore

_RENDERINGS_KEPT = 8
Recipe = dict[str, Any]
Render = Callable[[Recipe], tuple[str, bytes, str]]


class Attachments:
    """Holds the files of the rows that are about to be sent. One rendering is made at a time, equal ones once."""

    def __init__(self, files: FileStore, render: Render) -> None:
        self._files, self._render = files, render
        self._of_row: dict[int, dict[str, Upload]] = {}
        self._rendered: OrderedDict[str, Upload] = OrderedDict()
        self._gate = asyncio.Lock()

    def missing(self, row: DueRow) -> bool:
        """Whether the row has a file that has to be made first."""
        made = self._of_row.get(row.id, {})
        return any(_key(given) not in made for given in _files_in(row.payload))

    async def make(self, row: DueRow) -> None:
        """Make the row's files. Raises whatever a rendering raises; FileNotFoundError for a file that is not there."""
        made = {_key(given): await self._one(given) for given in _files_in(row.payload)}
        self._of_row[row.id] = made

    def put_in(self, row: DueRow) -> dict[str, Any]:
        """The row's payload with each file in its place."""
        made = self._of_row.get(row.id)
        return {name: _filled(value, made) for name, value in row.payload.items()} if made else dict(row.payload)

    def forget(self, row_id: int) -> None:
        self._of_row.pop(row_id, None)

    async def _one(self, given: Recipe) -> Upload:
        if "file_hash" in given:
            content = await asyncio.to_thread(self._files.read, given["file_hash"])
            return Upload(given["filename"], content, mimetypes.guess_type(given["filename"])[0] or _ANY)
        async with self._gate:
            key = _key(given)
            if key not in self._rendered:
                self._rendered[key] = Upload(*await asyncio.to_thread(self._render, given["render"]))
                while len(self._rendered) > _RENDERINGS_KEPT:
                    self._rendered.popitem(last=False)
            return self._rendered[key]


_ANY = "application/octet-stream"


def _is_file(value: Any) -> bool:
    return isinstance(value, dict) and ("render" in value or "file_hash" in value)


def _files_in(payload: dict[str, Any]) -> Iterator[Recipe]:
    for value in payload.values():
        if _is_file(value):
            yield value
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, dict) and _is_file(item.get("media")):
                yield item["media"]


def _filled(value: Any, made: dict[str, Upload]) -> Any:
    if _is_file(value):
        return made[_key(value)]
    if isinstance(value, list):
        return [_filled(item, made) for item in value]
    if isinstance(value, dict) and _is_file(value.get("media")):
        return {**value, "media": made[_key(value["media"])]}
    return value


def _key(given: Recipe) -> str:
    return json.dumps(given, sort_keys=True)
