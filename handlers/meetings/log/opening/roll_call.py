"""The questions of the roll call: everybody is present until marked; and the guests."""

from dataclasses import replace

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.forms.questions.asking import Option
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.names import fold
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Logging, OverNotes
from handlers.meetings.log.notes.parts import LogSection, if_it_has
from handlers.meetings.log.notes.readings import called, lists, members, roll_call
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting.absences import why_away
from handlers.meetings.log.noting.line_to_note import Hub, line_of, note_words
from handlers.meetings.log.one_line import AbsenceLine, Kind, Line, Unclear
from handlers.meetings.log.opening import by_letters, texts
from handlers.screens import texts as shared
from handlers.screens.fitting import names_line, shortened
from handlers.screens.screen import Choice, Screen
from handlers.sessions.about_session import session_of
from storage.meetings import Presence
from storage.people import Membership, Person
from storage.sessions import answers_to

ROOM = (350, 250, 150)
SUMMARY_ROOM = (120, 100, 60)
GUESTS_IN_SUMMARY = 90
REASON_IN_LABEL = 24
KNOWN_IN_LABEL = 50
HUB = Hub("rollcall")
# What a list of those who are there begins with, as `fold` leaves it.
HERE = "co mat"
_OPEN = (Presence.PRESENT, None)
_REST = {"present": Presence.PRESENT, "absent": Presence.ABSENT}


def _counted(context: Context, draft: Draft[Logging]) -> list[Person]:
    return [person for person in called(context, draft) if person.membership != Membership.EXEMPT]


def _excused(context: Context, draft: Draft[Logging]) -> dict[int, str]:
    """Who asked to be excused and is still marked present, with the reason given."""
    answered, notes = answers_to(context.db, session_of(context, draft).id), notes_of(context, draft)
    return {
        person.id: answered[person.id].reason
        for person in _counted(context, draft)
        if person.id in answered and not answered[person.id].coming and notes.mark_of(person.id)[0] in _OPEN
    }


def _ask(context: Context, draft: Draft[Logging]) -> Screen:
    calls, excused = roll_call(context, draft), _excused(context, draft)
    text = texts.ROLL_CALL.format(
        theme=session_of(context, draft).theme,
        present=len(calls.present),
        all=calls.counted,
        lists=lists(calls, members(context, draft), ROOM),
        hint=texts.ROLL_CALL_HINT_LETTERS if calls.counted > by_letters.MOST_WITHOUT else texts.ROLL_CALL_HINT,
    )
    rows = by_letters.choices(
        draft,
        _counted(context, draft),
        calls.unmarked,
        lambda person, name: _marked(context, draft, person, name, excused),
    )
    ways = [*_for_excused(draft, len(excused)), *_for_rest(draft, len(calls.unmarked))]
    return Screen(text, (*rows, *((way,) for way in ways), (button(draft, texts.ROLL_CALL_DONE, "done"),)))


def _for_excused(draft: Draft[Logging], count: int) -> list[Choice]:
    return [button(draft, texts.TAKE_ASKED.format(count=count), "asked")] if count else []


def _for_rest(draft: Draft[Logging], count: int) -> list[Choice]:
    labels = {"present": texts.REST_PRESENT, "absent": texts.REST_ABSENT} if count else {}
    return [button(draft, label.format(count=count), "rest", presence) for presence, label in labels.items()]


def _marked(context: Context, draft: Draft[Logging], person: Person, name: str, excused: dict[int, str]) -> str:
    presence, reason = notes_of(context, draft).mark_of(person.id)
    match presence:
        case Presence.EXCUSED:
            return texts.MARK_EXCUSED.format(name=name, reason=shortened(reason, REASON_IN_LABEL))
        case Presence.ABSENT:
            return texts.MARK_ABSENT.format(name=name)
        case None:
            return (texts.MARK_UNMARKED_ASKED if person.id in excused else texts.MARK_UNMARKED).format(name=name)
    return (texts.MARK_ASKED if person.id in excused else texts.MARK_PRESENT).format(name=name)


def _tap(context: Context, draft: Draft[Logging], verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    if verb in (by_letters.LETTER, by_letters.TURN):
        return by_letters.tap(draft, _counted(context, draft), roll_call(context, draft).unmarked, verb, argument)
    if verb == "asked":
        return _mark_excused(context, draft)
    if verb == "rest" and argument in _REST:
        return _mark_rest(context, draft, _REST[argument])
    if verb == "done":
        return _finish(context, draft)
    person = pick_member.picked(_counted(context, draft), argument) if verb == pick_member.PICK else None
    return _ask_about(draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def _mark_excused(context: Context, draft: Draft[Logging]) -> Outcome:
    excused = _excused(context, draft)
    everybody = _counted(context, draft)
    names = [pick_member.name_among(person, everybody) for person in everybody if person.id in excused]
    for person_id, reason in excused.items():
        notes_of(context, draft).mark(person_id, Presence.EXCUSED, reason)
    return Stay(texts.ASKED_TAKEN.format(names=names_line(names, ROOM[0]))) if names else Reject(shared.USE_BUTTONS)


def _mark_rest(context: Context, draft: Draft[Logging], presence: Presence) -> Outcome:
    rest = roll_call(context, draft).unmarked
    if not rest:
        return Reject(shared.USE_BUTTONS)
    for person in rest:
        notes_of(context, draft).mark(person.id, presence)
    note = texts.REST_MARKED_PRESENT if presence is Presence.PRESENT else texts.REST_MARKED_ABSENT
    return Stay(note.format(count=len(rest)))


def _finish(context: Context, draft: Draft[Logging]) -> Outcome:
    calls = roll_call(context, draft)
    if calls.unmarked:
        return Reject(noted_texts.STILL_UNMARKED.format(count=len(calls.unmarked)))
    if not calls.present:
        return Reject(texts.NOBODY_PRESENT)
    pick_member.forget_search(draft)
    return Next()


def _read(context: Context, draft: Draft[Logging], words: str) -> Outcome:
    """A name; several, with why they are away; or lines of any kind, as they are typed and pasted everywhere in the
    log.
    """
    if (here := _who_is_here(context, draft, words)) is not None:
        return here
    line = line_of(context, draft, words)
    if "\n" in words or isinstance(line, AbsenceLine):
        pick_member.forget_search(draft)
        return note_words(context, draft, words, HUB)
    if isinstance(line, Unclear) and _names_absent(line_of(context, draft, words, Kind.ABSENCE)):
        pick_member.forget_search(draft)
        return note_words(context, draft, words, replace(HUB, plain=Kind.ABSENCE))
    found = pick_member.typed_name(draft, called(context, draft), words)
    if not isinstance(found, Person):
        return found
    if found.membership == Membership.EXEMPT:
        return Reject(texts.EXEMPT_CHOSEN.format(name=pick_member.called(context.db, found)))
    return _ask_about(draft, found)


def _who_is_here(context: Context, draft: Draft[Logging], words: str) -> Outcome | None:
    """Those whom a list of the present names are marked so; what is no one person's name is said back."""
    first, _, rest = words.partition(" ")
    second, _, names = rest.strip().partition(" ")
    line = line_of(context, draft, names, Kind.ABSENCE) if names.strip() else None
    if fold(f"{first} {second}").rstrip(":") != HERE or not isinstance(line, AbsenceLine):
        return None
    pick_member.forget_search(draft)
    here = {one.person_id: one.named for one in line.absences if one.person_id is not None}
    present = [person for person in _counted(context, draft) if person.id in here]
    for person in present:
        notes_of(context, draft).mark(person.id, Presence.PRESENT)
    unknown = [one.named for one in line.absences if one.person_id is None]
    said = names_line([pick_member.name_among(one, members(context, draft)) for one in present], ROOM[0])
    notes = [texts.MARKED_PRESENT.format(names=said)] if present else []
    notes += [texts.NOT_FOUND.format(words=names_line(unknown, ROOM[0]))] if unknown else []
    return Stay(Markup("\n").join(notes))


def _names_absent(line: Line) -> bool:
    """Whether it names several, or somebody with why they are away: what names are typed for at the roll call."""
    absences = line.absences if isinstance(line, AbsenceLine) else ()
    return len(absences) > 1 or any(one.reason for one in absences)


def _ask_about(draft: Draft[Logging], person: Person) -> Outcome:
    draft.passing.found = []
    draft.data.absence_of = person.id
    return Next("absence")


ABSENCE = why_away("absence", "rollcall", lambda context, draft: Next("rollcall"))


def _known_guests(context: Context, draft: Draft[OverNotes]) -> str:
    noted = notes_of(context, draft).guests
    return noted if noted is not None else session_of(context, draft).guests


def _known_guests_label(context: Context, draft: Draft[OverNotes]) -> str | None:
    known = _known_guests(context, draft)
    return noted_texts.KEEP.format(what=shortened(known, KNOWN_IN_LABEL)) if known else None


GUESTS: TypedWords[OverNotes] = TypedWords(
    "guests",
    texts.ASK_GUESTS,
    into=notes_of,
    limit=answers.SHORT,
    none=True,
    options=(
        Option(
            "keep",
            _known_guests_label,
            lambda context, draft: GUESTS.keep(context, draft, _known_guests(context, draft)),
        ),
        Option("none", texts.NO_GUESTS, lambda context, draft: GUESTS.keep(context, draft, "")),
    ),
    asked=if_it_has("guests"),
)


def _summary(context: Context, draft: Draft[Logging]) -> Markup:
    calls = roll_call(context, draft)
    return texts.SUMMARY_ROLL_CALL.format(
        present=len(calls.present),
        all=calls.counted,
        lists=lists(calls, members(context, draft), SUMMARY_ROOM),
        guests=shortened(notes_of(context, draft).guests or noted_texts.NONE, GUESTS_IN_SUMMARY),
    )


SECTION = LogSection(
    (Step("rollcall", _ask, _tap, _read, part="rollcall"), ABSENCE, GUESTS), texts.ROLL_CALL_PARTS, _summary
)
