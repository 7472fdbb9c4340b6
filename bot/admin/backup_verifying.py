"""Whether a backup is whole: its database, every file that it speaks of, and the chain of its audit."""

import hashlib
import json
from pathlib import Path
from typing import Any

from storage.audit_verifying import verify
from storage.copying import integrity_faults
from storage.database import Database, DatabaseFault
from storage.files import FileStore, kept_hashes
from storage.keys import Key

DATABASE, FILES, MANIFEST = "chibo.db", "files", "manifest.json"


class BackupRefused(Exception):
    """The backup cannot be taken, or is none; the message says why in one line."""


def verify_backup(folder: Path, key: Key | None) -> dict[str, Any]:
    """Look through a finished backup; returns its manifest. Raises BackupRefused, KeyFault, OSError."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise BackupRefused(f"{folder} is no finished backup: it has no {MANIFEST}") from None
    if manifest.get("key") != fingerprint(key):
        raise BackupRefused(f"{folder} was sealed with another key (storage.key_file)")
    content = (folder / DATABASE).read_bytes()
    if manifest.get("database", {}).get("sha256") != hashlib.sha256(content).hexdigest():
        raise BackupRefused(f"{folder / DATABASE} is not the one that was backed up")
    look_through(folder, key)
    return manifest


def look_through(folder: Path, key: Key | None) -> None:
    """Read all of it again. Raises BackupRefused, KeyFault."""
    database = Database(f"sqlite:///{folder / DATABASE}", key)
    try:
        if faults := integrity_faults(database.engine):
            raise BackupRefused(f"the database in {folder} is damaged: {faults[0]}")
        with database.reading() as db:
            hashes, audit = kept_hashes(db), verify(db)
    except DatabaseFault as error:
        raise BackupRefused(f"the database in {folder} is damaged ({type(error).__name__})") from None
    finally:
        database.close()
    if not audit.well:
        raise BackupRefused(f"the audit in {folder} does not hold: {audit.faults[0]}")
    files = FileStore(folder / FILES, key)
    if wrong := [digest for digest in hashes if not files.holds(digest)]:
        raise BackupRefused(f"{len(wrong)} files in {folder} are missing or damaged, such as {wrong[0]}")


def fingerprint(key: Key | None) -> str:
    """By which a key is known again, without telling anything of it."""
    return "none" if key is None else key.derived("fingerprint")[:8].hex()
