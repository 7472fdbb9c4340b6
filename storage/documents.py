"""Official documents: their numbers, and what each said when it was made. A version never changes once it is written.

Numbers run per cell, type and term. Who takes one holds the counter's row until the transaction ends, and a rollback
gives it back: no gaps, no doubles.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Select, UniqueConstraint, exists, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, table_of
from storage.database import Db


class DocumentCounter(Base):
    """The last number given in a cell for one type of document ("BB") in one term ("2025-2030")."""

    __tablename__ = "document_counters"

    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class Document(Base):
    """One numbered document of a meeting. `locked_at`: from then on only addenda are added to it."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("cell_id", "kind", "term", "number"), UniqueConstraint("meeting_id", "kind"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    kind: Mapped[str]
    term: Mapped[str]
    number: Mapped[int]
    locked_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    versions: Mapped[list["DocumentVersion"]] = relationship(order_by="DocumentVersion.version")

    @property
    def newest(self) -> "DocumentVersion":
        return self.versions[-1]


class DocumentVersion(Base):
    """What a document said at one time, whole: every file of it is made from this alone."""

    __tablename__ = "document_versions"
    __table_args__ = (UniqueConstraint("document_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    version: Mapped[int]
    snapshot: Mapped[dict[str, Any]]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime]


_COUNTERS = table_of(DocumentCounter)


def take_number(db: Db, cell_id: int, kind: str, term: str) -> int:
    """The next number, for the document that this very transaction writes."""
    where = (_COUNTERS.c.cell_id == cell_id, _COUNTERS.c.kind == kind, _COUNTERS.c.term == term)
    taking = update(_COUNTERS).where(*where).values(last=_COUNTERS.c.last + 1).returning(_COUNTERS.c.last)
    number = db.execute(taking).scalar()
    if number is not None:
        return int(number)
    try:
        with db.begin_nested():
            db.execute(insert(_COUNTERS).values(cell_id=cell_id, kind=kind, term=term, last=1))
        return 1
    except IntegrityError:
        # Another transaction has begun this counter meanwhile (two processes on PostgreSQL).
        return int(db.execute(taking).scalar_one())


def last_number(db: Db, cell_id: int, kind: str, term: str) -> int:
    """The number given last; 0 where none has been."""
    row = db.get(DocumentCounter, (cell_id, kind, term))
    return row.last if row is not None else 0


def numbered(db: Db, cell_id: int, kind: str, term: str) -> bool:
    """Whether a document has been given a number there."""
    return db.scalar(_given(cell_id, kind, term).limit(1)) is not None


def _given(cell_id: int, kind: str, term: str) -> Select[int]:
    return select(Document.id).where(Document.cell_id == cell_id, Document.kind == kind, Document.term == term)


def continue_after(db: Db, cell_id: int, kind: str, term: str, last: int) -> bool:
    """Let the numbers go on after `last` (given on paper before). Returns False, and changes nothing, where a document
    has been given one here: there would be a gap, or a double.
    """
    where = (_COUNTERS.c.cell_id == cell_id, _COUNTERS.c.kind == kind, _COUNTERS.c.term == term)
    if numbered(db, cell_id, kind, term):
        return False
    setting = update(_COUNTERS).where(*where, ~exists(_given(cell_id, kind, term))).values(last=last)
    if db.execute(setting.returning(_COUNTERS.c.last)).scalar() is None:
        try:
            with db.begin_nested():
                db.execute(insert(_COUNTERS).values(cell_id=cell_id, kind=kind, term=term, last=last))
        except IntegrityError:
            # Another transaction has begun this counter, with a number of its own.
            return False
    db.expire_all()
    return True


def documents_of(db: Db, meeting_id: int) -> dict[str, Document]:
    """The documents of a meeting by their kind."""
    rows = db.scalars(select(Document).where(Document.meeting_id == meeting_id).order_by(Document.id))
    return {row.kind: row for row in rows}


def documents_among(db: Db, meeting_ids: Collection[int], kind: str) -> list[Document]:
    """The documents of this kind of these meetings."""
    query = select(Document).where(Document.meeting_id.in_(list(meeting_ids)), Document.kind == kind)
    return list(db.scalars(query.order_by(Document.id)))


def add_version(db: Db, document: Document, snapshot: dict[str, Any], by_id: int, now: datetime) -> DocumentVersion:
    """Write down what the document says from now on."""
    version = DocumentVersion(
        document_id=document.id, version=len(document.versions) + 1, snapshot=snapshot, made_by_id=by_id, made_at=now
    )
    document.versions.append(version)
    db.flush()
    return version
