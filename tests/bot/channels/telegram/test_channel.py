"""Telegram's updates written down, and the calls that make a message."""

import json
from typing import Any

import pytest

from bot.channels.api import NotSent, TooLarge, Upload
from bot.channels.channel import ApiCall, Outbound
from bot.channels.telegram.channel import TelegramChannel
from bot.clock import JumpingClock
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.telegram.server import TelegramServer
from handlers.forms.showing import TYPED
from tests.house import BEGINS, TOKEN

PICTURE = Upload("a.png", b"png", "image/png")
AGAIN = "<i>(Tin gửi lại, có thể đồng chí đã nhận rồi.)</i>\n"
NO_PREVIEW = {"link_preview_options": {"is_disabled": True}}


@pytest.fixture
def server() -> TelegramServer:
    return TelegramServer(JumpingClock(BEGINS), TOKEN)


@pytest.fixture
def channel(server: TelegramServer) -> TelegramChannel:
    return TelegramChannel(InProcessApi(server), 1234567)


def outbound(method: str, payload: dict[str, Any], **more: Any) -> Outbound:
    return Outbound(method, payload, "42", **more)


@pytest.mark.parametrize(
    ("raw", "key", "chat"),
    [
        ({"update_id": 5, "message": {"chat": {"id": 42}}}, "5", "telegram:42"),
        ({"update_id": 6, "callback_query": {"from": {"id": 7}, "message": {"chat": {"id": -9}}}}, "6", "telegram:-9"),
        ({"update_id": 7, "inline_query": {"from": {"id": 7}}}, "7", "telegram:7"),
        ({"update_id": 8, "something_new": "odd"}, "8", "telegram:"),
    ],
)
def test_an_update_is_written_down(channel: TelegramChannel, raw: dict[str, Any], key: str, chat: str) -> None:
    arrival = channel.arrival(raw)
    assert (arrival.source, arrival.update_key, arrival.chat_key) == ("telegram:1234567", key, chat)
    assert json.loads(arrival.raw) == raw and arrival.update_number == int(key)


def test_what_nobody_understands_has_a_key_all_the_same(channel: TelegramChannel) -> None:
    odd, other = channel.arrival({"message": "?"}), channel.arrival({"message": "!"})
    assert odd.update_key.startswith("bad:") and odd.update_key != other.update_key


def test_a_link_in_somebodys_words_is_shown_without_what_it_leads_to(channel: TelegramChannel) -> None:
    for method in ("sendMessage", "editMessageText"):
        (call,) = channel.calls(outbound(method, {"chat_id": 42, "text": "xem https://a.vn"}, target="9"))
        assert call.params["link_preview_options"] == {"is_disabled": True}


def test_a_members_words_call_nobody_and_open_nothing(channel: TelegramChannel) -> None:
    def said(method: str, payload: dict[str, Any]) -> dict[str, Any]:
        (call,) = channel.calls(outbound(method, payload, target="9"))
        return dict(call.params)

    html = {"chat_id": 42, "parse_mode": "HTML"}
    for method in ("sendMessage", "editMessageText"):
        assert said(method, html | {"text": "<b>@a</b>"})["text"] == "<b><code>@a</code></b>"
    for method in ("sendPhoto", "sendDocument", "editMessageCaption"):
        assert said(method, html | {"caption": "xem a.vn"})["caption"] == "xem <code>a.vn</code>"
    plain = said("sendMessage", {"chat_id": 42, "text": "1 < 2, @a"})
    assert (plain["text"], plain["parse_mode"]) == ("1 &lt; 2, <code>@a</code>", "HTML")
    item = {"type": "photo", "media": PICTURE, "caption": "@a", "parse_mode": "HTML"}
    assert said("sendMediaGroup", {"chat_id": 42, "media": [item]})["media"][0]["caption"] == "<code>@a</code>"
    assert said("editMessageMedia", {"chat_id": 42, "media": item})["media"]["caption"] == "<code>@a</code>"
    assert item["caption"] == "@a"
    tap = {"callback_query_id": f"{TYPED}1", "text": "việc của @a"}
    assert said("answerCallbackQuery", tap)["text"] == "việc của <code>@a</code>"


def test_an_edit_goes_to_the_real_message(channel: TelegramChannel) -> None:
    row = {"chat_id": 42, "message_id": -3, "text": "mới"}
    assert channel.calls(outbound("editMessageText", row, target="99")) == [
        ApiCall("editMessageText", {"chat_id": "42", "message_id": 99, "text": "mới", **NO_PREVIEW})
    ]


def test_uploads_leave_the_parameters(channel: TelegramChannel) -> None:
    (single,) = channel.calls(outbound("sendPhoto", {"chat_id": 42, "photo": PICTURE}))
    assert single == ApiCall("sendPhoto", {"chat_id": "42", "photo": "attach://photo"}, {"photo": PICTURE})
    media: list[dict[str, Any]] = [{"type": "photo", "media": PICTURE}, {"type": "photo", "media": "known-id"}]
    (album,) = channel.calls(outbound("sendMediaGroup", {"chat_id": 42, "media": media}))
    assert [one["media"] for one in album.params["media"]] == ["attach://file0", "known-id"]
    assert album.files == {"file0": PICTURE}
    assert media[0]["media"] is PICTURE


def test_one_sent_again_says_so(channel: TelegramChannel) -> None:
    html = {"chat_id": 42, "text": "<b>Mời</b> họp", "parse_mode": "HTML"}
    (call,) = channel.calls(outbound("sendMessage", html, again=True))
    assert call.params["text"] == AGAIN + "<b>Mời</b> họp"
    (words,) = channel.calls(outbound("sendMessage", {"chat_id": 42, "text": "1 < 2"}, again=True))
    assert words.params == {"chat_id": "42", "text": "(Tin gửi lại, có thể đồng chí đã nhận rồi.)\n1 < 2", **NO_PREVIEW}


def test_one_too_long_to_say_so_is_announced(channel: TelegramChannel) -> None:
    before, call = channel.calls(outbound("sendMessage", {"chat_id": 42, "text": "x" * 4090}, again=True))
    assert before.params == {"chat_id": "42", "text": "(Tin gửi lại, có thể đồng chí đã nhận rồi.)"}
    assert call.params["text"] == "x" * 4090


def test_the_answer_to_a_typed_tap_is_a_message(channel: TelegramChannel) -> None:
    tapped = {"callback_query_id": "77", "text": "Đã ghi"}
    assert channel.calls(outbound("answerCallbackQuery", tapped)) == [ApiCall("answerCallbackQuery", tapped)]
    typed = {"callback_query_id": "typed:5", "text": "Đã ghi"}
    said = ApiCall("sendMessage", {"chat_id": "42", "text": "Đã ghi"})
    assert channel.calls(outbound("answerCallbackQuery", typed)) == [said]


async def test_fetching_what_a_person_sent(server: TelegramServer, channel: TelegramChannel) -> None:
    small = server.files.keep_document(Upload("a.txt", b"abc", "text/plain"))
    assert await channel.fetch(small.file_id, 10) == b"abc"
    with pytest.raises(TooLarge):
        await channel.fetch(small.file_id, 2)
    big = server.files.keep_document(Upload("b.txt", b"x" * (20 * 1024 * 1024 + 1), "text/plain"))
    with pytest.raises(TooLarge):
        await channel.fetch(big.file_id, 30 * 1024 * 1024)
    with pytest.raises(FileNotFoundError):
        await channel.fetch("never-was", 10)
    server.faults.fail_next(method="getFile", status=502)
    with pytest.raises(NotSent):
        await channel.fetch(small.file_id, 10)
