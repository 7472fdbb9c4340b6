"""Answering an invitation otherwise than by its buttons: the same facts and the same receipts."""

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.button_data import ButtonData
from handlers.language.dates import short_date
from handlers.rights.access import Action
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions import notifications, texts
from handlers.sessions.audience import guest_in, invitation_before
from handlers.sessions.buttons import SESSION
from handlers.sessions.calendar.answering import keep_answer, say_yes
from handlers.sessions.pages import page
from handlers.sessions.rules import closed
from storage.people import Person
from storage.plans import sessions_between, sessions_of_guest
from storage.sessions import Session, SessionState, answer_of, planned_from
from storage.shown_choices import last_screen

THEME_IN_LABEL = 40
_BEGUN = (SessionState.PLANNED, SessionState.HELD)


def may_answer(work: Work, session: Session, person: Person) -> bool:
    """Whether they are asked, and it has not begun or gone."""
    if closed(session.state, session.starts_at, work.now) is not None:
        return False
    return work.may(Action.ANSWER_INVITATION, session.cell_id, guest_in(work, session, person), person)


def invited(work: Work, person: Person) -> list[Session]:
    """The sessions to come that the person may answer and has been invited to by now, the earliest first."""
    before = invitation_before(work)
    return [one for one in _coming(work, person) if one.starts_at - before <= work.now]


def to_answer(work: Work, person: Person) -> list[Session]:
    """The same; where there is none, all sessions to come that the person may answer."""
    return invited(work, person) or _coming(work, person)


def _coming(work: Work, person: Person) -> list[Session]:
    own = planned_from(work.db, [person.unit_id], work.now)
    guest_at = sessions_of_guest(work.db, person.id)
    found = {one.id: one for one in (*own, *guest_at) if may_answer(work, one, person)}
    return sorted(found.values(), key=lambda one: (one.starts_at, one.id))


def asked_last(work: Work, person: Person, chat_id: int) -> Session | None:
    """The session that the chat's last screen asks about, where the person has not answered yet."""
    shown = last_screen(work.db, chat_id)
    buttons = [ButtonData.read(data) for _, data in (shown.choices if shown is not None else ())]
    ids = {one.id for one in buttons if one is not None and (one.family, one.verb) == (SESSION.prefix, "yes")}
    session = work.db.get(Session, ids.pop()) if len(ids) == 1 else None
    if session is None or not may_answer(work, session, person) or answer_of(work.db, session.id, person.id):
        return None
    return session


def begun_today(work: Work, person: Person) -> Session | None:
    """The cell's session of today that has begun, or is over."""
    start = work.now.astimezone(work.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    found = [one for one in sessions_between(work.db, [person.unit_id], start, work.now) if one.state in _BEGUN]
    return found[-1] if found else None


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
