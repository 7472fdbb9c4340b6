"""Changing a theme of the plan: pick a field, write it anew, save. After approval with a reason, and told to the ward.

The questions are those of adding; each leads back to the review, which is the last.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Stay
from handlers.forms.questions.asking import Option
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.sessions.plan import year_rules as rules
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.checks import advice_on
from handlers.sessions.plan.forms import questions
from handlers.sessions.plan.forms.keeping_unsaved import keep_unsaved
from handlers.sessions.plan.forms.unsaved import KIND, Change, Unsaved, beside, change_lines, unsaved, words_now
from handlers.sessions.plan.pages import theme_screen
from handlers.sessions.plan.remarks import unanswered
from handlers.sessions.plan.texts import NONE
from handlers.sessions.plan.theme_form import WORDS
from storage.sessions import Approval, Session

SHOWN = 200
TAKE = "take"


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


def _unsaved(context: Context, draft: Draft[Change]) -> Unsaved:
    return unsaved(_session(context, draft), draft)


def _review(context: Context, draft: Draft[Change]) -> Markup:
    session, found = _session(context, draft), _unsaved(context, draft)
    parts = [texts.ASK_CHANGE.format(summary=_summary(words_now(session), found))]
    if found.theirs:
        parts.append(beside(context, session, found))
    if found.mine:
        parts.append(texts.CHANGED_FIELDS.format(fields=_names(found.mine)))
        if (note := advice_on(context.work, draft.data)) is not None:
            parts.append(note)
    return Markup("\n\n").join(parts)


def _names(fields: Iterable[str]) -> str:
    return ", ".join(texts.NAMES[name] for name in fields)


def _summary(now: Mapping[str, str], found: Unsaved) -> Markup:
    words = {**now, **{name: new for name, (_, new) in found.mine.items()}}
    lines = [line.format(words=words[name][:SHOWN] or NONE) for name, line in texts.FIELDS.items() if name in words]
    return Markup("\n").join([Markup("<b>{}</b>").format(words["theme"]), *lines])


def _label(context: Context, draft: Draft[Change]) -> str | None:
    if not _unsaved(context, draft).mine:
        return None
    return texts.SAVE_AND_TELL if _session(context, draft).approval == Approval.APPROVED else texts.SAVE


def _edits(context: Context, draft: Draft[Change]) -> Sequence[tuple[str, str, str]]:
    return [(name, name, f"✏ {texts.NAMES[name].capitalize()}") for name in WORDS]


def _take_label(context: Context, draft: Draft[Change]) -> str | None:
    both = _unsaved(context, draft).both
    return texts.TAKE_THEIRS.format(fields=_names(both)) if both else None


def _take_theirs(context: Context, draft: Draft[Change]) -> Outcome:
    now = words_now(_session(context, draft))
    for name in _unsaved(context, draft).both:
        setattr(draft.data, name, now[name])
    return Stay()


def _save(context: Context, draft: Draft[Change]) -> Outcome:
    session, found = _session(context, draft), _unsaved(context, draft)
    if not rules.can_change(session.state):
        return Finish(Screen(texts.CLOSED_UNSAVED.format(closed=texts.CLOSED, changes=change_lines(found.mine))))
    if not found.mine:
        return Reject(texts.NOTHING_CHANGED)
    if found.both and draft.data.plan_version != session.plan_version:
        draft.data.plan_version = session.plan_version
        return Stay(texts.BOTH_CHANGED.format(fields=_names(found.both)))
    if session.approval == Approval.APPROVED and not draft.data.why:
        return Next("why")
    return Finish(_saved(context, session, found, draft.data.why))


def _saved(context: Context, session: Session, found: Unsaved, why: str) -> Screen:
    told = session.approval == Approval.APPROVED
    note = texts.CHANGED_TOLD if told else texts.CHANGED
    if found.theirs:
        note += Markup("\n\n") + beside(context, session, replace(found, mine={}))
    keep_unsaved(context, session, found, why)
    if session.approval == Approval.RETURNED and not unanswered(context.work, session):
        note += Markup("\n") + texts.SETTLED
    return theme_screen(context.work, context.person, session, note)


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
    kind=KIND,
    title=texts.CHANGE_TITLE,
    data=Change,
    allowed=_allowed,
    about=_about,
    names=lambda context, draft: named_by(_session(context, draft).theme),
    table=(
        *(replace(question, group="change", following="summary") for question in QUESTIONS),
        TypedWords[Change]("why", texts.ASK_WHY, limit=answers.SHORT, group="summary"),
        Confirmation[Change](
            "summary",
            _review,
            label=_label,
            save=_save,
            edits=_edits,
            options=(Option(TAKE, _take_label, _take_theirs),),
        ),
    ),
)
