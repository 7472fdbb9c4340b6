"""A backup that can be taken while the bot runs: the database in one consistent file, and the files beside it."""

import shutil
from datetime import datetime
from pathlib import Path

from bot.config import Storage
from bot.delivery.public_files import FOLDER
from storage.database import backend_of, copy_database, file_of


class BackupRefused(Exception):
    """The backup cannot be taken this way; the message says which way instead."""


def back_up(storage: Storage, target: Path, now: datetime) -> Path:
    """Copy the database and the files into a new folder below `target`; returns it. Raises BackupRefused, OSError.

    The files come after the database: every file a row speaks of was whole on disk before its row existed.
    """
    database, files = file_of(storage.url), storage.files
    if database is None:
        raise BackupRefused(f"{backend_of(storage.url)} is backed up with its own tool (pg_dump); copy {files} with it")
    if not database.exists():
        raise BackupRefused(f"there is no database at {database} yet")
    folder = target / now.strftime("chibo-%Y%m%d-%H%M%S")
    folder.mkdir(parents=True)
    copy_database(storage.url, f"sqlite:///{folder / 'chibo.db'}", storage.read_key())
    if files.exists():
        shutil.copytree(files, folder / "files", ignore=shutil.ignore_patterns("*.part", FOLDER))
    return folder
