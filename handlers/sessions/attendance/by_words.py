"""Answering an invitation otherwise than by its buttons: the same facts and the same receipts."""

from handlers.context import Context, Work
from handlers.forms.button_data import ButtonData
from handlers.language.dates import short_date
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions import audience, texts
from handlers.sessions.audience import invitation_before
from handlers.sessions.buttons import SESSION
from handlers.sessions.calendar.answering import come, excuse
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
    return audience.may_answer(work, session, person)


def invited(work: Work, person: Person) -> list[Session]:
    """The sessions to come that the person may answer and has been invited to by now, the earliest first."""
    before = invitation_before(work)
    return [one for one in _coming(work, person) if one.starts_at - before <= work.now]


def to_answer(work: Work, person: Person) -> list[Session]:
    """The same; where there is none, all sessions to come that the person may answer."""
    return invited(work, person) or _coming(work, person)


def answered_by(work: Work, person: Person) -> list[Session]:
    """The sessions to come to which the person has said something, and may still say something else."""
    return [one for one in _coming(work, person) if answer_of(work.db, one.id, person.id) is not None]


def _coming(work: Work, person: Person) -> list[Session]:
    own = planned_from(work.db, [person.unit_id], work.now)
    guest_at = sessions_of_guest(work.db, person.id)
    found = {one.id: one for one in (*own, *guest_at) if may_answer(work, one, person)}
    return sorted(found.values(), key=lambda one: (one.starts_at, one.id))


def shown_last(work: Work, person: Person, chat_id: int) -> Session | None:
    """The session that the person may answer, or change the answer to, on the chat's last screen."""
    shown = last_screen(work.db, chat_id)
    buttons = [ButtonData.read(data) for _, data in (shown.choices if shown is not None else ())]
    ids = {one.id for one in buttons if one is not None and one.family == SESSION.prefix and one.verb in ("yes", "no")}
    session = work.db.get(Session, ids.pop()) if len(ids) == 1 else None
    return session if session is not None and may_answer(work, session, person) else None


def asked_last(work: Work, person: Person, chat_id: int) -> Session | None:
    """The same, where the person has not answered yet."""
    session = shown_last(work, person, chat_id)
    return session if session is not None and answer_of(work.db, session.id, person.id) is None else None


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
    if coming:
        return come(context.work, session, context.person)
    return excuse(context.work, session, context.person, reason)
