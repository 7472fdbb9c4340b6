"""The API behind the page: what it shows, what people can do on it, and whom it refuses."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.channels.api import FateUnknown
from bot.clock import StandingClock
from bot.play.simulator.players import Player
from bot.play.simulator.web.clock_moves import Walk
from bot.play.simulator.web.page_server import Hooks, page_app
from bot.run.serving import Site
from tests.bot.play.simulator.asking import inline, picture
from tests.bot.play.simulator.open_page import Page
from tests.bot.play.simulator.playing import play


@pytest.fixture
async def page(clock: StandingClock) -> AsyncIterator[Page]:
    players, switched = play(clock), list[Player]()

    async def note(player: Player) -> None:
        switched.append(player)

    async def nothing() -> None:
        return None

    app = page_app(players, Hooks(Walk(clock, ZoneInfo("Asia/Ho_Chi_Minh"), nothing), note))
    async with Site(app) as site, aiohttp.ClientSession(site.url) as session:
        yield Page(players, session, switched)


async def test_the_list_shows_everybody_and_what_is_new(page: Page) -> None:
    page.players.people["AN"].hands["telegram"].start()
    await page.bot.ok("sendMessage", chat_id=7, text="Chào")
    overview = await page.get("/api/overview")
    an, binh = overview["people"]
    assert an | {"last": None} == {
        "key": "AN",
        "name": "Lê An (mẫu)",
        "role": "Đảng viên",
        "unit": "Chi bộ 1 (mẫu)",
        "channel": "telegram",
        "unread": 1,
        "started": True,
        "last": None,
    }
    assert an["last"] == {"text": "Chào", "kind": "", "mine": False, "at": "2026-11-24T03:00:00+00:00"}
    assert (binh["unread"], binh["started"], binh["last"]) == (0, False, None)
    assert (overview["now"], overview["goal"]) == ("2026-11-24T03:00:00+00:00", None)
    await page.do("/api/chat/AN/read")
    assert (await page.get("/api/overview"))["people"][0]["unread"] == 0


async def test_a_chat_shows_messages_buttons_keyboard_and_commands(page: Page) -> None:
    page.players.people["AN"].hands["telegram"].start()
    await page.bot.ok("setMyCommands", commands=[{"command": "menu", "description": "Mục lục"}])
    await page.bot.ok("sendMessage", chat_id=7, text="Chào", reply_markup={"keyboard": [["Một"], ["Hai"]]})
    await page.bot.ok("sendMessage", chat_id=7, text="<b>Chọn</b>", parse_mode="HTML", reply_markup=inline(("A", "a")))
    chat = await page.get("/api/chat/AN")
    assert (chat["keyboard"], chat["commands"]) == ([["Một"], ["Hai"]], [{"command": "menu", "description": "Mục lục"}])
    assert [message["html"] for message in chat["messages"]] == ["/start", "Chào", "<b>Chọn</b>"]
    assert chat["messages"][-1]["buttons"] == [[{"label": "A", "data": "a"}]]
    assert [message["mine"] for message in chat["messages"]] == [True, False, False]


async def test_only_what_has_changed_is_told_again(page: Page) -> None:
    page.players.people["AN"].hands["telegram"].start()
    sent = await page.bot.ok("sendMessage", chat_id=7, text="một")
    seen = (await page.get("/api/chat/AN"))["revision"]
    await page.bot.ok("sendMessage", chat_id=7, text="hai")
    await page.bot.ok("editMessageText", chat_id=7, message_id=sent["message_id"], text="một, sửa")
    await page.bot.ok("deleteMessage", chat_id=7, message_id=1)
    chat = await page.get(f"/api/chat/AN?since={seen}")
    assert [(one["html"], one["edited"]) for one in chat["messages"]] == [("một, sửa", True), ("hai", False)]
    assert chat["ids"] == ["2", "3"]


async def test_people_say_tap_and_open(page: Page) -> None:
    assert await page.do("/api/chat/AN/say", text="  chào  ") == (200, {})
    sent = await page.bot.ok("sendMessage", chat_id=7, text="Chọn", reply_markup=inline(("A", "a")))
    assert await page.do("/api/chat/AN/tap", message=str(sent["message_id"]), data="a") == (200, {})
    assert await page.do("/api/chat/BINH/open", link="https://t.me/chibo_mau_bot?start=Ab-9") == (200, {})
    said, tapped, opened = await page.bot.ok("getUpdates")
    assert said["message"]["text"] == "chào"
    assert (tapped["callback_query"]["data"], tapped["callback_query"]["from"]["id"]) == ("a", 7)
    assert (opened["message"]["text"], opened["message"]["from"]["id"]) == ("/start Ab-9", 8)


async def test_people_answer_a_message(page: Page) -> None:
    await page.do("/api/chat/AN/start")
    sent = await page.bot.ok("sendMessage", chat_id=7, text="Việc đến đâu rồi?")
    await page.do("/api/chat/AN/say", text="Xong rồi", reply_to=str(sent["message_id"]))
    said = (await page.bot.ok("getUpdates"))[-1]["message"]
    assert said["reply_to_message"]["message_id"] == sent["message_id"]
    assert (await page.get("/api/chat/AN"))["messages"][-1]["replyTo"] == str(sent["message_id"])
    assert await page.do("/api/chat/AN/say", text="Xong", reply_to="99") == (409, {"error": "gone"})


async def test_the_answer_to_a_tap_is_told_once(page: Page) -> None:
    await page.do("/api/chat/AN/start")
    sent = await page.bot.ok("sendMessage", chat_id=7, text="Chọn", reply_markup=inline(("A", "a")))
    await page.do("/api/chat/AN/tap", message=str(sent["message_id"]), data="a")
    query = (await page.bot.ok("getUpdates"))[-1]["callback_query"]["id"]
    seen = (await page.get("/api/chat/AN"))["revision"]
    await page.bot.ok("answerCallbackQuery", callback_query_id=query, text="Đã ghi")
    chat = await page.get(f"/api/chat/AN?since={seen}")
    assert chat["toasts"] == [{"text": "Đã ghi", "alert": False}]
    assert (await page.get(f"/api/chat/AN?since={chat['revision']}"))["toasts"] == []


async def test_photos_are_sent_alone_or_as_an_album(page: Page) -> None:
    photo = ("a.png", picture(), "image/png")
    assert await page.send("/api/chat/AN/photos", photo, caption="Một ảnh") == (200, {})
    assert await page.send("/api/chat/AN/photos", photo, photo, photo) == (200, {})
    await page.do("/api/chat/AN/samples", count=2)
    await page.do("/api/chat/AN/samples", count=1)
    messages = [update["message"] for update in await page.bot.ok("getUpdates")]
    assert messages[0]["caption"] == "Một ảnh"
    assert [bool(one.get("media_group_id")) for one in messages] == [False, True, True, True, True, True, False]
    shown = (await page.get("/api/chat/AN"))["messages"][0]["photo"]
    async with page.session.get(shown) as answer:
        assert (await answer.read(), answer.headers["Content-Type"]) == (picture(), "image/png")


async def test_what_is_no_picture_is_not_sent_as_one(page: Page) -> None:
    said = await page.send("/api/chat/AN/photos", ("a.png", b"<svg onload=alert(1)>", "image/png"))
    assert said == (409, {"error": "picture"})
    assert await page.send("/api/chat/AN/photos") == (409, {"error": "empty"})
    assert await page.bot.ok("getUpdates") == []


async def test_documents_go_up_and_come_down_to_be_saved(page: Page) -> None:
    await page.send("/api/chat/AN/document", ("Thư <b>.html", b"<script>alert(1)</script>", "text/html"))
    shown = (await page.get("/api/chat/AN"))["messages"][0]["document"]
    assert (shown["name"], shown["size"]) == ("Thư <b>.html", 25)
    async with page.session.get(shown["url"]) as answer:
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''Th%C6%B0%20%3Cb%3E.html")
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("channel", ["telegram", "zalo"])
async def test_a_recording_is_sent_and_played(page: Page, channel: str) -> None:
    if channel != "telegram":
        await page.do("/api/chat/AN/channel", channel=channel)
    await page.do("/api/chat/AN/recording")
    shown = (await page.get("/api/chat/AN"))["messages"][-1]["recording"]
    assert shown.startswith(f"/{channel}/files/voices/")
    async with page.session.get(shown) as answer:
        assert answer.headers["Content-Type"].startswith("audio/") and len(await answer.read()) > 10_000


async def test_stickers_and_blocking(page: Page) -> None:
    await page.do("/api/chat/AN/sticker")
    await page.do("/api/chat/AN/block")
    assert (await page.get("/api/chat/AN"))["started"] is False
    assert (await page.bot.refused("sendMessage", chat_id=7, text="Chào"))[0] == 403
    await page.do("/api/chat/AN/unblock")
    assert (await page.get("/api/chat/AN"))["started"] is True


async def test_a_person_can_change_to_the_text_only_channel(page: Page) -> None:
    assert await page.do("/api/chat/AN/channel", channel="zalo") == (200, {})
    assert page.switched == [page.players.people["AN"]]
    await page.do("/api/chat/AN/say", text="chào")
    await page.zalo_bot.ok("sendMessage", chat_id="zalo-an", text="Chọn\n\n1. Một\n2. <b>Hai</b>")
    chat = await page.get("/api/chat/AN")
    assert (chat["channel"], chat["keyboard"], chat["commands"]) == ("zalo", [], [])
    assert chat["messages"][-1]["html"] == "Chọn\n\n1. Một\n2. &lt;b&gt;Hai&lt;/b&gt;"
    assert chat["messages"][-1]["buttons"] == []
    assert await page.do("/api/chat/AN/tap", message=chat["ids"][-1], data="1") == (409, {"error": "unknown"})
    await page.do("/api/chat/AN/samples", count=1)
    shown = (await page.get("/api/chat/AN"))["messages"][-1]["photo"]
    assert shown.startswith("/zalo/files/photos/")
    async with page.session.get(shown) as answer:
        assert answer.status == 200


async def test_in_the_group_somebody_speaks(page: Page) -> None:
    assert await page.do("/api/chat/group/start", **{"as": "BINH"}) == (200, {})
    await page.do("/api/chat/group/say", text="/menu", **{"as": "AN"})
    sent = await page.bot.ok("sendMessage", chat_id=page.players.group.id, text="Chọn", reply_markup=inline(("A", "a")))
    await page.do("/api/chat/group/tap", message=str(sent["message_id"]), data="a", **{"as": "AN"})
    updates = await page.bot.ok("getUpdates")
    assert updates[-2]["message"]["from"]["id"] == 7
    assert updates[-1]["callback_query"]["from"]["id"] == 7
    chat = await page.get("/api/chat/group")
    assert [message["sender"] for message in chat["messages"]] == ["Trần Bình (mẫu)", "Lê An (mẫu)", "Chibo"]
    assert await page.do("/api/chat/group/block", **{"as": "BINH"}) == (200, {})
    assert await page.do("/api/chat/group/block", **{"as": "BINH"}) == (409, {"error": "unknown"})


@pytest.mark.parametrize(
    ("path", "body", "status", "error"),
    [
        ("/api/chat/AN/say", {"text": "  "}, 409, "empty"),
        ("/api/chat/AN/tap", {"message": "99", "data": "a"}, 409, "gone"),
        ("/api/chat/AN/fly", {}, 409, "unknown"),
        ("/api/chat/AN/open", {"link": "https://example.vn"}, 409, "unknown"),
        ("/api/chat/AN/photos", {"files": ["x"]}, 409, "empty"),
        ("/api/chat/AN/channel", {"channel": "pigeon"}, 400, "channel"),
        ("/api/chat/NOBODY/say", {"text": "a"}, 404, "person"),
        ("/api/chat/group/say", {"text": "a", "as": "NOBODY"}, 409, "unknown"),
        ("/api/chat/group/say", {"text": "", "as": "AN"}, 409, "empty"),
        ("/api/clock", {"step": "year"}, 400, "step"),
        ("/api/faults", {"kind": "storm"}, 400, "kind"),
    ],
)
async def test_what_cannot_be_done_says_why(page: Page, path: str, body: Any, status: int, error: str) -> None:
    assert await page.do(path, **body) == (status, {"error": error})


@pytest.mark.parametrize("body", ["{", "[1]", '"a"'])
async def test_what_is_no_object_is_refused(page: Page, body: str) -> None:
    async with page.session.post("/api/chat/AN/say", data=body) as answer:
        assert answer.status == 400


async def test_the_clock_is_moved(page: Page, clock: StandingClock) -> None:
    assert await page.do("/api/clock", step="hour") == (200, {"now": "2026-11-24T04:00:00+00:00"})
    assert await page.do("/api/clock", step="monday") == (200, {"now": "2026-11-30T00:30:00+00:00"})


async def test_the_calls_are_shown_with_whom_they_reach(page: Page, clock: StandingClock) -> None:
    page.players.people["AN"].hands["telegram"].start()
    page.players.people["BINH"].hands["zalo"].start()
    await page.bot.ok("getUpdates")
    await page.bot.ok("sendMessage", chat_id=7, text="x" * 700)
    clock.move(timedelta(seconds=1))
    await page.zalo_bot.ok("sendMessage", chat_id="zalo-binh", text="Chào")
    await page.bot.refused("sendMessage", chat_id=99, text="Chào")
    calls = await page.get("/api/calls")
    assert [(one["method"], one["channel"], one["to"], one["status"]) for one in calls] == [
        ("sendMessage", "telegram", "Lê An (mẫu)", 200),
        ("sendMessage", "telegram", "", 400),
        ("sendMessage", "zalo", "Trần Bình (mẫu)", 200),
    ]
    assert calls[0]["params"]["text"] == "x" * 600 + "…"
    assert calls[1]["description"] == "Bad Request: chat not found"


async def test_the_curious_can_break_the_network(page: Page) -> None:
    await page.do("/api/chat/AN/start")
    assert await page.do("/api/faults", kind="fail") == (200, {})
    assert [(await page.bot.refused("getMe"))[0] for _ in range(3)] == [502] * 3
    assert await page.do("/api/faults", kind="cut") == (200, {})
    with pytest.raises(FateUnknown):
        await page.bot.ok("sendMessage", chat_id=7, text="đến rồi")
    assert (await page.get("/api/chat/AN"))["messages"][-1]["html"] == "đến rồi"


async def test_an_open_page_is_told_of_changes(page: Page) -> None:
    async with page.session.get("/api/events") as events:
        assert events.headers["Content-Type"].startswith("text/event-stream")
        first = await events.content.readline()
        assert json.loads(first.removeprefix(b"data: "))["now"] == "2026-11-24T03:00:00+00:00"
        await events.content.readline()
        page.players.people["AN"].hands["telegram"].says("tin mới")
        async with asyncio.timeout(60):
            assert (await events.content.readline()).startswith(b"data: ")


async def test_the_page_and_its_parts_are_there(page: Page) -> None:
    async with page.session.get("/") as answer:
        assert (answer.status, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
        text = await answer.text()
    for part in ("page.js", "page.css", "chat.css", "icon.svg"):
        assert f"/page/{part}" in text
        async with page.session.get(f"/page/{part}") as answer:
            assert answer.status == 200
    async with page.session.get("/page/..%2fpage_server.py") as answer:
        assert answer.status == 404


async def test_other_origins_and_hosts_are_refused(page: Page) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example:80"}, {"Origin": "null"}):
        async with page.session.post("/api/chat/AN/say", json={"text": "a"}, headers=headers) as answer:
            assert answer.status == 403
    assert await page.bot.ok("getUpdates") == []


async def test_unknown_files_are_not_found(page: Page) -> None:
    for path in ("/telegram/files/photos/file_9.jpg", "/pigeon/files/a", "/zalo/files/../x"):
        async with page.session.get(path) as answer:
            assert answer.status == 404
