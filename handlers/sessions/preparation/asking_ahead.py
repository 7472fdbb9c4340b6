"""Questions and opinions sent before a session: only the secretary and the preparer ever see them. They are shown back
before they go, and are their writer's until the session begins (own_questions.py).
"""

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.pick_member import called
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.rights.recipients import Duty, told
from handlers.screens.notices import Key, Notice, notify
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.about_session import AboutDatedSession, named, session_of
from handlers.sessions.buttons import PREPARATION
from handlers.sessions.notifications import subject_of
from handlers.sessions.preparation import texts
from handlers.sessions.preparation.materials import changed_since
from handlers.sessions.rules import Closed, closed
from storage import audit
from storage.database import Db
from storage.people import Person
from storage.preparation import Question
from storage.sessions import Session

KIND = "question"
LONGEST = 1_000


class AskedAhead(AboutDatedSession):
    """`question_id`: which of one's own is changed; None: this is a new one."""

    question_id: int | None = None
    text: str = ""


def _allowed(context: Context, draft: Draft[AskedAhead]) -> bool:
    return context.work.may(Action.ASK_AHEAD, session_of(context, draft).cell_id)


def _about(context: Context, draft: Draft[AskedAhead]) -> str:
    return texts.AHEAD_ABOUT.format(theme=session_of(context, draft).theme)


def _what(context: Context, draft: Draft[AskedAhead]) -> Markup:
    session = session_of(context, draft)
    start = long_moment(session.starts_at, context.work.zone)
    ask = texts.ASK_AHEAD if draft.data.question_id is None else texts.ASK_AHEAD_CHANGED
    return ask.format(theme=session.theme, start=start, text=draft.data.text)


def _sure(context: Context, draft: Draft[AskedAhead]) -> Markup:
    return texts.ASK_AHEAD_SURE.format(theme=session_of(context, draft).theme, text=draft.data.text)


def _edits(context: Context, draft: Draft[AskedAhead]) -> tuple[tuple[str, str, str], ...]:
    return (("text", "text", texts.AHEAD_EDIT),)


def over(session: Session, work: Work) -> Markup | None:
    """What is said where nothing is taken ahead of the session any more; None while it is."""
    why = closed(session.state, session.starts_at, work.now)
    if why is None:
        return None
    return texts.AHEAD_CLOSED if why in (Closed.STARTED, Closed.HELD) else texts.AHEAD_OFF


def _send(context: Context, draft: Draft[AskedAhead]) -> Outcome:
    session, work = session_of(context, draft), context.work
    # Nobody else is to read it, also not in what is kept of a form.
    words, draft.data.text, draft.row.opened = draft.data.text, "", {}
    if (said := over(session, work)) is not None:
        return Finish(Screen(said))
    if draft.data.question_id is None:
        question = Question(session_id=session.id, person_id=context.person.id, text=words, at=work.now)
        question.draft_id = draft.id
        work.db.add(question)
        work.db.flush()
        tell_readers(
            work, session, question, slot_of(question), texts.AHEAD_NEWS.format(**_said(work.db, question, session))
        )
        kept = texts.AHEAD_KEPT
    else:
        found = own_question(context, session, draft.data.question_id)
        if found is None:
            return Finish(Screen(texts.AHEAD_GONE))
        found.text = words
        slot = f"{slot_of(found)}:changed:{draft.id}"
        tell_readers(work, session, found, slot, texts.AHEAD_CHANGED_NEWS.format(**_said(work.db, found, session)))
        kept = texts.AHEAD_CHANGED
    audit.record(work.db, context.person.id, Action.ASK_AHEAD, subject_of(session), work.now)
    moved = changed_since(context, draft)
    mine = PREPARATION.choice(session, texts.MINE, "mine")
    return Finish(Screen(kept + Markup("\n") + moved if moved is not None else kept, one_per_row([mine])))


def _said(db: Db, question: Question, session: Session) -> dict[str, str]:
    return {"name": called(db, question.person), "theme": session.theme, "text": question.text}


AHEAD = Form(
    kind="ahead",
    title=texts.AHEAD_TITLE,
    data=AskedAhead,
    allowed=_allowed,
    about=_about,
    names=named,
    table=(
        TypedWords("text", _what, limit=LONGEST),
        Confirmation("summary", _sure, label=texts.AHEAD_SEND, save=_send, edits=_edits),
    ),
)


def own_question(context: Context, session: Session, number: int | None) -> Question | None:
    """One of the speaker's own, of this session; None where it was taken back, or is none."""
    found = context.db.get(Question, number or 0)
    mine = found is not None and (found.session_id, found.person_id) == (session.id, context.person.id)
    return found if mine else None


def slot_of(question: Question) -> str:
    return f"q:{question.id}"


def notice_of(session: Session, question: Question, slot: str, text: Markup) -> Notice:
    return Notice(KIND, subject_of(session), slot, Screen(text), about=(f"person:{question.person_id}",))


def tell_readers(work: Work, session: Session, question: Question, slot: str, text: Markup) -> None:
    for person in readers(work, session):
        if person.id != question.person_id:
            notify(work, person, notice_of(session, question, slot, text))


def is_as_told(work: Work, key: Key) -> bool:
    """Whether what a notice says was asked is still asked. That it was taken back stays so."""
    number, _, what = key.slot.removeprefix("q:").partition(":")
    return what == "back" or (number.isdecimal() and work.db.get(Question, int(number)) is not None)


def readers(work: Work, session: Session) -> list[Person]:
    """Who may read what was asked ahead: by the table of rights, the secretary and the preparer."""
    readers = {person.id: person for person in told(work.db, Duty.READ_QUESTIONS, session.cell_id)}
    if session.preparer is not None and session.preparer.active:
        readers[session.preparer.id] = session.preparer
    return list(readers.values())
