"""From a meeting's facts to what its documents say: a number is taken once, every change is a new version."""

from datetime import date
from typing import Any

from handlers.context import Work
from handlers.forms.pick_member import name_among
from handlers.language.numbers import shown
from handlers.meetings.minutes import texts
from handlers.meetings.minutes.content import MINUTES, RESOLUTION
from handlers.meetings.minutes.rules import term_of
from handlers.rights.recipients import Duty, told
from storage.documents import Document, add_version, documents_of, take_number
from storage.meetings import Attendance, Meeting, Opinion, Presence
from storage.people import Membership, Person, RoleName, Unit
from storage.sessions import Session
from storage.tasks import Task, tasks_of_meeting

_OFFICES = (RoleName.SECRETARY, RoleName.DEPUTY, RoleName.CELL_COMMITTEE)


def make_minutes(work: Work, meeting: Meeting) -> Document:
    """The meeting's minutes: numbered the first time, a new version where they are there already."""
    return _make(work, meeting, MINUTES, {})


def make_resolution(work: Work, meeting: Meeting) -> Document:
    """The meeting's resolution, dated today. One that is there already stays as it is."""
    known = documents_of(work.db, meeting.id).get(RESOLUTION)
    return known or _make(work, meeting, RESOLUTION, {"signed": work.today.isoformat()})


def _make(work: Work, meeting: Meeting, kind: str, more: dict[str, Any]) -> Document:
    assert work.person is not None
    document = documents_of(work.db, meeting.id).get(kind) or _numbered(work, meeting, kind)
    snapshot = {**snapshot_of(work, meeting), "kind": kind, "number": document.number, **more}
    add_version(work.db, document, snapshot, work.person.id, work.now)
    return document


def _numbered(work: Work, meeting: Meeting, kind: str) -> Document:
    # A resolution belongs to the day it is signed, minutes to the day of the meeting.
    day = work.today if kind == RESOLUTION else meeting.started_at.astimezone(work.zone).date()
    term = term_on(work, day)
    number = take_number(work.db, meeting.cell_id, kind, term)
    document = Document(
        cell_id=meeting.cell_id,
        meeting_id=meeting.id,
        kind=kind,
        term=term,
        number=number,
        created_at=work.now,
        versions=[],
    )
    work.db.add(document)
    work.db.flush()
    return document


def term_on(work: Work, day: date) -> str:
    """The term (nhiệm kỳ) of a day, by the settings."""
    return term_of(day, [(term.name, term.begins) for term in work.policy.documents.terms])


def snapshot_of(work: Work, meeting: Meeting) -> dict[str, Any]:
    """All that a document of this meeting says, as it stands now (content.py turns it into words)."""
    held, db = meeting.session, work.db
    everybody = [row.person for row in meeting.attendance]
    chair = db.get(Person, meeting.chair_id) if meeting.chair_id is not None else None
    taker = db.get_one(Person, meeting.taker_id or meeting.logged_by_id)
    return {
        "ward": _ward_name(work, held.cell),
        "cell": held.cell.name,
        "meeting_kind": held.kind,
        "theme": held.theme,
        "reason": held.reason,
        "presenter": _presenter(held, everybody),
        "begins": meeting.started_at.astimezone(work.zone).isoformat(),
        "ends": meeting.ended_at.astimezone(work.zone).isoformat(),
        "place": held.place,
        "guests": meeting.guests,
        "chair": _signer(chair or taker, meeting.cell_id, everybody),
        "taker": _signer(taker, meeting.cell_id, everybody),
        "signer": _signer(_for_the_cell(work, meeting, chair) or taker, meeting.cell_id, everybody),
        "comrades": [name_among(one, everybody) for one in everybody],
        **_attendance(meeting, everybody),
        "earlier": list(meeting.earlier),
        "opinions": [_opinion(one) for one in meeting.opinions],
        "conclusions": [one.content for one in meeting.conclusions],
        "tasks": [_task(one, everybody) for one in tasks_of_meeting(db, meeting.id)],
        "vote": _vote(meeting),
        "score": meeting.score,
        "adopted": meeting.adopted_at.astimezone(work.zone).isoformat() if meeting.adopted_at else None,
        "addenda": [
            {
                "day": one.at.astimezone(work.zone).date().isoformat(),
                "by": name_among(one.by, everybody),
                "words": one.words,
            }
            for one in meeting.addenda
        ],
    }


def _presenter(held: Session, everybody: list[Person]) -> str:
    if held.preparer is None:
        return ""
    return texts.COMRADE_WITHIN.format(name=name_among(held.preparer, everybody))


def _ward_name(work: Work, cell: Unit) -> str:
    above = work.db.get(Unit, cell.parent_id) if cell.parent_id is not None else None
    return above.name if above is not None else cell.name


def _for_the_cell(work: Work, meeting: Meeting, chair: Person | None) -> Person | None:
    """Who signs a resolution for the cell: the secretary or the deputy, whoever of them chaired."""
    if chair is not None and _office(chair, meeting.cell_id) in texts.SIGNER_OFFICES:
        return chair
    return next(iter(told(work.db, Duty.LEAD, meeting.cell_id)), chair)


def _signer(person: Person, cell_id: int, everybody: list[Person]) -> dict[str, str]:
    return {"name": name_among(person, everybody), "office": _office(person, cell_id)}


def _office(person: Person, cell_id: int) -> str:
    held = {role.name for role in person.roles if role.unit_id == cell_id}
    return next((name for name in _OFFICES if name in held), "")


def _attendance(meeting: Meeting, everybody: list[Person]) -> dict[str, Any]:
    rows = sorted(meeting.attendance, key=lambda row: row.person.folded_name)
    counted = [row for row in rows if row.presence != Presence.EXEMPT]
    kinds = (Membership.OFFICIAL, Membership.PROBATIONARY, Membership.TEMPORARY)
    return {
        "members": {kind: sum(row.person.membership == kind for row in counted) for kind in kinds},
        "present": sum(row.presence == Presence.PRESENT for row in counted),
        "excused": [[name, row.reason] for row, name in _named(counted, Presence.EXCUSED, everybody)],
        "absent": [name for _, name in _named(counted, Presence.ABSENT, everybody)],
        "exempt": [name for _, name in _named(rows, Presence.EXEMPT, everybody)],
    }


def _named(rows: list[Attendance], presence: Presence, everybody: list[Person]) -> list[tuple[Attendance, str]]:
    return [(row, name_among(row.person, everybody)) for row in rows if row.presence == presence]


def _opinion(one: Opinion) -> dict[str, Any]:
    return {"speaker": one.speaker, "place": one.place, "content": one.content, "sent": one.sent}


def _task(task: Task, everybody: list[Person]) -> dict[str, Any]:
    return {
        "content": task.content,
        "who": name_among(task.assignee, everybody),
        "helpers": task.helpers,
        "due": task.due_on.isoformat(),
        "expected": task.expected,
        "target": None if task.target is None else shown(task.target),
        "unit": task.target_unit,
    }


def _vote(meeting: Meeting) -> dict[str, int] | None:
    if meeting.votes_of is None:
        return None
    agreed = meeting.votes_for or 0
    against = meeting.votes_against
    # Minutes of before the three were asked for: who did not agree is not said, so it counts as no opinion.
    abstaining = meeting.votes_abstaining if against is not None else meeting.votes_of - agreed
    return {"agreed": agreed, "against": against or 0, "abstaining": abstaining or 0, "of": meeting.votes_of}
