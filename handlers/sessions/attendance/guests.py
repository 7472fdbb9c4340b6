"""The secretary's page of guests: a tap notes who has been asked, accepts, or cannot come."""

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen
from handlers.sessions.attendance import texts
from handlers.sessions.buttons import ATTENDANCE, SESSION
from handlers.sessions.guest_list import Standings, guest_lines, standings
from handlers.sessions.notifications import subject_of
from handlers.sessions.texts import TO_WHO
from storage import audit
from storage.people import Person
from storage.plans import Guest, GuestState
from storage.sessions import Session, answers_to

NAME_IN_LABEL = 24


def guests_screen(work: Work, session: Session, note: Markup | None = None) -> Screen:
    """Every guest with how they stand; for those who do not use the bot the buttons to note it."""
    guests = standings(work, session, answers_to(work.db, session.id))
    start = long_moment(session.starts_at, work.zone)
    lines = Markup("\n").join(
        Markup("{}. {}").format(number, line) for number, line in enumerate(guest_lines(guests), start=1)
    )
    text = texts.GUESTS.format(theme=session.theme, start=start, lines=lines)
    if any(not here for _, _, here in guests):
        text += Markup("\n\n") + texts.GUESTS_HOW
    rows = (*_rows(session, guests), (SESSION.choice(session, TO_WHO, "who"),))
    return Screen(note + Markup("\n\n") + text if note is not None else text, rows)


def _rows(session: Session, guests: Standings) -> list[tuple[Choice, ...]]:
    rows: list[tuple[Choice, ...]] = []
    for guest, standing, here in guests:
        if here:
            continue
        first = (GuestState.ASKED,) if standing is GuestState.OPEN else ()
        wanted = [one for one in (*first, GuestState.ACCEPTED, GuestState.DECLINED) if one is not standing]
        rows += [(_button(session, guest, one),) for one in wanted]
    return rows


def _button(session: Session, guest: Guest, standing: GuestState) -> Choice:
    label = texts.MARK[standing].format(name=shortened(guest.name, NAME_IN_LABEL))
    return ATTENDANCE.choice(session, label, "note", guest.id, standing)


def note(work: Work, session: Session, guest: Guest, standing: GuestState, by: Person) -> bool:
    """Note how a guest stands. Returns whether that is news."""
    if guest.standing == standing:
        return False
    guest.standing, guest.standing_at = standing, work.now
    work.db.flush()
    audit.record(work.db, by.id, Action.CHANGE_SESSION, subject_of(session), work.now)
    return True
