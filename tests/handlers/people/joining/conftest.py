"""A small roster in a migrated database."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.context import Work
from handlers.people.joining.roster.importing import import_roster
from handlers.settings.policy import Policy
from storage.database import Database, Db, UnitOfWork

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ROSTER = """Mã đơn vị,Tên đơn vị,Loại đơn vị,Loại chi bộ,Cấp trên,Mã người,Họ và tên,Năm sinh,Điện thoại,Diện,Vai trò
PM,Phường Mẫu,phường,,,,,,,,
CB01,Chi bộ 1,chi bộ,khu dân cư,PM,,,,,,
CB01,,,,,DV001,Trần Văn Minh,1968,,chính thức,Bí thư
CB01,,,,,DV002,Lê Thị Lan,1985,,chính thức,Thư ký
CB01,,,,,DV003,Phạm Quốc Bình,,0900000123,dự bị,
"""
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def work_at(db: Db, now: datetime = NOW, deep_link: str = "") -> Work:
    """A unit of work of the session `db`, such as the command line has."""
    return Work(UnitOfWork(db, lambda news: None), now, ZONE, Policy(), deep_link=deep_link)


@pytest.fixture
def db(database: Database) -> Iterator[Db]:
    """A session in one unit of work, with the small roster in it."""
    with database.unit_of_work() as unit:
        assert import_roster(unit.db, ROSTER.encode(), NOW, "roster.csv").well
        yield unit.db
