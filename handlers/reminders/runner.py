"""The one runner: writes what is due, once, to whoever may and can be reached now.

What is held back – by the quiet hours, by leave, because nobody has joined yet – is not written, so that it is asked
for anew at the next look: whoever is back gets what is due then, not what was due meanwhile. A look that finds
everything written already costs what its feature reads and one statement. Two looks at once do no harm: a notice is
unique by (kind, subject, recipient, slot).
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from handlers.context import Work
from handlers.reminders.reminder import DueNotice, Piece, Reminder
from handlers.reminders.rules import in_time, leaves_at
from handlers.screens.notices import Key, Notice, notify, written_about
from handlers.screens.screen import Screen
from storage.accounts import reachable_among
from storage.leaves import on_leave
from storage.outbox import withdraw_keys
from storage.people import Person

MOST_AT_ONCE = 300


def run(work: Work, reminder: Reminder, limit: int = MOST_AT_ONCE) -> int:
    """Write what is due now and not written yet, to at most `limit` people. Returns to how many; as many as `limit`
    means that there may be more: call again in a new unit of work, so that other writers are not kept waiting.
    """
    leaves = leaves_at(reminder.night, work.now, work.policy.quiet_hours, work.zone)
    if leaves is None:
        return 0
    due = [one for one in reminder.due(work) if in_time(leaves, one.expires_at)]
    written = 0
    for one in _allowed(work, reminder, _unwritten(work, reminder, due)):
        written += _write(work, reminder, one, leaves)
        if written == limit:
            break
    return written


def _unwritten(work: Work, reminder: Reminder, due: list[DueNotice]) -> list[DueNotice]:
    """Those of a slot that has not been written to that person, whatever has become of it; each once."""
    new: dict[tuple[str, int, str], DueNotice] = {}
    for one in due:
        new.setdefault((one.subject, one.person_id, one.slot), one)
    for known in written_about(work.db, {one.subject for one in due}, [reminder.kind]):
        new.pop((known.subject, known.person_id, known.slot), None)
    return list(new.values())


def _allowed(work: Work, reminder: Reminder, due: list[DueNotice]) -> Iterator[DueNotice]:
    """Those to people who can be reached and are not on leave."""
    if not due:
        return
    away = set() if reminder.on_leave else on_leave(work.db, work.today)
    reachable = reachable_among(work.db, {one.person_id for one in due} - away)
    yield from (one for one in due if one.person_id in reachable)


def _write(work: Work, reminder: Reminder, due: DueNotice, leaves: datetime) -> bool:
    person = work.db.get_one(Person, due.person_id)
    pieces = _pieces(due, person) if person.active else ()
    if not pieces or not all(notify(work, person, _notice(reminder, due, one, leaves, work.now)) for one in pieces):
        return False
    if due.replaces:
        older = [str(Key(reminder.kind, due.subject, person.id, slot)) for slot in due.replaces]
        withdraw_keys(work.db, older, work.now)
    return True


def _pieces(due: DueNotice, person: Person) -> Iterable[Piece]:
    made = due.make(person)
    pieces = (Piece(due.slot, made, about=due.about),) if isinstance(made, Screen) else tuple(made)
    # Without its own slot it would be due for ever.
    assert not pieces or any(one.slot == due.slot for one in pieces)
    return pieces


def _notice(reminder: Reminder, due: DueNotice, piece: Piece, leaves: datetime, now: datetime) -> Notice:
    return Notice(
        kind=reminder.kind,
        subject=due.subject,
        slot=piece.slot,
        screen=piece.screen,
        not_before=leaves if leaves > now else None,
        expires_at=due.expires_at,
        lane=reminder.lane,
        photo=piece.photo,
        document=piece.document,
        instead=piece.instead,
        about=piece.about,
    )
