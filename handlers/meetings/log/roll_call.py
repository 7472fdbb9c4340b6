"""The steps of the roll call: everybody is present until marked; and the guests."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, button
from handlers.language import answers
from handlers.meetings.log import notes, texts
from handlers.screens import texts as shared
from handlers.screens.fitting import names_line, shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.calendar.answering import session_of
from storage.meetings import Presence
from storage.people import Membership, Person
from storage.sessions import answers_to

ROOM = (350, 250, 150)
REASON_IN_LABEL = 24
_OPEN = (Presence.PRESENT, None)
_REST = {"present": Presence.PRESENT, "absent": Presence.ABSENT}


def _counted(context: Context, draft: Draft) -> list[Person]:
    return [one for one in notes.called(context, draft) if one.membership != Membership.EXEMPT]


def _asked(context: Context, draft: Draft) -> dict[int, str]:
    """Who asked to be excused and is still marked present, with the reason given."""
    said = answers_to(context.db, session_of(context, draft).id)
    return {
        one.id: said[one.id].reason
        for one in _counted(context, draft)
        if one.id in said and not said[one.id].coming and notes.mark_of(draft, one.id)[0] in _OPEN
    }


def ask_roll_call(context: Context, draft: Draft) -> Screen:
    calls = notes.roll_call(context, draft)
    text = texts.ROLL_CALL.format(
        theme=session_of(context, draft).theme,
        present=len(calls.present),
        all=calls.counted,
        lists=notes.lists(calls, notes.members(context, draft), ROOM),
        hint=texts.ROLL_CALL_HINT,
    )
    asked = _asked(context, draft)
    rows = pick_member.people_choices(
        draft, _counted(context, draft), lambda one, name: _marked(draft, one, name, one.id in asked)
    )
    if asked:
        rows = (*rows, (button(draft, texts.TAKE_ASKED.format(count=len(asked)), "asked"),))
    if calls.unmarked:
        count = len(calls.unmarked)
        rest = (button(draft, texts.REST_PRESENT.format(count=count), "rest", "present"),)
        rows = (*rows, rest, (button(draft, texts.REST_ABSENT.format(count=count), "rest", "absent"),))
    return Screen(text, (*rows, (button(draft, texts.ROLL_CALL_DONE, "done"),)))


def _marked(draft: Draft, person: Person, name: str, asked: bool) -> str:
    presence, reason = notes.mark_of(draft, person.id)
    match presence:
        case Presence.EXCUSED:
            return texts.MARK_EXCUSED.format(name=name, reason=shortened(reason, REASON_IN_LABEL))
        case Presence.ABSENT:
            return texts.MARK_ABSENT.format(name=name)
        case None:
            return (texts.MARK_UNMARKED_ASKED if asked else texts.MARK_UNMARKED).format(name=name)
    return (texts.MARK_ASKED if asked else texts.MARK_PRESENT).format(name=name)


def tap_roll_call(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    if verb == "asked":
        return _take_asked(context, draft)
    if verb == "rest" and argument in _REST:
        return _mark_rest(context, draft, _REST[argument])
    if verb == "done":
        return _finish(context, draft)
    person = pick_member.picked(_counted(context, draft), argument) if verb == pick_member.PICK else None
    return _ask_about(draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def _take_asked(context: Context, draft: Draft) -> Outcome:
    asked = _asked(context, draft)
    names = [one.full_name for one in _counted(context, draft) if one.id in asked]
    for person_id, reason in asked.items():
        notes.mark(draft, person_id, Presence.EXCUSED, reason)
    return Stay(texts.ASKED_TAKEN.format(names=names_line(names, ROOM[0]))) if names else Reject(shared.USE_BUTTONS)


def _mark_rest(context: Context, draft: Draft, presence: Presence) -> Outcome:
    rest = notes.roll_call(context, draft).unmarked
    if not rest:
        return Reject(shared.USE_BUTTONS)
    for person in rest:
        notes.mark(draft, person.id, presence)
    note = texts.REST_MARKED_PRESENT if presence is Presence.PRESENT else texts.REST_MARKED_ABSENT
    return Stay(note.format(count=len(rest)))


def _finish(context: Context, draft: Draft) -> Outcome:
    calls = notes.roll_call(context, draft)
    if calls.unmarked:
        return Reject(texts.STILL_UNMARKED.format(count=len(calls.unmarked)))
    if not calls.present:
        return Reject(texts.NOBODY_PRESENT)
    pick_member.forget_search(draft)
    return Next("guests")


def read_roll_call(context: Context, draft: Draft, words: str) -> Outcome:
    found = pick_member.typed_name(draft, notes.called(context, draft), words)
    if not isinstance(found, Person):
        return found
    if found.membership == Membership.EXEMPT:
        return Reject(texts.EXEMPT_CHOSEN.format(name=found.full_name))
    return _ask_about(draft, found)


def _ask_about(draft: Draft, person: Person) -> Outcome:
    draft.passing.found = []
    draft.data["absence_of"] = person.id
    return Next("absence")


def ask_absence(context: Context, draft: Draft) -> Screen:
    person = context.db.get_one(Person, draft.data["absence_of"])
    rows: list[Choice] = []
    said = answers_to(context.db, session_of(context, draft).id).get(person.id)
    if said is not None and not said.coming:
        label = texts.ASKED_REASON.format(reason=shortened(said.reason, REASON_IN_LABEL))
        rows.append(button(draft, label, "asked"))
    rows += [button(draft, reason, "why", number) for number, reason in enumerate(texts.REASONS)]
    rows += [button(draft, texts.NO_REASON, "absent"), button(draft, texts.PRESENT, "present")]
    return Screen(texts.ASK_ABSENCE.format(name=_full_name(context, draft, person)), one_per_row(rows))


def _full_name(context: Context, draft: Draft, person: Person) -> str:
    return pick_member.name_among(person, notes.members(context, draft))


def tap_absence(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    said = answers_to(context.db, session_of(context, draft).id).get(draft.data["absence_of"])
    if verb == "absent":
        return _keep(draft, Presence.ABSENT)
    if verb == "present":
        return _keep(draft, Presence.PRESENT)
    if verb == "asked" and said is not None:
        return _keep(draft, Presence.EXCUSED, said.reason)
    if verb == "why" and argument in [str(number) for number in range(len(texts.REASONS))]:
        return _keep(draft, Presence.EXCUSED, texts.REASONS[int(argument)])
    return Reject(shared.USE_BUTTONS)


def read_absence(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    return _keep(draft, Presence.EXCUSED, words)


def _keep(draft: Draft, presence: Presence, reason: str = "") -> Outcome:
    notes.mark(draft, draft.data["absence_of"], presence, reason)
    return Next("rollcall")


def _known_guests(context: Context, draft: Draft) -> str:
    noted = draft.data.get("guests")
    return noted if noted is not None else session_of(context, draft).guests


def ask_guests(context: Context, draft: Draft) -> Screen:
    known = _known_guests(context, draft)
    rows = [(button(draft, texts.KEEP.format(what=shortened(known, 50)), "keep"),)] if known else []
    return Screen(texts.ASK_GUESTS, (*rows, (button(draft, texts.NO_GUESTS, "none"),)))


def tap_guests(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb not in ("keep", "none"):
        return Reject(shared.USE_BUTTONS)
    draft.data["guests"] = _known_guests(context, draft) if verb == "keep" else ""
    return Next("time")


def read_guests(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    draft.data["guests"] = "" if answers.says_none(words) else words
    return Next("time")


def warning(context: Context, draft: Draft, person: Person) -> Markup | None:
    """A word where somebody is named as speaking who is marked away."""
    if notes.mark_of(draft, person.id)[0] in _OPEN:
        return None
    return texts.SPEAKER_AWAY.format(name=person.full_name)
