"""Notes while the meeting runs: by buttons, or one typed line each. They are the beginning of the minutes.

They are written into the notes of the session (handlers/meetings/log/shared_notes.py), so that all who write see
one state.
"""

from dataclasses import replace

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Form, Next, Outcome, Reject, Step, button
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.card import noted_words
from handlers.meetings.chairing.cards_kept_up import back_to_card
from handlers.meetings.log import assignments, conclusions, line_texts, opinions, photos, shared_notes, which_helper
from handlers.meetings.log.ask_speaker import WhoSaid
from handlers.meetings.log.line_to_note import WHAT, Hub, note_line, read_what
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import last_lines
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.calendar.answering import session_of

ROOM = 700
IN_LINE = 90
HUB = Hub("noting", live=True)
# Where the steps that are borrowed from the log go on to, here they come back to the notes.
_BACK = frozenset({"opinions", "tasks", "vote", "speakers"})


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.NOTE_IN_MEETING, session_of(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.NOTES_ABOUT.format(theme=session_of(context, draft).theme)


def ask_notes(context: Context, draft: Draft) -> Screen:
    parts = (
        opinions.lines(draft, IN_LINE),
        conclusions.lines(draft, IN_LINE),
        assignments.lines(context, draft, IN_LINE),
    )
    found = [
        line for heading, lines in zip(texts.NOTED_PARTS, parts, strict=True) if lines for line in (heading, *lines)
    ]
    shown = last_lines(found, ROOM, Markup("…")) if found else texts.NO_NOTES
    text = texts.NOTES.format(noted=noted_words(context.work, int(draft.data["session_id"])), lines=shown)
    rows = [
        button(draft, texts.ADD_OPINION, "opinion"),
        button(draft, texts.ADD_CONCLUSION, "conclusion"),
        button(draft, texts.ADD_TASK, "task"),
        button(draft, texts.NOTES_DONE, "done"),
    ]
    return Screen(text, one_per_row(rows))


def tap_notes(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    pick_member.forget_search(draft)
    match verb:
        case "opinion":
            draft.data.pop("guest", None)
            return Next("speaker")
        case "conclusion":
            return Next("conclusion")
        case "task":
            draft.data["task"], draft.data["task_at"] = {}, None
            return Next("task")
        case "done":
            return back_to_card(context, draft)
    return Reject(shared.USE_BUTTONS)


def read_notes(context: Context, draft: Draft, words: str) -> Outcome:
    return note_line(context, draft, words, HUB)


def ask_what(context: Context, draft: Draft) -> Screen:
    rows = [button(draft, label, verb) for verb, label in line_texts.WHAT.items()]
    return Screen(line_texts.ASK_WHAT.format(words=draft.data["line"]), one_per_row(rows))


def tap_what(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return read_what(context, draft, verb, HUB) if verb in line_texts.WHAT else Reject(shared.USE_BUTTONS)


def _come_back(step: Step) -> Step:
    """A step borrowed from the log, after which one is at the notes again."""

    def back(answer: object) -> object:
        if answer is None:
            return None

        def answered(context: Context, draft: Draft, *said: object) -> Outcome:
            outcome: Outcome = answer(context, draft, *said)  # type: ignore[operator]
            if isinstance(outcome, Next) and outcome.step in _BACK:
                return replace(outcome, step=HUB.step)
            return outcome

        return answered

    return replace(step, part="notes", tapped=back(step.tapped), typed=back(step.typed))  # type: ignore[arg-type]


_STEPS = (
    Step(HUB.step, ask_notes, tap_notes, read_notes, pictured=photos.take_photo, part="notes"),
    WhoSaid(HUB).step("notes"),
    Step(WHAT, ask_what, tap_what, part="notes"),
    Step("speaker", opinions.ask_speaker, opinions.tap_speaker, opinions.read_speaker),
    Step("opinion_place", opinions.ask_place, opinions.tap_place, opinions.read_place),
    Step("opinion", opinions.ask_opinion, typed=opinions.read_opinion),
    Step("conclusion", conclusions.ask_conclusion, conclusions.tap_conclusion, conclusions.read_conclusion),
    Step("task", assignments.ask_task, typed=assignments.read_task),
    Step("of_conclusion", assignments.ask_conclusion_of, assignments.tap_conclusion_of),
    Step("assignee", assignments.ask_assignee, assignments.tap_assignee, assignments.read_assignee),
    Step("helpers", assignments.ask_helpers, assignments.tap_helpers, assignments.read_helpers),
    Step("helper", which_helper.ask_helper, which_helper.tap_helper),
    *assignments.DUE.steps("notes"),
    Step("expected", assignments.ask_expected, assignments.tap_expected, assignments.read_expected),
    Step("target", assignments.ask_target, assignments.tap_target, assignments.read_count),
)
NOTES = Form(
    kind="notes",
    title=texts.NOTES_TITLE,
    allowed=allowed,
    about=about,
    table=tuple(shared_notes.shared(_come_back(step)) for step in _STEPS),
)
