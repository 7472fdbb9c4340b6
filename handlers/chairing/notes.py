"""Notes while the meeting runs: by buttons, or one typed line each. They are the beginning of the minutes.

They are written into the notes of the session (handlers/meetings/together.py), so that all who write see one state.
"""

from dataclasses import replace

from markupsafe import Markup

from handlers import peoplepicker
from handlers import texts as shared
from handlers.access import Action
from handlers.chairing import texts
from handlers.chairing.card import noted_words
from handlers.chairing.cards import back_to_card
from handlers.chairing.lines import note_line, read_what
from handlers.context import Context
from handlers.dialog import Dialog, Go, Outcome, Sorry, Step, button
from handlers.meetings import assignments, conclusions, notes, opinions, photos, together
from handlers.meetings.listing import last_lines
from handlers.schedule.answering import session_of
from handlers.screens import Screen, one_per_row
from storage.drafts import Draft
from storage.people import Person

ROOM = 700
IN_LINE = 90
HUB = "noting"
# Where the steps that are borrowed from the log go on to, here they come back to the notes.
_BACK = frozenset({"opinions", "tasks", "vote", "speakers"})


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.NOTE_IN_MEETING, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.NOTES_ABOUT.format(theme=session_of(context, draft).theme)


def ask_notes(context: Context, draft: Draft) -> Screen:
    found = [
        *opinions.lines(draft, IN_LINE), *conclusions.lines(draft, IN_LINE),
        *assignments.lines(context, draft, IN_LINE),
    ]  # fmt: skip
    shown = last_lines(found, ROOM, Markup("…")) if found else texts.NO_NOTES
    text = texts.NOTES.format(noted=noted_words(context.work, int(draft.data["session_id"])), lines=shown)
    rows = [
        button(draft, texts.ADD_OPINION, "opinion"), button(draft, texts.ADD_CONCLUSION, "conclusion"),
        button(draft, texts.ADD_TASK, "task"), button(draft, texts.NOTES_DONE, "done"),
    ]  # fmt: skip
    return Screen(text, one_per_row(rows))


def tap_notes(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    peoplepicker.forget_search(draft)
    match verb:
        case "opinion":
            draft.data.pop("guest", None)
            return Go("speaker")
        case "conclusion":
            return Go("conclusion")
        case "task":
            draft.data["task"], draft.data["task_at"] = {}, None
            return Go("task")
        case "done":
            return back_to_card(context, draft)
    return Sorry(shared.USE_BUTTONS)


def ask_who_said(context: Context, draft: Draft) -> Screen:
    pending = draft.data["said"]
    rows = peoplepicker.people_choices(draft, notes.members(context, draft))
    named = pending.get("named")
    guest = ((button(draft, texts.GUEST.format(name=named), "guest"),),) if named else ()
    return Screen(texts.ASK_WHO_SAID.format(content=pending["content"]), (*guest, *rows))


def tap_who_said(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == peoplepicker.PAGE:
        return peoplepicker.turn_page(draft, argument)
    if verb == "guest" and draft.data["said"].get("named"):
        return _said_by(context, draft, draft.data["said"]["named"])
    person = peoplepicker.picked(notes.members(context, draft), argument) if verb == peoplepicker.PICK else None
    if person is None:
        return Sorry(shared.USE_BUTTONS)
    return _said_by(context, draft, peoplepicker.name_among(person, notes.members(context, draft)))


def read_who_said(context: Context, draft: Draft, words: str) -> Outcome:
    found = peoplepicker.typed_name(draft, notes.members(context, draft), words)
    if not isinstance(found, Person):
        return found
    return _said_by(context, draft, peoplepicker.name_among(found, notes.members(context, draft)))


def _said_by(context: Context, draft: Draft, speaker: str) -> Outcome:
    peoplepicker.forget_search(draft)
    said = draft.data["said"]
    one = {
        "speaker": speaker,
        "place": said["place"],
        "content": said["content"],
        "by": context.person.id,
        "live": True,
    }
    draft.data["opinions"] = [*notes.opinions_of(draft), one]
    return Go(HUB, texts.NOTED_OPINION.format(speaker=speaker))


def ask_what(context: Context, draft: Draft) -> Screen:
    rows = [button(draft, label, verb) for verb, label in texts.WHAT.items()]
    return Screen(texts.ASK_WHAT.format(words=draft.data["line"]), one_per_row(rows))


def tap_what(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return read_what(context, draft, verb) if verb in texts.WHAT else Sorry(shared.USE_BUTTONS)


def _come_back(step: Step) -> Step:
    """A step borrowed from the log, after which one is at the notes again."""

    def back(answer: object) -> object:
        if answer is None:
            return None

        def answered(context: Context, draft: Draft, *said: object) -> Outcome:
            outcome: Outcome = answer(context, draft, *said)  # type: ignore[operator]
            if isinstance(outcome, Go) and outcome.step in _BACK:
                return replace(outcome, step=HUB)
            return outcome

        return answered

    return replace(step, number=1, part="notes", tapped=back(step.tapped), typed=back(step.typed))  # type: ignore[arg-type]


_STEPS = (
    Step(HUB, 1, ask_notes, tap_notes, note_line, pictured=photos.take_photo, part="notes"),
    Step("who_said", 1, ask_who_said, tap_who_said, read_who_said, part="notes"),
    Step("what", 1, ask_what, tap_what, part="notes"),
    Step("speaker", 1, opinions.ask_speaker, opinions.tap_speaker, opinions.read_speaker),
    Step("opinion_place", 1, opinions.ask_place, opinions.tap_place, opinions.read_place),
    Step("opinion", 1, opinions.ask_opinion, typed=opinions.read_opinion),
    Step("conclusion", 1, conclusions.ask_conclusion, conclusions.tap_conclusion, conclusions.read_conclusion),
    Step("task", 1, assignments.ask_task, typed=assignments.read_task),
    Step("of_conclusion", 1, assignments.ask_conclusion_of, assignments.tap_conclusion_of),
    Step("assignee", 1, assignments.ask_assignee, assignments.tap_assignee, assignments.read_assignee),
    Step("helpers", 1, assignments.ask_helpers, assignments.tap_helpers, assignments.read_helpers),
    *assignments.DUE.steps(1, "notes"),
    Step("expected", 1, assignments.ask_expected, assignments.tap_expected, assignments.read_expected),
    Step("target", 1, assignments.ask_target, assignments.tap_target, assignments.read_count),
)
NOTES = Dialog(
    kind="notes",
    title=texts.NOTES_TITLE,
    allowed=allowed,
    about=about,
    steps=tuple(together.shared(_come_back(step)) for step in _STEPS),
)
