"""How an entry of the menu is opened: by its command, by its label, or by its button in the list of further entries."""

from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from handlers.context import Context
from handlers.forms.engine import toast
from handlers.forms.stated import Handler
from handlers.screens.menu import Item


def openings_of(item: Item, callback: Callable[[Update, Context], Awaitable[None]]) -> list[Handler]:
    async def tapped(update: Update, context: Context) -> None:
        await callback(update, context)
        await toast(update)

    return [
        CommandHandler(item.command, callback),  # type: ignore[arg-type]
        MessageHandler(filters.Text([item.label]), callback),  # type: ignore[arg-type]
        CallbackQueryHandler(tapped, pattern=f"^{item.data}$"),
    ]
