"""The first handler of every update: finds who is speaking, and lets nobody unknown any further."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop, TypeHandler

from handlers.context import Context
from handlers.dialogs import Handler
from handlers.joining import texts
from storage.people import account_of_chat, people_of_account


def doorkeeper() -> Handler:
    return TypeHandler(object, meet)


async def meet(update: object, context: Context) -> None:
    """Put the account and the person in place; stop what comes from a group or from nobody known."""
    work = context.work
    work.handled = True
    if not isinstance(update, Update):
        return
    chat = update.effective_chat
    if chat is None or chat.type != "private":
        raise ApplicationHandlerStop
    work.account = account_of_chat(context.session, chat.id)
    people = people_of_account(context.session, work.account.id) if work.account else []
    if not people:
        await chat.send_message(texts.UNKNOWN, parse_mode="HTML")
        raise ApplicationHandlerStop
    work.person = people[0]
