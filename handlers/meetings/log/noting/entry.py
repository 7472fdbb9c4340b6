"""One entry of what is noted: typed anew, in whole or in the part that is to change, or taken out."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Outcome, Reject, Stay, Step, UsualQuestion, button
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.numbers import shown
from handlers.meetings.log.notes.forms import Entry, Noting, OpenTask, opinion_of, task_of
from handlers.meetings.log.notes.model import NotedConclusion, NotedOpinion, NotedTask
from handlers.meetings.log.notes.readings import name_of, people_of
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import entry_texts as texts
from handlers.meetings.log.noting import helper, task_texts
from handlers.meetings.log.noting.asking import GROUP, PART, WHY_AWAY, aside, ask_next
from handlers.meetings.log.noting.line_questions import maybe_guest, put_back
from handlers.meetings.log.noting.line_to_note import line_of, put
from handlers.meetings.log.noting.speaker import Speaker
from handlers.meetings.log.one_line import AbsenceLine, ConclusionLine, Line, OpinionLine, PlaceLine, TaskLine
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from storage.meetings import Presence

STEP, SPEAKER, HELPERS = "entry", "new_speaker", "helpers_of"
EDIT, DROP, SEE_ALL = "edit", "drop", "see_all"
IN_NOTE, IN_QUESTION = 80, 600
MOST_ROWS = 6
Rows = tuple[tuple[Choice, ...], ...]


def rows_of(context: Context, draft: Draft[Noting], entries: Sequence[Entry]) -> Rows:
    """For each entry: to mend it, and to take it out."""
    return tuple(_pair(context, draft, entry) for entry in entries)


def last_rows(context: Context, draft: Draft[Noting], kind: str, count: int) -> Rows:
    """The same of the last entries of a list of `count`; where there are more, the way to the whole list."""
    first = max(0, count - MOST_ROWS)
    entries = [Entry.model_validate({"kind": kind, "at": at}) for at in range(first, count)]
    more = ((button(draft, texts.SEE_ALL, SEE_ALL),),) if first else ()
    return (*rows_of(context, draft, entries), *more)


def _pair(context: Context, draft: Draft[Noting], entry: Entry) -> tuple[Choice, ...]:
    number, name = entry.at + 1, name_of(context, draft, entry.at) if entry.kind == "away" else ""
    edit = texts.EDIT[entry.kind]
    if entry.kind == "tasks" and lacks(context, draft, notes_of(context, draft).tasks[entry.at]):
        edit = texts.COMPLETE_TASK
    key = f"{entry.kind}-{entry.at}"
    return (
        button(draft, edit.format(number=number, name=name), EDIT, key),
        button(draft, texts.DROP[entry.kind].format(number=number, name=name), DROP, key),
    )


def lacks(context: Context, draft: Draft[Noting], task: NotedTask) -> bool:
    """Whether something has to be asked of a task."""
    return not task.whole or helper.alike(context, draft, task.helpers) is not None


def tapped(context: Context, draft: Draft[Noting], verb: str, argument: str, home: str) -> Outcome | None:
    """What a button of these rows does, in the step `home`; None for another's."""
    if verb == SEE_ALL:
        draft.data.back = home
        return aside(draft, PART)
    if verb not in (EDIT, DROP):
        return None
    entry = next((one for one in _all(context, draft) if f"{one.kind}-{one.at}" == argument), None)
    if entry is None:
        return Reject(shared.USE_BUTTONS)
    if home != PART:
        draft.data.back, draft.data.several = home, False
    return Stay(_drop(context, draft, entry)) if verb == DROP else _edit(context, draft, entry)


def _all(context: Context, draft: Draft[Noting]) -> Iterator[Entry]:
    notes = notes_of(context, draft)
    yield from (Entry(kind="away", at=one) for one in notes.marks)
    yield from (Entry(kind="opinions", at=at) for at in range(len(notes.opinions)))
    yield from (Entry(kind="conclusions", at=at) for at in range(len(notes.conclusions)))
    yield from (Entry(kind="tasks", at=at) for at in range(len(notes.tasks)))


def _drop(context: Context, draft: Draft[Noting], entry: Entry) -> Markup:
    """Take the entry out. Returns what is said of it."""
    notes, at, number = notes_of(context, draft), entry.at, entry.at + 1
    text = texts.DROPPED[entry.kind]
    match entry.kind:
        case "away":
            notes.mark(at, Presence.PRESENT)
            draft.data.away = [one for one in draft.data.away if one != at]
            return text.format(name=name_of(context, draft, at))
        case "opinions":
            for line in (*draft.data.lines, *draft.data.left):
                line.at -= line.at > at
            words = notes.opinions.pop(at).content
        case "conclusions":
            words = notes.conclusions.pop(at).content
            for task in notes.tasks:
                task.conclusion = _moved(task.conclusion, number)
        case "tasks":
            words = notes.tasks.pop(at).content
            draft.data.tasks = [one for one in draft.data.tasks if one.place != at]
            for one in draft.data.tasks:
                one.place -= one.place > at
    return text.format(number=number, words=shortened(words, IN_NOTE))


def _moved(conclusion: int | None, gone: int) -> int | None:
    """Which conclusion a task carries out once one of them is gone."""
    if conclusion is None or conclusion == gone:
        return None
    return conclusion - (conclusion > gone)


def _edit(context: Context, draft: Draft[Noting], entry: Entry) -> Outcome:
    pick_member.forget_search(draft)
    if entry.kind == "away":
        draft.data.absence_of = entry.at
        return aside(draft, WHY_AWAY)
    if entry.kind == "tasks" and lacks(context, draft, notes_of(context, draft).tasks[entry.at]):
        draft.data.tasks = [OpenTask(place=entry.at), *(one for one in draft.data.tasks if one.place != entry.at)]
        return ask_next(context, draft)
    draft.data.entry = entry
    return aside(draft, STEP)


def _noted(context: Context, draft: Draft[Noting]) -> NotedOpinion | NotedConclusion | NotedTask | None:
    """What is being mended; None where others have taken it out meanwhile."""
    notes, entry = notes_of(context, draft), draft.data.entry
    lists: dict[str, Sequence[NotedOpinion | NotedConclusion | NotedTask]] = {
        "opinions": notes.opinions,
        "conclusions": notes.conclusions,
        "tasks": notes.tasks,
    }
    items = lists.get(entry.kind, ()) if entry is not None else ()
    return items[entry.at] if entry is not None and entry.at < len(items) else None


def _ask(context: Context, draft: Draft[Noting]) -> Screen:
    noted = _noted(context, draft)
    rows = [button(draft, texts.KEEP, "keep")]
    match noted:
        case NotedOpinion():
            rows.insert(0, button(draft, texts.SPEAKER, "part", SPEAKER))
        case NotedTask():
            rows = [*(button(draft, label, "part", step) for step, label in texts.TASK_PARTS.items()), *rows]
    text = texts.ASK_ENTRY_TASK if isinstance(noted, NotedTask) else texts.ASK_ENTRY
    return Screen(text.format(words=shortened(_words(context, draft, noted), IN_QUESTION)), one_per_row(rows))


def _words(context: Context, draft: Draft[Noting], noted: NotedOpinion | NotedConclusion | NotedTask | None) -> str:
    """What is noted, as it may be typed."""
    match noted:
        case NotedOpinion(speaker=speaker, place=place, content=content):
            who = texts.SAID_OF_PLACE.format(speaker=speaker, place=place) if speaker and place else speaker or place
            return texts.SAID.format(who=who, content=content)
        case NotedTask():
            parts = [noted.content]
            if noted.assignee_id is not None:
                parts.insert(0, texts.GIVEN.format(name=name_of(context, draft, noted.assignee_id)))
            parts += [texts.WITH.format(helpers=noted.helpers)] if noted.helpers else []
            parts += [texts.DUE.format(due=f"{noted.due:%d/%m/%Y}")] if noted.due else []
            parts += [texts.PRODUCT.format(words=noted.expected)] if noted.expected else []
            parts += [f"{shown(noted.target.count)} {noted.target.unit}"] if noted.target else []
            return texts.AND.join(parts)
        case NotedConclusion(content=content):
            return content
    return ""


def _tap(context: Context, draft: Draft[Noting], verb: str, argument: str) -> Outcome:
    noted, entry = _noted(context, draft), draft.data.entry
    if verb == "keep" or noted is None or entry is None:
        return ask_next(context, draft, texts.KEPT)
    if verb != "part":
        return Reject(shared.USE_BUTTONS)
    if isinstance(noted, NotedOpinion) and argument == SPEAKER:
        draft.data.opinion, draft.data.guest = noted.model_copy(), ""
        return aside(draft, SPEAKER)
    if not isinstance(noted, NotedTask) or argument not in texts.TASK_PARTS:
        return Reject(shared.USE_BUTTONS)
    draft.data.task, draft.data.task_at = noted.model_copy(), entry.at
    draft.data.tasks = [OpenTask(place=entry.at), *(one for one in draft.data.tasks if one.place != entry.at)]
    return aside(draft, argument)


def _read(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    """The entry typed anew. A line that says that it is of another kind becomes an entry of that."""
    if (problem := answers.words_problem(words)) is not None:
        return Reject(problem)
    noted, entry = _noted(context, draft), draft.data.entry
    if noted is None or entry is None:
        return ask_next(context, draft, texts.KEPT)
    words = " ".join(words.split())
    line = line_of(context, draft, words, "task" if isinstance(noted, NotedTask) else "")
    if _is_other(noted, line):
        said = put(context, draft, words, line, noted.live)
        if isinstance(said, Reject):
            return said
        return ask_next(context, draft, _drop(context, draft, entry))
    match noted:
        case NotedOpinion():
            _mend_opinion(context, draft, noted, line, words)
        case NotedConclusion():
            noted.content = line.text if isinstance(line, ConclusionLine) and line.text else words
        case NotedTask() if isinstance(line, TaskLine):
            _mend_task(context, draft, noted, line)
            return ask_next(context, draft)
        case NotedTask():
            noted.content = words
    return ask_next(context, draft, texts.MENDED)


def _is_other(noted: NotedOpinion | NotedConclusion | NotedTask, line: Line) -> bool:
    match line:
        case AbsenceLine():
            return True
        case ConclusionLine():
            return not isinstance(noted, NotedConclusion)
        case TaskLine():
            return not isinstance(noted, NotedTask) and line.content is not None
        case OpinionLine(speaker_id=int()):
            return not isinstance(noted, NotedOpinion)
    return False


def _mend_opinion(context: Context, draft: Draft[Noting], noted: NotedOpinion, line: Line, words: str) -> None:
    match line:
        case OpinionLine(speaker_id=int(speaker_id), text=str(text)):
            noted.speaker, noted.place, noted.content = name_of(context, draft, speaker_id), line.place, text
        case OpinionLine(named=named, text=str(text)) if named and named == noted.speaker:
            noted.content = text
        case PlaceLine(place=str(place), text=str(text)):
            noted.place, noted.content = place, text
        case _:
            noted.content = words


def _mend_task(context: Context, draft: Draft[Noting], noted: NotedTask, line: TaskLine) -> None:
    """What the line says takes the place of what stood there; what it does not say stays."""
    noted.content = line.content or noted.content
    noted.helpers, noted.due = line.helpers or noted.helpers, line.due or noted.due
    noted.expected, noted.target = line.expected or noted.expected, line.target or noted.target
    named = line.named or ", ".join(line.outsiders)
    noted.assignee_id = line.assignee_id if named else noted.assignee_id
    place = draft.data.entry.at if draft.data.entry is not None else 0
    if line.outsiders:
        everybody = people_of(context, draft)
        others = [helper.outsider(name, everybody) for name in line.outsiders]
        noted.helpers = ", ".join(filter(None, (noted.helpers, *others)))
    asked = OpenTask(
        place=place,
        doers=list(line.together),
        named="" if line.together else line.named,
        outside=", ".join(line.outsiders),
        alike=list(line.alike),
        due_words=line.due_words,
        lunar=line.lunar,
    )
    draft.data.tasks = [asked, *(one for one in draft.data.tasks if one.place != place)]


def _said_by_other(context: Context, draft: Draft[Noting]) -> Outcome:
    noted = _noted(context, draft)
    if isinstance(noted, NotedOpinion):
        noted.speaker = draft.data.opinion.speaker
    return ask_next(context, draft, texts.MENDED)


ENTRY: tuple[Step[Noting] | UsualQuestion[Noting], ...] = (
    Step(STEP, _ask, _tap, _read, part=PART, group=GROUP),
    Speaker(
        SPEAKER,
        lambda context, draft: texts.ASK_NEW_SPEAKER.format(words=shortened(draft.data.opinion.content, IN_QUESTION)),
        field="speaker",
        into=opinion_of,
        guests=lambda context, draft: [draft.data.guest] if draft.data.guest else [],
        unknown=maybe_guest,
        then=_said_by_other,
        part=PART,
        group=GROUP,
    ),
    TypedWords(
        HELPERS,
        task_texts.ASK_HELPERS,
        field="helpers",
        into=task_of,
        limit=answers.SHORT,
        skip=shared.SKIP,
        then=put_back,
        part=PART,
        group=GROUP,
    ),
)
