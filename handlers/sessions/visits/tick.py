"""One look at the clock: visitors are reminded, once for each start of their session."""

from handlers.context import Work
from handlers.screens.notices import Notice, notify, written_about
from handlers.screens.quiet_hours import is_quiet
from handlers.screens.screen import Choice, Screen
from handlers.sessions.preparation.pages import prepare_button
from handlers.sessions.visits import rules, texts
from handlers.sessions.visits.pages import page_text, visit_button
from storage.preparation import materials_of
from storage.sessions import SessionState
from storage.visits import Visit, visits_between

KIND = "visit_reminder"


def remind_visitors(work: Work) -> int:
    """Write the reminders that are due. Returns how many."""
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    before = work.policy.planning.visit_reminder
    visits = [
        one
        for one in visits_between(work.db, work.now, work.now + before)
        if one.session.state == SessionState.PLANNED and rules.reminder_due(one.session.starts_at, work.now, before)
    ]
    subjects = [f"session:{one.session_id}" for one in visits]
    written = {(one.subject, one.person_id, one.slot) for one in written_about(work.db, subjects, [KIND])}
    new = [one for one in visits if (f"session:{one.session_id}", one.visitor_id, _slot(one)) not in written]
    return sum(_remind(work, one) for one in new)


def _slot(visit: Visit) -> str:
    return visit.session.starts_at.isoformat()


def _remind(work: Work, visit: Visit) -> bool:
    session = visit.session
    rows: list[tuple[Choice, ...]] = [(visit_button(session, visit, texts.OPEN, "view"),)]
    files = [one for one in materials_of(work.db, session.id) if one.shared_at is not None]
    if files:
        rows.append((prepare_button(session, texts.FILES.format(count=len(files)), "get"),))
    text = texts.REMINDER.format(page=page_text(work, session, visit))
    notice = Notice(
        KIND, f"session:{session.id}", _slot(visit), Screen(text, tuple(rows)), expires_at=session.starts_at
    )
    return notify(work, visit.visitor, notice)
