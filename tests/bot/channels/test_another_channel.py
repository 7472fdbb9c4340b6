"""A channel that the house has never heard of, made here and registered: nothing else is touched."""

import json
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.api import UNNAMED, BotApi, Reply, Upload
from bot.channels.channel import ApiCall, Channel, Outbound
from bot.channels.keeping import Intake
from bot.channels.kind import ChannelKind, ChannelSettings, Ground, WayIn
from bot.channels.meanings import Meaning
from bot.channels.pace import Pace
from bot.channels.plaintext import choice_lines, pieces, plain
from bot.channels.registry import CHANNELS
from bot.channels.verdicts import Verdict, judge_trouble, said
from bot.clock import JumpingClock
from bot.compose.bot import House, Outside
from bot.config import settings_with
from bot.run.health import Health
from bot.run.web import web_app
from handlers.context import Work
from handlers.people.joining.command_line import invite_called
from handlers.reach import Reach
from storage.accounts import Account, account_of_external
from storage.database import Database, Db
from storage.delivering import DueRow
from storage.inbox import Arrival
from tests.dialogs.people.test_joining import YEN_ASKED, YEN_HOME, YEN_SHOWN
from tests.house import BEGINS, QUOTA, ZONE
from tests.key import KEY

NAME = "pigeon"
REACH = Reach(text_limit=600)
PACE = Pace(10, 1, BEGINS - BEGINS, 9, 9, BEGINS - BEGINS)
NUMBERS_BEGIN = 1 << 53


class PigeonSettings(ChannelSettings):
    loft: str = ""

    @property
    def on(self) -> bool:
        return bool(self.loft)


@dataclass
class Sky:
    """The app's API: letters that have left, as (to whom, words)."""

    letters: list[tuple[str, str]] = field(default_factory=list)

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None, wait: float = 30.0
    ) -> Reply:
        self.letters.append((params["to"], params["words"]))
        return Reply(200, {"ok": True, "ring": len(self.letters)})

    async def download(self, file_path: str, limit: int) -> bytes:
        raise FileNotFoundError(file_path)

    async def close(self) -> None:
        """Nothing is open."""


class PigeonChannel:
    name, reach, pace = NAME, REACH, PACE

    def __init__(self, api: BotApi, loft: str) -> None:
        self.api, self.source = api, f"{NAME}:{loft}"

    def arrival(self, raw: Mapping[str, Any]) -> Arrival:
        number = KIND.chat_number(str(raw.get("ring")))
        return Arrival(self.source, str(raw.get("letter")), f"{NAME}:{number}", json.dumps(raw))

    def kept(self, raw: Mapping[str, Any]) -> Mapping[str, Any]:
        return raw

    def to_update(self, raw: Any, db: Db, number: int) -> dict[str, Any]:
        ring, chat_id = raw["ring"], KIND.chat_number(raw["ring"])
        if account_of_external(db, NAME, ring) is None:
            db.add(Account(channel=NAME, external_id=ring, chat_id=chat_id))
            db.flush()
        chat, user = {"id": chat_id, "type": "private"}, {"id": chat_id, "is_bot": False, "first_name": ring}
        date = int(BEGINS.timestamp())
        message = {"message_id": number, "date": date, "chat": chat, "from": user, "text": raw["words"]}
        return {"update_id": number, "message": message}

    def calls(self, outbound: Outbound) -> list[ApiCall]:
        if not outbound.payload.get("text"):
            return []
        choices = choice_lines(outbound.payload.get("reply_markup"), outbound.numbered)
        words = pieces(plain(outbound.payload["text"]), choices, REACH.text_limit)
        return [ApiCall("fly", {"to": outbound.recipient, "words": one}) for one in words]

    def judge(self, row: DueRow, reply: Reply, troubles: int) -> Verdict:
        verdict = judge_trouble(Meaning.THEIRS, row, reply, troubles)
        assert verdict is not None, said(reply)
        return verdict

    def external_ids(self, replies: list[Reply]) -> list[str]:
        return [str(reply.body["ring"]) for reply in replies]

    async def fetch(self, remote_id: str, limit: int) -> bytes:
        return await self.api.download(remote_id, limit)


class PigeonKind(ChannelKind[PigeonSettings]):
    name, section = NAME, "pigeons"
    settings = PigeonSettings
    reach = REACH

    def client(self, settings: PigeonSettings, ground: Ground) -> BotApi:
        return Sky()

    def build(self, settings: PigeonSettings, api: BotApi, ground: Ground) -> Channel:
        return PigeonChannel(api, settings.loft)

    def way_in(self, settings: PigeonSettings, channel: Channel, ground: Ground) -> WayIn:
        intake = Intake(channel, ground.database, ground.clock)

        async def land(request: Request) -> Response:
            await intake.keep([await request.json()])
            return Response()

        return WayIn(routes=(Route("/loft", land, methods=["POST"]),))

    def chat_number(self, external_id: str) -> int:
        return NUMBERS_BEGIN + int(sha256(external_id.encode()).hexdigest()[:6], 16)


KIND = PigeonKind()


@dataclass
class Loft:
    """Somebody with a pigeon, and the bot that it flies to."""

    house: House
    database: Database
    sky: Sky
    client: httpx.AsyncClient
    sent: int = 0

    async def says(self, words: str, ring: str = "blue") -> list[str]:
        """Send a letter; returns the words that come back."""
        self.sent += 1
        before = len(self.sky.letters)
        letter = {"ring": ring, "letter": self.sent, "words": words}
        assert (await self.client.post("/loft", json=letter)).status_code == 200
        await self.house.settle()
        assert {to for to, _ in self.sky.letters[before:]} <= {ring}
        return [said for _, said in self.sky.letters[before:]]


@pytest.fixture
async def loft(database_url: str, tmp_path: Path, ward_file: Callable[[str], Path]) -> AsyncIterator[Loft]:
    shutil.copy(ward_file("telegram"), tmp_path / "chibo.db")
    storage = {"url": database_url, "files": tmp_path / "files", "key": KEY.hex}
    wanted = settings_with((*CHANNELS, KIND))
    settings = wanted.model_validate({"storage": storage, "pigeons": {"loft": "roof"}})
    assert [kind.name for kind, table in settings.channels() if table.on] == [NAME]
    database, sky = Database(database_url, KEY), Sky()
    house = House(settings, database, Outside(JumpingClock(BEGINS), {NAME: sky}), UNNAMED)
    routes = [route for way in house.ways_in().values() for route in way.routes]
    transport = httpx.ASGITransport(web_app(Health(database, house.clock, tmp_path, QUOTA), routes))
    async with httpx.AsyncClient(transport=transport, base_url="https://chibo.invalid") as client:
        yield Loft(house, database, sky, client)
    database.close()


def invitation(loft: Loft) -> str:
    """A code for Yến, who has not joined, as the command line gives it."""
    with loft.database.unit_of_work() as unit:
        report = invite_called(Work(unit, BEGINS, ZONE, loft.house.worker._settings.policy), "DV010")
        unit.commit()
    return str(report.qr["text"])


async def test_a_dialog_by_pigeon(loft: Loft) -> None:
    assert await loft.says(f"/start {invitation(loft)}") == [YEN_ASKED]
    shown = await loft.says("1948")
    assert "\n".join(shown).replace("\n", " ").startswith(YEN_SHOWN[:100].replace("\n", " "))
    assert len(shown) > 1 and all(len(words) <= REACH.text_limit for words in shown)
    assert shown[-1].endswith("\n\n1. Đồng ý\n2. Không đồng ý")
    agreed, home = await loft.says("1")
    assert agreed.startswith("Đã ghi nhận: đồng chí Đặng Thị Yến đồng ý lúc Thứ Tư 25/11/2026, 09:00.\n")
    assert home.startswith(f"{YEN_HOME}\n\n1. ")
    helped = "\n\n".join(await loft.says("6"))
    assert helped.startswith(
        "Đồng chí cứ viết như nói, em hiểu: xong việc rồi, xin thêm 1 tuần, xin vắng họp vì ốm, họp mấy giờ?\n\n"
        "Đồng chí dùng được các mục sau\n\nTrước buổi sinh hoạt\n/lich – "
    )


async def test_somebody_unknown_is_answered_there_too(loft: Loft) -> None:
    (answer,) = await loft.says("xin chào", "grey")
    assert answer.startswith("Chào đồng chí. Em là trợ lý của chi bộ")
    with loft.database.reading() as db:
        account = account_of_external(db, NAME, "grey")
        assert account is not None and account.chat_id == KIND.chat_number("grey")


def test_its_table_is_read_and_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIBO_PIGEONS__LOFT", "tower")
    wanted = settings_with((*CHANNELS, KIND))
    assert wanted().of(KIND).loft == "tower"
    with pytest.raises(ValueError, match="loft"):
        wanted.model_validate({"pigeons": {"lofts": 1}, "telegram": {"token": 1}})
