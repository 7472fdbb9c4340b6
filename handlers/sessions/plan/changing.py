"""Changing a theme of the plan: pick a field, write it anew, save. After approval with a reason, and told to the ward.

The steps are those of adding (handlers/sessions/plan/steps.py); each leads back to the review, which is the last.
"""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, button, mend
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.plan import notifications
from handlers.sessions.plan import year_rules as rules
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.checks import advice_on
from handlers.sessions.plan.guests import keep_guests
from handlers.sessions.plan.likeness.finding import keep_in_index
from handlers.sessions.plan.pages import theme_screen
from handlers.sessions.plan.saving import note_change
from handlers.sessions.plan.texts import NONE
from storage import audit
from storage.plans import ChangeKind, open_remarks
from storage.sessions import Approval, Session

FIELDS = ("theme", "field", "reason", "area", "aim", "expected", "place", "guests", "materials", "practice")
EDITS_A_ROW = 2
SHOWN = 200


def opened_with(session: Session) -> dict[str, object]:
    """What the form begins with: the theme as it is."""
    data: dict[str, object] = {name: getattr(session, name) for name in FIELDS}
    return data | {
        "session_id": session.id,
        "cell_id": session.cell_id,
        "plan_version": session.plan_version,
        "start": session.starts_at.isoformat(),
        "preparer_id": session.preparer_id,
    }


def session_of(context: Context, draft: Draft) -> Session:
    return context.db.get_one(Session, int(draft.data["session_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.CHANGE_SESSION, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.CHANGE_ABOUT.format(theme=session_of(context, draft).theme)


def changed_fields(context: Context, draft: Draft) -> dict[str, list[str]]:
    """What the form would change, as {field: [before, after]}."""
    session = session_of(context, draft)
    before = {name: str(getattr(session, name)) for name in FIELDS}
    return rules.differences(before, {name: str(draft.data[name]) for name in FIELDS})


def ask_review(context: Context, draft: Draft) -> Screen:
    session, changed = session_of(context, draft), changed_fields(context, draft)
    text = texts.ASK_CHANGE.format(summary=_summary(draft))
    if changed:
        names = ", ".join(texts.NAMES[name] for name in changed)
        text += Markup("\n\n") + texts.CHANGED_FIELDS.format(fields=names)
        if (note := advice_on(context.work, draft.data, session.cell_id, session.id)) is not None:
            text += Markup("\n\n") + note
    edits = [button(draft, f"✏ {texts.NAMES[name].capitalize()}", "edit", name) for name in FIELDS]
    rows = [tuple(edits[first : first + EDITS_A_ROW]) for first in range(0, len(edits), EDITS_A_ROW)]
    save = texts.SAVE_AND_TELL if session.approval == Approval.APPROVED else texts.SAVE
    return Screen(text, (*(((button(draft, save, "save"),),) if changed else ()), *rows))


def _summary(draft: Draft) -> Markup:
    lines = [
        texts.FIELDS[name].format(words=str(draft.data[name])[:SHOWN] or NONE) for name in FIELDS if name != "theme"
    ]
    return Markup("\n").join([Markup("<b>{}</b>").format(draft.data["theme"]), *lines])


def tap_review(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "edit" and argument in FIELDS:
        return mend(draft, argument, argument)
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    session = session_of(context, draft)
    if session.plan_version != draft.data["plan_version"] or not rules.can_change(session.state):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    changed = changed_fields(context, draft)
    if not changed:
        return Reject(texts.NOTHING_CHANGED)
    if session.approval == Approval.APPROVED and not draft.data.get("why"):
        return Next("why")
    return _save(context, draft, session, changed)


def ask_why(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_WHY)


def read_why(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    draft.data["why"] = words
    return Next("summary")


def _save(context: Context, draft: Draft, session: Session, changed: dict[str, list[str]]) -> Outcome:
    work = context.work
    for name, (_, new) in changed.items():
        setattr(session, name, new)
    session.plan_version += 1
    if "guests" in changed:
        keep_guests(work.db, session.id, session.guests)
    keep_in_index(work.db, session)
    why = str(draft.data.get("why") or "")
    change = note_change(work, session, ChangeKind.CHANGED, context.person, changed, why)
    audit.record(work.db, context.person.id, Action.CHANGE_SESSION, notifications.subject_of(session), work.now)
    settle(context, session, changed)
    note = texts.CHANGED
    if session.approval == Approval.APPROVED:
        notifications.tell_changed(work, session, change)
        note = texts.CHANGED_TOLD
    return Finish(theme_screen(work, session, note + _all_settled(context, session)))


def settle(context: Context, session: Session, changed: dict[str, list[str]]) -> None:
    """What the ward wanted changed in these fields is dealt with; a remark on the whole by any change."""
    for remark in open_remarks(context.db, [session.id]):
        if remark.field in changed or remark.field == "whole":
            remark.settled_at = context.now
    context.db.flush()


def _all_settled(context: Context, session: Session) -> Markup:
    if session.approval != Approval.RETURNED or open_remarks(context.db, [session.id]):
        return Markup()
    return Markup("\n") + texts.SETTLED
