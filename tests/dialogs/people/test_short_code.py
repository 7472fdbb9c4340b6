"""An invitation by a short code, typed where no link brings the long one; and by both apps on one slip."""

import io
import re
from datetime import timedelta

from PIL import Image

from bot.channels.api import Identity
from handlers.context import Way
from handlers.people.joining.qr import render
from handlers.screens.ways import qr_recipe
from tests.dialogs.people.test_joining import USED, YEN_ASKED
from tests.house import House, Person

WRONG = "Lời mời này không đúng hoặc chưa đủ chữ. Đồng chí mở lại đúng đường dẫn bí thư gửi giúp."
UNKNOWN = (
    "Chào đồng chí. Em là trợ lý của chi bộ, chỉ phục vụ đồng chí có lời mời. Đồng chí xin lời mời ở bí thư chi bộ nhé."
)


async def code_for_yen(minh: Person) -> str:
    await minh.says("/moi")
    said = "\n".join(await minh.taps("Đặng Thị Yến"))
    (code,) = set(re.findall(r"\b[A-Z2-9]{5}-[A-Z2-9]{5}\b", said))
    return str(code)


async def test_the_code_alone_lets_in_as_the_link_does(house: House, minh: Person, yen: Person) -> None:
    code = await code_for_yen(minh)
    assert await yen.says(code.lower().replace("-", " ")) == [YEN_ASKED]
    await yen.says("1948")
    assert (await yen.taps("Đồng ý"))[0].startswith("Đã ghi nhận: đồng chí Đặng Thị Yến đồng ý lúc")
    lan = house.person("Lan")
    assert await lan.says(f"mã {code}") == [USED]


async def test_a_new_invitation_ends_the_old_one_s_code(minh: Person, yen: Person) -> None:
    old = await code_for_yen(minh)
    new = await code_for_yen(minh)
    assert old != new
    assert (await yen.says(old))[0].startswith("Lời mời này hết hạn")
    assert await yen.says(new) == [YEN_ASKED]


async def test_codes_cannot_be_tried_by_the_dozen(house: House, minh: Person, yen: Person) -> None:
    code = await code_for_yen(minh)
    for number in range(2, 7):
        assert await yen.says(f"ABCDE-FGHJ{number}") == [WRONG]
    assert await yen.says(code) == [UNKNOWN]
    house.clock.move(timedelta(hours=1))
    for _ in range(3):
        for number in range(2, 7):
            await yen.says(f"ABCDE-FGHK{number}")
        house.clock.move(timedelta(hours=1))
    # A day has its bound, too.
    assert await yen.says(code) == [UNKNOWN]


async def test_both_apps_are_on_one_slip(house: House, minh: Person) -> None:
    names = {"telegram": Identity(1, "chibo_mau_bot", "Chibo"), "zalo": Identity(2, "bot.chibo", "Chibo")}
    house.names = names
    await house.restart()
    await minh.says("/moi")
    said = await minh.taps("Đặng Thị Yến")
    (text,) = [one for one in said if one.startswith("Mời đồng chí")]
    assert re.search(r"– Telegram: mở https://t\.me/chibo_mau_bot\?start=[\w-]{32}", text)
    (code,) = re.findall(r"– Zalo: mở https://zalo\.me/bot\.chibo, nhắn trợ lý mã ([A-Z2-9-]{11})\.", text)
    assert f"Mã để gõ cho trợ lý: {code}" in text


def test_the_slip_holds_a_picture_for_each() -> None:
    ways = [Way("Telegram", "https://t.me/x?start=a", carries=True), Way("Zalo", "https://zalo.me/b", carries=False)]
    recipe = qr_recipe(ways, "ABCDE-FG2HJ")
    assert recipe["ways"] == [["Telegram", "https://t.me/x?start=a", ""], ["Zalo", "https://zalo.me/b", "ABCDE-FG2HJ"]]
    with Image.open(io.BytesIO(render(recipe))) as picture:
        assert picture.size == (840, 532)
    assert qr_recipe(ways[:1], "x") == {"kind": "qr", "text": "https://t.me/x?start=a"}
    assert qr_recipe([], "ABCDE-FG2HJ") == {"kind": "qr", "text": "ABCDE-FG2HJ"}
