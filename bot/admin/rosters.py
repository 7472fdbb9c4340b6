"""What the command line does with rosters: the empty form, the import, and the invitations that begin everything."""

from pathlib import Path
from typing import Any

from bot.admin.opening import opened
from bot.channels.api import UNNAMED, BadToken, BotApi, Identity, NotSent
from bot.channels.kind import ChannelKind, Ground
from bot.clock import MovableClock
from bot.config import Settings
from handlers.context import Way, Work
from handlers.people.joining.command_line import invite_called
from handlers.people.joining.qr import render
from handlers.people.joining.roster.importing import import_roster
from handlers.people.joining.roster.template import roster_template
from storage.database import Database

Doors = tuple[Way, ...]
Told = tuple[list[str], bool]


def write_template(target: Path) -> Told:
    """Write the empty form; a file that is there is left alone. Returns what to say, and whether it went well."""
    try:
        with target.open("xb") as file:
            file.write(roster_template())
    except OSError as error:
        return [f"{target}: {error.strerror}"], False
    return [str(target)], True


def import_file(settings: Settings, file: Path) -> Told:
    """Import a roster, whole or not at all. Returns what to say, and whether it went well."""
    with opened(settings) as database, database.unit_of_work() as unit:
        try:
            report = import_roster(unit.db, file, MovableClock().now())
        except OSError as error:
            return [f"{file}: {error.strerror}"], False
        if report.well:
            unit.commit()
        return list(report.lines), report.well


async def invite_person(settings: Settings, words: str, qr: Path | None, lost: bool = False) -> Told:
    """Invite whom `words` means. Where the network does not tell the bot's name there is a code but no link. `lost`:
    that they lost the devices with which they joined is confirmed with it.
    """
    with opened(settings) as database:
        try:
            doors = await _doors(settings, database)
        except BadToken as error:
            return [str(error)], False
        return _invite(database, settings, words, doors, qr, lost)


def _invite(database: Database, settings: Settings, words: str, doors: Doors, qr: Path | None, lost: bool) -> Told:
    with database.unit_of_work() as unit:
        work = Work(unit, MovableClock().now(), settings.clock.zone, settings, doors=doors)
        report = invite_called(work, words, lost)
        if not report.well:
            return list(report.lines), False
        try:
            if qr is not None:
                qr.write_bytes(render(dict(report.qr)))
        except OSError as error:
            return [f"{qr}: {error.strerror}"], False
        unit.commit()
    return list(report.lines), True


async def _doors(settings: Settings, database: Database) -> Doors:
    """The ways to the bot, by each channel in use whose app has links. Raises BadToken where that leaves none."""
    ground, found, refused = Ground(database, MovableClock()), list[Way](), list[BadToken]()
    for kind, table in settings.channels():
        if not (table.on and kind.reach.link):
            continue
        try:
            door = kind.door(await _name(kind, kind.client(table, ground), database))
        except BadToken as error:
            refused.append(error)
        else:
            found += [door] if door is not None else []
    if refused and not found:
        raise refused[0]
    return tuple(found)


async def _name(kind: ChannelKind[Any], api: BotApi, database: Database) -> Identity:
    try:
        return await kind.learn(database, api) or UNNAMED
    except NotSent:
        return UNNAMED
    finally:
        await api.close()
