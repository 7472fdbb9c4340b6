"""What was typed and is not clear is asked, one thing after the other; then back to where it was typed, or to the list.

What was clear is noted by then. Where somebody goes back instead of answering, the rest waits: the list says so.
"""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Stay
from handlers.language.dates import both_dates, long_date
from handlers.meetings.log.notes.forms import Noting, OpenLine, OpenTask
from handlers.meetings.log.notes.model import NotedTask
from handlers.meetings.log.notes.readings import given_on, name_of, people_of
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import helper
from handlers.meetings.log.noting import line_texts as texts
from handlers.meetings.log.one_line import Kind, OpinionLine, read_as
from handlers.screens.fitting import shortened

PART = "entries"
# They are counted with the tasks, the last of what is noted.
GROUP = "tasks"
WHO_SAID, WHAT, WHOSE = "who_said", "what", "whose"
WHO_DOES, WHICH_HELPER, BY_WHEN, PRODUCT = "who_does", "which_helper", "by_when", "product"
WHY_AWAY = "why_away"
ABOUT_TASK = (WHO_DOES, WHICH_HELPER, BY_WHEN, PRODUCT, "helpers_of")
IN_NOTE = 80


def ask_next(context: Context, draft: Draft[Noting], note: Markup | None = None) -> Outcome:
    """On to what has to be asked next, or home; `note` is said above it."""
    pick_member.forget_search(draft)
    data = draft.data
    if data.lines:
        return aside(draft, _line_step(context, draft, data.lines[0]), note)
    while data.tasks:
        step, words = _task_step(context, draft, data.tasks[0])
        if step:
            return aside(draft, step, _together(note, words))
        note = _together(note, words)
        data.tasks.pop(0)
    if data.away:
        data.absence_of = data.away[0]
        return aside(draft, WHY_AWAY, note)
    return _home(draft, note)


def aside(draft: Draft[Noting], step: str, note: Markup | None = None) -> Outcome:
    """To a question that belongs to no part of its own: a part that is being mended stays open meanwhile."""
    if draft.mending:
        draft.mending = PART
    return Next(step, note)


def _home(draft: Draft[Noting], note: Markup | None) -> Outcome:
    home = PART if draft.data.several else draft.data.back
    if draft.step == home:
        return Stay(note)
    if draft.mending:
        draft.mending = home
    return Next(home, note, closing=True)


def _together(*notes: Markup | None) -> Markup | None:
    said = [note for note in notes if note]
    return Markup("\n").join(said) if said else None


def _line_step(context: Context, draft: Draft[Noting], line: OpenLine) -> str:
    data = draft.data
    data.line = line.words
    if line.ask == "said":
        read = read_as(line.words, Kind.OPINION, people_of(context, draft), given_on(context, draft))
        assert isinstance(read, OpinionLine) and read.text is not None
        data.opinion = data.opinion.model_copy(update={"speaker": "", "place": read.place, "content": read.text})
        data.named, data.guest = read.named, ""
        draft.passing.found = list(read.alike)
        return WHO_SAID
    return WHAT if line.ask == "what" else WHOSE


def _task_step(context: Context, draft: Draft[Noting], asked: OpenTask) -> tuple[str, Markup | None]:
    """What a task is asked next ("": nothing), and what is said of it above."""
    tasks = notes_of(context, draft).tasks
    if asked.place >= len(tasks):
        return "", None
    task = tasks[asked.place]
    draft.data.task, draft.data.task_at = task.model_copy(), asked.place
    number, content = asked.place + 1, shortened(task.content, IN_NOTE)
    if task.assignee_id is None:
        draft.passing.found = list(asked.alike)
        if asked.outside and not asked.alike:
            return WHO_DOES, texts.TASK_OUTSIDE.format(number=number, content=content, names=asked.outside)
        named = _named(asked.named or ", ".join(asked.doers))
        return WHO_DOES, texts.TASK_WANTS_WHO.format(number=number, content=content, named=named)
    who = name_of(context, draft, task.assignee_id)
    if helper.alike(context, draft, task.helpers) is not None:
        return WHICH_HELPER, None
    if task.due is None:
        named = _named(asked.due_words)
        note = texts.TASK_WANTS_DUE.format(number=number, content=content, who=who, named=named)
        return BY_WHEN, note + _unread(asked, task)
    due = both_dates(task.due) if asked.lunar else long_date(task.due)
    note = texts.NOTED_TASK.format(number=number, content=content, who=who, due=due) + _unread(asked, task)
    return ("" if task.product or task.asked else PRODUCT), note


def _unread(asked: OpenTask, task: NotedTask) -> Markup:
    unread = asked.target_words if task.target is None else ""
    return texts.TARGET_UNREAD.format(words=unread) if unread else Markup()


def _named(words: str) -> Markup:
    return texts.NAMED.format(words=words) if words else Markup()
