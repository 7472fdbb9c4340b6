"""One typed line becomes a note: what it says is kept, what it does not say is asked.

The same lines are read while the meeting runs (handlers/meetings/chairing/notes.py) and in the steps of its log.
"""

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay
from handlers.language.dates import long_date
from handlers.meetings.log import line_texts as texts
from handlers.meetings.log import notes, which_helper
from handlers.meetings.log.one_line import ConclusionLine, Line, OpinionLine, PlaceLine, TaskLine, Unclear, read_line
from handlers.meetings.log.rules import MOST_NOTED
from handlers.screens.fitting import shortened
from storage.people import Person

MOST = 480
IN_NOTE = 80
WHO_SAID, WHAT = "who_said", "what"


@dataclass(frozen=True)
class Hub:
    """A step in which lines are typed. `live`: while the meeting runs, so that what is noted outlives the form.

    `plain` is what a line is that says no kind itself ("task", "opinion"); "": that is asked.
    """

    step: str
    live: bool = False
    plain: str = ""


def line_of(context: Context, draft: Draft, words: str, plain: str = "") -> Line:
    """What the line notes; one that says no kind itself is taken to be of the kind `plain`."""
    people = [(one.id, one.full_name) for one in notes.members(context, draft)]
    line = read_line(words, people, context.work.today)
    if not isinstance(line, Unclear) or not plain:
        return line
    if plain == "opinion":
        return OpinionLine(None, line.alike, "", "", words, ())
    return read_line(f"{texts.AS_TASK}{words}", people, context.work.today)


def note_line(context: Context, draft: Draft, words: str, hub: Hub) -> Outcome:
    """A task, an opinion, a remark on a place or a conclusion; where it is not clear which, that is asked."""
    if len(words) > MOST:
        return Reject(texts.TOO_LONG.format(limit=MOST))
    match line_of(context, draft, words, hub.plain):
        case TaskLine() as line:
            return note_task(context, draft, line, hub)
        case OpinionLine() as line:
            return _opinion(context, draft, line, hub)
        case PlaceLine(place=place, text=text) if place and text:
            said = {"speaker": "", "place": place, "content": text}
            return put(context, draft, "opinions", said, texts.NOTED_PLACE.format(place=place), hub)
        case ConclusionLine(text=text) if text:
            return _conclusion(context, draft, text, hub)
        case PlaceLine() | ConclusionLine():
            return Reject(texts.LINE_LACKS)
    draft.data["line"] = words
    return Next(WHAT)


def put(context: Context, draft: Draft, part: str, item: dict[str, Any], note: Markup, hub: Hub) -> Outcome:
    """One more of a list of the notes."""
    noted = list(draft.data.get(part) or ())
    if len(noted) >= MOST_NOTED[part]:
        return Reject(texts.FULL.format(most=MOST_NOTED[part]))
    live = {"live": True} if hub.live else {}
    draft.data[part] = [*noted, {**item, "by": context.person.id, **live}]
    return Stay(note)


def _conclusion(context: Context, draft: Draft, text: str, hub: Hub) -> Outcome:
    number = len(notes.conclusions_of(draft)) + 1
    return put(context, draft, "conclusions", {"content": text}, texts.NOTED_CONCLUSION.format(number=number), hub)


def _opinion(context: Context, draft: Draft, line: OpinionLine, hub: Hub) -> Outcome:
    if line.text is None:
        return Reject(texts.LINE_LACKS)
    if line.speaker_id is not None:
        speaker = name_of(context, draft, line.speaker_id)
        said = {"speaker": speaker, "place": line.place, "content": line.text}
        return put(context, draft, "opinions", said, texts.NOTED_OPINION.format(speaker=speaker), hub)
    if hub.plain == "task":
        return Reject(texts.WHO_SAID_ELSEWHERE)
    draft.data["said"] = {"place": line.place, "content": line.text, "named": line.named}
    _search(draft, line.alike)
    return Next(WHO_SAID)


def _search(draft: Draft, alike: tuple[int, ...]) -> None:
    pick_member.forget_search(draft)
    if alike:
        draft.passing.found = list(alike)


def name_of(context: Context, draft: Draft, person_id: int) -> str:
    return pick_member.name_among(context.db.get_one(Person, person_id), notes.members(context, draft))


def note_task(context: Context, draft: Draft, line: TaskLine, hub: Hub) -> Outcome:
    """The task is kept at once, with what the line says; then what it does not say is asked for."""
    if line.content is None:
        return Reject(texts.TASK_WANTS_CONTENT)
    kept = put(context, draft, "tasks", _task(draft, line), Markup(), hub)
    if isinstance(kept, Reject):
        return kept
    tasks = draft.data["tasks"]
    draft.data["task"], draft.data["task_at"] = dict(tasks[-1]), len(tasks) - 1
    outcome = _lacking(context, draft, line, len(tasks))
    if isinstance(outcome, Next) and hub.plain == "opinion":
        # Its own step comes later in the form, and lists what a task lacks.
        return Stay((outcome.note or Markup()) + texts.LACKS_LATER)
    return outcome


def _task(draft: Draft, line: TaskLine) -> dict[str, Any]:
    return {
        "content": line.content,
        "conclusion": _last_conclusion(draft),
        "assignee_id": line.assignee_id,
        "helpers": line.helpers,
        "due": line.due.isoformat() if line.due else None,
        "expected": "",
        "target": line.target.count if line.target else None,
        "unit": line.target.unit if line.target else "",
    }


def _lacking(context: Context, draft: Draft, line: TaskLine, number: int) -> Outcome:
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
    note = texts.NOTED_TASK.format(number=number, content=content, who=who, due=long_date(line.due))
    several = which_helper.alike(context, draft, line.helpers) is not None
    return Next(which_helper.STEP, note + unread) if several else Stay(note + unread)


def _last_conclusion(draft: Draft) -> int | None:
    """A task that is given right after a conclusion carries it out."""
    return len(notes.conclusions_of(draft)) or None


def _named(words: str) -> Markup:
    return texts.NAMED.format(words=words) if words else Markup()


def read_what(context: Context, draft: Draft, what: str, hub: Hub) -> Outcome:
    """The line again, now that it is known what it is."""
    words = draft.data["line"]
    if what == "conclusion":
        outcome = _conclusion(context, draft, words, hub)
    else:
        outcome = note_line(context, draft, words, replace(hub, plain=what))
    return Next(hub.step, outcome.note) if isinstance(outcome, Stay) else outcome
