"""/soho: the book by year, a word typed to search it, the minutes again by a tap, all of it as one file."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.feature import Feature
from handlers.forms.form import Form, Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.cell import OneCell
from handlers.language.answers import SHORT, words_problem
from handlers.language.dates import long_moment, short_date
from handlers.meetings.book import numbers, texts
from handlers.meetings.book.finding import find, of_year, years_of
from handlers.meetings.book.model import Browsing
from handlers.meetings.book.sheet import recipe_of
from handlers.meetings.minutes.content import MINUTES
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.notices import send_document
from handlers.screens.screen import Choice, Screen
from handlers.sessions.meeting_buttons import MEETING
from storage.documents import documents_of
from storage.meetings import Meeting, meetings_of_cell
from storage.people import Unit

PAGE = 8
THEME_IN_LABEL = 40
Row = tuple[Choice, ...]
CELL: OneCell[Browsing] = OneCell("cell", texts.ASK_CELL, field="cell_id", action=Action.SEE_BOOK)


def about(context: Context, draft: Draft[Browsing]) -> str:
    return texts.ABOUT


@dataclass(frozen=True)
class Shelf:
    """What is shown of the book: `years` are all there are, the latest first; `year` is the one shown (None: none)."""

    heading: Markup
    meetings: Sequence[Meeting]
    years: Sequence[int]
    year: int | None = None


def _shelf(context: Context, draft: Draft[Browsing]) -> Shelf:
    cell_id, words, zone = draft.data.cell_id, draft.data.words, context.work.zone
    cell = context.db.get_one(Unit, cell_id).name
    everything = meetings_of_cell(context.db, cell_id)
    years = years_of(everything, zone)
    if words:
        matching = find(context.db, cell_id, words)
        heading = texts.FOUND.format(cell=cell, count=len(matching), words=words)
        return Shelf(heading if matching else texts.NOT_FOUND.format(words=words), matching, years)
    if not years:
        return Shelf(texts.EMPTY.format(cell=cell), [], years)
    year = draft.data.year or years[0]
    held = of_year(everything, year, zone)
    return Shelf(texts.YEAR.format(cell=cell, year=year, count=len(held)), held, years, year)


def ask_book(context: Context, draft: Draft[Browsing]) -> Screen:
    shelf = _shelf(context, draft)
    page = min(draft.passing.page, max(0, (len(shelf.meetings) - 1) // PAGE))
    rows: list[Row] = [(_item(context, one),) for one in shelf.meetings[page * PAGE : (page + 1) * PAGE]]
    rows += [*_page_rows(draft, page, len(shelf.meetings)), *_year_rows(draft, shelf), *_number_rows(context, draft)]
    return Screen(shelf.heading, tuple(rows), asks_number=True)


def _item(context: Context, meeting: Meeting) -> Choice:
    """The minutes themselves are looked at outside of this form (handlers/meetings/log)."""
    document = documents_of(context.db, meeting.id).get(MINUTES)
    number = texts.NUMBER.format(number=document.number) if document is not None else ""
    day = short_date(meeting.started_at.astimezone(context.work.zone).date())
    label = texts.ITEM.format(number=number, day=day, theme=shortened(meeting.session.theme, THEME_IN_LABEL))
    return MEETING.choice(meeting.session, label, "view")


def _page_rows(draft: Draft[Browsing], page: int, count: int) -> list[Row]:
    ways: list[Choice] = []
    if page > 0:
        ways.append(button(draft, texts.BEFORE, "page", page - 1))
    if (page + 1) * PAGE < count:
        ways.append(button(draft, texts.MORE, "page", page + 1))
    return [tuple(ways)] if ways else []


def _year_rows(draft: Draft[Browsing], shelf: Shelf) -> list[Row]:
    if draft.data.words:
        return [(button(draft, texts.ALL, "all"),)]
    if shelf.year is None:
        return []
    ways: list[Choice] = []
    for text, years in (
        (texts.EARLIER, [one for one in shelf.years if one < shelf.year][:1]),
        (texts.LATER, [one for one in shelf.years if one > shelf.year][-1:]),
    ):
        ways += [button(draft, text.format(year=year), "year", year) for year in years]
    rows = [tuple(ways)] if ways else []
    return [*rows, (button(draft, texts.WORKBOOK, "workbook"),)]


def _number_rows(context: Context, draft: Draft[Browsing]) -> list[Row]:
    return [(button(draft, texts.PAPER_NUMBERS, "numbers"),)] if numbers.may_set(context, draft) else []


def tap_book(context: Context, draft: Draft[Browsing], verb: str, argument: str) -> Outcome:
    number = int(argument) if argument.isdecimal() else 0
    match verb:
        case "page":
            draft.passing.page = number
        case "year" if number in _shelf(context, draft).years:
            draft.data.year, draft.passing.page = number, 0
        case "all":
            draft.data.words, draft.passing.page = "", 0
        case "numbers":
            return Next("numbers")
        case "workbook":
            _send_workbook(context, draft.data.cell_id)
        case _:
            return Reject(shared.USE_BUTTONS)
    return Stay()


def read_book(context: Context, draft: Draft[Browsing], words: str) -> Outcome:
    if (problem := words_problem(words, SHORT)) is not None:
        return Reject(problem)
    draft.data.words, draft.passing.page = words, 0
    return Stay()


def _send_workbook(context: Context, cell_id: int) -> None:
    work = context.work
    assert work.account is not None
    cell = context.db.get_one(Unit, cell_id).name
    text = texts.WORKBOOK_SENT.format(cell=cell, at=long_moment(work.now, work.zone))
    send_document(work, work.account.chat_id, text, recipe_of(cell_id, work.now, work.zone))
    viewings.note(context, Action.SEE_BOOK, f"unit:{cell_id}")


BOOK = Form(
    kind="book",
    title=texts.TITLE,
    data=Browsing,
    allowed=CELL.allowed,
    about=about,
    counted=False,
    table=(CELL, Step("book", ask_book, tap_book, read_book, part="book"), *numbers.TABLE),
)


async def _open(update: Update, context: Context) -> None:
    await CELL.open(update, context, BOOK, Browsing())


FEATURE = Feature(forms=(BOOK,), menu={menu.BOOK: _open})
