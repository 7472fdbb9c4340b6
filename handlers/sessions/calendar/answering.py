"""Answering an invitation: at once by "Dự được", or with a reason by "Xin vắng"."""

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions import audience, notifications, texts
from handlers.sessions.about_session import AboutDatedSession, named, session_of
from handlers.sessions.calendar.excusing import asking_why, readers_line
from handlers.sessions.pages import page
from handlers.sessions.rules import closed
from storage import audit
from storage.people import Person
from storage.sessions import AttendanceAnswer, Session, answer_of


class Excuse(AboutDatedSession):
    reason: str = ""


def excuse(work: Work, session: Session, person: Person, reason: str) -> Screen:
    """Keep that the person is away, tell whom it concerns, and show the session."""
    keep_answer(work, session, person, coming=False, reason=reason)
    notifications.notify_excused(work, session, person, reason)
    readers = readers_line(work, session, person)
    return page(work, session, person, texts.EXCUSE_SAVED.format(reason=reason, readers=readers))


def changed_meanwhile(context: Context, draft: Draft[AboutDatedSession]) -> bool:
    """Whether the session has moved, or takes no answers any more, since the form was opened."""
    session = session_of(context, draft)
    over = closed(session.state, session.starts_at, context.now) is not None
    return over or session.version != draft.data.version


def may_answer(context: Context, session: Session) -> bool:
    """Whether whoever is speaking may say if they come."""
    return audience.may_answer(context.work, session, context.person)


def _allowed(context: Context, draft: Draft[Excuse]) -> bool:
    return may_answer(context, session_of(context, draft))


def _about(context: Context, draft: Draft[Excuse]) -> str:
    return texts.EXCUSE_ABOUT.format(theme=session_of(context, draft).theme)


def _save(context: Context, draft: Draft[Excuse]) -> Outcome:
    if changed_meanwhile(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    return Finish(excuse(context.work, session_of(context, draft), context.person, draft.data.reason))


def _yes(context: Context, draft: Draft[Excuse]) -> Outcome:
    if changed_meanwhile(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    return Finish(come(context.work, session_of(context, draft), context.person))


EXCUSE = Form(
    kind="excuse",
    title=texts.EXCUSE_TITLE,
    data=Excuse,
    allowed=_allowed,
    about=_about,
    names=named,
    table=asking_why(_save, _yes),
)


def come(work: Work, session: Session, person: Person) -> Screen:
    """Keep that the person will come, and show the session."""
    news = say_yes(work, session, person)
    return page(work, session, person, texts.YES_SAVED if news else Markup(texts.YES_ALREADY))


def say_yes(work: Work, session: Session, person: Person) -> bool:
    """Keep that the person will come. Returns whether that is news."""
    known = answer_of(work.db, session.id, person.id)
    if known is not None and known.coming:
        return False
    was_excused = known is not None
    keep_answer(work, session, person, coming=True)
    if was_excused:
        notifications.notify_coming_after_all(work, session, person)
    return True


def keep_answer(work: Work, session: Session, person: Person, coming: bool, reason: str = "") -> None:
    """The last answer counts."""
    answer = answer_of(work.db, session.id, person.id)
    if answer is None:
        answer = AttendanceAnswer(session_id=session.id, person_id=person.id)
        work.db.add(answer)
    answer.coming, answer.reason, answer.at = coming, reason, work.now
    work.db.flush()
    audit.record(work.db, person.id, Action.ANSWER_INVITATION, notifications.subject_of(session), work.now)


def unsay(work: Work, session: Session, answer: AttendanceAnswer, person: Person) -> None:
    """Take the answer back: there is none until the person gives another, and who had heard it is told."""
    work.db.delete(answer)
    work.db.flush()
    notifications.notify_unsaid(work, session, person)
    audit.record(work.db, person.id, Action.ANSWER_INVITATION, notifications.subject_of(session), work.now)
