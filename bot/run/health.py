"""How the installation does: what waits and since when, whether it can write, how much room there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import structlog

from bot.clock import MovableClock
from bot.intake.quota import Quota
from bot.run.direct_alarm import DirectAlarm
from bot.run.standing import Standing
from handlers.screens import failures, texts
from storage.audit_chain import oldest_unlinked
from storage.condition import LEAST_ROOM_MB, age, queues, room_mb
from storage.database import Database, Db

# Rows of the audit are linked each minute.
LINKED_WITHIN = timedelta(minutes=2)
EVERY_SECONDS = 60.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Condition:
    """Numbers, nothing of anybody. `troubles` name what somebody has to look after."""

    told: Mapping[str, Any]
    troubles: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        status = "degraded" if self.troubles else "ok"
        return {"ok": not self.troubles, "status": status, "troubles": list(self.troubles), **self.told}


class Health:
    """Looks at one installation: its database and the folder of its files."""

    def __init__(
        self,
        database: Database,
        clock: MovableClock,
        files: Path,
        quota: Quota,
        direct: DirectAlarm | None = None,
        standing: Standing | None = None,
    ) -> None:
        """`direct` tells who keeps chibo running where nothing can be written; `standing` is how each channel does."""
        self._standing = standing or Standing((), clock)
        self._database, self._clock, self._files, self._quota = database, clock, files, quota
        self._direct = direct or DirectAlarm({}, clock)
        self._unlinked: datetime | None = None

    def look(self) -> Condition:
        """Raises DatabaseFault where the database cannot even be read."""
        now = self._clock.now()
        with self._database.reading() as db:
            waits, unlinked = queues(db, now), oldest_unlinked(db)
            nearly_full = self._quota.is_nearly_full(db)
        room, writable = room_mb(self._files), is_writable(self._files)
        troubles = {
            "channel_fails": bool(self._standing.failing_for_long()),
            "write_failed": self._database.write_failed,
            "files_unwritable": not writable,
            "files_nearly_full": nearly_full,
            "disk_nearly_full": room < LEAST_ROOM_MB,
            # After a downtime it is old for a moment: the schedule has had its look where it was there a look ago.
            "audit_unlinked": age(unlinked, now) > LINKED_WITHIN.total_seconds() and unlinked == self._unlinked,
        }
        told = {
            "inbox_waiting": waits.inbox,
            "outbox_waiting": waits.outbox,
            "channels_failing": dict(self._standing.failing()),
            "inbox_oldest_seconds": waits.inbox_oldest,
            "outbox_oldest_seconds": waits.outbox_oldest,
            "last_write_ok": not self._database.write_failed,
            "audit_unlinked_seconds": age(unlinked, now),
            "files_mb": waits.files_mb,
            "disk_free_mb": room,
            "scrub_waits": self._database.scrub_waits,
        }
        return Condition(told, (*waits.troubles, *(name for name, so in troubles.items() if so)))

    async def run(self) -> None:
        """Look every minute, and tell who keeps chibo running, until cancelled."""
        while True:
            await self.tell()
            await self._clock.sleep(EVERY_SECONDS)

    async def tell(self) -> None:
        """Tell of each trouble, once an hour at most. Where not even that can be written, it is told directly."""
        try:
            troubles = self.look().troubles
            with self._database.reading() as db:
                self._unlinked = oldest_unlinked(db)
                self._direct.learn(db)
            if troubles:
                log.error("health.degraded", troubles=troubles)
                async with self._database.writing() as unit:
                    self._alarm(unit.db, troubles)
                    unit.commit()
        except Exception as error:
            log.error("health.not_told", error=type(error).__name__)
            await self._direct.tell()

    def _alarm(self, db: Db, troubles: tuple[str, ...]) -> None:
        now = self._clock.now()
        for trouble in troubles:
            failures.alarm(db, texts.TROUBLES[trouble], f"{trouble}@{now:%Y-%m-%dT%H}", now)


def is_writable(folder: Path) -> bool:
    """Whether a file can be written there: tried, as rights alone do not tell."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError:
        return False
    return True
