"""What `chibo check` finds in the audit: whether it is as it was written, and whether it still holds a witness."""

from datetime import datetime, timedelta

from bot.channels.kind import Finding
from storage.audit_verifying import AuditReport, verify
from storage.audit_witness import WitnessSays, check_witness
from storage.database import Database

_CHANGED = "somebody changed it: keep this copy, and compare it with the last backup in which it is well"


def check_audit(database: Database, keep: timedelta, now: datetime, witness: str | None = None) -> list[Finding]:
    """Goes through all rows that are kept (for `keep`). Reads only."""
    with database.reading() as db:
        report = verify(db)
        says = check_witness(db, witness) if witness is not None else None
    findings = [Finding(f"audit, {fault}", False, _CHANGED) for fault in report.faults]
    if report.anchored_at is not None and report.anchored_at > now - keep:
        mend = f"retention.audit keeps them for {keep.days} days: was it shorter before, or did somebody cut them?"
        findings.append(Finding(f"audit, rows up to link {report.anchor} went before their time", False, mend))
    findings = findings or [Finding(_told(report), True)]
    if says is not None:
        findings.append(Finding(f"witness {witness}: {says.value}", says is WitnessSays.HOLDS, _mend(says)))
    return findings


def _told(report: AuditReport) -> str:
    return f"audit, {report.rows} rows in {report.links} links; {report.unlinked} wait for the next"


def _mend(says: WitnessSays) -> str:
    return {
        WitnessSays.NO_CODE: "type it as it stands at the foot of the digest",
        WitnessSays.NOT_KEPT: "take a code of a later digest",
    }.get(says, _CHANGED)
