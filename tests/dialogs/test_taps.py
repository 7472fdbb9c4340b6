"""The taps and messages of the commonest uses, counted, and held against the table in docs/taps.md."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from handlers.language.names import fold
from storage.meetings import who_came
from storage.people import Person as Somebody
from storage.tasks import tasks_of_meeting
from tests.dialogs.meetings.whole_way import TAKER
from tests.dialogs.sample import last_meeting, session_of
from tests.dialogs.tasks.reporting import PARKING, SIDEWALK, SIDEWALK_LABEL, reports
from tests.house import House, Person
from tests.pictures import photo
from tests.sounds import voice

TABLE = Path(__file__).parents[2] / "docs" / "taps.md"
LIMITS = {
    "Done, without a photo, from the menu": 4,
    "Done, from the button under a reminder": 2,
    "A photo first, then which task": 3,
    "A voice message first, then which task": 3,
}


@dataclass
class Counting:
    """A person whose every doing is counted, and every message that the bot answers with."""

    person: Person
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    async def taps(self, label: str) -> None:
        self._note(0, await self.person.taps(label))

    async def says(self, words: str) -> None:
        self._note(1, await self.person.says(words))

    async def sends(self, content: bytes) -> None:
        self._note(1, await self.person.sends_photo(content))

    async def speaks(self, content: bytes) -> None:
        self._note(1, await self.person.sends_recording(content))

    def _note(self, what: int, answers: list[str]) -> None:
        self.counts[what] += 1
        self.counts[2] += len(answers)


async def from_the_menu(house: House, lan: Counting) -> None:
    await lan.taps("📣 Báo cáo việc")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("✅ Hoàn thành")
    await lan.taps("📨 Gửi")


async def from_a_reminder(house: House, lan: Counting) -> None:
    await house.move(days=2)
    lan.person.take()
    await lan.taps(f"✅ Xong: {SIDEWALK[:27].rstrip()}…")
    await lan.taps("📨 Gửi")


async def photo_first(house: House, lan: Counting) -> None:
    await lan.sends(photo())
    await lan.taps(PARKING)
    await lan.taps("✅ Hoàn thành")
    await lan.taps("📨 Gửi")


async def by_voice(house: House, lan: Counting) -> None:
    await lan.speaks(voice())
    await lan.taps(PARKING)
    await lan.taps("✅ Hoàn thành")
    await lan.taps("📨 Gửi")


async def in_ones_own_words(house: House, lan: Counting) -> None:
    await lan.says("xong danh sách hộ cần chỗ để xe rồi")
    await lan.taps("📨 Gửi")


async def several_tasks(house: House, lan: Counting) -> None:
    await lan.says("vỉa hè đường Mẫu 1 đủ 45/45 hộ, danh sách hộ cần chỗ để xe lập xong rồi")
    await lan.taps("📨 Gửi 2 báo cáo")


async def not_understood(house: House, lan: Counting) -> None:
    await lan.says("Nhà bà Tư đầu kiệt hay để xe chắn lối đi")
    await lan.taps("📣 Báo cáo việc này")
    await lan.taps(PARKING)
    await lan.taps("⏳ Đang thực hiện")
    await lan.taps("📨 Gửi")


async def a_count(house: House, lan: Counting) -> None:
    await lan.taps("📣 Báo cáo việc")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("⏳ Đang thực hiện")
    await lan.says("38")
    await lan.taps("Bỏ qua")
    await lan.taps("Bỏ qua")
    await lan.taps("📨 Gửi")


async def a_meeting(house: House, minh: Counting) -> None:
    due = house.clock.now().astimezone(house.zone).date() + timedelta(days=20)
    lines = (
        "vắng: Yến (ốm), Mai (đi công tác)",
        "Bình: đường Mẫu 1 xe lấn hết vỉa hè",
        "Lan: nên có chỗ để xe chung",
        "Tâm: vạch cũ mờ hết rồi",
        "kết luận: trả lại vỉa hè trước Tết",
        f"giao Lan: vận động ký cam kết, hạn {due:%d/%m}, 45 hộ",
        f"giao Bình: gặp các hộ đầu chợ, hạn {due:%d/%m}",
        f"giao Tâm: kẻ lại vạch, hạn {due:%d/%m}, sản phẩm: 20 chỗ để xe",
    )
    await minh.says("/bienban")
    await minh.taps("📝 Ghi buổi này")
    await minh.says("\n".join(lines))
    await minh.says("ba hộ thu hàng vào trong")
    for label in ("✔ Đúng cả, đi tiếp", "Giữ: Đại diện tổ dân phố", "Đúng lịch: 19:00", "+90 phút · 20:30"):
        await minh.taps(label)
    await minh.taps("Xong việc kỳ trước")
    await minh.says("3")
    for label in ("9/9 tán thành", "Không chấm", TAKER, "💾 Lưu biên bản"):
        await minh.taps(label)


Use = Callable[[House, Counting], Awaitable[None]]
USES: dict[str, Use] = {
    "Done, without a photo, from the menu": from_the_menu,
    "Done, from the button under a reminder": from_a_reminder,
    "A photo first, then which task": photo_first,
    "A voice message first, then which task": by_voice,
    "In one's own words": in_ones_own_words,
    "Several tasks in one sentence": several_tasks,
    "Not understood, then to the right task": not_understood,
    "A count, still under way": a_count,
}


MEETING = "Logging a meeting of 12, its eight lines pasted at once"


def documented() -> dict[str, list[int]]:
    rows = re.findall(r"^\| ([A-Z][^|]*?) \| (\d+) \| (\d+) \| (\d+) \|$", TABLE.read_text(encoding="utf-8"), re.M)
    return {name: [int(number) for number in numbers] for name, *numbers in rows}


@pytest.mark.parametrize("name", USES)
async def test_what_a_use_costs(house: House, name: str) -> None:
    if house.channel != "telegram":
        pytest.skip("taps are counted where there are buttons")
    lan = Counting(house.person("Lan"))
    await lan.person.says("/menu")
    lan.person.take()
    await USES[name](house, lan)
    assert len(reports(house)) == (2 if USES[name] is several_tasks else 1)
    assert lan.counts == documented()[name]
    assert lan.counts[0] <= LIMITS.get(name, 6)


async def test_what_logging_a_meeting_costs(house: House) -> None:
    if house.channel != "telegram":
        pytest.skip("taps are counted where there are buttons")
    await _make_twelve(house)
    await house.move(seconds=(session_of(house).starts_at + timedelta(hours=2) - house.clock.now()).total_seconds())
    minh = Counting(house.person("Minh"))
    minh.person.take()
    await a_meeting(house, minh)
    with house.database.reading() as db:
        assert who_came(db, last_meeting(house).id) == (10, 12)
        assert len(tasks_of_meeting(db, last_meeting(house).id)) == 3
    assert minh.counts == documented()[MEETING]
    assert minh.counts[0] <= 10 and minh.counts[1] <= 5


async def _make_twelve(house: House) -> None:
    """Three more members, so that twelve are counted."""
    async with house.database.writing() as unit:
        lan = unit.db.scalars(select(Somebody).where(Somebody.full_name == "Lê Thị Lan")).one()
        for name in ("Cao Văn Quý", "Tạ Thị Ngân", "Hồ Văn Đức"):
            known = {"code": name, "full_name": name, "folded_name": fold(name)}
            unit.db.add(Somebody(**known, unit_id=lan.unit_id, membership=lan.membership))
        unit.commit()


def test_the_table_is_about_these_uses() -> None:
    assert list(documented()) == [*USES, MEETING]
