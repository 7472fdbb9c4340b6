"""Hoãn: a session without a date for now, told to everybody, shown as such, and taken up again with a new date."""

from sqlalchemy import select

from storage.sessions import AttendanceAnswer, Session, SessionMove
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import PLACE, THEME, session_of
from tests.dialogs.sessions.first_session import entries, open_page
from tests.dialogs.sessions.schedule import start
from tests.house import House, Person

ON_HOLD = "Buổi này đang hoãn, chưa có ngày mới."
LISTED = f"⏸ Hoãn · {THEME}"
REASON = "Nhà sinh hoạt đang sửa"


def moves(house: House) -> list[tuple[bool, bool]]:
    """Each change of date: whether it leads to a date, and whether it waits for one."""
    with house.database.reading() as db:
        rows = db.scalars(select(SessionMove).order_by(SessionMove.id))
        return [(one.to_start is not None, one.postponed) for one in rows]


async def postpone(minh: Person) -> list[str]:
    await open_page(minh)
    await minh.taps("⏸ Hoãn")
    await minh.says(REASON)
    return await minh.taps("⏸ Hoãn và báo mọi người")


async def resume(minh: Person, when: str) -> list[str]:
    await open_page(minh)
    await minh.taps("📅 Đặt ngày mới")
    await minh.says(when)
    await minh.says("Đã sửa xong")
    return await minh.taps("📅 Đặt ngày và báo mọi người")


async def test_the_whole_way(house: House, minh: Person, lan: Person) -> None:
    await open_page(lan)
    await lan.taps("Dự được")
    await open_page(minh)
    (asked,) = await minh.taps("⏸ Hoãn")
    assert asked.startswith("Hoãn buổi họp · bước 1/2\n\n")
    assert asked.endswith("Vì sao hoãn buổi này? Các đồng chí đã được mời sẽ đọc lý do.")
    await house.restart()
    assert await minh.says(REASON) == [
        f"Hoãn buổi họp · bước 2/2\n\nHoãn buổi này, chưa có ngày mới, đúng không?\n{THEME}\n{start(house)}\n"
        f"Lý do: {REASON}\n\nCó ngày mới, đồng chí mở buổi này ở /lich rồi chọn “📅 Đặt ngày mới”."
    ]
    await house.restart()
    lan.take()
    (saved,) = await minh.taps("⏸ Hoãn và báo mọi người")
    assert saved.startswith(f"Đã hoãn. Đang báo cho 3 đồng chí.\n\n{THEME}\nThời gian: đang hoãn (lịch cũ: ")
    assert saved.endswith(f"Buổi này đang hoãn, chưa có ngày mới. Lý do: {REASON}")
    assert minh.labels() == ["📅 Đặt ngày mới", "❌ Hủy buổi", "🗓 Về lịch"]
    assert lan.take() == [
        f"⏸ Buổi sinh hoạt tạm hoãn\n{THEME}\nLịch cũ: {start(house)}\nLý do: {REASON}\n"
        "Có ngày mới em báo đồng chí ngay."
    ]
    await lan.says("/lich")
    assert lan.labels() == [LISTED]
    (shown,) = await lan.taps(LISTED)
    assert "Dự được:" not in shown and lan.labels() == ["🗓 Về lịch"]


async def test_nothing_is_said_of_it_until_it_has_a_date_again(house: House, minh: Person, lan: Person) -> None:
    await house.move(minutes=1)
    await open_page(lan)
    await lan.taps("📆 Thêm vào lịch")
    assert [one[0] for one in entries(lan)] == ["PUBLISH"]
    await postpone(minh)
    await house.move(minutes=2)
    assert lan.labels() == ["📆 Xóa khỏi lịch"]
    await lan.taps("📆 Xóa khỏi lịch")
    assert [(one[0], one[1]) for one in entries(lan)] == [("PUBLISH", 0), ("CANCEL", 1)]
    lan.take()
    await house.move(days=5)
    assert [one for one in lan.take() if THEME in one] == []
    lan.take()
    await resume(minh, "10 ngày nữa 19h30")
    assert lan.take() == [
        f"📅 Buổi sinh hoạt đã hoãn nay có ngày mới\n{THEME}\nLịch cũ: Chủ Nhật 29/11/2026, 19:00\n"
        f"Nay: {start(house)}\nNơi họp: {PLACE}\nLời nhắn: Đã sửa xong\n\n"
        "Ngày họp đã khác. Đồng chí báo lại giúp: dự được hay xin vắng?"
    ]
    assert lan.labels() == ["Dự được", "Xin vắng", "📆 Cập nhật lịch"]
    await lan.taps("📆 Cập nhật lịch")
    await house.move(minutes=2)
    assert [(one[0], one[1]) for one in entries(lan)][-1] == ("PUBLISH", 2)
    lan.take()
    await house.move(days=7, hours=11)
    assert [one for one in lan.take() if one.startswith("🔔") and start(house) in one] != []


async def test_the_same_date_again_is_news_too(house: House, minh: Person, lan: Person) -> None:
    await open_page(lan)
    await lan.taps("Dự được")
    await postpone(minh)
    lan.take()
    (saved,) = await resume(minh, "29/11 lúc 19h")
    assert saved.startswith("Đã đặt ngày mới. Đang báo cho ")
    (news,) = lan.take()
    assert news.startswith("📅 Buổi sinh hoạt đã hoãn nay có ngày mới")
    assert moves(house) == [(False, True), (True, False)]
    with house.database.reading() as db:
        assert list(db.scalars(select(AttendanceAnswer))) == []


async def test_who_never_heard_of_it_is_told_of_another_date_alone(house: House, minh: Person, lan: Person) -> None:
    """Nobody was invited yet: the hold was said to those who lead alone."""
    quynh = house.person("Quỳnh")
    await postpone(minh)
    assert lan.take() == []
    quynh.take()
    await resume(minh, "10 ngày nữa 19h30")
    (news,) = lan.take()
    assert news.startswith(
        f"📅 Buổi sinh hoạt dời ngày\n{THEME}\nTrước: Chủ Nhật 29/11/2026, 19:00\nNay: {start(house)}\n"
    )
    (news,) = house.person("Bình").take()[-1:]
    assert news.startswith("📅 Buổi sinh hoạt đã hoãn nay có ngày mới\n")
    assert quynh.take() == [
        f"📅 Chi bộ Khu phố 1 (mẫu) đặt ngày mới cho buổi đã hoãn {THEME}.\nLịch cũ: Chủ Nhật 29/11/2026, 19:00\n"
        f"Nay: {start(house)}\nLời nhắn: Đã sửa xong"
    ]


async def test_plan_history_and_the_wards_calendar_say_so(house: House, minh: Person) -> None:
    quynh = house.person("Quỳnh")
    quynh.take()
    await postpone(minh)
    (news,) = quynh.take()
    assert news == (
        f"⏸ Chi bộ Khu phố 1 (mẫu) hoãn buổi đã duyệt {THEME}, chưa có ngày mới.\n"
        f"Lịch cũ: {start(house)}\nLý do: {REASON}"
    )
    (plan,) = await minh.says("/kehoach")
    assert f"29/11 · {THEME} · Hoãn" in plan
    (label,) = [one for one in minh.labels() if "Giữ sạch" in one]
    (theme,) = await minh.taps(label)
    assert theme.startswith(f"{THEME}\nHoãn\n\n") and f"Thời gian: đang hoãn (lịch cũ: {start(house)})" in theme
    assert "🗓 Xem buổi họp" in minh.labels()
    (past,) = await minh.taps("🕘 Quá trình")
    assert past.endswith(f"Trần Văn Minh: hoãn buổi, chưa có ngày mới ({REASON})")
    await quynh.says("/duyet")
    (month,) = await quynh.taps("🗓 Lịch các chi bộ")
    assert "29/11 19:00 · Chi bộ Khu phố 1 (mẫu) · Giữ sạch kiệt, không để rác qua… · Hoãn" in month
    await resume(minh, "10 ngày nữa 19h30")
    await minh.says("/kehoach")
    await minh.taps(next(one for one in minh.labels() if "Giữ sạch" in one))
    (past,) = await minh.taps("🕘 Quá trình")
    assert past.endswith(f"Trần Văn Minh: đặt ngày mới {start(house)} (Đã sửa xong)")


async def test_a_quarter_whose_only_theme_is_on_hold_has_a_gap(house: House, minh: Person) -> None:
    async with house.database.writing() as unit:
        other = unit.db.scalars(select(Session).where(Session.theme.like("Vận động bà con%"))).one()
        other.starts_at = other.starts_at.replace(month=8)
        unit.commit()
    await postpone(minh)
    (plan,) = await minh.says("/kehoach")
    assert "Quý IV: ⚠ chuyên đề đang hoãn, chưa có ngày mới" in plan


async def test_back_and_cancel_keep_the_date(house: House, minh: Person, lan: Person) -> None:
    await open_page(minh)
    await minh.taps("⏸ Hoãn")
    assert (await minh.says("x" * 201))[0].startswith("Đoạn này dài quá 200 ký tự.")
    await minh.says(REASON)
    assert "Vì sao hoãn buổi này?" in (await minh.taps("⬅ Quay lại"))[0]
    await minh.says("Mưa bão")
    await minh.taps("✏ Sửa lý do")
    assert "Lý do: Bão số 9" in (await minh.says("Bão số 9"))[0]
    lan.take()
    assert await minh.taps("✖ Hủy") == [f"Đã hủy: Hoãn buổi họp: {THEME}. Chưa có gì được gửi đi."]
    assert moves(house) == [] and lan.take() == []


async def test_a_doubled_save_postpones_once(house: House, minh: Person) -> None:
    await open_page(minh)
    await minh.taps("⏸ Hoãn")
    await minh.says(REASON)
    await minh.taps_twice("⏸ Hoãn và báo mọi người")
    assert moves(house) == [(False, True)]


async def test_old_and_forged_buttons(house: House, minh: Person, lan: Person) -> None:
    one = session_of(house)
    for somebody in (lan, house.person("Phúc"), house.person("Thủy"), house.person("Quỳnh")):
        assert await somebody.forges(f"s:{one.id}:{one.version}:postpone") == []
        assert somebody.toasts() == [NOT_YOURS]
    await postpone(minh)
    for verb in ("postpone", "move", "cancel", "yes"):
        await minh.forges(f"s:{one.id}:1:{verb}")
        assert minh.toasts() == [OLD_BUTTON]
    for verb in ("postpone", "assign", "yes", "no"):
        await minh.forges(f"s:{one.id}:2:{verb}")
        assert minh.toasts() == [ON_HOLD]
    await minh.forges(f"kr:{one.id}:0:done:draft")
    assert minh.toasts() == [ON_HOLD]
    assert moves(house) == [(False, True)]


async def test_a_form_opened_before_somebody_else_moved_it_saves_nothing(house: House, minh: Person) -> None:
    await open_page(minh)
    await minh.taps("⏸ Hoãn")
    await minh.says(REASON)
    async with house.database.writing() as unit:
        unit.db.get_one(Session, session_of(house).id).version += 1
        unit.commit()
    assert await minh.taps("⏸ Hoãn và báo mọi người") == [
        "Buổi này vừa có thay đổi nên chưa ghi. Đồng chí gõ /lich để xem lịch mới."
    ]
    assert moves(house) == []


async def test_one_on_hold_can_be_called_off(house: House, minh: Person, lan: Person) -> None:
    await open_page(lan)
    await lan.taps("Dự được")
    await postpone(minh)
    lan.take()
    await open_page(minh)
    await minh.taps("❌ Hủy buổi")
    await minh.says("Đã gộp vào chuyên đề khác")
    await minh.taps("❌ Đúng, báo mọi người")
    (news,) = lan.take()
    assert news.startswith(f"❌ Buổi sinh hoạt không họp nữa\n{THEME}\n")
    assert moves(house) == [(False, True), (False, False)]
    assert await lan.says("/lich") == ["Sắp tới chưa có buổi sinh hoạt nào."]


async def test_search_and_the_wards_digest_say_so_too(house: House, minh: Person) -> None:
    await postpone(minh)
    await minh.says("/tim rac qua dem kiet")
    assert [one for one in minh.labels() if one.startswith("🗓 ⏸ Hoãn Giữ sạch kiệt")] != []
    quynh = house.person("Quỳnh")
    await quynh.says("/tonghop")
    await quynh.taps(next(one for one in quynh.labels() if "Khu phố 1" in one))
    (listed,) = await quynh.taps(next(one for one in quynh.labels() if "buổi" in one.lower()))
    assert "⏸ hoãn" in listed
    (shown,) = await quynh.taps(next(one for one in quynh.labels() if one.startswith("⏸")))
    assert shown.endswith("⏸ Buổi này đang hoãn, chưa có ngày mới.")
