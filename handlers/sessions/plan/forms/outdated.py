"""Forms about a theme that has changed since they were opened."""

from typing import Any

from handlers.context import Context
from handlers.forms.form import Form
from handlers.sessions.plan.notifications import subject_of
from storage.drafts import DraftState, draft_about
from storage.sessions import Session


def forget_outdated(context: Context, form: Form[Any], session: Session) -> None:
    """A form that was left open before the theme changed would write over what is newer. Its data know the theme's
    `plan_version` as it was then.
    """
    row = draft_about(context.db, context.person.id, form.kind, subject_of(session))
    if row is not None and form.read(row).data.plan_version != session.plan_version:
        row.state = DraftState.DROPPED
        context.db.flush()
