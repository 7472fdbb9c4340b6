"""Questions and opinions sent before a session: only the secretary and the preparer ever see them."""

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.rights.recipients import Duty, told
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from handlers.sessions.about_session import AboutDatedSession, session_of
from handlers.sessions.notifications import subject_of
from handlers.sessions.preparation import texts
from handlers.sessions.preparation.materials import changed_since
from handlers.sessions.rules import Closed, closed
from storage import audit
from storage.people import Person
from storage.preparation import Question
from storage.sessions import Session

KIND = "question"
LONGEST = 1_000


class AskedAhead(AboutDatedSession):
    text: str = ""


def _allowed(context: Context, draft: Draft[AskedAhead]) -> bool:
    return context.work.may(Action.ASK_AHEAD, session_of(context, draft).cell_id)


def _about(context: Context, draft: Draft[AskedAhead]) -> str:
    return texts.AHEAD_ABOUT.format(theme=session_of(context, draft).theme)


def _what(context: Context, draft: Draft[AskedAhead]) -> Markup:
    session = session_of(context, draft)
    start = long_moment(session.starts_at, context.work.zone)
    return texts.ASK_AHEAD.format(theme=session.theme, start=start)


def _send(context: Context, draft: Draft[AskedAhead]) -> Outcome:
    session, work = session_of(context, draft), context.work
    # Nobody else is to read it, also not in what is kept of a form.
    words, draft.data.text = draft.data.text, ""
    if (why := closed(session.state, session.starts_at, work.now)) is not None:
        over = why in (Closed.STARTED, Closed.HELD)
        return Finish(Screen(texts.AHEAD_CLOSED if over else texts.AHEAD_OFF))
    question = Question(session_id=session.id, person_id=context.person.id, text=words, at=work.now, draft_id=draft.id)
    work.db.add(question)
    work.db.flush()
    audit.record(work.db, context.person.id, Action.ASK_AHEAD, subject_of(session), work.now)
    text = texts.AHEAD_NEWS.format(name=context.person.full_name, theme=session.theme, text=words)
    about = (f"person:{context.person.id}",)
    for person in readers(work, session):
        if person.id != context.person.id:
            notify(work, person, Notice(KIND, subject_of(session), f"q:{question.id}", Screen(text), about=about))
    moved = changed_since(context, draft)
    return Finish(Screen(texts.AHEAD_KEPT + Markup("\n") + moved if moved is not None else texts.AHEAD_KEPT))


AHEAD = Form(
    kind="ahead",
    title=texts.AHEAD_TITLE,
    data=AskedAhead,
    allowed=_allowed,
    about=_about,
    table=(TypedWords("text", _what, limit=LONGEST, then=_send),),
)


def readers(work: Work, session: Session) -> list[Person]:
    """Who may read what was asked ahead: by the table of rights, the secretary and the preparer."""
    readers = {person.id: person for person in told(work.db, Duty.READ_QUESTIONS, session.cell_id)}
    if session.preparer is not None and session.preparer.active:
        readers[session.preparer.id] = session.preparer
    return list(readers.values())
