"""What is typed while a meeting runs and says that it belongs into its notes: taken as notes, whatever is open.

A chair who pastes the lines of the meeting, or types "kết luận: …", need not open the notes first. Only whoever may
note in a running meeting is listened to so, and only where the words themselves say what they are: a report, an
absence of one's own or a question goes where it always does.
"""

from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, Work, current_work
from handlers.forms.asides import Aside
from handlers.forms.conversation import WORDS
from handlers.forms.draft import Draft
from handlers.forms.engine import forms_of
from handlers.forms.feature import Feature
from handlers.forms.shelf import LIVE_DRAFT
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.notes import NOTES
from handlers.meetings.log.conversation import LOG
from handlers.meetings.log.notes.forms import Noting
from handlers.meetings.log.one_line import (
    AbsenceLine,
    ConclusionLine,
    Known,
    OpinionLine,
    Unclear,
    read_line,
    read_lines,
    says_task,
)
from handlers.meetings.log.one_line.people import People
from handlers.meetings.log.one_line.reading import says_opinion
from handlers.rights.access import Action, Actor, units_where
from storage.chairing import Chairing, running_in_cells
from storage.drafts import live_draft
from storage.people import members_of_cell

MEETING = "notes_for"


class IsNotes(filters.MessageFilter):
    """Whether a text belongs into the notes of a meeting that runs, which is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        work.update_data[MEETING] = _meeting_of(work, message)
        return work.update_data[MEETING] is not None


def _meeting_of(work: Work, message: Message) -> Chairing | None:
    if work.person is None:
        return None
    running = running_in_cells(work.db, units_where(Actor.of(work.person), Action.NOTE_IN_MEETING))
    if not running:
        return None
    members = members_of_cell(work.db, running[0].session.cell_id)
    people = [Known(one.id, one.full_name, one.birth_year) for one in members]
    return running[0] if _are_notes(work, message.text or "", people) else None


def _are_notes(work: Work, words: str, people: People) -> bool:
    """One line that says its kind by a word of it; or several, of which most say what they are."""
    lines = [one for one in words.splitlines() if one.strip()]
    if len(lines) < 2:
        return bool(lines) and _says_so(work, lines[0], people)
    read = [one.line for one in read_lines(words, people, work.today)]
    said = [one for one in read if not isinstance(one, Unclear) and not _of_nobody(one)]
    return 2 * len(said) > len(read)


def _says_so(work: Work, line: str, people: People) -> bool:
    """By a word of its own, not by a name alone: "Lan: 40 hộ rồi" may be a report."""
    if says_task(line) or says_opinion(line):
        return True
    return isinstance(read_line(line, people, work.today), ConclusionLine | AbsenceLine)


def _of_nobody(line: object) -> bool:
    return isinstance(line, OpinionLine) and line.speaker_id is None and not line.named


async def _note(update: Update, context: Context) -> None:
    message = update.effective_message
    assert message is not None
    running = context.work.update_data[MEETING]
    assert isinstance(running, Chairing)
    forms, subject = forms_of(context), f"session:{running.session_id}"
    forms.prepare(context, NOTES, subject, Noting(session_id=running.session_id), ())
    forms.begin(context, NOTES, subject)
    row = live_draft(context.db, context.person.id)
    assert row is not None
    draft = forms.read(row)
    assert draft is not None
    context.work.update_data[LIVE_DRAFT] = draft
    await forms.typed(update, context, draft)


def _speaks(message: Message, context: Context, draft: Draft[Any]) -> bool:
    return _meeting_of(context.work, message) is not None


ASIDE = Aside("notes", texts.ASIDE, _speaks, own=frozenset({NOTES.kind, LOG.kind}), over_words=False, in_lasting=True)
FEATURE = Feature(idle=(MessageHandler(WORDS & IsNotes(), _note),), asides=(ASIDE,))
