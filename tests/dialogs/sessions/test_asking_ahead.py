"""Questions asked ahead of a session: to its secretary and preparer alone, until it begins."""

import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.drafts import DraftRow
from storage.preparation import Question
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME, call_off, session_of
from tests.dialogs.sessions.preparing import move, open_page
from tests.house import ZONE, House, Person

SEND = "📨 Gửi"
KEPT = "✅ Đã chuyển tới bí thư và người chuẩn bị. Muốn gửi thêm, xem lại, sửa hay rút lại, đồng chí gõ /ykien."


async def ask(person: Person, words: str) -> None:
    await person.says("/ykien")
    await person.says(words)
    assert await person.taps(SEND) == [KEPT]


async def test_a_question_ahead_reaches_secretary_and_preparer_alone(house: House, minh: Person, binh: Person) -> None:
    lan = house.person("Lan")
    start = long_moment(session_of(house).starts_at, ZONE)
    # What was due comes before: a reminder would put the form aside.
    await house.move(seconds=5)
    lan.take()
    assert await lan.says("/ykien") == [
        f"Ý kiến trước họp · bước 1/2\n\n{THEME}\n{start}\n\nĐồng chí viết câu hỏi hoặc ý kiến. "
        "Chỉ bí thư và người chuẩn bị đọc được."
    ]
    await house.restart()
    others = [house.person(name) for name in ("Thảo", "Thủy", "Quỳnh", "Mai")]
    for person in (minh, binh, *others):
        person.take()
    assert await lan.says("Ai thu gom rác <ngày lễ>?") == [
        "Ý kiến trước họp · bước 2/2\n\n"
        f"Gửi ý kiến này tới bí thư và người chuẩn bị buổi {THEME}?\n\n«Ai thu gom rác <ngày lễ>?»"
    ]
    await house.restart()
    assert minh.take() == [] and house.rows(Question) == []
    assert await lan.taps(SEND) == [KEPT]
    news = f"✋ Lê Thị Lan gửi trước ý kiến cho buổi {THEME}:\nAi thu gom rác <ngày lễ>?"
    assert minh.take() == [news] and binh.take() == [news]
    assert [person.take() for person in others] == [[], [], [], []]
    await open_page(house, binh)
    (shown,) = await binh.taps("✋ Ý kiến gửi trước (1)")
    assert shown == f"Ý kiến gửi trước: {THEME}\n– Lê Thị Lan: Ai thu gom rác <ngày lễ>?"
    assert len(house.rows(Question)) == 1
    assert not any("thu gom" in f"{row.data}{row.opened}" for row in house.rows(DraftRow))


async def test_nothing_goes_by_the_mere_next_text(house: House, lan: Person, minh: Person) -> None:
    await lan.says("/ykien")
    await lan.says("Ai gom rac")
    minh.take()
    assert await lan.says("Ai gom rác ngày lễ?") != []
    assert house.rows(Question) == [] and minh.take() == []
    await lan.taps("✏ Sửa")
    (asked,) = await lan.says("Ai gom rác ngày lễ?")
    assert asked.endswith("«Ai gom rác ngày lễ?»")
    await lan.taps(SEND)
    assert [one.text for one in house.rows(Question)] == ["Ai gom rác ngày lễ?"]


async def test_ones_own_are_listed_changed_and_taken_back(
    house: House, lan: Person, minh: Person, binh: Person
) -> None:
    await ask(lan, "Ai gom rác?")
    minh.take(), binh.take()
    assert await lan.says("/ykien") == [f"Ý kiến đồng chí gửi trước: {THEME}\n– Ai gom rác?"]
    assert lan.labels() == ["✏ Sửa: Ai gom rác?", "↩ Rút lại: Ai gom rác?", "➕ Gửi ý kiến nữa"]
    (asked,) = await lan.taps("✏ Sửa: Ai gom rác?")
    assert asked.endswith("Ý kiến đã gửi:\n«Ai gom rác?»\n\nĐồng chí viết lại cho đúng ý.")
    await lan.says("Ai gom rác chủ nhật?")
    assert minh.take() == []
    assert await lan.taps(SEND) == ["✅ Đã sửa, và báo lại bí thư và người chuẩn bị."]
    news = f"✏ Lê Thị Lan sửa ý kiến gửi trước cho buổi {THEME}:\nAi gom rác chủ nhật?"
    assert minh.take() == [news] and binh.take() == [news]
    await lan.taps("✋ Ý kiến của tôi")
    (sure,) = await lan.taps("↩ Rút lại: Ai gom rác chủ nhật?")
    assert sure == "Rút lại ý kiến này?\n\n«Ai gom rác chủ nhật?»" and len(house.rows(Question)) == 1
    await house.restart()
    (back,) = await lan.taps("↩ Rút lại")
    assert back.startswith("↩ Đã rút lại ý kiến, và báo bí thư và người chuẩn bị.\n\n")
    assert house.rows(Question) == []
    news = f"↩ Lê Thị Lan đã rút lại một ý kiến gửi trước cho buổi {THEME}."
    assert minh.take() == [news] and binh.take() == [news]
    (asked,) = await lan.says("/ykien")
    assert asked.startswith("Ý kiến trước họp · bước 1/2")


async def test_ones_own_are_found_by_words(lan: Person) -> None:
    assert (await lan.says("cho tôi rút lại ý kiến"))[0].startswith("Em chưa rõ ý: «cho tôi rút lại ý kiến»")
    await ask(lan, "Ai gom rác?")
    for words in ("cho tôi rút lại ý kiến", "xem lai y kien cua toi"):
        assert await lan.says(words) == [f"Ý kiến đồng chí gửi trước: {THEME}\n– Ai gom rác?"]
    assert "“hai hộ xóa sổ rồi, ý kiến gì nữa”" in (await lan.says("hai hộ xóa sổ rồi, ý kiến gì nữa"))[0]


async def test_once_it_begins_nothing_is_changed(house: House, lan: Person) -> None:
    await house.move(seconds=(session_of(house).starts_at - house.clock.now()).total_seconds() - 60)
    await ask(lan, "Ai gom rác?")
    await lan.says("/ykien")
    change, back = "✏ Sửa: Ai gom rác?", "↩ Rút lại: Ai gom rác?"
    await lan.taps(change)
    await lan.says("Ai gom rác tết?")
    await house.move(minutes=5)
    assert (await lan.taps(SEND))[0].startswith("Buổi này đã bắt đầu nên không gửi trước được nữa.")
    if house.channel == "telegram":
        await lan.presses(lan.button(back))
        assert lan.toasts()[-1].startswith("Buổi này đã bắt đầu nên không gửi trước được nữa.")
    assert [one.text for one in house.rows(Question)] == ["Ai gom rác?"]


async def test_nobody_changes_or_takes_back_anothers(house: House, lan: Person, minh: Person, binh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no buttons that could be forged")
    await ask(lan, "Ai gom rác?")
    await lan.says("/ykien")
    stolen = [lan.button(one) for one in ("✏ Sửa: Ai gom rác?", "↩ Rút lại: Ai gom rác?")]
    stolen.append(stolen[1].replace(":back:", ":sure:"))
    for person in (minh, binh):
        for one in stolen:
            assert await person.presses(one) == []
            assert person.toasts()[-1] == OLD_BUTTON
    assert [one.text for one in house.rows(Question)] == ["Ai gom rác?"]


async def test_what_was_taken_back_is_not_changed_by_an_open_form(house: House, lan: Person) -> None:
    await ask(lan, "Ai gom rác?")
    await lan.says("/ykien")
    await lan.taps("✏ Sửa: Ai gom rác?")
    await lan.says("Ai gom rác tết?")
    async with house.database.writing() as unit:
        for one in unit.db.scalars(select(Question)):
            unit.db.delete(one)
        unit.commit()
    assert await lan.taps(SEND) == ["Ý kiến này đã rút lại rồi. Đồng chí gõ /ykien để gửi ý kiến mới."]
    assert house.rows(Question) == []


async def test_asking_is_over_when_the_session_begins(house: House) -> None:
    lan = house.person("Lan")
    await house.move(seconds=(session_of(house).starts_at - house.clock.now()).total_seconds() - 60)
    lan.take()
    await lan.says("/ykien")
    await lan.says("Muộn rồi")
    await house.move(minutes=5)
    assert (await lan.taps(SEND))[0].startswith("Buổi này đã bắt đầu nên không gửi trước được nữa.")
    assert await lan.says("/ykien") == ["Sắp tới chi bộ chưa có buổi nào để gửi ý kiến."]
    assert house.rows(Question) == []


async def test_asking_ahead_can_be_cancelled_and_other_cells_cannot(house: House) -> None:
    lan, phuc = house.person("Lan"), house.person("Phúc")
    await lan.says("/ykien")
    assert await lan.taps("✖ Hủy") == [f"Đã hủy: Ý kiến trước họp: {THEME}. Chưa có gì được gửi đi."]
    assert await phuc.forges(f"kr:{session_of(house).id}:0:ask") == []
    assert phuc.toasts() == [NOT_YOURS]


async def test_a_question_for_a_session_changed_meanwhile(house: House) -> None:
    lan = house.person("Lan")
    await lan.says("/ykien")
    await move(house)
    start = long_moment(session_of(house).starts_at, ZONE)
    await lan.says("Ai gom rác?")
    assert (await lan.taps(SEND))[0].endswith(f"gõ /ykien.\nBuổi này vừa đổi ngày, nay là {start}.")
    await lan.says("/ykien")
    await lan.taps("➕ Gửi ý kiến nữa")
    await call_off(house)
    await lan.says("Ai gom rác ngày lễ?")
    assert await lan.taps(SEND) == [
        "Buổi này đã hủy hoặc đang hoãn nên ý kiến chưa gửi. Đồng chí gõ /lich để xem lịch mới."
    ]
    assert len(house.rows(Question)) == 1
