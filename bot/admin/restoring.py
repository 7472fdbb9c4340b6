"""`chibo restore`: a backup is put back, after it has been looked through, and with what is there kept aside."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from bot.admin.backup_verifying import DATABASE, FILES, BackupRefused, verify_backup
from bot.admin.stopped import while_stopped
from bot.config import Storage
from storage.database import file_of
from storage.keys import sync_folder

COMING = ".restoring"


def restore(storage: Storage, backup: Path, yes: bool, now: datetime) -> list[str]:
    """Put a backup where the settings say. What is there already is moved aside, if `yes`. Returns what to say.

    Raises BackupRefused, StillRunning, KeyFault, OSError. Killed, it is done again with `yes`.
    """
    database, files = file_of(storage.url), storage.files
    if database is None:
        raise BackupRefused("a database on a server is restored with its own tool; put the files back beside it")
    with while_stopped(storage.url):
        manifest = verify_backup(backup, storage.read_key())
        there = [path for path in _places(database, files) if path.is_file() or (path.is_dir() and any(path.iterdir()))]
        if there and not yes:
            raise BackupRefused(f"{there[0]} is there already: with --yes it is moved aside")
        coming = database.with_name(database.name + COMING), files.with_name(files.name + COMING)
        _copy(backup, *coming)
        aside = [_put_aside(path, database, now) for path in there]
        if files.is_dir():
            files.rmdir()
        coming[1].rename(files)
        # The database comes last: without it nothing looks restored.
        coming[0].rename(database)
        sync_folder(database.parent)
        sync_folder(files.parent)
    return [f"Restored what was backed up at {manifest['made_at']}.", *(f"Moved aside: {path}" for path in aside)]


def _places(database: Path, files: Path) -> list[Path]:
    return [database, *(database.with_name(database.name + end) for end in ("-wal", "-shm")), files]


def _copy(backup: Path, database: Path, files: Path) -> None:
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir(parents=True)
    if (backup / FILES).exists():
        shutil.copytree(backup / FILES, files, dirs_exist_ok=True)
    shutil.copyfile(backup / DATABASE, database)
    for path in (database, *(one for one in files.rglob("*") if one.is_file())):
        with path.open("rb") as copied:
            os.fsync(copied.fileno())


def _put_aside(path: Path, database: Path, now: datetime) -> Path:
    """Under its name with the moment; what belongs to the database (its log) keeps belonging to it."""
    begins = database.name if path.name.startswith(database.name) else path.name
    return path.rename(path.with_name(f"{begins}.before-{now:%Y%m%d-%H%M%S}{path.name.removeprefix(begins)}"))
