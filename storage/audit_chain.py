"""The chain over the rows of the audit: each link holds a batch of rows by id and hash, and the head of the last link.

Rows are linked after their commit (a chain inside of each transaction would be a lock over all), each exactly once,
whatever the order in which ids are committed: what has no link yet is linked next. docs/decisions/0025 has the reasons.
"""

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Text, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.audit import AuditRow
from storage.base import Base, table_of
from storage.database import Db

# Links cut in one go: each holds at most what was linked at once.
MOST_CUT = 20


class AuditLink(Base):
    """One link. `members` are its rows, a line "id:hash" each; empty once the rows' time is over: the last such link is
    the anchor, from whose head the chain goes on. `previous` is "" in the first.
    """

    __tablename__ = "audit_links"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    previous: Mapped[str]
    members: Mapped[str] = mapped_column(Text)
    head: Mapped[str]


def head_of(number: int, at: datetime, previous: str, members: str) -> str:
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return sha256(f"link\n{number}\n{moment}\n{previous}\n{members}".encode()).hexdigest()


def newest_link(db: Db) -> AuditLink | None:
    return db.scalars(select(AuditLink).order_by(AuditLink.number.desc()).limit(1)).first()


def oldest_unlinked(db: Db) -> datetime | None:
    """The moment of the oldest row that no link holds; None where all are held. Older than two minutes, something is
    wrong: rows are linked once a minute.
    """
    moment: datetime | None = db.scalar(select(func.min(AuditRow.at)).where(AuditRow.link.is_(None)))
    return moment


def link_rows(db: Db, now: datetime, most: int) -> int:
    """Link up to `most` rows that no link holds. Whoever calls commits. Returns how many."""
    unlinked = select(AuditRow.id, AuditRow.hash).where(AuditRow.link.is_(None)).order_by(AuditRow.id).limit(most)
    rows = db.execute(unlinked).all()
    if not rows:
        return 0
    last = newest_link(db)
    number, previous = (last.number + 1, last.head) if last is not None else (1, "")
    members = "\n".join(f"{row.id}:{row.hash}" for row in rows)
    head = head_of(number, now, previous, members)
    db.add(AuditLink(number=number, at=now, previous=previous, members=members, head=head))
    ids = [row.id for row in rows]
    db.execute(update(table_of(AuditRow)).where(AuditRow.id.in_(ids)).values(link=number))
    return len(rows)


def cut(db: Db, before: datetime) -> int:
    """Delete the rows that were linked before that moment, some links at once; of the links the last one cut stays as
    the anchor. Whoever calls commits. Returns how many rows.
    """
    links, rows = table_of(AuditLink), table_of(AuditRow)
    oldest = select(AuditLink.number, AuditLink.at).where(AuditLink.members != "").order_by(AuditLink.number)
    over = [number for number, at in db.execute(oldest.limit(MOST_CUT)) if at < before]
    if not over:
        return 0
    db.execute(update(links).where(links.c.number.in_(over)).values(members=""))
    result = db.execute(delete(rows).where(rows.c.link.in_(over)))
    db.execute(delete(links).where(links.c.number < max(over)))
    return int(result.rowcount)  # type: ignore[attr-defined]
