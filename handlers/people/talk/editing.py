"""A message that was changed after it was sent: what counts, and how that is changed. The bot has read it once, and an
app that has no edits knows nothing of it.
"""

from rapidfuzz.fuzz import ratio
from telegram import Update

from handlers.context import Context
from handlers.forms.showing import show
from handlers.language.spoken_words import heard
from handlers.people.talk import texts
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen
from handlers.tasks.buttons import TASK, refusal
from handlers.tasks.life import TaskAction
from handlers.tasks.report.data import KIND, draft_of
from handlers.tasks.summary import summary_of, summary_text
from handlers.tasks.withdrawing import texts as withdrawing
from handlers.tasks.withdrawing.conversation import may_withdraw, take_back_button
from storage.drafts import DraftState, latest_draft
from storage.reports import latest_entered_by
from storage.tasks import Report

IN_SCREEN = 200
# Of a hundred: so alike are a line and the same line with something changed in it.
ALIKE = 60


async def edited(update: Update, context: Context) -> None:
    message = update.edited_message
    words = (message.text or message.caption or "") if message is not None else ""
    await show(update, _screen(context, words), fresh=True)


def _screen(context: Context, words: str) -> Screen:
    begun = _begun_with(context)
    if begun and _alike(words, begun):
        return Screen(texts.EDITED_BEGUN.format(words=shortened(one_line(begun), IN_SCREEN)))
    report = latest_entered_by(context.db, context.person.id)
    if report is not None and any(_alike(words, said) for said in (report.done_text, report.cause)):
        return _of_report(context, report)
    return Screen(shared.EDITED)


def _begun_with(context: Context) -> str:
    """The words of the report that is being filled in, "" where there is none."""
    row = latest_draft(context.db, context.person.id, KIND)
    if row is None or row.state not in (DraftState.LIVE, DraftState.PARKED):
        return ""
    return draft_of(row).data.work or ""


def _alike(words: str, other: str) -> bool:
    return bool(other) and ratio(heard(words), heard(other)) >= ALIKE


def _of_report(context: Context, report: Report) -> Screen:
    text = texts.EDITED_REPORT.format(summary=summary_text(report.task, summary_of(report)))
    rows = [(take_back_button(report),)] if may_withdraw(context, report) else []
    if refusal(TaskAction.SAY_DOING, TaskAction.ADD_PART)(context, report.task) is None:
        rows.append((TASK.choice(report.task, withdrawing.REPORT_AGAIN, "open"),))
    return Screen(text + (texts.EDITED_HOW if rows else texts.EDITED_LATE), tuple(rows))
