"""Taking a session's date away: called off for good, or postponed until there is a new one."""

from collections.abc import Callable

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.confirmation import Confirmation
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.screens.screen import Screen
from handlers.sessions import notifications, texts
from handlers.sessions.about_session import named, session_of
from handlers.sessions.calendar.redating import Redating, may_change, missed, note_move, outdated
from handlers.sessions.pages import card, page
from storage.sessions import SessionState


def _words(context: Context, draft: Draft[Redating]) -> dict[str, str]:
    session = session_of(context, draft)
    start = long_moment(session.starts_at, context.work.zone)
    return {"theme": session.theme, "start": start, "reason": draft.data.reason}


def _edits(context: Context, draft: Draft[Redating]) -> tuple[tuple[str, str, str], ...]:
    return (("reason", "reason", texts.EDIT_REASON),)


def _cancel(context: Context, draft: Draft[Redating]) -> Outcome:
    if outdated(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session = session_of(context, draft)
    note_move(context, session, None, draft.data.reason)
    notified = notifications.notify_cancelled(context.work, session, draft.data.reason, context.person)
    return Finish(
        Screen(texts.CANCEL_SAVED.format(**_words(context, draft), count=notified.reached) + missed(notified))
    )


def _postpone(context: Context, draft: Draft[Redating]) -> Outcome:
    session = session_of(context, draft)
    if outdated(context, draft) or session.state == SessionState.POSTPONED:
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    move = note_move(context, session, None, draft.data.reason, postponed=True)
    notified = notifications.notify_postponed(context.work, session, move, context.person)
    note = texts.POSTPONE_SAVED.format(count=notified.reached) + missed(notified)
    return Finish(page(context.work, session, context.person, note))


def _reason(question: Markup) -> TypedWords[Redating]:
    def why(context: Context, draft: Draft[Redating]) -> Markup:
        return question.format(card=card(context.work, session_of(context, draft), context.person))

    return TypedWords("reason", why, limit=answers.SHORT)


def _summary(
    question: Markup, label: str, save: Callable[[Context, Draft[Redating]], Outcome]
) -> Confirmation[Redating]:
    def sure(context: Context, draft: Draft[Redating]) -> Markup:
        return question.format(**_words(context, draft))

    return Confirmation("summary", sure, label=label, save=save, edits=_edits)


CANCEL = Form(
    kind="cancel",
    title=texts.CANCEL_TITLE,
    data=Redating,
    allowed=may_change,
    about=lambda context, draft: texts.CANCEL_ABOUT.format(theme=session_of(context, draft).theme),
    names=named,
    table=(_reason(texts.ASK_CANCEL_REASON), _summary(texts.ASK_CANCEL, texts.CANCEL_SAVE, _cancel)),
)
POSTPONE = Form(
    kind="postpone",
    title=texts.POSTPONE_TITLE,
    data=Redating,
    allowed=may_change,
    about=lambda context, draft: texts.POSTPONE_ABOUT.format(theme=session_of(context, draft).theme),
    names=named,
    table=(_reason(texts.ASK_POSTPONE_REASON), _summary(texts.ASK_POSTPONE, texts.POSTPONE_SAVE, _postpone)),
)
