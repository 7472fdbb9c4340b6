"""Whoever has taken the disk: what of the sample and the script can be read in any file below the tour's data."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.channels.api import Upload
from bot.delivery.public_files import PublicFiles
from bot.play.sample import texts, ward
from bot.play.simulated import Simulated
from bot.play.tour.script import Scene
from handlers.language.names import fold
from storage.files import kept_hashes
from storage.sealing import MARK

# Shorter words may stand anywhere by chance, or in the tables' own names.
LONG_ENOUGH = 8
FORMS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda word: word.encode(),
    "without accents": lambda word: fold(word).encode(),
    "UTF-16": lambda word: word.encode("utf-16-le"),
    "in JSON": lambda word: json.dumps(word)[1:-1].encode(),
}


def words_of(scenes: Sequence[Scene]) -> set[str]:
    """Names, themes, opinions, tasks and reports of the sample ward, and all that is typed in the scenes."""
    said = {line.what for scene in scenes for line in scene.lines if line.does == "says"}
    sample = {one.name for one in ward.cast()} | set(_texts([texts.PLANNED, texts.HELD, texts.TASKS]))
    return {word for word in said | sample if len(word) >= LONG_ENOUGH and " " in word}


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from _texts(list(part.values()))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _texts(one)


def read_below(folder: Path, scenes: Sequence[Scene]) -> set[tuple[str, str]]:
    """(word, form) of what some file of the folder shows."""
    contents = [file.read_bytes() for file in _files(folder)]
    return {
        (word, form)
        for word in words_of(scenes)
        for form, written in FORMS.items()
        if any(written(word) in content for content in contents)
    }


def unsealed_below(folder: Path) -> set[str]:
    """The names of the files that do not begin as sealed ones do. A compressed document would show no word."""
    return {file.name for file in _files(folder) if not file.read_bytes().startswith(MARK)}


def publish_everything(everything: Simulated) -> None:
    """Give each kept file out by a link, as a channel without files has it. There is at least one."""
    store = everything.house.files
    public = PublicFiles("https://chibo.invalid", store.folder, everything.clock, everything.database.key)
    with everything.database.reading() as db:
        hashes = kept_hashes(db)
    assert hashes
    for digest in hashes:
        public.publish(Upload("file.png", store.read(digest), "image/png"))


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
