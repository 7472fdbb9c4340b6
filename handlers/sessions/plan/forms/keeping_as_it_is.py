"""Leaving a field as it is although the ward remarked on it: with a reason that the ward reads."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.notifications import subject_of
from handlers.sessions.plan.pages import theme_screen
from handlers.sessions.plan.year_rules import can_change
from storage import audit
from storage.plans import Remark
from storage.sessions import Session

KEPT = "keep_as_it_is"


class KeptAsItIs(FormData):
    session_id: int = 0
    remark_id: int = 0
    reason: str = ""


def _session(context: Context, draft: Draft[KeptAsItIs]) -> Session:
    return context.db.get_one(Session, draft.data.session_id)


def _remark(context: Context, draft: Draft[KeptAsItIs]) -> Remark:
    return context.db.get_one(Remark, draft.data.remark_id)


def _allowed(context: Context, draft: Draft[KeptAsItIs]) -> bool:
    return context.work.may(Action.CHANGE_SESSION, _session(context, draft).cell_id)


def _about(context: Context, draft: Draft[KeptAsItIs]) -> str:
    return texts.KEEP_ABOUT


def _question(context: Context, draft: Draft[KeptAsItIs]) -> Markup:
    remark = _remark(context, draft)
    return texts.ASK_KEEP.format(field=texts.NAMES[remark.field], text=remark.text)


def _save(context: Context, draft: Draft[KeptAsItIs]) -> Outcome:
    remark, session = _remark(context, draft), _session(context, draft)
    reason = draft.data.reason
    if not can_change(session.state):
        return Finish(Screen(texts.KEPT_TOO_LATE.format(closed=texts.CLOSED, reason=reason)))
    if remark.answer:
        return Finish(Screen(texts.ANSWERED_ALREADY.format(answer=remark.answer, reason=reason)))
    remark.settled_at, remark.answer = context.now, reason
    session.plan_version += 1
    context.db.flush()
    audit.record(context.db, context.person.id, KEPT, subject_of(session), context.now)
    return Finish(theme_screen(context.work, context.person, session, texts.KEPT))


KEEP = Form(
    kind="plankeep",
    title=texts.KEEP_TITLE,
    data=KeptAsItIs,
    allowed=_allowed,
    about=_about,
    names=lambda context, draft: named_by(_session(context, draft).theme),
    table=(TypedWords[KeptAsItIs]("reason", _question, limit=answers.SHORT, then=_save),),
)
