"""`chibo key …`: the key is made, brought back from paper, changed, and laid over what was plain."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.admin.check_key import folder_beside
from bot.admin.recovery_sheet import read_sheet, sheet
from bot.admin.stopped import StillRunning, while_stopped
from bot.config import Storage, load
from storage.database import file_of
from storage.keys import Key, NoKey, next_key_file, read_key_file, write_key_file
from storage.resealing import Place, damaged_files, reseal

app = typer.Typer(no_args_is_help=True, help="The key that seals everything: new, recover, rotate, seal.")
ConfigFile = Annotated[Path | None, typer.Option("--config", help="config.toml, unless CHIBO_CONFIG names another.")]


@app.command()
def new(config: ConfigFile = None) -> None:
    """Make the key, and print its recovery sheet."""
    key = Key.new()
    _write(load(config).storage, key)
    typer.echo(sheet(key))


@app.command()
def recover(config: ConfigFile = None) -> None:
    """Make the key file again from the recovery sheet: the 24 words (or the code's digits) are asked for."""
    _write(load(config).storage, read_sheet(typer.prompt("The 24 words", hide_input=sys.stdin.isatty())))


@app.command()
def seal(config: ConfigFile = None) -> None:
    """Take over a database and files that are not sealed yet. The bot must be stopped; killed, it goes on."""
    storage = load(config).storage
    key = _needed(storage)
    _reseal(storage, None, key)
    typer.echo("Everything is sealed. Backups made before are not: delete them.")


@app.command()
def rotate(config: ConfigFile = None) -> None:
    """Change the key. The bot must be stopped; killed, it goes on at the next call."""
    storage = load(config).storage
    if storage.key.get_secret_value():
        raise NoKey("a key in the environment or config.toml cannot be changed from here: use storage.key_file")
    coming = next_key_file(storage.key_file)
    if not coming.exists():
        _refuse_damaged(storage, read_key_file(storage.key_file))
        write_key_file(coming, Key.new())
    key = read_key_file(coming)
    typer.echo(sheet(key))
    _reseal(storage, read_key_file(storage.key_file, changing=True), key)
    coming.replace(storage.key_file)
    typer.echo("The key is another one: the sheet above is its own. Backups made before open with the old one alone.")


def _write(storage: Storage, key: Key) -> None:
    if (beside := folder_beside(storage.key_file.resolve(), storage)) is not None:
        _refuse(f"{storage.key_file} would lie with what it seals ({beside}): set storage.key_file to another place")
    try:
        write_key_file(storage.key_file, key)
    except FileExistsError:
        _refuse(f"there is a key at {storage.key_file} already: nothing was changed")
    typer.echo(f"The key is at {storage.key_file}.", err=True)


def _needed(storage: Storage) -> Key:
    key = storage.read_key()
    if key is None:
        raise NoKey('storage.key = "none" seals nothing: take it out first')
    return key


def _reseal(storage: Storage, before: Key | None, key: Key) -> None:
    file = file_of(storage.url)
    if file is None:
        _refuse("of a database on a server only the files are sealed; they cannot be taken over yet")
        return
    try:
        with while_stopped(storage.url):
            reseal(Place(file, storage.files), before, key)
    except StillRunning as error:
        _refuse(str(error))


def _refuse_damaged(storage: Storage, key: Key) -> None:
    """Before anything is changed: what cannot be read now could not be sealed anew either."""
    file = file_of(storage.url)
    damaged = damaged_files(Place(file, storage.files), key) if file is not None else []
    if damaged:
        _refuse(f"damaged: {', '.join(damaged)}. Put them back from a backup, or move them away: nothing was changed")


def _refuse(why: str) -> None:
    typer.echo(why, err=True)
    raise typer.Exit(1)
