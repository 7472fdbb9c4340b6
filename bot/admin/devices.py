"""`chibo devices …`: which devices speak for a person, cutting one off, and letting somebody in again whom too many
wrong answers have locked out.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.admin.opening import opened
from bot.clock import MovableClock
from bot.config import load
from handlers.context import Work
from handlers.people.devices.command_line import list_called, remove_called
from handlers.people.joining.command_line import InviteReport, unlock_called

app = typer.Typer(no_args_is_help=True, help="The devices that speak for people: list, remove, unlock.")
ConfigFile = Annotated[Path | None, typer.Option("--config", help="config.toml, unless CHIBO_CONFIG names another.")]
Called = Annotated[str, typer.Argument(help="The person's code or name, as in the roster.")]


@app.command("list")
def list_devices(person: Called, config: ConfigFile = None) -> None:
    """Show the devices that speak for a person: channel, since when, last used."""
    _do(config, lambda work: list_called(work, person))


@app.command()
def remove(
    person: Called,
    number: Annotated[int | None, typer.Argument(help="Which, as in `chibo devices list`.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
    config: ConfigFile = None,
) -> None:
    """Cut a device off: from the next update on it speaks for nobody."""
    if (number is None) is not everything:
        raise typer.BadParameter("name the number of one device, or --all")
    _do(config, lambda work: remove_called(work, person, number))


@app.command()
def unlock(person: Called, config: ConfigFile = None) -> None:
    """Let a person be invited again whom too many wrong answers have locked out."""
    _do(config, lambda work: unlock_called(work, person))


def _do(config: Path | None, deed: Callable[[Work], InviteReport]) -> None:
    """Carry one deed out in one transaction and print what it says; exit code 1 where it is refused."""
    settings = load(config)
    with opened(settings) as database, database.unit_of_work() as unit:
        report = deed(Work(unit, MovableClock().now(), settings.clock.zone, settings))
        if report.well:
            unit.commit()
    typer.echo("\n".join(report.lines), err=not report.well)
    raise typer.Exit(0 if report.well else 1)
