"""The bot as a process, that is killed."""

import asyncio
import random
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.simulator.telegram import TelegramServer

ROOT = Path(__file__).parents[3]
# How long a bot lives from when it begins to work; some die before that.
LIFE_SECONDS = (0.05, 2.5)
EARLY_DEATHS, EARLY_SECONDS = 0.15, (0.0, 2.0)
START_SECONDS = 60.0
STOP_SECONDS = 20.0


@dataclass
class BotProcess:
    """One bot after another over the same configuration. What they print goes to `log`."""

    config: Path
    log: Path
    server: TelegramServer
    chance: random.Random

    async def live_and_die(self) -> None:
        """Start a bot and kill it at a random moment."""
        process = await self._start()
        if self.chance.random() < EARLY_DEATHS:
            await asyncio.sleep(self.chance.uniform(*EARLY_SECONDS))
        else:
            await self._first_call(process)
            await asyncio.sleep(self.chance.uniform(*LIFE_SECONDS))
        if process.returncode is not None:
            raise RuntimeError(f"the bot ended by itself with {process.returncode}: see {self.log}")
        process.kill()
        await process.wait()

    async def live(self) -> asyncio.subprocess.Process:
        """Start a bot that is not killed."""
        process = await self._start()
        await self._first_call(process)
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

    async def _first_call(self, process: asyncio.subprocess.Process) -> None:
        """Until it calls for more than its own name, or has ended."""
        called, before = asyncio.Event(), len(self.server.calls)
        self.server.calls.changes.listen(called.set)
        ended = asyncio.ensure_future(process.wait())
        try:
            async with asyncio.timeout(START_SECONDS):
                while all(call.method == "getMe" for call in self.server.calls[before:]) and not ended.done():
                    called.clear()
                    waiting = asyncio.ensure_future(called.wait())
                    await asyncio.wait((waiting, ended), return_when=asyncio.FIRST_COMPLETED)
                    waiting.cancel()
        finally:
            ended.cancel()
            self.server.calls.changes.unlisten(called.set)
