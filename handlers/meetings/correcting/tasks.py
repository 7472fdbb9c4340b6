"""A task that a meeting gave, mended or taken out with its minutes: whose it is hears of it."""

from collections.abc import Iterable

from markupsafe import Markup

from handlers.context import Work
from handlers.meetings.correcting import texts
from handlers.meetings.correcting.mending import known_people
from handlers.meetings.log.noting.helper import outsider
from handlers.meetings.log.one_line import Kind, TaskLine, read_as
from handlers.tasks.changing import Effect, change, reword
from handlers.tasks.labels import card
from handlers.tasks.life import OPEN, Relation, State, TaskAction
from handlers.tasks.notifications import notify_of_decision
from handlers.tasks.one_task.helpers import bind_helpers
from storage.meetings import Meeting
from storage.people import Person
from storage.tasks import Task, tasks_of_meeting

# Until they are adopted, the minutes say what was given, whoever writes them.
_AS_LEADER = frozenset({Relation.LEADER})


def mend_task(work: Work, meeting: Meeting, task: Task, words: str) -> Markup | None:
    """What the line says takes the place of what stood there; what it does not say stays."""
    people = known_people(work, meeting)
    given_on = min(meeting.started_at.astimezone(work.zone).date(), work.today)
    line = read_as(words, Kind.TASK, people, given_on)
    if State(task.state) not in OPEN:
        return texts.TASK_ENDED
    if not isinstance(line, TaskLine):
        reword(work, task, content=words)
        _tell_mended(work, task)
        return None
    if (problem := _unread(line)) is not None:
        return problem
    before = task.assignee
    if line.assignee_id is not None and line.assignee_id != task.assignee_id:
        change(work, task, TaskAction.TRANSFER, Effect(assignee_id=line.assignee_id), _AS_LEADER)
    if line.due is not None and line.due != task.due_on:
        change(work, task, TaskAction.MOVE_DUE, Effect(due_on=line.due), _AS_LEADER)
    helpers = ", ".join(filter(None, (line.helpers, *(outsider(one, people) for one in line.outsiders))))
    reword(work, task, content=line.content, helpers=helpers or None, expected=line.expected or None)
    if line.target is not None:
        task.target, task.target_unit = line.target.count, line.target.unit
    work.db.flush()
    work.db.refresh(task)
    bind_helpers(work, task)
    if before.id != task.assignee_id:
        _tell(work, task, "taken", texts.TASK_TAKEN.format(card=card(work, task)), [before])
    _tell_mended(work, task)
    return None


def _unread(line: TaskLine) -> Markup | None:
    """What was typed for a person or a day and is not understood."""
    if line.assignee_id is None and line.named:
        return (texts.WHO_IS_MEANT if line.alike else texts.WHO_IS_UNKNOWN).format(name=line.named)
    return texts.DUE_NOT_READ.format(words=line.due_words) if line.due_words and line.due is None else None


def drop_task(work: Work, meeting: Meeting, task: Task, reason: str) -> Markup | None:
    """The task is called off, and no more of this meeting."""
    if State(task.state) not in OPEN:
        return texts.TASK_ENDED
    change(work, task, TaskAction.CANCEL, Effect(reason=reason), _AS_LEADER)
    task.meeting_id = None
    work.db.flush()
    for position, one in enumerate(tasks_of_meeting(work.db, meeting.id), 1):
        one.position = position
    _tell(work, task, "dropped", texts.TASK_DROPPED.format(reason=reason, card=card(work, task)), _doers(task))
    return None


def _doers(task: Task) -> list[Person]:
    return [task.assignee, *(part.person for part in task.parts)]


def _tell_mended(work: Work, task: Task) -> None:
    more = texts.MORE_HELPERS.format(helpers=task.helpers) if task.helpers else Markup()
    more += texts.MORE_PRODUCT.format(expected=task.expected) if task.expected else Markup()
    _tell(work, task, "mended", texts.TASK_MENDED.format(card=card(work, task), more=more), [task.assignee])


def _tell(work: Work, task: Task, what: str, text: Markup, people: Iterable[Person]) -> None:
    notify_of_decision(work, task, f"{what}:{task.version}", text, people)
