"""The steps of the opinions, one round for each, and the number of speakers that the chair gives."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, button
from handlers.language import answers
from handlers.meetings.log import notes, roll_call, texts
from handlers.meetings.log.ask_speaker import WhoSaid
from handlers.meetings.log.line_to_note import Hub, line_of, note_line
from handlers.meetings.log.one_line import OpinionLine, PlaceLine
from handlers.meetings.log.rules import MOST_NOTED, Misfit, misfit
from handlers.screens import texts as shared
from handlers.screens.fitting import last_lines, shortened
from handlers.screens.screen import Screen
from handlers.sessions.calendar.answering import session_of
from storage.people import CellKind, Person

MOST = MOST_NOTED["opinions"]
HUB = Hub("opinions", plain="opinion")
WHO = WhoSaid(HUB)
ROOM = 1_000
CONTENT_IN_LINE = 160
GUEST_IN_LABEL = 50


def lines(draft: Draft, length: int = CONTENT_IN_LINE) -> list[Markup]:
    """The opinions so far, numbered, each cut to `length` characters."""
    found = []
    for number, said in enumerate(notes.opinions_of(draft), 1):
        text = texts.OPINION_PLACE_LINE if said["place"] else texts.OPINION_LINE
        text = text if said["speaker"] else texts.REMARK_LINE
        place, content = shortened(said["place"], 40), shortened(said["content"], length)
        found.append(text.format(number=number, speaker=said["speaker"], place=place, content=content))
    return found


def ask_opinions(context: Context, draft: Draft) -> Screen:
    noted = lines(draft)
    shown = last_lines(noted, ROOM, texts.EARLIER_OPINIONS) if noted else texts.NO_OPINIONS
    rows = [(button(draft, texts.ADD_OPINION, "add"),)]
    if noted:
        rows.append((button(draft, texts.DROP_OPINION.format(number=len(noted)), "drop"),))
    rows.append((button(draft, texts.OPINIONS_DONE, "done"),))
    return Screen(texts.OPINIONS.format(lines=shown), tuple(rows))


def tap_opinions(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    noted = notes.opinions_of(draft)
    if verb == "done":
        return Next("speakers")
    if verb == "drop" and noted:
        draft.data["opinions"] = noted[:-1]
        return Stay(_dropped(len(noted), noted[-1]["speaker"]))
    if verb != "add":
        return Reject(shared.USE_BUTTONS)
    if len(noted) >= MOST:
        return Reject(texts.OPINIONS_FULL.format(most=MOST))
    pick_member.forget_search(draft)
    draft.data.pop("guest", None)
    return Next("speaker")


def read_opinions(context: Context, draft: Draft, words: str) -> Outcome:
    """One typed line, of whatever kind."""
    return note_line(context, draft, words, HUB)


def _dropped(number: int, speaker: str) -> Markup:
    if not speaker:
        return texts.REMARK_DROPPED.format(number=number)
    return texts.OPINION_DROPPED.format(number=number, speaker=speaker)


def _guests(draft: Draft) -> list[str]:
    """Who may speak beside the members: the guests as they were noted, and the name typed last."""
    noted = (draft.data.get("guests") or "").replace("\n", ";").split(";")
    typed = draft.data.get("guest")
    return [name.strip() for name in (typed, *noted) if name and name.strip()]


def ask_speaker(context: Context, draft: Draft) -> Screen:
    rows = pick_member.people_choices(draft, notes.members(context, draft))
    guests = [
        (button(draft, texts.GUEST.format(name=shortened(name, GUEST_IN_LABEL)), "guest", number),)
        for number, name in enumerate(_guests(draft))
    ]
    return Screen(texts.ASK_SPEAKER, (*guests, *rows))


def tap_speaker(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    guests = _guests(draft)
    if verb == "guest" and argument in [str(number) for number in range(len(guests))]:
        return _keep_speaker(draft, guests[int(argument)])
    person = pick_member.picked(notes.members(context, draft), argument) if verb == pick_member.PICK else None
    return _keep_member(context, draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def read_speaker(context: Context, draft: Draft, words: str) -> Outcome:
    if isinstance(line_of(context, draft, words), OpinionLine | PlaceLine):
        outcome = note_line(context, draft, words, HUB)
        return Next(HUB.step, outcome.note) if isinstance(outcome, Stay) else outcome
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    found = pick_member.typed_name(draft, notes.members(context, draft), words)
    if isinstance(found, Person):
        return _keep_member(context, draft, found)
    if isinstance(found, Reject):
        draft.data["guest"] = words
        return Stay(texts.IS_IT_A_GUEST.format(name=words))
    return found


def _keep_member(context: Context, draft: Draft, person: Person) -> Outcome:
    name = pick_member.name_among(person, notes.members(context, draft))
    return _keep_speaker(draft, name, roll_call.warning(context, draft, person))


def _keep_speaker(draft: Draft, name: str, note: Markup | None = None) -> Outcome:
    pick_member.forget_search(draft)
    draft.data.pop("guest", None)
    draft.data["opinion"] = {"speaker": name, "place": ""}
    return Next("opinion_place", note)


def ask_place(context: Context, draft: Draft) -> Screen:
    office = session_of(context, draft).cell.cell_kind == CellKind.OFFICE
    text = texts.ASK_OPINION_COUNTER if office else texts.ASK_OPINION_PLACE
    return Screen(text.format(speaker=draft.data["opinion"]["speaker"]), ((button(draft, shared.SKIP, "skip"),),))


def tap_place(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _keep_place(draft, "") if verb == "skip" else Reject(shared.USE_BUTTONS)


def read_place(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    return _keep_place(draft, words)


def _keep_place(draft: Draft, place: str) -> Outcome:
    draft.data["opinion"] = {**draft.data["opinion"], "place": place}
    return Next("opinion")


def ask_opinion(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_OPINION.format(speaker=draft.data["opinion"]["speaker"]))


def read_opinion(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    said = {**draft.data["opinion"], "content": words, "by": context.person.id}
    draft.data["opinions"] = [*notes.opinions_of(draft), said]
    return Next("opinions")


def ask_speakers(context: Context, draft: Draft) -> Screen:
    present = len(notes.roll_call(context, draft).present)
    known = draft.data.get("speakers")
    rows = [(button(draft, texts.KEEP.format(what=known), "keep"),)] if known is not None else []
    skip = (button(draft, shared.SKIP, "skip"),)
    return Screen(texts.ASK_SPEAKERS.format(present=present), (*rows, skip), asks_number=True)


def tap_speakers(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb not in ("keep", "skip"):
        return Reject(shared.USE_BUTTONS)
    return _keep_speakers(context, draft, draft.data.get("speakers") if verb == "keep" else None)


def read_speakers(context: Context, draft: Draft, words: str) -> Outcome:
    number = answers.read_count(words)
    return _keep_speakers(context, draft, number) if number is not None else Reject(texts.SPEAKERS_NOT_READ)


def _keep_speakers(context: Context, draft: Draft, number: int | None) -> Outcome:
    present = len(notes.roll_call(context, draft).present)
    if misfit(present, present, number, None) is Misfit.SPEAKERS:
        return Reject(texts.SPEAKERS_OVER.format(present=present))
    draft.data["speakers"] = number
    return Next("conclusion")
