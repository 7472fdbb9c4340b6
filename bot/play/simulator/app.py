"""What a simulated chat app is: its server, the people on it, its memory over a restart, and its words on the page."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.channels.kind import ChannelKind
from bot.clock import MovableClock
from bot.play.simulator.cast import Cast
from bot.play.simulator.person import SimulatedGroup, SimulatedPerson
from bot.play.simulator.server import ApiServer

V = TypeVar("V", bound=ApiServer)


@dataclass(frozen=True)
class AppWords:
    """What the page says of an app: its name, that it was taken up, and the mark of those who have it in hand."""

    label: str
    switched: str
    mark: str = ""


class App(ABC, Generic[V]):
    """One simulated app: the other side of one kind of channel. `token` is the simulated bot's."""

    kind: ChannelKind[Any]
    token: str
    words: AppWords

    @property
    def name(self) -> str:
        return self.kind.name

    @abstractmethod
    def server(self, clock: MovableClock, token: str) -> V:
        """The app's API for one bot."""

    @abstractmethod
    def user_id(self, cast: Cast) -> str:
        """What the app calls somebody, and their private chat with the bot."""

    @abstractmethod
    def person(self, server: V, cast: Cast) -> SimulatedPerson:
        """Somebody with this app in their hand."""

    def group(self, server: V, group_id: int, title: str) -> SimulatedGroup | None:
        """A group chat; None where the app has none."""
        return None

    @abstractmethod
    def keep(self, server: V) -> dict[str, Any]:
        """What is kept over a restart beside files and updates, as JSON."""

    @abstractmethod
    def restore(self, server: V, kept: dict[str, Any]) -> None:
        """Put it back."""
