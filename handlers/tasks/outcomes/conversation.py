"""A theme's page and its closing assessment."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.forms.stated import Handler
from handlers.language import answers
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks.outcomes import texts
from handlers.tasks.outcomes.pages import list_screen, page_screen, page_text
from storage import audit
from storage.assessments import Assessment
from storage.meetings import meeting_of_session
from storage.people import Unit, UnitKind
from storage.sessions import Session


def _session(context: Context, draft: Draft) -> Session:
    return context.db.get_one(Session, int(draft.data["session_id"]))


def _ask_verdict(context: Context, draft: Draft) -> Screen:
    text = texts.ASK_VERDICT.format(page=page_text(context.work, _session(context, draft)))
    return Screen(text, one_per_row(button(draft, label, "verdict", one) for one, label in texts.VERDICTS.items()))


def _tap_verdict(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb != "verdict" or argument not in texts.VERDICTS:
        return Reject(shared.USE_BUTTONS)
    draft.data["verdict"] = argument
    return Next("note")


def _ask_note(context: Context, draft: Draft) -> Screen:
    text = texts.ASK_NOTE.format(verdict=texts.VERDICTS[draft.data["verdict"]])
    return Screen(text, ((button(draft, shared.SKIP, "skip"),),))


def _tap_note(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _save(context, draft, "") if verb == "skip" else Reject(shared.USE_BUTTONS)


def _read_note(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, 500)) is not None:
        return Reject(problem)
    return _save(context, draft, words)


def _save(context: Context, draft: Draft, note: str) -> Outcome:
    session = _session(context, draft)
    context.db.add(
        Assessment(
            session_id=session.id, verdict=draft.data["verdict"], note=note, by_id=context.person.id, at=context.now
        )
    )
    context.db.flush()
    audit.record(context.db, context.person.id, "assess_theme", f"session:{session.id}", context.now)
    page = page_screen(context, session)
    return Finish(Screen(texts.SAVED.format(page=page.text), page.choices))


ASSESS = Form(
    kind="assess",
    title=texts.TITLE,
    allowed=lambda context, draft: context.work.may(Action.CHANGE_TASK, _session(context, draft).cell_id),
    about=lambda context, draft: texts.ABOUT.format(theme=shortened(_session(context, draft).theme, 60)),
    table=(
        Step("verdict", _ask_verdict, tapped=_tap_verdict),
        Step("note", _ask_note, tapped=_tap_note, typed=_read_note),
    ),
)


class Themes:
    """Where a theme's page is looked at and its assessment starts."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [CallbackQueryHandler(self.assess, pattern=r"^th:\d{1,15}:assess$")]

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.list, pattern=r"^th:\d{1,15}:list$"),
            CallbackQueryHandler(self.page, pattern=r"^th:\d{1,15}:page$"),
            CallbackQueryHandler(self.unknown, pattern=r"^th:"),
        ]

    async def list(self, update: Update, context: Context) -> None:
        cell = context.db.get(Unit, _number(update))
        if cell is None or cell.kind != UnitKind.CELL or not context.work.may(Action.SEE_CELL_TASKS, cell.id):
            await toast(update, shared.NOT_YOURS)
            return
        await toast(update)
        await show(update, list_screen(context.work, cell.id), fresh=True)
        return

    async def page(self, update: Update, context: Context) -> None:
        session = await _permitted(update, context, Action.SEE_CELL_TASKS)
        if session is not None:
            await toast(update)
            viewings.note(context, Action.SEE_CELL_TASKS, f"session:{session.id}")
            await show(update, page_screen(context, session), fresh=True)
        return

    async def assess(self, update: Update, context: Context) -> None:
        session = await _permitted(update, context, Action.CHANGE_TASK)
        if session is None:
            return None
        if meeting_of_session(context.db, session.id) is None:
            await toast(update, shared.OLD_BUTTON)
            return None
        data: dict[str, object] = {"session_id": session.id}
        return await self._dialogs.open(update, context, ASSESS.kind, f"session:{session.id}", data)

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


def _number(update: Update) -> int:
    assert update.callback_query is not None and update.callback_query.data is not None
    return int(update.callback_query.data.split(":")[1])


async def _permitted(update: Update, context: Context, action: Action) -> Session | None:
    """The session of a tapped button, if it is there and the person may; otherwise the tap is answered."""
    session = context.db.get(Session, _number(update))
    if session is None or not context.work.may(action, session.cell_id):
        await toast(update, shared.NOT_YOURS)
        return None
    return session
