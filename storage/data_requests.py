"""What people ask about their own data, and the law's two clocks: until it is answered, until it is carried out."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person


class RequestKind(StrEnum):
    WITHDRAW = "withdraw"
    RESTRICT = "restrict"
    OBJECT = "object"
    CORRECT = "correct"
    ERASE = "erase"


class DataRequest(Base):
    """One request, to be answered by the end of `due_on` and carried out by that of `carry_out_by`, or, where that was
    extended (once, with a reason), of `extended_until`. It ends by being carried out or, with a reason, refused.
    `words` are what the person asks, "" for nothing more.
    """

    __tablename__ = "data_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime]
    due_on: Mapped[date]
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(index=True)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    carry_out_by: Mapped[date]
    extended_until: Mapped[date | None]
    extension_reason: Mapped[str] = mapped_column(default="")
    extended_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    carried_out_at: Mapped[datetime | None] = mapped_column(index=True)
    carried_out_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    refused_at: Mapped[datetime | None]
    refused_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    refusal_reason: Mapped[str] = mapped_column(default="")
    draft_id: Mapped[int | None] = mapped_column(unique=True)
    person: Mapped[Person] = relationship(foreign_keys=[person_id])

    @property
    def last_day(self) -> date:
        """The last day for carrying it out, as it stands now."""
        return self.extended_until or self.carry_out_by

    @property
    def ended_at(self) -> datetime | None:
        """When it was carried out, or refused; None while it is open."""
        return self.carried_out_at or self.refused_at


def open_requests(db: Db) -> list[DataRequest]:
    """All requests that are neither carried out nor refused, the earliest due first."""
    still_open = (DataRequest.carried_out_at.is_(None), DataRequest.refused_at.is_(None))
    return list(db.scalars(select(DataRequest).where(*still_open).order_by(DataRequest.due_on, DataRequest.id)))


def requests_of(db: Db, person_id: int) -> list[DataRequest]:
    """A person's requests, the latest first."""
    query = select(DataRequest).where(DataRequest.person_id == person_id).order_by(DataRequest.id.desc())
    return list(db.scalars(query))
