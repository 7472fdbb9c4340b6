"""Lines that ask for a place, or for what a secretary does: they lead there, with what was said."""

from datetime import timedelta

import pytest

from handlers.language.dates import long_moment
from storage.preparation import Question
from storage.sessions import SessionState
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.test_attendance_in_words import another_session
from tests.house import ZONE, House, Person


def start(house: House, days: int = 0) -> str:
    return long_moment(session_of(house).starts_at + timedelta(days=days), ZONE)


@pytest.mark.parametrize("words", ["menu", "em ơi mở menu giúp bác", "về menu"])
async def test_the_menu_without_a_slash(lan: Person, words: str) -> None:
    assert (await lan.says(words))[0].startswith("Chào đồng chí Lê Thị Lan.")


@pytest.mark.parametrize("words", ["ý kiến", "y kien", "tôi có ý kiến"])
async def test_opinions_by_their_name(house: House, lan: Person, words: str) -> None:
    (asked,) = await lan.says(words)
    assert asked.startswith(f"Ý kiến trước họp · bước 1/2\n\n{THEME}\n{start(house)}\n\nĐồng chí viết câu hỏi")


@pytest.mark.parametrize("words", ["tôi có ý kiến: đường ngập quá", "Tui xin góp ý đường ngập quá"])
async def test_an_opinion_goes_along_whole(house: House, lan: Person, minh: Person, words: str) -> None:
    (asked,) = await lan.says(words)
    assert asked.endswith(f"Gửi ý kiến này tới bí thư và người chuẩn bị buổi {THEME}?\n\n«đường ngập quá»")
    minh.take()
    await lan.taps("📨 Gửi")
    assert [one.text for one in house.rows(Question)] == ["đường ngập quá"] and len(minh.take()) == 1


async def test_an_opinion_for_one_of_several_meetings(house: House, lan: Person) -> None:
    await another_session(house, 5)
    words = "tôi có ý kiến: đường ngập quá"
    assert await lan.says(words) == [
        f"Em hiểu: đồng chí có ý kiến trước họp («{words}»).\nĐồng chí chọn đúng buổi giúp."
    ]
    await house.restart()
    (asked,) = await lan.taps(next(one for one in lan.labels() if "Đường thông" in one))
    assert asked.endswith("buổi Đường thông hè thoáng (mẫu)?\n\n«đường ngập quá»")


async def test_postponing_with_and_without_the_reason(house: House, minh: Person) -> None:
    (asked,) = await minh.says("hoãn buổi họp")
    assert asked.startswith("Em hiểu: đồng chí muốn hoãn buổi họp («hoãn buổi họp»).\n\nHoãn buổi họp · bước 1/2\n\n")
    assert asked.endswith("Vì sao hoãn buổi này? Các đồng chí đã được mời sẽ đọc lý do.")
    (asked,) = await minh.says("/menu") and await minh.says("cho hoan buoi hop vi mua bao")
    assert f"{THEME}\n{start(house)}\nLý do: mua bao" in asked
    assert session_of(house).state == SessionState.PLANNED
    await minh.taps("⏸ Hoãn và báo mọi người")
    assert session_of(house).state == SessionState.POSTPONED


@pytest.mark.parametrize("words", ["dời họp sang thứ bảy", "doi hop sang thu bay"])
async def test_moving_keeps_the_day_and_the_hour(house: House, minh: Person, words: str) -> None:
    (asked,) = await minh.says(words)
    understood = f"Em hiểu: đồng chí muốn dời buổi họp («{words}»).\nĐã hiểu: {start(house, -1)}"
    assert asked.startswith(f"{understood}\n\nĐổi ngày giờ · bước")
    assert asked.endswith("Vì sao dời buổi này? Chi bộ sẽ đọc lý do.\nVí dụ: trùng lịch họp phường")
    (asked,) = await minh.says("trùng lịch phường")
    assert f"Trước: {start(house)}\nNay: {start(house, -1)}\nLý do: trùng lịch phường" in asked
    await minh.taps("📅 Dời và báo mọi người")
    assert session_of(house).starts_at.astimezone(ZONE).strftime("%d/%m %H:%M") == "28/11 19:00"


async def test_a_day_that_is_not_clear_is_asked_for(house: House, minh: Person) -> None:
    (asked,) = await minh.says("lùi họp lại vài hôm")
    assert asked.startswith("Em hiểu: đồng chí muốn dời buổi họp («lùi họp lại vài hôm»).")
    assert "Dời sang ngày nào, mấy giờ?" in asked


@pytest.mark.parametrize("words", ["ai chưa trả lời", "ai du ai vang"])
async def test_who_has_answered(minh: Person, words: str) -> None:
    (shown,) = await minh.says(words)
    assert "Chưa trả lời (9)" in shown and "🔔 Nhắc người chưa trả lời (9)" in minh.labels()


@pytest.mark.parametrize("words", ["ai chưa báo cáo việc", "ai chua bao cao"])
async def test_who_has_not_reported(minh: Person, words: str) -> None:
    (shown,) = await minh.says(words)
    assert shown.startswith("Việc của Chi bộ Khu phố 1 (mẫu)") and "Lê Thị Lan" in shown


@pytest.mark.parametrize(("words", "begins"), [("in biên bản", "Sổ"), ("mời đồng chí mới", "Mời")])
async def test_the_book_and_an_invitation(minh: Person, words: str, begins: str) -> None:
    (shown,) = await minh.says(words)
    assert begins in shown and not shown.startswith("Em chưa rõ")


@pytest.mark.parametrize("words", ["hoãn buổi họp", "ai chưa trả lời", "ai chưa báo cáo việc", "mời đồng chí mới"])
async def test_who_may_not_is_asked_as_ever(lan: Person, words: str) -> None:
    assert (await lan.says(words))[0].startswith(f"Em chưa rõ ý: «{words}»")


async def test_another_hour_is_of_the_same_day(house: House, minh: Person) -> None:
    (asked,) = await minh.says("đổi giờ họp thành 18h30")
    assert "\nĐã hiểu: Chủ Nhật 29/11/2026, 18:30\n\nĐổi ngày giờ" in asked
    (asked,) = await minh.says("tối sớm")
    assert f"Trước: {start(house)}\nNay: Chủ Nhật 29/11/2026, 18:30\n" in asked
