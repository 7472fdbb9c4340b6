"""Approving, and returning with remarks on single fields."""

from typing import Any

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Next, Outcome, Reject, button
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Choice, Screen
from handlers.sessions.approval import texts
from handlers.sessions.approval.pages import queue_screen
from handlers.sessions.notifications import leaders
from handlers.sessions.plan import year_texts
from handlers.sessions.plan.notifications import PLAN, subject_of
from handlers.sessions.plan.pages import field_words
from handlers.sessions.plan.saving import note_change
from storage import audit
from storage.outbox import Lane
from storage.people import Person
from storage.plans import ChangeKind, Remark, open_remarks
from storage.sessions import Approval, Session

FIELDS = (
    "theme",
    "reason",
    "area",
    "aim",
    "expected",
    "start",
    "place",
    "preparer",
    "guests",
    "materials",
    "practice",
    "whole",
)
FIELDS_A_ROW = 2
MOST_REMARKS = 12


def session_of(context: Context, draft: Draft) -> Session:
    return context.db.get_one(Session, int(draft.data["session_id"]))


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.DECIDE_PLAN, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.RETURN_ABOUT.format(theme=session_of(context, draft).theme)


def remarks(draft: Draft) -> list[dict[str, Any]]:
    """The remarks noted so far, as {"field", "text"}."""
    found: list[dict[str, Any]] = draft.data.setdefault("remarks", [])
    return found


def ask_field(context: Context, draft: Draft) -> Screen:
    noted = remarks(draft)
    text = texts.ASK_FIELD.format(theme=session_of(context, draft).theme)
    if noted:
        text += Markup("\n\n") + texts.SO_FAR.format(remarks=_lines(noted))
    names = {name: year_texts.NAMES[name].capitalize() for name in FIELDS} | {"whole": texts.WHOLE}
    choices = [button(draft, names[name], "field", name) for name in FIELDS]
    rows = [tuple(choices[first : first + FIELDS_A_ROW]) for first in range(0, len(choices), FIELDS_A_ROW)]
    if noted:
        rows.append((button(draft, texts.DROP_LAST, "drop"),))
        rows.append((button(draft, texts.RETURN_NOW.format(count=len(noted)), "return"),))
    return Screen(text, tuple(rows))


def _lines(noted: list[dict[str, Any]]) -> Markup:
    return shared.list_lines(
        year_texts.REMARK.format(field=year_texts.NAMES[one["field"]], text=one["text"]) for one in noted
    )


def tap_field(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "field" and argument in FIELDS and len(remarks(draft)) < MOST_REMARKS:
        draft.data["field"] = argument
        return Next("remark")
    if verb == "drop" and remarks(draft):
        remarks(draft).pop()
        return Next("field")
    if verb == "return" and remarks(draft):
        return _return(context, draft)
    return Reject(shared.USE_BUTTONS)


def ask_remark(context: Context, draft: Draft) -> Screen:
    name = str(draft.data["field"])
    words = field_words(context.work, session_of(context, draft)).get(name, "")
    return Screen(texts.ASK_REMARK.format(field=year_texts.NAMES[name], words=words[:400]))


def read_remark(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    remarks(draft).append({"field": draft.data["field"], "text": words})
    return Next("field")


def _return(context: Context, draft: Draft) -> Outcome:
    session, work = session_of(context, draft), context.work
    if session.plan_version != draft.data["plan_version"]:
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    noted = remarks(draft)
    decide(work, session, context.person, Approval.RETURNED)
    for one in noted:
        work.db.add(
            Remark(session_id=session.id, field=one["field"], text=one["text"], by_id=context.person.id, at=work.now)
        )
    work.db.flush()
    text = texts.RETURNED_NEWS.format(
        theme=session.theme, start=long_moment(session.starts_at, work.zone), remarks=_lines(noted)
    )
    tell_leaders(work, session, text, f"returned:{draft.id}", texts.WORK_THROUGH)
    said = texts.RETURNED.format(theme=session.theme, cell=session.cell.name, count=len(noted))
    return Finish(queue_screen(work, context.person).under(said))


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
    text = texts.APPROVED_NEWS.format(theme=session.theme, start=long_moment(session.starts_at, work.zone))
    tell_leaders(work, session, text, f"approved:{session.plan_version}", year_texts.OPEN_THEME)


def tell_leaders(work: Work, session: Session, text: Markup, slot: str, label: str) -> None:
    screen = Screen(text, ((Choice(label, f"k:{session.id}:{session.plan_version}:view"),),))
    for person in leaders(work, session.cell_id):
        notify(work, person, Notice(PLAN, subject_of(session), slot, screen, lane=Lane.PERSON))
