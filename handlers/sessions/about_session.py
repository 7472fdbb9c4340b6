"""What the forms about one session have in common."""

from typing import TypeVar

from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.form import Form
from handlers.screens.fitting import one_line, shortened
from handlers.sessions.notifications import subject_of
from storage.drafts import DraftState, draft_about
from storage.sessions import Session

NAMED = 60


class AboutSession(FormData):
    session_id: int = 0


class AboutDatedSession(AboutSession):
    """`version` is the session's when the form was opened: it grows as its date changes."""

    version: int = 0


About = TypeVar("About", bound=AboutSession)


def session_of(context: Context, draft: Draft[AboutSession]) -> Session:
    """The session that a form is about. It is never deleted."""
    return context.db.get_one(Session, draft.data.session_id)


def named(context: Context, draft: Draft[AboutSession]) -> tuple[str, ...]:
    """What the questions of a form about a session name."""
    return named_by(session_of(context, draft).theme)


def named_by(theme: str) -> tuple[str, ...]:
    """A theme as questions name it; nothing where there is none yet."""
    return (shortened(one_line(theme), NAMED),) if theme else ()


async def open_as_it_is(update: Update, context: Context, form: Form[About], session: Session, data: About) -> None:
    """Open a form about the session. One that was left open when other `data` began it speaks of what is no more."""
    subject = subject_of(session)
    row = draft_about(context.db, context.person.id, form.kind, subject)
    if row is not None and row.opened.get("data") != form.begun(data)[0]:
        row.state = DraftState.DROPPED
        context.db.flush()
    await open_form(update, context, form, subject, data)
