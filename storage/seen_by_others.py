"""What others saw, or were sent, of what is about a person: the rows of the audit, from the latest to the first."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, String, cast, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from storage.audit import AuditRow
from storage.database import Db
from storage.digests import DigestSnapshot
from storage.documents import Document
from storage.meetings import Meeting
from storage.people import Person
from storage.sessions import Session
from storage.tasks import Report, Task


def seen_by_others(
    db: Db, person: Person, units: Collection[int], actions: Collection[str], limit: int, before: int | None = None
) -> list[AuditRow]:
    """Rows of these `actions` by others, and all by operators of the command line, the latest first; only those with an
    id below `before`.

    About a person are they themself, the tasks they have or reported on, their cell with its sessions, meetings and
    documents, and the digests of `units` (the cell and those above).
    """
    others = AuditRow.person_id.is_not(None) & (AuditRow.person_id != person.id) & AuditRow.action.in_(list(actions))
    query = select(AuditRow).where(or_(others, AuditRow.operator.is_not(None)), _about(person, units))
    if before is not None:
        query = query.where(AuditRow.id < before)
    return list(db.scalars(query.order_by(AuditRow.id.desc()).limit(limit)))


def _about(person: Person, units: Collection[int]) -> ColumnElement[bool]:
    cell = person.unit_id
    reported = select(Report.task_id).where(Report.person_id == person.id)
    return or_(
        AuditRow.subject.in_([f"person:{person.id}", f"unit:{cell}"]),
        _one_of("task", Task.id, or_(Task.assignee_id == person.id, Task.id.in_(reported))),
        _one_of("session", Session.id, Session.cell_id == cell),
        _one_of("meeting", Meeting.id, Meeting.cell_id == cell),
        _one_of("document", Document.id, Document.cell_id == cell),
        _one_of("digest", DigestSnapshot.id, DigestSnapshot.unit_id.in_(list(units))),
    )


def _one_of(kind: str, key: InstrumentedAttribute[int], where: ColumnElement[bool]) -> ColumnElement[bool]:
    return AuditRow.subject.in_(select(literal(f"{kind}:") + cast(key, String)).where(where))
