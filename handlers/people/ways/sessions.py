"""What a line wishes for a session: which sessions that may be, and the form it leads to, filled in with what was said.
Nothing is kept before its writer has seen it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.engine import open_form
from handlers.forms.form import Form
from handlers.forms.showing import SAID_FIRST, show
from handlers.language.dates import long_moment, read_moment
from handlers.people.talk import kept
from handlers.people.talk.unclear import excerpt
from handlers.people.ways import texts
from handlers.people.ways.words import Way, Wish, is_hour_alone, read
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens.texts import START_READ
from handlers.sessions.booking.checking import start_problem
from handlers.sessions.calendar.calling_off import CANCEL, POSTPONE
from handlers.sessions.calendar.conversation import visible_sessions
from handlers.sessions.calendar.moving import MOVE, Move
from handlers.sessions.calendar.redating import Redating
from handlers.sessions.notifications import subject_of
from handlers.sessions.pages import who_screen
from handlers.sessions.preparation.asking_ahead import AHEAD, AskedAhead, over
from handlers.sessions.rules import can_redate
from storage.drafts import DraftRow, DraftState, draft_about
from storage.sessions import Session, SessionKind, SessionState

ACTIONS = {
    Way.MOVE: Action.CHANGE_SESSION,
    Way.POSTPONE: Action.CHANGE_SESSION,
    Way.CALL_OFF: Action.CHANGE_SESSION,
    Way.ANSWERS: Action.SEE_ANSWERS,
    Way.OPINION: Action.ASK_AHEAD,
}


def fitting(context: Context, way: Way) -> list[Session]:
    """The sessions of the speaker's cell for which they may do this, the earliest first."""
    own = [one for one in visible_sessions(context.work, context.person) if one.cell_id == context.person.unit_id]
    allowed = [one for one in own if context.work.may(ACTIONS[way], one.cell_id)]
    if way is Way.OPINION:
        return [one for one in allowed if one.kind == SessionKind.THEMATIC and over(one, context.work) is None]
    if way is Way.MOVE:
        return [one for one in allowed if can_redate(one.state)]
    return [one for one in allowed if one.state == SessionState.PLANNED]


async def lead(update: Update, context: Context, session: Session, wish: Wish, row: DraftRow) -> None:
    """To the form for this session, with the words that were kept in `row`."""
    kept.went_to(row, wish.way.value)
    dated = {"session_id": session.id, "version": session.version}
    if wish.way is Way.ANSWERS:
        viewings.note(context, Action.SEE_ANSWERS, subject_of(session))
        await show(update, who_screen(context.work, session, context.person), fresh=True)
    elif wish.way is Way.OPINION:
        data = AskedAhead(**dated, text=wish.words)
        await open_form(update, context, AHEAD, f"said:{row.id}", data, ("text", "summary"))
    elif wish.way is Way.MOVE:
        start = new_start(context, session, wish.words)
        before = () if start is None else ("start", "reason")
        path = (*before, "summary") if before and wish.reason else before
        await _open(update, context, MOVE, session, Move(**dated, start=start, reason=wish.reason), path, row)
    else:
        form = POSTPONE if wish.way is Way.POSTPONE else CANCEL
        path = ("reason", "summary") if wish.reason else ()
        await _open(update, context, form, session, Redating(**dated, reason=wish.reason), path, row)


async def _open(
    update: Update,
    context: Context,
    form: Form[Any],
    session: Session,
    data: Redating,
    path: Sequence[str],
    row: DraftRow,
) -> None:
    """Open it under what was said; what was begun before is not gone on with."""
    begun = draft_about(context.db, context.person.id, form.kind, subject_of(session))
    if begun is not None:
        begun.state = DraftState.DROPPED
        context.db.flush()
    heading = understood(row)
    if isinstance(data, Move) and data.start is not None:
        heading += Markup("\n") + START_READ.format(start=long_moment(data.start, context.work.zone))
    context.work.update_data[SAID_FIRST] = lambda: heading
    await open_form(update, context, form, subject_of(session), data, path)


def understood(row: DraftRow) -> Markup:
    """What was understood of the words, which are repeated."""
    return texts.UNDERSTOOD[wish_of(row).way.value].format(words=excerpt(row))


def wish_of(row: DraftRow) -> Wish:
    """The wish of words that were kept as one."""
    wish = read(kept.words_of(row))
    assert wish is not None
    return wish


def new_start(context: Context, session: Session, words: str) -> datetime | None:
    """When it is to be: on its day and at its hour where none was said; None where that is not clear, or cannot be."""
    zone = context.work.zone
    moment = read_moment(words, context.now.astimezone(zone)) if words else None
    if moment is None:
        return None
    now = session.starts_at.astimezone(zone)
    day = now.date() if is_hour_alone(words) else moment.day
    start = datetime.combine(day, moment.time or now.time(), zone)
    known = start == session.starts_at
    return None if known or start_problem(context, start, session.cell_id, but_for=session.id) is not None else start
