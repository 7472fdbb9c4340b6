"""Where the numbers of a cell's documents begin: after the last one in its paper book, set before the first here."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.count import Count
from handlers.meetings.book import texts
from handlers.meetings.book.model import Browsing
from handlers.meetings.minutes.making import term_on
from handlers.meetings.minutes.rules import sign
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from storage import audit
from storage.documents import continue_after, last_number, numbered

MOST = 9_999
LAST_NOT_READ = texts.LAST_NOT_READ.format(most=MOST)
KINDS = tuple(texts.NUMBERED)


def may_set(context: Context, draft: Draft[Browsing]) -> bool:
    """Whether there is a kind of document whose numbers can still be set, by whoever is looking."""
    return context.work.may(Action.SET_NUMBERS, draft.data.cell_id) and bool(_open(context, draft))


def _term(context: Context) -> str:
    return term_on(context.work, context.work.today)


def _open(context: Context, draft: Draft[Browsing]) -> list[str]:
    """The kinds of which none has been numbered in this term."""
    return [kind for kind in KINDS if not numbered(context.db, draft.data.cell_id, kind, _term(context))]


def _next(context: Context, draft: Draft[Browsing], kind: str) -> str:
    return sign(last_number(context.db, draft.data.cell_id, kind, _term(context)) + 1, kind)


def ask_numbers(context: Context, draft: Draft[Browsing]) -> Screen:
    lines = [texts.NEXT_NUMBER.format(kind=texts.NUMBERED[kind], sign=_next(context, draft, kind)) for kind in KINDS]
    rows = [
        button(draft, texts.SET_NUMBER.format(kind=texts.NUMBERED[kind]), "set", kind) for kind in _open(context, draft)
    ]
    text = texts.NUMBERS.format(term=_term(context), lines=shared.list_lines(lines))
    return Screen(text, one_per_row([*rows, button(draft, texts.TO_BOOK, "book")]))


def tap_numbers(context: Context, draft: Draft[Browsing], verb: str, argument: str) -> Outcome:
    if verb == "book":
        return Next("book")
    if verb != "set" or argument not in KINDS or not context.work.may(Action.SET_NUMBERS, draft.data.cell_id):
        return Reject(shared.USE_BUTTONS)
    if argument not in _open(context, draft):
        return Stay(texts.NUMBERED_ALREADY.format(kind=texts.NUMBERED[argument]))
    draft.data.kind = argument
    return Next("last")


def _ask_last(context: Context, draft: Draft[Browsing]) -> Markup:
    return texts.ASK_LAST.format(kind=texts.NUMBERED[draft.data.kind], term=_term(context))


def _not_allowed(context: Context, draft: Draft[Browsing], last: int | None) -> Markup | None:
    return None if context.work.may(Action.SET_NUMBERS, draft.data.cell_id) else LAST_NOT_READ


def _set(context: Context, draft: Draft[Browsing]) -> Outcome:
    cell_id, kind = draft.data.cell_id, draft.data.kind
    if not continue_after(context.db, cell_id, kind, _term(context), draft.data.last or 0):
        return Next("numbers", texts.NUMBERED_ALREADY.format(kind=texts.NUMBERED[kind]))
    audit.record(context.db, context.person.id, Action.SET_NUMBERS, f"unit:{cell_id}", context.now)
    return Next("numbers", texts.NUMBER_SET.format(kind=texts.NUMBERED[kind], sign=_next(context, draft, kind)))


LAST = Count("last", _ask_last, unread=LAST_NOT_READ, most=MOST, check=_not_allowed, then=_set, part="book")
TABLE = (Step("numbers", ask_numbers, tap_numbers, part="book"), LAST)
