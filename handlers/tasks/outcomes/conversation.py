"""A theme's page and its closing assessment."""

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.choice import OneOf
from handlers.forms.questions.words import TypedWords
from handlers.forms.showing import show
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.tasks.buttons import CELL, THEME, is_cell
from handlers.tasks.outcomes import texts
from handlers.tasks.outcomes.pages import list_screen, page_screen, page_text
from storage import audit
from storage.assessments import Assessment
from storage.meetings import meeting_of_session
from storage.people import Unit
from storage.sessions import Session

LONGEST = 500


class AssessmentData(FormData):
    session_id: int = 0
    verdict: str = ""
    note: str = ""


def _session(context: Context, draft: Draft[AssessmentData]) -> Session:
    return context.db.get_one(Session, draft.data.session_id)


def _ask_verdict(context: Context, draft: Draft[AssessmentData]) -> Markup:
    return texts.ASK_VERDICT.format(page=page_text(context.work, _session(context, draft)))


def _ask_note(context: Context, draft: Draft[AssessmentData]) -> Markup:
    return texts.ASK_NOTE.format(verdict=texts.VERDICTS[draft.data.verdict])


def _save(context: Context, draft: Draft[AssessmentData]) -> Outcome:
    session, data = _session(context, draft), draft.data
    context.db.add(
        Assessment(session_id=session.id, verdict=data.verdict, note=data.note, by_id=context.person.id, at=context.now)
    )
    context.db.flush()
    audit.record(context.db, context.person.id, "assess_theme", f"session:{session.id}", context.now)
    page = page_screen(context, session)
    return Finish(Screen(texts.SAVED.format(page=page.text), page.choices))


ASSESS = Form(
    kind="assess",
    title=texts.TITLE,
    data=AssessmentData,
    allowed=lambda context, draft: context.work.may(Action.CHANGE_TASK, _session(context, draft).cell_id),
    about=lambda context, draft: texts.ABOUT.format(theme=shortened(_session(context, draft).theme, 60)),
    names=lambda context, draft: named_by(_session(context, draft).theme),
    table=(
        OneOf("verdict", _ask_verdict, offers=lambda context, draft: list(texts.VERDICTS.items()), typed=False),
        TypedWords("note", _ask_note, limit=LONGEST, skip=shared.SKIP, then=_save),
    ),
)


async def list_themes(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await show(update, list_screen(context.work, tap.row.id), fresh=True)


async def see_page(update: Update, context: Context, tap: Tap[Session]) -> None:
    viewings.note(context, Action.SEE_CELL_TASKS, f"session:{tap.row.id}")
    await show(update, page_screen(context, tap.row), fresh=True)


def _not_held(context: Context, session: Session) -> str | None:
    return shared.OLD_BUTTON if meeting_of_session(context.db, session.id) is None else None


async def assess(update: Update, context: Context, tap: Tap[Session]) -> None:
    await open_form(update, context, ASSESS, f"session:{tap.row.id}", AssessmentData(session_id=tap.row.id))


FEATURE = Feature(
    forms=(ASSESS,),
    buttons=(
        CELL.on("themes", list_themes, Action.SEE_CELL_TASKS, allowed=is_cell),
        THEME.on("page", see_page, Action.SEE_CELL_TASKS),
        THEME.on("assess", assess, Action.CHANGE_TASK, ended=_not_held),
    ),
)
