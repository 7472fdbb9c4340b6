"""Answering an invitation otherwise than by its buttons: the same facts and the same receipts."""

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.language.dates import short_date
from handlers.rights.access import Action
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions import notifications, texts
from handlers.sessions.audience import guest_in, invitation_before
from handlers.sessions.calendar.answering import keep_answer, say_yes
from handlers.sessions.pages import page
from handlers.sessions.rules import closed
from storage.people import Person
from storage.plans import sessions_of_guest
from storage.sessions import Session, planned_from

THEME_IN_LABEL = 40


def may_answer(work: Work, session: Session, person: Person) -> bool:
    """Whether they are asked, and it has not begun or gone."""
    if closed(session.state, session.starts_at, work.now) is not None:
        return False
    return work.may(Action.ANSWER_INVITATION, session.cell_id, guest_in(work, session, person), person)


def to_answer(work: Work, person: Person) -> list[Session]:
    """The sessions to come that the person may be speaking of: those to which they have been invited by now; where
    there is none, all that they may answer.
    """
    own = planned_from(work.db, [person.unit_id], work.now)
    guest_at = sessions_of_guest(work.db, person.id)
    found = {one.id: one for one in (*own, *guest_at) if may_answer(work, one, person)}
    coming = sorted(found.values(), key=lambda one: (one.starts_at, one.id))
    invited = [one for one in coming if one.starts_at - invitation_before(work) <= work.now]
    return invited or coming


def label(work: Work, session: Session) -> str:
    """A session in one line, for a button."""
    local = session.starts_at.astimezone(work.zone)
    start = f"{short_date(local.date())} {local:%H:%M}"
    return texts.ITEM.format(start=start, theme=shortened(session.theme, THEME_IN_LABEL))


def answered(context: Context, session: Session, coming: bool, reason: str = "") -> Screen:
    """Keep the answer as the button would, tell whom it concerns, and show the session."""
    work, person = context.work, context.person
    if coming:
        news = say_yes(work, session, person)
        return page(work, session, person, texts.YES_SAVED if news else Markup(texts.YES_ALREADY))
    keep_answer(work, session, person, coming=False, reason=reason)
    notifications.notify_excused(work, session, person, reason)
    return page(work, session, person, texts.EXCUSE_SAVED.format(reason=reason))
