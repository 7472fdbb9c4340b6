"""What the command line does with rosters: the empty form, the import, and the invitations that begin everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.channels.api import BadToken, NotSent
from bot.channels.bot_api.http import HttpBotApi
from bot.clock import MovableClock
from bot.compose.bot import learn_identity
from bot.config import Settings
from handlers.people.joining.command_line import invite_called
from handlers.people.joining.qr import qr_png
from handlers.people.joining.roster.importing import import_roster
from handlers.people.joining.roster.template import roster_template
from storage import schema
from storage.database import Database

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
    with _opened(settings) as database, database.unit_of_work() as unit:
        try:
            report = import_roster(unit.db, file, MovableClock().now())
        except OSError as error:
            return [f"{file}: {error.strerror}"], False
        if report.well:
            unit.commit()
        return list(report.lines), report.well


async def invite_person(settings: Settings, words: str, qr: Path | None) -> Told:
    """Invite whom `words` means. Where the network does not tell the bot's name there is a code but no link."""
    with _opened(settings) as database:
        try:
            username = await _bot_username(settings, database)
        except BadToken:
            return ["telegram.token: is refused; copy it again from @BotFather"], False
        return _invite(database, settings, words, username, qr)


def _invite(database: Database, settings: Settings, words: str, username: str, qr: Path | None) -> Told:
    with database.unit_of_work() as unit:
        report = invite_called(unit.db, words, username, MovableClock().now(), settings.clock.zone, settings)
        if not report.well:
            return list(report.lines), False
        try:
            if qr is not None:
                qr.write_bytes(qr_png(report.qr_text))
        except OSError as error:
            return [f"{qr}: {error.strerror}"], False
        unit.commit()
    return list(report.lines), True


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    """The database, brought to its newest form: importing is often the first thing that is done with it."""
    database = Database(settings.storage.url)
    try:
        schema.migrate(database.engine)
        yield database
    finally:
        database.close()


async def _bot_username(settings: Settings, database: Database) -> str:
    token = settings.telegram.token.get_secret_value()
    if not token:
        return ""
    api = HttpBotApi(settings.telegram.base_url, token)
    try:
        return (await learn_identity(database, "telegram", api)).username
    except NotSent:
        return ""
    finally:
        await api.close()
