"""Running a bot: everything is started together and ends together, by a signal or by the first part that fails."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from typing import Any

import structlog
from starlette.routing import Route

from bot.channels.api import BotApi
from bot.channels.kind import Ground, WayIn, nowhere
from bot.clock import MovableClock
from bot.compose.bot import House, Outside
from bot.config import ConfigError, Settings
from bot.delivery.public_files import PublicFiles
from bot.intake.quota import Quota
from bot.run import logs
from bot.run.direct_alarm import DirectAlarm
from bot.run.exit_codes import how_it_ended
from bot.run.health import Health
from bot.run.learning import Learnt, learn_all, learn_later, me_of
from bot.run.serving import Site
from bot.run.single_instance import alone
from bot.run.standing import Standing
from bot.run.sweeping import Sweeper
from bot.run.web import web_app
from handlers.meetings.minutes.own_templates import faults_of
from storage import schema
from storage.database import Database
from storage.sealed_folder import claim, confirm

STOP_SECONDS = 4.5

log = structlog.get_logger(__name__)


async def run_bot(settings: Settings, stop: asyncio.Event) -> int:
    """Run until `stop` is set, or until something ends it; returns an `Exit`. Takes at most five seconds to stop."""
    logs.set_up(settings.log, settings.secrets())
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
    """Run until something ends it. Who learns the bot's name late begins anew with it."""
    while True:
        try:
            return await _run_once(settings, clock)
        except Learnt:
            log.info("bot.begins_anew")


async def _run_once(settings: Settings, clock: MovableClock) -> None:
    _refuse_templates(settings)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(alone(settings.storage.url, clock))
        database = Database(settings.storage.url, settings.storage.read_key())
        stack.callback(database.close)
        confirm(settings.storage.files, database.key)
        schema.migrate(database.engine)
        # A folder that cannot be written to is no reason not to run: /health says so.
        with suppress(OSError):
            claim(settings.storage.files, database.key)
        files = _public_files(settings, database, clock)
        ground = Ground(database, clock, files.publish if files else nowhere)
        apis = _apis(stack, settings, ground)
        standing = Standing(tuple(apis), clock)
        names = await learn_all(settings, apis, ground, standing)
        outside = Outside(clock, apis, ground.publish, standing.report, names)
        house = House(settings, database, outside, me_of(settings, names))
        await house.delivery.recover()
        ways = house.ways_in()
        _refuse_one_path_for_two(settings, ways)
        routes = [route for way in ways.values() for route in way.routes]
        direct = DirectAlarm(house.channels, clock)
        health = Health(database, clock, settings.storage.files, Quota.of(settings.intake), direct, standing)
        sweeper = Sweeper(database, clock, house.files, settings.retention.files)
        await _open_site(stack, settings, health, routes, files)
        log.info("bot.runs", bot=house.me.username, channels=list(house.channels), hooks=len(routes))
        nameless = [kind for kind in settings.kinds if kind.name in apis and kind.name not in names]
        later = {f"name of {kind.name}": learn_later(kind, apis[kind.name], ground, standing) for kind in nameless}
        parts = {**_parts(house), **_ways_in(ways, standing), **later}
        await run_together({**parts, "health": health.run(), "sweeper": sweeper.run()})


def _public_files(settings: Settings, database: Database, clock: MovableClock) -> PublicFiles | None:
    root = settings.web.public_url
    return PublicFiles(root, settings.storage.files, clock, database.key) if root else None


def _apis(stack: AsyncExitStack, settings: Settings, ground: Ground) -> dict[str, BotApi]:
    """The API of each channel that is used, closed with the stack."""
    apis = {kind.name: kind.client(table, ground) for kind, table in settings.channels() if table.on}
    for api in apis.values():
        stack.push_async_callback(api.close)
    return apis


def _refuse_templates(settings: Settings) -> None:
    """A ward's template that could do more than name values is refused before anything runs."""
    for path, fault in faults_of(settings.documents.templates):
        raise ConfigError(f"documents.templates: {path}: {fault}")


def _refuse_one_path_for_two(settings: Settings, ways: Mapping[str, WayIn]) -> None:
    paths: dict[str, str] = {}
    for kind in settings.kinds:
        for route in ways[kind.name].routes if kind.name in ways else ():
            if (other := paths.setdefault(route.path, kind.section)) != kind.section:
                raise ConfigError(f"{kind.section}.webhook_url: must have another path than {other}.webhook_url")


async def _open_site(
    stack: AsyncExitStack, settings: Settings, health: Health, routes: Sequence[Route], files: PublicFiles | None
) -> None:
    """Listen. A port that is taken is an error only where somebody depends on it: /health alone can be missed."""
    site = Site(web_app(health, routes, files), settings.web.port, settings.web.host)
    try:
        site.listen()
    except OSError as error:
        if routes or files:
            raise ConfigError(f"web.port: {settings.web.port} cannot be listened on: {error.strerror}") from None
        log.warning("web.off", port=settings.web.port, why=error.strerror)
        return
    await stack.enter_async_context(site)


def _parts(house: House) -> dict[str, Coroutine[Any, Any, None]]:
    return {
        "worker": house.worker.run(),
        "delivery": house.delivery.run(),
        "downloads": house.downloads.run(),
        "schedule": house.schedule.run(),
    }


def _ways_in(ways: Mapping[str, WayIn], standing: Standing) -> dict[str, Coroutine[Any, Any, None]]:
    """What each channel does to hear, whatever becomes of the others."""
    return {
        f"{name} {number}": standing.on_its_own(name, part)
        for name, way in ways.items()
        for number, part in enumerate(way.parts)
    }


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
