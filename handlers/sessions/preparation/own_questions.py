"""What somebody has sent ahead of a session themself: looked at, changed and taken back until it begins."""

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.pick_member import called
from handlers.forms.showing import show, toast
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.buttons import PREPARATION
from handlers.sessions.notifications import subject_of
from handlers.sessions.preparation import texts
from handlers.sessions.preparation.asking_ahead import (
    AHEAD,
    AskedAhead,
    notice_of,
    over,
    own_question,
    readers,
    slot_of,
    tell_readers,
)
from storage import audit
from storage.drafts import DraftState, draft_about
from storage.outbox import withdraw_keys
from storage.preparation import Question, questions_of
from storage.sessions import Session

IN_LINE = 300
IN_LABEL = 28
MOST_LISTED = 8


def own_of(context: Context, session: Session) -> list[Question]:
    """What the speaker has sent ahead of the session, the earliest first."""
    return [one for one in questions_of(context.db, session.id) if one.person_id == context.person.id]


def own_screen(context: Context, session: Session, note: Markup | None = None) -> Screen:
    """One's own, with the ways to change and to take back each, while the session has not begun."""
    mine = own_of(context, session)[-MOST_LISTED:]
    lines = shared.list_lines([shortened(one_line(one.text), IN_LINE) for one in mine] or [texts.ASKED_NONE])
    screen = Screen(texts.MINE_LIST.format(theme=session.theme, lines=lines))
    if note is not None:
        screen = screen.under(note)
    if over(session, context.work) is not None:
        return screen
    choices = []
    for one in mine:
        label = shortened(one_line(one.text), IN_LABEL)
        choices.append(PREPARATION.choice(session, texts.MINE_CHANGE.format(text=label), "change", one.id))
        choices.append(PREPARATION.choice(session, texts.MINE_BACK.format(text=label), "back", one.id))
    return screen.with_rows(*one_per_row([*choices, PREPARATION.choice(session, texts.MINE_MORE, "ask")]))


async def show_own(update: Update, context: Context, tap: Tap[Session]) -> None:
    await show(update, own_screen(context, tap.row))


async def change(update: Update, context: Context, tap: Tap[Session]) -> None:
    session, question = tap.row, own_question(context, tap.row, tap.number())
    if question is None:
        return await toast(update, shared.OLD_BUTTON)
    subject = f"question:{question.id}"
    begun = draft_about(context.db, context.person.id, AHEAD.kind, subject)
    if begun is not None:
        # It may speak of words that have been changed since.
        begun.state = DraftState.DROPPED
        context.db.flush()
    data = AskedAhead(session_id=session.id, version=session.version, question_id=question.id, text=question.text)
    return await open_form(update, context, AHEAD, subject, data)


async def ask_back(update: Update, context: Context, tap: Tap[Session]) -> None:
    question = own_question(context, tap.row, tap.number())
    if question is None:
        return await toast(update, shared.OLD_BUTTON)
    choices = (
        PREPARATION.choice(tap.row, texts.BACK_SURE, "sure", question.id),
        PREPARATION.choice(tap.row, texts.BACK_NOT, "mine"),
    )
    text = texts.ASK_BACK.format(text=shortened(one_line(question.text), IN_LINE))
    await show(update, Screen(text, one_per_row(choices)))
    return None


async def take_back(update: Update, context: Context, tap: Tap[Session]) -> None:
    question = own_question(context, tap.row, tap.number())
    if question is None:
        return await toast(update, shared.OLD_BUTTON)
    withdraw(context, tap.row, question)
    await show(update, own_screen(context, tap.row, texts.AHEAD_BACK))
    return None


def withdraw(context: Context, session: Session, question: Question) -> None:
    """It goes from everywhere that it is kept; who waited to read it is not told, who has read it is."""
    work, first = context.work, slot_of(question)
    keys = [notice_of(session, question, first, Markup()).key(one.id) for one in readers(work, session)]
    withdraw_keys(work.db, keys, work.now)
    news = texts.AHEAD_BACK_NEWS.format(name=called(work.db, context.person), theme=session.theme)
    tell_readers(work, session, question, f"{first}:back", news)
    work.db.delete(question)
    work.db.flush()
    audit.record(work.db, context.person.id, Action.ASK_AHEAD, subject_of(session), work.now)
