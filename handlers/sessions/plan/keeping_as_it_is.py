"""Leaving a field as it is although the ward remarked on it: with a reason that the ward reads."""

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Outcome, Reject
from handlers.language import answers
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.changing import session_of
from handlers.sessions.plan.pages import theme_screen
from handlers.sessions.plan.year_rules import can_change
from storage.plans import Remark


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.CHANGE_SESSION, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.KEEP_ABOUT


def _remark(context: Context, draft: Draft) -> Remark:
    return context.db.get_one(Remark, int(draft.data["remark_id"]))


def ask_reason(context: Context, draft: Draft) -> Screen:
    remark = _remark(context, draft)
    return Screen(texts.ASK_KEEP.format(field=texts.NAMES[remark.field], text=remark.text))


def read_reason(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    remark, session = _remark(context, draft), session_of(context, draft)
    if remark.settled_at is not None or not can_change(session.state):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    remark.settled_at, remark.answer = context.now, words
    session.plan_version += 1
    context.db.flush()
    return Finish(theme_screen(context.work, session, texts.KEPT))
