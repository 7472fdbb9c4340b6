"""What the app does not let through is said honestly, once a day, with a way that works."""

from typing import TYPE_CHECKING

import pytest

from bot.channels.zalo.texts import UNREADABLE
from bot.play.simulator.zalo.person import ZaloPerson

if TYPE_CHECKING:
    from tests.house import House, Person

pytestmark = pytest.mark.parametrize("house", ["zalo"], indirect=True)


async def test_a_pasted_link_is_told_of_once_a_day(house: "House", lan: "Person") -> None:
    assert await lan.says("xem giúp https://mau.test/1") == [UNREADABLE]
    assert await lan.says("đây ạ https://mau.test/2") == []
    assert await lan.sends_document("a.docx", b"PK", "application/msword") == []
    await house.move(days=1)
    lan.take()
    assert await lan.says("https://mau.test/3") == [UNREADABLE]


async def test_whom_zalo_protects_hears_whom_to_call_and_no_more(house: "House", lan: "Person") -> None:
    hand = lan.hand
    assert isinstance(hand, ZaloPerson)
    hand.protected = True
    assert await lan.says("xong rồi") == [UNREADABLE] and "bí thư" in UNREADABLE
    assert [await lan.says("xong rồi") for _ in range(3)] == [[], [], []]


async def test_what_is_open_stays_open(house: "House", lan: "Person") -> None:
    (asked,) = await lan.says("/baocao")
    await lan.says("https://mau.test/1")
    assert (await lan.says("1"))[0] != asked
