"""What is typed becomes notes, line by line: what a line says is kept, what it does not say is asked.

The same lines are read while the meeting runs (handlers/meetings/chairing/notes.py) and in the steps of its log.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Outcome, Reject
from handlers.language import answers
from handlers.meetings.log.notes.forms import Noting, OpenLine, OpenTask
from handlers.meetings.log.notes.model import Noted, NotedConclusion, NotedOpinion, NotedTask
from handlers.meetings.log.notes.readings import given_on, name_of, people_of
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import line_texts as texts
from handlers.meetings.log.noting.absences import note_absence
from handlers.meetings.log.noting.asking import ask_next
from handlers.meetings.log.noting.helper import outsider
from handlers.meetings.log.one_line import (
    AbsenceLine,
    ConclusionLine,
    Line,
    OpinionLine,
    PlaceLine,
    TaskLine,
    Unclear,
    read_as,
    read_lines,
    says_task,
)
from handlers.meetings.log.rules import MOST_NOTED

MOST = 480
N = TypeVar("N", bound=Noted)


@dataclass(frozen=True)
class Hub:
    """A step in which lines are typed. `live`: while the meeting runs, so that what is noted outlives the form.

    `plain` is what a line is that says no kind itself (a `Kind`); "": that is asked.
    """

    step: str
    live: bool = False
    plain: str = ""


def line_of(context: Context, draft: Draft[Noting], words: str, plain: str = "") -> Line:
    """What the line notes; one that says no kind itself is taken to be of the kind `plain`."""
    return read_as(words, plain, people_of(context, draft), given_on(context, draft))


def note_words(context: Context, draft: Draft[Noting], words: str, hub: Hub) -> Outcome:
    """One line, or several: each is noted for what it is, and what is not clear is asked."""
    # Who has left a question goes on with something else: the lists say what is not clear still.
    data = draft.data
    data.left, data.lines, data.tasks, data.away = [*data.left, *data.lines], [], [], []
    data.back, data.several = hub.step, False
    return note_more(context, draft, words, hub.plain, hub.live)


def note_more(context: Context, draft: Draft[Noting], words: str, plain: str, live: bool) -> Outcome:
    """The same, with what is being asked asked still."""
    if are_several(words):
        return _note_several(context, draft, words, plain, live)
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    if len(words) > MOST and says_task(words):
        return Reject(texts.TOO_LONG.format(limit=MOST))
    noted = put(context, draft, words, line_of(context, draft, words, plain), live)
    return noted if isinstance(noted, Reject) else ask_next(context, draft, noted)


def are_several(words: str) -> bool:
    return len([line for line in words.splitlines() if line.strip()]) > 1


def _note_several(context: Context, draft: Draft[Noting], words: str, plain: str, live: bool) -> Outcome:
    """A task, an opinion, a remark on a place, a conclusion or absences a line; what is not clear is asked."""
    draft.data.several = True
    read = read_lines(words, people_of(context, draft), given_on(context, draft), plain)
    before = _counts(context, draft)
    for one in read:
        if isinstance(put(context, draft, one.words, one.line, live), Reject):
            draft.data.lines.append(_open(context, draft, "what", one.words))
    more = _counts(context, draft) - before
    kinds = [text.format(count=more[kind]) for kind, text in texts.RECEIVED_KINDS.items() if more[kind]]
    note = texts.RECEIVED.format(count=len(read), kinds=", ".join(kinds))
    asked = draft.data.lines or draft.data.tasks or draft.data.away
    return ask_next(context, draft, note + (texts.ASKED_ONE_BY_ONE if asked else Markup()))


def _counts(context: Context, draft: Draft[Noting]) -> Counter[str]:
    notes = notes_of(context, draft)
    return Counter(
        opinions=len(notes.opinions),
        conclusions=len(notes.conclusions),
        tasks=len(notes.tasks),
        away=sum(mark.presence != "present" for mark in notes.marks.values()),
        unclear=len(draft.data.lines),
    )


def put(context: Context, draft: Draft[Noting], words: str, line: Line, live: bool) -> Markup | Reject | None:
    """Note what a line says, and keep what has to be asked of it. Returns what is said of it, or why it cannot be."""
    match line:
        case TaskLine():
            return put_task(context, draft, line, live)
        case AbsenceLine():
            return _put_absences(context, draft, line)
        case OpinionLine(text=str(text), speaker_id=int(speaker_id)):
            opinion = NotedOpinion(speaker=name_of(context, draft, speaker_id), place=line.place, content=text)
            return put_opinion(context, draft, opinion, live)
        case PlaceLine(place=str(place), text=str(text)):
            return put_opinion(context, draft, NotedOpinion(place=place, content=text), live)
        case ConclusionLine(text=str(text)):
            return put_conclusion(context, draft, text, live)
        case OpinionLine(text=str()) | PlaceLine(text=str()):
            draft.data.lines.append(_open(context, draft, "said", words))
        case Unclear():
            draft.data.lines.append(_open(context, draft, "what", words))
        case _:
            return Reject(texts.LINE_LACKS)
    return None


def _open(context: Context, draft: Draft[Noting], ask: str, words: str) -> OpenLine:
    return OpenLine.model_validate({"ask": ask, "words": words, "at": len(notes_of(context, draft).opinions)})


def put_opinion(
    context: Context, draft: Draft[Noting], opinion: NotedOpinion, live: bool, at: int | None = None
) -> Markup | Reject:
    """Note an opinion, the last unless told where it belongs. Returns what is said of it, or that there is no room."""
    if (full := _put(context, notes_of(context, draft).opinions, opinion, "opinions", live, at)) is not None:
        return full
    for line in (*draft.data.lines, *draft.data.left):
        line.at += at is not None and line.at >= at
    if not opinion.speaker:
        return texts.NOTED_PLACE.format(place=opinion.place)
    return texts.NOTED_OPINION.format(speaker=opinion.speaker)


def put_conclusion(context: Context, draft: Draft[Noting], words: str, live: bool) -> Markup | Reject:
    conclusions = notes_of(context, draft).conclusions
    full = _put(context, conclusions, NotedConclusion(content=words), "conclusions", live)
    return full or texts.NOTED_CONCLUSION.format(number=len(conclusions))


def put_task(context: Context, draft: Draft[Noting], line: TaskLine, live: bool) -> Reject | None:
    """The task is kept at once, with what the line says; then what it does not say is asked for."""
    if line.content is None:
        return Reject(texts.TASK_WANTS_CONTENT)
    tasks = notes_of(context, draft).tasks
    if (full := _put(context, tasks, _task(context, draft, line, line.content), "tasks", live)) is not None:
        return full
    together = list(line.together)
    asked = OpenTask(
        place=len(tasks) - 1,
        doers=together,
        named="" if together else line.named,
        outside=", ".join(line.outsiders),
        alike=list(line.alike),
        due_words=line.due_words,
        target_words=line.target_words,
        lunar=line.lunar,
    )
    draft.data.tasks.append(asked)
    return None


def _task(context: Context, draft: Draft[Noting], line: TaskLine, content: str) -> NotedTask:
    everybody = people_of(context, draft)
    outsiders = [outsider(name, everybody) for name in line.outsiders]
    return NotedTask(
        content=content,
        # A task that is given right after a conclusion carries it out.
        conclusion=len(notes_of(context, draft).conclusions) or None,
        assignee_id=line.assignee_id,
        helpers=", ".join([line.helpers, *outsiders] if line.helpers else outsiders),
        due=line.due,
        expected=line.expected,
        target=line.target,
    )


def _put_absences(context: Context, draft: Draft[Noting], line: AbsenceLine) -> Markup | None:
    names = [name for one in line.absences if (name := note_absence(context, draft, one))]
    if not line.absences:
        away = _counts(context, draft)["away"]
        return texts.STILL_ABSENT.format(count=away) if away else texts.NOBODY_ABSENT
    return texts.NOTED_ABSENT.format(names="; ".join(names)) if names else None


def _put(context: Context, noted: list[N], item: N, part: str, live: bool, at: int | None = None) -> Reject | None:
    """One more of a list of the notes, if there is room."""
    if len(noted) >= MOST_NOTED[part]:
        return Reject(texts.FULL.format(most=MOST_NOTED[part]))
    noted.insert(len(noted) if at is None else at, item.model_copy(update={"by": context.person.id, "live": live}))
    return None
