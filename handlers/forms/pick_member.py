"""Choosing a member: by button, a page at a time, or by typing the name as people do."""

from collections.abc import Callable, Sequence
from typing import Any

from handlers.forms.draft import Draft
from handlers.forms.form import Outcome, Reject, Stay, button
from handlers.language.names import find_people
from handlers.screens import texts
from handlers.screens.screen import Choice
from storage.database import Db
from storage.people import Person, members_of_cell

PICK = "who"
PAGE = "page"
PAGE_LENGTH = 8


def people_choices(
    draft: Draft[Any],
    people: Sequence[Person],
    marked: Callable[[Person, str], str] | None = None,
    among: Sequence[Person] = (),
) -> tuple[tuple[Choice, ...], ...]:
    """A button for each person, those found by the last typed name only; with ways to the other pages.

    `marked` makes the label of a person from their name as it is shown; two of one name are told apart also from those
    `among` whom they are.
    """
    found = set(draft.passing.found)
    shown = [person for person in people if not found or person.id in found]
    page = min(draft.passing.page, max(0, (len(shown) - 1) // PAGE_LENGTH))
    start = page * PAGE_LENGTH
    rows = []
    for person in shown[start : start + PAGE_LENGTH]:
        name = name_among(person, among or people)
        rows.append((button(draft, marked(person, name) if marked else name, PICK, person.id),))
    ways = []
    if page > 0:
        ways.append(button(draft, texts.PAGE_BEFORE, PAGE, page - 1))
    if start + PAGE_LENGTH < len(shown):
        ways.append(button(draft, texts.PAGE_AFTER, PAGE, page + 1))
    if found:
        ways.append(button(draft, texts.EVERYBODY, PAGE, 0))
    return (*rows, tuple(ways)) if ways else tuple(rows)


def name_among(person: Person, people: Sequence[Person]) -> str:
    """The name; with the year of birth where two bear it."""
    alike = [other for other in people if other.full_name == person.full_name]
    return f"{person.full_name} ({person.birth_year})" if len(alike) > 1 and person.birth_year else person.full_name


def called(db: Db, person: Person) -> str:
    """The same among the members of the person's own cell: how they are named wherever others read of them."""
    return name_among(person, members_of_cell(db, person.unit_id))


def turn_page(draft: Draft[Any], argument: str) -> Outcome:
    """Show another page (and everybody again)."""
    draft.passing.page = int(argument) if argument.isdecimal() else 0
    draft.passing.found = []
    return Stay()


def picked(people: Sequence[Person], argument: str) -> Person | None:
    """The person of a tapped button; None for a forged one or somebody who has left."""
    return next((person for person in people if str(person.id) == argument), None)


def typed_name(draft: Draft[Any], people: Sequence[Person], words: str) -> Person | Outcome:
    """The one person whose name was typed; otherwise what to answer: those alike to choose from, or a kind line."""
    ids = find_people(words, [(person.id, person.full_name) for person in people])
    if len(ids) == 1:
        return next(person for person in people if person.id == ids[0])
    if not ids:
        return Reject(texts.NOBODY_FOUND.format(name=words[:60]))
    draft.passing.found, draft.passing.page = list(ids), 0
    return Stay(texts.SEVERAL_FOUND)


def forget_search(draft: Draft[Any]) -> None:
    """Once somebody is chosen: the next list starts with everybody."""
    draft.passing.found, draft.passing.page = [], 0
