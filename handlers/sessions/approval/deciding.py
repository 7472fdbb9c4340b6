"""What the ward's decision about a theme does: noted, and told to those who lead the cell."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Screen
from handlers.sessions.approval import texts
from handlers.sessions.notifications import leaders
from handlers.sessions.plan import year_texts
from handlers.sessions.plan.buttons import PLAN as PLAN_BUTTONS
from handlers.sessions.plan.buttons import THEME
from handlers.sessions.plan.notifications import PLAN, subject_of
from handlers.sessions.plan.saving import note_change
from handlers.sessions.plan.theme_list import theme_list
from storage import audit
from storage.outbox import Lane
from storage.people import Person
from storage.plans import ChangeKind, open_remarks
from storage.sessions import Approval, Session


def decide(work: Work, session: Session, by: Person, approval: Approval) -> None:
    """Note the decision. Earlier remarks are done with, whatever came of them."""
    session.approval, session.decided_at = approval, work.now
    session.plan_version += 1
    for remark in open_remarks(work.db, [session.id]):
        remark.settled_at = work.now
    kind = ChangeKind.APPROVED if approval == Approval.APPROVED else ChangeKind.RETURNED
    note_change(work, session, kind, by)
    audit.record(work.db, by.id, Action.DECIDE_PLAN, subject_of(session), work.now)


def approve(work: Work, session: Session, by: Person) -> None:
    decide(work, session, by, Approval.APPROVED)
    text = texts.APPROVED_NOTICE.format(theme=session.theme, start=long_moment(session.starts_at, work.zone))
    notify_leaders(work, session, text, f"approved:{session.plan_version}", year_texts.OPEN_THEME)


def approve_all(work: Work, themes: Sequence[Session], by: Person) -> None:
    """Approve several of one cell; those who lead it are told once."""
    for theme in themes:
        decide(work, theme, by, Approval.APPROVED)
    text = texts.ALL_APPROVED_NOTICE.format(count=len(themes), themes=theme_list(themes))
    first = themes[0]
    year = first.starts_at.astimezone(work.zone).year
    screen = Screen(text, ((PLAN_BUTTONS.choice(first.cell, year_texts.TO_PLAN, "view", year),),))
    _tell_leaders(work, first, screen, f"approved:{first.plan_version}+{len(themes)}")


def notify_leaders(work: Work, session: Session, text: Markup, slot: str, label: str) -> None:
    _tell_leaders(work, session, Screen(text, ((THEME.choice(session, label, "view"),),)), slot)


def _tell_leaders(work: Work, session: Session, screen: Screen, slot: str) -> None:
    for person in leaders(work, session.cell_id):
        notify(work, person, Notice(PLAN, subject_of(session), slot, screen, lane=Lane.PERSON))
