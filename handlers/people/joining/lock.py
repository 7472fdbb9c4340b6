"""Wrong answers count per person, whatever the invitation and the account, and end in a lock that only an administrator
lifts: in the chat, or by `chibo unlock`.
"""

from datetime import datetime, time

from telegram import Update

from handlers.context import Context, Work
from handlers.forms.buttons import Tap
from handlers.forms.showing import show, toast
from handlers.people.joining import rules, texts
from handlers.people.joining.notifications import notify_locked
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from storage import audit
from storage.database import Db
from storage.invitations import WrongAnswer, forget_wrong_answers, wrong_answers_since
from storage.people import Person

LOCKED = "lock_out"


def note_wrong_answer(work: Work, person: Person) -> bool:
    """Count one more. Returns whether that has locked the way to the person; the administrators are told then."""
    work.db.add(WrongAnswer(person_id=person.id, at=work.now))
    work.db.flush()
    midnight = datetime.combine(work.today, time(), work.zone)
    today, altogether = wrong_answers_since(work.db, person.id, midnight)
    bounds = work.policy.joining
    if not rules.locks(today, altogether, bounds.wrong_answers_a_day, bounds.wrong_answers_altogether):
        return False
    person.locked_out_at = work.now
    audit.record(work.db, None, LOCKED, f"person:{person.id}", work.now)
    notify_locked(work, person, altogether)
    return True


def lift(db: Db, person: Person, by: Person | None, now: datetime) -> None:
    """The person can be let in again, and wrong answers count from nought. `by` None: on the command line."""
    person.locked_out_at = None
    forget_wrong_answers(db, person.id)
    audit.record(db, by.id if by is not None else None, Action.LIFT_LOCK, f"person:{person.id}", now)


async def lift_tapped(update: Update, context: Context, tap: Tap[Person]) -> None:
    await toast(update)
    lift(context.db, tap.row, context.person, context.now)
    await show(update, Screen(texts.LOCK_LIFTED.format(name=tap.row.full_name)))


def is_lifted(context: Context, person: Person) -> str | None:
    return texts.LIFTED_ALREADY if person.locked_out_at is None else None
