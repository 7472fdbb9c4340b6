"""Running a bot: everything is started together and ends together, by a signal or by the first part that fails."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Any

import structlog
from pydantic import SecretStr

from bot.channels.api import BotApi, NotSent
from bot.channels.bot_api.http import HttpBotApi
from bot.channels.bot_api.polling import TELEGRAM_ASKING, ZALO_ASKING, Poller
from bot.channels.bot_api.webhook import TELEGRAM_HEADER, TELEGRAM_WISHES, ZALO_HEADER, ZALO_WISHES, Hook, set_webhook
from bot.channels.keeping import Intake
from bot.clock import MovableClock
from bot.compose.bot import House, Outside, learn_identity
from bot.config import BotSection, ConfigError, Settings
from bot.delivery.public_files import PublicFiles
from bot.run import logs
from bot.run.exit_codes import how_it_ended
from bot.run.serving import Site
from bot.run.single_instance import alone
from bot.run.web import web_app
from bot.worker.request import Identity
from storage import schema
from storage.database import Database

STOP_SECONDS = 4.5
LEARN_AGAIN_SECONDS = 5.0

log = structlog.get_logger(__name__)


async def run_bot(settings: Settings, stop: asyncio.Event) -> int:
    """Run until `stop` is set, or until something ends it; returns an `Exit`. Takes at most five seconds to stop."""
    logs.set_up(settings.log, [secret.get_secret_value() for secret in _secrets(settings)])
    logs.watch(asyncio.get_running_loop())
    running = asyncio.create_task(_run(settings, MovableClock()))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait((running, stopped), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not running.done():
        log.info("bot.stops")
        running.cancel()
        await asyncio.wait((running,), timeout=STOP_SECONDS)
    return how_it_ended(running)


async def _run(settings: Settings, clock: MovableClock) -> None:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(alone(settings.storage.url, clock))
        database = Database(settings.storage.url)
        stack.callback(database.close)
        schema.migrate(database.engine)
        telegram = _api(stack, settings.telegram)
        zalo = _api(stack, settings.zalo) if settings.zalo.token.get_secret_value() else None
        me = await _learn(database, telegram, clock)
        files = PublicFiles(settings.web.public_url, settings.storage.files, clock) if settings.web.public_url else None
        outside = Outside(clock, telegram, zalo, _number_of(settings.zalo.token), files.publish if files else _nowhere)
        house = House(settings, database, outside, me)
        await house.delivery.recover()
        hooks, pollers = _intakes(settings, house)
        await _open_site(stack, settings, database, hooks, files)
        log.info("bot.runs", bot=me.username, channels=list(house.channels), hooks=len(hooks))
        await run_together(_parts(house, hooks, pollers, clock))


def _api(stack: AsyncExitStack, section: BotSection) -> HttpBotApi:
    api = HttpBotApi(section.base_url, section.token.get_secret_value())
    stack.push_async_callback(api.close)
    return api


async def _learn(database: Database, api: BotApi, clock: MovableClock) -> Identity:
    """Who the bot is; where nobody has ever been able to tell, wait for the network."""
    while True:
        try:
            return await learn_identity(database, "telegram", api)
        except NotSent as error:
            log.warning("bot.waits_for_network", why=str(error), seconds=LEARN_AGAIN_SECONDS)
            await clock.sleep(LEARN_AGAIN_SECONDS)


def _intakes(settings: Settings, house: House) -> tuple[list[Hook], list[Poller]]:
    """Each channel's way in, as its mode says."""
    ways = {
        "telegram": (settings.telegram, TELEGRAM_HEADER, TELEGRAM_WISHES, TELEGRAM_ASKING),
        "zalo": (settings.zalo, ZALO_HEADER, ZALO_WISHES, ZALO_ASKING),
    }
    hooks, pollers = [], []
    for name, channel in house.channels.items():
        section, header, wishes, asking = ways[name]
        intake = Intake(channel, house.database, house.clock)
        if section.mode == "webhook":
            hooks.append(Hook(section.webhook_url, section.webhook_secret, header, wishes, intake))
        else:
            pollers.append(Poller(intake, house.database, house.clock, asking))
    if len({hook.path for hook in hooks}) < len(hooks):
        raise ConfigError("zalo.webhook_url: must have another path than telegram.webhook_url")
    return hooks, pollers


async def _open_site(
    stack: AsyncExitStack, settings: Settings, database: Database, hooks: Sequence[Hook], files: PublicFiles | None
) -> None:
    """Listen. A port that is taken is an error only where somebody depends on it: /health alone can be missed."""
    site = Site(web_app(database, hooks, files), settings.web.port, settings.web.host)
    try:
        site.listen()
    except OSError as error:
        if hooks or files:
            raise ConfigError(f"web.port: {settings.web.port} cannot be listened on: {error.strerror}") from None
        log.warning("web.off", port=settings.web.port, why=error.strerror)
        return
    await stack.enter_async_context(site)


def _parts(
    house: House, hooks: Sequence[Hook], pollers: Sequence[Poller], clock: MovableClock
) -> dict[str, Coroutine[Any, Any, None]]:
    parts: dict[str, Coroutine[Any, Any, None]] = {
        "worker": house.worker.run(),
        "delivery": house.delivery.run(),
        "downloads": house.downloads.run(),
        "schedule": house.schedule.run(),
    }
    parts |= {f"polling {number}": poller.run() for number, poller in enumerate(pollers)}
    return parts | {f"webhook {number}": set_webhook(hook, clock) for number, hook in enumerate(hooks)}


async def run_together(parts: Mapping[str, Coroutine[Any, Any, None]]) -> None:
    """Run all parts until one fails (its error is raised) or this is cancelled; then let each come to its end."""
    tasks = [asyncio.create_task(part, name=name) for name, part in parts.items()]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    for task in done:
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("bot.part_ended", part=task.get_name(), error=type(error).__name__)
            raise error


def _secrets(settings: Settings) -> list[SecretStr]:
    sections = (settings.telegram, settings.zalo)
    return [secret for section in sections for secret in (section.token, section.webhook_secret)]


def _number_of(token: SecretStr) -> str:
    """The bot's id, which every token begins with."""
    return token.get_secret_value().partition(":")[0]


def _nowhere(upload: object) -> None:
    """Without a public address there is nothing to put a file at."""
