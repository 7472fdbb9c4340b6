"""Invitations: the ways in that were given out, used, and left open."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.accounts import Binding
from storage.base import Base
from storage.database import Db
from storage.people import Person


class Invitation(Base):
    """A single-use, expiring way in. Only the SHA-256 of its secret is stored, and a slower hash of its
    short code.

    `created_by_id` made it on `created_on_account_id` (both None: the command line did). `allowed_at`: since when it
    lets in a person who has joined before, by their own yes or by somebody's word that they lost their devices
    (`allowed_by_id`; None: on the command line). `denied_at`: when the person said that they had not asked for it.
    """

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    code_hash: Mapped[str | None] = mapped_column(unique=True)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_on_account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime]
    allowed_at: Mapped[datetime | None]
    allowed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    expires_at: Mapped[datetime]
    denied_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    used_by_account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    opened_by_account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    wrong_answers: Mapped[int] = mapped_column(default=0)
    person: Mapped[Person] = relationship(foreign_keys=[person_id])


class WrongAnswer(Base):
    """That somebody answered wrongly to the question which confirms a person, whatever the invitation and the account.
    Counted until the person comes in, or the lock that too many end in is lifted.
    """

    __tablename__ = "wrong_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[datetime]


def invitation_of_secret(db: Db, secret_hash: str) -> Invitation | None:
    """Used or expired, it is found all the same."""
    return db.scalar(select(Invitation).where(Invitation.secret_hash == secret_hash))


def invitation_of_code(db: Db, code_hash: str) -> Invitation | None:
    """The same by its short code."""
    return db.scalar(select(Invitation).where(Invitation.code_hash == code_hash))


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


def users_ever(db: Db, account_id: int) -> set[int]:
    """Who uses the account, and who once joined with it, active or not."""
    using = select(Binding.person_id).where(Binding.account_id == account_id)
    joined = select(Invitation.person_id).where(Invitation.used_by_account_id == account_id)
    return set(db.scalars(using.union(joined)))


def has_joined_before(db: Db, person_id: int) -> bool:
    """Whether the person uses an account, or has ever come in by an invitation."""
    using = select(Binding.person_id).where(Binding.person_id == person_id)
    joined = select(Invitation.person_id).where(Invitation.person_id == person_id, Invitation.used_at.is_not(None))
    return db.scalar(using.union(joined).limit(1)) is not None


def came_in_by(db: Db, person_ids: Collection[int], since: datetime) -> list[Invitation]:
    """The invitations by which these people came in at `since` or later, but for those that they themselves agreed to
    on a device they had: there they were, whoever else had a hand in it.
    """
    query = select(Invitation).where(
        Invitation.person_id.in_(list(person_ids)),
        Invitation.used_at >= since,
        or_(Invitation.allowed_by_id.is_(None), Invitation.allowed_by_id != Invitation.person_id),
    )
    return list(db.scalars(query))


def accounts_ever(db: Db, person_id: int) -> set[int]:
    """The accounts that somebody uses, and those with which they once joined."""
    using = select(Binding.account_id).where(Binding.person_id == person_id)
    joined = select(Invitation.used_by_account_id).where(Invitation.person_id == person_id)
    return {account for account in db.scalars(using.union(joined)) if account is not None}


def last_denied(db: Db, person_id: int) -> datetime | None:
    """When the person last said of an invitation that they had not asked for it."""
    return db.scalar(select(func.max(Invitation.denied_at)).where(Invitation.person_id == person_id))


def wrong_answers_since(db: Db, person_id: int, since: datetime) -> tuple[int, int]:
    """How many wrong answers count against a person: from `since` on, and in all."""
    of_person = select(func.count()).select_from(WrongAnswer).where(WrongAnswer.person_id == person_id)
    return db.scalar(of_person.where(WrongAnswer.at >= since)) or 0, db.scalar(of_person) or 0


def forget_wrong_answers(db: Db, person_id: int) -> None:
    """None of the wrong answers so far counts any more."""
    db.execute(delete(WrongAnswer).where(WrongAnswer.person_id == person_id))


def expire_made_on(db: Db, account_id: int, person_id: int, now: datetime) -> None:
    """End the invitations that this person made on this account and nobody has used yet."""
    made = (Invitation.created_on_account_id == account_id, Invitation.created_by_id == person_id)
    unused = (Invitation.used_at.is_(None), Invitation.expires_at > now)
    db.execute(update(Invitation).where(*made, *unused).values(expires_at=now))
