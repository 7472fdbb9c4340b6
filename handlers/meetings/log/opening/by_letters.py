"""The names of a large cell at the roll call: first the letters that given names begin with, then the names of one."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Outcome, Reject, Stay, button
from handlers.language.names import fold
from handlers.meetings.log.opening import texts
from handlers.screens import texts as shared
from handlers.screens.screen import Choice
from storage.people import Person

LETTER, TURN, UNMARKED = "letter", "turn", "-"
# So many names are still turned page by page.
MOST_WITHOUT = 3 * pick_member.PAGE_LENGTH
IN_ROW = 5
Rows = tuple[tuple[Choice, ...], ...]
Marked = Callable[[Person, str], str]


def choices(draft: Draft[Any], people: Sequence[Person], unmarked: Sequence[Person], marked: Marked) -> Rows:
    """The rows for these people: their names, or of many the letters. `unmarked` are those not called yet."""
    if len(people) <= MOST_WITHOUT:
        return pick_member.people_choices(draft, people, marked)
    if not draft.passing.found:
        return _letters(draft, people, unmarked)
    found = [person for person in people if person.id in draft.passing.found]
    return _names(draft, found, people, marked)


def _letters(draft: Draft[Any], people: Sequence[Person], unmarked: Sequence[Person]) -> Rows:
    counts = {letter: len(list(some)) for letter, some in groupby(sorted(map(letter_of, people), key=_order))}
    buttons = [
        button(draft, texts.LETTER.format(letter=letter, count=count), LETTER, letter)
        for letter, count in counts.items()
    ]
    rows = [tuple(buttons[start : start + IN_ROW]) for start in range(0, len(buttons), IN_ROW)]
    if unmarked:
        rows.insert(0, (button(draft, texts.SEE_UNMARKED.format(count=len(unmarked)), LETTER, UNMARKED),))
    return tuple(rows)


def _names(draft: Draft[Any], found: Sequence[Person], people: Sequence[Person], marked: Marked) -> Rows:
    last = max(0, len(found) - 1) // pick_member.PAGE_LENGTH
    page = min(draft.passing.page, last)
    shown = found[page * pick_member.PAGE_LENGTH :][: pick_member.PAGE_LENGTH]
    rows = [
        (button(draft, marked(one, pick_member.name_among(one, people)), pick_member.PICK, one.id),) for one in shown
    ]
    ways = [button(draft, shared.PAGE_BEFORE, TURN, page - 1)] if page else []
    ways += [button(draft, shared.PAGE_AFTER, TURN, page + 1)] if page < last else []
    return (*rows, (*ways, button(draft, texts.OTHER_LETTERS, LETTER)))


def tap(draft: Draft[Any], people: Sequence[Person], unmarked: Sequence[Person], verb: str, argument: str) -> Outcome:
    """What comes of a letter, or of turning a page of its names."""
    if verb == TURN:
        draft.passing.page = int(argument) if argument.isdecimal() else 0
        return Stay()
    pick_member.forget_search(draft)
    chosen = unmarked if argument == UNMARKED else [one for one in people if letter_of(one) == argument]
    if argument and not chosen:
        return Reject(shared.USE_BUTTONS)
    draft.passing.found = [one.id for one in chosen]
    return Stay()


def letter_of(person: Person) -> str:
    """The letter that a given name begins with, without its marks but for the Đ: "Lê Thị Ánh" is under A."""
    words = [word for word in person.full_name.split() if word[0].isalpha()]
    first = (words or [person.full_name])[-1][:1].upper()
    return first if first == texts.LETTER_AFTER_D else fold(first).upper()


def _order(letter: str) -> tuple[str, bool]:
    return fold(letter), letter == texts.LETTER_AFTER_D
