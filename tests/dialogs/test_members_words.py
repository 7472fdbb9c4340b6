"""A member's words as they go to others under the bot's name: nobody is called, nothing opens, nothing hides."""

import pytest

from bot.play.simulator.telegram.person import TelegramPerson
from tests.dialogs.tasks.reporting import done
from tests.house import House, Person

HIDING = "Ghi\u200b chú \u202egnod\u202c\u2066 @binh_chi\u2060bo, xem https://a.vn/x\ufeff hay b.vn, gõ /huy"


def entities(person: Person, words: str) -> list[str]:
    """What the app makes of the newest message with these words."""
    assert isinstance(person.hand, TelegramPerson)
    found = [kept.json for kept in person.hand._chat.messages.values() if words in kept.json.get("text", "")]
    return [one["type"] for one in found[-1]["entities"]]


async def test_they_are_letters_alone(house: House, lan: Person, minh: Person) -> None:
    await done(lan)
    await lan.taps("📝 Thêm ghi chú")
    # The text-only channel lets no whole link through.
    scheme = "https://" if house.channel == "telegram" else ""
    await lan.says(HIDING.replace("https://", scheme))
    await lan.taps("📨 Gửi")
    (told,) = minh.take()
    assert f"Ghi chú gnod @binh_chibo, xem {scheme}a.vn/x hay b.vn, gõ /huy" in told
    if house.channel == "telegram":
        kinds = entities(minh, "gnod")
        assert kinds.count("code") == 4 and not {"mention", "url", "bot_command"} & set(kinds)


async def test_the_link_of_an_invitation_is_one(house: House, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no such link")
    await minh.says("/moi")
    await minh.taps("Đặng Thị Yến")
    assert entities(minh, "Mở đường dẫn này") == ["text_link", "code"]
