"""The steps of the tasks: one round for each, exactly one responsible member and a due day."""

from datetime import date

from markupsafe import Markup

from handlers import answers, peoplepicker
from handlers import texts as shared
from handlers.context import Context
from handlers.dates import long_date
from handlers.daypicker import DayPicker
from handlers.dialog import Again, Go, Outcome, Sorry, button
from handlers.meetings import notes, texts
from handlers.meetings.listing import last_lines
from handlers.meetings.notes import Assignment
from handlers.meetings.rules import DueProblem, check_due, read_target
from handlers.schedule.pages import shortened
from handlers.screens import Screen
from storage.drafts import Draft
from storage.people import Person

MOST = 30
ROOM = 1_200
CONTENT_IN_LINE = 80


def lines(context: Context, draft: Draft, length: int = CONTENT_IN_LINE) -> list[Markup]:
    """The tasks so far, numbered: what, who, by when; the content cut to `length` characters."""
    everybody = notes.members(context, draft)
    return [
        line(number, one, _name(context, one, everybody), length)
        for number, one in enumerate(notes.assignments_of(draft), 1)
    ]


def line(number: int, task: Assignment, who: str, length: int = CONTENT_IN_LINE) -> Markup:
    content = shortened(task.content, length)
    return texts.TASK_LINE.format(number=number, content=content, who=who, due=long_date(task.due))


def _name(context: Context, task: Assignment, everybody: list[Person]) -> str:
    return peoplepicker.name_among(context.session.get_one(Person, task.assignee_id), everybody)


def ask_tasks(context: Context, draft: Draft) -> Screen:
    noted = lines(context, draft)
    shown = last_lines(noted, ROOM, texts.EARLIER_TASKS) if noted else texts.NO_TASKS
    rows = [(button(draft, texts.ADD_TASK, "add"),)]
    if noted:
        rows.append((button(draft, texts.DROP_TASK.format(number=len(noted)), "drop"),))
    rows.append((button(draft, texts.TASKS_DONE, "done"),))
    return Screen(texts.TASKS.format(lines=shown), tuple(rows))


def tap_tasks(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    noted = list(draft.data.get("tasks") or ())
    if verb == "done":
        return Go("vote", None if noted else texts.WITHOUT_TASKS)
    if verb == "drop" and noted:
        draft.data["tasks"] = noted[:-1]
        content = shortened(noted[-1]["content"], CONTENT_IN_LINE)
        return Again(texts.TASK_DROPPED.format(number=len(noted), content=content))
    if verb != "add":
        return Sorry(shared.USE_BUTTONS)
    if len(noted) >= MOST:
        return Sorry(texts.TASKS_FULL.format(most=MOST))
    peoplepicker.forget_search(draft)
    draft.data["task"] = {}
    return Go("task")


def _keep(draft: Draft, following: str, note: Markup | None = None, **noted: object) -> Outcome:
    draft.data["task"] = {**draft.data["task"], **noted}
    return Go(following, note)


def ask_task(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_TASK)


def read_task(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Sorry(problem)
    return _keep(draft, "assignee", content=words)


def ask_assignee(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_ASSIGNEE, peoplepicker.people_choices(draft, notes.members(context, draft)))


def tap_assignee(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == peoplepicker.PAGE:
        return peoplepicker.turn_page(draft, argument)
    person = peoplepicker.picked(notes.members(context, draft), argument) if verb == peoplepicker.PICK else None
    return _keep_assignee(draft, person) if person is not None else Sorry(shared.USE_BUTTONS)


def read_assignee(context: Context, draft: Draft, words: str) -> Outcome:
    found = peoplepicker.typed_name(draft, notes.members(context, draft), words)
    return _keep_assignee(draft, found) if isinstance(found, Person) else found


def _keep_assignee(draft: Draft, person: Person) -> Outcome:
    peoplepicker.forget_search(draft)
    return _keep(draft, "helpers", assignee_id=person.id)


def ask_helpers(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_HELPERS, ((button(draft, shared.SKIP, "skip"),),))


def tap_helpers(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _keep(draft, "due", helpers="") if verb == "skip" else Sorry(shared.USE_BUTTONS)


def read_helpers(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Sorry(problem)
    return _keep(draft, "due", helpers=words)


def ask_due(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_DUE)


def keep_due(context: Context, draft: Draft, day: date) -> Outcome:
    match check_due(day, context.work.today):
        case DueProblem.PAST:
            return Sorry(shared.DAY_PAST.format(day=long_date(day)))
        case DueProblem.FAR:
            return Sorry(shared.DAY_FAR.format(day=long_date(day)))
    return _keep(draft, "expected", texts.DUE_READ.format(due=long_date(day)), due=day.isoformat())


DUE = DayPicker("due", ask_due, keep_due)


def ask_expected(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_EXPECTED, ((button(draft, shared.SKIP, "skip"),),))


def tap_expected(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _keep(draft, "target", expected="") if verb == "skip" else Sorry(shared.USE_BUTTONS)


def read_expected(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Sorry(problem)
    return _keep(draft, "target", expected=words)


def ask_target(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_TARGET, ((button(draft, texts.NOT_COUNTED, "none"),),), asks_number=True)


def tap_target(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _finish(draft, None, "") if verb == "none" else Sorry(shared.USE_BUTTONS)


def read_count(context: Context, draft: Draft, words: str) -> Outcome:
    target = read_target(words)
    if target is None:
        return Sorry(texts.TARGET_NOT_READ)
    if not target.unit:
        return Sorry(texts.TARGET_NO_UNIT.format(count=target.count))
    return _finish(draft, target.count, target.unit)


def _finish(draft: Draft, target: int | None, unit: str) -> Outcome:
    noted = [*(draft.data.get("tasks") or ()), {**draft.data["task"], "target": target, "unit": unit}]
    draft.data["tasks"] = noted
    due = long_date(date.fromisoformat(noted[-1]["due"]))
    return Go("tasks", texts.TASK_NOTED.format(number=len(noted), due=due))
