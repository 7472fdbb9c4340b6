"""The tour: a week without hands, what it leaves behind, and whether it would notice a loss or a double."""

import io
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.clock import JumpingClock
from bot.play.simulated import Simulated, simulated
from bot.play.simulator.telegram.chats import Content
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.zalo.server import ZaloServer
from bot.play.tour import BEGINS, LOG, PICTURE, play_week, run_tour
from bot.play.tour.counting import Tally, count
from bot.play.tour.playing import Missing, Play
from bot.play.tour.scenes import SCENES
from bot.play.tour.script import NETWORK, scene
from bot.play.tour.telling import Teller
from tests.bot.play.spying import FORMS, publish_everything, read_below, unsealed_below, words_of
from tests.bot_api.checking import violations
from tests.key import KEY

LAN, PHUC = "DV002", "DV013"
UNTIL_PHOTOS = 9
# What lies there unsealed by its first bytes: the database seals its pages itself, and the links' key says nothing.
DATABASE = {"chibo.db", "chibo.db-wal", "chibo.db-shm", ".key"}


@pytest.fixture
def telegrams(monkeypatch: pytest.MonkeyPatch) -> list[TelegramServer]:
    """The simulated servers that are made while the test runs."""
    made: list[TelegramServer] = []
    begin = TelegramServer.__init__

    def noted(server: TelegramServer, *given: Any, **named: Any) -> None:
        begin(server, *given, **named)
        made.append(server)

    monkeypatch.setattr(TelegramServer, "__init__", noted)
    return made


async def test_a_week_without_hands(tmp_path: Path, telegrams: list[TelegramServer]) -> None:
    told: list[str] = []
    async with simulated(tmp_path / "data", JumpingClock(BEGINS), KEY) as everything:
        assert await play_week(everything, tmp_path / "tour", told.append) == 0
        publish_everything(everything)
        assert read_below(tmp_path / "data", SCENES) == set()
        assert unsealed_below(tmp_path / "data") == DATABASE
    counted = re.fullmatch(r"sent (\d+), lost 0, doubled 0", told[-1])
    assert counted is not None
    assert int(counted[1]) > 80
    (telegram,) = telegrams
    assert len(telegram.calls) > 80 and violations(telegram.calls) == []
    assert [line for line in told if line.startswith("== ")] == [
        f"== {day}, {scene.at} · {scene.title}" for scene, day in zip(SCENES, _days(), strict=True)
    ]
    with Image.open(io.BytesIO((tmp_path / "tour" / PICTURE).read_bytes())) as picture:
        assert (picture.format, picture.width > 600) == ("PNG", True)
    log = (tmp_path / "tour" / LOG).read_text(encoding="utf-8")
    assert log.startswith("BIÊN BẢN SINH HOẠT CHUYÊN ĐỀ")
    assert "2. Dán giờ đổ rác ở đầu kiệt Mẫu 3\n   Người làm: đồng chí Đặng Thị Yến" in log


async def test_what_the_tour_leaves_is_found_where_it_is_not_sealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the search for it in the sealed week can fail: this one finds every word, and each form but one."""
    scenes = SCENES[:UNTIL_PHOTOS]
    monkeypatch.setattr("bot.play.tour.SCENES", scenes)
    monkeypatch.setattr("bot.play.tour.DAYS", 3)
    async with simulated(tmp_path / "data", JumpingClock(BEGINS), None) as everything:
        assert await play_week(everything, tmp_path / "tour", lambda line: None) == 0
        publish_everything(everything)
        found = read_below(tmp_path / "data", scenes)
        assert {word for word, _ in found} == words_of(scenes)
        assert {form for _, form in found} == FORMS.keys() - {"UTF-16"}
        assert len(unsealed_below(tmp_path / "data")) > len(DATABASE)


def _days() -> list[str]:
    names = ("Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday")
    dates = ("25/11", "26/11", "27/11", "28/11", "29/11", "30/11", "01/12")
    return [f"{names[scene.day]} {dates[scene.day]}/2026" for scene in SCENES]


@pytest.fixture
async def everything(tmp_path: Path) -> AsyncIterator[Simulated]:
    async with simulated(tmp_path, JumpingClock(BEGINS), KEY) as everything:
        everything.begin()
        yield everything


@pytest.fixture
async def play(everything: Simulated) -> Play:
    play = Play(everything, Teller(lambda line: None, everything.zone))
    await play.open()
    return play


def servers(everything: Simulated) -> tuple[TelegramServer, ZaloServer]:
    telegram, zalo = everything.players.servers["telegram"], everything.players.servers["zalo"]
    assert isinstance(telegram, TelegramServer) and isinstance(zalo, ZaloServer)
    return telegram, zalo


async def test_it_counts_what_stands_in_the_chats(everything: Simulated, play: Play) -> None:
    assert count(everything) == Tally(sent=20, lost=0, doubled=0)
    await play.scene(
        scene(0, "09:00", "", (LAN, "says", "/menu"), (PHUC, "takes_up", "zalo"), (PHUC, "taps", "❓ Trợ giúp"))
    )
    calls = [call for server in servers(everything) for call in server.calls if call.method.startswith("send")]
    assert count(everything) == Tally(sent=sum(call.status == 200 for call in calls), lost=0, doubled=0)


async def test_a_lost_message_is_noticed_on_either_app(everything: Simulated, play: Play) -> None:
    await play.scene(scene(0, "08:50", "", (PHUC, "takes_up", "zalo")))
    telegram, zalo = servers(everything)
    chat = telegram.chats.get(int(everything.players.people[LAN].hands["telegram"].user_id))
    del chat.messages[max(chat.messages)]
    zalo.chats["zalo-dv013"].messages.pop()
    assert (count(everything).lost, count(everything).doubled) == (2, 0)


async def test_a_doubled_message_is_noticed_on_either_app(everything: Simulated, play: Play) -> None:
    await play.scene(scene(0, "08:50", "", (PHUC, "takes_up", "zalo")))
    telegram, zalo = servers(everything)
    chat = telegram.chats.get(int(everything.players.people[LAN].hands["telegram"].user_id))
    telegram.stage.speak(chat, Content({"text": "lần nữa"}))
    zalo.put(zalo.chats["zalo-dv013"], True, "Chibo", "lần nữa")
    assert (count(everything).lost, count(everything).doubled) == (0, 2)


async def test_a_cut_connection_doubles_and_a_bad_network_does_not(everything: Simulated, play: Play) -> None:
    await play.scene(scene(0, "09:00", "", (NETWORK, "fails", 3), (NETWORK, "drops", 2), (LAN, "says", "/menu")))
    assert (count(everything).lost, count(everything).doubled) == (0, 0)
    everything.players.servers["telegram"].faults.cut_after_next(method="sendMessage")
    await play.scene(scene(0, "09:30", "", (LAN, "says", "/menu")))
    assert (count(everything).lost, count(everything).doubled) == (0, 1)


async def test_what_is_still_owed_when_the_week_ends_is_lost(everything: Simulated, play: Play) -> None:
    everything.players.people[LAN].hands["telegram"].says("/menu")
    await play._take_in()
    await everything.house.worker.drain()
    assert count(everything).lost == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ((LAN, "taps", "Bay lên"), "Lê Thị Lan taps 'Bay lên': no button 'Bay lên'"),
        ((LAN, "opens", "DV001"), "Lê Thị Lan opens 'DV001': DV001 has no invitation"),
        (("DV099", "says", "a"), "nobody is called DV099"),
    ],
)
async def test_a_script_that_asks_for_what_is_not_there_says_so(play: Play, line: tuple[str, ...], why: str) -> None:
    with pytest.raises(Missing, match=f"^{re.escape(why)}"):
        await play.scene(scene(0, "09:00", "", line))


async def test_a_tour_that_cannot_go_on_says_where_and_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.play.tour.SCENES", (scene(0, "09:00", "A dead end", (LAN, "taps", "Bay lên")),))
    told: list[str] = []
    assert await run_tour(tmp_path, told.append) == 1
    assert told[-1].startswith("The tour stops here: Lê Thị Lan taps 'Bay lên'")
