"""Delivery on the strict simulator: what leaves, in which order, and what becomes of it when something goes wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database
from tests.bot.desk import Desk, OutboxState


def _render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    return f"{recipe['name']}.png", PNG, "image/png"


PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(database, tmp_path / "files", _render)
    yield made
    made.telegram.close()
    made.zalo.close()


async def test_messages_of_one_chat_arrive_in_order(desk: Desk) -> None:
    lan = desk.person()
    rows = [desk.say(f"tin {number}") for number in range(6)]
    assert await desk.delivery.drain() == 6
    assert desk.texts(lan) == [f"tin {number}" for number in range(6)]
    assert {desk.state(row) for row in rows} == {OutboxState.SENT}
    assert [call.status for call in desk.telegram.calls] == [200] * 6
    assert await desk.delivery.drain() == 0
