"""What may be done only while no bot runs over the database."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from storage.database import file_of, make_folder_of


class StillRunning(Exception):
    """A bot runs over the database."""

    def __init__(self) -> None:
        super().__init__("the bot is running: stop it first")


@contextmanager
def while_stopped(url: str) -> Iterator[None]:
    """Keep a bot from starting meanwhile, by its own lock. Raises StillRunning, Unusable, OSError."""
    file = file_of(url)
    if file is None:
        yield
        return
    make_folder_of(file)
    handle = os.open(file.with_name(f"{file.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StillRunning from None
        yield
    finally:
        os.close(handle)
