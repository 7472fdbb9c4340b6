"""Who can be played on the page: the people of the cast, each at a phone that has both apps, and one group chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import MovableClock
from bot.play.simulator import texts
from bot.play.simulator.cast import Cast
from bot.play.simulator.messages import SimMessage
from bot.play.simulator.person import Group, Person, TelegramPerson, ZaloPerson
from bot.play.simulator.server import ApiServer
from bot.play.simulator.telegram.chats import Standing
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.telegram.stage import Toast
from bot.play.simulator.zalo.server import ZaloServer

TELEGRAM, ZALO = "telegram", "zalo"
FILES = "/files/"
GROUP_ID = -4001


class Player:
    """One person. `channel` is the app in their hand; `read` how far they have read in each (a revision)."""

    def __init__(self, cast: Cast, telegram: TelegramServer, zalo: ZaloServer) -> None:
        self.cast = cast
        self.channel = TELEGRAM
        self.read = {TELEGRAM: 0, ZALO: 0}
        self.telegram = TelegramPerson(telegram, cast.telegram_user_id, cast.name)
        self.zalo = ZaloPerson(zalo, cast.zalo_user_id, cast.name)

    @property
    def hand(self) -> Person:
        return self.telegram if self.channel == TELEGRAM else self.zalo

    @property
    def server(self) -> ApiServer:
        return self.telegram.server if self.channel == TELEGRAM else self.zalo.server

    def let_in(self) -> None:
        """The bot may write to them on Telegram from now on, as if they had started it before."""
        self.telegram.server.chats.get(self.telegram.user_id).standing = Standing.WELCOME

    def unread(self) -> list[SimMessage]:
        """The bot's messages that came or changed since they looked."""
        read = self.read[self.channel]
        return [message for message in self.hand.chat() if message.from_bot and message.revision > read]

    def look(self) -> None:
        """Take everything for read."""
        self.read[self.channel] = self.server.changes.count

    def toasts(self, after: int) -> list[Toast]:
        """The answers with words to their taps, since a revision. The text-only channel has none."""
        if self.channel != TELEGRAM:
            return []
        toasts = self.telegram.server.stage.toasts
        return [one for one in toasts if one.user_id == self.telegram.user_id and one.text and one.revision > after]


@dataclass
class Players:
    """Everybody by their key, the group chat, and the two servers that they play on."""

    clock: MovableClock
    telegram: TelegramServer
    zalo: ZaloServer
    people: dict[str, Player]
    group: Group

    def names(self) -> dict[str, str]:
        """Whose each chat is, by its id on either channel."""
        telegram = {str(one.telegram.user_id): one.cast.name for one in self.people.values()}
        zalo = {one.zalo.user_id: one.cast.name for one in self.people.values()}
        return telegram | zalo | {str(self.group.id): self.group.title}


def players_of(clock: MovableClock, telegram: TelegramServer, zalo: ZaloServer, cast: Sequence[Cast]) -> Players:
    people = {one.key: Player(one, telegram, zalo) for one in cast}
    return Players(clock, telegram, zalo, people, Group(telegram, GROUP_ID, texts.GROUP_TITLE))
