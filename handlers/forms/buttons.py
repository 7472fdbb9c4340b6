"""The one maker of the buttons that stand outside of forms: `<family>:<id>:<version>:<verb>[:<argument>…]`.

A family of buttons stands for the rows of one table. It makes a button, and of a tap it fetches the row, asks the table
of rights, and compares the version; what is old, done or not one's own is answered here, the same for every room.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from telegram import Update

from handlers.context import Context
from handlers.forms.engine import toast
from handlers.rights.access import Action
from handlers.screens import texts
from handlers.screens.screen import Choice
from storage.base import Base

R = TypeVar("R", bound=Base)


@dataclass(frozen=True)
class Tap(Generic[R]):
    """A tap that may be carried out: the row as it is now, the button's verb and what else it said."""

    row: R
    verb: str
    arguments: tuple[str, ...] = ()

    def number(self, place: int = 0) -> int | None:
        """The `place`-th argument as a number; None where there is none."""
        given = self.arguments[place] if place < len(self.arguments) else ""
        return int(given) if _is_number(given) else None


Callback = Callable[[Update, Context, Tap[R]], Awaitable[None]]


@dataclass(frozen=True)
class Button(Generic[R]):
    """What a verb of a family does, and by which right of the row's unit (None: whoever has the button).

    `always`: showing is never too old, so the version is not compared. `ended` says what a tap is told where what it
    asks for is done already (None: it is not). `allowed` asks more than the table of rights can say.
    """

    family: "Buttons[R]"
    verb: str
    callback: Callback[R]
    action: Action | None = None
    always: bool = False
    allowed: Callable[[Context, R], bool] | None = None
    ended: Callable[[Context, R], str | None] | None = None

    async def tapped(self, update: Update, context: Context, parts: "_Parts") -> None:
        row = context.db.get(self.family.model, parts.id)
        if row is None or not self._permits(context, row):
            return await toast(update, texts.NOT_YOURS)
        if self.ended is not None and (said := self.ended(context, row)) is not None:
            return await toast(update, said)
        if not self.always and parts.version != self.family.version(row):
            return await toast(update, texts.OLD_BUTTON)
        await self.callback(update, context, Tap(row, self.verb, parts.arguments))
        return await toast(update)

    def _permits(self, context: Context, row: R) -> bool:
        if self.allowed is not None and not self.allowed(context, row):
            return False
        unit, owner = self.family.unit(row), self.family.owner(row)
        return self.action is None or context.work.may(self.action, unit, owner)


def _none(row: Any) -> int | None:
    return None


def _unversioned(row: Any) -> int:
    return 0


@dataclass(frozen=True)
class Buttons(Generic[R]):
    """A family: its prefix, the table of its rows, and where a row belongs by the table of rights.

    `unit` is the id of the unit whose thing a row is, `owner` the person's (None: nobody's own), `version` what grows
    as the row changes (rows that never do have none).
    """

    prefix: str
    model: type[R]
    unit: Callable[[R], int]
    owner: Callable[[R], int | None] = _none
    version: Callable[[R], int] = _unversioned

    def choice(self, row: R, label: str, verb: str, *arguments: object) -> Choice:
        """A button of this row as it is now (ValueError: over 64 bytes)."""
        number = row.id  # type: ignore[attr-defined]
        said = ":".join(map(str, (self.prefix, number, self.version(row), verb, *arguments)))
        return Choice(label, said, about=f"{self.model.__tablename__}:{number}")

    def on(
        self,
        verb: str,
        callback: Callback[R],
        action: Action | None = None,
        *,
        always: bool = False,
        allowed: Callable[[Context, R], bool] | None = None,
        ended: Callable[[Context, R], str | None] | None = None,
    ) -> Button[R]:
        """What a tap on `verb` does. To be listed in the room's `Feature`."""
        return Button(self, verb, callback, action, always, allowed, ended)


@dataclass(frozen=True)
class _Parts:
    """What a button's data say. `key` is its family and verb."""

    key: tuple[str, str]
    id: int
    version: int
    arguments: tuple[str, ...]


def _is_number(given: str) -> bool:
    """Whether this is a number that a database may be asked for: a forged one may have sixty digits."""
    return given.isascii() and given.isdecimal() and len(given) <= 15


def _parts(data: str) -> _Parts | None:
    """The parts of a button of a family; None for any other, and for what nobody here has made."""
    prefix, *said = data.split(":")
    if len(said) < 3 or not all(map(_is_number, said[:2])):
        return None
    return _Parts((prefix, said[2]), int(said[0]), int(said[1]), tuple(said[3:]))


class ButtonIndex:
    """All buttons by family and verb."""

    def __init__(self, buttons: Iterable[Button[Any]]) -> None:
        self._by_key: Mapping[tuple[str, str], Button[Any]] = {(one.family.prefix, one.verb): one for one in buttons}

    def patterns(self) -> tuple[str, ...]:
        """What the buttons' data look like, as regular expressions: for whoever wants to forge them."""
        return tuple(rf"^{family}:\d{{1,15}}:\d{{1,15}}:{verb}(?::\d{{1,15}})?$" for family, verb in self._by_key)

    def find(self, data: str) -> Callable[[Update, Context], Awaitable[None]] | None:
        """What a tap on a button with these data does; None where it is of no family here."""
        parts = _parts(data)
        button = self._by_key.get(parts.key) if parts is not None else None
        if parts is None or button is None:
            return None
        return lambda update, context: button.tapped(update, context, parts)
