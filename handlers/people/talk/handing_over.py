"""Where words that were kept are taken to: a report, a request for another day, an answer to an invitation, or the
secretary. They go along whole.
"""

from collections.abc import Sequence

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.showing import show, toast
from handlers.people.talk import kept, texts
from handlers.people.talk.kept import SAID
from handlers.people.talk.to_secretary import TO_SECRETARY, ToSecretary, heads_of
from handlers.people.talk.unclear import excerpt, screen, to_delay
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.attendance import by_words
from handlers.sessions.pages import card
from handlers.tasks.about_task import subject_of
from handlers.tasks.labels import short_label
from handlers.tasks.one_task.decisions import open_extension
from handlers.tasks.report.data import OUTCOME, ReportData, opened
from handlers.tasks.report.form import REPORT
from handlers.tasks.report.picking import open_tasks
from storage.drafts import DraftRow, draft_about
from storage.sessions import Session
from storage.tasks import Task


async def again(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    await show(update, screen(context, tap.row), fresh=True)


async def report(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    """It is asked how far it is, and which task where there are several: the words say neither without a doubt."""
    tasks = open_tasks(context)
    if not tasks:
        return await _nothing(update, texts.NO_TASK)
    kept.went_to(tap.row, "report")
    spoken = ReportData(understood=True, work=kept.words_of(tap.row))
    if len(tasks) == 1 and _is_untouched(context, tasks[0]):
        data = opened(tasks[0]).with_spoken(spoken)
        return await open_form(update, context, REPORT, subject_of(tasks[0]), data, [OUTCOME])
    # A subject of its own: words that were begun with before wait in another form.
    return await open_form(update, context, REPORT, f"said:{tap.row.id}", spoken)


def _is_untouched(context: Context, task: Task) -> bool:
    """Whether it is the speaker's own, and no report on it has been begun."""
    begun = draft_about(context.db, context.person.id, REPORT.kind, subject_of(task))
    return task.assignee_id == context.person.id and begun is None


async def delay(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    ids = [tap.number()] if tap.arguments else [one.id for one in to_delay(context)]
    await delay_of(update, context, tap.row, [one for one in ids if one is not None])


async def delay_of(update: Update, context: Context, said: DraftRow, task_ids: Sequence[int]) -> None:
    """Ask for another day for one of these tasks: the words are the reason. Of several it is asked which."""
    chosen = [one for one in to_delay(context) if one.id in task_ids]
    if not chosen:
        return await _nothing(update, texts.NO_TASK_TO_DELAY)
    if len(chosen) > 1:
        choices = [SAID.choice(said, short_label(one), "delay", one.id) for one in chosen]
        text = texts.WHICH_TO_DELAY.format(words=excerpt(said))
        await show(update, Screen(text, one_per_row(choices)), fresh=True)
        return None
    kept.went_to(said, "delay")
    return await open_extension(update, context, chosen[0], kept.words_of(said))


async def attend(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    sessions = by_words.to_answer(context.work, context.person)
    chosen = [one for one in sessions if one.id == tap.number()] if tap.arguments else sessions
    if not chosen:
        return await _nothing(update, texts.NO_SESSION)
    if len(chosen) > 1:
        choices = [SAID.choice(tap.row, by_words.label(context.work, one), "attend", one.id) for one in chosen]
        text = texts.WHICH_SESSION.format(words=excerpt(tap.row))
        await show(update, Screen(text, one_per_row(choices)), fresh=True)
        return None
    (session,) = chosen
    text = texts.COMING_OR_NOT.format(card=card(context.work, session, context.person), words=excerpt(tap.row))
    yes, no = (
        SAID.choice(tap.row, label, verb, session.id, session.version)
        for label, verb in ((texts.YES, "yes"), (texts.NO, "no"))
    )
    await show(update, Screen(text, ((yes, no),)), fresh=True)
    return None


async def answer(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    """ "Dự được" or "Xin vắng" for a session as it was shown."""
    session = context.db.get(Session, tap.number() or 0)
    if session is None or not by_words.may_answer(context.work, session, context.person):
        return await toast(update, shared.OLD_BUTTON)
    if tap.number(1) != session.version:
        return await toast(update, shared.OLD_BUTTON)
    coming = tap.verb == "yes"
    shown = by_words.answered(context, session, coming, "" if coming else kept.words_of(tap.row))
    kept.went_to(tap.row, "attend")
    if coming and heads_of(context):
        # Whoever comes gives no reason: what they said is still theirs to send.
        shown = shown.with_rows((SAID.choice(tap.row, texts.WORDS_LEFT, "send"),))
    await show(update, shown)
    return None


async def send(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    if not heads_of(context):
        return await _nothing(update, texts.NOBODY_TO_READ)
    data = ToSecretary(said_id=tap.row.id, words=kept.words_of(tap.row))
    return await open_form(update, context, TO_SECRETARY, f"said:{tap.row.id}", data, ("words", "summary"))


async def drop(update: Update, context: Context, tap: Tap[DraftRow]) -> None:
    """It was only said: nothing waits for anybody."""
    kept.went_to(tap.row, "nowhere", forget=True)
    tap.row.opened = {}
    await show(update, Screen(texts.FORGOTTEN, menu=menu.labels_for(context.actor)), fresh=True)


async def _nothing(update: Update, said: Markup) -> None:
    await show(update, Screen(said), fresh=True)
