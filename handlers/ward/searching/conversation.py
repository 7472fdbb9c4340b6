"""/tim: with words behind it at once, without them it asks. What is found opens by the buttons of its own feature."""

from collections.abc import Callable
from typing import Any

from telegram import Update

from handlers.context import Context, Work
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Finish, Form, Outcome, Reject
from handlers.forms.questions.words import TypedWords
from handlers.forms.showing import show
from handlers.language.dates import short_date
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.rights.cells import cells_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Choice, Screen
from handlers.sessions.buttons import SESSION
from handlers.sessions.texts import ITEM_ON_HOLD
from handlers.tasks.buttons import TASK
from handlers.ward.places.buttons import MATTER
from handlers.ward.searching import rules, texts
from storage import audit
from storage.people import Unit
from storage.places import PlaceMatter
from storage.searching import Found, find_matters, find_sessions, find_tasks
from storage.sessions import Session, SessionState
from storage.tasks import Task

MOST_EACH = 5
LABEL_LENGTH = 60


def results(context: Context, typed: str) -> Screen:
    """What is found, at most five of each kind. That somebody searched is noted, and which tasks they found."""
    words = rules.search_words(typed)
    found = _find(context, words, len(words))
    text = texts.FOUND
    if not any(one.rows for one in found.values()):
        found, text = _find(context, words, rules.good_enough(len(words))), texts.NEARLY
    audit.record(context.db, context.person.id, Action.SEARCH, "search", context.now)
    for task in found["tasks"].rows:
        if task.assignee_id != context.person.id:
            viewings.note(context, Action.SEARCH, f"task:{task.id}")
    words_shown = shortened(one_line(typed), 80)
    if not any(one.rows for one in found.values()):
        return Screen(texts.NOTHING.format(words=words_shown))
    lines = [
        texts.LINES[kind].format(count=len(one.rows), more=texts.MORE if one.more else "")
        for kind, one in found.items()
        if one.rows
    ]
    choices = [(_CHOICES[kind](context.work, row),) for kind, one in found.items() for row in one.rows]
    return Screen(text.format(words=words_shown, lines=shared.list_lines(lines)) + texts.NOTE, tuple(choices))


def _find(context: Context, words: list[str], least: int) -> dict[str, Found]:
    work, actor = context.work, context.actor
    sessions = cells_where(work, actor, Action.SEE_SCHEDULE)
    tasks, places = cells_where(work, actor, Action.SEE_CELL_TASKS), cells_where(work, actor, Action.SEE_PLACES)
    return {
        "sessions": find_sessions(work.db, sessions, words, least, MOST_EACH),
        "tasks": find_tasks(work.db, tasks, actor.person_id, words, least, MOST_EACH),
        "places": find_matters(work.db, places, words, least, MOST_EACH),
    }


def _cell(work: Work, cell_id: int) -> str:
    return work.db.get_one(Unit, cell_id).name


def _session_choice(work: Work, row: Session) -> Choice:
    on_hold = row.state == SessionState.POSTPONED
    day = ITEM_ON_HOLD if on_hold else short_date(row.starts_at.astimezone(work.zone).date())
    label = texts.SESSION.format(
        day=day, theme=shortened(one_line(row.theme), LABEL_LENGTH), cell=_cell(work, row.cell_id)
    )
    return SESSION.choice(row, label, "view")


def _task_choice(work: Work, row: Task) -> Choice:
    label = texts.TASK.format(content=shortened(one_line(row.content), LABEL_LENGTH), cell=_cell(work, row.cell_id))
    return TASK.choice(row, label, "view")


def _place_choice(work: Work, row: PlaceMatter) -> Choice:
    label = texts.PLACE.format(place=shortened(one_line(row.place), LABEL_LENGTH), cell=_cell(work, row.cell_id))
    return MATTER.choice(row, label, "at")


_CHOICES: dict[str, Callable[[Work, Any], Choice]] = {
    "sessions": _session_choice,
    "tasks": _task_choice,
    "places": _place_choice,
}


async def _search(update: Update, context: Context) -> None:
    typed = _behind_the_command(update)
    if rules.search_words(typed):
        await show(update, results(context, typed), fresh=True)
    else:
        await open_form(update, context, FORM)


def _behind_the_command(update: Update) -> str:
    """What was typed behind /tim; nothing where it was its label or its button."""
    words = (update.message.text or "") if update.message is not None else ""
    return " ".join(words.split()[1:]) if words.startswith("/") else ""


class Sought(FormData):
    words: str = ""


class Search(TypedWords[Sought]):
    """Words of any length with something in them to look for."""

    def read(self, context: Context, draft: Draft[Sought], words: str) -> Outcome:
        return Finish(results(context, words)) if rules.search_words(words) else Reject(texts.NOT_WORDS)


FORM = Form(
    kind="search",
    title=texts.TITLE,
    data=Sought,
    allowed=lambda context, draft: context.work.may(Action.SEARCH, context.person.unit_id, context.person.id),
    about=lambda context, draft: texts.ABOUT,
    table=(Search("words", texts.ASK),),
)
FEATURE = Feature(forms=(FORM,), menu={menu.SEARCH: _search})
