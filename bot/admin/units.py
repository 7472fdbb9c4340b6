"""`chibo units …`: the administrator merges, splits, renames, moves and dissolves units."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.admin.opening import opened
from bot.clock import MovableClock
from bot.config import load
from handlers.people.units.changing import Refused, Tree

app = typer.Typer(no_args_is_help=True, help="The tree of units: list, rename, move, merge, split, dissolve.")
ConfigFile = Annotated[Path | None, typer.Option("--config", help="config.toml, unless CHIBO_CONFIG names another.")]
Code = Annotated[str, typer.Argument(help="The unit's code, as in the roster.")]
Reason = Annotated[str, typer.Option(help="Why, for the history (such as the decision's number).")]


@app.command("list")
def list_units(
    gone: Annotated[bool, typer.Option("--all", help="Also those merged or dissolved.")] = False,
    config: ConfigFile = None,
) -> None:
    """Show the tree."""
    _do(config, lambda tree: tree.lines(gone))


@app.command()
def rename(unit: Code, name: str, reason: Reason = "", config: ConfigFile = None) -> None:
    """Give a unit another name. Past figures and minutes keep the old one."""
    _do(config, lambda tree: tree.rename(unit, name, reason))


@app.command()
def move(unit: Code, below: str, reason: Reason = "", config: ConfigFile = None) -> None:
    """Hang a unit below another (a cell below another ward)."""
    _do(config, lambda tree: tree.move(unit, below, reason))


@app.command()
def merge(
    units: Annotated[list[str], typer.Argument(help="The codes of the units that end.")],
    into: Annotated[str, typer.Option(help="The code of the unit that goes on; a new one needs --name.")],
    name: Annotated[str, typer.Option(help="The name of a new unit.")] = "",
    reason: Reason = "",
    config: ConfigFile = None,
) -> None:
    """Merge units into one: people, roles, sessions and tasks follow."""
    _do(config, lambda tree: tree.merge(units, into, name, reason))


@app.command()
def split(
    unit: Code,
    new: Annotated[str, typer.Option(help="The code of the new unit.")],
    name: Annotated[str, typer.Option(help="Its name.")],
    units: Annotated[list[str] | None, typer.Option("--unit", help="A unit that goes with it; several times.")] = None,
    people: Annotated[list[str] | None, typer.Option("--person", help="A member that goes with it.")] = None,
    reason: Reason = "",
    config: ConfigFile = None,
) -> None:
    """Split a new unit off: with cells of a ward, or with members of a cell and their open tasks."""
    _do(config, lambda tree: tree.split(unit, new, name, units or [], people or [], reason))


@app.command()
def dissolve(unit: Code, reason: Reason = "", config: ConfigFile = None) -> None:
    """End a unit in which nobody and nothing is left. Its books stay."""
    _do(config, lambda tree: tree.dissolve(unit, reason))


def _do(config: Path | None, deed: Callable[[Tree], list[str]]) -> None:
    """Carry one deed out in one transaction and print what it says; exit code 1 where it is refused."""
    try:
        with opened(load(config)) as database, database.unit_of_work() as unit:
            lines = deed(Tree(unit.db, MovableClock().now()))
            unit.commit()
    except Refused as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(1) from None
    typer.echo("\n".join(lines))
