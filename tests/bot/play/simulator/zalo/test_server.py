"""The text-only channel: what it does not have is refused, and choices are typed."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.api import Upload
from bot.clock import StandingClock
from bot.play.simulator.zalo.behaviour import DOCUMENTED
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from tests.bot.play.simulator.asking import Asking, picture

CHOICES = "Việc này đến đâu?\n\n1. Hoàn thành\n2. Đang làm"


async def heard(bot: Asking) -> dict[str, Any]:
    return dict(await bot.ok("getUpdates", timeout=0))


async def test_updates_come_one_by_one_and_once(zalo_bot: Asking, binh: ZaloPerson) -> None:
    binh.says("một")
    binh.says("hai")
    first = await heard(zalo_bot)
    assert first["event_name"] == "message.text.received"
    message = first["message"]
    assert (message["text"], message["from"], message["chat"]) == (
        "một",
        {"id": "zalo-binh", "display_name": "Bình (mẫu)", "is_bot": False},
        {"id": "zalo-binh", "chat_type": "PRIVATE"},
    )
    assert (await heard(zalo_bot))["message"]["text"] == "hai"
    assert await zalo_bot.refused("getUpdates", timeout=0) == (408, "Request timeout")


async def test_a_long_poll_waits_on_the_clock(zalo_bot: Asking, binh: ZaloPerson, clock: StandingClock) -> None:
    poll = asyncio.ensure_future(zalo_bot.refused("getUpdates", timeout=30))
    for _ in range(5):
        await asyncio.sleep(0)
    clock.move(timedelta(seconds=30))
    assert await poll == (408, "Request timeout")


async def test_a_text_has_1_to_2000_characters(zalo_bot: Asking, binh: ZaloPerson) -> None:
    await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="ạ" * 2000)
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text="ạ" * 2001)
    assert said == (400, "Bad Request: message is too long")
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text=" ")
    assert said == (400, "Bad Request: message text is empty")


async def test_it_has_no_buttons_and_by_itself_no_markup(zalo_bot: Asking, binh: ZaloPerson) -> None:
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text="a", reply_markup={}, entities=[])
    assert said == (400, "Bad Request: unknown parameters: entities, reply_markup")
    await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="<b>a</b>")
    assert binh.chat()[-1].html == "&lt;b&gt;a&lt;/b&gt;"


@pytest.mark.parametrize(
    "method", ["editMessageText", "deleteMessage", "setMyCommands", "sendDocument", "answerCallbackQuery", "getFile"]
)
async def test_it_has_no_such_method(zalo_bot: Asking, method: str) -> None:
    assert await zalo_bot.refused(method) == (404, "Not Found")


async def test_photos_go_by_url_alone(zalo_bot: Asking, binh: ZaloPerson) -> None:
    await zalo_bot.ok("sendPhoto", chat_id="zalo-binh", photo="https://chibo.example/a.png", caption="Ảnh")
    assert (binh.chat()[-1].photo, binh.chat()[-1].text) == ("https://chibo.example/a.png", "Ảnh")
    said = await zalo_bot.refused("sendPhoto", chat_id="zalo-binh", photo="attach://a")
    assert said == (400, "Bad Request: photo must be a URL")
    upload = {"photo": Upload("a.png", picture(), "image/png")}
    said = await zalo_bot.refused("sendPhoto", upload, chat_id="zalo-binh")
    assert said == (400, "Bad Request: photo must be a URL")


async def test_photos_come_as_urls_that_can_be_fetched(zalo_bot: Asking, binh: ZaloPerson) -> None:
    binh.sends_album([picture(), picture(10, 10)], "Hai ảnh")
    first, second = await heard(zalo_bot), await heard(zalo_bot)
    assert (first["event_name"], first["message"]["caption"]) == ("message.image.received", "Hai ảnh")
    assert "caption" not in second["message"]
    assert await zalo_bot.api.download(second["message"]["photo_url"], 10_000) == picture(10, 10)


async def test_documents_and_stickers_are_only_heard_of(zalo_bot: Asking, binh: ZaloPerson) -> None:
    binh.sends_document("a.docx", b"PK", "application/vnd.docx")
    binh.sends_sticker()
    document, sticker = await heard(zalo_bot), await heard(zalo_bot)
    assert document["event_name"] == "message.unsupported.received"
    assert not {"text", "photo", "document"} & document["message"].keys()
    assert (sticker["event_name"], sticker["message"]["sticker"]) == ("message.sticker.received", "18071")


async def test_a_choice_is_typed_by_its_number_or_by_its_words(
    zalo_bot: Asking, binh: ZaloPerson, clock: StandingClock
) -> None:
    await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text=CHOICES)
    binh.taps("Đang làm")
    assert (await heard(zalo_bot))["message"]["text"] == "2"
    clock.move(timedelta(seconds=1))
    await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="Gõ một số.\n\n• Gõ “Bỏ qua” để đi tiếp")
    binh.taps("Bỏ qua")
    assert (await heard(zalo_bot))["message"]["text"] == "Bỏ qua"
    binh.taps("Hoàn thành")
    assert (await heard(zalo_bot))["message"]["text"] == "Hoàn thành"
    with pytest.raises(AssertionError, match="no choice 'Khác'"):
        binh.taps("Khác")


async def test_the_bot_may_write_only_where_it_is_let_in(zalo_bot: Asking, zalo: ZaloServer, binh: ZaloPerson) -> None:
    ZaloPerson(zalo, "zalo-cuc", "Cúc (mẫu)")
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-cuc", text="Chào")
    assert said == (400, "Bad Request: chat not found")
    binh.blocks()
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text="Chào")
    assert said == (400, "Bad Request: chat not found")
    said = await zalo_bot.refused("sendMessage", chat_id="nobody", text="Chào")
    assert said == (400, "Bad Request: chat not found")


async def test_an_invitation_s_link_becomes_a_typed_command(zalo_bot: Asking, binh: ZaloPerson) -> None:
    binh.opens("https://t.me/chibo_mau_bot?start=Ab-9_x")
    assert (await heard(zalo_bot))["message"]["text"] == "/start Ab-9_x"


async def test_its_pace_is_kept_too(zalo_bot: Asking, binh: ZaloPerson) -> None:
    for _ in range(3):
        await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="Chào")
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text="Chào")
    assert said == (429, "Too Many Requests: retry after 1")


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "http://chibo.example", "secret_token": "du-tam-chu"}, "url must be HTTPS"),
        ({"url": "https://chibo.example", "secret_token": "ngan"}, "secret_token must be 8 to 256 characters long"),
        ({"url": "https://chibo.example"}, "secret_token must be 8 to 256 characters long"),
    ],
)
async def test_a_webhook_needs_https_and_a_secret(zalo_bot: Asking, params: dict[str, str], reason: str) -> None:
    assert await zalo_bot.refused("setWebhook", None, **params) == (400, f"Bad Request: {reason}")


async def test_polling_is_refused_while_a_webhook_is_set(zalo_bot: Asking, zalo: ZaloServer) -> None:
    await zalo_bot.ok("setWebhook", url="https://chibo.example", secret_token="du-tam-chu")
    assert await zalo_bot.refused("getUpdates", timeout=0) == (409, "Conflict: webhook is set")
    await zalo_bot.ok("deleteWebhook")
    for method in ("getWebhookInfo", "deleteWebhook", "testWebhook"):
        assert await zalo_bot.refused(method) == (404, "Webhook is not set")


@pytest.mark.parametrize("by_status", [True, False])
async def test_a_refusal_comes_with_its_code_as_status_or_with_200(
    zalo_bot: Asking, zalo: ZaloServer, by_status: bool
) -> None:
    zalo.behaviour = replace(zalo.behaviour, by_status=by_status)
    reply = await zalo_bot.api.call("sendMessage", {"chat_id": "nobody", "text": "Chào"})
    assert (reply.status, reply.code, reply.ok) == (400 if by_status else 200, 400, False)


async def test_updates_come_bare_too(zalo_bot: Asking, zalo: ZaloServer, binh: ZaloPerson) -> None:
    zalo.behaviour = DOCUMENTED
    binh.sends_photo(picture())
    body = (await zalo_bot.api.call("getUpdates", {"timeout": 0})).body
    assert body.keys() == {"event_name", "message"} and "photo" in body["message"]


async def test_a_length_is_counted_in_utf_16(zalo_bot: Asking, binh: ZaloPerson) -> None:
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text="👍" * 1001)
    assert said == (400, "Bad Request: message is too long")
    await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="👍" * 1000)


@pytest.mark.parametrize("text", ["<b>a", "a</b>", "<b><i>a</b></i>", '<a href="x">a</a>', "a < b"])
async def test_marks_have_to_close(zalo_bot: Asking, binh: ZaloPerson, text: str) -> None:
    code, _ = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text=text, parse_mode="html")
    assert code == 400
    await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="<b>a</b> &lt; b", parse_mode="html")
    assert (binh.chat()[-1].text, binh.chat()[-1].html) == ("a < b", "<b>a</b> &lt; b")


async def test_the_plan_is_used_up_until_the_next_month(
    zalo_bot: Asking, zalo: ZaloServer, binh: ZaloPerson, clock: StandingClock
) -> None:
    zalo.plan.messages = 1
    await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="Chào")
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text="Chào")
    assert said == (429, "Message quota exceeded")
    zalo.behaviour = replace(zalo.behaviour, names_quota=False)
    said = await zalo_bot.refused("sendMessage", chat_id="zalo-binh", text="Chào")
    assert said == (429, "Too Many Requests")
    clock.move(timedelta(days=7))
    await zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="Chào")


async def test_what_zalo_protects_somebody_from_is_not_told(zalo_bot: Asking, binh: ZaloPerson) -> None:
    binh.says("xem https://mau.test/1")
    binh.protected = True
    binh.says("chào")
    for _ in range(2):
        event = await heard(zalo_bot)
        assert event["event_name"] == "message.unsupported.received" and "text" not in event["message"]


async def test_a_token_that_is_revoked_is_refused_everywhere(zalo_bot: Asking, zalo: ZaloServer) -> None:
    zalo.revoked = True
    for method in ("getMe", "getUpdates", "sendMessage", "nothing"):
        assert await zalo_bot.refused(method) == (401, "Unauthorized")
