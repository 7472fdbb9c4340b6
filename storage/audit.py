"""Who did or read what, and when. Rows are only added, each in the transaction that it speaks of.

A row bears a hash over all that it says, so that a changed row shows (storage/audit_chain.py links the hashes). What
may have to be erased one day (the number of a chat, the login of whoever used the command line) is in that hash as a
salted mark alone: with the words the salt goes, and the hash still holds.
"""

import secrets
from collections.abc import Collection
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, ForeignKey, Index, func, or_, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, table_of
from storage.database import OPERATOR, Db

ERASED = "erased"
# The kinds of subjects that lead to somebody by more than an id of ours; only these may be erased.
ERASABLE = ("chat",)
_ACCOUNT = "account"


class AuditRow(Base):
    """One deed: `action` is a word of handlers/rights/access.py, `subject` what it was done to ("task:12").

    By a person through an account (a channel on a device), by an `operator` of the command line, or by chibo itself
    (none of them). `link` is the link of the chain that holds the row; None for the minute until there is one.
    """

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_unlinked", "id", sqlite_where=text("link IS NULL"), postgresql_where=text("link IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    operator: Mapped[str | None]
    action: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]
    salt: Mapped[str | None]
    mark: Mapped[str | None]
    hash: Mapped[str]
    link: Mapped[int | None] = mapped_column(index=True)


def by_account(db: Db, account_id: int | None) -> None:
    """What is recorded in this session from now on was done through this account."""
    db.info[_ACCOUNT] = account_id


def record(db: Db, person_id: int | None, action: str, subject: str, now: datetime, sent: bool = False) -> None:
    """Write a row down: kept and lost with the transaction of `db`, at the cost of its own insert. `sent`: the person
    did nothing, something was sent to them; so no account and no operator of this moment had a hand in it.
    """
    account_id, operator = (None, None) if sent else (db.info.get(_ACCOUNT), db.info.get(OPERATOR))
    row = AuditRow(
        person_id=person_id, account_id=account_id, operator=operator, action=str(action), subject=subject, at=now
    )
    if operator is not None or _kind(subject) in ERASABLE:
        row.salt = secrets.token_hex(16)
        row.mark = mark_of(row.salt, operator, subject)
    row.hash = hash_of(person_id, account_id, row.action, subject, now, row.mark)
    db.add(row)


def mark_of(salt: str, operator: str | None, subject: str) -> str:
    """What the hash holds of words that may be erased: nobody finds them from it without the salt."""
    return _digest("mark", salt, operator or "", subject if _kind(subject) in ERASABLE else "")


def hash_of(
    person_id: int | None, account_id: int | None, action: str, subject: str, at: datetime, mark: str | None
) -> str:
    """The hash of a row's content. Of a subject that may be erased its kind alone is in it."""
    kind = _kind(subject)
    told = kind if kind in ERASABLE else subject
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return _digest("row", str(person_id or ""), str(account_id or ""), action, told, moment, mark or "")


def _digest(*parts: str) -> str:
    # Each part with its length, so that no two lists of parts read alike.
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def _kind(subject: str) -> str:
    return subject.split(":", 1)[0]


def forget_subject(db: Db, subject: str) -> int:
    """Erase a subject of an erasable kind from all rows; their hashes hold. Returns how many rows."""
    if _kind(subject) not in ERASABLE:
        raise ValueError(f"{_kind(subject)} is nothing that is erased from the audit")
    return _forget(db, AuditRow.subject == subject, {"subject": f"{_kind(subject)}:{ERASED}"})


def forget_operators(db: Db, names: Collection[str]) -> int:
    """Erase the logins that contain one of these names from all rows; their hashes hold. Returns how many rows."""
    logins = or_(*(func.lower(AuditRow.operator).contains(name.lower(), autoescape=True) for name in names))
    return _forget(db, logins, {"operator": ERASED})


def _forget(db: Db, where: ColumnElement[bool], words: dict[str, str]) -> int:
    # The mark is over all words of a row: without the salt none of them could be shown to be true.
    result = db.execute(update(table_of(AuditRow)).where(where).values(**words, salt=None))
    return int(result.rowcount)  # type: ignore[attr-defined]


def count_rows(db: Db) -> int:
    return db.scalar(select(func.count()).select_from(AuditRow)) or 0


def done_since(db: Db, person_id: int, action: str, subject: str, since: datetime) -> bool:
    """Whether this person has done this to the subject at `since` or later."""
    query = select(AuditRow.id).where(
        AuditRow.subject == subject, AuditRow.person_id == person_id, AuditRow.action == action, AuditRow.at >= since
    )
    return db.scalar(query.limit(1)) is not None


def have_spoken(db: Db, person_ids: Collection[int], account_ids: Collection[int]) -> bool:
    """Whether one of these people has ever done anything through one of these accounts, as far as it is remembered."""
    query = select(AuditRow.id).where(
        AuditRow.person_id.in_(list(person_ids)), AuditRow.account_id.in_(list(account_ids))
    )
    return db.scalar(query.limit(1)) is not None


def count_after(db: Db, action: str, subject: str, moment: datetime) -> int:
    """How often this was done to the subject after `moment`, whoever did it."""
    query = select(func.count()).where(AuditRow.subject == subject, AuditRow.action == action, AuditRow.at > moment)
    return db.scalar(query) or 0
