"""Invitations: the ways in that were given out, used, and left open."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
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
