"""The forms that nobody goes on with, as the rules see them."""

from dataclasses import dataclass

from handlers.context import Work
from handlers.people.retention.rules import Fate, fate_of
from handlers.reminders.runner import MOST_AT_ONCE
from handlers.screens.notices import written_about
from storage.drafts import DraftRow
from storage.retention import untouched_drafts

KIND = "draft_old"


@dataclass(frozen=True)
class KeptDraft:
    """A form, and what is to become of it."""

    draft: DraftRow
    fate: Fate


def subject_of(draft: DraftRow) -> str:
    return f"draft:{draft.id}"


def slot_of(draft: DraftRow) -> str:
    """Anew each time that it is taken up."""
    return draft.updated_at.isoformat()


def untouched(work: Work) -> list[KeptDraft]:
    """Those untouched for so long that their owners are to be told, the longest untouched first."""
    keep, warning = work.policy.retention.drafts, work.policy.retention.drafts_warning
    drafts = untouched_drafts(work.db, work.now - keep + warning, MOST_AT_ONCE)
    told = {(one.subject, one.slot): one.at for one in written_about(work.db, map(subject_of, drafts), [KIND])}
    return [
        KeptDraft(one, fate_of(one.updated_at, told.get((subject_of(one), slot_of(one))), work.now, keep, warning))
        for one in drafts
    ]
