"""The two bots that are measured, each run in a process of its own."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.channels.bot_api.http import HttpBotApi
from bot.channels.bot_api.identity import learn_identity
from bot.channels.kind import Ground
from bot.channels.pace import Pace
from bot.channels.telegram.kind import KIND as TELEGRAM
from bot.clock import MovableClock
from bot.compose.bot import House, Outside
from bot.config import load
from bot.delivery import Delivery
from bot.delivery.renderings import Renderings
from storage.database import Database
from tests.proofs.crash.ward import TOKEN

# Everything may leave at once.
UNPACED = Pace(1_000_000, 1000, timedelta(0), 1000, 1000, timedelta(0))


def echo(base_url: str) -> None:
    """python-telegram-bot as shipped: polling and httpx, nothing but an answer."""

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "")
        elif update.callback_query is not None:
            await update.callback_query.edit_message_text(update.callback_query.data or "")

    application = Application.builder().token(TOKEN).base_url(f"{base_url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.add_handler(CallbackQueryHandler(answer))
    application.run_polling()


async def house(base_url: str, url: str, key: str) -> None:
    """This house: intake, worker, delivery, downloads, as `chibo run` starts them, but for the pace."""
    settings = load(
        telegram={"token": TOKEN, "base_url": base_url}, storage={"url": url, "files": Path("unused"), "key": key}
    )
    database, clock = Database(url, settings.storage.read_key()), MovableClock()
    api = HttpBotApi(base_url, TOKEN)
    me = await learn_identity(database, TELEGRAM.name, api, TELEGRAM.meaning)
    built = House(settings, database, Outside(clock, {TELEGRAM.name: api}), me)
    channel = built.channels[TELEGRAM.name]
    channel.pace = UNPACED
    built.delivery = Delivery(database, clock, built.channels, built.files, Renderings(database))
    poller = TELEGRAM.poller(channel, Ground(database, clock))
    parts = [built.worker.run(), built.delivery.run(), built.downloads.run(), poller.run()]
    await asyncio.gather(*parts)


def main() -> None:
    kind, base_url, *more = sys.argv[1:]
    if kind == "echo":
        echo(base_url)
    else:
        asyncio.run(house(base_url, *more))


if __name__ == "__main__":
    main()
