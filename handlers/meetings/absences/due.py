"""The secretary is asked, once for each run of absences, to ask after the member."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from handlers.context import Work
from handlers.forms.feature import Feature
from handlers.forms.pick_member import called
from handlers.meetings.absences import texts
from handlers.meetings.absences.rules import Marks, runs_until_now, start_of_year
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.rights.recipients import Duty, told_in
from handlers.screens.screen import Screen
from storage.meetings import logged_since, marks_of_cells
from storage.people import Person

KIND = "ask_after"
LATELY = timedelta(days=3)


def marks_by_meeting(
    work: Work, cell_ids: set[int], since: datetime, until: datetime | None = None
) -> dict[int, list[tuple[int, Marks]]]:
    """By cell, the earliest first: each meeting (its id) that began in [since, until) with how everybody was marked."""
    found: dict[int, dict[int, dict[int, str]]] = defaultdict(dict)
    for cell_id, meeting_id, person_id, presence in marks_of_cells(work.db, cell_ids, since, until or work.now):
        found[cell_id].setdefault(meeting_id, {})[person_id] = presence
    return {cell_id: list(meetings.items()) for cell_id, meetings in found.items()}


def absences_due(work: Work) -> Iterator[DueNotice]:
    """The run's first meeting of the year names it, so that it is said once however long it gets."""
    most = work.policy.meetings.absences_running
    cells = {one.cell_id for one in logged_since(work.db, work.now - LATELY)}
    since = start_of_year(work.now.astimezone(work.zone))
    known = marks_by_meeting(work, cells, since) if cells else {}
    long = [
        (cell_id, person_id, run.times, meetings[run.first][0])
        for cell_id, meetings in known.items()
        for person_id, run in runs_until_now([marks for _, marks in meetings]).items()
        if run.times > most
    ]
    leading = told_in(work.db, Duty.LEAD, {cell_id for cell_id, *_ in long}) if long else {}
    for cell_id, person_id, count, first in long:
        make = partial(_screen, work, person_id, count)
        for leader in leading[cell_id]:
            if leader.id != person_id:
                yield DueNotice(leader.id, f"person:{person_id}", f"{first}", make)


def _screen(work: Work, person_id: int, count: int, leader: Person) -> Screen:
    name = called(work.db, work.db.get_one(Person, person_id))
    return Screen(texts.ASK_AFTER.format(name=name, count=count))


FEATURE = Feature(due=(Reminder(KIND, absences_due),))
