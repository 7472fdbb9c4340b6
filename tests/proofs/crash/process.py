"""The bot as a process, that is killed."""

import asyncio
import contextlib
import random
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.play.simulator.server import ApiServer

ROOT = Path(__file__).parents[3]
# How many calls a bot makes before it dies, and how long after the last of them, so that any moment may be the last.
# Counted in calls, a life is as full of work on a slow machine as on a fast one. Some die while they start.
LIFE_CALLS, LONGEST_SECONDS, LAST_SECONDS = (1, 100), 10.0, (0.0, 0.05)
EARLY_DEATHS, EARLY_SECONDS = 0.15, (0.0, 2.0)
START_SECONDS = 60.0
STOP_SECONDS = 20.0


@dataclass
class BotProcess:
    """One bot after another over the same configuration. What they print goes to `log`."""

    config: Path
    log: Path
    server: ApiServer
    chance: random.Random

    async def live_and_die(self) -> None:
        """Start a bot and kill it at a random moment."""
        process = await self._start()
        if self.chance.random() < EARLY_DEATHS:
            await asyncio.sleep(self.chance.uniform(*EARLY_SECONDS))
        else:
            await self._calls(process, self.chance.randint(*LIFE_CALLS), LONGEST_SECONDS)
            await asyncio.sleep(self.chance.uniform(*LAST_SECONDS))
        if process.returncode is not None:
            raise RuntimeError(f"the bot ended by itself with {process.returncode}: see {self.log}")
        process.kill()
        await process.wait()

    async def live(self) -> asyncio.subprocess.Process:
        """Start a bot that is not killed."""
        process = await self._start()
        await self._calls(process, 1, LONGEST_SECONDS)
        return process

    async def stop(self, process: asyncio.subprocess.Process) -> int:
        """End it as it is always ended. Returns its exit code; -1 where it takes too long (the machine may be busy)."""
        process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                return await process.wait()
        except TimeoutError:
            process.kill()
            return -1

    async def _start(self) -> asyncio.subprocess.Process:
        with self.log.open("ab") as log:
            command = (sys.executable, "-m", "bot", "run", "--config", str(self.config))
            return await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=log, stderr=log)

    async def _calls(self, process: asyncio.subprocess.Process, wanted: int, seconds: float) -> None:
        """Until it has asked more than its own name, and then made so many calls, taken so long, or ended."""
        ended = asyncio.ensure_future(process.wait())
        try:
            async with asyncio.timeout(START_SECONDS):
                before = await self._until(ended, len(self.server.calls), 1)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._until(ended, before, wanted)
        finally:
            ended.cancel()

    async def _until(self, ended: asyncio.Future[int], before: int, wanted: int) -> int:
        """Until so many calls have come since there were `before`. Returns how many there were then."""
        called = asyncio.Event()
        self.server.calls.changes.listen(called.set)
        try:
            while not ended.done() and self._made_since(before) < wanted:
                called.clear()
                waiting = asyncio.ensure_future(called.wait())
                await asyncio.wait((waiting, ended), return_when=asyncio.FIRST_COMPLETED)
                waiting.cancel()
        finally:
            self.server.calls.changes.unlisten(called.set)
        return before

    def _made_since(self, before: int) -> int:
        return len([call for call in self.server.calls[before:] if call.method != "getMe"])
