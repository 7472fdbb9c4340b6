"""The question of the conclusions, one message each."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Step, button
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Noting
from handlers.meetings.log.notes.model import MeetingNotes
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import entry, texts
from handlers.meetings.log.noting.line_to_note import Hub, note_words
from handlers.meetings.log.noting.photos import take_photo
from handlers.screens import texts as shared
from handlers.screens.fitting import first_lines, last_lines, shortened
from handlers.screens.screen import Screen

HUB = Hub("conclusion", plain="conclusion")
ROOM = 1_000
IN_LINE = 200
SUMMARY_ROOM = 230
IN_SUMMARY = 160


def lines(notes: MeetingNotes, length: int = IN_LINE) -> list[Markup]:
    """The conclusions so far, numbered, each cut to `length` characters."""
    return [
        texts.CONCLUSION_LINE.format(number=number, content=shortened(conclusion.content, length))
        for number, conclusion in enumerate(notes.conclusions, 1)
    ]


def _ask(context: Context, draft: Draft[Noting]) -> Screen:
    noted = lines(notes_of(context, draft))
    if not noted:
        return Screen(texts.ASK_CONCLUSION)
    rows = entry.last_rows(context, draft, "conclusions", len(noted))
    text = texts.CONCLUSIONS.format(lines=last_lines(noted, ROOM, texts.EARLIER_CONCLUSIONS))
    return Screen(text, (*rows, (button(draft, texts.CONCLUSIONS_DONE, "done"),)))


def _tap(context: Context, draft: Draft[Noting], verb: str, argument: str) -> Outcome:
    if verb == "done" and notes_of(context, draft).conclusions:
        return Next(after=HUB.step)
    return entry.tapped(context, draft, verb, argument, HUB.step) or Reject(shared.USE_WORDS)


def _read(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    """Conclusions, one a line; a line that says that it is something else is that."""
    return note_words(context, draft, words, HUB)


def _summary(context: Context, draft: Draft[Noting]) -> Markup:
    return texts.SUMMARY_CONCLUSION.format(conclusion=_noted(notes_of(context, draft)))


def _noted(notes: MeetingNotes) -> Markup | str:
    if len(notes.conclusions) < 2:
        noted = [shortened(conclusion.content, IN_SUMMARY) for conclusion in notes.conclusions]
        return noted[0] if noted else noted_texts.NOT_NOTED
    shown = lines(notes, IN_SUMMARY // 2)
    return Markup("\n") + first_lines(shown, SUMMARY_ROOM, texts.MORE_CONCLUSIONS)


def _asked(context: Context, draft: Draft[Noting]) -> bool:
    return not (draft.data.listed and notes_of(context, draft).conclusions)


ASK_CONCLUSION = Step(HUB.step, _ask, _tap, _read, pictured=take_photo, part=HUB.step, asked=_asked)
SECTION = LogSection((ASK_CONCLUSION,), texts.CONCLUSION_PARTS, _summary)
