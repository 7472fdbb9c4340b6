"""The steps of the tasks: one round for each, exactly one responsible member and a due day.

A task noted while the meeting ran may still lack whose it is or by when: its round asks only for what is missing.
"""

from datetime import date

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Stay, button
from handlers.forms.pick_day import DayPicker
from handlers.language import answers
from handlers.language.dates import long_date
from handlers.meetings.log import notes, texts, which_helper
from handlers.meetings.log.line_to_note import Hub, line_of, note_line, note_task
from handlers.meetings.log.notes import Assignment
from handlers.meetings.log.one_line import TaskLine
from handlers.meetings.log.rules import MOST_NOTED, DueProblem, check_due, read_target
from handlers.meetings.log.warnings import warning_lines
from handlers.screens import texts as shared
from handlers.screens.fitting import last_lines, shortened
from handlers.screens.screen import Screen, one_per_row
from storage.people import Person

MOST = MOST_NOTED["tasks"]
HUB = Hub("tasks", plain="task")
ROOM = 900
MOST_TO_COMPLETE = 6
CONTENT_IN_LINE = 80
CONCLUSION_IN_LABEL = 40


def lines(context: Context, draft: Draft, length: int = CONTENT_IN_LINE) -> list[Markup]:
    """The tasks so far, numbered: what, who, by when; the content cut to `length` characters."""
    everybody = notes.members(context, draft)
    several = len(notes.conclusions_of(draft)) > 1
    return [
        line(number, one, _name(context, one, everybody), length, several)
        for number, one in enumerate(notes.assignments_of(draft), 1)
    ]


def line(number: int, task: Assignment, who: str, length: int = CONTENT_IN_LINE, several: bool = False) -> Markup:
    due = long_date(task.due) if task.due is not None else texts.DUE_MISSING
    text = texts.TASK_LINE.format(number=number, content=shortened(task.content, length), who=who, due=due)
    return text + texts.OF_CONCLUSION.format(number=task.conclusion) if several and task.conclusion else text


def _name(context: Context, task: Assignment, everybody: list[Person]) -> str:
    if task.assignee_id is None:
        return texts.WHO_MISSING
    return pick_member.name_among(context.db.get_one(Person, task.assignee_id), everybody)


def ask_tasks(context: Context, draft: Draft) -> Screen:
    noted = lines(context, draft)
    shown = last_lines(noted, ROOM, texts.EARLIER_TASKS) if noted else texts.NO_TASKS
    rows = [button(draft, texts.ADD_TASK, "add")]
    rows += [
        button(draft, texts.COMPLETE_TASK.format(number=number), "complete", number)
        for number, one in enumerate(notes.assignments_of(draft), 1)
        if not one.whole or which_helper.alike(context, draft, one.helpers) is not None
    ][:MOST_TO_COMPLETE]
    if noted:
        rows.append(button(draft, texts.DROP_TASK.format(number=len(noted)), "drop"))
    rows.append(button(draft, texts.TASKS_DONE, "done"))
    text = texts.TASKS.format(lines=shown) + warning_lines(context, draft)
    return Screen(text, one_per_row(rows))


def tap_tasks(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    noted = list(draft.data.get("tasks") or ())
    if verb == "done":
        return Next("vote", None if noted else texts.WITHOUT_TASKS)
    if verb == "drop" and noted:
        draft.data["tasks"] = noted[:-1]
        content = shortened(noted[-1]["content"], CONTENT_IN_LINE)
        return Stay(texts.TASK_DROPPED.format(number=len(noted), content=content))
    if verb == "complete" and argument in [str(number) for number in range(1, len(noted) + 1)]:
        return _complete(draft, int(argument))
    if verb != "add":
        return Reject(shared.USE_BUTTONS)
    if len(noted) >= MOST:
        return Reject(texts.TASKS_FULL.format(most=MOST))
    pick_member.forget_search(draft)
    draft.data["task"], draft.data["task_at"] = {}, None
    return Next("task")


def read_tasks(context: Context, draft: Draft, words: str) -> Outcome:
    """One typed line, of whatever kind."""
    return note_line(context, draft, words, HUB)


def _complete(draft: Draft, number: int) -> Outcome:
    """Go on with a task that lacks something."""
    pick_member.forget_search(draft)
    task = draft.data["tasks"][number - 1]
    draft.data["task"], draft.data["task_at"] = dict(task), number - 1
    if task.get("assignee_id") and task.get("due"):
        return Next(which_helper.STEP)
    return Next("due" if task.get("assignee_id") else "assignee")


def _keep(draft: Draft, following: str, note: Markup | None = None, **noted: object) -> Outcome:
    draft.data["task"] = {**draft.data["task"], **noted}
    return Next(following, note)


def ask_task(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_TASK)


def read_task(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    line = line_of(context, draft, words, HUB.plain)
    if isinstance(line, TaskLine) and (line.assignee_id or line.alike or line.due or line.target):
        outcome = note_task(context, draft, line, HUB)
        return Next(HUB.step, outcome.note) if isinstance(outcome, Stay) else outcome
    several = len(notes.conclusions_of(draft)) > 1
    return _keep(draft, "of_conclusion" if several else "assignee", content=words)


def ask_conclusion_of(context: Context, draft: Draft) -> Screen:
    rows = [
        button(draft, f"{number}. {shortened(words, CONCLUSION_IN_LABEL)}", "of", number)
        for number, words in enumerate(notes.conclusions_of(draft), 1)
    ]
    return Screen(texts.ASK_OF_CONCLUSION, one_per_row([*rows, button(draft, texts.OF_NONE, "of", 0)]))


def tap_conclusion_of(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    numbers = [str(number) for number in range(len(notes.conclusions_of(draft)) + 1)]
    if verb != "of" or argument not in numbers:
        return Reject(shared.USE_BUTTONS)
    return _keep(draft, "assignee", conclusion=int(argument) or None)


def ask_assignee(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_ASSIGNEE, pick_member.people_choices(draft, notes.members(context, draft)))


def tap_assignee(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    person = pick_member.picked(notes.members(context, draft), argument) if verb == pick_member.PICK else None
    return _keep_assignee(context, draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def read_assignee(context: Context, draft: Draft, words: str) -> Outcome:
    found = pick_member.typed_name(draft, notes.members(context, draft), words)
    return _keep_assignee(context, draft, found) if isinstance(found, Person) else found


def _keep_assignee(context: Context, draft: Draft, person: Person) -> Outcome:
    pick_member.forget_search(draft)
    draft.data["task"] = {**draft.data["task"], "assignee_id": person.id}
    if draft.data.get("task_at") is None:
        return Next("helpers")
    return Next("due") if not draft.data["task"].get("due") else _put(context, draft)


def ask_helpers(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_HELPERS, ((button(draft, shared.SKIP, "skip"),),))


def tap_helpers(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _keep(draft, "due", helpers="") if verb == "skip" else Reject(shared.USE_BUTTONS)


def read_helpers(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    draft.data["task"] = {**draft.data["task"], "helpers": words}
    return which_helper.onward(context, draft)


def ask_due(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_DUE)


def keep_due(context: Context, draft: Draft, day: date) -> Outcome:
    match check_due(day, context.work.today):
        case DueProblem.PAST:
            return Reject(shared.DAY_PAST.format(day=long_date(day)))
        case DueProblem.FAR:
            return Reject(shared.DAY_FAR.format(day=long_date(day)))
    if draft.data.get("task_at") is not None:
        draft.data["task"] = {**draft.data["task"], "due": day.isoformat()}
        return _put(context, draft)
    return _keep(draft, "expected", texts.DUE_READ.format(due=long_date(day)), due=day.isoformat())


DUE = DayPicker("due", ask_due, keep_due)


def ask_expected(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_EXPECTED, ((button(draft, shared.SKIP, "skip"),),))


def tap_expected(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _keep(draft, "target", expected="") if verb == "skip" else Reject(shared.USE_BUTTONS)


def read_expected(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, answers.SHORT)) is not None:
        return Reject(problem)
    return _keep(draft, "target", expected=words)


def ask_target(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_TARGET, ((button(draft, texts.NOT_COUNTED, "none"),),), asks_number=True)


def tap_target(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _finish(context, draft, None, "") if verb == "none" else Reject(shared.USE_BUTTONS)


def read_count(context: Context, draft: Draft, words: str) -> Outcome:
    target = read_target(words)
    if target is None:
        return Reject(texts.TARGET_NOT_READ)
    if not target.unit:
        return Reject(texts.TARGET_NO_UNIT.format(count=target.count))
    return _finish(context, draft, target.count, target.unit)


def _finish(context: Context, draft: Draft, target: int | None, unit: str) -> Outcome:
    more = {"target": target, "unit": unit, "by": context.person.id}
    draft.data["task"] = {**draft.data["task"], **more}
    return _put(context, draft)


def _put(context: Context, draft: Draft) -> Outcome:
    """Add the task, or put it in the place of the one that lacked something."""
    noted, place = list(draft.data.get("tasks") or ()), draft.data.get("task_at")
    if place is None or place >= len(noted):
        noted.append(draft.data["task"])
        place = len(noted) - 1
    else:
        noted[place] = draft.data["task"]
    draft.data["tasks"], draft.data["task_at"] = noted, place
    return which_helper.onward(context, draft)
