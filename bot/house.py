"""The composition: all parts of one running bot, made once and joined here."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.application import application_builder
from bot.channels.api import BotApi, FateUnknown, NotSent
from bot.channels.telegram import TelegramChannel
from bot.channels.zalo import ZaloChannel
from bot.clock import MovableClock
from bot.config import Settings
from bot.delivery import Delivery
from bot.downloads import Downloads
from bot.pacer import Pacer
from bot.renderings import Renderings
from bot.request import Identity
from bot.schedule import Schedule
from bot.worker import Worker, WorkerSettings
from handlers import failures
from handlers.context import Work
from handlers.digests.tick import send_digests
from handlers.reminders.tick import remind
from storage import identity, schema
from storage.database import Database
from storage.files import FileStore

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Channels:
    """The APIs by which the channels are reached; `zalo` None: that channel is off."""

    telegram: BotApi
    zalo: BotApi | None = None


class BadToken(Exception):
    """The Bot API refuses the token."""


async def learn_identity(database: Database, name: str, api: BotApi) -> Identity:
    """Who the bot is: asked of the API, or as last known where it cannot be reached. Raises BadToken."""
    try:
        reply = await api.call("getMe", {}, wait=10)
    except (NotSent, FateUnknown):
        reply = None
    if reply is not None and reply.status in (401, 404):
        raise BadToken
    async with database.writing() as unit:
        if reply is not None and reply.ok:
            me = reply.body["result"]
            identity.keep(unit.session, name, me["id"], me.get("username", ""), me.get("first_name", ""))
            unit.commit()
    with database.reading() as session:
        known = identity.known(session, name)
    if known is None:
        raise NotSent("the Bot API cannot be reached, and who the bot is has never been learnt")
    return Identity(known.bot_id, known.username, known.first_name)
