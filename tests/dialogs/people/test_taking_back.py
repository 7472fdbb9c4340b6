"""What was said last is taken back by a word and one yes: it is named first, whatever it was."""

import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.outbox import OutboxRow
from storage.preparation import Question
from storage.sessions import AttendanceAnswer
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.tasks.reporting import SIDEWALK, done, reports
from tests.house import ZONE, House, Person

BACK, OTHERS, LEAVE = "↩ Đúng, rút lại", "↩ Lời khác của tôi", "⬅ Để nguyên"
WORDS = "Nhà bà Tư đầu kiệt hay để xe chắn lối"


def start(house: House) -> str:
    return long_moment(session_of(house).starts_at, ZONE)


async def opine(lan: Person, words: str) -> None:
    await lan.says("/ykien")
    await lan.says(words)
    await lan.taps("📨 Gửi")


async def send_words(lan: Person) -> None:
    await lan.says(WORDS)
    await lan.taps("💬 Gửi bí thư")
    await lan.taps("📨 Gửi")


@pytest.mark.parametrize("words", ["rút lại", "rut lai giup toi", "cho tui rút lại lời xin vắng nhen", "huy xin vang"])
async def test_an_absence(house: House, lan: Person, minh: Person, words: str) -> None:
    await lan.says("xin vắng vì ốm")
    minh.take()
    assert await lan.says(words) == [f"Rút lại lời báo vắng (ốm) buổi {THEME}, {start(house)}?"]
    assert lan.labels() == [BACK, LEAVE] and minh.take() == []
    await house.restart()
    (shown,) = await lan.says("vâng")
    assert shown.startswith("↩ Đã rút lại lời báo vắng (ốm). Khi rõ, đồng chí báo lại giúp: dự được hay xin vắng?\n\n")
    assert lan.labels()[:2] == ["Dự được", "Xin vắng"] and house.rows(AttendanceAnswer) == []
    (said,) = await lan.says("vâng")
    assert said.startswith("Đồng chí dự được hay xin vắng? Đồng chí chọn giúp em một câu trả lời.")
    told = f"↩ Đồng chí Lê Thị Lan đã rút lại lời báo dự hay vắng buổi {THEME}, {start(house)}. Nay chưa trả lời."
    assert minh.take() == [told]


async def test_no_leaves_it(house: House, lan: Person) -> None:
    await lan.says("dự được")
    assert await lan.says("rút lại") == [f"Rút lại lời báo dự được buổi {THEME}, {start(house)}?"]
    assert await lan.says("thôi em") == ["Dạ, em để nguyên."]
    assert [one.coming for one in house.rows(AttendanceAnswer)] == [True]


async def test_a_message_to_the_secretary(house: House, lan: Person, minh: Person) -> None:
    await send_words(lan)
    minh.take()
    at = "Thứ Tư 25/11/2026, 09:00"
    assert await lan.says("rút lại") == [f"Rút lại lời gửi đồng chí Trần Văn Minh lúc {at}?"]
    (said,) = await lan.taps(BACK)
    assert said == (
        "↩ Đã rút lại lời gửi bí thư, và báo đồng chí Trần Văn Minh như vậy. Đồng chí ấy có thể đã đọc rồi."
    )
    if house.channel == "telegram":
        assert not any(WORDS in one.text for one in minh.hand.chat())
    assert any(one.text.startswith("↩ Đồng chí Lê Thị Lan đã rút lại lời gửi lúc") for one in minh.hand.chat())
    assert not any(WORDS in row.payload for row in house.rows(OutboxRow) if row.chat_id == minh_chat(house, minh))
    assert (await lan.says("rút lại"))[0].startswith("Em chưa rõ ý: «rút lại»")


def minh_chat(house: House, minh: Person) -> int:
    sent = [row for row in house.rows(OutboxRow) if row.kind == "word_to_secretary"]
    return sent[0].chat_id


async def test_a_message_that_waits_for_the_morning_reaches_nobody(house: House, lan: Person, minh: Person) -> None:
    await house.move(hours=14)
    await send_words(lan)
    minh.take()
    await lan.says("tui nhắn bí thư nhầm rồi, rút lại giùm")
    assert await lan.says("đồng ý") == ["↩ Đã rút lại lời gửi bí thư. Lời ấy chưa tới ai."]
    await house.move(hours=8)
    assert not any("Lan gửi lời" in one or "rút lại" in one for one in minh.take())
    assert not any(WORDS in row.payload for row in house.rows(OutboxRow) if row.kind == "word_to_secretary")


async def test_an_opinion(house: House, lan: Person, minh: Person) -> None:
    await opine(lan, "Đường ngập quá")
    minh.take()
    assert await lan.says("gửi nhầm rồi") == [f"Rút lại ý kiến gửi trước buổi {THEME}: «Đường ngập quá»?"]
    await lan.taps(BACK)
    assert house.rows(Question) == []
    assert minh.take() == [f"↩ Lê Thị Lan đã rút lại một ý kiến gửi trước cho buổi {THEME}."]


async def test_a_report_is_taken_back_by_a_typed_yes(house: House, lan: Person) -> None:
    await done(lan)
    await lan.taps("📨 Gửi")
    (asked,) = await lan.says("rút lại")
    assert asked.startswith(f"Rút lại báo cáo này?\n\n{SIDEWALK}\n")
    (undone,) = await lan.says("vâng em")
    assert undone.startswith("↩ Đã rút lại.") and reports(house)[0].withdrawn_at is not None


async def test_the_last_of_all_kinds_is_named_and_the_others_are_a_tap_away(house: House, lan: Person) -> None:
    await done(lan)
    await lan.taps("📨 Gửi")
    await house.move(minutes=1)
    await lan.says("xin vắng vì ốm")
    (asked,) = await lan.says("rút lại")
    assert asked.startswith("Rút lại lời báo vắng (ốm) buổi") and lan.labels() == [BACK, OTHERS, LEAVE]
    (listed,) = await lan.taps(OTHERS)
    assert listed.startswith(f"Đồng chí rút lại lời nào?\n– lời báo vắng (ốm) buổi {THEME}, ")
    (undone,) = await lan.taps(next(one for one in lan.labels() if one.startswith("↩ Báo cáo:")))
    assert undone.startswith("↩ Đã rút lại.") and len(house.rows(AttendanceAnswer)) == 1


@pytest.mark.parametrize("words", ["rút lại cả hai", "rut het"])
async def test_both_are_named_before_they_go(house: House, lan: Person, words: str) -> None:
    await opine(lan, "Đường ngập quá")
    await house.move(minutes=1)
    await lan.says("dự được")
    (asked,) = await lan.says(words)
    assert asked == (
        f"Đồng chí rút lại lời nào?\n– lời báo dự được buổi {THEME}, {start(house)}\n"
        f"– ý kiến gửi trước buổi {THEME}: «Đường ngập quá»"
    )
    assert lan.labels() == [
        "↩ Dự / vắng: Giữ sạch kiệt, không để rác…",
        "↩ Ý kiến: Đường ngập quá",
        "↩ Rút lại cả hai",
        LEAVE,
    ]
    (said,) = await lan.says("vâng")
    assert said.startswith("Dạ vâng ạ.") and len(house.rows(AttendanceAnswer)) == 1
    await lan.says(words)
    (said,) = await lan.taps("↩ Rút lại cả hai")
    assert said.startswith("↩ Đã rút lại:\n– lời báo dự được buổi")
    assert house.rows(AttendanceAnswer) == [] and house.rows(Question) == []


async def test_where_nothing_was_said_the_words_are_asked_about(house: House) -> None:
    assert (await house.person("Thảo").says("rút hết"))[0].startswith("Em chưa rõ ý: «rút hết»")


async def test_a_reply_means_what_it_answers(house: House, lan: Person) -> None:
    await lan.says("dự được")
    receipt = next(one for one in lan.hand.chat() if one.from_bot and one.text.startswith("✅ Đã ghi"))
    await house.move(minutes=1)
    await opine(lan, "Đường ngập quá")
    await done(lan)
    await lan.taps("📨 Gửi")
    (asked,) = await lan.replies("rút lại lời báo dự", receipt)
    assert asked.startswith("Rút lại lời báo dự được buổi")


async def test_nobody_takes_back_anothers(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no buttons that could be forged")
    await lan.says("dự được")
    await lan.says("rút lại")
    stolen = lan.button(BACK)
    thao = house.person("Thảo")
    assert await thao.presses(stolen) == [] and len(house.rows(AttendanceAnswer)) == 1
    with house.database.reading() as db:
        assert len(list(db.scalars(select(AttendanceAnswer)))) == 1
    await lan.taps(BACK)
    await lan.presses(stolen)
    assert house.rows(AttendanceAnswer) == []
