"""My book and my data: /toi, its buttons, the requests and their answers."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.context import Context, chat_id_of
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Form
from handlers.forms.showing import show, toast
from handlers.people.privacy import answering, asking, pages, texts
from handlers.people.privacy.answering import Reply
from handlers.people.privacy.asking import Asked
from handlers.people.privacy.buttons import OWN, REQUEST
from handlers.people.privacy.due import DUE
from handlers.people.privacy.erasing import withdraw_consent
from handlers.people.privacy.own_data import own_data_recipe
from handlers.people.privacy.own_data_document import READABLE
from handlers.people.privacy.requests import subject_of
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens.notices import send_document
from handlers.screens.screen import Screen
from storage import audit
from storage.data_requests import DataRequest, RequestKind, requests_of
from storage.people import Person

PAGES = {"withdraw": pages.withdraw_screen, "data": pages.data_screen, "reports": pages.reports_screen}


async def _book(update: Update, context: Context) -> None:
    await show(update, pages.book_screen(context), fresh=True)


def _showing(page: Callable[[Context], Screen]) -> Callable[[Update, Context, Tap[Person]], Awaitable[None]]:
    async def shown(update: Update, context: Context, tap: Tap[Person]) -> None:
        await toast(update)
        await show(update, page(context), fresh=True)

    return shown


async def _seen(update: Update, context: Context, tap: Tap[Person]) -> None:
    await toast(update)
    await show(update, pages.seen_screen(context, tap.number()), fresh=True)


async def _send_file(update: Update, context: Context, tap: Tap[Person]) -> None:
    await toast(update)
    audit.record(context.db, tap.row.id, Action.SEE_OWN_DATA, f"person:{tap.row.id}", context.now)
    caption = texts.FILE_CAPTION.format(name=tap.row.full_name)
    chat_id = chat_id_of(update)
    send_document(context.work, chat_id, caption, own_data_recipe(context.work, tap.row, READABLE))
    send_document(context.work, chat_id, texts.FILE_FOR_MACHINES, own_data_recipe(context.work, tap.row))


async def _withdraw(update: Update, context: Context, tap: Tap[Person]) -> None:
    """By oneself, at once."""
    work, person = context.work, tap.row
    await toast(update)
    await show(update, Screen(texts.WITHDRAWN), fresh=True)
    request = asking.withdrawn(context, person)
    withdraw_consent(work.db, person, work.now, work.channel, work.account)
    asking.tell_withdrawn(context, request)


async def _ask(update: Update, context: Context, tap: Tap[Person]) -> None:
    waiting = [one for one in requests_of(context.db, tap.row.id) if one.answered_at is None]
    if any(one.kind == tap.verb for one in waiting):
        return await toast(update, texts.ASKED_ALREADY)
    return await open_form(update, context, asking.REQUEST, tap.verb, Asked(kind=RequestKind(tap.verb)))


def _opening(form: Form[Reply]) -> Callable[[Update, Context, Tap[DataRequest]], Awaitable[None]]:
    async def opened(update: Update, context: Context, tap: Tap[DataRequest]) -> None:
        await open_form(update, context, form, subject_of(tap.row), Reply(request_id=tap.row.id))

    return opened


async def _carried_out(update: Update, context: Context, tap: Tap[DataRequest]) -> None:
    await toast(update)
    await show(update, answering.carry_out(context, tap.row), fresh=True)


_MAY = Action.ANSWER_DATA_REQUEST


FEATURE = Feature(
    due=DUE,
    forms=(asking.REQUEST, answering.ANSWER, answering.EXTENSION, answering.REFUSAL),
    menu={menu.ME: _book},
    buttons=(
        *(OWN.on(verb, _showing(page), Action.SEE_OWN_DATA, numbers=0) for verb, page in PAGES.items()),
        OWN.on("seen", _seen, Action.SEE_OWN_DATA, numbers=1),
        OWN.on("file", _send_file, Action.SEE_OWN_DATA, numbers=0),
        OWN.on("withdraw_now", _withdraw, Action.SEE_OWN_DATA, numbers=0),
        *(OWN.on(kind, _ask, Action.SEE_OWN_DATA, numbers=0) for kind in asking.KINDS),
        REQUEST.on("answer", _opening(answering.ANSWER), _MAY, ended=answering.is_answered, numbers=0),
        REQUEST.on("extend", _opening(answering.EXTENSION), _MAY, ended=answering.is_not_extended, numbers=0),
        REQUEST.on("refuse", _opening(answering.REFUSAL), _MAY, ended=answering.is_done, numbers=0),
        REQUEST.on("done", _carried_out, _MAY, ended=answering.is_done, numbers=0),
    ),
)
