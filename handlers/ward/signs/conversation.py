"""Answering a sign, and looking at the session that it is about. A button is `sg:<sign id>:answer` or `:see`."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Finish, Form, Outcome, Reject, Step
from handlers.forms.stated import Handler
from handlers.language import answers
from handlers.rights import viewings
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen
from handlers.ward.meeting_text import meeting_text
from handlers.ward.signs import showing, texts
from storage import audit
from storage.signs import Sign

LONGEST = 500


def _sign(context: Context, draft: Draft) -> Sign:
    return context.db.get_one(Sign, draft.data["sign_id"])


def allowed(context: Context, draft: Draft) -> bool:
    return context.work.may(Action.ANSWER_SIGN, _sign(context, draft).cell_id)


def about(context: Context, draft: Draft) -> str:
    return texts.ABOUT.format(name=texts.NAMES[_sign(context, draft).rule])


def ask(context: Context, draft: Draft) -> Screen:
    sign = _sign(context, draft)
    before = texts.BEFORE.format(answer=shortened(one_line(sign.answer), 200)) if sign.answer else ""
    theme = shortened(one_line(showing.session_of(context.work, sign).theme), 120)
    line = showing.line(context.work, sign, with_answer=False)
    return Screen(texts.ASK.format(sign=line, theme=theme, before=before))


def read(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, LONGEST)) is not None:
        return Reject(problem)
    sign = _sign(context, draft)
    if sign.gone_at is not None:
        return Finish(Screen(texts.GONE))
    sign.answer, sign.answered_by_id, sign.answered_at = words, context.person.id, context.now
    audit.record(context.db, context.person.id, Action.ANSWER_SIGN, f"sign:{sign.id}", context.now)
    return Finish(Screen(texts.SAVED.format(answer=words)))


ANSWER = Form(
    kind="sign_answer", title=texts.TITLE, allowed=allowed, about=about, table=(Step("answer", ask, typed=read),)
)


class Signs:
    """The buttons of signs."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [CallbackQueryHandler(self.answer, pattern=r"^sg:\d{1,15}:answer$")]

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.see, pattern=r"^sg:\d{1,15}:see$"),
            CallbackQueryHandler(self.unknown, pattern=r"^sg:"),
        ]

    async def answer(self, update: Update, context: Context) -> None:
        sign = await _checked(update, context)
        if sign is None:
            return None
        if sign.gone_at is not None:
            await toast(update)
            await show(update, Screen(texts.GONE), fresh=True)
            return None
        return await self._dialogs.open(update, context, ANSWER.kind, f"sign:{sign.id}", {"sign_id": sign.id})

    async def see(self, update: Update, context: Context) -> None:
        """The session with what it concluded and its signs, as the ward sees it."""
        sign = await _checked(update, context)
        if sign is None:
            return
        await toast(update)
        work, session = context.work, showing.session_of(context.work, sign)
        signs = showing.visible(work, session.id, session.cell)
        viewings.note(context, Action.SEE_RESULTS, f"session:{session.id}")
        choices = tuple((showing.answer_button(one),) for one in signs)
        await show(update, Screen(meeting_text(work, session) + showing.block(work, signs), choices), fresh=True)
        return

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


async def _checked(update: Update, context: Context) -> Sign | None:
    """The sign of a tapped button that the person may answer; otherwise the tap is answered and None returned."""
    assert update.callback_query is not None and update.callback_query.data is not None
    sign = context.db.get(Sign, int(update.callback_query.data.split(":")[1]))
    if sign is None or not context.work.may(Action.ANSWER_SIGN, sign.cell_id):
        await toast(update, shared.NOT_YOURS)
        return None
    return sign
