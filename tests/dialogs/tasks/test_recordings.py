"""Reports by voice: one tap for the result, the recording with the report, and what is said where none comes in."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.zalo.person import ZaloPerson
from storage.drafts import DraftRow
from storage.files import FileStore, StoredFile
from storage.tasks import ReportMedia
from tests.dialogs.tasks.reporting import PARKING, PARKING_CARD, SENT, SIDEWALK, done, reports, step, summary
from tests.house import House, Person
from tests.sounds import aac, sound, voice

KEPT = (
    "🎙 Đã nhận ghi âm ({lengths}).\n"
    "Ghi âm thì em không kiểm tra được nội dung mật, đồng chí đừng nói nội dung mật trong ghi âm."
)
UNHEARD = (
    "Ghi âm gửi qua ứng dụng này thì em không nhận được nội dung. Đồng chí gõ vài chữ, gõ /baocao rồi chọn, hoặc gọi "
    "cho bí thư chi bộ giúp."
)
BINHS = "Gặp ba hộ bày hàng ở đầu chợ"
NAME = "ghi-am-1.ogg"


@pytest.fixture(autouse=True)
def _handed_out(house: House, request: pytest.FixtureRequest) -> None:
    """Recordings come through on both channels, but for the tests of where they do not."""
    for person in ("Lan", "Bình", "Minh", "Quỳnh"):
        hand = house.person(person).hand
        if isinstance(hand, ZaloPerson):
            heard = "unheard" not in request.node.name
            hand.server.behaviour = replace(hand.server.behaviour, hands_out_recordings=heard)


def on_telegram(house: House) -> bool:
    return house.channel == "telegram"


def spoken(house: House, words: bytes = b"one") -> bytes:
    return voice(words) if on_telegram(house) else aac(words)


def length(house: House, shown: str) -> str:
    """The text-only channel does not say how long a recording is."""
    return shown if on_telegram(house) else "0:00"


async def test_three_taps_and_no_typing(house: House, lan: Person, minh: Person) -> None:
    said, took = spoken(house), length(house, "1:05")
    (which,) = await lan.sends_recording(said, 65)
    assert which == step(
        1,
        f"Ghi âm này báo cáo cho việc nào?\n– {SIDEWALK}: hạn 27/11\n– {PARKING}: hạn 04/12",
        KEPT.format(lengths=took),
    )
    (asked,) = await lan.taps(PARKING)
    assert asked == step(2, f"{PARKING_CARD}\n\nViệc này đến đâu rồi?")
    (last,) = await lan.taps("◐ Hoàn thành một phần")
    assert last == summary(PARKING, "Kết quả: Hoàn thành một phần", f"🎙 Ghi âm: {took}")
    (sent,) = await lan.taps("📨 Gửi")
    assert sent.startswith(SENT) and f"🎙 Ghi âm: {took}" in sent
    notice, played = minh.take()
    assert notice.startswith("📣") and f"🎙 Ghi âm: {took}" in notice
    assert f"🎙 Ghi âm báo cáo của đồng chí Lê Thị Lan ({took})\n{PARKING}" in played
    ending = "ogg" if on_telegram(house) else "aac"
    assert minh.recordings() == [(f"ghi-am-1.{ending}", said)]
    await minh.taps("▶ Nghe ghi âm")
    assert minh.recordings() == [(f"ghi-am-1.{ending}", said)] * 2


async def test_one_open_task_alone_is_not_asked_for(house: House, binh: Person) -> None:
    (asked,) = await binh.sends_recording(spoken(house), 9)
    assert asked.startswith(KEPT.format(lengths=length(house, "0:09"))) and BINHS in asked
    assert asked.endswith("Việc này đến đâu rồi?")
    await binh.taps("✅ Hoàn thành")
    (sent,) = await binh.taps("📨 Gửi")
    assert sent.startswith(SENT)


async def test_an_answer_to_a_reminder_is_about_its_task(house: House, lan: Person) -> None:
    if not isinstance(lan.hand, TelegramPerson):
        pytest.skip("there are no answers to a message on the text-only channel")
    await house.move(days=2)
    (reminder,) = [one for one in lan.hand.chat() if one.from_bot and one.text.startswith("📋")]
    lan.hand.look()
    lan.hand.sends_recording(voice(), reply_to=int(reminder.message_id))
    await house.settle()
    (asked,) = lan.take()
    assert SIDEWALK in asked and asked.endswith("Việc này đến đâu rồi?")


@pytest.mark.parametrize(
    ("kind", "content", "method"), [("audio", sound(), "m4a"), ("video_note", sound(b"four"), "mp4")]
)
async def test_other_sounds_are_recordings_too(
    house: House, binh: Person, minh: Person, kind: str, content: bytes, method: str
) -> None:
    if not on_telegram(house):
        pytest.skip("the text-only channel knows voices alone")
    await binh.sends_recording(content, 5, kind)
    await binh.taps("⏳ Đang thực hiện")
    await binh.taps("📨 Gửi")
    assert minh.recordings() == [(f"ghi-am-1.{method}", content)]


async def test_one_more_part_of_a_report_under_way(house: House, lan: Person, minh: Person) -> None:
    """What is asked goes on being asked; it is kept once."""
    await lan.says("/baocao")
    await lan.taps(PARKING)
    await lan.taps("⚠ Gặp khó khăn")
    (cause,) = await lan.sends_recording(spoken(house), 12)
    assert cause.startswith(KEPT.format(lengths=length(house, "0:12"))) and "bước" in cause
    assert "Đồng chí xem lại" not in cause
    with house.database.reading() as db:
        (kept,) = db.scalars(select(DraftRow)).one().data["recordings"]
        assert kept["hash"]


async def test_two_recordings_and_a_photo_are_played_and_listed(house: House, lan: Person, minh: Person) -> None:
    await done(lan)
    await lan.sends_recording(spoken(house, b"first"), 4)
    (asked,) = await lan.sends_recording(spoken(house, b"then"), 70)
    lengths = "0:04, 1:10" if on_telegram(house) else "0:00, 0:00"
    assert asked.startswith(KEPT.format(lengths=lengths)) and f"🎙 Ghi âm: {lengths}" in asked
    await lan.taps("📨 Gửi")
    assert [content for _, content in minh.recordings()] == [spoken(house, b"first"), spoken(house, b"then")]
    await minh.taps("📄 Xem việc")
    (page,) = [one for one in minh.take() or [minh.hand.chat()[-1].text] if "Báo cáo" in one][-1:]
    assert "· 2 ghi âm" in page
    await minh.taps("▶ Nghe ghi âm")
    assert len(minh.recordings()) == 4


async def test_the_same_one_is_kept_once(house: House, lan: Person) -> None:
    await done(lan)
    for _ in range(2):
        await lan.sends_recording(spoken(house), 4)
    await lan.taps("📨 Gửi")
    with house.database.reading() as db:
        assert len(db.scalars(select(ReportMedia).where(ReportMedia.kind == "voice")).all()) == 1


async def test_it_rests_sealed_and_goes_with_its_owner(house: House, lan: Person) -> None:
    await done(lan)
    await lan.sends_recording(spoken(house), 4)
    await lan.taps("📨 Gửi")
    with house.database.reading() as db:
        (kept,) = db.scalars(select(ReportMedia).where(ReportMedia.kind == "voice"))
        files = FileStore(house.settings.storage.files, house.database.key)
        digest = kept.file_hash or ""
        assert files.read(digest) == spoken(house) and files.path(digest).read_bytes() != spoken(house)
        assert db.get_one(StoredFile, digest).mime == ("audio/ogg" if on_telegram(house) else "audio/aac")


async def test_five_are_enough(house: House, lan: Person) -> None:
    await done(lan)
    for number in range(6):
        (said,) = await lan.sends_recording(spoken(house, b"%d" % number), 4)
        house.clock.move(timedelta(seconds=5))
    assert said.startswith("Ghi âm gửi thêm không được giữ: một báo cáo có nhiều nhất 5 ghi âm.")


async def test_what_is_no_recording_is_told_and_taken_out(house: House, lan: Person) -> None:
    await done(lan)
    answers = await lan.sends_recording(b"MZ\x90\x00 not a sound", 4)
    assert answers[-1] == "Có một ghi âm bị hỏng nên không giữ được. Đồng chí gửi lại giúp. Phần báo cáo vẫn còn."
    (sent,) = await lan.taps("📨 Gửi")
    assert sent.startswith(SENT) and "Ghi âm" not in sent
    with house.database.reading() as db:
        assert db.scalars(select(StoredFile)).all() == []


async def test_nobody_of_another_cell_plays_it(house: House, lan: Person, hung: Person) -> None:
    await lan.sends_recording(spoken(house), 4)
    await lan.taps(PARKING)
    await lan.taps("✅ Hoàn thành")
    await lan.taps("📨 Gửi")
    (report,) = reports(house)
    await hung.says("/menu")
    hung.hand.taps_forged(f"t:{report.task_id}:0:hear:{report.id}")
    await house.settle()
    assert hung.recordings() == []


async def test_with_no_task_it_is_not_kept(house: House, quynh: Person) -> None:
    (said,) = await quynh.sends_recording(spoken(house), 4)
    assert said == "Đồng chí không có việc nào cần báo cáo, nên ghi âm này chưa được giữ lại."
    with house.database.reading() as db:
        assert db.scalars(select(StoredFile)).all() == []


async def test_unheard_is_told_once_a_day(house: House, lan: Person) -> None:
    """The event says that somebody has spoken, and not what."""
    if on_telegram(house):
        pytest.skip("there they come through")
    assert await lan.sends_recording(aac(), 4) == [UNHEARD]
    assert UNHEARD not in await lan.sends_recording(aac(), 4)
    await house.move(days=1)
    lan.take()
    assert await lan.sends_recording(aac(), 4) == [UNHEARD]


async def test_unheard_in_a_form_leaves_it_open(house: House, lan: Person) -> None:
    if on_telegram(house):
        pytest.skip("there they come through")
    await lan.says("/baocao")
    (asked,) = await lan.sends_recording(aac(), 4)
    assert asked.startswith(UNHEARD) and "Đồng chí báo cáo việc nào?" in asked
