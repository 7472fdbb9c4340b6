"""What can still be read below a folder, byte by byte: in tables, free pages, logs, temporary and stored files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import text

from storage.database import Database, file_of


def files_with(folder: Path, words: Iterable[str | bytes]) -> dict[str, list[str]]:
    """The files below a folder that hold any of these words, whatever the files are."""
    wanted = [word.encode() if isinstance(word, str) else word for word in words]
    found: dict[str, list[str]] = {}
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        if hits := [word.decode(errors="replace") for word in wanted if word in content]:
            found[file.name] = hits
    return found


def chunks_of(stored: str | bytes, length: int = 24) -> list[bytes]:
    """What was stored, in pieces: a part of it left somewhere is found as well."""
    content = stored.encode() if isinstance(stored, str) else stored
    return [content[start : start + length] for start in range(0, len(content) - length + 1, length)]


def pages_in(database: Database) -> int:
    with database.reading() as db:
        return int(db.execute(text("PRAGMA page_count")).scalar_one())


def sealed_pages(database: Database, table: str, since: int) -> list[bytes]:
    """The pages that hold a table's only row, as they lie encrypted in the file and in its log: the table's first, and
    those behind the first `since`, on which a long row goes on.
    """
    file = file_of(database.url)
    assert file is not None
    with database.reading() as db:
        root = db.execute(text("SELECT rootpage FROM sqlite_master WHERE name = :name"), {"name": table}).scalar_one()
        size = int(db.execute(text("PRAGMA page_size")).scalar_one())
    pages = [*_of_file(file, size), *_of_log(file, size)]
    return [page for number, page in pages if number == root or number > since]


def _of_file(file: Path, size: int) -> Iterator[tuple[int, bytes]]:
    content = file.read_bytes()
    yield from ((1 + at // size, content[at : at + size]) for at in range(0, len(content), size))


def _of_log(file: Path, size: int) -> Iterator[tuple[int, bytes]]:
    """Of the write-ahead log: a head of 32 bytes, then pages, each behind 24 bytes that begin with its number."""
    log = file.with_name(f"{file.name}-wal")
    content = log.read_bytes() if log.exists() else b""
    for at in range(32, len(content), size + 24):
        yield int.from_bytes(content[at : at + 4]), content[at + 24 : at + 24 + size]
