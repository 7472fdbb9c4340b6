"""One process over one database: where a conversation stands is partly in memory, so that two would contradict.

On SQLite a lock on a file beside the database says who it is; it ends with the process, however that ends.
"""

import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog

from bot.clock import MovableClock
from storage.database import Unusable, file_of, make_folder_of

PATIENCE_SECONDS = 30

log = structlog.get_logger(__name__)


class NotAlone(Exception):
    """Another process works over this database, for longer than a restart takes."""


@asynccontextmanager
async def alone(url: str, clock: MovableClock) -> AsyncIterator[None]:
    """Be the only one over the database at `url`; whoever is ending is waited for. Raises NotAlone, Unusable."""
    file = file_of(url)
    if file is None:
        yield
        return
    handle = _open(file.with_name(f"{file.name}.lock"))
    try:
        await _lock(handle, clock)
        yield
    finally:
        os.close(handle)


def _open(path: Path) -> int:
    make_folder_of(path)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from None


async def _lock(handle: int, clock: MovableClock) -> None:
    for waited in range(PATIENCE_SECONDS + 1):
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if waited == 0:
                log.warning("bot.waits_for_another", seconds=PATIENCE_SECONDS)
            await clock.sleep(1)
    raise NotAlone
