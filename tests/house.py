"""A whole bot on the strict simulator, in one process and on a movable clock, and the people who talk to it.

A dialog is tested as a dialog: what somebody says or taps, and exactly what they then see. On the text-only channel the
choices that are printed below a text are taken off it, so that the same words can be expected on both channels.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.channels.api import Identity, Upload
from bot.channels.keeping import Intake
from bot.channels.plaintext import choice_lines
from bot.clock import JumpingClock
from bot.compose.bot import House as Bot
from bot.compose.bot import Outside
from bot.config import UNSEALED, IntakeSettings, settings_with
from bot.intake.quota import Quota
from bot.play.sample.ward import cast, fill, join_everybody
from bot.play.simulator.cast import Cast
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.messages import SimMessage
from bot.play.simulator.registry import BY_NAME
from bot.play.simulator.server import ApiServer
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from storage.base import Base
from storage.database import Database
from storage.keys import Key
from storage.outbox import OutboxRow
from tests.key import KEY

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BEGINS = datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
TOKEN = "1234567:a-token-of-the-simulator"
# Bounds that no test comes near.
QUOTA = Quota.of(IntakeSettings())
PICTURES = "http://pictures.invalid"
Row = TypeVar("Row", bound=Base)
_LINK = re.compile(rf"^(.+): ({PICTURES}/\S+)$", re.MULTILINE)


def fill_ward(database_url: str, channel: str) -> None:
    """Put the sample ward into a migrated database; everybody but one has joined by `channel`."""
    database = Database(database_url, KEY)
    with database.unit_of_work() as unit:
        fill(unit.db, BEGINS, ZONE)
        join_everybody(unit.db, BEGINS, channel)
        unit.commit()
    database.close()


class House:
    """The bot on both simulated channels, with the sample ward; everybody but one has joined by `channel`."""

    def __init__(
        self, database_url: str, folder: Path, channel: str, policy: Mapping[str, object], key: Key | None = KEY
    ) -> None:
        self.channel, self.zone = channel, ZONE
        self.clock = JumpingClock(BEGINS)
        self.telegram = TelegramServer(self.clock, TOKEN)
        self.zalo = ZaloServer(self.clock, TOKEN)
        self.database = Database(database_url, key)
        written = UNSEALED if key is None else key.hex
        storage = {"url": database_url, "files": folder / "files", "key": written}
        bots = {"telegram": {"token": TOKEN}, "zalo": {"token": TOKEN}}
        self.settings = settings_with().model_validate({"storage": storage, **bots, **policy})
        self.public, self.published = True, dict[str, bytes]()
        # Who the bot is on each app, where a test wants more than the first one's.
        self.names: dict[str, Identity] = {}
        self._bot: Bot | None = None
        self._people: dict[str, Person] = {}

    @property
    def bot(self) -> Bot:
        """The running bot. It is another one after a restart."""
        assert self._bot is not None
        return self._bot

    async def open(self) -> None:
        """Start the bot over a database that holds the ward (`fill_ward`); everybody has their phone out."""
        self.everybody()
        await self.start()

    async def start(self) -> None:
        """Start the bot over the database as it is."""
        me = await BY_NAME["telegram"].kind.learn(self.database, InProcessApi(self.telegram))
        assert me is not None
        apis = {"telegram": InProcessApi(self.telegram), "zalo": InProcessApi(self.zalo)}
        outside = Outside(self.clock, apis, publish=self._publish, names=self.names)
        self._bot = Bot(self.settings, self.database, outside, me)
        await self.bot.delivery.recover()

    def _publish(self, upload: Upload) -> str | None:
        """Put a file where the world may fetch it, unless this house has no public address."""
        url = f"{PICTURES}/{sha256(upload.content).hexdigest()[:12]}/{upload.filename}"
        self.published[url] = upload.content
        return url if self.public else None

    async def restart(self) -> None:
        """Lose all that is in memory. It takes a few seconds, in which the app's own counting of the pace relaxes."""
        self._bot = None
        self.clock.move(timedelta(seconds=10))
        await self.start()
        await self.settle()

    async def close(self) -> None:
        self.telegram.close()
        self.zalo.close()
        self.database.close()

    async def move(self, **span: float) -> None:
        """Move the clock (words of timedelta) and let what has become due happen."""
        self.clock.move(timedelta(**span))
        await self.bot.schedule.tick()
        await self.settle()

    async def settle(self) -> None:
        """Let the bot do all that it can do now."""
        await self._take_in(self.telegram, "telegram")
        await self._take_in(self.zalo, "zalo")
        await self.bot.settle()

    async def _take_in(self, server: ApiServer, name: str) -> None:
        intake = Intake(self.bot.channels[name], self.database, self.clock)
        while (waiting := server.updates.take()) is not None:
            await intake.keep([waiting.body])

    def rows(self, table: type[Row]) -> list[Row]:
        """All that a table holds, as it was committed."""
        with self.database.reading() as db:
            return list(db.scalars(select(table)))

    def everybody(self) -> "list[Person]":
        return [self._person(one) for one in cast()]

    def person(self, wanted: str) -> "Person":
        """Somebody of the sample ward, by the roster's code or the last part of the name that nobody else bears."""
        found = [one for one in cast() if wanted in (one.key, one.name.split()[-1])]
        assert len(found) == 1, f"{len(found)} people are called {wanted}"
        return self._person(found[0])

    def _person(self, one: Cast) -> "Person":
        if one.key not in self._people:
            self._people[one.key] = Person(self, one)
        return self._people[one.key]


class Person:
    """Somebody at their phone. Whatever they do is answered before the call returns, with what came since alone."""

    def __init__(self, house: House, one: Cast) -> None:
        self.house, self.cast = house, one
        self.hand: TelegramPerson | ZaloPerson
        if house.channel == "telegram":
            self.hand = TelegramPerson(house.telegram, one.number, one.name)
            self.hand._chat.standing = type(self.hand._chat.standing).WELCOME
        else:
            self.hand = ZaloPerson(house.zalo, BY_NAME["zalo"].user_id(one), one.name)
            self.hand._chat.open = True

    async def says(self, text: str) -> list[str]:
        self.hand.look()
        self.hand.says(text)
        return await self._answers()

    async def replies(self, text: str, to: SimMessage) -> list[str]:
        """Answer one of the bot's messages with a text. The text-only channel has no such thing."""
        if not isinstance(self.hand, TelegramPerson):
            pytest.skip("the text-only channel has no replies")
        self.hand.look()
        self.hand.says(text, reply_to=int(to.message_id))
        return await self._answers()

    async def taps(self, label: str) -> list[str]:
        self.hand.look()
        self.hand.taps(label)
        return await self._answers()

    async def taps_twice(self, label: str) -> list[str]:
        self.hand.look()
        self.hand.taps_twice(label)
        return await self._answers()

    async def presses(self, data: str) -> list[str]:
        """Send a tap with this data, old or forged."""
        if not isinstance(self.hand, TelegramPerson):
            pytest.skip("the text-only channel has no buttons that could be old or forged")
        if not any(one.from_bot for one in self.hand.chat()):
            await self.says("/menu")
        self.hand.look()
        self.hand.taps_forged(data)
        return await self._answers()

    forges = presses

    async def sends_photo(self, content: bytes, caption: str = "") -> list[str]:
        self.hand.look()
        self.hand.sends_photo(content, caption)
        return await self._answers()

    async def sends_album(self, contents: Sequence[bytes], caption: str = "") -> list[str]:
        self.hand.look()
        self.hand.sends_album(contents, caption)
        return await self._answers()

    async def sends_document(self, name: str, content: bytes, mime: str, caption: str = "") -> list[str]:
        self.hand.look()
        self.hand.sends_document(name, content, mime, caption)
        return await self._answers()

    async def sends_recording(self, content: bytes, seconds: int = 7, kind: str = "voice") -> list[str]:
        self.hand.look()
        self.hand.sends_recording(content, seconds, kind)
        return await self._answers()

    def recordings(self) -> list[tuple[str, bytes]]:
        """The recordings that the bot has sent, as (name, content); on the text-only channel by links."""
        if isinstance(self.hand, TelegramPerson):
            return [one.recording for one in self.hand.chat() if one.from_bot and one.recording is not None]
        return [(name, content) for name, content in self.documents() if name.startswith("ghi-am-")]

    async def sends_sticker(self) -> list[str]:
        self.hand.look()
        self.hand.sends_sticker()
        return await self._answers()

    async def _answers(self) -> list[str]:
        await self.house.settle()
        return self.take()

    def take(self) -> list[str]:
        """What the bot has said (or changed) since the last look, as plain text."""
        return [self._words(message) for message in self.hand.unread()]

    def last(self) -> SimMessage:
        """The bot's message that came or changed last."""
        return max((one for one in self.hand.chat() if one.from_bot), key=lambda one: one.revision)

    def labels(self) -> list[str]:
        """The choices of the newest message that has any."""
        if isinstance(self.hand, ZaloPerson):
            having = [markup for one in reversed(self.hand.chat()) if (markup := self._markup(one))]
            return _labels(having[0]) if having else []
        newest = [one for one in self.hand.chat() if one.from_bot and one.buttons]
        return max(newest, key=lambda one: one.revision).labels() if newest else []

    def labels_under(self, beginning: str) -> list[str]:
        """The choices of the newest message that begins so."""
        (*_, message) = [one for one in self.hand.chat() if one.from_bot and one.text.startswith(beginning)]
        return message.labels() if isinstance(self.hand, TelegramPerson) else _labels(self._markup(message))

    def button(self, label: str) -> str:
        """The data of the newest button with this label."""
        if not isinstance(self.hand, TelegramPerson):
            pytest.skip("the text-only channel has no buttons")
        newest = sorted((one for one in self.hand.chat() if one.from_bot), key=lambda one: -one.revision)
        return next(data for one in newest for row in one.buttons for text, data in row if text == label)

    def keyboard(self) -> list[str]:
        """The labels of the menu below the chat; on the text-only channel there is none."""
        return [label for row in self.hand.keyboard() for label in row]

    def toasts(self) -> list[str]:
        return self.hand.toasts()

    def pictures(self) -> list[bytes | str]:
        """The pictures that the bot has sent, as bytes or (text-only channel) URLs."""
        return [one.photo for one in self.hand.chat() if one.from_bot and one.photo is not None]

    def documents(self) -> list[tuple[str, bytes]]:
        """The files that the bot has sent, as (name, content); on the text-only channel by the links in its words."""
        if isinstance(self.hand, TelegramPerson):
            return [one.document for one in self.hand.chat() if one.from_bot and one.document is not None]
        links = [found for one in self.hand.chat() if one.from_bot for found in _LINK.findall(one.text)]
        return [(name, self.house.published[url]) for name, url in links]

    def _words(self, message: SimMessage) -> str:
        if isinstance(self.hand, TelegramPerson):
            return message.text
        row = self._row(message)
        below = "\n".join(choice_lines(row.get("reply_markup"), bool(row.get("numbered", True))))
        return message.text.removesuffix(below).rstrip() if below else message.text

    def _markup(self, message: SimMessage) -> dict[str, object]:
        return self._row(message).get("reply_markup") or {}

    def _row(self, message: SimMessage) -> dict[str, dict[str, object]]:
        """What the outbox holds of a message."""
        with self.house.database.reading() as db:
            payload = db.scalar(select(OutboxRow.payload).where(OutboxRow.external_ids == message.message_id))
        found: dict[str, dict[str, object]] = json.loads(payload) if payload else {}
        return found


def _labels(markup: dict[str, object]) -> list[str]:
    rows = markup.get("inline_keyboard") or []
    assert isinstance(rows, list)
    return [button["text"] for row in rows for button in row]
