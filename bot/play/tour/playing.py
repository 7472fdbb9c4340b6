"""Plays scenes: lets the time pass to each, lets people act, and tells what happens."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from bot.channels.keeping import Intake
from bot.play.simulated import Simulated
from bot.play.simulator.faults import Faults
from bot.play.simulator.links import deep_link
from bot.play.simulator.messages import SimMessage
from bot.play.simulator.players import Player
from bot.play.simulator.samples import sample_photo
from bot.play.simulator.web.clock_moves import Walk
from bot.play.tour.script import BOT, NETWORK, Line, Scene
from bot.play.tour.telling import Teller
from storage import delivering

STEP = timedelta(minutes=30)
# Between these nothing is said by itself (the quiet hours), so that the night is passed over in one step.
EVENING, MORNING = time(22, 0), time(6, 0)
ROLL_CALL_CODE = re.compile(r"Điểm danh.*số (\d{4})", re.DOTALL)


class Missing(Exception):
    """The script asks for something that is not there: the message says what."""


class Play:
    """Plays on `everything`, whose clock must stand or jump. The first day is that of the clock when it begins."""

    def __init__(self, everything: Simulated, teller: Teller) -> None:
        self._all, self._teller = everything, teller
        self._first_day = everything.clock.now().astimezone(everything.zone).date()
        self._walk = Walk(everything.clock, everything.zone, self._pass, STEP)

    async def open(self) -> None:
        """Let everybody who has joined open the bot, and say no more of it than that."""
        for player in self._all.joined():
            player.hand.start()
        await self._take_in()
        await self._all.house.settle()
        for player in self._all.players.people.values():
            player.look()
        self._teller.opened(len(self._all.joined()))

    async def scene(self, scene: Scene) -> None:
        """Let the time pass until the scene begins, and play it. Raises Missing."""
        await self.pass_until(scene.day, scene.at)
        self._teller.scene(scene.title, self._all.clock.now())
        for line in scene.lines:
            await self._play(line)

    async def pass_until(self, day: int, at: str) -> None:
        """Let the time pass until a moment of the week, telling what the bot does meanwhile."""
        moment = self._moment(day, time.fromisoformat(at))
        for night in range(day):
            if self._all.clock.now() < self._moment(night, EVENING) < moment:
                await self._walk.to(self._moment(night, EVENING))
                self._all.clock.move(min(self._moment(night + 1, MORNING), moment) - self._all.clock.now())
        await self._walk.to(moment)

    def _moment(self, day: int, at: time) -> datetime:
        return datetime.combine(self._first_day + timedelta(days=day), at, self._all.zone)

    async def _pass(self) -> None:
        wrote = await self._all.house.schedule.tick()
        with self._all.database.reading() as db:
            due = delivering.anything_due(db, self._all.clock.now())
        if wrote or due:
            await self._settle()

    async def _play(self, line: Line) -> None:
        player = self._all.players.people.get(line.who)
        self._teller.line(line, player)
        if line.who == NETWORK:
            self._network(line)
        elif line.who == BOT:
            await self._all.restart()
        elif player is None:
            raise Missing(f"nobody is called {line.who}")
        else:
            await self._act(player, line)
        await self._settle()

    async def _act(self, player: Player, line: Line) -> None:
        if line.does == "takes_up":
            player.channel = line.what
            await self._all.take_up(player)
            return
        try:
            self._deeds()[line.does](player, line.what)
        except AssertionError as error:
            raise Missing(f"{player.cast.name} {line.does} {line.what!r}: {error}") from None

    def _deeds(self) -> dict[str, Callable[[Player, Any], None]]:
        return {
            "says": lambda player, text: player.hand.says(text),
            "taps": lambda player, label: player.hand.taps(label),
            "opens": lambda player, whose: player.hand.opens(self._invitation_of(whose)),
            "reads_code": lambda player, whose: player.hand.says(self._code_of(whose)),
            "photos": lambda player, pair: _send_photos(player, pair),
        }

    def _invitation_of(self, whose: str) -> str:
        """The newest invitation's link in somebody's chat."""
        texts = [message.text for message in self._all.players.people[whose].hand.chat() if message.from_bot]
        links = [found[0] for text in texts if (found := deep_link(text))]
        assert links, f"{whose} has no invitation"
        return links[-1]

    def _code_of(self, whose: str) -> str:
        """The newest code of a roll call in somebody's chat, as they say it aloud."""
        texts = [message.text for message in self._all.players.people[whose].hand.chat() if message.from_bot]
        codes = [found[1] for text in texts if (found := ROLL_CALL_CODE.search(text))]
        assert codes, f"{whose} shows no code"
        return codes[-1]

    def _network(self, line: Line) -> None:
        for faults in self._faults():
            if line.does == "fails":
                faults.fail_next(line.what, status=502)
            else:
                faults.hang_next(line.what)

    def _faults(self) -> list[Faults]:
        return [server.faults for server in self._all.players.servers.values()]

    async def _settle(self) -> None:
        """Let the bot hear and do everything, also what has to be tried again in a moment, and tell it."""
        again: datetime | None = self._all.clock.now()
        while again is not None:
            self._all.clock.move(max(again - self._all.clock.now(), timedelta()))
            await self._take_in()
            await self._all.house.settle()
            with self._all.database.reading() as db:
                again = delivering.next_retry(db)
        self._tell()

    async def _take_in(self) -> None:
        for name, server in self._all.players.servers.items():
            intake = Intake(self._all.house.channels[name], self._all.database, self._all.clock)
            while (waiting := server.updates.take()) is not None:
                await intake.keep([waiting.body])

    def _tell(self) -> None:
        news: list[tuple[Player, SimMessage]] = []
        for player in self._all.players.people.values():
            news += [(player, message) for message in player.unread()]
            self._teller.toasts(player, [one.text for one in player.toasts(player.read[player.channel])])
            player.look()
        self._teller.answers(sorted(news, key=lambda one: one[1].at), self._all.clock.now())


def _send_photos(player: Player, pair: bool) -> None:
    photos = [sample_photo(after=False), sample_photo(after=True)]
    if pair:
        player.hand.sends_album(photos)
    else:
        player.hand.sends_photo(photos[1])
