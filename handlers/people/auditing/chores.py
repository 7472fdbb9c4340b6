"""Rows of the audit that no link holds are linked; those kept long enough are cut from the beginning of the chain."""

from handlers.context import Work
from handlers.forms.feature import Feature
from handlers.reminders.runner import MOST_AT_ONCE
from storage import audit_chain


def link_audit(work: Work) -> int:
    """Link a batch of rows. Returns how many."""
    return audit_chain.link_rows(work.db, work.now, MOST_AT_ONCE)


def cut_audit(work: Work) -> int:
    """Delete the rows whose time is over; an anchor stays. Returns how many."""
    return audit_chain.cut(work.db, work.now - work.policy.retention.audit)


FEATURE = Feature(chores=(link_audit, cut_audit))
