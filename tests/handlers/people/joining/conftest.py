"""A small roster in a migrated database."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from handlers.people.joining.roster.importing import import_roster
from storage.database import Database, Db

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ROSTER = """Mã đơn vị,Tên đơn vị,Loại đơn vị,Loại chi bộ,Cấp trên,Mã người,Họ và tên,Năm sinh,Điện thoại,Diện,Vai trò
PM,Phường Mẫu,phường,,,,,,,,
CB01,Chi bộ 1,chi bộ,khu dân cư,PM,,,,,,
CB01,,,,,DV001,Trần Văn Minh,1968,,chính thức,Bí thư
CB01,,,,,DV002,Lê Thị Lan,1985,,chính thức,Thư ký
CB01,,,,,DV003,Phạm Quốc Bình,,0900000123,dự bị,
"""


@pytest.fixture
def db(database: Database) -> Iterator[Db]:
    """A session in one unit of work, with the small roster in it."""
    with database.unit_of_work() as unit:
        assert import_roster(unit.db, ROSTER.encode(), NOW, "roster.csv").well
        yield unit.db
