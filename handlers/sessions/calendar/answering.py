"""Answering an invitation: at once by "Dự được", or with a reason by "Xin vắng"."""

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Outcome, Reject, button
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions import notifications, texts
from handlers.sessions.audience import guest_in
from handlers.sessions.pages import card, page
from handlers.sessions.rules import closed
from storage import audit
from storage.people import Person
from storage.sessions import AttendanceAnswer, Session, answer_of


def session_of(context: Context, draft: Draft) -> Session:
    """The session that a form of the schedule is about. It is never deleted."""
    return context.db.get_one(Session, int(draft.data["session_id"]))


def changed_meanwhile(context: Context, draft: Draft) -> bool:
    """Whether the session has moved, or takes no answers any more, since the form was opened."""
    session = session_of(context, draft)
    over = closed(session.state, session.starts_at, context.now) is not None
    return over or session.version != draft.data["version"]


def allowed(context: Context, draft: Draft) -> bool:
    session = session_of(context, draft)
    return context.work.may(Action.ANSWER_INVITATION, session.cell_id, guest_in(context.work, session))


def about(context: Context, draft: Draft) -> str:
    return texts.EXCUSE_ABOUT.format(theme=session_of(context, draft).theme)


def ask_excuse(context: Context, draft: Draft) -> Screen:
    text = texts.ASK_EXCUSE.format(card=card(context.work, session_of(context, draft), context.person))
    return Screen(text, one_per_row(button(draft, words, "why", n) for n, words in enumerate(texts.EXCUSES)))


def tap_excuse(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "why" or argument not in [str(n) for n in range(len(texts.EXCUSES))]:
        return Reject(shared.USE_BUTTONS)
    return _excuse(context, draft, texts.EXCUSES[int(argument)])


def read_excuse(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    return _excuse(context, draft, words)


def _excuse(context: Context, draft: Draft, reason: str) -> Outcome:
    if changed_meanwhile(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session = session_of(context, draft)
    keep_answer(context.work, session, context.person, coming=False, reason=reason)
    notifications.tell_excused(context.work, session, context.person, reason)
    return Finish(page(context.work, session, context.person, texts.EXCUSE_SAVED.format(reason=reason)))


def say_yes(work: Work, session: Session, person: Person) -> bool:
    """Keep that the person will come. Returns whether that is news."""
    known = answer_of(work.db, session.id, person.id)
    if known is not None and known.coming:
        return False
    was_excused = known is not None
    keep_answer(work, session, person, coming=True)
    if was_excused:
        notifications.tell_coming_after_all(work, session, person)
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
