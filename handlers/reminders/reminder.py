"""What a feature says of its reminders: `DueNotice`, what is due now; `Reminder`, the kind and how it is treated."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from handlers.context import Work
from handlers.reminders.rules import Night
from handlers.screens.notices import Key
from handlers.screens.screen import Screen
from storage.outbox import Lane
from storage.people import Person


@dataclass(frozen=True)
class Piece:
    """One message of a reminder that comes in several, each under a slot of its own (see Notice for the files)."""

    slot: str
    screen: Screen
    photo: dict[str, Any] | None = None
    document: dict[str, Any] | None = None
    instead: Markup | None = None
    about: tuple[str, ...] = ()


Make = Callable[[Person], Screen | Sequence[Piece]]


@dataclass(frozen=True)
class DueNotice:
    """Somebody is to be reminded of `subject` ("session:12") now, under this slot: once, whatever has become of it.

    `make` builds the message for them as viewer; it is called only where it will be written, and gives no pieces where
    there is nothing to say after all. Of several pieces one bears the slot. After `expires_at` it is of no use.
    `replaces` are slots of older ones, which are taken back where they have not left yet. `about`: as of a Notice.
    """

    person_id: int
    subject: str
    slot: str
    make: Make
    expires_at: datetime | None = None
    replaces: frozenset[str] = frozenset()
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reminder:
    """One kind of reminder. `due` reads the facts in bulk, lets rules decide and gives all that is due now, also what
    was written before; it writes nothing.

    `still` is the last check of one that was written and has waited: whether it is still to go. None: it is where `due`
    still names it. `on_leave`: also to those who are on leave.
    """

    kind: str
    due: Callable[[Work], Iterable[DueNotice]]
    still: Callable[[Work, Key], bool] | None = None
    night: Night = Night.ASK_AGAIN
    on_leave: bool = False
    lane: Lane = Lane.BROADCAST
