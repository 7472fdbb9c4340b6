"""What lies on the disk and is of no use to anybody any more: published copies whose links have ended, and files that
no row knows.
"""

import asyncio
from datetime import timedelta

import structlog

from bot.clock import MovableClock
from bot.delivery.public_files import forget_old
from storage.database import Database
from storage.files import FileStore, kept_hashes
from storage.strays import names_of, strays

EVERY = timedelta(hours=6)
# So many may be left over, or as many as are known; more are somebody's whose database this is not.
FEW = 20

log = structlog.get_logger(__name__)


class Sweeper:
    """`strays_after`: so long a file may lie there that no row knows (it may be on its way). Beside an empty or another
    database (a slip in its address, a restore cut off) nearly every file looks like one: then none is touched.
    """

    def __init__(self, database: Database, clock: MovableClock, files: FileStore, strays_after: timedelta) -> None:
        self._database, self._clock, self._files, self._after = database, clock, files, strays_after

    async def run(self) -> None:
        """Sweep at once and every six hours, until cancelled."""
        while True:
            try:
                await self.sweep()
            except Exception as error:
                log.error("sweeping.failed", error=type(error).__name__)
            await self._clock.sleep(EVERY.total_seconds())

    async def sweep(self) -> int:
        """Sweep once. Returns how many files went."""
        now = self._clock.now()
        gone = forget_old(self._files.folder, now)
        known = self._known()
        found = await asyncio.to_thread(strays, self._files, known, now - self._after)
        if found and (not known or len(found) > max(FEW, len(known))):
            log.error("sweeping.refused", strays=len(found), known=len(known))
            return gone
        # What was taken in while the folders were gone through is none.
        names = names_of(self._files, self._known()) if found else set()
        lost = [path for path in found if path.name not in names]
        for path in lost:
            path.unlink(missing_ok=True)
        if gone or lost:
            log.info("sweeping.done", published=gone, strays=len(lost))
        return gone + len(lost)

    def _known(self) -> list[str]:
        with self._database.reading() as db:
            return kept_hashes(db)
