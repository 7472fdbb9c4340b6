"""How the installation does, as its database and its disk tell: what waits since when, and how much room there is."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from storage import delivering, inbox, message_counts, outbox
from storage.database import Db
from storage.file_quota import bytes_kept

# A queue whose oldest row has waited longer does not move.
STANDS_AFTER = timedelta(minutes=10)
LEAST_ROOM_MB = 500
NONE, MB = 0, 1024 * 1024


@dataclass(frozen=True)
class Queues:
    """How many updates and messages wait, and for how long the oldest has (seconds); what is kept. `used_up`: whether
    a channel's plan is: then what waits for it stands, and is told of by itself.
    """

    inbox: int
    outbox: int
    inbox_oldest: int
    outbox_oldest: int
    used_up: bool
    files_mb: int

    @property
    def troubles(self) -> tuple[str, ...]:
        """What somebody has to look after, by name."""
        found = {
            "inbox_stands": self.inbox_oldest > STANDS_AFTER.total_seconds(),
            "outbox_stands": self.outbox_oldest > STANDS_AFTER.total_seconds() and not self.used_up,
            "plan_used_up": self.used_up,
        }
        return tuple(name for name, so in found.items() if so)


def queues(db: Db, now: datetime) -> Queues:
    return Queues(
        inbox=inbox.count_waiting(db),
        outbox=outbox.count_waiting(db),
        inbox_oldest=age(inbox.oldest_waiting(db), now),
        outbox_oldest=age(delivering.oldest_due(db, now), now),
        used_up=bool(message_counts.used_up(db, now)),
        files_mb=bytes_kept(db) // MB,
    )


def age(moment: datetime | None, now: datetime) -> int:
    """Seconds. A moment that is still to come was written by a clock that has stepped back: it is no age."""
    return NONE if moment is None else max(NONE, int((now - moment).total_seconds()))


def room_mb(folder: Path) -> int:
    """How much room there is where the folder is, or is to be."""
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.is_dir())
    return shutil.disk_usage(there).free // MB
