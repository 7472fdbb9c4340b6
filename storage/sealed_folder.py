"""With which key a folder of files is sealed: a small sealed file in it says so, before any other is read.

An embedded database notices a wrong key itself. One on a server does not know the key at all, and each file would be
missing under the names that another key gives.
"""

from pathlib import Path

from storage.files import write_whole
from storage.keys import Key, WrongKey
from storage.sealing import Damaged, Sealer

MARKER = ".sealed"
_KIND, _CONTENT = "folder", b"chibo\n"


def confirm(folder: Path, key: Key | None) -> None:
    """Raises WrongKey where the folder is marked as sealed with another key, or, without a key, as sealed at all."""
    marker = folder / MARKER
    if not marker.is_file():
        return
    if key is None:
        raise WrongKey(f"the files at {folder} are sealed: they open with their key alone (storage.key_file)")
    try:
        Sealer(key, _KIND).unseal(MARKER, marker.read_bytes())
    except Damaged:
        raise WrongKey(f"the files at {folder} were sealed with another key: see storage.key_file") from None


def claim(folder: Path, key: Key | None) -> None:
    """Confirm it, and mark a folder that is not marked yet. Raises WrongKey, OSError."""
    confirm(folder, key)
    if not (folder / MARKER).is_file():
        mark(folder, key)


def mark(folder: Path, key: Key | None) -> None:
    """Mark a folder whose files are all sealed with this key. Raises OSError."""
    if key is not None:
        write_whole(folder / MARKER, Sealer(key, _KIND).seal(MARKER, _CONTENT))
