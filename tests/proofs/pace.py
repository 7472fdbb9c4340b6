"""1,500 reminders leave at once, and meanwhile people type: who waits how long, and what does the app refuse?

    python -m tests.proofs.pace [--reminders 1500]

Delivery itself runs, over its database, against the strict simulator; each call is 60 to 200 ms on its way. Only the
time is not real: the clock is moved from one event to the next, so that a minute takes seconds.
"""

import argparse
import asyncio
import heapq
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.channels.api import Reply, Upload
from bot.channels.telegram.channel import TelegramChannel
from bot.clock import StandingClock
from bot.delivery import Delivery
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.pace import OVERALL_PER_SECOND
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from storage import outbox, schema
from storage.database import Database
from storage.files import FileStore
from storage.outbox import Lane, Outgoing
from tests.key import KEY

BEGINS = datetime(2026, 11, 30, 0, 30, tzinfo=UTC)
FIRST_CHAT = 10_000
TYPING_EVERY = timedelta(seconds=0.7)
ON_THE_WAY_SECONDS = (0.06, 0.2)
# How often the loop is let go round before the clock moves on: more than any chain of callbacks here is long.
ROUNDS = 25


class EventClock(StandingClock):
    """A clock that is moved from the moment of one sleeper to the next."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self._moments: list[datetime] = []

    async def sleep_until(self, moment: datetime) -> None:
        heapq.heappush(self._moments, moment)
        await super().sleep_until(moment)

    async def step(self) -> None:
        """Let everybody do what they do now, then move to the next moment that somebody waits for."""
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
        while self._moments and self._moments[0] <= self.now():
            heapq.heappop(self._moments)
        if self._moments:
            self.move(heapq.heappop(self._moments) - self.now())


class SlowApi(InProcessApi):
    """The simulator at the other end of a line."""

    def __init__(self, server: TelegramServer, clock: EventClock, chance: random.Random) -> None:
        super().__init__(server)
        self._clock, self._chance = clock, chance

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None, wait: float = 30.0
    ) -> Reply:
        there, back = (self._chance.uniform(*ON_THE_WAY_SECONDS) / 2 for _ in range(2))
        await self._clock.sleep(there)
        reply = await super().call(method, params, files, wait)
        await self._clock.sleep(back)
        return reply


@dataclass(frozen=True)
class Figures:
    """What is counted. Waits are seconds from the commit of an answer until the app has it."""

    reminders: int
    answers: int
    seconds: float
    refused: int
    lost: int
    doubled: int
    waits: list[float]

    @property
    def share_of_limit(self) -> float:
        return (self.reminders + self.answers) / self.seconds / OVERALL_PER_SECOND

    def kept(self) -> bool:
        """Whether what is promised of the pace held."""
        return self.lost == self.doubled == 0 and self.refused <= 1 and max(self.waits) < 1

    def __str__(self) -> str:
        wait = f"{statistics.median(self.waits):.2f} s, at most {max(self.waits):.2f} s"
        return "\n".join(
            [
                f"reminders                {self.reminders}",
                f"answers meanwhile        {self.answers}",
                f"took                     {self.seconds:.1f} s ({self.share_of_limit:.0%} of the app's limit)",
                f"refused (429)            {self.refused}",
                f"lost                     {self.lost}",
                f"doubled                  {self.doubled}",
                f"wait of who is waiting   {wait}",
            ]
        )


class Proof:
    """One run. What people are answered is "answer 1", "answer 2", …; it must be in their chats, once."""

    def __init__(self, database: Database, folder: Path, reminders: int, seed: int) -> None:
        self.database, self.reminders = database, reminders
        self.chance = random.Random(seed)
        self.clock = EventClock(BEGINS)
        self.server = TelegramServer(self.clock, "1:token")
        self.people = [TelegramPerson(self.server, FIRST_CHAT + number, "Người") for number in range(reminders)]
        for person in self.people:
            person.start()
        api = SlowApi(self.server, self.clock, self.chance)
        channels = {"telegram": TelegramChannel(api, 1)}
        files = FileStore(folder, KEY)
        self.delivery = Delivery(database, self.clock, channels, files, lambda recipe: ("", b"", ""))
        self.asked: dict[str, datetime] = {}

    async def play(self) -> Figures:
        await self._write([self._message(person, "reminder", Lane.BROADCAST) for person in self.people])
        running = [asyncio.create_task(self.delivery.run()), asyncio.create_task(self._type())]
        while self._waiting():
            for _ in range(50):
                await self.clock.step()
        ended = max(call.at for call in self.server.calls if call.params.get("text") == "reminder")
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        return self._count(ended)

    async def _type(self) -> None:
        while True:
            text = f"answer {len(self.asked) + 1}"
            await self._write([self._message(self.chance.choice(self.people), text, Lane.PERSON)])
            self.asked[text] = self.clock.now()
            await self.clock.sleep_until(self.clock.now() + TYPING_EVERY)

    def _message(self, person: TelegramPerson, text: str, lane: Lane) -> Outgoing:
        payload = {"chat_id": person.user_id, "text": text}
        return Outgoing("telegram", person.user_id, "sendMessage", payload, text, lane)

    async def _write(self, messages: list[Outgoing]) -> None:
        async with self.database.writing() as unit:
            for message in messages:
                outbox.enqueue(unit.db, message, self.clock.now())
            unit.commit()

    def _waiting(self) -> bool:
        """Whether reminders are still to come."""
        said = (call for call in self.server.calls.of("sendMessage") if call.status == 200)
        return len([call for call in said if call.params["text"] == "reminder"]) < self.reminders

    def _count(self, ended: datetime) -> Figures:
        calls = self.server.calls.of("sendMessage")
        arrived = {call.params["text"]: call.at for call in calls if call.status == 200}
        seen = [message.text for person in self.people for message in person.chat() if message.from_bot]
        # What was asked for in the last seconds may still be on its way when the last reminder is there.
        asked = {text: at for text, at in self.asked.items() if at < ended - timedelta(seconds=2)}
        return Figures(
            reminders=self.reminders,
            answers=len(asked),
            seconds=(ended - BEGINS).total_seconds(),
            refused=sum(call.status == 429 for call in calls),
            lost=self.reminders - seen.count("reminder") + sum(text not in arrived for text in asked),
            doubled=len([text for text in seen if text != "reminder"]) - len(set(seen) - {"reminder"}),
            waits=[(arrived[text] - at).total_seconds() for text, at in asked.items() if text in arrived],
        )


async def measure(reminders: int, seed: int = 1) -> Figures:
    """Play it once over a new database."""
    folder = Path(tempfile.mkdtemp(prefix="chibo-pace-"))
    database = Database(f"sqlite:///{folder / 'chibo.db'}", KEY)
    schema.migrate(database.engine)
    try:
        return await Proof(database, folder / "files", reminders, seed).play()
    finally:
        database.close()
        shutil.rmtree(folder)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reminders", type=int, default=1500)
    figures = asyncio.run(measure(parser.parse_args().reminders))
    print(figures)
    print("The pace holds." if figures.kept() else "THE PACE DOES NOT HOLD.")
    return 0 if figures.kept() else 1


if __name__ == "__main__":
    sys.exit(main())
