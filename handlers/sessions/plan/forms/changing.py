"""Changing a theme of the plan: pick a field, write it anew, save. After approval with a reason, and told to the ward.

The questions are those of adding; each leads back to the review, which is the last.
"""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Next, Outcome, Reject
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.sessions.plan import notifications
from handlers.sessions.plan import year_rules as rules
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.checks import advice_on
from handlers.sessions.plan.forms import questions
from handlers.sessions.plan.guests import keep_guests
from handlers.sessions.plan.likeness.finding import keep_in_index
from handlers.sessions.plan.pages import theme_screen
from handlers.sessions.plan.saving import note_change
from handlers.sessions.plan.texts import NONE
from handlers.sessions.plan.theme_form import WORDS, ThemeData
from storage import audit
from storage.plans import ChangeKind, open_remarks
from storage.sessions import Approval, Session

SHOWN = 200


class Change(ThemeData):
    """`plan_version` is the theme's when the form was opened, `why` the reason that the ward reads."""

    plan_version: int = 0
    why: str = ""


def opened_with(session: Session) -> Change:
    """What the form begins with: the theme as it is."""
    words = {name: getattr(session, name) for name in WORDS}
    return Change(
        session_id=session.id,
        cell_id=session.cell_id,
        plan_version=session.plan_version,
        start=session.starts_at,
        preparer_id=session.preparer_id,
        **words,
    )


def _session(context: Context, draft: Draft[Change]) -> Session:
    return context.db.get_one(Session, draft.data.session_id)


def _allowed(context: Context, draft: Draft[Change]) -> bool:
    return context.work.may(Action.CHANGE_SESSION, _session(context, draft).cell_id)


def _about(context: Context, draft: Draft[Change]) -> str:
    return texts.CHANGE_ABOUT.format(theme=_session(context, draft).theme)


def _changed(context: Context, draft: Draft[Change]) -> dict[str, list[str]]:
    """What the form would change, as {field: [before, after]}."""
    session = _session(context, draft)
    return rules.differences({name: str(getattr(session, name)) for name in WORDS}, draft.data.words())


def _review(context: Context, draft: Draft[Change]) -> Markup:
    text = texts.ASK_CHANGE.format(summary=_summary(draft))
    if not (changed := _changed(context, draft)):
        return text
    names = ", ".join(texts.NAMES[name] for name in changed)
    text += Markup("\n\n") + texts.CHANGED_FIELDS.format(fields=names)
    note = advice_on(context.work, draft.data)
    return text + Markup("\n\n") + note if note is not None else text


def _summary(draft: Draft[Change]) -> Markup:
    words = draft.data.words()
    lines = [line.format(words=words[name][:SHOWN] or NONE) for name, line in texts.FIELDS.items() if name in words]
    return Markup("\n").join([Markup("<b>{}</b>").format(draft.data.theme), *lines])


def _label(context: Context, draft: Draft[Change]) -> str | None:
    if not _changed(context, draft):
        return None
    return texts.SAVE_AND_TELL if _session(context, draft).approval == Approval.APPROVED else texts.SAVE


def _edits(context: Context, draft: Draft[Change]) -> Sequence[tuple[str, str, str]]:
    return [(name, name, f"✏ {texts.NAMES[name].capitalize()}") for name in WORDS]


def _save(context: Context, draft: Draft[Change]) -> Outcome:
    session = _session(context, draft)
    if session.plan_version != draft.data.plan_version or not rules.can_change(session.state):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    changed = _changed(context, draft)
    if not changed:
        return Reject(texts.NOTHING_CHANGED)
    if session.approval == Approval.APPROVED and not draft.data.why:
        return Next("why")
    return _write(context, session, changed, draft.data.why)


def _write(context: Context, session: Session, changed: dict[str, list[str]], why: str) -> Outcome:
    work = context.work
    for name, (_, new) in changed.items():
        setattr(session, name, new)
    session.plan_version += 1
    if "guests" in changed:
        keep_guests(work.db, session.id, session.guests)
    keep_in_index(work.db, session)
    change = note_change(work, session, ChangeKind.CHANGED, context.person, changed, why)
    audit.record(work.db, context.person.id, Action.CHANGE_SESSION, notifications.subject_of(session), work.now)
    _settle(context, session, changed)
    note = texts.CHANGED
    if session.approval == Approval.APPROVED:
        notifications.notify_changed(work, session, change)
        note = texts.CHANGED_TOLD
    return Finish(theme_screen(work, context.person, session, note + _all_settled(context, session)))


def _settle(context: Context, session: Session, changed: dict[str, list[str]]) -> None:
    """What the ward wanted changed in these fields is dealt with; a remark on the whole by any change."""
    for remark in open_remarks(context.db, [session.id]):
        if remark.field in changed or remark.field == "whole":
            remark.settled_at = context.now
    context.db.flush()


def _all_settled(context: Context, session: Session) -> Markup:
    if session.approval != Approval.RETURNED or open_remarks(context.db, [session.id]):
        return Markup()
    return Markup("\n") + texts.SETTLED


QUESTIONS = (
    questions.THEME,
    questions.FIELD,
    questions.REASON,
    questions.AREA,
    questions.AIM,
    questions.EXPECTED,
    questions.PLACE,
    questions.GUESTS,
    questions.MATERIALS,
    questions.PRACTICE,
)
CHANGE = Form(
    kind="planedit",
    title=texts.CHANGE_TITLE,
    data=Change,
    allowed=_allowed,
    about=_about,
    names=lambda context, draft: named_by(_session(context, draft).theme),
    table=(
        *(replace(question, group="change", following="summary") for question in QUESTIONS),
        TypedWords[Change]("why", texts.ASK_WHY, limit=answers.SHORT, group="summary"),
        Confirmation[Change]("summary", _review, label=_label, save=_save, edits=_edits),
    ),
)
