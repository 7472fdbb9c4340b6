"""Forms that are about one session."""

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from storage.sessions import Session


class AboutSession(FormData):
    session_id: int = 0


def session_of(context: Context, draft: Draft[AboutSession]) -> Session:
    """The session that a form is about. It is never deleted."""
    return context.db.get_one(Session, draft.data.session_id)
