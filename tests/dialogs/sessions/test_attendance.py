"""A word to those who have not answered, answers that change until the start, and too few who are expected."""

from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.sessions import AttendanceAnswer
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.first_session import open_first
from tests.house import ZONE, House, Person


async def test_who_has_not_answered_is_asked_once_a_day(house: House, minh: Person, lan: Person) -> None:
    one = session_of(house)
    await lan.says("/lich")
    await open_first(lan)
    await lan.taps("Dự được")
    thao = house.person("Thảo")
    thao.take(), lan.take()
    await minh.says("/lich")
    await open_first(minh)
    await minh.taps("👥 Ai dự, ai vắng")
    await minh.taps("🔔 Nhắc người chưa trả lời (8)")
    (asked,) = thao.take()
    assert asked.startswith(f"🔔 Đồng chí Trần Văn Minh nhắc trả lời: đồng chí dự được hay xin vắng?\n\n{THEME}\n")
    assert lan.take() == []
    await thao.taps("Xin vắng")
    await thao.taps("Ốm")
    await minh.taps("🔔 Nhắc người chưa trả lời (8)")
    assert thao.take() == []
    with house.database.reading() as db:
        assert len(list(db.scalars(select(AttendanceAnswer).where(AttendanceAnswer.session_id == one.id)))) == 2


async def test_an_answer_can_be_changed_until_the_start(house: House, lan: Person) -> None:
    await lan.says("/lich")
    await open_first(lan)
    await lan.taps("Dự được")
    await lan.taps("Xin vắng")
    await lan.taps("Ốm")
    (shown,) = await lan.taps("Dự được")
    assert shown.startswith("✅ Đã ghi: đồng chí dự được.")


async def test_too_few_is_warned_of_two_days_before(house: House, minh: Person) -> None:
    minh.take()
    await house.move(days=2, hours=9)
    assert [one for one in minh.take() if one.startswith("⚠ Buổi")] == []
    await house.move(hours=2)
    start = long_moment(session_of(house).starts_at, ZONE)
    assert [one for one in minh.take() if one.startswith("⚠ Buổi")] == [
        f"⚠ Buổi {THEME}, {start}: mới có 0/9 đồng chí báo dự được, dưới mức 75%.\nChưa trả lời: 9. Xin vắng: 0."
    ]
    await house.move(hours=1)
    assert [one for one in minh.take() if one.startswith("⚠ Buổi")] == []
