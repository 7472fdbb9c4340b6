"""Everything under another key: a plain database and its files are taken over, or one key is changed for another.

It may be killed at any moment, and goes on where it stood when it is called again with the same keys.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from storage.database import open_engine
from storage.files import FileStore, hashes_in
from storage.keys import Key, WrongKey, sync_folder
from storage.sealed_folder import mark
from storage.sealing import Damaged

COMING = ".resealed"
PUBLISHED = "published"


@dataclass(frozen=True)
class Place:
    """Where an installation keeps what it keeps."""

    database: Path
    files: Path


def reseal(place: Place, before: Key | None, key: Key) -> None:
    """Bring the database, then each file, from one key (None: plain) to another. Nobody else may use them meanwhile.

    Raises WrongKey where the database opens with neither, FileNotFoundError, Damaged, OSError.
    """
    if not _opens(place.database, key):
        _reseal_database(place.database, before, key)
    _reseal_files(place, before, key)
    # What was published is made anew for whoever is sent it next.
    shutil.rmtree(place.files / PUBLISHED, ignore_errors=True)


def damaged_files(place: Place, key: Key) -> list[str]:
    """The names, below the folder, of files that cannot be read with the key they are sealed with: a change of key
    would stop at the first of them, half-way.
    """
    store = FileStore(place.files, key)
    return [
        str(store.path(digest).relative_to(place.files))
        for digest in hashes_in(place.database, key)
        if store.path(digest).exists() and not _is_readable(store, digest)
    ]


def _is_readable(store: FileStore, digest: str) -> bool:
    try:
        store.read(digest)
    except Damaged:
        return False
    return True


def export_database(source: Path, source_key: Key | None, target: Path, target_key: Key | None) -> None:
    """Write the whole of a database that nobody uses into a new file, under another key; None means plain.

    Raises WrongKey, DatabaseFault; the target is then not whole.
    """
    engine = open_engine(f"sqlite:///{source}", source_key)
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("ATTACH DATABASE ? AS target KEY ?", (str(target), _written(target_key)))
        # The new file is waited for once, when it is whole.
        cursor.execute("PRAGMA target.synchronous = OFF")
        cursor.execute("BEGIN")
        cursor.execute("SELECT sqlcipher_export('target')")
        cursor.execute("COMMIT")
        cursor.execute("DETACH DATABASE target")
    finally:
        raw.close()
        engine.dispose()


def _written(key: Key | None) -> str:
    return "" if key is None else f"x'{key.hex}'"


def _opens(file: Path, key: Key) -> bool:
    engine = open_engine(f"sqlite:///{file}", key)
    try:
        engine.connect().close()
    except WrongKey:
        return False
    finally:
        engine.dispose()
    return True


def _reseal_database(file: Path, before: Key | None, key: Key) -> None:
    """Written beside it and put in its place in one step. Closing the old one has emptied its log into it."""
    coming = file.with_name(file.name + COMING)
    coming.unlink(missing_ok=True)
    export_database(file, before, coming, key)
    with coming.open("rb") as written:
        os.fsync(written.fileno())
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    coming.replace(file)
    sync_folder(file.parent)


def _reseal_files(place: Place, before: Key | None, key: Key) -> None:
    old, new = FileStore(place.files, before), FileStore(place.files, key)
    for digest in hashes_in(place.database, key):
        if old.path(digest).exists():
            new.write(digest, old.read(digest))
            old.path(digest).unlink()
    mark(place.files, key)
    # What was being written when it was killed.
    for part in list(place.files.rglob("*.part")):
        part.unlink()
