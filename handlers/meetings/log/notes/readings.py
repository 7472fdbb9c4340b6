"""What follows from the notes of a meeting: who was there, what became of earlier tasks, what the new ones lack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.pick_member import name_among
from handlers.language.dates import long_date, long_moment
from handlers.meetings.log.notes import texts
from handlers.meetings.log.notes.forms import OverNotes
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.one_line import Known
from handlers.meetings.log.rules import Doubts, DueProblem, GivenTask, check_due, doubts, minutes_between
from handlers.rights.recipients import Duty, told
from handlers.screens import texts as shared
from handlers.screens.fitting import names_line
from handlers.sessions.about_session import AboutSession, session_of
from handlers.tasks.review import Review, review_before
from storage.meetings import Presence
from storage.people import Membership, Person, members_of_cell
from storage.sessions import SessionKind


@dataclass(frozen=True)
class RollCall:
    """The members of the cell, by name. Exempt ones are not counted. The reason of an absence is "" without one."""

    present: tuple[Person, ...]
    excused: tuple[tuple[Person, str], ...]
    absent: tuple[Person, ...]
    exempt: tuple[Person, ...]
    unmarked: tuple[Person, ...] = ()

    @property
    def counted(self) -> int:
        return len(self.present) + len(self.excused) + len(self.absent) + len(self.unmarked)

    @property
    def entitled(self) -> int:
        """How many of those present have the right to vote: official members."""
        return sum(person.membership == Membership.OFFICIAL for person in self.present)


def members(context: Context, draft: Draft[AboutSession]) -> list[Person]:
    """Everybody of the cell, by name."""
    return members_of_cell(context.db, session_of(context, draft).cell_id)


def people_of(context: Context, draft: Draft[AboutSession]) -> list[Known]:
    """The same as lines are read by."""
    return [Known(person.id, person.full_name, person.birth_year) for person in members(context, draft)]


def name_of(context: Context, draft: Draft[AboutSession], person_id: int) -> str:
    return name_among(context.db.get_one(Person, person_id), members(context, draft))


def called(context: Context, draft: Draft[AboutSession]) -> list[Person]:
    """Who belongs to the meeting: the cell, or its committee, by name."""
    session = session_of(context, draft)
    if session.kind != SessionKind.COMMITTEE:
        return members(context, draft)
    return told(context.db, Duty.SIT_ON_COMMITTEE, session.cell_id)


def roll_call(context: Context, draft: Draft[OverNotes]) -> RollCall:
    """Everybody is present who has not been marked; where the roll was called by the code, they are then unmarked."""
    notes, everybody = notes_of(context, draft), called(context, draft)
    counted = [person for person in everybody if person.membership != Membership.EXEMPT]
    marks = [(person, *notes.mark_of(person.id)) for person in counted]
    return RollCall(
        present=tuple(person for person, presence, _ in marks if presence is Presence.PRESENT),
        excused=tuple((person, reason) for person, presence, reason in marks if presence is Presence.EXCUSED),
        absent=tuple(person for person, presence, _ in marks if presence is Presence.ABSENT),
        exempt=tuple(person for person in everybody if person.membership == Membership.EXEMPT),
        unmarked=tuple(person for person, presence, _ in marks if presence is None),
    )


def lists(calls: RollCall, everybody: Sequence[Person], room: tuple[int, int, int]) -> Markup:
    """The absent and exempt by name; `room` for each list (excused, absent, exempt) in characters."""
    excused = [
        texts.NAME_REASON.format(name=name_among(person, everybody), reason=reason) for person, reason in calls.excused
    ]
    groups = (
        (texts.UNMARKED, [name_among(person, everybody) for person in calls.unmarked], room[0]),
        (texts.EXCUSED, excused, room[0]),
        (texts.ABSENT, [name_among(person, everybody) for person in calls.absent], room[1]),
        (texts.EXEMPT, [name_among(person, everybody) for person in calls.exempt], room[2]),
    )
    lines = [text.format(count=len(names), names=names_line(names, most)) for text, names, most in groups if names]
    return Markup("").join(lines)


def span(context: Context, start: datetime, end: datetime) -> Markup:
    """From when to when and how long; the day is named again only where it is another."""
    zone = context.work.zone
    local = end.astimezone(zone)
    same_day = start.astimezone(zone).date() == local.date()
    ended = f"{local:%H:%M}" if same_day else long_moment(end, zone)
    return texts.FROM_TO.format(start=long_moment(start, zone), end=ended, minutes=minutes_between(start, end))


def review(context: Context, draft: Draft[OverNotes]) -> Review:
    """The tasks that this meeting looks back on, with what it has decided on them so far."""
    return review_before(context.db, session_of(context, draft), notes_of(context, draft).earlier)


def doubts_of(context: Context, draft: Draft[OverNotes]) -> Doubts:
    """What the tasks lack, for the warnings."""
    notes = notes_of(context, draft)
    given = [
        GivenTask(notes.conclusion_of(task), task.assignee_id, task.due is not None, task.product)
        for task in notes.tasks
    ]
    present = [person.id for person in roll_call(context, draft).present]
    return doubts(len(notes.conclusions), given, present)


def given_on(context: Context, draft: Draft[OverNotes]) -> date:
    """The day on which the meeting gives its tasks: also where it is written down later."""
    start = notes_of(context, draft).start or session_of(context, draft).starts_at
    return min(start.astimezone(context.work.zone).date(), context.work.today)


def check_day(context: Context, draft: Draft[OverNotes], day: date) -> Markup | None:
    """A task is due on the day of the meeting or later, and not in years."""
    match check_due(day, given_on(context, draft)):
        case DueProblem.PAST:
            return shared.DAY_PAST.format(day=long_date(day))
        case DueProblem.FAR:
            return shared.DAY_FAR.format(day=long_date(day))
    return None
