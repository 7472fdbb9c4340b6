"""What one person, or everybody, sends is bounded: over it they are told what to do; nothing of the form is lost."""

from collections.abc import Mapping

import pytest
from sqlalchemy import update

from storage.drafts import DraftRow, DraftState
from storage.file_quota import bytes_of_people_at
from storage.files import StoredFile
from storage.outbox import OutboxRow
from tests.house import House, Person
from tests.pictures import photo

BY_ONE, BY_ALL = 2, 4
TOLD = "ảnh và tệp gửi đến đang bị từ chối"


@pytest.fixture
def policy() -> Mapping[str, object]:
    return {"intake": {"files_mb_per_person": BY_ONE, "files_mb": BY_ALL}}


@pytest.fixture
def lan(house: House) -> Person:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no such photos")
    return house.person("Lan")


def grown(house: House, megabytes: int) -> None:
    """Let what is kept be that large: no test sends megabytes."""
    with house.database.unit_of_work() as unit:
        unit.db.execute(update(StoredFile).values(size=0))
        first = unit.db.query(StoredFile).order_by(StoredFile.created_at.desc()).first()
        assert first is not None
        first.size = megabytes * 1024 * 1024
        unit.commit()


async def reports_with(house: House, lan: Person, picture: bytes) -> int:
    """Send one picture with words in an open report; returns how many files are kept then."""
    await lan.sends_photo(picture)
    await house.settle()
    return len(house.rows(StoredFile))


async def test_over_their_own_bound_one_is_told_what_to_do_and_goes_on(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    there = await reports_with(house, lan, photo("red"))
    grown(house, BY_ONE)
    assert await reports_with(house, lan, photo("blue")) == there
    said = lan.last().text
    assert "đầy chỗ dành cho mỗi người" in said and "báo quản trị" in said
    draft = next(one for one in house.rows(DraftRow) if one.state == DraftState.LIVE)
    assert draft.data["photos"]
    assert await reports_with(house, lan, photo("red")) == there
    binh = house.person("Bình")
    await binh.says("/baocao")
    assert await reports_with(house, binh, photo("green")) == there + 1


async def test_over_everybodys_bound_the_administrator_hears_of_it_once_an_hour(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    there = await reports_with(house, lan, photo("red"))
    grown(house, BY_ALL)
    for color in ("blue", "green"):
        assert await reports_with(house, lan, photo(color)) == there
    said = lan.last().text
    assert "kho tệp chung đã đầy" in said
    told = [row for row in house.rows(OutboxRow) if TOLD in row.payload]
    assert len(told) == 1
    with house.database.reading() as db:
        assert bytes_of_people_at(db, "telegram", lan.cast.number) == BY_ALL * 1024 * 1024
