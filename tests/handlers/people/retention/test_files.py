"""Photos of forms that came to nothing go after some days; those of reports and of open forms stay."""

import pytest

from storage.files import StoredFile
from storage.tasks import ReportMedia
from tests.house import House, Person
from tests.pictures import photo

PHOTO = photo("green")


@pytest.fixture
def lan(house: House) -> Person:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no such photos")
    return house.person("Lan")


def kept(house: House) -> int:
    return len(house.rows(StoredFile))


def on_disk(house: House) -> int:
    folder = house.settings.storage.files
    return sum(1 for path in folder.rglob("*") if path.is_file() and "published" not in path.parts)


async def test_the_photos_of_a_cancelled_form_are_gone_after_the_days(house: House, lan: Person) -> None:
    before = kept(house), on_disk(house)
    await lan.says("/baocao")
    await lan.sends_photo(PHOTO)
    await house.settle()
    assert kept(house) > before[0]
    await lan.says("/huy")
    await house.move(days=6)
    assert kept(house) > before[0]
    await house.move(days=2)
    assert kept(house) == len({one.file_hash for one in house.rows(ReportMedia) if one.file_hash})
    assert on_disk(house) <= before[1]


async def test_those_of_an_open_form_stay(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.sends_photo(PHOTO)
    await house.settle()
    there = kept(house)
    await house.move(days=9)
    assert kept(house) == there > 0
