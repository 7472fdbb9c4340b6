"""A worker for each test of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.compose import application as composition
from bot.worker.worker import AnyApplication
from storage.database import Database
from tests.bot.worker.bench import Bench


@pytest.fixture
def bench(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = Bench(database, tmp_path / "files")
    compose = composition.add_handlers

    def with_mine(application: AnyApplication) -> None:
        made.add_handlers(application)
        compose(application)

    monkeypatch.setattr(composition, "add_handlers", with_mine)
    yield made
