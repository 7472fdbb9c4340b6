"""Invitations: the ways in that were given out, used, and left open."""

from datetime import datetime

from sqlalchemy import ForeignKey, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person


class Invitation(Base):
    """A single-use, expiring way in. Only the SHA-256 of its secret is stored."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    opened_by_account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    wrong_answers: Mapped[int] = mapped_column(default=0)
    person: Mapped[Person] = relationship(foreign_keys=[person_id])


def invitation_of_secret(db: Db, secret_hash: str) -> Invitation | None:
    """Used or expired, it is found all the same."""
    return db.scalar(select(Invitation).where(Invitation.secret_hash == secret_hash))


def opened_by(db: Db, account_id: int) -> Invitation | None:
    """The invitation that this account has opened and neither accepted nor left."""
    return db.scalar(select(Invitation).where(Invitation.opened_by_account_id == account_id))


def close_opened_by(db: Db, account_id: int) -> None:
    """The account has nothing open any more."""
    was_open = Invitation.opened_by_account_id == account_id
    db.execute(update(Invitation).where(was_open).values(opened_by_account_id=None))


def expire_unused(db: Db, person_id: int, now: datetime) -> None:
    """End the person's invitations that nobody has used yet."""
    unused = (Invitation.person_id == person_id, Invitation.used_at.is_(None), Invitation.expires_at > now)
    db.execute(update(Invitation).where(*unused).values(expires_at=now))


def has_used_one(db: Db, account_id: int) -> bool:
    """Whether somebody joined by an invitation with this account."""
    return db.scalar(select(Invitation.id).where(Invitation.used_by_account_id == account_id).limit(1)) is not None
