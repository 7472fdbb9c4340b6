"""One typed line becomes a note: what it says is kept, what it does not say is asked.

The same lines are read while the meeting runs (handlers/meetings/chairing/notes.py) and in the steps of its log.
"""

from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay
from handlers.language.dates import both_dates, long_date
from handlers.meetings.log.notes.forms import Noting
from handlers.meetings.log.notes.model import Noted, NotedConclusion, NotedOpinion, NotedTask
from handlers.meetings.log.notes.readings import given_on, members
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import helper
from handlers.meetings.log.noting import line_texts as texts
from handlers.meetings.log.one_line import ConclusionLine, Line, OpinionLine, PlaceLine, TaskLine, Unclear, read_line
from handlers.meetings.log.rules import MOST_NOTED
from handlers.screens.fitting import shortened
from storage.people import Person

MOST = 480
IN_NOTE = 80
WHO_SAID, WHAT = "who_said", "what"
N = TypeVar("N", bound=Noted)


@dataclass(frozen=True)
class Hub:
    """A step in which lines are typed. `live`: while the meeting runs, so that what is noted outlives the form.

    `plain` is what a line is that says no kind itself ("task", "opinion"); "": that is asked.
    """

    step: str
    live: bool = False
    plain: str = ""

    def back(self, outcome: Outcome) -> Outcome:
        """From another question of the hub's back to it, once the line is noted."""
        return Next(self.step, outcome.note) if isinstance(outcome, Stay) else outcome


def line_of(context: Context, draft: Draft[Noting], words: str, plain: str = "") -> Line:
    """What the line notes; one that says no kind itself is taken to be of the kind `plain`."""
    people = [(person.id, person.full_name) for person in members(context, draft)]
    line = read_line(words, people, given_on(context, draft))
    if not isinstance(line, Unclear) or not plain:
        return line
    if plain == "opinion":
        return OpinionLine(None, line.alike, "", "", words, ())
    return read_line(f"{texts.AS_TASK}{words}", people, given_on(context, draft))


def note_line(context: Context, draft: Draft[Noting], words: str, hub: Hub) -> Outcome:
    """A task, an opinion, a remark on a place or a conclusion; where it is not clear which, that is asked."""
    if len(words) > MOST:
        return Reject(texts.TOO_LONG.format(limit=MOST))
    match line_of(context, draft, words, hub.plain):
        case TaskLine() as line:
            return note_task(context, draft, line, hub)
        case OpinionLine() as line:
            return _note_opinion(context, draft, line, hub)
        case PlaceLine(place=place, text=text) if place and text:
            remark = NotedOpinion(place=place, content=text)
            return put_opinion(context, draft, remark, texts.NOTED_PLACE.format(place=place), hub)
        case ConclusionLine(text=text) if text:
            return note_conclusion(context, draft, text, hub)
        case PlaceLine() | ConclusionLine():
            return Reject(texts.LINE_LACKS)
    draft.data.line = words
    return Next(WHAT)


def put_opinion(context: Context, draft: Draft[Noting], opinion: NotedOpinion, note: Markup, hub: Hub) -> Outcome:
    return _put(context, notes_of(context, draft).opinions, opinion, "opinions", hub) or Stay(note)


def _put(context: Context, noted: list[N], item: N, part: str, hub: Hub) -> Reject | None:
    """One more of a list of the notes, if there is room."""
    if len(noted) >= MOST_NOTED[part]:
        return Reject(texts.FULL.format(most=MOST_NOTED[part]))
    noted.append(item.model_copy(update={"by": context.person.id, "live": hub.live}))
    return None


def note_conclusion(context: Context, draft: Draft[Noting], words: str, hub: Hub) -> Outcome:
    conclusions = notes_of(context, draft).conclusions
    full = _put(context, conclusions, NotedConclusion(content=words), "conclusions", hub)
    return full or Stay(texts.NOTED_CONCLUSION.format(number=len(conclusions)))


def _note_opinion(context: Context, draft: Draft[Noting], line: OpinionLine, hub: Hub) -> Outcome:
    if line.text is None:
        return Reject(texts.LINE_LACKS)
    opinion = NotedOpinion(place=line.place, content=line.text)
    if line.speaker_id is not None:
        opinion.speaker = name_of(context, draft, line.speaker_id)
        return put_opinion(context, draft, opinion, texts.NOTED_OPINION.format(speaker=opinion.speaker), hub)
    if hub.plain == "task":
        return Reject(texts.WHO_SAID_ELSEWHERE)
    draft.data.opinion, draft.data.named = opinion, line.named
    _search(draft, line.alike)
    return Next(WHO_SAID)


def _search(draft: Draft[Noting], alike: tuple[int, ...]) -> None:
    pick_member.forget_search(draft)
    if alike:
        draft.passing.found = list(alike)


def name_of(context: Context, draft: Draft[Noting], person_id: int) -> str:
    return pick_member.name_among(context.db.get_one(Person, person_id), members(context, draft))


def note_task(context: Context, draft: Draft[Noting], line: TaskLine, hub: Hub) -> Outcome:
    """The task is kept at once, with what the line says; then what it does not say is asked for."""
    if line.content is None:
        return Reject(texts.TASK_WANTS_CONTENT)
    tasks = notes_of(context, draft).tasks
    if (full := _put(context, tasks, _task(context, draft, line, line.content), "tasks", hub)) is not None:
        return full
    draft.data.task, draft.data.task_at = tasks[-1].model_copy(), len(tasks) - 1
    outcome = _lacking(context, draft, line, len(tasks))
    if isinstance(outcome, Next) and hub.plain == "opinion":
        # Its own step comes later in the form, and lists what a task lacks.
        return Stay((outcome.note or Markup()) + texts.LACKS_LATER)
    return outcome


def _task(context: Context, draft: Draft[Noting], line: TaskLine, content: str) -> NotedTask:
    return NotedTask(
        content=content,
        # A task that is given right after a conclusion carries it out.
        conclusion=len(notes_of(context, draft).conclusions) or None,
        assignee_id=line.assignee_id,
        helpers=line.helpers,
        due=line.due,
        target=line.target,
    )


def _lacking(context: Context, draft: Draft[Noting], line: TaskLine, number: int) -> Outcome:
    content = shortened(line.content or "", IN_NOTE)
    unread = texts.TARGET_UNREAD.format(words=line.target_words) if line.target_words and not line.target else Markup()
    if line.assignee_id is None:
        _search(draft, line.alike)
        note = texts.TASK_WANTS_WHO.format(number=number, content=content, named=_named(line.named))
        return Next("assignee", note + unread)
    who = name_of(context, draft, line.assignee_id)
    if line.due is None:
        note = texts.TASK_WANTS_DUE.format(number=number, content=content, who=who, named=_named(line.due_words))
        return Next("due", note + unread)
    due = both_dates(line.due) if line.lunar else long_date(line.due)
    note = texts.NOTED_TASK.format(number=number, content=content, who=who, due=due)
    several = helper.alike(context, draft, line.helpers) is not None
    return Next(helper.STEP, note + unread) if several else Stay(note + unread)


def _named(words: str) -> Markup:
    return texts.NAMED.format(words=words) if words else Markup()


def note_as(context: Context, draft: Draft[Noting], kind: str, hub: Hub) -> Outcome:
    """The line again, now that it is known what it is."""
    if kind == "conclusion":
        return hub.back(note_conclusion(context, draft, draft.data.line, hub))
    return hub.back(note_line(context, draft, draft.data.line, replace(hub, plain=kind)))
