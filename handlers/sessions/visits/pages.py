"""The pages of visits."""

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment, short_date
from handlers.rights.access import Action, Actor
from handlers.rights.cells import cells_where
from handlers.rights.recipients import Duty, told
from handlers.screens import menu
from handlers.screens.screen import Choice, Screen
from handlers.sessions.audience import may_with
from handlers.sessions.buttons import PLANNER, PREPARATION, VISIT
from handlers.sessions.visits import texts
from storage.people import Person
from storage.preparation import materials_of
from storage.sessions import Session, SessionKind, SessionState, planned_from
from storage.visits import Visit, visit_of_session, visits_among, visits_of

AHEAD = timedelta(days=60)
MOST_LISTED = 14


def coming(work: Work, person: Person) -> list[Session]:
    """The sessions of the next sixty days whose visits this person plans."""
    planned = planned_from(work.db, cells_where(work, Actor.of(person), Action.PLAN_VISITS), work.now)
    last = work.now + AHEAD
    return [session for session in planned if session.kind == SessionKind.THEMATIC and session.starts_at < last]


def visitors(work: Work, cell_id: int) -> list[Person]:
    """Who can be sent to a cell: the committee of the units above it."""
    return told(work.db, Duty.VISIT, cell_id)


def visit_button(session: Session, visit: Visit | None, label: str, verb: str) -> Choice:
    """It says which visit was planned when it was shown: choosing and handing over are old when that is another."""
    return VISIT.choice(session, label, verb, visit.id if visit is not None else 0)


def start_words(work: Work, session: Session) -> str:
    local = session.starts_at.astimezone(work.zone)
    return f"{short_date(local.date())} {local:%H:%M}"


def _label(work: Work, session: Session) -> str:
    return texts.ITEM.format(start=start_words(work, session), cell=session.cell.name)


def list_screen(work: Work, person: Person) -> Screen:
    """For who plans visits all that is to come; for the others their own."""
    if not cells_where(work, Actor.of(person), Action.PLAN_VISITS):
        return _own_screen(work, person)
    sessions = coming(work, person)
    if not sessions:
        return Screen(texts.EMPTY)
    visits = visits_among(work.db, [one.id for one in sessions])
    shown = sessions[:MOST_LISTED]
    rows = [(visit_button(one, visits.get(one.id), _label(work, one), "view"),) for one in shown]
    if open_ones := [one for one in sessions if one.id not in visits]:
        rows.append((PLANNER.choice(person, texts.EVENLY.format(count=len(open_ones)), "evenly"),))
    return Screen(texts.PLANNER.format(lines=lines_of(work, shown, visits)), tuple(rows))


def visitors_listed(work: Work, person: Person) -> list[int]:
    """Whom the list names beside the person it is shown to."""
    shown = coming(work, person)[:MOST_LISTED]
    return [one.visitor_id for one in visits_among(work.db, [one.id for one in shown]).values()]


def lines_of(work: Work, sessions: Sequence[Session], visits: dict[int, Visit]) -> Markup:
    return Markup("\n").join(
        texts.LINE.format(
            start=start_words(work, one),
            cell=one.cell.name,
            visitor=called(work.db, visits[one.id].visitor) if one.id in visits else texts.NOBODY,
        )
        for one in sessions
    )


def _own_screen(work: Work, person: Person) -> Screen:
    own = visits_of(work.db, person.id, work.now)[:MOST_LISTED]
    if not own:
        return Screen(texts.OWN_NONE)
    text = texts.OWN.format(lines=lines_of(work, [one.session for one in own], {one.session_id: one for one in own}))
    rows = [(visit_button(one.session, one, _label(work, one.session), "view"),) for one in own]
    return Screen(text, tuple(rows))


def page_text(work: Work, session: Session, visit: Visit | None) -> Markup:
    return texts.PAGE.format(
        theme=session.theme,
        cell=session.cell.name,
        start=long_moment(session.starts_at, work.zone),
        place=session.place,
        visitor=called(work.db, visit.visitor) if visit is not None else texts.NOBODY,
    )


def page(work: Work, session: Session, viewer: Person, note: Markup | None = None) -> Screen:
    """One session with its visitor, and what the viewer can do about it."""
    visit = visit_of_session(work.db, session.id)
    text = page_text(work, session, visit)
    rows: list[tuple[Choice, ...]] = []
    open_still = session.state == SessionState.PLANNED and session.starts_at > work.now
    if open_still and may_with(work, viewer, Action.PLAN_VISITS, session):
        rows.append((visit_button(session, visit, texts.CHANGE if visit else texts.CHOOSE, "who"),))
    if open_still and visit is not None and may_with(work, viewer, Action.MAKE_VISIT, session, visit.visitor_id):
        rows.append((visit_button(session, visit, texts.HAND_OVER, "hand"),))
    if files := [one for one in materials_of(work.db, session.id) if one.shared_at is not None]:
        rows.append((PREPARATION.choice(session, texts.FILES.format(count=len(files)), "get"),))
    rows.append((Choice(texts.TO_LIST, menu.VISITS.data),))
    return Screen(note + Markup("\n\n") + text if note is not None else text, tuple(rows))
