"""From the minutes to the matters of places: what was said about a place, without who said it; and what settles it."""

from datetime import timedelta

from handlers.context import Work
from handlers.language.dates import short_date
from handlers.rights.recipients import Duty, told
from handlers.screens import texts as shared
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from handlers.ward.places import rules, texts
from handlers.ward.places.buttons import MATTER
from handlers.ward.places.rules import Matter
from storage.meetings import Meeting
from storage.people import Person, Unit, UnitKind, members_of_cell
from storage.places import (
    PlaceMatter,
    PlaceTold,
    close_matter,
    meetings_to_note,
    open_matters_elsewhere,
    settled_matters,
    was_told,
)
from storage.tasks import Task, tasks_of_meeting

KIND = "same_place"
LOOK_BACK = timedelta(days=40)
AT_ONCE = 50
LONGEST = 400


def note_places(work: Work) -> int:
    """Keep what new minutes say about places, close what has been settled, and point out the same trouble in two cells.
    Returns how many matters are new.
    """
    _close_settled(work)
    meetings = meetings_to_note(work.db, work.now - LOOK_BACK, AT_ONCE)
    new = [matter for meeting in meetings for matter in _matters(work, meeting)]
    for matter in new:
        _point_out(work, matter)
    return len(new)


def _matters(work: Work, meeting: Meeting) -> list[PlaceMatter]:
    names = [person.full_name for person in members_of_cell(work.db, meeting.cell_id)]
    tasks = tasks_of_meeting(work.db, meeting.id)
    found = [
        PlaceMatter(
            cell_id=meeting.cell_id,
            meeting_id=meeting.id,
            position=one.position,
            place=one.place.strip(),
            place_key=rules.place_key(one.place),
            field=meeting.session.field,
            content=rules.without_names(one.content, names, texts.NO_NAME)[:LONGEST],
            raised_on=meeting.started_at.astimezone(work.zone).date(),
            task_id=_task_for(one.place, tasks),
        )
        for one in meeting.opinions
        if one.place.strip()
    ]
    work.db.add_all(found)
    work.db.flush()
    return found


def _task_for(place: str, tasks: list[Task]) -> int | None:
    """The meeting's task that names the place, if one does."""
    key = f" {rules.place_key(place)} "
    return next((task.id for task in tasks if key.strip() and key in f" {rules.place_key(task.content)} "), None)


def _close_settled(work: Work) -> None:
    """A matter whose task is done is closed on that day."""
    for matter_id, done_at in settled_matters(work.db):
        close_matter(work.db, matter_id, done_at.astimezone(work.zone).date())
    work.db.flush()


def _point_out(work: Work, matter: PlaceMatter) -> None:
    """Tell the ward of another cell with the same open trouble; the ward decides whether the cells are told."""
    mine = as_rule(work, matter)
    for other in open_matters_elsewhere(work.db, matter.cell_id):
        if rules.same_trouble(mine, as_rule(work, other)) and mine.ward_id is not None:
            _notify_ward(work, mine.ward_id, matter, other)
            return


def as_rule(work: Work, matter: PlaceMatter) -> Matter:
    """The matter as the rules want it."""
    return Matter(
        matter.id,
        matter.cell_id,
        _ward_of(work, matter.cell_id),
        matter.place,
        matter.content,
        matter.field,
        matter.raised_on,
        matter.closed_on is None,
    )


def _ward_of(work: Work, cell_id: int) -> int | None:
    for unit_id in work.target(cell_id).units:
        if work.db.get_one(Unit, unit_id).kind == UnitKind.WARD:
            return unit_id
    return None


def _notify_ward(work: Work, ward_id: int, matter: PlaceMatter, other: PlaceMatter) -> None:
    lines = [
        texts.TWICE_LINE.format(cell=one.cell.name, day=short_date(one.raised_on), content=one.content)
        for one in (matter, other)
    ]
    screen = Screen(
        texts.TWICE.format(place=matter.place, lines=shared.list_lines(lines)),
        ((MATTER.choice(matter, texts.JOIN, "join", other.id),),),
    )
    slot = f"{min(matter.cell_id, other.cell_id)}-{max(matter.cell_id, other.cell_id)}"
    for person in told(work.db, Duty.COMPARE_PLACES, ward_id):
        notify(work, person, Notice(KIND, f"place:{matter.place_key}", slot, screen))


def notify_each_other(work: Work, matter: PlaceMatter, other: PlaceMatter, leaders: dict[int, list[Person]]) -> bool:
    """Tell the two cells of each other. Returns whether that is news."""
    if was_told(work.db, matter.id, other.cell_id):
        return False
    for mine, theirs in ((matter, other), (other, matter)):
        work.db.add(PlaceTold(matter_id=mine.id, cell_id=theirs.cell_id, at=work.now))
        text = texts.TOLD.format(other=theirs.cell.name, place=theirs.place, content=theirs.content)
        for person in leaders[mine.cell_id]:
            notify(work, person, Notice(KIND, f"matter:{mine.id}", f"cell:{theirs.cell_id}", Screen(text)))
    work.db.flush()
    return True


CHORES = (note_places,)
