"""Where the numbers of a cell's documents begin: after the last one in its paper book, set before the first here."""

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.language.answers import read_count
from handlers.meetings.book import texts
from handlers.meetings.minutes.making import term_on
from handlers.meetings.minutes.rules import sign
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from storage import audit
from storage.documents import continue_after, last_number, numbered

MOST = 9_999
KINDS = tuple(texts.NUMBERED)


def may_set(context: Context, draft: Draft) -> bool:
    """Whether there is a kind of document whose numbers can still be set, by whoever is looking."""
    return context.work.may(Action.SET_NUMBERS, _cell(draft)) and bool(_open(context, draft))


def _cell(draft: Draft) -> int:
    return int(draft.data["cell_id"])


def _term(context: Context) -> str:
    return term_on(context.work, context.work.today)


def _open(context: Context, draft: Draft) -> list[str]:
    """The kinds of which none has been numbered in this term."""
    return [kind for kind in KINDS if not numbered(context.db, _cell(draft), kind, _term(context))]


def _next(context: Context, draft: Draft, kind: str) -> str:
    return sign(last_number(context.db, _cell(draft), kind, _term(context)) + 1, kind)


def ask_numbers(context: Context, draft: Draft) -> Screen:
    lines = [texts.NEXT_NUMBER.format(kind=texts.NUMBERED[kind], sign=_next(context, draft, kind)) for kind in KINDS]
    rows = [
        button(draft, texts.SET_NUMBER.format(kind=texts.NUMBERED[kind]), "set", kind) for kind in _open(context, draft)
    ]
    text = texts.NUMBERS.format(term=_term(context), lines=shared.list_lines(lines))
    return Screen(text, one_per_row([*rows, button(draft, texts.TO_BOOK, "book")]))


def tap_numbers(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == "book":
        return Next("book")
    if verb != "set" or argument not in KINDS or not context.work.may(Action.SET_NUMBERS, _cell(draft)):
        return Reject(shared.USE_BUTTONS)
    if argument not in _open(context, draft):
        return Stay(texts.NUMBERED_ALREADY.format(kind=texts.NUMBERED[argument]))
    draft.data["kind"] = argument
    return Next("last")


def ask_last(context: Context, draft: Draft) -> Screen:
    kind = str(draft.data["kind"])
    return Screen(texts.ASK_LAST.format(kind=texts.NUMBERED[kind], term=_term(context)), asks_number=True)


def read_last(context: Context, draft: Draft, words: str) -> Outcome:
    number, kind = read_count(words, MOST), str(draft.data["kind"])
    if number is None or not context.work.may(Action.SET_NUMBERS, _cell(draft)):
        return Reject(texts.LAST_NOT_READ.format(most=MOST))
    if not continue_after(context.db, _cell(draft), kind, _term(context), number):
        return Next("numbers", texts.NUMBERED_ALREADY.format(kind=texts.NUMBERED[kind]))
    subject = f"unit:{_cell(draft)}"
    audit.record(context.db, context.person.id, Action.SET_NUMBERS, subject, context.now)
    return Next("numbers", texts.NUMBER_SET.format(kind=texts.NUMBERED[kind], sign=_next(context, draft, kind)))


STEPS = (Step("numbers", ask_numbers, tap_numbers, part="book"), Step("last", ask_last, typed=read_last, part="book"))
