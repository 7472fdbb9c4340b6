"""Who can be played on the page: the people of the cast, each at a phone that has every app, and one group chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.clock import MovableClock
from bot.play.simulator import texts
from bot.play.simulator.app import App
from bot.play.simulator.cast import Cast
from bot.play.simulator.messages import SimMessage, Toast
from bot.play.simulator.person import SimulatedGroup, SimulatedPerson
from bot.play.simulator.registry import APPS, BY_NAME, FIRST
from bot.play.simulator.server import ApiServer

FILES = "/files/"
GROUP_ID = -4001
Servers = Mapping[str, ApiServer]


class Player:
    """One person. `hands` are they on each app, `channel` is the app in their hand; `read` how far they have read in
    each (a revision).
    """

    def __init__(self, cast: Cast, servers: Servers) -> None:
        self.cast = cast
        self.channel = FIRST
        self.hands: dict[str, SimulatedPerson] = {app.name: app.person(servers[app.name], cast) for app in APPS}
        self.read = dict.fromkeys(self.hands, 0)

    @property
    def app(self) -> App[Any]:
        return BY_NAME[self.channel]

    @property
    def hand(self) -> SimulatedPerson:
        return self.hands[self.channel]

    @property
    def server(self) -> ApiServer:
        return self.hand.server

    def let_in(self) -> None:
        """The bot may write to them on the first app from now on, as if they had started it before."""
        self.hands[FIRST].let_in()

    def unread(self) -> list[SimMessage]:
        """The bot's messages that came or changed since they looked."""
        read = self.read[self.channel]
        return [message for message in self.hand.chat() if message.from_bot and message.revision > read]

    def look(self) -> None:
        """Take everything for read."""
        self.read[self.channel] = self.server.changes.count

    def toasts(self, after: int) -> list[Toast]:
        """The answers with words to their taps, since a revision."""
        return self.hand.toasts_after(after)


@dataclass
class Players:
    """Everybody by their key, the group chat, and the servers that they play on, by app."""

    clock: MovableClock
    servers: Servers
    people: dict[str, Player]
    group: SimulatedGroup

    def names(self) -> dict[str, str]:
        """Whose each chat is, by its id on any app."""
        hands = ((hand, player) for player in self.people.values() for hand in player.hands.values())
        return {str(hand.user_id): player.cast.name for hand, player in hands} | {str(self.group.id): self.group.title}


def servers_of(clock: MovableClock) -> dict[str, ApiServer]:
    """A server of each app."""
    return {app.name: app.server(clock, app.token) for app in APPS}


def players_of(clock: MovableClock, servers: Servers, cast: Sequence[Cast]) -> Players:
    """Everybody on these servers. The group is on the first app that has groups."""
    groups = (app.group(servers[app.name], GROUP_ID, texts.GROUP_TITLE) for app in APPS)
    group = next(one for one in groups if one is not None)
    return Players(clock, servers, {one.key: Player(one, servers) for one in cast}, group)
