"""A backup that can be taken while the bot runs: the database in one consistent file, and the files beside it."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from bot.delivery.public_files import FOLDER
from storage.database import backend_of, file_of


class BackupRefused(Exception):
    """The backup cannot be taken this way; the message says which way instead."""


def back_up(url: str, files: Path, target: Path, now: datetime) -> Path:
    """Copy the database and the files into a new folder below `target`; returns it. Raises BackupRefused, OSError.

    The files come after the database: every file a row speaks of was whole on disk before its row existed.
    """
    database = file_of(url)
    if database is None:
        raise BackupRefused(f"{backend_of(url)} is backed up with its own tool (pg_dump); copy {files} with it")
    if not database.exists():
        raise BackupRefused(f"there is no database at {database} yet")
    folder = target / now.strftime("chibo-%Y%m%d-%H%M%S")
    folder.mkdir(parents=True)
    _copy_database(database, folder / "chibo.db")
    if files.exists():
        shutil.copytree(files, folder / "files", ignore=shutil.ignore_patterns("*.part", FOLDER))
    return folder


def _copy_database(source: Path, target: Path) -> None:
    origin, copy = sqlite3.connect(source), sqlite3.connect(target)
    try:
        origin.backup(copy)
    finally:
        origin.close()
        copy.close()
