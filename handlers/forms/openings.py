"""How an entry of the menu is opened: by its command, by its label, or by its button in the list of further entries."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from handlers.context import Context
from handlers.forms.engine import Handler, State, toast
from handlers.screens.menu import Item


def openings_of(item: Item, callback: Callable[[Update, Context], Coroutine[Any, Any, State]]) -> list[Handler]:
    """The handlers that open `item`, for the entry points of the one conversation."""

    async def tapped(update: Update, context: Context) -> State:
        state = await callback(update, context)
        await toast(update)
        return state

    return [
        CommandHandler(item.command, callback),
        MessageHandler(filters.Text([item.label]), callback),
        CallbackQueryHandler(tapped, pattern=f"^{item.data}$"),
    ]
