"""What the ward remarked when it returned a theme, and what has become of each remark: mended, answered, or open.

A remark is dealt with while its field says something else than it did when it was made, or once it is answered.
"""

from collections.abc import Collection

from handlers.context import Work
from handlers.sessions.plan.theme_words import field_words
from handlers.sessions.plan.year_rules import can_send
from storage.plans import Remark, latest_remarks, open_remarks
from storage.sessions import Approval, Session

WHOLE = "whole"


def unanswered(work: Work, theme: Session) -> list[Remark]:
    """The remarks that stop a theme from being sent again."""
    return open_remarks(work.db, [theme.id]) if can_send(theme.state, theme.approval) else []


def settle(work: Work, theme: Session, fields: Collection[str]) -> None:
    """These fields were changed: what the ward remarked on them is dealt with, or is open again where a field says what
    it said before; a remark on the whole is dealt with by any change.
    """
    if theme.approval == Approval.APPROVED:
        return
    words = field_words(work, theme)
    for remark in latest_remarks(work.db, theme.id):
        if remark.answer or not (remark.field in fields or remark.field == WHOLE):
            continue
        mended = remark.field == WHOLE or words[remark.field] != remark.was
        remark.settled_at = (remark.settled_at or work.now) if mended else None
    work.db.flush()
