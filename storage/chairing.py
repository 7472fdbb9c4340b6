"""A meeting while it runs: what is on, who has come in by the code, and who has not spoken yet.

What is known of who spoke is only for giving everybody the floor; it is deleted when the meeting ends.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.sessions import Session


class Chairing(Base):
    """One running (or ended) meeting. `agenda` is a list of {"title", "minutes"}; `position` the step that is on, which
    began at `step_since`. `secret` signs the roll call's codes (hex); the roll call takes members in once
    `roll_call_since` is set (when the code was last called up), and while the meeting runs.
    """

    __tablename__ = "chairings"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    chair_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    agenda: Mapped[list[Any]]
    position: Mapped[int] = mapped_column(default=0)
    step_since: Mapped[datetime]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    secret: Mapped[str]
    roll_call_since: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    session: Mapped[Session] = relationship()

    @property
    def id(self) -> int:
        """A session is held once."""
        return self.session_id


class ChairingCard(Base):
    """Where somebody sees the running card (or, `kind` "qr" or, no longer renewed, "rest", the code of the roll call):
    the outbox id of the message.

    `shown_at` is when its content was last written.
    """

    __tablename__ = "chairing_cards"
    __table_args__ = (UniqueConstraint("session_id", "person_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(default="card")
    channel: Mapped[str]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    outbox_id: Mapped[int]
    shown_at: Mapped[datetime]


class CheckIn(Base):
    """A member who marked themself present by the code. `at` is the time of their own message."""

    __tablename__ = "check_ins"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class Spoken(Base):
    """Somebody who has had the floor in a running meeting. Deleted when it ends."""

    __tablename__ = "spoken"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)


def running_in_cells(db: Db, cell_ids: frozenset[int]) -> list[Chairing]:
    """The running meetings of these cells, the latest begun first."""
    query = (
        select(Chairing)
        .join(Session, Session.id == Chairing.session_id)
        .where(Session.cell_id.in_(list(cell_ids)), Chairing.ended_at.is_(None))
        .order_by(Chairing.started_at.desc())
    )
    return list(db.scalars(query))


def running(db: Db) -> list[Chairing]:
    """All running meetings."""
    return list(db.scalars(select(Chairing).where(Chairing.ended_at.is_(None)).order_by(Chairing.session_id)))


def cards_of(db: Db, session_id: int, kind: str = "card") -> list[ChairingCard]:
    query = select(ChairingCard).where(ChairingCard.session_id == session_id, ChairingCard.kind == kind)
    return list(db.scalars(query.order_by(ChairingCard.id)))


def keep_card(db: Db, card: ChairingCard) -> None:
    """Remember where somebody sees it now; where they saw it before is forgotten."""
    forget_card(db, card.session_id, card.person_id, card.kind)
    db.add(card)
    db.flush()


def forget_card(db: Db, session_id: int, person_id: int, kind: str) -> None:
    db.execute(
        delete(ChairingCard).where(
            ChairingCard.session_id == session_id, ChairingCard.person_id == person_id, ChairingCard.kind == kind
        )
    )


def check_ins_of(db: Db, session_id: int) -> dict[int, datetime]:
    """Who marked themself present, and when, by person id."""
    return {row.person_id: row.at for row in db.scalars(select(CheckIn).where(CheckIn.session_id == session_id))}


def check_in(db: Db, session_id: int, person_id: int, at: datetime) -> datetime | None:
    """Mark somebody present. Returns when they were marked before; None where this is the first time."""
    known = db.scalar(select(CheckIn).where(CheckIn.session_id == session_id, CheckIn.person_id == person_id))
    if known is not None:
        return known.at
    db.add(CheckIn(session_id=session_id, person_id=person_id, at=at))
    db.flush()
    return None


def spoken_of(db: Db, session_id: int) -> set[int]:
    return set(db.scalars(select(Spoken.person_id).where(Spoken.session_id == session_id)))


def has_spoken(db: Db, session_id: int, person_id: int) -> None:
    db.merge(Spoken(session_id=session_id, person_id=person_id))
    db.flush()


def forget_speakers(db: Db, session_id: int) -> int:
    """Returns how many rows were deleted."""
    result = db.execute(delete(Spoken).where(Spoken.session_id == session_id))
    return int(result.rowcount)  # type: ignore[attr-defined]
