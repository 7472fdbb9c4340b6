"""What a kind of channel is: how one chat app is set up, named, reached, built, heard and checked.

Whoever runs the bot knows no app by its name: they go through the kinds of the registry, and ask each the same.
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from starlette.routing import Route

from bot.channels.api import BotApi, Identity, Upload
from bot.channels.channel import Channel
from bot.channels.keeping import WAITING_PER_CHAT
from bot.clock import MovableClock
from handlers.context import Way
from handlers.reach import CODE, Reach
from handlers.settings.section import Section
from storage.database import Database

Publish = Callable[[Upload], str | None]
Report = Callable[[str, str], None]
Part = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Plan:
    """What the app allows one bot: messages in a month, and people who use it. 0: as many as there are."""

    messages: int = 0
    users: int = 0


class ChannelSettings(Section):
    """A channel's table of the configuration."""

    @property
    def plan(self) -> Plan:
        return Plan()

    @property
    def on(self) -> bool:
        """Whether the channel is used at all."""
        raise NotImplementedError


def nowhere(upload: Upload) -> None:
    """Without a public address there is nothing to put a file at."""


def nobody_listens(channel: str, why: str) -> None:
    """How a channel does matters to nobody."""


@dataclass(frozen=True)
class Ground:
    """What a channel is built on. `publish` puts a file where the world can fetch it, and returns its URL, or None.

    `report(channel, why)` hears that a channel fails, and why, or with "" that it works. Of a chat at most
    `waiting_per_chat` updates wait; what is over is refused.
    """

    database: Database
    clock: MovableClock
    publish: Publish = nowhere
    waiting_per_chat: int = WAITING_PER_CHAT
    report: Report = nobody_listens


@dataclass(frozen=True)
class WayIn:
    """How updates come in: parts that run as long as the bot does, and routes of the bot's own web server."""

    parts: tuple[Part, ...] = ()
    routes: tuple[Route, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One thing looked at by `chibo check`. `mend` says what to do where it is not well."""

    what: str
    well: bool
    mend: str = ""


S = TypeVar("S", bound=ChannelSettings)


class ChannelKind(ABC, Generic[S]):
    """One chat app. `name` stands in the database and never changes; `section` is its table of the configuration.

    `needed`: what is said where no channel is on, of how this one is set up; "" where nothing is.
    """

    name: str
    section: str
    settings: type[S]
    reach: Reach
    needed: str = ""

    @abstractmethod
    def client(self, settings: S, ground: Ground) -> BotApi:
        """The app's API. Whoever asks for it closes it."""

    @abstractmethod
    def build(self, settings: S, api: BotApi, ground: Ground) -> Channel:
        """The channel over an API: this kind's own, or a simulated one."""

    @abstractmethod
    def way_in(self, settings: S, channel: Channel, ground: Ground) -> WayIn:
        """How the channel's updates come in."""

    @abstractmethod
    def chat_number(self, external_id: str) -> int:
        """The number by which the house knows the chat that the app calls so; always the same."""

    def door(self, me: Identity) -> Way | None:
        """The way to the bot here, with {code} in its link where that carries one; None where there is no link."""
        link = self.reach.link_of(me.username)
        return Way(self.name.capitalize(), link, CODE in link) if link else None

    async def learn(self, database: Database, api: BotApi) -> Identity | None:
        """Who the bot is here; None where the app gives it no name. Raises NotSent, BadToken."""
        return None

    async def check(self, settings: S) -> AsyncIterator[Finding]:
        """What `chibo check` looks at."""
        return
        yield
