"""Answering a sign, and looking at the session that it is about."""

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.questions.words import TypedWords
from handlers.forms.showing import show
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named_by
from handlers.ward.meeting_text import meeting_text
from handlers.ward.signs import showing, texts
from handlers.ward.signs.buttons import SIGN
from handlers.ward.signs.chores import CHORES
from handlers.ward.signs.due import DUE
from storage import audit
from storage.signs import Sign

LONGEST = 500


class Answer(FormData):
    sign_id: int = 0
    answer: str = ""


def _sign(context: Context, draft: Draft[Answer]) -> Sign:
    return context.db.get_one(Sign, draft.data.sign_id)


def _allowed(context: Context, draft: Draft[Answer]) -> bool:
    return context.work.may(Action.ANSWER_SIGN, _sign(context, draft).cell_id)


def _about(context: Context, draft: Draft[Answer]) -> str:
    return texts.ABOUT.format(name=texts.NAMES[_sign(context, draft).rule])


def _question(context: Context, draft: Draft[Answer]) -> Markup:
    sign = _sign(context, draft)
    before = texts.BEFORE.format(answer=shortened(one_line(sign.answer), 200)) if sign.answer else ""
    theme = shortened(one_line(showing.session_of(context.work, sign).theme), 120)
    return texts.ASK.format(sign=showing.line(context.work, sign, with_answer=False), theme=theme, before=before)


def _save(context: Context, draft: Draft[Answer]) -> Outcome:
    sign, words = _sign(context, draft), draft.data.answer
    if sign.gone_at is not None:
        return Finish(Screen(texts.GONE))
    sign.answer, sign.answered_by_id, sign.answered_at = words, context.person.id, context.now
    audit.record(context.db, context.person.id, Action.ANSWER_SIGN, f"sign:{sign.id}", context.now)
    return Finish(Screen(texts.SAVED.format(answer=words)))


ANSWER = Form(
    kind="sign_answer",
    title=texts.TITLE,
    data=Answer,
    allowed=_allowed,
    about=_about,
    names=lambda context, draft: named_by(showing.session_of(context.work, _sign(context, draft)).theme),
    table=(TypedWords("answer", _question, limit=LONGEST, then=_save),),
)


async def _answer(update: Update, context: Context, tap: Tap[Sign]) -> None:
    if tap.row.gone_at is not None:
        await show(update, Screen(texts.GONE), fresh=True)
        return
    await open_form(update, context, ANSWER, f"sign:{tap.row.id}", Answer(sign_id=tap.row.id))


async def _see(update: Update, context: Context, tap: Tap[Sign]) -> None:
    """The session with what it concluded and its signs, as the ward sees it."""
    work, session = context.work, showing.session_of(context.work, tap.row)
    signs = showing.visible(work, session.id, session.cell)
    viewings.note(context, Action.SEE_RESULTS, f"session:{session.id}")
    choices = tuple((showing.answer_button(one),) for one in signs)
    await show(update, Screen(meeting_text(work, session) + showing.block(work, signs), choices), fresh=True)


FEATURE = Feature(
    due=DUE,
    chores=CHORES,
    forms=(ANSWER,),
    buttons=(SIGN.on("answer", _answer, Action.ANSWER_SIGN), SIGN.on("see", _see, Action.ANSWER_SIGN)),
)
