"""How a bot ends: each end has its code, as the manual says, and ends all of its parts."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.api import BadToken
from bot.channels.bot_api.polling import OtherPoller, WebhookSet
from bot.channels.bot_api.webhook import WebhookRefused
from bot.config import ConfigError
from bot.run.exit_codes import Exit, how_it_ended
from bot.run.running import run_together
from bot.run.single_instance import NotAlone
from storage.keys import NoKey, WrongKey
from storage.schema import UnknownRevision

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (None, 0),
        (ZeroDivisionError("x"), 1),
        (ConfigError("web.port: x"), 2),
        (BadToken(), 3),
        (OtherPoller(), 4),
        (NotAlone(), 4),
        (WebhookSet(), 5),
        (WebhookRefused("x"), 5),
        (OperationalError("x", {}, Exception("disk I/O error")), 6),
        (UnknownRevision("0011"), 7),
        (NoKey("x"), 8),
        (WrongKey("x"), 8),
    ],
)
async def test_each_end_has_its_code(error: Exception | None, code: int) -> None:
    async def end() -> None:
        if error is not None:
            raise error

    ended = asyncio.create_task(end())
    await asyncio.wait((ended,))
    assert how_it_ended(ended) == code


async def test_the_codes_are_those_of_the_manual() -> None:
    manual = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    for code in Exit:
        assert f"| {int(code)} |" in manual


async def test_when_one_part_fails_the_others_come_to_their_end() -> None:
    ended: list[str] = []

    async def lasting() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("lasting")

    async def failing() -> None:
        await asyncio.sleep(0)
        raise ZeroDivisionError

    async def short() -> None:
        ended.append("short")

    with pytest.raises(ZeroDivisionError):
        await run_together({"a": lasting(), "b": failing(), "c": short()})
    assert ended == ["short", "lasting"]
