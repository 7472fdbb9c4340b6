"""Whether the audit is as it was written: every row by its own hash, every link, and their order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, select

from storage.audit import ERASABLE, ERASED, AuditRow, hash_of, mark_of
from storage.audit_chain import AuditLink, head_of
from storage.base import table_of
from storage.database import Db

MOST_FAULTS = 50
_AT_ONCE = 1_000


@dataclass
class AuditReport:
    """What was found. `faults` are sentences, each naming its row or link, at most MOST_FAULTS of them. `anchor` is the
    link before which rows are no longer kept, with its moment; None where all are.
    """

    rows: int = 0
    unlinked: int = 0
    links: int = 0
    newest: int = 0
    anchor: int | None = None
    anchored_at: datetime | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        return not self.faults

    def fault(self, sentence: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(sentence)


def verify(db: Db) -> AuditReport:
    """Go through the whole audit; reads only. A cut tail, or a chain made anew, shows by a witness alone
    (audit_witness.py).
    """
    report = AuditReport()
    for row in _rows(db, AuditRow.link.is_(None)):
        report.unlinked += 1
        _check_row(report, row)
    batches = groupby(_rows(db, AuditRow.link.is_not(None)), key=lambda row: int(row.link))
    waiting = next(batches, None)
    before: AuditLink | None = None
    for link in db.scalars(select(AuditLink).order_by(AuditLink.number).execution_options(yield_per=_AT_ONCE)):
        while waiting is not None and waiting[0] < link.number:
            _check_strays(report, *waiting)
            waiting = next(batches, None)
        rows = list(waiting[1]) if waiting is not None and waiting[0] == link.number else []
        if waiting is not None and waiting[0] == link.number:
            waiting = next(batches, None)
        _check_link(report, link, before)
        _check_members(report, link, rows)
        before = link
    while waiting is not None:
        _check_strays(report, *waiting)
        waiting = next(batches, None)
    return report


def _rows(db: Db, where: ColumnElement[bool]) -> Iterator[Any]:
    # By link and id, as the index has them: nothing is sorted, and nothing is held but one batch.
    table = table_of(AuditRow)
    query = select(table).where(where).order_by(table.c.link, table.c.id)
    yield from db.execute(query.execution_options(yield_per=_AT_ONCE))


def _check_row(report: AuditReport, row: Any) -> None:
    report.rows += 1
    if (wrong := _wrong_with(row)) is not None:
        report.fault(f"row {row.id}: {wrong}")


def _wrong_with(row: Any) -> str | None:
    told = hash_of(row.person_id, row.account_id, row.action, row.subject, row.at, row.mark)
    if row.hash != told:
        return "it does not say what it said when it was written"
    kind, _, rest = row.subject.partition(":")
    words = row.operator is not None or kind in ERASABLE
    if not words:
        return "it bears a salt or mark of words that it does not have" if row.salt or row.mark else None
    if row.salt is not None:
        return None if row.mark == mark_of(row.salt, row.operator, row.subject) else "its words were changed"
    erased = row.operator == ERASED or (kind in ERASABLE and rest == ERASED)
    return None if row.mark and erased else "its words lost their salt without having been erased"


def _check_strays(report: AuditReport, number: int, rows: Iterator[Any]) -> None:
    for row in rows:
        _check_row(report, row)
        report.fault(f"row {row.id}: link {number}, which it names, is not there")


def _check_link(report: AuditReport, link: AuditLink, before: AuditLink | None) -> None:
    report.links, report.newest = report.links + 1, link.number
    if before is None and link.number != 1 and link.members:
        report.fault(f"link {link.number}: what was before it is gone without an anchor")
    if before is not None and link.number != before.number + 1:
        report.fault(f"link {link.number}: {link.number - before.number - 1} links before it are gone")
    if (before is not None and link.previous != before.head) or (link.number == 1 and link.previous):
        report.fault(f"link {link.number}: it does not hold to the one before it")
    if not link.members:
        report.anchor, report.anchored_at = link.number, link.at
        if before is not None and before.members:
            report.fault(f"link {link.number}: it was emptied before an older one")
    elif link.head != head_of(link.number, link.at, link.previous, link.members):
        report.fault(f"link {link.number}: it is not as it was made")


def _check_members(report: AuditReport, link: AuditLink, rows: list[Any]) -> None:
    held = dict(line.partition(":")[::2] for line in link.members.splitlines())
    for row in rows:
        _check_row(report, row)
        hashed = held.pop(str(row.id), None)
        if hashed is None:
            report.fault(f"row {row.id}: link {link.number}, which it names, does not hold it")
        elif hashed != row.hash:
            report.fault(f"row {row.id}: link {link.number} holds another hash of it")
    for gone in held:
        report.fault(f"row {gone}: it is gone, or no longer in link {link.number}")
