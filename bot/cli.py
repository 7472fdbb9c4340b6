"""The command line: `chibo` (also `python -m bot`)."""

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.admin import devices, keys, units
from bot.admin.ending import Ending
from bot.config import ConfigError, Log, Settings, load
from bot.run import logs
from bot.run.exit_codes import Exit

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Plain lines: boxes say less on a narrow terminal, and cannot be drawn on many.
    rich_markup_mode=None,
    help="chibo: a chat assistant for the Party cells of a ward.",
)
app.add_typer(units.app, name="units")
app.add_typer(keys.app, name="key")
app.add_typer(devices.app, name="devices")
ConfigFile = Annotated[Path | None, typer.Option("--config", help="config.toml, unless CHIBO_CONFIG names another.")]

ending = Ending()


def main() -> None:
    """The entry point. However it ends, the last word is a plain line, and there is an exit code."""
    # Whatever is made (database, files, backups, invitations) is for the one user who runs this, and nobody else.
    os.umask(0o077)
    sys.exit(ending.code_of(app))


@app.callback()
def whole(
    debug: Annotated[bool, typer.Option("--debug", help="Show all details of what nobody foresaw.")] = False,
) -> None:
    """chibo: a chat assistant for the Party cells of a ward."""
    ending.debugging = debug


@app.command()
def run(config: ConfigFile = None) -> None:
    """Run the bot until it is stopped (SIGTERM or Ctrl-C)."""
    from bot.run.running import run_bot

    settings = _settings_with_token(config)
    sys.exit(_until_stopped(lambda stop: run_bot(settings, stop)))


@app.command()
def demo(
    reset: Annotated[bool, typer.Option("--reset", help="Start over with a fresh sample ward.")] = False,
    port: Annotated[int, typer.Option(help="The page's port; another is taken where it is busy.")] = 8765,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its data.")] = Path("data/demo"),
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page.")] = True,
) -> None:
    """The bot and a local simulator in one process: a sample ward to chat with, no token, no network."""
    from bot.play.demo import run_demo

    logs.set_up(Log(level="warning"))
    sys.exit(_until_stopped(lambda stop: run_demo(folder, port, reset, browser, stop)))


@app.command()
def tour(folder: Annotated[Path, typer.Option(help="Where the picture and the log are left.")] = Path("tour")) -> None:
    """Play one week of a sample ward without hands, and print the chat."""
    from bot.play.tour import run_tour

    logs.set_up(Log(level="error"))
    sys.exit(asyncio.run(run_tour(folder, typer.echo)))


@app.command("import")
def import_roster(
    file: Annotated[Path | None, typer.Argument(help="roster.xlsx or roster.csv")] = None,
    template: Annotated[Path | None, typer.Option("--template", help="Write an empty form here instead.")] = None,
    config: ConfigFile = None,
) -> None:
    """Import a roster: units, people, roles. Whole or not at all; what is wrong is told row by row."""
    from bot.admin import rosters

    if template is not None:
        _tell(*rosters.write_template(template))
    elif file is None:
        typer.echo("Name a file (roster.xlsx or roster.csv), or --template PATH for an empty form.", err=True)
        raise typer.Exit(Exit.CONFIGURATION)
    else:
        _tell(*rosters.import_file(load(config), file))


@app.command()
def invite(
    person: Annotated[str, typer.Argument(help="The person's code or name, as in the roster.")],
    qr: Annotated[Path | None, typer.Option("--qr", help="Write the QR picture (PNG) here.")] = None,
    lost: Annotated[
        bool, typer.Option("--lost", help="Confirm that they lost the devices with which they joined.")
    ] = False,
    config: ConfigFile = None,
) -> None:
    """Make a single-use, expiring invitation for a person."""
    from bot.admin import rosters

    _tell(*asyncio.run(rosters.invite_person(load(config), person, qr, lost)))


@app.command()
def erase(
    person: Annotated[str, typer.Argument(help="The person's code or name, as in the roster.")],
    only_consent: Annotated[bool, typer.Option("--only-consent", help="Unbind their accounts, erase nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: ConfigFile = None,
) -> None:
    """Erase a person's data (or withdraw their consent); what minutes must keep stays under a neutral name."""
    from bot.admin.erasing import erase_person

    lines, well = erase_person(load(config), person, only_consent, lambda question: yes or typer.confirm(question))
    typer.echo("\n".join(lines), err=not well)
    raise typer.Exit(0 if well else 1)


@app.command()
def check(
    witness: Annotated[
        str | None, typer.Option("--witness", help="A code at the foot of a weekly digest: is it still true?")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Look at the configuration, the database, the audit and the token; say what is wrong and how to mend it."""
    from bot.admin.check import check_all

    settings = load(config)
    findings = asyncio.run(check_all(settings, witness))
    secrets = settings.secrets()
    for finding in findings:
        line = f"{'ok  ' if finding.well else 'MEND'}  {finding.what}" + ("" if finding.well else f": {finding.mend}")
        typer.echo(logs.without_secrets(line, secrets))
    raise typer.Exit(0 if all(finding.well for finding in findings) else 1)


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(help="The folder in which the backup's own folder is made.")],
    verify: Annotated[bool, typer.Option("--verify", help="Look through the backup at TARGET instead.")] = False,
    config: ConfigFile = None,
) -> None:
    """Copy the database and the files while the bot runs, sealed as they are; the key is not in the copy."""
    from bot.admin.backup import back_up
    from bot.admin.backup_verifying import verify_backup
    from bot.clock import MovableClock

    storage = load(config).storage
    if verify:
        typer.echo(f"{target} is whole: {verify_backup(target, storage.read_key())['files']} files.")
    else:
        typer.echo(f"{back_up(storage, target, MovableClock().now())}")


@app.command()
def restore(
    source: Annotated[Path, typer.Argument(help="The backup: a folder that `chibo backup` has made.")],
    yes: Annotated[bool, typer.Option("--yes", help="Move aside what is there already.")] = False,
    config: ConfigFile = None,
) -> None:
    """Put a backup back, after looking through it. The bot must be stopped."""
    from bot.admin.restoring import restore as put_back
    from bot.clock import MovableClock

    typer.echo("\n".join(put_back(load(config).storage, source, yes, MovableClock().now())))


def _tell(lines: list[str], well: bool) -> NoReturn:
    typer.echo("\n".join(lines), err=not well)
    raise typer.Exit(0 if well else 1)


def _settings_with_token(config: Path | None) -> Settings:
    settings = load(config)
    if not any(table.on for _, table in settings.channels()):
        raise ConfigError("; or ".join(kind.needed for kind in settings.kinds if kind.needed))
    return settings


def _until_stopped(start: Any) -> int:
    """Run `start(stop)` with `stop` set by SIGTERM and SIGINT; returns its exit code."""

    async def run_it() -> int:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        running: Coroutine[Any, Any, int] = start(stop)
        return await running

    return asyncio.run(run_it())
