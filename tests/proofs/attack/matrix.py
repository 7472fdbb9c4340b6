"""The matrix of rights, made from the buttons that there are: who taps × which verb × whose row × in which state.

What must come of a tap is read off the table of rights, with the row's own unit and owner: where the table gives
nothing, and where the button is of another version of the row, nothing may change and nothing but a refusal be shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.compose.features import FEATURES
from handlers.forms.button_data import ButtonData
from handlers.forms.buttons import Button
from handlers.rights.access import Actor, Target, may
from handlers.rights.lines import Lines
from storage.base import Base, table_of
from storage.database import Db
from storage.people import Person

BUTTONS: tuple[Button[Any], ...] = tuple(one for feature in FEATURES for one in feature.buttons)


@dataclass(frozen=True)
class Row:
    """A row of a family's table, and where it stands by the table of rights."""

    id: int
    version: int
    target: Target


@dataclass(frozen=True)
class Tapper:
    """Somebody with a chat, as the table of rights sees them."""

    actor: Actor
    chat: int


@dataclass(frozen=True)
class Cell:
    """One cell of the matrix: a tap, and why it must come to nothing ("" where it may be carried out)."""

    data: str
    refused: str
    action: str
    relation: str


def tapper(person: Person, chat: int) -> Tapper:
    return Tapper(Actor.of(person), chat)


def rows_of_families(db: Db) -> dict[int, list[Row]]:
    """All rows of the table of every family of buttons, by the family's identity."""
    lines, found = Lines(db), dict[int, list[Row]]()
    for button in BUTTONS:
        family = button.family
        if id(family) not in found:
            found[id(family)] = [
                Row(row.id, family.version(row), _target(lines, family.unit(row), family.owner(row)))
                for row in db.scalars(select(family.model).order_by(_key(family.model)))
            ]
    return found


def _target(lines: Lines, unit: int, owner: int | None) -> Target:
    """What is somebody's own, and of no unit, says 0."""
    return lines.target(unit, owner) if unit else Target((), owner)


def _key(model: type[Base]) -> Any:
    return next(iter(table_of(model).primary_key.columns))


def cells(who: Tapper, rows: dict[int, list[Row]], least: bool) -> Iterator[Cell]:
    """The matrix of one person. With `least`, of each button one row of each relation alone."""
    for button in BUTTONS:
        seen: set[str] = set()
        for row in rows[id(button.family)]:
            relation = related(who.actor, row.target)
            if least and relation in seen:
                continue
            seen.add(relation)
            yield from _taps(button, who.actor, row, relation)


def _taps(button: Button[Any], actor: Actor, row: Row, relation: str) -> Iterator[Cell]:
    action = str(button.action) if button.action is not None else f"whoever has it ({button.family.prefix})"
    barred = button.action is not None and not may(actor, button.action, row.target)
    for arguments in _arguments(button, actor):
        for version in _versions(button, row):
            refused = "no right" if barred else "old" if _is_old(button, row, version) else ""
            data = str(ButtonData(button.family.prefix, row.id, version, button.verb, arguments))
            yield Cell(data, refused, action, relation)


def _is_old(button: Button[Any], row: Row, version: int) -> bool:
    """What has come to its end says so before it is asked how old the button is."""
    return version != row.version and not button.always and button.ended is None and button.allowed is None


def _versions(button: Button[Any], row: Row) -> Iterable[int]:
    return (row.version,) if button.always else sorted({row.version, max(row.version - 1, 0), row.version + 1})


def _arguments(button: Button[Any], actor: Actor) -> Iterable[tuple[str, ...]]:
    if button.addressed:
        return ((str(actor.person_id),),)
    if button.numbers == 0:
        return ((),)
    return (), ("1",), (str(actor.person_id),)


def related(actor: Actor, target: Target) -> str:
    if target.owner_id == actor.person_id:
        return "own"
    if target.units[:1] == (actor.unit_id,):
        return "own unit"
    if actor.unit_id in target.units:
        return "below one's unit"
    held = {unit for _, unit in actor.roles}
    if held & set(target.units[:1]):
        return "in charge of"
    if held & set(target.units):
        return "below one's office"
    return "elsewhere"
