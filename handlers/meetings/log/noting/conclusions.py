"""The question of the conclusions, one message each."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, button
from handlers.language import answers
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Noting
from handlers.meetings.log.notes.model import MeetingNotes, NotedConclusion
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import texts
from handlers.meetings.log.noting.line_to_note import Hub, line_of, note_task
from handlers.meetings.log.noting.photos import take_photo
from handlers.meetings.log.one_line import ConclusionLine, TaskLine
from handlers.meetings.log.rules import MOST_NOTED
from handlers.screens import texts as shared
from handlers.screens.fitting import first_lines, last_lines, shortened
from handlers.screens.screen import Screen

MOST = MOST_NOTED["conclusions"]
HUB = Hub("conclusion", plain="opinion")
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
    rows = (
        (button(draft, texts.CONCLUSIONS_DONE, "done"),),
        (button(draft, texts.DROP_CONCLUSION.format(number=len(noted)), "drop"),),
    )
    return Screen(texts.CONCLUSIONS.format(lines=last_lines(noted, ROOM, texts.EARLIER_CONCLUSIONS)), rows)


def _tap(context: Context, draft: Draft[Noting], verb: str, argument: str) -> Outcome:
    notes = notes_of(context, draft)
    number = len(notes.conclusions)
    if verb == "done" and number:
        return Next("tasks")
    if verb != "drop" or not number:
        return Reject(shared.USE_WORDS)
    notes.conclusions.pop()
    for task in notes.tasks:
        task.conclusion = None if task.conclusion == number else task.conclusion
    return Stay(texts.CONCLUSION_DROPPED.format(number=number))


def _read(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    """A conclusion; a line that gives a task to a member is that task, as it would be while the meeting runs."""
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    match line_of(context, draft, words):
        case TaskLine(assignee_id=int()) as line:
            return note_task(context, draft, line, HUB)
        case ConclusionLine(text=str(concluded)):
            words = concluded
    conclusions = notes_of(context, draft).conclusions
    if len(conclusions) >= MOST:
        return Reject(texts.CONCLUSIONS_FULL.format(most=MOST))
    conclusions.append(NotedConclusion(content=words, by=context.person.id))
    return Stay(texts.CONCLUSION_NOTED.format(number=len(conclusions)))


def _summary(context: Context, draft: Draft[Noting]) -> Markup:
    return texts.SUMMARY_CONCLUSION.format(conclusion=_noted(notes_of(context, draft)))


def _noted(notes: MeetingNotes) -> Markup | str:
    if len(notes.conclusions) < 2:
        noted = [shortened(conclusion.content, IN_SUMMARY) for conclusion in notes.conclusions]
        return noted[0] if noted else noted_texts.NOT_NOTED
    shown = lines(notes, IN_SUMMARY // 2)
    return Markup("\n") + first_lines(shown, SUMMARY_ROOM, texts.MORE_CONCLUSIONS)


ASK_CONCLUSION = Step(HUB.step, _ask, _tap, _read, pictured=take_photo, part=HUB.step)
SECTION = LogSection((ASK_CONCLUSION,), texts.CONCLUSION_PARTS, _summary)
