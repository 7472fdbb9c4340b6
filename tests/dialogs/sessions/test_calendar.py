"""The schedule: looking, answering, moving, calling off, naming who prepares; and buttons that are no longer theirs."""

import re

import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment, short_date
from storage.outbox import OutboxRow
from storage.sessions import AttendanceAnswer, Session, SessionMove
from tests.handlers.small_ward import ZONE, buttons
from tests.house import House, Person

THEME = "Giữ sạch kiệt, không để rác qua đêm"
PLACE = "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)"
OLD_BUTTON = "Nút này đã cũ. Đồng chí dùng nút ở tin nhắn mới nhất nhé."
NOT_YOURS = "Đồng chí không có quyền dùng nút này."
UNANSWERED = "Đồng chí chưa báo dự được hay xin vắng."
COUNTS = "Dự được: {} · Xin vắng: {} · Chưa trả lời: {}"


def the_session(house: House) -> Session:
    """The session of the first cell that is planned."""
    with house.database.reading() as db:
        return db.scalars(select(Session).where(Session.theme == THEME)).one()


def start(house: House) -> str:
    return long_moment(the_session(house).starts_at, ZONE)


def card(house: House) -> str:
    return (
        f"{THEME}\nThời gian: {start(house)}\nNơi họp: {PLACE}\nNgười chuẩn bị: Phạm Quốc Bình\n"
        "Khách mời: Đại diện tổ dân phố"
    )


def page(house: House, own: str, counts: tuple[int, int, int], note: str = "") -> str:
    above = f"{note}\n\n" if note else ""
    return f"{above}{card(house)}\nKhu vực: Kiệt Mẫu 3\n\n{own}\n\n{COUNTS.format(*counts)}"


def item(house: House) -> str:
    local = the_session(house).starts_at.astimezone(ZONE)
    return f"{short_date(local.date())} {local:%H:%M} · {THEME}"


def answers(house: House) -> dict[int, tuple[bool, str]]:
    with house.database.reading() as db:
        return {row.person_id: (row.coming, row.reason) for row in db.scalars(select(AttendanceAnswer))}


async def open_page(house: House, person: Person) -> list[str]:
    await person.says("/lich")
    return await person.taps(item(house))


async def test_the_schedule_and_a_page(house: House, lan: Person) -> None:
    assert await lan.says("/lich") == ["Lịch sinh hoạt chuyên đề\nĐồng chí chọn một buổi để xem."]
    assert lan.labels() == [item(house)]
    assert await lan.taps(item(house)) == [page(house, UNANSWERED, (0, 0, 9))]
    assert lan.labels() == ["Dự được", "Xin vắng", "🗓 Về lịch"]
    await lan.taps("🗓 Về lịch")
    assert lan.labels() == [item(house)]


async def test_the_secretary_sees_more_buttons(house: House, minh: Person) -> None:
    await open_page(house, minh)
    assert minh.labels() == [
        "Dự được",
        "Xin vắng",
        "👥 Ai dự, ai vắng",
        "👤 Đổi người chuẩn bị",
        "📅 Đổi ngày giờ",
        "⏸ Hoãn",
        "❌ Hủy buổi",
        "🧰 Chuẩn bị",
        "🗓 Về lịch",
    ]


async def test_ward_people_see_the_cells_they_reach_and_answer_nothing(house: House) -> None:
    thuy = house.person("Thủy")
    (listed,) = await thuy.says("/lich")
    assert listed == "Lịch sinh hoạt chuyên đề\nĐồng chí chọn một buổi để xem."
    assert all("Chi bộ" in label for label in thuy.labels())
    (shown,) = await thuy.taps(thuy.labels()[0])
    assert "Chi bộ: Chi bộ Khu phố 1 (mẫu)" in shown and UNANSWERED not in shown
    assert thuy.labels() == ["🗓 Về lịch"]


async def test_another_cell_sees_nothing_of_it(house: House) -> None:
    phuc = house.person("Phúc")
    await phuc.says("/lich")
    assert item(house) not in phuc.labels()


async def test_saying_yes_then_no_then_yes(house: House, lan: Person, minh: Person) -> None:
    await open_page(house, lan)
    saved = "✅ Đã ghi: đồng chí dự được."
    assert await lan.taps("Dự được") == [page(house, "Đồng chí đã báo: dự được.", (1, 0, 8), saved)]
    assert lan.labels() == ["Xin vắng", "🗓 Về lịch"]
    assert minh.take() == []
    asked = f"Xin vắng\n\n{card(house)}\n\nVì sao đồng chí xin vắng? Chọn ở dưới, hoặc gõ lý do."
    assert await lan.taps("Xin vắng") == [asked]
    assert lan.labels() == ["Ốm", "Đi công tác", "Việc gia đình", "✖ Hủy"]
    await house.restart()
    note = "Đã báo vắng. Lý do: Ốm. Bí thư chi bộ sẽ được biết."
    assert await lan.taps("Ốm") == [page(house, "Đồng chí đã báo: xin vắng (Ốm).", (0, 1, 8), note)]
    assert lan.labels() == ["Dự được", "🗓 Về lịch"]
    assert minh.take() == [f"Đồng chí Lê Thị Lan xin vắng buổi {THEME}, {start(house)}.\nLý do: Ốm"]
    await lan.taps("Dự được")
    assert minh.take() == [f"Đồng chí Lê Thị Lan báo lại: dự được buổi {THEME}, {start(house)}."]
    assert list(answers(house).values()) == [(True, "")]


async def test_a_typed_reason_and_what_is_none(house: House, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Xin vắng")
    assert (await lan.says("x" * 201))[0].startswith("Đoạn này dài quá 200 ký tự.")
    assert answers(house) == {}
    assert (await lan.says("Bận <trông cháu>"))[0].startswith("Đã báo vắng. Lý do: Bận <trông cháu>.")
    assert list(answers(house).values()) == [(False, "Bận <trông cháu>")]


async def test_leaving_the_form_of_an_excuse_keeps_nothing(house: House, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Xin vắng")
    assert await lan.taps("✖ Hủy") == [f"Đã hủy: Xin vắng: {THEME}. Chưa có gì được gửi đi."]
    assert answers(house) == {}


async def test_names_are_for_those_who_lead(house: House, minh: Person, lan: Person) -> None:
    await open_page(house, lan)
    await lan.taps("Dự được")
    await open_page(house, minh)
    (shown,) = await minh.taps("👥 Ai dự, ai vắng")
    assert shown.startswith(f"{THEME}\n{start(house)}\n\nDự được (1)\n– Lê Thị Lan\n\nXin vắng (0)\n– chưa có ai\n\n")
    assert "Chưa trả lời (8)" in shown and "Vũ Văn Sơn" not in shown
    one = the_session(house)
    await lan.forges(f"s:{one.id}:{one.version}:who")
    assert lan.toasts() == [NOT_YOURS]


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
    assert lan.labels() == ["Dự được", "Xin vắng"]
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
    assert the_session(house).version == 1


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
    assert await lan.says("/lich") == ["Sắp tới chưa có buổi sinh hoạt chuyên đề nào."]
    one = the_session(house)
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


async def test_old_buttons_say_so(house: House, minh: Person, lan: Person) -> None:
    one = the_session(house)
    await open_page(house, minh)
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says("10 ngày nữa 19h30")
    await minh.says("Mưa")
    await minh.taps("📅 Dời và báo mọi người")
    for verb in ("yes", "no"):
        await lan.forges(f"s:{one.id}:1:{verb}")
        assert lan.toasts() == [OLD_BUTTON]
    for verb in ("move", "cancel", "assign"):
        await minh.forges(f"s:{one.id}:1:{verb}")
        assert minh.toasts() == [OLD_BUTTON]
    assert answers(house) == {}


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
    assert await lan.says("Ốm nặng") == ["Buổi này vừa có thay đổi nên chưa ghi. Đồng chí gõ /lich để xem lịch mới."]
    assert answers(house) == {}


@pytest.mark.parametrize("verb", ["yes", "no", "view", "who", "move", "cancel", "assign"])
async def test_forged_buttons_of_another_cell(house: House, verb: str) -> None:
    one = the_session(house)
    phuc = house.person("Phúc")
    assert await phuc.forges(f"s:{one.id}:{one.version}:{verb}") == []
    assert phuc.toasts() == [NOT_YOURS]
    assert answers(house) == {}


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        ("s:999:1:view", NOT_YOURS),
        ("s:99999999999999999999:1:view", OLD_BUTTON),
        ("s:x", OLD_BUTTON),
        ("s:1:1:burn", OLD_BUTTON),
        ("s:1:1:yes:1:2", OLD_BUTTON),
    ],
)
async def test_buttons_that_never_were(house: House, lan: Person, data: str, answer: str) -> None:
    assert await lan.forges(data) == []
    assert lan.toasts() == [answer]


async def test_members_cannot_change_a_session(house: House, lan: Person) -> None:
    one = the_session(house)
    for verb in ("move", "cancel", "assign"):
        assert await lan.forges(f"s:{one.id}:{one.version}:{verb}") == []
        assert lan.toasts() == [NOT_YOURS]


async def test_a_doubled_yes_changes_nothing(house: House, lan: Person, minh: Person) -> None:
    one = the_session(house)
    await lan.forges(f"s:{one.id}:1:yes")
    assert await lan.forges(f"s:{one.id}:1:yes") == []
    assert lan.toasts() == ["Đã ghi đồng chí dự được rồi."]
    assert len(answers(house)) == 1


async def test_a_doubled_save_moves_once(house: House, minh: Person) -> None:
    await open_page(house, minh)
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says("10 ngày nữa 19h30")
    await minh.says("Mưa")
    save = last_button(house, "📅 Dời và báo mọi người")
    await minh.taps("📅 Dời và báo mọi người")
    assert await minh.forges(save) == []
    assert minh.toasts() == ["Việc này đã ghi xong rồi, không ghi lần nữa."]
    with house.database.reading() as db:
        assert len(list(db.scalars(select(SessionMove)))) == 1


def last_button(house: House, label: str) -> str:
    """The data of the newest button with this label."""
    with house.database.reading() as db:
        rows = list(db.scalars(select(OutboxRow).order_by(OutboxRow.id.desc())))
    return next(data for row in rows for text, data in buttons(row) if text == label)


async def test_answering_does_not_disturb_what_is_being_filled_in(house: House, minh: Person) -> None:
    one = the_session(house)
    await minh.says("/dangky")
    await minh.says("Chuyên đề khác")
    await minh.forges(f"s:{one.id}:1:yes")
    (answer,) = await minh.says("an ninh trat tu")
    assert answer.startswith("Đăng ký chuyên đề · bước 3/")


async def test_after_the_start_nobody_answers_any_more(house: House, lan: Person, minh: Person) -> None:
    one = the_session(house)
    await house.move(days=5)
    for verb in ("yes", "no"):
        await lan.forges(f"s:{one.id}:1:{verb}")
        assert lan.toasts() == ["Buổi họp đã bắt đầu nên không đổi được nữa."]
    lan.take(), minh.take()
    assert await lan.says("/lich") == ["Sắp tới chưa có buổi sinh hoạt chuyên đề nào."]
    await minh.says("/lich")
    assert minh.labels() == [f"⌛ {item(house)}"]


async def test_stickers_and_pictures_where_words_are_wanted(house: House, minh: Person) -> None:
    await open_page(house, minh)
    await minh.taps("❌ Hủy buổi")
    (answer,) = await minh.sends_sticker()
    assert answer.startswith("Bước này đồng chí gõ chữ giúp")
