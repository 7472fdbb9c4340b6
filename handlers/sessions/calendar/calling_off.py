"""The steps of taking a session's date away: called off for good, or postponed until there is a new one."""

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Outcome, Reject, button, mend
from handlers.language.dates import long_moment
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions import notifications, texts
from handlers.sessions.calendar.answering import session_of
from handlers.sessions.calendar.redating import missed, note_move, outdated
from handlers.sessions.pages import card, page
from storage.sessions import SessionState


def about_cancel(context: Context, draft: Draft) -> str:
    return texts.CANCEL_ABOUT.format(theme=session_of(context, draft).theme)


def about_postpone(context: Context, draft: Draft) -> str:
    return texts.POSTPONE_ABOUT.format(theme=session_of(context, draft).theme)


def ask_cancel_reason(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_CANCEL_REASON.format(card=card(context.work, session_of(context, draft), context.person)))


def ask_postpone_reason(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_POSTPONE_REASON.format(card=card(context.work, session_of(context, draft), context.person)))


def _words(context: Context, draft: Draft) -> dict[str, str]:
    session = session_of(context, draft)
    start = long_moment(session.starts_at, context.work.zone)
    return {"theme": session.theme, "start": start, "reason": draft.data["reason"]}


def ask_cancel(context: Context, draft: Draft) -> Screen:
    edit = button(draft, texts.EDIT_REASON, "edit", "reason")
    text = texts.ASK_CANCEL.format(**_words(context, draft))
    return Screen(text, ((button(draft, texts.CANCEL_SAVE, "save"),), (edit,)))


def ask_postpone(context: Context, draft: Draft) -> Screen:
    edit = button(draft, texts.EDIT_REASON, "edit", "reason")
    text = texts.ASK_POSTPONE.format(**_words(context, draft))
    return Screen(text, ((button(draft, texts.POSTPONE_SAVE, "save"),), (edit,)))


def tap_cancel(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "edit":
        return mend(draft, "reason", "reason")
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    if outdated(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session = session_of(context, draft)
    note_move(context, session, None, draft.data["reason"])
    told = notifications.tell_cancelled(context.work, session, draft.data["reason"], context.person)
    return Finish(Screen(texts.CANCEL_SAVED.format(**_words(context, draft), count=told.reached) + missed(told)))


def tap_postpone(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "edit":
        return mend(draft, "reason", "reason")
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    session = session_of(context, draft)
    if outdated(context, draft) or session.state == SessionState.POSTPONED:
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    told = notifications.tell_postponed(
        context.work, session, note_move(context, session, None, draft.data["reason"], postponed=True), context.person
    )
    note = texts.POSTPONE_SAVED.format(count=told.reached) + missed(told)
    return Finish(page(context.work, session, context.person, note))
