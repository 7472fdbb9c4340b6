"""The cell's rhythm: said once, and each month's regular and committee meeting is there, invited to and movable."""

from sqlalchemy import select

from storage.audit import AuditRow
from storage.sessions import Session, SessionKind, SessionState
from tests.dialogs.refusals import NOT_YOURS
from tests.house import House, Person

REGULAR = "Sinh hoạt thường kỳ tháng {}"
COMMITTEE = "Họp chi ủy tháng {}"


async def set_rhythm(minh: Person, words: str, committee: str) -> list[str]:
    await minh.says("/lichnam")
    await minh.taps("🔁 Đặt lịch hằng tháng")
    await minh.says(words)
    await minh.taps(committee)
    return await minh.taps("💾 Lưu lịch")


def laid(house: House) -> list[tuple[str, str, str]]:
    """(what, start, state) of what the rhythm has laid."""
    rows = [one for one in house.rows(Session) if one.month is not None]
    rows.sort(key=lambda one: one.starts_at)
    return [(one.theme, f"{one.starts_at.astimezone(house.zone):%d/%m/%Y %H:%M}", one.state) for one in rows]


async def test_the_rhythm_is_said_once_and_the_months_are_there(house: House, minh: Person) -> None:
    await minh.says("/lichnam")
    await minh.taps("🔁 Đặt lịch hằng tháng")
    (asked,) = await minh.says("tối thứ 7 tuần đầu 7h30 nhà văn hóa tổ 3")
    assert asked.endswith("Chi ủy họp trước buổi thường kỳ mấy ngày?")
    (sure,) = await minh.taps("Trước 3 ngày")
    assert (
        "Họp thường kỳ Thứ Bảy tuần đầu hằng tháng, 19:30, nhà văn hóa tổ 3\nChi ủy họp trước 3 ngày\n\n"
        "Mấy tháng tới:\nTháng 12: 05/12 19:30 · chi ủy 02/12\nTháng 1: 02/01 19:30 · chi ủy 30/12\n"
        "Tháng 2: 10/02 19:30 (dời vì ngày 06/02 nghỉ lễ, Tết) · chi ủy 04/02\n"
    ) in sure
    (year,) = await minh.taps("💾 Lưu lịch")
    assert year.startswith("Đã lưu lịch họp hằng tháng.\n\nLịch họp năm 2026\nChi bộ Khu phố 1 (mẫu)\n")
    assert year.endswith("Tháng 12: 05/12 19:30 · chi ủy 02/12")
    # Six weeks ahead: the rest of the year follows as it comes near.
    assert laid(house) == [
        (COMMITTEE.format("12/2026"), "02/12/2026 19:30", "planned"),
        (REGULAR.format("12/2026"), "05/12/2026 19:30", "planned"),
        (COMMITTEE.format("1/2027"), "30/12/2026 19:30", "planned"),
        (REGULAR.format("1/2027"), "02/01/2027 19:30", "planned"),
    ]
    await house.move(days=27)
    assert laid(house)[4:] == [(COMMITTEE.format("2/2027"), "04/02/2027 19:30", "planned")]
    await house.move(days=10)
    assert laid(house)[5:] == [(REGULAR.format("2/2027"), "10/02/2027 19:30", "planned")]


async def test_what_is_not_clear_is_asked_again_and_what_is_missing_alone(house: House, minh: Person) -> None:
    await minh.says("/lichnam")
    await minh.taps("🔁 Đặt lịch hằng tháng")
    (refused,) = await minh.says("mùng 3 âm lịch")
    assert refused.startswith("Em chưa rõ ngày.")
    (asked,) = await minh.says("ngay 3 hang thang")
    assert "Họp lúc mấy giờ?" in asked
    (refused,) = await minh.says("chiều tối")
    assert refused.startswith("Em chưa rõ giờ.")
    (asked,) = await minh.says("7 giờ tối")
    assert "Họp ở đâu?" in asked
    await minh.says("Nhà văn hóa khu phố 1")
    (sure,) = await minh.says("Chi ủy không họp riêng")
    assert "Họp thường kỳ ngày 3 hằng tháng, 19:00, Nhà văn hóa khu phố 1\nChi ủy không họp riêng" in sure


async def test_members_are_invited_to_the_regular_meeting_and_answer_it(
    house: House, minh: Person, lan: Person
) -> None:
    await set_rhythm(minh, "ngày 3 hằng tháng, 19h, nhà văn hóa", "Chi ủy không họp riêng")
    await house.move(days=6)
    invited = [one for one in lan.take() if REGULAR.format("12/2026") in one and "Mời đồng chí dự họp" in one]
    assert len(invited) == 1
    (saved,) = await lan.says("thứ năm tôi dự họp được")
    assert saved.startswith("✅ Đã ghi: đồng chí dự được.") and REGULAR.format("12/2026") in saved
    assert any("Kính mời đồng chí, cấp ủy viên phụ trách" in one for one in house.person("Thủy").take())


async def test_the_committees_meeting_is_the_committees(house: House, minh: Person, lan: Person, binh: Person) -> None:
    await set_rhythm(minh, "ngày 3 hằng tháng, 19h, nhà văn hóa", "Trước 3 ngày")
    await lan.says("/lich")
    assert not any("Họp chi ủy" in label for label in lan.labels())
    await lan.says("/lichnam")
    assert "chi ủy" not in lan.last().text
    await house.move(days=3)
    committee = COMMITTEE.format("12/2026")
    assert any(committee in one for one in binh.take()) and not any(committee in one for one in lan.take())
    with house.database.reading() as db:
        meeting = db.scalars(select(Session).where(Session.kind == SessionKind.COMMITTEE)).first()
    assert meeting is not None
    await lan.forges(f"s:{meeting.id}:{meeting.version}:view")
    assert lan.toasts()[-1] == NOT_YOURS
    await lan.forges(f"s:{meeting.id}:{meeting.version}:yes")
    assert lan.toasts()[-1] == NOT_YOURS


async def test_a_month_far_ahead_can_be_looked_at_and_moved_with_a_reason(house: House, minh: Person) -> None:
    await set_rhythm(minh, "ngày 3 hằng tháng, 19h, nhà văn hóa", "Chi ủy không họp riêng")
    await minh.taps("🗓 Năm 2027")
    (shown,) = await minh.taps("Tháng 5")
    assert shown.startswith("Sinh hoạt thường kỳ tháng 5/2027\nThời gian: Thứ Hai 03/05/2027, 19:00")
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says("6/5/2027 19h")
    await minh.says("trùng họp phường")
    await minh.taps("📅 Dời và báo mọi người")
    await minh.says("/lichnam")
    (year,) = await minh.taps("🗓 Năm 2027")
    assert "\nTháng 5: 06/05 19:00\nTháng 6: 03/06 19:00\n" in year


async def test_a_day_on_a_holiday_is_moved_and_asked_about(house: House, minh: Person, lan: Person) -> None:
    await set_rhythm(minh, "ngày 1 hằng tháng, 19h, nhà văn hóa", "Chi ủy không họp riêng")
    await house.move(hours=1)
    (asked,) = [one for one in minh.take() if one.startswith("🗓")]
    assert asked == (
        "🗓 Sinh hoạt thường kỳ tháng 1/2027\nTheo lịch là Thứ Sáu 01/01/2027, trúng ngày nghỉ lễ, Tết. Em xếp sang "
        "Thứ Bảy 02/01/2027, 19:00.\nĐồng chí xem được chưa?"
    )
    assert await minh.taps("✔ Được, giữ ngày này") == ["Vâng, giữ Thứ Bảy 02/01/2027, 19:00."]
    await house.move(days=1)
    assert not [one for one in (*minh.take(), *lan.take()) if one.startswith("🗓")]


async def test_another_rhythm_moves_what_nobody_was_told_of_and_leaves_the_rest(house: House, minh: Person) -> None:
    await set_rhythm(minh, "ngày 27 hằng tháng, 19h, nhà văn hóa", "Trước 5 ngày")
    await house.move(hours=2)
    before = laid(house)
    assert before[0] == (REGULAR.format("11/2026"), "27/11/2026 19:00", "planned")
    await minh.says("/lichnam")
    await minh.taps("✏ Đổi lịch hằng tháng")
    await minh.says("ngày 20 hằng tháng, 14h, hội trường")
    await minh.taps("Chi ủy không họp riêng")
    (saved,) = await minh.taps("💾 Lưu lịch")
    assert saved.startswith("Đã lưu lịch họp hằng tháng. Giữ nguyên buổi đã báo mọi người: 27/11.")
    assert [one for one in laid(house) if one[2] == SessionState.PLANNED] == [
        (REGULAR.format("11/2026"), "27/11/2026 19:00", "planned"),
        (REGULAR.format("12/2026"), "20/12/2026 14:00", "planned"),
    ]


async def test_members_see_the_year_and_change_nothing(house: House, minh: Person, lan: Person) -> None:
    await set_rhythm(minh, "ngày 3 hằng tháng, 19h, nhà văn hóa", "Trước 3 ngày")
    (year,) = await lan.says("/lichnam")
    assert "Họp thường kỳ ngày 3 hằng tháng, 19:00, nhà văn hóa" in year and year.endswith("\nTháng 12: 03/12 19:00")
    assert lan.labels() == ["Tháng 11", "Tháng 12", "🗓 Năm 2027"]
    await lan.taps("🗓 Năm 2027")
    await lan.taps("Tháng 8")
    with house.database.reading() as db:
        assert not db.scalars(select(Session).where(Session.starts_at > house.clock.now().replace(year=2027))).all()
    await lan.forges(f"kh:{house.rows(Session)[0].cell_id}:0:set")
    assert lan.toasts()[-1] == NOT_YOURS


async def test_who_laid_what_is_written_down(house: House, minh: Person) -> None:
    await set_rhythm(minh, "ngày 3 hằng tháng, 19h, nhà văn hóa", "Chi ủy không họp riêng")
    await house.move(days=27)
    actions = [one.action for one in house.rows(AuditRow)]
    assert actions.count("set_rhythm") == 1 and actions.count("lay_month") == len(laid(house)) == 3
