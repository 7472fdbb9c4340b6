"""The questions of the tasks: one round for each, exactly one responsible member and a due day."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Step, button
from handlers.forms.questions.asking import Option
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.day import Day
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.typed import TypedValue
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_date
from handlers.language.numbers import shown
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Noting, task_of
from handlers.meetings.log.notes.model import NotedTask
from handlers.meetings.log.notes.parts import LogSection
from handlers.meetings.log.notes.readings import check_day, members
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.noting import entry, helper
from handlers.meetings.log.noting import task_texts as texts
from handlers.meetings.log.noting.asking import ABOUT_TASK
from handlers.meetings.log.noting.line_to_note import Hub, line_of, note_words
from handlers.meetings.log.noting.photos import take_photo
from handlers.meetings.log.noting.warnings import doubted, warning_lines
from handlers.meetings.log.one_line import TaskLine
from handlers.meetings.log.rules import MOST_NOTED, TaskTarget, read_target
from handlers.screens import texts as shared
from handlers.screens.fitting import first_lines, last_lines, shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.about_session import named, named_by
from storage.people import Person

MOST = MOST_NOTED["tasks"]
PART = "tasks"
HUB = Hub("tasks", plain="task")
ROOM = 900
HELPER = "helper"
CONTENT_IN_LINE = 80
SUMMARY_ROOM = 230
CONTENT_IN_SUMMARY = 50
CONCLUSION_IN_LABEL = 40


def lines(context: Context, draft: Draft[Noting], length: int = CONTENT_IN_LINE) -> list[Markup]:
    """The tasks so far, numbered: what, who, by when; the content cut to `length` characters."""
    everybody, notes = members(context, draft), notes_of(context, draft)
    several = len(notes.conclusions) > 1
    return [
        _line(number, task, _who(context, task, everybody), length) + (_of_conclusion(task) if several else Markup())
        for number, task in enumerate(notes.tasks, 1)
    ]


def _line(number: int, task: NotedTask, who: str, length: int) -> Markup:
    due = long_date(task.due) if task.due is not None else texts.DUE_MISSING
    return noted_texts.TASK_LINE.format(number=number, content=shortened(task.content, length), who=who, due=due)


def _of_conclusion(task: NotedTask) -> Markup:
    return texts.OF_CONCLUSION.format(number=task.conclusion) if task.conclusion else Markup()


def _who(context: Context, task: NotedTask, everybody: list[Person]) -> str:
    if task.assignee_id is None:
        return texts.WHO_MISSING
    return pick_member.name_among(context.db.get_one(Person, task.assignee_id), everybody)


def _ask(context: Context, draft: Draft[Noting]) -> Screen:
    noted = lines(context, draft)
    shown = last_lines(noted, ROOM, texts.EARLIER_TASKS) if noted else texts.NO_TASKS
    rows = entry.last_rows(context, draft, PART, len(noted))
    ways = (button(draft, texts.ADD_TASK, "add"), button(draft, texts.TASKS_DONE, "done"))
    text = texts.TASKS.format(lines=shown) + warning_lines(context, draft)
    return Screen(text, (*rows, *one_per_row(ways)))


def _tap(context: Context, draft: Draft[Noting], verb: str, argument: str) -> Outcome:
    tasks = notes_of(context, draft).tasks
    if verb == "done":
        return Next(note=None if tasks else texts.WITHOUT_TASKS)
    if (outcome := entry.tapped(context, draft, verb, argument, HUB.step)) is not None:
        return outcome
    if verb != "add":
        return Reject(shared.USE_BUTTONS)
    if len(tasks) >= MOST:
        return Reject(texts.TASKS_FULL.format(most=MOST))
    return begin(draft)


def begin(draft: Draft[Noting]) -> Outcome:
    """One more task, asked for by question."""
    pick_member.forget_search(draft)
    draft.data.task, draft.data.task_at = NotedTask(), None
    return Next("task")


def _read(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    """Typed lines, of whatever kind."""
    return note_words(context, draft, words, HUB)


def _ask_content(context: Context, draft: Draft[Noting]) -> Screen:
    return Screen(texts.ASK_TASK)


def _read_content(context: Context, draft: Draft[Noting], words: str) -> Outcome:
    if "\n" in words:
        return note_words(context, draft, words, HUB)
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    line = line_of(context, draft, words, HUB.plain)
    if isinstance(line, TaskLine) and (line.assignee_id or line.alike or line.outsiders or line.due or line.target):
        return note_words(context, draft, words, HUB)
    draft.data.task.content = words
    return Next("of_conclusion" if len(notes_of(context, draft).conclusions) > 1 else "assignee")


def _conclusions(context: Context, draft: Draft[Noting]) -> Sequence[tuple[int | None, str]]:
    noted = enumerate(notes_of(context, draft).conclusions, 1)
    offered = [(number, f"{number}. {shortened(one.content, CONCLUSION_IN_LABEL)}") for number, one in noted]
    return [*offered, (None, texts.OF_NONE)]


def _day_read(context: Context, draft: Draft[Noting], day: date) -> Markup:
    return texts.DUE_READ.format(due=long_date(day))


def _check_target(context: Context, draft: Draft[Noting], target: TaskTarget | None) -> Markup | None:
    return texts.TARGET_NO_UNIT.format(count=shown(target.count)) if target is not None and not target.unit else None


def _finish(context: Context, draft: Draft[Noting]) -> Outcome:
    """Add the task."""
    task, tasks = draft.data.task, notes_of(context, draft).tasks
    task.by, task.asked = context.person.id, True
    tasks.append(task.model_copy())
    note = texts.TASK_NOTED.format(number=len(tasks), due=long_date(task.due)) if task.due is not None else None
    return Next("tasks", note)


def _helped(context: Context, draft: Draft[Noting]) -> Outcome:
    """Which member is meant by a helper's name is asked first."""
    return Next(HELPER if helper.alike(context, draft, draft.data.task.helpers) is not None else "due")


TARGET: TypedValue[Noting] = TypedValue(
    "target",
    texts.ASK_TARGET,
    into=task_of,
    read=lambda context, draft, words: read_target(words),
    unread=texts.TARGET_NOT_READ,
    number=True,
    check=_check_target,
    then=_finish,
    options=(Option("none", texts.NOT_COUNTED, lambda context, draft: TARGET.keep(context, draft, None)),),
    part=PART,
)
ROUND = (
    Step("task", _ask_content, typed=_read_content, part=PART),
    OneOf(
        "of_conclusion",
        texts.ASK_OF_CONCLUSION,
        field="conclusion",
        into=task_of,
        offers=_conclusions,
        typed=False,
        following="assignee",
        part=PART,
    ),
    OnePerson(
        "assignee",
        texts.ASK_ASSIGNEE,
        field="assignee_id",
        into=task_of,
        people=members,
        following="helpers",
        part=PART,
    ),
    TypedWords(
        "helpers", texts.ASK_HELPERS, into=task_of, limit=answers.SHORT, skip=shared.SKIP, then=_helped, part=PART
    ),
    helper.which_helper(HELPER, PART, _helped),
    Day("due", texts.ASK_DUE, into=task_of, check=check_day, note=_day_read, following="expected", part=PART),
    TypedWords(
        "expected",
        texts.ASK_PRODUCT,
        into=task_of,
        limit=answers.SHORT,
        skip=shared.SKIP,
        following="target",
        part=PART,
    ),
    TARGET,
)

_GIVEN = frozenset((*(question.name for question in ROUND[1:]), *ABOUT_TASK))


def names(context: Context, draft: Draft[Noting]) -> tuple[str, ...]:
    """The task that is being given; else the session."""
    return named_by(draft.data.task.content) if draft.step in _GIVEN else named(context, draft)


def _summary(context: Context, draft: Draft[Noting]) -> Markup:
    noted = lines(context, draft, CONTENT_IN_SUMMARY)
    if not noted:
        return texts.SUMMARY_NO_TASKS
    shown = first_lines(noted, SUMMARY_ROOM, noted_texts.MORE_TASKS)
    return texts.SUMMARY_TASKS.format(count=len(noted), lines=shown) + doubted(context, draft)


def _asked(context: Context, draft: Draft[Noting]) -> bool:
    return not (draft.data.listed and notes_of(context, draft).tasks)


SECTION = LogSection(
    (Step(HUB.step, _ask, _tap, _read, pictured=take_photo, part=PART, asked=_asked), *ROUND), texts.PARTS, _summary
)
