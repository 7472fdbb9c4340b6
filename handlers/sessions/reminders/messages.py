"""The messages of reminders, built from what the rules found due."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_date
from handlers.language.names import others_than
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions import texts as schedule_texts
from handlers.sessions.buttons import PREPARATION, SESSION
from handlers.sessions.pages import Row, answer_rows, calendar_row, card, counted, counts
from handlers.sessions.preparation.pages import materials_line
from handlers.sessions.preparation.texts import SHARE, SHARE_AGAIN
from handlers.sessions.reminders import texts
from handlers.sessions.reminders.facts import Concern
from handlers.sessions.reminders.rules import DueReminder
from handlers.sessions.task_buttons import TASK
from storage.people import Person
from storage.sessions import AttendanceAnswer, Session
from storage.tasks import Task

MOST_TASKS = 5
TASK_IN_LINE = 120
TASK_IN_LABEL = 28
INVITING = ("invitation", "exempt_invitation", "invitation_again", "in_charge_notice")
CHECKING = ("secretary_check", "secretary_tomorrow")
Answers = dict[int, AttendanceAnswer]


def session_reminder(work: Work, concern: Concern, person: Person, due: DueReminder) -> Screen:
    """One message with a part for each row, and the buttons that the parts speak of."""
    session, answers = concern.session, concern.answers
    answer = answers.get(person.id)
    coming = answer.coming if answer is not None else None
    parts = [_part(work, session, answers, row.text, coming) for row in due.rows]
    given = [one for one in concern.files if one.shared_at is not None]
    invites = any(row.text in INVITING for row in due.rows)
    line = materials_line(session, given) if invites else Markup()
    text = texts.SESSION.format(card=card(work, session, person) + line, parts=Markup("\n\n").join(parts))
    rows: list[Row] = []
    if any(row.who == "members" for row in due.rows):
        rows += answer_rows(work, session, coming, person)
    if invites:
        rows.append(calendar_row(session))
    if any(row.condition == "no_preparer" for row in due.rows):
        rows.append((SESSION.choice(session, schedule_texts.ASSIGN, "assign"),))
    if invites and given:
        rows.append((PREPARATION.choice(session, schedule_texts.FILES.format(count=len(given)), "get"),))
    if len(given) < len(concern.files) and any(row.text in CHECKING for row in due.rows):
        rows.append((PREPARATION.choice(session, SHARE_AGAIN if given else SHARE, "share"),))
    return Screen(text, (*rows, (SESSION.choice(session, schedule_texts.VIEW, "view"),)))


def _part(work: Work, session: Session, answers: Answers, name: str, coming: bool | None) -> Markup:
    if name == "invitation" and coming:
        return texts.INVITATION_ANSWERED
    if name == "secretary_tomorrow":
        return texts.SECRETARY_TOMORROW.format(counts=counts(counted(work, session, answers)))
    return texts.PARTS[name]


def task_reminder(tasks: Sequence[Task], today: date) -> Screen:
    """One message for all the tasks, the earliest due first, with four buttons for each."""
    shown = tasks[:MOST_TASKS]
    lines: list[Markup | str] = [_line(task, today) for task in shown]
    if len(tasks) > len(shown):
        lines.append(texts.TASKS_MORE.format(count=len(tasks) - len(shown)))
    rows = [row for task in shown for row in _task_rows(task)]
    return Screen(texts.TASKS.format(lines=shared.list_lines(lines)), tuple(rows))


def _line(task: Task, today: date) -> Markup:
    words = texts.TASK_SOON if task.due_on > today else texts.TASK_TODAY if task.due_on == today else texts.TASK_LATE
    line = words.format(task=shortened(task.content, TASK_IN_LINE), day=long_date(task.due_on))
    outside = others_than(task.helpers, [part.person.full_name for part in task.parts]) if task.helpers else []
    return line + (texts.TASK_ASK_OUTSIDE.format(names=shortened(", ".join(outside), TASK_IN_LINE)) if outside else "")


def _task_rows(task: Task) -> list[Row]:
    label = shortened(task.content, TASK_IN_LABEL)
    return [
        (TASK.choice(task, texts.TASK_DONE.format(task=label), "done"),),
        (TASK.choice(task, texts.TASK_OPEN.format(task=label), "open"),),
        (
            TASK.choice(task, texts.TASK_LATER.format(task=label), "later"),
            TASK.choice(task, texts.TASK_EXTEND.format(task=label), "ask"),
        ),
    ]
