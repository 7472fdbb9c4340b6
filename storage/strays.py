"""Files on the disk that no row knows: of a write that was killed, or of a row that went while the disk stood still."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from storage.files import FileStore

# The two letters by which contents are spread; what lies beside these folders is not the store's.
_FOLDERS = "[0-9a-f][0-9a-f]"


def strays(store: FileStore, known: Collection[str], before: datetime) -> list[Path]:
    """The files last written before that moment that hold none of the contents with these hashes."""
    names, moment = names_of(store, known), before.timestamp()
    there = (path for folder in store.folder.glob(_FOLDERS) for path in folder.iterdir())
    return [path for path in there if path.name not in names and path.stat().st_mtime < moment]


def names_of(store: FileStore, known: Collection[str]) -> set[str]:
    """How the contents with these hashes are called on the disk."""
    return {store.path(digest).name for digest in known}
