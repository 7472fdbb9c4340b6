"""What a person has chosen for themself, by name: when the digest comes, whether lessons come."""

from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db

DIGEST_TIME = "digest_time"
LESSONS = "lessons"


class Preference(Base):
    """One choice of one person: `value` is JSON, its form known to whoever reads it."""

    __tablename__ = "preferences"
    __table_args__ = (UniqueConstraint("person_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str]
    value: Mapped[dict[str, Any]]


def preference(db: Db, person_id: int, name: str) -> dict[str, Any] | None:
    """What the person chose; None where they never did."""
    return db.scalar(select(Preference.value).where(Preference.person_id == person_id, Preference.name == name))


def prefer(db: Db, person_id: int, name: str, value: dict[str, Any] | None) -> None:
    """Keep the person's choice; None forgets it."""
    known = db.scalar(select(Preference).where(Preference.person_id == person_id, Preference.name == name))
    if known is not None and value is not None:
        known.value = value
    elif known is not None:
        db.delete(known)
    elif value is not None:
        db.add(Preference(person_id=person_id, name=name, value=value))
    db.flush()


def preferences_named(db: Db, name: str) -> dict[int, dict[str, Any]]:
    """Everybody's choice of this name, by person id."""
    query = select(Preference.person_id, Preference.value).where(Preference.name == name)
    return {row.person_id: row.value for row in db.execute(query)}
