"""All that is noted as one list: what was typed or pasted is looked at here, and each entry mended or taken out."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, Step, UsualQuestion, button
from handlers.language.numbers import shown
from handlers.meetings.log.notes.forms import Entry, Noting
from handlers.meetings.log.notes.model import NotedTask
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.readings import name_of, roll_call
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import conclusions, entry, opinions, tasks
from handlers.meetings.log.noting import entry_texts as texts
from handlers.meetings.log.noting.asking import GROUP, PART, ask_next
from handlers.meetings.log.noting.line_questions import line_questions
from handlers.meetings.log.noting.line_to_note import Hub, note_words
from handlers.meetings.log.noting.photos import take_photo
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen

PAGE_LENGTH = 8
IN_LINE = 100
IN_SUMMARY = 60
Listed = tuple[Entry, Markup]


def _listed(context: Context, draft: Draft[Noting]) -> list[Listed]:
    """All entries in the minutes' order, each as it is said."""
    notes, calls = notes_of(context, draft), roll_call(context, draft)
    away = [*calls.excused, *((person, "") for person in calls.absent)]
    found = [
        (Entry(kind="away", at=person.id), _away_line(name_of(context, draft, person.id), reason))
        for person, reason in away
        if person.id in notes.marks
    ]
    found += [(Entry(kind="opinions", at=at), one) for at, one in enumerate(opinions.lines(notes, IN_LINE))]
    found += [(Entry(kind="conclusions", at=at), one) for at, one in enumerate(conclusions.lines(notes, IN_LINE))]
    given = zip(tasks.lines(context, draft, IN_LINE), notes.tasks, strict=True)
    return found + [(Entry(kind="tasks", at=at), one + _more(task)) for at, (one, task) in enumerate(given)]


def _more(task: NotedTask) -> Markup:
    """Who else does a task, and its product."""
    parts = [texts.WITH.format(helpers=task.helpers)] if task.helpers else []
    parts += [texts.PRODUCT.format(words=task.expected)] if task.expected else []
    parts += [f"{shown(task.target.count)} {task.target.unit}"] if task.target else []
    return texts.TASK_MORE.format(more=shortened("; ".join(parts), IN_LINE)) if parts else Markup()


def _away_line(name: str, reason: str) -> Markup:
    return texts.AWAY_LINE.format(name=name, reason=reason or texts.NO_REASON)


def _ask(context: Context, draft: Draft[Noting]) -> Screen:
    listed = _listed(context, draft)
    pages = max(1, -(-len(listed) // PAGE_LENGTH))
    page = min(draft.passing.page, pages - 1)
    here = listed[page * PAGE_LENGTH : (page + 1) * PAGE_LENGTH]
    text = texts.LIST.format(lines=_lines(here) if listed else texts.NONE)
    text += texts.PAGE_OF.format(page=page + 1, pages=pages) if pages > 1 else Markup()
    data = draft.data
    waiting = len(data.left) + len(data.lines) + len(data.tasks) + len(data.away)
    rows = list(entry.rows_of(context, draft, [one for one, _ in here]))
    if ways := _ways(draft, page, pages):
        rows.append(ways)
    if waiting:
        text += texts.WAITING.format(count=waiting)
        rows.append((button(draft, texts.GO_ON_ASKING, "ask"),))
    return Screen(text + texts.HINT, (*rows, (button(draft, texts.RIGHT, "done"),)))


def _lines(here: Sequence[Listed]) -> Markup:
    lines: list[Markup] = []
    heading = ""
    for one, line in here:
        if one.kind != heading:
            heading = one.kind
            lines.append(Markup(texts.HEADINGS[heading]))
        lines.append(line)
    return Markup("\n").join(lines)


def _ways(draft: Draft[Noting], page: int, pages: int) -> tuple[Choice, ...]:
    before = (button(draft, shared.PAGE_BEFORE, "page", page - 1),) if page else ()
    return (*before, button(draft, shared.PAGE_AFTER, "page", page + 1)) if page + 1 < pages else before


def _tap(context: Context, draft: Draft[Noting], verb: str, argument: str) -> Outcome:
    if verb == "page":
        draft.passing.page = int(argument) if argument.isdecimal() else 0
        return Stay()
    if verb == "ask":
        draft.data.several = True
        draft.data.left, draft.data.lines = [], [*draft.data.left, *draft.data.lines]
        return ask_next(context, draft)
    if verb == "done":
        return _done(draft)
    if verb in (entry.EDIT, entry.DROP):
        draft.data.several = True
    return entry.tapped(context, draft, verb, argument, PART) or Reject(shared.USE_BUTTONS)


def _done(draft: Draft[Noting]) -> Outcome:
    """On with what follows the step where the lines were typed: parts that the list has filled in are not asked."""
    draft.passing.page = 0
    draft.data.listed = True
    return Next(after=draft.data.back)


def _read(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    back = draft.data.back
    outcome = note_words(context, draft, words, Hub(PART, plain="opinion"))
    draft.data.back, draft.data.several = back, True
    return outcome


def _summary(context: Context, draft: Draft[Noting]) -> Markup:
    """What was typed and is in no part yet, as it was not said what it is."""
    lines = [shortened(one.words, IN_SUMMARY) for one in (*draft.data.left, *draft.data.lines)]
    return texts.SUMMARY_WAITING.format(count=len(lines), words="; ".join(lines)) if lines else Markup()


def table(live: bool = False) -> tuple[Step[Noting] | UsualQuestion[Noting], ...]:
    """The list, and all that is asked of its entries; `live`: of what was noted while the meeting ran."""
    # Where the table leads on, it is never asked: it comes where something was typed, or is looked at.
    listing = Step(
        PART, _ask, _tap, _read, pictured=take_photo, part=PART, group=GROUP, asked=lambda context, draft: False
    )
    return (listing, *line_questions(live), *entry.ENTRY)


SECTION = LogSection(table(), texts.PARTS, _summary)
