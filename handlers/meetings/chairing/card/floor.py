"""Who has not spoken yet, and the library: what the chair looks up while the meeting runs."""

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import name_among
from handlers.library.library import load
from handlers.library.markdown import shown
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.buttons import CARD
from handlers.meetings.log.notes.kept import noted_on
from handlers.screens.fitting import first_lines
from handlers.screens.screen import Choice, Screen, one_per_row
from storage.chairing import Chairing, spoken_of
from storage.meetings import Presence
from storage.people import Membership, Person, members_of_cell

PAGE = 12
ROOM = 1_500


def silent(work: Work, running: Chairing) -> list[Person]:
    """Who is there and has not spoken, by name; where the roll was not called by code, whoever is not marked away."""
    notes, spoken = noted_on(work.db, running.session_id), spoken_of(work.db, running.session_id)
    return [
        person
        for person in members_of_cell(work.db, running.session.cell_id)
        if notes.mark_of(person.id)[0] is Presence.PRESENT
        and person.membership != Membership.EXEMPT
        and person.id not in spoken
    ]


def silent_screen(work: Work, running: Chairing, page: int = 0) -> Screen:
    people = silent(work, running)
    back = CARD.choice(running, texts.TO_CARD, "card")
    if not people:
        words = texts.ALL_SPOKE if spoken_of(work.db, running.session_id) else texts.NOBODY_HERE
        return Screen(words, ((back,),))
    everybody = members_of_cell(work.db, running.session.cell_id)
    page = page if page * PAGE < len(people) else 0
    rows = [
        CARD.choice(running, name_among(one, everybody), "spoke", one.id)
        for one in people[page * PAGE : (page + 1) * PAGE]
    ]
    if len(people) > PAGE:
        rows.append(CARD.choice(running, texts.MORE_PEOPLE, "speak", page + 1))
    return Screen(texts.SILENT.format(count=len(people)), one_per_row([*rows, back]))


def library_screen(work: Work, running: Chairing) -> Screen:
    library = load(work.policy.chairing.library)
    rows: list[Choice] = []
    if running.session.field:
        rows.append(CARD.choice(running, texts.QUESTIONS.format(field=running.session.field), "ask"))
    rows += [
        CARD.choice(running, texts.SITUATION.format(title=text.title), "help", number)
        for number, text in enumerate(library.of_kind("situation"))
    ]
    return Screen(texts.LIBRARY_SCREEN, one_per_row([*rows, CARD.choice(running, texts.TO_CARD, "card")]))


def questions_to_draw_out(work: Work, running: Chairing) -> Screen:
    field = running.session.field
    questions = load(work.policy.chairing.library).questions_for(field)
    lines = [Markup("{}. {}").format(number, line) for number, line in enumerate(questions, 1)]
    text = texts.NO_QUESTIONS.format(field=field)
    if lines:
        text = texts.QUESTIONS_TEXT.format(field=field, lines=first_lines(lines, ROOM, Markup("…")))
    return Screen(text, ((CARD.choice(running, texts.LIBRARY, "library"),), (_back(running),)))


def situation_screen(work: Work, running: Chairing, number: int) -> Screen | None:
    """One situation's text; None where there is none of that number any more."""
    situations = load(work.policy.chairing.library).of_kind("situation")
    if number >= len(situations):
        return None
    text = texts.SITUATION_TEXT.format(title=situations[number].title, body=shown(situations[number].body))
    return Screen(text, ((CARD.choice(running, texts.LIBRARY, "library"),), (_back(running),)))


def _back(running: Chairing) -> Choice:
    return CARD.choice(running, texts.TO_CARD, "card")
