"""A picture that gives way to another, on its way: before it has left, after, when it is gone, and without edits."""

from datetime import timedelta
from typing import Any

import pytest

from bot.channels.api import Upload
from bot.channels.channel import ApiCall, Outbound
from bot.channels.zalo.channel import ZaloChannel
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.telegram.person import TelegramPerson
from tests.bot.desk import Desk, picture


@pytest.fixture
def shown(desk: Desk) -> Desk:
    """A desk whose recipes make squares of the side that they name."""
    desk.render = lambda recipe: ("qr.png", picture(recipe["side"]), "image/png")
    desk.restart()
    return desk


def send(desk: Desk, side: int) -> int:
    payload = {"chat_id": 42, "photo": {"render": {"side": side}}, "caption": f"cỡ {side}"}
    return desk.write("sendPhoto", payload)


def give_way(desk: Desk, target: int, side: int, **more: Any) -> int:
    media = {"type": "photo", "media": {"render": {"side": side}}, "caption": f"cỡ {side}"}
    payload = {"chat_id": 42, "message_id": -target, "media": media, **more}
    return desk.write("editMessageMedia", payload, target_id=target)


def seen(lan: TelegramPerson) -> list[tuple[str, bytes | str | None]]:
    return [(one.text, one.photo) for one in lan.chat() if one.from_bot]


async def test_a_picture_gives_way_in_the_same_message(shown: Desk) -> None:
    lan = shown.person()
    sent = send(shown, 8)
    await shown.delivery.drain()
    (before,) = [one.message_id for one in lan.chat() if one.from_bot]
    give_way(shown, sent, 9)
    await shown.delivery.drain()
    assert seen(lan) == [("cỡ 9", picture(9))]
    assert [one.message_id for one in lan.chat() if one.from_bot] == [before]


async def test_one_that_has_not_left_is_followed_by_its_edit(shown: Desk) -> None:
    lan = shown.person()
    sent = send(shown, 8)
    give_way(shown, sent, 9)
    await shown.delivery.drain()
    assert seen(lan) == [("cỡ 9", picture(9))]
    assert [call.method for call in shown.telegram.calls] == ["sendPhoto", "editMessageMedia"]


async def test_one_that_is_planned_for_later_is_changed_where_it_waits(shown: Desk) -> None:
    lan = shown.person()
    later = shown.clock.now() + timedelta(minutes=5)
    payload = {"chat_id": 42, "photo": {"render": {"side": 8}}, "caption": "cỡ 8"}
    sent = shown.write("sendPhoto", payload, not_before=later)
    give_way(shown, sent, 9)
    await shown.delivery.drain()
    assert seen(lan) == []
    shown.clock.move(timedelta(minutes=5))
    await shown.delivery.drain()
    assert seen(lan) == [("cỡ 9", picture(9))]
    assert [call.method for call in shown.telegram.calls] == ["sendPhoto"]


async def test_of_several_the_newest_matters_and_words_do_not_drop_a_picture(shown: Desk) -> None:
    lan = shown.person()
    sent = send(shown, 8)
    await shown.delivery.drain()
    give_way(shown, sent, 9)
    give_way(shown, sent, 10)
    caption = {"chat_id": 42, "message_id": -sent, "caption": "mới"}
    shown.write("editMessageCaption", caption, target_id=sent)
    await shown.delivery.drain()
    assert seen(lan) == [("mới", picture(10))]
    give_way(shown, sent, 11)
    await shown.delivery.drain()
    assert seen(lan) == [("cỡ 11", picture(11))]


async def test_one_whose_message_is_gone_is_sent_anew(shown: Desk) -> None:
    lan = shown.person()
    sent = send(shown, 8)
    await shown.delivery.drain()
    lan._chat.messages.clear()
    give_way(shown, sent, 9)
    await shown.delivery.drain()
    assert seen(lan) == [("cỡ 9", picture(9))]
    give_way(shown, sent, 10)
    await shown.delivery.drain()
    assert seen(lan) == [("cỡ 10", picture(10))]


async def test_a_document_does_not_change_a_waiting_picture_by_itself(shown: Desk) -> None:
    lan = shown.person()
    sent = send(shown, 8)
    media = {"type": "document", "media": {"render": {"side": 9}}, "caption": "tệp"}
    shown.write("editMessageMedia", {"chat_id": 42, "message_id": -sent, "media": media}, target_id=sent)
    await shown.delivery.drain()
    assert [one.text for one in lan.chat() if one.from_bot] == ["tệp"]


def test_without_edits_it_is_one_more_message(shown: Desk) -> None:
    upload = Upload("qr.png", picture(9), "image/png")
    channel = ZaloChannel(InProcessApi(shown.zalo), "1", lambda upload: f"http://pictures.invalid/{upload.filename}")
    payload = {"media": {"type": "photo", "media": upload, "caption": "<b>mới</b>", "parse_mode": "HTML"}}
    assert channel.calls(Outbound("editMessageMedia", payload, "a1b2")) == [
        ApiCall(
            "sendPhoto",
            {
                "chat_id": "a1b2",
                "photo": "http://pictures.invalid/qr.png",
                "caption": "<b>mới</b>",
                "parse_mode": "html",
            },
        )
    ]
