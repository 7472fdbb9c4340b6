"""Making a change of a theme fact: written, noted, and told to whoever else works at the theme."""

from handlers.context import Context
from handlers.rights.access import Action
from handlers.sessions.plan import notifications
from handlers.sessions.plan.forms.unsaved import Unsaved, authors_of, change_lines, others_writing
from handlers.sessions.plan.guests import keep_guests
from handlers.sessions.plan.likeness.finding import keep_in_index
from handlers.sessions.plan.remarks import settle
from handlers.sessions.plan.saving import note_change
from storage import audit
from storage.people import Person
from storage.plans import ChangeKind
from storage.sessions import Approval, Session


def keep_unsaved(context: Context, theme: Session, found: Unsaved, why: str = "") -> None:
    """Write what is the person's own of it. The ward hears of it where it had approved the theme, who changes it beside
    the person always.
    """
    work, writing = context.work, others_writing(context, theme)
    before = {person.id for person in authors_of(work.db, theme, found.theirs).values()} - {context.person.id}
    for name, (_, new) in found.mine.items():
        setattr(theme, name, new)
    theme.plan_version += 1
    if "guests" in found.mine:
        keep_guests(work.db, theme.id, theme.guests)
    keep_in_index(work.db, theme)
    change = note_change(work, theme, ChangeKind.CHANGED, context.person, found.mine, why)
    audit.record(work.db, context.person.id, Action.CHANGE_SESSION, notifications.subject_of(theme), work.now)
    settle(work, theme, found.mine)
    if theme.approval == Approval.APPROVED:
        notifications.notify_changed(work, theme, change)
    people = [work.db.get_one(Person, number) for number in sorted(before | set(writing))]
    notifications.notify_beside(work, theme, change, change_lines(found.mine), people, set(writing))
