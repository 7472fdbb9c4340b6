"""The key under which all that chibo keeps is sealed: 256 bits, in a file of its own or in the environment.

It never stands in the database, in the database's folder, or in a backup.
"""

import errno
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LENGTH = 32


class KeyFault(Exception):
    """What is kept cannot be opened. The message is one line that says what to do."""


class NoKey(KeyFault):
    """There is no key, or what stands in its place is none."""


class WrongKey(KeyFault):
    """What is kept was sealed with another key, or is not sealed at all."""


class Key:
    """256 bits. They show in no representation, so that they come into no log."""

    __slots__ = ("secret",)

    def __init__(self, secret: bytes) -> None:
        """Raises ValueError where these are not 32 bytes."""
        if len(secret) != LENGTH:
            raise ValueError("a key has 256 bits")
        self.secret = secret

    @classmethod
    def new(cls) -> "Key":
        return cls(secrets.token_bytes(LENGTH))

    @classmethod
    def parse(cls, written: str) -> "Key":
        """The key that is written as 64 hexadecimal digits. Raises ValueError, which does not repeat them."""
        try:
            return cls(bytes.fromhex(written.strip()))
        except ValueError:
            raise ValueError("a key is written as 64 hexadecimal digits") from None

    @property
    def hex(self) -> str:
        return self.secret.hex()

    def derived(self, purpose: str) -> bytes:
        """Another 256 bits, for one purpose: they tell nothing of the key, nor of those for other purposes."""
        return HKDF(SHA256(), LENGTH, salt=None, info=f"chibo {purpose}".encode()).derive(self.secret)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and secrets.compare_digest(self.secret, other.secret)

    def __hash__(self) -> int:
        return hash(self.secret)

    def __repr__(self) -> str:
        return "Key(…)"


def next_key_file(path: Path) -> Path:
    """Where the key lies that is being put in the place of the one at `path`: while it is there, neither opens all."""
    return path.with_name(f"{path.name}.next")


def read_key_file(path: Path, changing: bool = False) -> Key:
    """The key that stands in a file. Raises NoKey; unless `changing`, also where a change of key was interrupted.

    No error names the file: somebody may have typed the key in its place.
    """
    if not changing and next_key_file(path).exists():
        raise NoKey("the change of the key (storage.key_file) was interrupted: `chibo key rotate` goes on with it")
    try:
        return Key.parse(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        raise NoKey("there is no key where storage.key_file says: `chibo key new` makes one, or set it") from None
    except OSError as error:
        raise NoKey(f"the key (storage.key_file) cannot be read: {error.strerror}") from None
    except ValueError:
        raise NoKey("storage.key_file holds no key: it should be 64 hexadecimal digits") from None


def write_key_file(path: Path, key: Key) -> None:
    """Write a key where there is no file yet, for its owner's eyes alone: it is there whole, or not at all. Raises
    FileExistsError, OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(f"{key.hex}\n")
            file.flush()
            os.fsync(file.fileno())
        _name_once(part, path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def _name_once(part: Path, path: Path) -> None:
    """Give a file its name, unless there is one of this name: renaming would take its place."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        # A file system without a second name for a file.
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        part.rename(path)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
