"""Notes while the meeting runs: by buttons, or one typed line each. They are the beginning of the minutes.

They are written into the notes of the session (handlers/meetings/log/notes/shared.py), so that all who write see one
state.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Form, Next, Outcome, Reject, Step, UsualQuestion, button
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.card.card import noted_words
from handlers.meetings.chairing.card.kept_up import back_to_card
from handlers.meetings.log.notes.forms import Noting
from handlers.meetings.log.notes.shared import notes_of, over_notes
from handlers.meetings.log.noting import conclusions, entries, entry, entry_texts, opinions, tasks
from handlers.meetings.log.noting.line_to_note import Hub, note_words
from handlers.meetings.log.noting.photos import take_photo
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import last_lines
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.about_session import session_of

ROOM = 700
IN_LINE = 90
HUB = Hub("noting", live=True)
PART = "notes"
# Where the questions that are borrowed from the log go on to, here they come back to the notes.
_BACK = frozenset({"opinions", "tasks"})


def _allowed(context: Context, draft: Draft[Noting]) -> bool:
    return context.work.may(Action.NOTE_IN_MEETING, session_of(context, draft).cell_id)


def _about(context: Context, draft: Draft[Noting]) -> str:
    return texts.NOTES_ABOUT.format(theme=session_of(context, draft).theme)


def _ask(context: Context, draft: Draft[Noting]) -> Screen:
    notes = notes_of(context, draft)
    parts = (opinions.lines(notes, IN_LINE), conclusions.lines(notes, IN_LINE), tasks.lines(context, draft, IN_LINE))
    found = [
        line for heading, lines in zip(texts.NOTED_PARTS, parts, strict=True) if lines for line in (heading, *lines)
    ]
    shown = last_lines(found, ROOM, Markup("…")) if found else texts.NO_NOTES
    text = texts.NOTES.format(noted=noted_words(context.work, draft.data.session_id), lines=shown)
    rows = [button(draft, entry_texts.SEE_ALL, entry.SEE_ALL)] if found else []
    rows += [
        button(draft, texts.ADD_OPINION, "opinion"),
        button(draft, texts.ADD_CONCLUSION, "conclusion"),
        button(draft, texts.ADD_TASK, "task"),
        button(draft, texts.NOTES_DONE, "done"),
    ]
    return Screen(text, one_per_row(rows))


def _tap(context: Context, draft: Draft[Noting], verb: str, argument: str) -> Outcome:
    pick_member.forget_search(draft)
    match verb:
        case "opinion":
            return opinions.begin(draft)
        case "conclusion":
            return Next("conclusion")
        case "task":
            return tasks.begin(draft)
        case "done":
            return back_to_card(context, draft)
    return entry.tapped(context, draft, verb, argument, HUB.step) or Reject(shared.USE_BUTTONS)


def _read(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    return note_words(context, draft, words, HUB)


def _come_back(step: Step[Noting]) -> Step[Noting]:
    """A step borrowed from the log, after which one is at the notes again."""
    return replace(step, part=PART, group="", tapped=_back(step.tapped), typed=_back(step.typed))


def _back(answer: Callable[..., Outcome] | None) -> Callable[..., Outcome] | None:
    if answer is None:
        return None

    def answered(context: Context, draft: Draft[Noting], *words: Any) -> Outcome:
        outcome = answer(context, draft, *words)
        if isinstance(outcome, Next) and (outcome.step in _BACK or outcome.after):
            return Next(HUB.step, outcome.note)
        return outcome

    return answered


_TABLE: tuple[Step[Noting] | UsualQuestion[Noting], ...] = (
    Step(HUB.step, _ask, _tap, _read, pictured=take_photo),
    *opinions.ROUND,
    replace(conclusions.ASK_CONCLUSION, pictured=None),
    *tasks.ROUND,
    *entries.table(live=True),
)
NOTES = Form(
    kind="notes",
    title=texts.NOTES_TITLE,
    lasting=True,
    data=Noting,
    allowed=_allowed,
    about=_about,
    names=tasks.names,
    table=tuple(_come_back(step) for step in over_notes(_TABLE)),
)
