"""What happens to a session's date: another one, none for now (postponed), none at all (called off)."""

from datetime import datetime

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.rights.access import Action
from handlers.sessions import notifications, texts
from handlers.sessions.about_session import AboutDatedSession, session_of
from handlers.sessions.notifications import Notified
from handlers.sessions.plan.notifications import notify_of_move
from handlers.sessions.rules import can_redate
from storage import audit
from storage.plans import forget_standings
from storage.sessions import Session, SessionMove, SessionState, forget_answers


class Redating(AboutDatedSession):
    """Why the date goes."""

    reason: str = ""


def may_change(context: Context, draft: Draft[AboutDatedSession]) -> bool:
    return context.work.may(Action.CHANGE_SESSION, session_of(context, draft).cell_id)


def outdated(context: Context, draft: Draft[AboutDatedSession]) -> bool:
    """Whether the session is no longer what the form was opened on. One that was never held can still be moved."""
    session = session_of(context, draft)
    return not can_redate(session.state) or session.version != draft.data.version


def note_move(
    context: Context, session: Session, start: datetime | None, reason: str, postponed: bool = False
) -> SessionMove:
    """Note the change; to `start`, or (None) to nowhere: called off, or `postponed` until there is a date."""
    move = SessionMove(
        session_id=session.id,
        from_start=session.starts_at,
        to_start=start,
        postponed=postponed,
        reason=reason,
        by_id=context.person.id,
        at=context.now,
    )
    session.version += 1
    session.plan_version += 1
    if start is None:
        session.state = SessionState.POSTPONED if postponed else SessionState.CANCELLED
    else:
        session.starts_at, session.state = start, SessionState.PLANNED
        forget_answers(context.db, session.id)
        forget_standings(context.db, session.id)
    context.db.add(move)
    context.db.flush()
    audit.record(context.db, context.person.id, Action.CHANGE_SESSION, notifications.subject_of(session), context.now)
    notify_of_move(context.work, session, move)
    return move


def missed(notified: Notified) -> Markup:
    return texts.MISSED.format(names=", ".join(notified.missed)) if notified.missed else Markup()
