"""The state of the machine, as far as who administers can do something about it."""

from dataclasses import dataclass

from handlers.context import Work
from storage.condition import LEAST_ROOM_MB, Queues, queues, room_mb


@dataclass(frozen=True)
class Machine:
    """`room_mb` is None where no folder of files is known."""

    queues: Queues
    room_mb: int | None

    @property
    def troubles(self) -> tuple[str, ...]:
        """What somebody has to look after (handlers/screens/texts.py, `TROUBLES`)."""
        full = self.room_mb is not None and self.room_mb < LEAST_ROOM_MB
        return (*self.queues.troubles, *(("disk_nearly_full",) if full else ()))


def condition(work: Work) -> Machine:
    return Machine(queues(work.db, work.now), room_mb(work.files.folder) if work.files is not None else None)
