"""Plain questions, answered by the pages that there are: the next meeting, one's own tasks, one task, whom to ask."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment
from handlers.people.talk import texts
from handlers.people.talk.words import Heard, Speech
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.calendar.conversation import visible_sessions
from handlers.sessions.notifications import leaders
from handlers.sessions.pages import list_screen, page
from handlers.tasks.about_task import subject_of
from handlers.tasks.buttons import may_see
from handlers.tasks.one_task.pages import own_screen, task_page
from handlers.tasks.understanding import Ambiguous, Meant, NotOwn, OpenTask, Understood, understand
from storage.sessions import Session, SessionState
from storage.tasks import Task, helped_tasks_of, open_tasks_of, open_tasks_of_cell

# A task is found by the reader of reports: the name that a question gives it, told as if it were done.
_DONE = "{about} xong roi"


def answer(context: Context, question: Heard) -> Screen | None:
    """The answer to a plain question; None where it is not known without a doubt what it asks about."""
    if question.speech is Speech.MEETING:
        return _meeting(context)
    if question.speech is Speech.TASKS or (question.speech is Speech.DUE and not question.about):
        return own_screen(context)
    if not question.about:
        return _who(context) if question.speech is Speech.WHO else None
    meant = _meant(context, question.about)
    if isinstance(meant, Understood):
        return task_page(context, context.db.get_one(Task, meant.task_id))
    if isinstance(meant, Ambiguous):
        return own_screen(context) if question.speech is Speech.DUE else None
    if isinstance(meant, NotOwn) and question.speech is Speech.WHO:
        return _of_others(context, [context.db.get_one(Task, one) for one in meant.task_ids])
    return None


def _next_sessions(context: Context) -> list[Session]:
    cell = context.person.unit_id
    seen = visible_sessions(context.work, context.person)
    return [
        one for one in seen if one.cell_id == cell and one.starts_at > context.now and one.state == SessionState.PLANNED
    ]


def _meeting(context: Context) -> Screen:
    coming = _next_sessions(context)
    if coming:
        return page(context.work, coming[0], context.person)
    return list_screen(context.work, visible_sessions(context.work, context.person), context.person)


def _meant(context: Context, about: str) -> Meant:
    own = [*open_tasks_of(context.db, context.person.id), *helped_tasks_of(context.db, context.person.id)]
    others = [one for one in open_tasks_of_cell(context.db, context.person.unit_id) if one not in own]
    now = context.now.astimezone(context.work.zone)
    return understand(_DONE.format(about=about), [_open(one) for one in own], [_open(one) for one in others], now)


def _open(task: Task) -> OpenTask:
    return OpenTask(task.id, task.content, task.expected, task.target, task.target_unit, task.due_on)


def _heads(context: Context) -> str:
    names = [called(context.db, one) for one in leaders(context.work, context.person.unit_id)]
    return ", ".join(names) or texts.NOBODY


def _who(context: Context) -> Screen:
    """Who is in charge, where it was not said of what: whom one may ask."""
    session = Markup()
    for one in _next_sessions(context)[:1]:
        preparer = called(context.db, one.preparer) if one.preparer is not None else texts.NOBODY
        start = long_moment(one.starts_at, context.work.zone)
        session = texts.WHO_PREPARES.format(theme=one.theme, start=start, preparer=preparer)
    return Screen(texts.WHO.format(heads=_heads(context), session=session))


def _of_others(context: Context, tasks: list[Task]) -> Screen:
    """One task of another's is shown to who may see it; else it is said whom to ask."""
    if len(tasks) == 1 and may_see(context, tasks[0]):
        viewings.note(context, Action.SEE_CELL_TASKS, subject_of(tasks[0]))
        return task_page(context, tasks[0])
    return Screen(texts.NOT_SHOWN.format(heads=_heads(context)))
