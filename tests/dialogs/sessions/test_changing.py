"""Changing a session of the schedule: moving, calling off, naming who prepares, and what a change leaves open."""

import re

from sqlalchemy import select

from storage.outbox import OutboxRow
from storage.sessions import SessionMove
from tests.dialogs.refusals import ALREADY_DONE, NOT_YOURS
from tests.dialogs.sample import PLACE, THEME, session_of
from tests.dialogs.sessions.schedule import answers, open_page, start
from tests.handlers.small_ward import buttons
from tests.house import House, Person


async def test_moving_the_whole_way(house: House, minh: Person, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Dự được")
    await open_page(house, minh)
    old = start(house)
    asked = f"{THEME}\nLịch hiện nay: {old}\n\nDời sang ngày nào, mấy giờ?\nVí dụ: thứ 5 tuần sau 19h"
    assert await minh.taps("📅 Đổi ngày giờ") == [f"Đổi ngày giờ · bước 1/3\n\n{asked}"]
    assert (await minh.says("hôm nào đó"))[0].startswith("Chưa hiểu ngày giờ này.")
    assert (await minh.says("10 ngày nữa 19h30"))[0].startswith("Đã hiểu: ")
    await house.restart()
    (summary,) = await minh.says("Trùng lịch họp phường")
    assert summary.startswith(f"Đổi ngày giờ · bước 3/3\n\n{THEME}\nTrước: {old}\nNay: ")
    await minh.taps("✏ Sửa lý do")
    (summary,) = await minh.says("Nhà sinh hoạt đang sửa")
    assert "Lý do: Nhà sinh hoạt đang sửa" in summary
    lan.take()
    (saved,) = await minh.taps("📅 Dời và báo mọi người")
    new = start(house)
    assert new != old
    assert saved.startswith("Đã dời. Đang báo cho ")
    assert lan.take() == [
        f"📅 Buổi sinh hoạt dời ngày\n{THEME}\nTrước: {old}\nNay: {new}\nNơi họp: {PLACE}\n"
        "Lý do: Nhà sinh hoạt đang sửa\n\nNgày họp đã khác. Đồng chí báo lại giúp: dự được hay xin vắng?"
    ]
    assert lan.labels() == ["Dự được", "Xin vắng", "📆 Thêm vào lịch"]
    assert answers(house) == {}
    await lan.taps("Dự được")
    assert list(answers(house).values()) == [(True, "")]


async def test_the_calendar_and_the_way_back(house: House, minh: Person) -> None:
    await open_page(house, minh)
    await minh.taps("📅 Đổi ngày giờ")
    await minh.taps("📆 Chọn trên lịch")
    (day, *_) = [label for label in minh.labels() if re.fullmatch(r"(T[2-7]|CN) \d+", label)][-1:]
    (asked,) = await minh.taps(day)
    assert "Mấy giờ bắt đầu?" in asked
    (again,) = await minh.taps("⬅ Quay lại")
    assert again.endswith("Đồng chí chọn ngày.")
    await minh.taps(day)
    assert "Vì sao dời buổi này?" in (await minh.taps("19:30"))[0]
    assert await minh.taps("✖ Hủy") == [f"Đã hủy: Đổi ngày giờ: {THEME}. Chưa có gì được gửi đi."]
    assert session_of(house).version == 1


async def test_calling_off_the_whole_way(house: House, minh: Person, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Dự được")
    when = start(house)
    await open_page(house, minh)
    (asked,) = await minh.taps("❌ Hủy buổi")
    assert asked.endswith("Vì sao buổi này không họp nữa? Các đồng chí đã được mời sẽ đọc lý do.")
    assert await minh.says("Mưa bão") == [
        f"Báo không họp · bước 2/2\n\nBuổi này không họp nữa, đúng không?\n{THEME}\n{when}\nLý do: Mưa bão"
    ]
    await house.restart()
    lan.take()
    (saved,) = await minh.taps("❌ Đúng, báo mọi người")
    assert saved.startswith(f"Đã hủy buổi {THEME}, {when}. Đang báo cho ")
    assert lan.take() == [f"❌ Buổi sinh hoạt không họp nữa\n{THEME}\n{when}\nLý do: Mưa bão"]
    assert house.person("Thảo").take() == []
    assert await lan.says("/lich") == ["Sắp tới chưa có buổi sinh hoạt nào."]
    one = session_of(house)
    (shown,) = await lan.forges(f"s:{one.id}:1:view")
    assert "Buổi này đã hủy. Lý do: Mưa bão" in shown
    await lan.forges(f"s:{one.id}:{one.version}:yes")
    assert lan.toasts() == ["Buổi này đã hủy."]


async def test_naming_who_prepares(house: House, minh: Person) -> None:
    await open_page(house, minh)
    await minh.taps("👤 Đổi người chuẩn bị")
    (sure,) = await minh.says("le thi lan")
    assert sure.startswith("Phân công chuẩn bị · bước 2/2\n\nGiao đồng chí Lê Thị Lan chuẩn bị?")
    await house.restart()
    (saved,) = await minh.taps("💾 Lưu")
    assert saved.startswith("Đã giao đồng chí Lê Thị Lan chuẩn bị.")
    assert house.person("Lan").take() == [
        f"Đồng chí được phân công chuẩn bị chuyên đề {THEME}.\nThời gian: {start(house)}\nNơi họp: {PLACE}"
    ]
    assert house.person("Bình").take() == [
        f"Đồng chí không phải chuẩn bị buổi {THEME}, {start(house)} nữa. Đã giao đồng chí khác."
    ]


async def test_a_form_opened_before_the_session_moved_saves_nothing(house: House, minh: Person, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Xin vắng")
    reason = [choice for choice in lan.labels() if choice == "Ốm"]
    assert reason
    await open_page(house, minh)
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says("10 ngày nữa 19h30")
    await minh.says("Mưa")
    await minh.taps("📅 Dời và báo mọi người")
    await lan.says("Ốm nặng")
    assert await lan.taps("📨 Báo vắng") == [
        "Buổi này vừa có thay đổi nên chưa ghi. Đồng chí gõ /lich để xem lịch mới."
    ]
    assert answers(house) == {}


async def test_members_cannot_change_a_session(house: House, lan: Person) -> None:
    one = session_of(house)
    for verb in ("move", "cancel", "assign"):
        assert await lan.forges(f"s:{one.id}:{one.version}:{verb}") == []
        assert lan.toasts() == [NOT_YOURS]


async def test_a_doubled_save_moves_once(house: House, minh: Person) -> None:
    await open_page(house, minh)
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says("10 ngày nữa 19h30")
    await minh.says("Mưa")
    save = last_button(house, "📅 Dời và báo mọi người")
    await minh.taps("📅 Dời và báo mọi người")
    assert await minh.forges(save) == []
    assert minh.toasts() == [ALREADY_DONE]
    with house.database.reading() as db:
        assert len(list(db.scalars(select(SessionMove)))) == 1


def last_button(house: House, label: str) -> str:
    """The data of the newest button with this label."""
    with house.database.reading() as db:
        rows = list(db.scalars(select(OutboxRow).order_by(OutboxRow.id.desc())))
    return next(data for row in rows for text, data in buttons(row) if text == label)


async def test_stickers_and_pictures_where_words_are_wanted(house: House, minh: Person) -> None:
    await open_page(house, minh)
    await minh.taps("❌ Hủy buổi")
    (answer,) = await minh.sends_sticker()
    assert answer.startswith("Bước này đồng chí gõ chữ giúp")
