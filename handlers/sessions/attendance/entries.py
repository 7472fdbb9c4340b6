"""A calendar entry of a session for whoever asks for it: it comes when it is asked for, and never unasked. What was
taken before a move, or before the session was called off, is put right by the one that is asked for then.
"""

from typing import Any

from markupsafe import Markup
from telegram import Update

from handlers.context import Context, Work, chat_id_of
from handlers.forms.buttons import Tap
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.notices import Notice, answer_with_document, written_about
from handlers.screens.screen import Screen
from handlers.sessions.attendance import calendar_entry, texts
from handlers.sessions.audience import ENTRY, guest_in
from handlers.sessions.notifications import subject_of
from handlers.sessions.rules import Closed, closed
from storage.installation import installation_name
from storage.people import Person
from storage.sessions import Session, SessionState, moves_among

FIRST, MOVED, CALLED_OFF, ON_HOLD = "first", "moved", "called_off", "on_hold"
_ENTRIES = {
    FIRST: (texts.ENTRY, texts.ENTRY_IN_WORDS),
    MOVED: (texts.ENTRY_MOVED, texts.ENTRY_MOVED_IN_WORDS),
    CALLED_OFF: (texts.ENTRY_CALLED_OFF, texts.ENTRY_CALLED_OFF_IN_WORDS),
    ON_HOLD: (texts.ENTRY_ON_HOLD, texts.ENTRY_ON_HOLD_IN_WORDS),
}
_OFF = {SessionState.CANCELLED: CALLED_OFF, SessionState.POSTPONED: ON_HOLD}


async def give(update: Update, context: Context, tap: Tap[Session]) -> None:
    """As a file; on a text-only channel as a link to it, or in words where there is no public address."""
    work, session, person = context.work, tap.row, context.person
    sequence = len(moves_among(work.db, [session.id]))
    said, instead = _words(work, session, _which(work, session, person, sequence))
    notice = Notice(
        ENTRY,
        subject_of(session),
        str(sequence),
        Screen(said),
        document=_recipe(work, session, sequence),
        instead=instead,
    )
    answer_with_document(work, chat_id_of(update), person, notice)


def may_have(context: Context, session: Session) -> bool:
    return context.work.may(Action.SEE_SCHEDULE, session.cell_id, guest_in(context.work, session, context.person))


def over(context: Context, session: Session) -> str | None:
    """What has begun is put into nobody's calendar any more; what is off can still be taken out of it."""
    why = closed(session.state, session.starts_at, context.now)
    return shared.OLD_BUTTON if why in (Closed.STARTED, Closed.HELD) else None


def _which(work: Work, session: Session, person: Person, sequence: int) -> str:
    if session.state in _OFF:
        return _OFF[SessionState(session.state)]
    had = [one for one in written_about(work.db, [subject_of(session)], [ENTRY]) if one.person_id == person.id]
    return MOVED if any(int(one.slot) < sequence for one in had) else FIRST


def _recipe(work: Work, session: Session, sequence: int) -> dict[str, Any]:
    words = {
        "summary": session.theme,
        "location": session.place,
        "organizer": session.cell.name,
        "description": texts.DESCRIPTION.format(
            cell=session.cell.name, preparer=called(work.db, session.preparer) if session.preparer else texts.NOBODY
        ),
    }
    of, off = installation_name(work.db), session.state in _OFF
    length = work.policy.meetings.minimum
    return calendar_entry.entry(session.id, of, sequence, off, session.starts_at, length, work.now, words)


def _words(work: Work, session: Session, which: str) -> tuple[Markup, Markup]:
    """What is said under the file, and what where there is none."""
    said, instead = _ENTRIES[which]
    end = session.starts_at + work.policy.meetings.minimum
    words = {
        "theme": session.theme,
        "start": long_moment(session.starts_at, work.zone),
        "place": session.place,
        "end": f"{end.astimezone(work.zone):%H:%M}",
    }
    return said.format(**words), instead.format(**words)
