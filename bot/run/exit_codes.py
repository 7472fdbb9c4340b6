"""How a bot ends: the exit codes of `chibo run`, and what each means in words."""

import asyncio
from collections.abc import Mapping
from enum import IntEnum

import structlog

from bot.channels.api import BadToken
from bot.channels.bot_api.polling import OtherPoller, WebhookSet
from bot.channels.bot_api.webhook import WebhookRefused
from bot.channels.registry import CHANNELS
from bot.config import ConfigError
from bot.run.single_instance import NotAlone
from storage.database import DatabaseFault, Unusable
from storage.keys import KeyFault
from storage.schema import UnknownRevision

log = structlog.get_logger(__name__)


class Exit(IntEnum):
    """How a bot ends, and other commands; docs/running.md tells the same. 1 is everything that nobody foresaw."""

    STOPPED = 0
    CRASHED = 1
    CONFIGURATION = 2
    BAD_TOKEN = 3
    OTHER_BOT = 4
    WEBHOOK = 5
    DATABASE = 6
    REVISION = 7
    KEY = 8
    INTERRUPTED = 130


_FIRST, *_OTHERS = (f"{kind.section}.token" for kind in CHANNELS)
_MEANINGS: Mapping[type[Exception], tuple[Exit, str]] = {
    ConfigError: (Exit.CONFIGURATION, ""),
    BadToken: (Exit.BAD_TOKEN, f"the token is refused: see {_FIRST} ({', '.join(_OTHERS)}), and base_url"),
    OtherPoller: (Exit.OTHER_BOT, "another process polls for the same bot: stop it, or give this one another token"),
    NotAlone: (Exit.OTHER_BOT, "another process runs over the same database: stop it first"),
    WebhookSet: (
        Exit.WEBHOOK,
        'a webhook is set, so that polling gets nothing: set mode = "webhook", or delete it (see docs/running.md)',
    ),
    WebhookRefused: (Exit.WEBHOOK, "the webhook is refused: see webhook_url and webhook_secret"),
    Unusable: (Exit.DATABASE, ""),
    DatabaseFault: (Exit.DATABASE, "the database cannot be used: see storage.url, the disk and its rights"),
    UnknownRevision: (Exit.REVISION, ""),
    KeyFault: (Exit.KEY, ""),
}


def how_it_ended(running: asyncio.Task[None]) -> Exit:
    """The exit code, with one line in the log for whatever was not wanted. A task that still runs was stopped."""
    error = None if not running.done() or running.cancelled() else running.exception()
    if error is None:
        return Exit.STOPPED
    for kind, (code, why) in _MEANINGS.items():
        if isinstance(error, kind):
            log.error("bot.ends", code=int(code), why=why or str(error), error=type(error).__name__)
            return code
    log.critical("bot.crashed", code=int(Exit.CRASHED), exc_info=error)
    return Exit.CRASHED
