"""The last check: what was written and has waited is asked again before it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.context import Work
from handlers.reminders.news import News, holds_right
from handlers.reminders.reminder import Reminder
from handlers.screens.notices import Key, key_of
from storage.accounts import is_left, speaks_for
from storage.leaves import on_leave
from storage.people import Person

# Why a row is taken back, as it is noted there.
NOT_THEIRS = "the account is no longer theirs, or they are gone"
AWAY = "they are on leave"
NO_RIGHT = "they no longer have the right"
NOT_SO = "no longer so"


@dataclass(frozen=True)
class Waited:
    """A row that waited: for which chat, under which key (None: it is no notice), and whom it answers, if anybody."""

    chat_id: int
    unique_key: str | None
    speaker_id: int | None = None


@dataclass
class LastCheck:
    """The check of the rows of one unit of work: what is due is asked once for all of them."""

    work: Work
    reminders: Mapping[str, Reminder]
    news: Mapping[str, News]
    _due: dict[str, set[tuple[str, int, str]]] = field(default_factory=dict)

    def refused(self, row: Waited) -> str | None:
        """Why the row is not to go, as things are now; None where it is."""
        key = key_of(row.unique_key)
        person_id = key.person_id if key is not None else row.speaker_id
        if person_id is None:
            return None
        if not speaks_for(self.work.db, row.chat_id, person_id):
            # Who has just withdrawn their consent is told so still; what waited before was taken back with it.
            return None if key is None and is_left(self.work.db, row.chat_id) else NOT_THEIRS
        return self._refused(key) if key is not None else None

    def _refused(self, key: Key) -> str | None:
        work, person = self.work, self.work.db.get_one(Person, key.person_id)
        reminder, news = self.reminders.get(key.kind), self.news.get(key.kind)
        if reminder is not None and not reminder.on_leave and person.id in on_leave(work.db, work.today):
            return AWAY
        if news is not None and not holds_right(work, news, key, person):
            return NO_RIGHT
        return None if self._is_so(key, reminder, news) else NOT_SO

    def _is_so(self, key: Key, reminder: Reminder | None, news: News | None) -> bool:
        if news is not None and news.still is not None:
            return news.still(self.work, key)
        if reminder is None:
            return True
        if reminder.still is not None:
            return reminder.still(self.work, key)
        if key.kind not in self._due:
            named = ((one.subject, one.person_id, one.slot) for one in reminder.due(self.work))
            self._due[key.kind] = set(named)
        return (key.subject, key.person_id, key.slot) in self._due[key.kind]
