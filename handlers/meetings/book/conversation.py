"""/soho: the book by year, a word typed to search it, the minutes again by a tap, all of it as one file."""

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms, show
from handlers.forms.form import Form, Next, Outcome, Reject, Stay, Step, button
from handlers.forms.old_openings import openings_of
from handlers.forms.pick_cell import CellPicker
from handlers.forms.stated import Handler
from handlers.language.answers import SHORT, words_problem
from handlers.language.dates import long_moment, short_date
from handlers.meetings.book import numbers, texts
from handlers.meetings.book.finding import find, of_year, years_of
from handlers.meetings.book.sheet import recipe_of
from handlers.meetings.minutes.content import MINUTES
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.notices import send_document
from handlers.screens.screen import Choice, Screen
from storage.documents import documents_of
from storage.meetings import Meeting, meetings_of_cell
from storage.people import Unit

PAGE = 8
THEME_IN_LABEL = 40


CELLS = CellPicker(Action.SEE_BOOK, texts.ASK_CELL, "book")


def about(context: Context, draft: Draft) -> str:
    return texts.ABOUT


def _shown(context: Context, draft: Draft) -> tuple[Markup, list[Meeting], list[int]]:
    """The heading, the meetings, and the years there are."""
    cell_id, zone = int(draft.data["cell_id"]), context.work.zone
    cell = context.db.get_one(Unit, cell_id).name
    everything = meetings_of_cell(context.db, cell_id)
    years = years_of(everything, zone)
    words = draft.data.get("words")
    if words:
        found = find(context.db, cell_id, words)
        text = texts.FOUND.format(cell=cell, count=len(found), words=words)
        return (text if found else texts.NOT_FOUND.format(words=words)), found, years
    if not years:
        return texts.EMPTY.format(cell=cell), [], years
    year = int(draft.data.get("year") or years[0])
    found = of_year(everything, year, zone)
    return texts.YEAR.format(cell=cell, year=year, count=len(found)), found, years


def ask_book(context: Context, draft: Draft) -> Screen:
    text, found, years = _shown(context, draft)
    page = min(draft.passing.page, max(0, (len(found) - 1) // PAGE))
    items = found[page * PAGE : (page + 1) * PAGE]
    rows = [(_item(context, one),) for one in items]
    ways = []
    if page > 0:
        ways.append(button(draft, texts.BEFORE, "page", page - 1))
    if (page + 1) * PAGE < len(found):
        ways.append(button(draft, texts.MORE, "page", page + 1))
    if ways:
        rows.append(tuple(ways))  # type: ignore[arg-type]
    return Screen(text, (*rows, *_year_rows(draft, years), *_number_rows(context, draft)), asks_number=True)


def _item(context: Context, meeting: Meeting) -> Choice:
    """The minutes themselves are looked at outside of this form (handlers/meetings/log)."""
    document = documents_of(context.db, meeting.id).get(MINUTES)
    number = texts.NUMBER.format(number=document.number) if document is not None else ""
    day = short_date(meeting.started_at.astimezone(context.work.zone).date())
    label = texts.ITEM.format(number=number, day=day, theme=shortened(meeting.session.theme, THEME_IN_LABEL))
    return Choice(label, f"m:{meeting.session_id}:view")


def _year_rows(draft: Draft, years: list[int]) -> list[tuple[Choice, ...]]:
    if draft.data.get("words"):
        return [(button(draft, texts.ALL, "all"),)]
    if not years:
        return []
    year = int(draft.data.get("year") or years[0])
    earlier, later = [one for one in years if one < year], [one for one in years if one > year]
    ways = []
    if earlier:
        ways.append(button(draft, texts.EARLIER.format(year=earlier[0]), "year", earlier[0]))
    if later:
        ways.append(button(draft, texts.LATER.format(year=later[-1]), "year", later[-1]))
    rows = [tuple(ways)] if ways else []
    return [*rows, (button(draft, texts.WORKBOOK, "workbook"),)]


def _number_rows(context: Context, draft: Draft) -> list[tuple[Choice, ...]]:
    return [(button(draft, texts.PAPER_NUMBERS, "numbers"),)] if numbers.may_set(context, draft) else []


def tap_book(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    number = int(argument) if argument.isdecimal() else 0
    match verb:
        case "page":
            draft.passing.page = number
        case "year" if number in _shown(context, draft)[2]:
            draft.data["year"], draft.passing.page = number, 0
        case "all":
            draft.data["words"], draft.passing.page = "", 0
        case "numbers":
            return Next("numbers")
        case "workbook":
            return _workbook(context, draft)
        case _:
            return Reject(shared.USE_BUTTONS)
    return Stay()


def read_book(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := words_problem(words, SHORT)) is not None:
        return Reject(problem)
    draft.data["words"], draft.passing.page = words, 0
    return Stay()


def _workbook(context: Context, draft: Draft) -> Outcome:
    work, cell_id = context.work, int(draft.data["cell_id"])
    assert work.account is not None
    cell = context.db.get_one(Unit, cell_id).name
    text = texts.WORKBOOK_SENT.format(cell=cell, at=long_moment(work.now, work.zone))
    send_document(work, work.account.chat_id, text, recipe_of(cell_id, work.now, work.zone))
    viewings.note(context, Action.SEE_BOOK, f"unit:{cell_id}")
    return Stay()


BOOK = Form(
    kind="book",
    title=texts.TITLE,
    allowed=CELLS.allowed,
    about=about,
    counted=False,
    table=(CELLS.step(), Step("book", ask_book, tap_book, read_book, part="book"), *numbers.STEPS),
)
DIALOGS = (BOOK,)


class Books:
    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return openings_of(menu.BOOK, self.open)

    def handlers(self) -> list[Handler]:
        return []

    async def open(self, update: Update, context: Context) -> None:
        begun = CELLS.begun(context)
        if begun is None:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return None
        return await self._dialogs.open(update, context, BOOK.kind, "", *begun)
