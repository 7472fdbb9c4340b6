"""One typed line of a running meeting becomes a note: what it says is kept, what it does not say is asked."""

from typing import Any

from markupsafe import Markup

from handlers import peoplepicker
from handlers.chairing import texts
from handlers.context import Context
from handlers.dates import long_date
from handlers.dialog import Again, Go, Outcome, Sorry
from handlers.meetings import notes
from handlers.meetings.oneline import (
    ConclusionLine,
    OpinionLine,
    PlaceLine,
    TaskLine,
    read_line,
)
from handlers.schedule.pages import shortened
from storage.drafts import Draft
from storage.people import Person

MOST = 500
IN_NOTE = 80


def note_line(context: Context, draft: Draft, words: str) -> Outcome:
    """A task, an opinion, a remark on a place or a conclusion; where it is not clear which, that is asked."""
    if len(words) > MOST:
        return Sorry(texts.TOO_LONG.format(limit=MOST))
    people = [(one.id, one.full_name) for one in notes.members(context, draft)]
    match read_line(words, people, context.work.today):
        case TaskLine() as line:
            return _task(context, draft, line)
        case OpinionLine() as line:
            return _opinion(context, draft, line)
        case PlaceLine(place=place, text=text) if place and text:
            return _put(context, draft, "opinions", {"speaker": "", "place": place, "content": text},
                        texts.NOTED_PLACE.format(place=place))  # fmt: skip
        case ConclusionLine(text=text) if text:
            return _conclusion(context, draft, text)
        case PlaceLine() | ConclusionLine():
            return Sorry(texts.LINE_LACKS)
    draft.data["line"] = words
    return Go("what")


def _put(context: Context, draft: Draft, part: str, item: dict[str, Any], note: Markup) -> Outcome:
    draft.data[part] = [*(draft.data.get(part) or ()), {**item, "by": context.person.id, "live": True}]
    return Again(note)


def _conclusion(context: Context, draft: Draft, text: str) -> Outcome:
    number = len(notes.conclusions_of(draft)) + 1
    return _put(context, draft, "conclusions", {"content": text}, texts.NOTED_CONCLUSION.format(number=number))


def _opinion(context: Context, draft: Draft, line: OpinionLine) -> Outcome:
    if line.text is None:
        return Sorry(texts.LINE_LACKS)
    if line.speaker_id is None:
        draft.data["said"] = {"place": line.place, "content": line.text, "named": line.named}
        _search(draft, line.alike)
        return Go("who_said")
    speaker = _name(context, draft, line.speaker_id)
    said = {"speaker": speaker, "place": line.place, "content": line.text}
    return _put(context, draft, "opinions", said, texts.NOTED_OPINION.format(speaker=speaker))


def _search(draft: Draft, alike: tuple[int, ...]) -> None:
    peoplepicker.forget_search(draft)
    if alike:
        draft.data["found"] = list(alike)


def _name(context: Context, draft: Draft, person_id: int) -> str:
    return peoplepicker.name_among(context.session.get_one(Person, person_id), notes.members(context, draft))


def _task(context: Context, draft: Draft, line: TaskLine) -> Outcome:
    """The task is kept at once, with what the line says; then what it does not say is asked for."""
    if line.content is None:
        return Sorry(texts.TASK_WANTS_CONTENT)
    task = {
        "content": line.content, "conclusion": _last_conclusion(draft), "assignee_id": line.assignee_id,
        "helpers": line.helpers, "due": line.due.isoformat() if line.due else None, "expected": "",
        "target": line.target.count if line.target else None, "unit": line.target.unit if line.target else "",
        "by": context.person.id, "live": True,
    }  # fmt: skip
    tasks = [*(draft.data.get("tasks") or ()), task]
    draft.data["tasks"], draft.data["task"], draft.data["task_at"] = tasks, dict(task), len(tasks) - 1
    number, content = len(tasks), shortened(line.content, IN_NOTE)
    unread = texts.TARGET_UNREAD.format(words=line.target_words) if line.target_words and not line.target else Markup()
    if line.assignee_id is None:
        _search(draft, line.alike)
        note = texts.TASK_WANTS_WHO.format(number=number, content=content, named=_named(line.named))
        return Go("assignee", note + unread)
    who = _name(context, draft, line.assignee_id)
    if line.due is None:
        note = texts.TASK_WANTS_DUE.format(number=number, content=content, who=who, named=_named(line.due_words))
        return Go("due", note + unread)
    note = texts.NOTED_TASK.format(number=number, content=content, who=who, due=long_date(line.due))
    return Again(note + unread)


def _last_conclusion(draft: Draft) -> int | None:
    """A task that is given right after a conclusion carries it out."""
    return len(notes.conclusions_of(draft)) or None


def _named(words: str) -> Markup:
    return texts.NAMED.format(words=words) if words else Markup()


def read_what(context: Context, draft: Draft, what: str) -> Outcome:
    """The line again, now that it is known what it is."""
    words = draft.data["line"]
    if what == "conclusion":
        outcome = _conclusion(context, draft, words)
    elif what == "opinion":
        draft.data["said"] = {"place": "", "content": words, "named": ""}
        peoplepicker.forget_search(draft)
        return Go("who_said")
    else:
        outcome = _task(context, draft, _bare_task(words))
    return Go("noting", outcome.note) if isinstance(outcome, Again) else outcome


def _bare_task(words: str) -> TaskLine:
    return TaskLine(words, None, (), "", "", None, "", None, "", ())
