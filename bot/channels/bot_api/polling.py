"""Long polling: an update is committed before the next question says that it has arrived."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NoReturn

import structlog

from bot.channels.api import BadToken, FateUnknown, NotSent, Reply
from bot.channels.keeping import Intake
from bot.channels.kind import Report
from bot.channels.meanings import Meaning, MeaningOf
from bot.clock import MovableClock
from storage import inbox
from storage.database import Database, DatabaseBusy

POLL_SECONDS = 30
# After a week without updates an app may go on at a random number (docs/decisions/0001).
OFFSET_HOLDS = timedelta(days=6)
OTHER_POLLER_PATIENCE = timedelta(seconds=30)
OTHER_POLLER_GONE = timedelta(seconds=60)
OTHER_POLLER_PAUSE = 5.0
LONGEST_PAUSE = 60.0
AT_ONCE = timedelta(seconds=1)

log = structlog.get_logger(__name__)


class OtherPoller(Exception):
    """Somebody else asks for the same bot's updates, for longer than a restart takes."""


class WebhookSet(Exception):
    """The bot has a webhook, so that polling gets nothing."""


class Poller:
    """Asks for one channel's updates, for ever. `asking` are the parameters of getUpdates but for the offset,
    `meaning` says what a refusal of this app means; `report` hears how the channel does.
    """

    def __init__(
        self,
        intake: Intake,
        database: Database,
        clock: MovableClock,
        asking: Mapping[str, Any],
        meaning: MeaningOf,
        report: Report,
    ) -> None:
        self._intake = intake
        self._channel = intake.channel
        self._clock = clock
        self._asking, self._meaning, self._report = asking, meaning, report
        self._pause = 0.0
        self._conflict: tuple[datetime, datetime] | None = None
        with database.reading() as db:
            self._last = inbox.last_received(db, self._channel.source)

    async def run(self) -> NoReturn:
        """Poll until cancelled. Raises OtherPoller, WebhookSet or BadToken."""
        while True:
            await self.poll()

    async def poll(self) -> None:
        """Ask once; what came is committed when this returns. Raises as `run` does."""
        asked_at = self._clock.steady()
        try:
            reply = await self._channel.api.call("getUpdates", self._params(), wait=POLL_SECONDS + 15)
        except (NotSent, FateUnknown) as error:
            await self._back_off(str(error))
        else:
            came = reply.ok or _is_bare(reply)
            await (self._take(reply, asked_at) if came else self._refused(reply, asked_at))

    def _params(self) -> dict[str, Any]:
        """The offset follows what arrived last, not the highest number; what is too old says nothing about the next."""
        if self._last is None or self._clock.now() - self._last[1] > OFFSET_HOLDS:
            return dict(self._asking)
        return {**self._asking, "offset": self._last[0] + 1}

    async def _take(self, reply: Reply, asked_at: datetime) -> None:
        """Some hand out a list, some one update, some that alone."""
        result = reply.body if _is_bare(reply) else reply.body.get("result")
        raws = result if isinstance(result, list) else [result] if result else []
        numbers = await self._keep(raws) if raws else []
        if numbers:
            self._last = numbers[-1], self._clock.now()
        if raws and isinstance(result, list) and not numbers:
            # Without a number nothing moves on, and the same would come again at once.
            await self._back_off("updates without a number")
            return
        self._works()
        if not raws:
            await self._nothing(asked_at)

    async def _keep(self, raws: Sequence[Any]) -> list[int]:
        """Write down until the database takes it. Returns the updates' numbers."""
        while True:
            try:
                arrivals = await self._intake.keep(raws)
            except DatabaseBusy as error:
                log.warning("intake.database_busy", channel=self._channel.name, error=str(error.orig))
                await self._clock.sleep(1)
            else:
                return [one.update_number for one in arrivals if one.update_number is not None]

    async def _nothing(self, asked_at: datetime) -> None:
        """No updates; a server that does not wait for them is not asked without end."""
        if self._clock.steady() - asked_at < AT_ONCE:
            await self._clock.sleep(1)

    async def _refused(self, reply: Reply, asked_at: datetime) -> None:
        said = str(reply.body.get("description", ""))
        match self._meaning(reply):
            case Meaning.NOTHING_YET:
                self._works()
                await self._nothing(asked_at)
            case Meaning.IN_THE_WAY if "webhook" in said.lower():
                raise WebhookSet
            case Meaning.IN_THE_WAY:
                await self._wait_out_other()
            case Meaning.BAD_TOKEN:
                raise BadToken
            case _:
                await self._back_off(f"{reply.code} {said}", _retry_after(reply))

    async def _wait_out_other(self) -> None:
        """A rolling restart has two pollers for a moment. Each ends the other's question, so that both see this."""
        now = self._clock.steady()
        began, last = self._conflict or (now, now)
        if now - last > OTHER_POLLER_GONE:
            began = now
        self._conflict = began, now
        if now - began >= OTHER_POLLER_PATIENCE:
            raise OtherPoller
        log.warning("intake.other_poller", channel=self._channel.name)
        await self._clock.sleep(OTHER_POLLER_PAUSE)

    def _works(self) -> None:
        self._pause = 0.0
        self._report(self._channel.name, "")

    async def _back_off(self, why: str, seconds: float = 0.0) -> None:
        # It is said once: what comes after it is the same.
        tell = log.debug if self._pause else log.warning
        self._pause = min(max(1.0, self._pause * 2), LONGEST_PAUSE)
        tell("intake.waits", channel=self._channel.name, error=why, seconds=max(seconds, self._pause))
        self._report(self._channel.name, why)
        await self._clock.sleep(max(seconds, self._pause))


def _is_bare(reply: Reply) -> bool:
    """Whether the answer is an update and nothing else."""
    return reply.status == 200 and not reply.body.keys() & {"ok", "error_code"} and bool(reply.body)


def _retry_after(reply: Reply) -> float:
    parameters = reply.body.get("parameters")
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return float(seconds) if isinstance(seconds, int | float) else 0.0
