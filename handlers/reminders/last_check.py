"""The last check: what was written and has waited is asked again before it leaves."""

from collections.abc import Mapping

from handlers.context import Work
from handlers.reminders.reminder import Reminder
from handlers.screens.notices import Key, key_of
from storage.leaves import on_leave
from storage.people import Person


def last_check(work: Work, reminders: Mapping[str, Reminder], unique_key: str | None) -> bool:
    """Whether the row of this key is still to go, as things are now. `reminders` by their kind; what is no reminder
    goes.
    """
    key = key_of(unique_key)
    reminder = reminders.get(key.kind) if key is not None else None
    return key is None or reminder is None or _is_still_due(work, reminder, key)


def _is_still_due(work: Work, reminder: Reminder, key: Key) -> bool:
    person = work.db.get(Person, key.person_id)
    if person is None or not person.active:
        return False
    if not reminder.on_leave and person.id in on_leave(work.db, work.today):
        return False
    if reminder.still is not None:
        return reminder.still(work, key)
    named = (key.subject, key.person_id, key.slot)
    return any((one.subject, one.person_id, one.slot) == named for one in reminder.due(work))
