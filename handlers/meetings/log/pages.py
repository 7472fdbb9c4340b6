"""What the minutes show outside of the form: which session to log, and the minutes of one that is saved."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.context import Context, Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment, short_date
from handlers.meetings.log import texts
from handlers.meetings.log.minutes_text import minutes_text
from handlers.meetings.minutes.buttons import document_rows
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen
from handlers.sessions.afterwards.texts import BEGIN
from handlers.sessions.buttons import AFTERWARDS
from handlers.sessions.meeting_buttons import MEETING
from handlers.sessions.pages import card
from storage.meetings import Meeting
from storage.people import Person
from storage.sessions import Session

THEME_IN_LABEL = 40
MOST_TO_LOG = 8
PAGE_LENGTH = 1_800


def view_button(session: Session) -> Choice:
    return MEETING.choice(session, texts.VIEW, "view")


def minutes_rows(work: Work, meeting: Meeting) -> tuple[tuple[Choice, ...], ...]:
    """Below saved minutes: look at them, and what can be done with their documents."""
    return ((view_button(meeting.session),), *document_rows(work, meeting))


def already_logged(work: Work, meeting: Meeting) -> Markup:
    """Who has logged it, and when."""
    name = called(work.db, work.db.get_one(Person, meeting.logged_by_id))
    return texts.ALREADY_LOGGED.format(name=name, at=long_moment(meeting.logged_at, work.zone))


def pick_screen(context: Context, to_log: Sequence[Session], logged: Sequence[Meeting]) -> Screen:
    """The sessions that can be logged (one alone is shown in full), and below them the minutes saved last."""
    rows = [(AFTERWARDS.choice(context.person, BEGIN, "new"),)]
    rows += [(MEETING.choice(one.session, _label(context, texts.VIEW_ITEM, one.session), "view"),) for one in logged]
    if not to_log:
        return Screen(texts.NONE_TO_LOG, tuple(rows))
    if len(to_log) == 1:
        text = texts.PICK_ONE.format(card=card(context.work, to_log[0], context.person))
        return Screen(text, ((MEETING.choice(to_log[0], texts.LOG_ONE, "log"),), *rows))
    shown = to_log[:MOST_TO_LOG]
    choices = [(MEETING.choice(one, _label(context, texts.LOG_ITEM, one), "log"),) for one in shown]
    return Screen(texts.PICK_SESSION, (*choices, *rows))


def _label(context: Context, text: str, session: Session) -> str:
    local = session.starts_at.astimezone(context.work.zone)
    if text == texts.LOG_ITEM and session.cell_id != context.person.unit_id:
        text = texts.LOG_ITEM_OF_CELL
    start = f"{short_date(local.date())} {local:%H:%M}"
    return text.format(start=start, theme=shortened(session.theme, THEME_IN_LABEL), cell=session.cell.name)


def minutes_screen(work: Work, meeting: Meeting, page: int) -> Screen:
    """One page (from 0) of a saved meeting's minutes; a page that is not there becomes the last."""
    pages = split(minutes_text(work.db, meeting.id, work.zone), PAGE_LENGTH)
    page = min(page, len(pages) - 1)
    ways = []
    if page > 0:
        ways.append(MEETING.choice(meeting.session, texts.PAGE_BEFORE, "view", page - 1))
    if page + 1 < len(pages):
        ways.append(MEETING.choice(meeting.session, texts.PAGE_AFTER, "view", page + 1))
    if len(pages) == 1:
        return Screen(escape(pages[0]), document_rows(work, meeting))
    text = texts.MINUTES_PAGE.format(text=pages[page], page=page + 1, pages=len(pages))
    return Screen(text, (tuple(ways), *document_rows(work, meeting)))


def split(text: str, length: int) -> list[str]:
    """`text` in pieces of at most `length` characters, each at least half full: broken between lines, else words."""
    pieces, rest = [], text
    while len(rest) > length:
        breaks = (rest.rfind(mark, length // 2, length + 1) for mark in ("\n", " "))
        cut = next((place for place in breaks if place > 0), length)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip("\n ")
    return [*pieces, rest]
