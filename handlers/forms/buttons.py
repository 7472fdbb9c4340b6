"""The one maker of the buttons that stand outside of forms: `<family>:<id>:<version>:<verb>[:<argument>…]`.

A family of buttons stands for the rows of one table. It makes a button, and of a tap it fetches the row, asks the table
of rights, and compares the version; what is old, done or not one's own is answered here, the same for every room.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from telegram import Update

from handlers.context import Context
from handlers.forms.button_data import ButtonData, is_number
from handlers.forms.showing import toast
from handlers.forms.who_is_using import ask_user
from handlers.rights.access import Action
from handlers.screens import texts
from handlers.screens.screen import Choice
from storage.accounts import people_of_account
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
        return int(given) if is_number(given) else None


Callback = Callable[[Update, Context, Tap[R]], Awaitable[None]]


@dataclass(frozen=True)
class Button(Generic[R]):
    """What a verb of a family does, and by which right of the row's unit (None: whoever has the button).

    `always`: showing is never too old, so the version is not compared. `ended` says what a tap is told where what it
    asks for is done already (None: it is not). `allowed` asks more than the table of rights can say. `addressed`: the
    button's argument is the person whom it was sent to; on a phone that they share with others it is asked who taps.
    `numbers`: how many numbers may stand behind the verb at most, and nothing else (None: whatever the callback reads).
    """

    family: "Buttons[R]"
    verb: str
    callback: Callback[R]
    action: Action | None = None
    always: bool = False
    allowed: Callable[[Context, R], bool] | None = None
    ended: Callable[[Context, R], str | None] | None = None
    addressed: bool = False
    numbers: int | None = None

    def fits(self, data: ButtonData) -> bool:
        return self.numbers is None or (len(data.arguments) <= self.numbers and all(map(is_number, data.arguments)))

    async def tapped(self, update: Update, context: Context, data: ButtonData) -> None:
        row = context.db.get(self.family.model, data.id)
        if row is None or not self._permits(context, row):
            return await toast(update, texts.NOT_YOURS)
        if self.addressed and not await _reaches_addressee(update, context, data.arguments):
            return None
        if self.ended is not None and (said := self.ended(context, row)) is not None:
            return await toast(update, said)
        if not self.always and data.version != self.family.version(row):
            return await toast(update, texts.OLD_BUTTON)
        await self.callback(update, context, Tap(row, self.verb, data.arguments))
        return await toast(update)

    def _permits(self, context: Context, row: R) -> bool:
        if self.allowed is not None and not self.allowed(context, row):
            return False
        unit, owner = self.family.unit(row), self.family.owner(row)
        return self.action is None or context.work.may(self.action, unit, owner)


async def _reaches_addressee(update: Update, context: Context, arguments: Sequence[str]) -> bool:
    """Whether who taps is whom the button was sent to (where it names nobody: whoever has it). Where not, the tap is
    answered: on a shared phone they have to say that it is them, elsewhere it was forged.
    """
    if len(arguments) > 1:
        await toast(update, texts.OLD_BUTTON)
    elif not arguments or arguments[0] == str(context.person.id):
        return True
    else:
        account = context.work.account
        people = people_of_account(context.db, account.id) if account is not None else []
        if arguments[0] in [str(one.id) for one in people]:
            await ask_user(update, people)
        else:
            await toast(update, texts.NOT_YOURS)
    return False


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
        return self._choice(row.id, self.version(row), label, verb, arguments)  # type: ignore[attr-defined]

    def choice_of(self, number: int, label: str, verb: str, *arguments: object) -> Choice:
        """The same of the row with this id, where rows of the family have no version."""
        return self._choice(number, 0, label, verb, arguments)

    def _choice(self, number: int, version: int, label: str, verb: str, arguments: tuple[object, ...]) -> Choice:
        data = ButtonData(self.prefix, number, version, verb, tuple(map(str, arguments)))
        return Choice(label, str(data), about=f"{self.model.__tablename__}:{number}")

    def on(
        self,
        verb: str,
        callback: Callback[R],
        action: Action | None = None,
        *,
        always: bool = False,
        allowed: Callable[[Context, R], bool] | None = None,
        ended: Callable[[Context, R], str | None] | None = None,
        addressed: bool = False,
        numbers: int | None = None,
    ) -> Button[R]:
        """What a tap on `verb` does. To be listed in the room's `Feature`."""
        return Button(self, verb, callback, action, always, allowed, ended, addressed, numbers)


class ButtonIndex:
    """All buttons by family and verb."""

    def __init__(self, buttons: Iterable[Button[Any]]) -> None:
        self._by_key: Mapping[tuple[str, str], Button[Any]] = {(one.family.prefix, one.verb): one for one in buttons}

    def patterns(self) -> tuple[str, ...]:
        """What the buttons' data look like, as regular expressions: for whoever wants to forge them."""
        return tuple(map(_pattern, self._by_key.values()))

    def find(self, data: str) -> Callable[[Update, Context], Awaitable[None]] | None:
        """What a tap on a button with these data does; None where it is of no family here."""
        parts = ButtonData.read(data)
        button = self._by_key.get((parts.family, parts.verb)) if parts is not None else None
        if parts is None or button is None or not button.fits(parts):
            return None
        return lambda update, context: button.tapped(update, context, parts)


def _pattern(button: Button[Any]) -> str:
    version = "0" if button.family.version is _unversioned else r"\d{1,15}"
    arguments = r"(?::\d{1,15})?" * (1 if button.numbers is None else button.numbers)
    return rf"^{button.family.prefix}:\d{{1,15}}:{version}:{button.verb}{arguments}$"
