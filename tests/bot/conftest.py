"""What the tests of the running parts share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.bot.desk import Desk


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Iterator[Desk]:
    """Delivery alone, on a clock that jumps."""
    made = Desk(database, tmp_path / "files")
    yield made
    made.telegram.close()
    made.zalo.close()
