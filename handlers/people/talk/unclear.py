"""What nobody understood is repeated, kept, and asked about: where is it to go?"""

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.showing import show
from handlers.language.answers import LONG
from handlers.people.talk import kept, texts
from handlers.people.talk.kept import SAID
from handlers.people.talk.to_secretary import heads_of
from handlers.screens import menu
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.attendance.by_words import to_answer
from handlers.tasks.changing import decide
from handlers.tasks.life import State, TaskAction
from handlers.tasks.report.picking import open_tasks
from storage.drafts import DraftRow
from storage.tasks import Task, open_tasks_of

IN_SCREEN = 600
IN_LABEL = 40


async def ask(update: Update, context: Context, words: str, note: str | None = None) -> None:
    """Keep the words and ask what to do with them, under a `note` if there is one. Where there is nothing to do with
    them, nothing waits.
    """
    row = kept.keep(context, words)
    asked = screen(context, row)
    if not asked.choices:
        kept.went_to(row, "nowhere")
    await show(update, asked.under(Markup(note)) if note is not None else asked, fresh=True)


def screen(context: Context, row: DraftRow) -> Screen:
    words, choices = excerpt(row), _choices(context, row)
    if not choices:
        return Screen(texts.UNCLEAR_NOWHERE.format(words=words), menu=menu.labels_for(context.actor))
    never_mind = SAID.choice(row, texts.NEVER_MIND, "drop")
    return Screen(texts.UNCLEAR.format(words=words), one_per_row([*choices, never_mind]))


def excerpt(row: DraftRow) -> str:
    """The words as they are repeated on a screen."""
    return shortened(one_line(kept.words_of(row)), IN_SCREEN)


def choice_again(row: DraftRow) -> Choice:
    """The button that shows them once more."""
    return SAID.choice(row, texts.SAY_AGAIN.format(words=shortened(one_line(kept.words_of(row)), IN_LABEL)), "again")


def _choices(context: Context, row: DraftRow) -> list[Choice]:
    """Where the words may go: where there is something to report on, to put off, to answer, or somebody to read it. A
    report and a reason are no longer than those that are typed.
    """
    short = len(kept.words_of(row)) <= LONG
    offered = (
        (texts.REPORT, "report", short and bool(open_tasks(context))),
        (texts.DELAY, "delay", short and bool(to_delay(context))),
        (texts.ATTEND, "attend", short and bool(to_answer(context.work, context.person))),
        (texts.SECRETARY, "send", bool(heads_of(context))),
    )
    return [SAID.choice(row, label, verb) for label, verb, possible in offered if possible]


def to_delay(context: Context) -> list[Task]:
    """The speaker's tasks for which another day may be asked."""
    tasks = open_tasks_of(context.db, context.person.id)
    return [one for one in tasks if isinstance(decide(context.work, one, TaskAction.ASK_EXTENSION), State)]
