"""How much may be kept of what people send: by each person, and by the installation."""

from dataclasses import dataclass

from bot.config import IntakeSettings
from storage.database import Db
from storage.file_quota import bytes_kept, bytes_of_people_at, people_at
from storage.files import StoredFile

MB = 1024 * 1024
OWN_FULL, ALL_FULL = "own_full", "all_full"
# From this share on, who keeps chibo running hears of it: there is time yet.
NEARLY = 0.9


@dataclass(frozen=True)
class Quota:
    """Bounds in bytes."""

    by_person: int
    by_all: int

    @classmethod
    def of(cls, settings: IntakeSettings) -> "Quota":
        return cls(settings.files_mb_per_person * MB, settings.files_mb * MB)

    def refusal(self, db: Db, channel: str, chat_id: int, digest: str, size: int) -> str | None:
        """Why a content that came from a chat cannot be kept ("own_full", "all_full"); None where it can. One that is
        there already takes no room.
        """
        if db.get(StoredFile, digest) is not None:
            return None
        if bytes_kept(db) + size > self.by_all:
            return ALL_FULL
        own = self.by_person * max(1, people_at(db, channel, chat_id))
        return OWN_FULL if bytes_of_people_at(db, channel, chat_id) + size > own else None

    def is_nearly_full(self, db: Db) -> bool:
        return bytes_kept(db) >= NEARLY * self.by_all
