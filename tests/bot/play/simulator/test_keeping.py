"""The simulator's side over a restart: chats, files, menus, what waits, and the clock."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.api import Upload
from bot.clock import StandingClock
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.keeping import Keeper
from bot.play.simulator.players import Players
from tests.bot.play.simulator.asking import Asking, inline, picture
from tests.bot.play.simulator.conftest import NOW
from tests.bot.play.simulator.playing import play


async def lively(clock: StandingClock) -> Players:
    """Something of everything."""
    players = play(clock)
    an, binh = players.people["AN"], players.people["BINH"]
    an.hands["telegram"].start()
    an.hands["telegram"].sends_album([picture(), picture(20, 20)], "Hai ảnh")
    bot = Asking(InProcessApi(players.servers["telegram"]))
    for update in await bot.ok("getUpdates"):
        await bot.ok("getUpdates", offset=update["update_id"] + 1)
    sent = await bot.ok(
        "sendMessage", chat_id=7, text="<b>Chọn</b>", parse_mode="HTML", reply_markup=inline(("A", "a"))
    )
    await bot.ok("pinChatMessage", chat_id=7, message_id=sent["message_id"])
    document = Upload("Biên bản.pdf", b"%PDF", "application/pdf")
    await bot.ok("sendDocument", {"document": document}, chat_id=7, reply_markup={"keyboard": [["Một", "Hai"]]})
    await bot.ok("setMyCommands", commands=[{"command": "menu", "description": "Mục lục"}])
    an.look()
    an.hands["telegram"].says("chưa ai nghe")
    players.group.adds_bot(an.hands["telegram"])
    binh.channel = "zalo"
    binh.hands["zalo"].start()
    binh.hands["zalo"].sends_photo(picture(30, 30))
    binh.hands["zalo"].sends_document("a.docx", b"PK", "application/vnd.docx")
    stored = players.servers["zalo"].files.keep_photo(picture(40, 40))[-1]
    zalo_bot = Asking(InProcessApi(players.servers["zalo"]))
    await zalo_bot.ok(
        "sendPhoto", chat_id="zalo-binh", photo=players.servers["zalo"].url_of(stored.path), caption="Ảnh"
    )
    return players


def restored(folder: Path, clock: StandingClock) -> Players:
    players = play(clock)
    assert Keeper(players, folder).restore()
    return players


async def test_everything_stands_as_it_stood(tmp_path: Path, clock: StandingClock) -> None:
    before = await lively(clock)
    Keeper(before, tmp_path).keep()
    after = restored(tmp_path, StandingClock(NOW))
    for key in ("AN", "BINH"):
        old, new = before.people[key], after.people[key]
        assert new.channel == old.channel
        assert new.hand.chat() == old.hand.chat()
        assert new.hand.started == old.hand.started
        assert new.hand.keyboard() == old.hand.keyboard()
        assert new.hand.commands() == old.hand.commands()
        assert new.unread() == old.unread()
    assert after.people["AN"].hand.keyboard() == [["Một", "Hai"]]
    assert [message.pinned for message in after.people["AN"].hand.chat()].count(True) == 1
    assert (after.group.has_bot, after.group.chat()) == (True, before.group.chat())


async def test_what_the_bot_had_not_fetched_waits_still_and_numbers_go_on(tmp_path: Path, clock: StandingClock) -> None:
    before = await lively(clock)
    expected = await Asking(InProcessApi(before.servers["telegram"])).ok("getUpdates")
    Keeper(before, tmp_path).keep()
    after = restored(tmp_path, StandingClock(NOW))
    bot = Asking(InProcessApi(after.servers["telegram"]))
    updates = await bot.ok("getUpdates")
    assert updates == expected
    after.people["AN"].hands["telegram"].says("sau đó")
    assert (await bot.ok("getUpdates"))[-1]["update_id"] == updates[-1]["update_id"] + 1
    sent = await bot.ok("sendMessage", chat_id=7, text="tiếp")
    assert sent["message_id"] == int(before.people["AN"].hand.chat()[-1].message_id) + 2


async def test_old_buttons_and_files_still_work(tmp_path: Path, clock: StandingClock) -> None:
    Keeper(await lively(clock), tmp_path).keep()
    after = restored(tmp_path, StandingClock(NOW))
    bot = Asking(InProcessApi(after.servers["telegram"]))
    after.people["AN"].hands["telegram"].taps("A")
    query = (await bot.ok("getUpdates"))[-1]["callback_query"]
    await bot.ok("editMessageText", chat_id=7, message_id=query["message"]["message_id"], text="Xong")
    photo = next(message for message in after.people["AN"].hands["telegram"].chat() if message.photo)
    assert await bot.api.download(photo.path, 10_000) == picture()


async def test_links_to_files_follow_to_the_new_address(tmp_path: Path, clock: StandingClock) -> None:
    Keeper(await lively(clock), tmp_path).keep()
    players = play(StandingClock(NOW))
    players.servers["zalo"].public_url = "http://127.0.0.1:2/zalo"
    Keeper(players, tmp_path).restore()
    photos = [message.photo for message in players.people["BINH"].hands["zalo"].chat() if message.photo]
    assert len(photos) == 2
    assert all(str(photo).startswith("http://127.0.0.1:2/zalo/files/photos/") for photo in photos)


async def test_the_clock_goes_on_where_it_stood_but_never_back(tmp_path: Path, clock: StandingClock) -> None:
    clock.move(timedelta(days=5))
    Keeper(play(clock), tmp_path).keep()
    earlier, later = StandingClock(NOW), StandingClock(NOW + timedelta(days=9))
    restored(tmp_path, earlier)
    restored(tmp_path, later)
    assert (earlier.now(), later.now()) == (NOW + timedelta(days=5), NOW + timedelta(days=9))


async def test_every_change_is_kept_while_it_runs(tmp_path: Path, clock: StandingClock) -> None:
    players = play(clock)
    keeper = Keeper(players, tmp_path)
    assert keeper.restore() is False
    running = asyncio.create_task(keeper.run())
    players.people["AN"].hands["telegram"].says("giữ lấy")
    async with asyncio.timeout(60):
        while not (tmp_path / "simulator.json").exists():  # noqa: ASYNC110  it is written in a thread
            await asyncio.sleep(0)
    running.cancel()
    assert [message.text for message in restored(tmp_path, StandingClock(NOW)).people["AN"].hand.chat()] == ["giữ lấy"]


async def test_a_file_of_another_version_is_refused(tmp_path: Path, clock: StandingClock) -> None:
    (tmp_path / "simulator.json").write_text(json.dumps({"form": 0}))
    with pytest.raises(ValueError, match="another version"):
        Keeper(play(clock), tmp_path).restore()
