"""What has been kept long enough is emptied, a few rows a round, so that other writers are never kept waiting."""

from datetime import datetime

from handlers.context import Work
from handlers.people.retention import texts
from handlers.people.retention.facts import KeptDraft, untouched
from handlers.people.retention.rules import Fate
from handlers.reminders.runner import MOST_AT_ONCE
from handlers.screens.failures import alarm
from storage.accounts import reachable_among
from storage.consents import empty_held
from storage.drafts import DraftState
from storage.retention import empty_drafts, empty_inbox, empty_outbox, forget_files


def empty_old_bodies(work: Work) -> int:
    """Empty one batch of raw updates, sent messages and finished forms. Returns how many rows it emptied."""
    keep, db, now = work.policy.retention, work.db, work.now
    _empty_unanswered(work, now - keep.inbox_bodies)
    emptied = empty_inbox(db, now - keep.inbox_bodies, MOST_AT_ONCE)
    emptied += empty_outbox(db, now - keep.outbox_bodies, MOST_AT_ONCE)
    return emptied + empty_drafts(db, now - keep.drafts, MOST_AT_ONCE)


def _empty_unanswered(work: Work, before: datetime) -> None:
    """What waited for its sender's consent for too long: they hear of it with their answer, and meanwhile who keeps
    chibo running, as they may never answer.
    """
    updates = people = 0
    while (emptied := empty_held(work.db, before, MOST_AT_ONCE))[0]:
        updates, people = updates + emptied[0], people + emptied[1]
    if updates:
        text = texts.UNANSWERED.format(updates=updates, people=people, days=work.policy.retention.inbox_bodies.days)
        alarm(work.db, text, f"held@{work.now.isoformat()}", work.now)


def drop_abandoned_drafts(work: Work) -> int:
    """Drop the forms that nobody goes on with and whose time is over: those whose owner was told (due.py), and those
    whose owner nobody can tell. Returns how many.
    """
    known = untouched(work)
    untold = {one.draft.person_id for one in known if one.fate is Fate.WARN}
    reachable = reachable_among(work.db, untold) if untold else set()
    over = [one for one in known if one.fate is Fate.DROP or (_is_over(work, one) and _nobody(one, reachable))]
    for one in over:
        one.draft.state = DraftState.DROPPED
        one.draft.version += 1
    return len(over)


def _is_over(work: Work, one: KeptDraft) -> bool:
    return one.fate is Fate.WARN and work.now >= one.draft.updated_at + work.policy.retention.drafts


def _nobody(one: KeptDraft, reachable: set[int]) -> bool:
    return one.draft.person_id not in reachable


def forget_loose_files(work: Work) -> int:
    """Take away photos and documents of forms that came to nothing. Returns how many."""
    if work.files is None:
        return 0
    return forget_files(work.db, work.files, work.now - work.policy.retention.files, MOST_AT_ONCE)


CHORES = (drop_abandoned_drafts, empty_old_bodies, forget_loose_files)
