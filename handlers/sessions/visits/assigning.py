"""How a visit comes about, changes hands, and who is told."""

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from handlers.sessions.plan.notifications import deciders
from handlers.sessions.visits import rules, texts
from handlers.sessions.visits.pages import page_text, visit_button
from storage import audit
from storage.people import Person
from storage.sessions import Session
from storage.visits import Visit, VisitState, last_visited, visit_of_session, visits_among, visits_of

KIND = "visit"


def clash(work: Work, session: Session, person: Person) -> Session | None:
    """The session that a visitor attends at about the same time, if there is one."""
    others = [one.session for one in visits_of(work.db, person.id, session.starts_at - rules.SITTING)]
    return next(
        (one for one in others if one.id != session.id and not rules.is_free(session.starts_at, [one.starts_at])), None
    )


def assign(work: Work, session: Session, visitor: Person, by: Person, reason: str = "") -> Visit:
    """Make `visitor` the one who attends. Who was to go before is told, unless they handed it over themselves."""
    before = visit_of_session(work.db, session.id)
    if before is not None:
        before.state, before.changed_at, before.reason = VisitState.HANDED_OVER, work.now, reason
        before.version += 1
        work.db.flush()
    visit = Visit(session_id=session.id, visitor_id=visitor.id, planned_by_id=by.id, planned_at=work.now)
    work.db.add(visit)
    work.db.flush()
    audit.record(work.db, by.id, Action.PLAN_VISITS, f"session:{session.id}", work.now)
    if before is not None and before.visitor_id != by.id:
        text = texts.RELIEVED.format(theme=session.theme, start=long_moment(session.starts_at, work.zone))
        _tell(work, session, before.visitor, text, f"relieved:{visit.id}", visit)
    return visit


def notify_assigned(work: Work, session: Session, visit: Visit, by: Person) -> None:
    visitor = work.db.get_one(Person, visit.visitor_id)
    if visitor.id != by.id:
        text = texts.ASSIGNED.format(page=page_text(work, session, visit))
        _tell(work, session, visitor, text, f"assigned:{visit.id}", visit)


def notify_handed_over(work: Work, session: Session, visit: Visit, by: Person, reason: str) -> None:
    """To the new visitor, and to who plans visits."""
    visitor = work.db.get_one(Person, visit.visitor_id)
    text = texts.TAKEN_OVER.format(by=called(work.db, by), page=page_text(work, session, visit), reason=reason)
    _tell(work, session, visitor, text, f"assigned:{visit.id}", visit)
    start = long_moment(session.starts_at, work.zone)
    news = texts.HANDED_NEWS.format(
        by=called(work.db, by),
        name=called(work.db, visitor),
        theme=session.theme,
        cell=session.cell.name,
        start=start,
        reason=reason,
    )
    for person in deciders(work, session.cell_id):
        if person.id not in (by.id, visitor.id):
            _tell(work, session, person, news, f"handed:{visit.id}", visit)


def _tell(work: Work, session: Session, person: Person, text: Markup, slot: str, visit: Visit) -> None:
    row = (visit_button(session, visit, texts.OPEN, "view"),)
    notify(
        work, person, Notice(KIND, f"session:{session.id}", slot, Screen(text, (row,)), expires_at=session.starts_at)
    )


def proposal(work: Work, sessions: list[Session], people: list[Person]) -> dict[int, int]:
    """Visitors by session for those of `sessions` that have none, as the rules propose."""
    visits = visits_among(work.db, [one.id for one in sessions])
    wanted = [rules.Wanted(one.id, one.cell_id, one.starts_at) for one in sessions if one.id not in visits]
    known = [
        rules.Visitor(one.id, tuple(each.session.starts_at for each in visits_of(work.db, one.id, work.now)))
        for one in people
    ]
    return rules.propose(wanted, known, last_visited(work.db, {one.cell_id for one in wanted}))
