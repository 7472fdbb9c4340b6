"""The secretary is asked, once for each run of absences, to ask after the member."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from handlers.context import Work
from handlers.forms.feature import Feature
from handlers.forms.pick_member import called
from handlers.meetings.absences import texts
from handlers.meetings.absences.rules import Marks, runs_until_now
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.rights.recipients import Duty, told_in
from handlers.screens.screen import Screen
from storage.meetings import logged_since, marks_of_cells
from storage.people import Person

KIND = "ask_after"
LATELY = timedelta(days=3)
YEAR = timedelta(days=366)


def marks_by_meeting(
    work: Work, cell_ids: set[int], since: datetime, until: datetime | None = None
) -> dict[int, list[tuple[int, Marks]]]:
    """By cell, the earliest first: each meeting (its id) that began in [since, until) with how everybody was marked."""
    found: dict[int, dict[int, dict[int, str]]] = defaultdict(dict)
    for cell_id, meeting_id, person_id, presence in marks_of_cells(work.db, cell_ids, since, until or work.now):
        found[cell_id].setdefault(meeting_id, {})[person_id] = presence
    return {cell_id: list(meetings.items()) for cell_id, meetings in found.items()}


def absences_due(work: Work) -> Iterator[DueNotice]:
    most = work.policy.meetings.absences_running
    cells = {one.cell_id for one in logged_since(work.db, work.now - LATELY)}
    known = marks_by_meeting(work, cells, work.now - YEAR) if cells else {}
    long = {
        cell_id: {who: count for who, count in runs_until_now([marks for _, marks in meetings]).items() if count > most}
        for cell_id, meetings in known.items()
    }
    leading = told_in(work.db, Duty.LEAD, [cell_id for cell_id, people in long.items() if people])
    for cell_id, people in long.items():
        for person_id, count in people.items():
            # The run's first meeting names it, so that it is said once however long it gets.
            first = known[cell_id][-count][0] if count <= len(known[cell_id]) else known[cell_id][0][0]
            make = partial(_screen, work, person_id, count)
            for leader in leading.get(cell_id, ()):
                if leader.id != person_id:
                    yield DueNotice(leader.id, f"person:{person_id}", f"{first}", make)


def _screen(work: Work, person_id: int, count: int, leader: Person) -> Screen:
    name = called(work.db, work.db.get_one(Person, person_id))
    return Screen(texts.ASK_AFTER.format(name=name, count=count))


FEATURE = Feature(due=(Reminder(KIND, absences_due),))
