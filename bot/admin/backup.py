"""A backup that can be taken while the bot runs: the database in one consistent file, and its files beside it.

It has its final name only when it is whole, on the disk, and has been read again; so whatever bears such a name is one.
It stays sealed with the key of the installation, which is not in it.
"""

import hashlib
import json
import os
import shutil
from datetime import datetime
from pathlib import Path

from bot.admin.backup_verifying import DATABASE, FILES, MANIFEST, BackupRefused, fingerprint, look_through
from bot.config import Storage
from storage import schema
from storage.copying import copy_database
from storage.database import backend_of, file_of
from storage.files import FileStore, hashes_in
from storage.keys import Key, sync_folder

TRIES = 3
PART = ".part"


def back_up(storage: Storage, target: Path, now: datetime) -> Path:
    """Copy the database and its files into a new folder below `target`; returns it.

    Raises BackupRefused, KeyFault, DatabaseFault, OSError; what is there then ends in `.part`, and is no backup.
    """
    database = file_of(storage.url)
    if database is None:
        said = f"{backend_of(storage.url)} is backed up with its own tool (pg_dump); copy {storage.files} with it"
        raise BackupRefused(said)
    if not database.exists():
        raise BackupRefused(f"there is no database at {database} yet")
    final = target / now.strftime("chibo-%Y%m%d-%H%M%S")
    if final.exists():
        raise BackupRefused(f"{final} is there already")
    part = final.with_name(final.name + PART)
    key = storage.read_key()
    _copy_until_whole(storage, key, part)
    look_through(part, key)
    _write_manifest(part, key, now)
    _sync(part)
    part.rename(final)
    sync_folder(target)
    return final


def _copy_until_whole(storage: Storage, key: Key | None, part: Path) -> None:
    """A file that is forgotten while the copy is made would be missing in it: then the copy is made once more."""
    for _ in range(TRIES):
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        copy_database(storage.url, f"sqlite:///{part / DATABASE}", key)
        missing = _copy_files(FileStore(storage.files, key), FileStore(part / FILES, key), part, key)
        if not missing:
            return
    raise BackupRefused(f"{len(missing)} files are missing in {storage.files}, such as {missing[0]}: no backup is made")


def _copy_files(source: FileStore, copy: FileStore, part: Path, key: Key | None) -> list[str]:
    """Copy every file that the copied database speaks of, as it lies there; returns the hashes of those not found."""
    missing = []
    for digest in hashes_in(part / DATABASE, key):
        path = copy.path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(source.path(digest), path)
        except FileNotFoundError:
            missing.append(digest)
    return missing


def _write_manifest(part: Path, key: Key | None, now: datetime) -> None:
    content = (part / DATABASE).read_bytes()
    told = {
        "made_at": now.isoformat(),
        "revision": schema.newest_revision(),
        "key": fingerprint(key),
        "database": {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()},
        "files": sum(path.is_file() for path in (part / FILES).rglob("*")),
    }
    (part / MANIFEST).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _sync(folder: Path) -> None:
    """Wait until all of it is on the disk: before that it may not look complete."""
    for path in [*folder.rglob("*"), folder]:
        if path.is_dir():
            sync_folder(path)
            continue
        with path.open("rb") as file:
            os.fsync(file.fileno())
