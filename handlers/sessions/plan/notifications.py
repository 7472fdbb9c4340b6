"""What the ward is told of a plan: that themes were sent, and every change of one that it had approved."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment
from handlers.rights.recipients import Duty, told
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Choice, Screen
from handlers.sessions.audience import always
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.buttons import CELL_PLAN, DECISION, QUEUE, THEME
from handlers.sessions.plan.remarks import settle
from handlers.sessions.plan.theme_list import theme_list
from storage.outbox import Lane
from storage.people import Person
from storage.plans import PlanChange
from storage.sessions import Approval, Session, SessionMove, moves_among

PLAN = "plan"
WORDS = 300


def subject_of(session: Session) -> str:
    return f"session:{session.id}"


def deciders(work: Work, cell_id: int) -> list[Person]:
    """Who decides about a cell's plan: the holders of that right in the units above it."""
    return told(work.db, Duty.DECIDE_PLANS, cell_id)


def notify_sent(work: Work, themes: Sequence[Session], slot: str) -> None:
    text = texts.WARD_NOTICE.format(cell=themes[0].cell.name, count=len(themes), themes=theme_list(themes))
    way = Choice(texts.OPEN_QUEUE, QUEUE)
    if len(themes) > 1:
        way = CELL_PLAN.choice(themes[0].cell, texts.OPEN_CELL_PLAN, "view")
    _notify_deciders(work, themes[0], Screen(text, ((way,),)), slot)


def notify_changed(work: Work, session: Session, change: PlanChange) -> None:
    lines = [
        texts.CHANGE_LINE.format(field=texts.NAMES[name], old=old[:WORDS], new=new[:WORDS])
        for name, (old, new) in change.fields.items()
    ]
    text = texts.CHANGED_NOTICE.format(
        cell=session.cell.name, theme=session.theme, changes=Markup("\n").join(lines), reason=change.reason
    )
    _notify_deciders(work, session, Screen(text, (_open(session),)), f"change:{change.id}")


def notify_beside(
    work: Work,
    session: Session,
    change: PlanChange,
    changes: Markup,
    people: Sequence[Person],
    writing: Collection[int],
) -> None:
    """Tell those who work at the theme beside whoever changed it. Who is `writing` has a change of their own unsaved:
    it stays.
    """
    text = texts.BESIDE_NOTICE.format(name=called(work.db, change.by), theme=session.theme, changes=changes)
    for person in people:
        own = text + Markup("\n") + texts.YOURS_STAYS if person.id in writing else text
        screen = Screen(own, ((THEME.choice(session, texts.OPEN_THEME, "view"),),))
        notify(work, person, Notice(PLAN, subject_of(session), f"beside:{change.id}", screen, lane=Lane.PERSON))


def notify_of_move(work: Work, session: Session, move: SessionMove) -> None:
    """Tell the ward that an approved session moved or was called off; of others it hears when they are sent. What it
    remarked on the time is dealt with by that.
    """
    settle(work, session, ("start",))
    if session.approval != Approval.APPROVED:
        return
    words = {"cell": session.cell.name, "theme": session.theme, "reason": move.reason}
    old = long_moment(move.from_start, work.zone)
    if move.to_start is None:
        text = (texts.POSTPONED_NOTICE if move.postponed else texts.CALLED_OFF_NOTICE).format(old=old, **words)
    else:
        resumed = any(earlier.postponed for earlier in moves_among(work.db, [session.id])[-2:-1])
        notice = texts.RESUMED_NOTICE if resumed else texts.MOVED_NOTICE
        text = notice.format(old=old, new=long_moment(move.to_start, work.zone), **words)
    # Who attends (in charge of the cell, or its visitor) is told as such: not twice of one thing.
    attending = {person.id for person in always(work, session)}
    _notify_deciders(work, session, Screen(text, (_open(session),)), f"move:{move.id}", attending)


def notify_preparer_changed(work: Work, session: Session, before: Person | None, slot: str) -> None:
    settle(work, session, ("preparer",))
    if session.approval != Approval.APPROVED or session.preparer is None:
        return
    old = called(work.db, before) if before is not None else texts.NOBODY_YET
    text = texts.PREPARER_NOTICE.format(
        cell=session.cell.name, theme=session.theme, new=called(work.db, session.preparer), old=old
    )
    _notify_deciders(work, session, Screen(text, (_open(session),)), slot)


def _open(session: Session) -> tuple[Choice, ...]:
    return (DECISION.choice(session, texts.OPEN_THEME, "view"),)


def _notify_deciders(work: Work, session: Session, screen: Screen, slot: str, but_for: Collection[int] = ()) -> None:
    """Write it to everybody who decides. What is made at night waits for the morning, unless the session is before."""
    later = wait_for_morning(work.now, session.starts_at, work.policy.quiet_hours, work.zone)
    for person in deciders(work, session.cell_id):
        if person.id in but_for:
            continue
        notify(work, person, Notice(PLAN, subject_of(session), slot, screen, not_before=later))
