"""`chibo devices …`: who may be let in again after too many wrong answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.admin.opening import opened
from bot.clock import MovableClock
from bot.config import load
from handlers.context import Work
from handlers.people.joining.command_line import InviteReport, unlock_called

app = typer.Typer(no_args_is_help=True, help="The devices that speak for people: unlock.")
ConfigFile = Annotated[Path | None, typer.Option("--config", help="config.toml, unless CHIBO_CONFIG names another.")]
Called = Annotated[str, typer.Argument(help="The person's code or name, as in the roster.")]


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
