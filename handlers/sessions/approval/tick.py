"""One look at the clock: what has waited too long for a decision is told to the ward, once for each term passed."""

from collections import defaultdict

from handlers.context import Work
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import is_quiet
from handlers.screens.screen import Choice, Screen
from handlers.sessions.approval import texts
from handlers.sessions.approval.rules import overdue
from handlers.sessions.plan.buttons import QUEUE
from handlers.sessions.plan.notifications import deciders
from handlers.sessions.plan.theme_list import theme_list
from handlers.sessions.plan.year_texts import OPEN_QUEUE
from storage.plans import waiting_since
from storage.sessions import Session

WAITING = "plan_waiting"


def remind_ward(work: Work) -> int:
    """Write the reminders that are due: one a cell and term passed. Returns how many; each is written once."""
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    within = work.policy.planning.decide_within
    batches: dict[tuple[int, int], list[Session]] = defaultdict(list)
    for session in waiting_since(work.db, work.now - within):
        assert session.sent_at is not None
        batches[session.cell_id, overdue(session.sent_at, work.now, within)].append(session)
    return sum(_remind(work, sessions) for sessions in batches.values())


def _remind(work: Work, sessions: list[Session]) -> int:
    first = sessions[0]
    assert first.sent_at is not None
    days = (work.now - first.sent_at).days
    text = texts.REMINDER.format(count=len(sessions), cell=first.cell.name, days=days, themes=theme_list(sessions))
    screen = Screen(text, ((Choice(OPEN_QUEUE, QUEUE),),))
    times = overdue(first.sent_at, work.now, work.policy.planning.decide_within)
    slot = f"{first.id}:{first.plan_version}#{times}"
    notice = Notice(WAITING, f"unit:{first.cell_id}", slot, screen)
    return sum(notify(work, person, notice) for person in deciders(work, first.cell_id))
