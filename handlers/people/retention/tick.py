"""What has been kept long enough is emptied, a few rows a round, so that other writers are never kept waiting."""

from datetime import timedelta

from handlers.context import Work
from handlers.language.dates import long_date
from handlers.people.retention import texts
from handlers.people.retention.rules import Fate, fate_of
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import is_quiet
from handlers.screens.screen import Screen
from handlers.sessions.reminders.tick import MOST_AT_ONCE
from storage.drafts import DraftRow, DraftState
from storage.outbox import written_at
from storage.people import Person
from storage.retention import empty_drafts, empty_inbox, empty_outbox, untouched_drafts

KIND = "draft_old"


def empty_old_bodies(work: Work) -> int:
    """Empty one batch of raw updates, sent messages and finished forms. Returns how many rows it emptied."""
    keep, db, now = work.policy.retention, work.db, work.now
    emptied = empty_inbox(db, now - keep.inbox_bodies, MOST_AT_ONCE)
    emptied += empty_outbox(db, now - keep.outbox_bodies, MOST_AT_ONCE)
    return emptied + empty_drafts(db, now - keep.drafts, MOST_AT_ONCE)


def drop_abandoned_drafts(work: Work) -> int:
    """Tell the owners of forms that nobody goes on with, and drop those whose time is over. Returns how many."""
    keep = work.policy.retention
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    dealt = 0
    for draft in untouched_drafts(work.db, work.now - keep.drafts + keep.drafts_warning, MOST_AT_ONCE):
        dealt += _deal_with(work, draft, keep.drafts, keep.drafts_warning)
    return dealt


def _deal_with(work: Work, draft: DraftRow, keep: timedelta, warning: timedelta) -> bool:
    notice = _notice(work, draft, keep, warning)
    warned = written_at(work.db, notice.key(draft.person_id))
    match fate_of(draft.updated_at, warned, work.now, keep, warning):
        case Fate.STAY:
            return False
        case Fate.WARN if notify(work, work.db.get_one(Person, draft.person_id), notice):
            return True
        case Fate.WARN if work.now < draft.updated_at + keep:
            # Nobody can be told: it goes when its time is over.
            return False
    draft.state = DraftState.DROPPED
    draft.version += 1
    return True


def _notice(work: Work, draft: DraftRow, keep: timedelta, warning: timedelta) -> Notice:
    until = max(draft.updated_at + keep, work.now + warning).astimezone(work.zone).date()
    since = draft.updated_at.astimezone(work.zone).date()
    screen = Screen(texts.ABANDONED.format(since=long_date(since), until=long_date(until)))
    return Notice(KIND, f"draft:{draft.id}", draft.updated_at.isoformat(), screen)
