"""The summary of a theme that is being added, and how it becomes a session of the plan."""

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Outcome, Reject, button, mend
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.sessions.booking.pick_start import start_of
from handlers.sessions.notifications import tell_assigned
from handlers.sessions.plan import texts
from handlers.sessions.plan.checks import advice_on
from handlers.sessions.plan.guests import keep_guests
from handlers.sessions.plan.likeness.finding import keep_in_index
from handlers.sessions.plan.steps import ADD, ORDERS, cell_id, check_start
from storage import audit
from storage.people import Person
from storage.plans import ChangeKind, PlanChange
from storage.sessions import Session

WORDS = ("theme", "field", "reason", "place", "area", "aim", "expected", "guests", "materials", "practice")
EDITS_A_ROW = 2
BESIDE = ("aim", "expected")


def ask_summary(context: Context, draft: Draft) -> Screen:
    order = [name for name in ORDERS[draft.kind] if name != "summary"]
    parts = [*order, *(name for name in BESIDE if name not in order)]
    edits = [button(draft, texts.EDIT.format(part=texts.PARTS[name]), "edit", name) for name in parts]
    rows = [tuple(edits[first : first + EDITS_A_ROW]) for first in range(0, len(edits), EDITS_A_ROW)]
    text = texts.ASK_SUMMARY.format(summary=summary(context, draft))
    if (note := advice_on(context.work, draft.data, cell_id(draft))) is not None:
        text += Markup("\n\n") + note
    return Screen(text, ((button(draft, texts.SAVE, "save"),), *rows))


def summary(context: Context, draft: Draft) -> Markup:
    data = draft.data
    preparer = context.db.get(Person, data["preparer_id"]) if data.get("preparer_id") else None
    text = texts.SUMMARY.format(
        theme=data["theme"],
        field=data["field"],
        reason=data["reason"],
        place=data["place"],
        area=data["area"],
        start=long_moment(start_of(draft), context.work.zone),
        guests=data.get("guests") or texts.NONE,
        preparer=preparer.full_name if preparer else texts.NOBODY,
    )
    for name, line in texts.SUMMARY_MORE.items():
        if data.get(name) or (draft.kind == ADD):
            text += Markup("\n") + line.format(words=data.get(name) or texts.NONE)
    return text


def tap_summary(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "edit" and argument in texts.PARTS:
        return mend(draft, argument, argument)
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    if (problem := check_start(context, draft, start_of(draft))) is not None:
        return Reject(problem)
    data = {name: str(draft.data.get(name) or "") for name in WORDS}
    session = Session(
        cell_id=cell_id(draft),
        starts_at=start_of(draft),
        preparer_id=draft.data["preparer_id"],
        draft_id=draft.id,
        **data,
    )
    keep_new(context.work, session, context.person)
    tell_assigned(context.work, session, None, "preparer", context.person)
    rows = ((Choice(texts.TO_ITEM, item_data(session)),),)
    return Finish(Screen(texts.SAVED.format(summary=summary(context, draft)), rows))


def item_data(session: Session) -> str:
    """What the button to an item of the plan brings back. Looking is never too old."""
    return f"k:{session.id}:{session.plan_version}:view"


def keep_new(work: Work, session: Session, by: Person) -> None:
    """Put a theme into the plan: with its history, its guests and its place in the index."""
    session.registered_by_id, session.registered_at = by.id, work.now
    work.db.add(session)
    work.db.flush()
    keep_guests(work.db, session.id, session.guests)
    keep_in_index(work.db, session)
    note_change(work, session, ChangeKind.ADDED, by)
    audit.record(work.db, by.id, Action.REGISTER_SESSION, f"session:{session.id}", work.now)


def note_change(
    work: Work,
    session: Session,
    kind: ChangeKind,
    by: Person,
    fields: dict[str, list[str]] | None = None,
    reason: str = "",
) -> PlanChange:
    """Add an event to an item's history."""
    change = PlanChange(session_id=session.id, kind=kind, fields=fields or {}, reason=reason, by_id=by.id, at=work.now)
    work.db.add(change)
    work.db.flush()
    return change
