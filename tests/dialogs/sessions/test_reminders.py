"""Reminders as people see them, with the clock moved through a day, a week and a downtime of fourteen days."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.sessions import Session
from tests.dialogs.sample import THEME
from tests.handlers.small_ward import ZONE
from tests.house import House, Person

INVITATION = "Mời đồng chí dự họp. Đồng chí báo giúp: dự được hay xin vắng?"
AGAIN = "Mong đồng chí báo giúp: dự được hay xin vắng?"
SOON = "Sắp đến giờ họp. Mời đồng chí đến đúng giờ."
CHECK = "Đồng chí xem lại giúp: nơi họp, tài liệu, khách mời. Tài liệu cần đến tay đảng viên trước ít nhất một ngày."
EXEMPT = (
    "Kính mời đồng chí đến dự nếu sức khỏe và công việc cho phép. Đồng chí được miễn sinh hoạt nên không phải báo lại."
)
HALF_AN_HOUR = timedelta(minutes=30)


def starts_at(house: House) -> datetime:
    with house.database.reading() as db:
        return db.scalars(select(Session.starts_at).where(Session.theme == THEME)).one()


async def go_to(house: House, moment: datetime, step: timedelta | None = None) -> None:
    """Move the clock to `moment`: in steps, or (None) in one leap, as after a downtime."""
    while (left := moment - house.clock.now()) > timedelta():
        await house.move(seconds=min(left, step or left).total_seconds())


def about_sessions(messages: Sequence[str]) -> list[str]:
    """The last paragraph of each reminder of a session."""
    return [message.split("\n\n")[-1] for message in messages if message.startswith("🔔")]


def about_tasks(messages: Sequence[str]) -> list[str]:
    return [message for message in messages if message.startswith("📋")]


async def test_the_invitation_word_for_word(house: House, lan: Person) -> None:
    start = starts_at(house)
    await go_to(house, start - timedelta(days=3, minutes=10))
    lan.take()
    await go_to(house, start - timedelta(days=3))
    assert lan.take() == [
        f"🔔 {THEME}\nThời gian: {long_moment(start, ZONE)}\nNơi họp: Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)\n"
        f"Người chuẩn bị: Phạm Quốc Bình\nKhách mời: Đại diện tổ dân phố\n\n{INVITATION}"
    ]
    assert lan.labels() == ["Dự được", "Xin vắng", "📆 Thêm vào lịch", "🗓 Xem buổi họp"]


async def test_a_week_of_ticks(house: House, lan: Person) -> None:
    people = {name: house.person(name) for name in ("Minh", "Bình", "Sơn", "Thủy", "Phúc", "Long")}
    await go_to(house, starts_at(house) + timedelta(days=3), HALF_AN_HOUR)
    assert about_sessions(lan.take()) == [INVITATION, AGAIN, SOON]
    minh = about_sessions(people["Minh"].take())
    assert minh[0] == INVITATION and minh[1].startswith("Dự được: 0 · Xin vắng: 0 · Chưa trả lời: ") and minh[2] == SOON
    binh = about_sessions(people["Bình"].take())
    assert binh == ["Đồng chí gửi bản dự thảo chuyên đề để bí thư xem trước nhé.", INVITATION, AGAIN, SOON]
    assert about_sessions(people["Sơn"].take()) == [EXEMPT]
    assert people["Sơn"].labels() == ["📆 Thêm vào lịch", "🗓 Xem buổi họp"]
    assert about_sessions(people["Thủy"].take()) == ["Kính mời đồng chí, cấp ủy viên phụ trách chi bộ, đến dự."]
    assert about_sessions(people["Phúc"].take()) == []
    assert about_sessions(people["Long"].take()) == []


async def test_an_exempt_member_who_was_invited_hears_of_a_move(house: House, minh: Person) -> None:
    son = house.person("Sơn")
    await go_to(house, starts_at(house) - timedelta(days=3))
    assert about_sessions(son.take()) == [EXEMPT]
    await minh.says("/lich")
    await minh.taps(minh.labels()[0])
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says("10 ngày nữa 19h30")
    await minh.says("Mưa")
    await minh.taps("📅 Dời và báo mọi người")
    (moved,) = [one for one in son.take() if THEME in one]
    assert "Mưa" in moved and "Dự được" not in son.labels()


async def test_a_day_of_ticks_repeats_nothing_also_over_a_restart(house: House, lan: Person) -> None:
    start = starts_at(house)
    await go_to(house, start - timedelta(days=3))
    assert about_sessions(lan.take()) == [INVITATION]
    await go_to(house, start - timedelta(days=2, hours=12), HALF_AN_HOUR)
    await house.restart()
    await go_to(house, start - timedelta(days=2), HALF_AN_HOUR)
    assert about_sessions(lan.take()) == []


async def test_a_downtime_over_several_rows_sends_one(house: House, lan: Person) -> None:
    minh = house.person("Minh")
    await house.restart()
    await go_to(house, starts_at(house) - timedelta(hours=2))
    assert about_sessions(lan.take()) == [SOON]
    (message,) = [one for one in minh.take() if one.startswith("🔔")]
    assert message.endswith(f"Đồng chí xem giúp tài liệu đã gửi đủ chưa.\n\n{SOON}")
    assert CHECK not in message


async def test_fourteen_days_of_downtime(house: House, lan: Person) -> None:
    binh, minh = house.person("Bình"), house.person("Minh")
    await house.restart()
    morning = house.clock.now().astimezone(ZONE).replace(hour=9, minute=0, second=0, microsecond=0)
    await go_to(house, morning + timedelta(days=14))
    for person in (lan, binh, minh):
        messages = person.take()
        assert about_sessions(messages) == []
        person_tasks = about_tasks(messages)
        assert len(person_tasks) == (0 if person is minh else 1)
        if person is lan:
            assert person_tasks[0].count("quá hạn từ") == 2
    await go_to(house, morning + timedelta(days=14, hours=10), HALF_AN_HOUR)
    assert [about_tasks(person.take()) for person in (lan, binh, minh)] == [[], [], []]


async def test_an_answer_by_the_reminders_button_ends_the_asking(house: House, lan: Person) -> None:
    thao, start = house.person("Thảo"), starts_at(house)
    await go_to(house, start - timedelta(days=3), HALF_AN_HOUR)
    lan.take(), thao.take()
    assert (await lan.taps("Dự được"))[0].startswith("✅ Đã ghi: đồng chí dự được.")
    await thao.taps("Xin vắng")
    assert (await thao.taps("Việc gia đình"))[0].startswith("Đã báo vắng. Lý do: Việc gia đình.")
    await go_to(house, start, HALF_AN_HOUR)
    assert about_sessions(lan.take()) == [SOON]
    assert about_sessions(thao.take()) == []


async def test_nothing_in_the_night(house: House, lan: Person) -> None:
    start = starts_at(house)
    evening = start.astimezone(ZONE).replace(hour=21, minute=30) - timedelta(days=3)
    await go_to(house, evening)
    lan.take()
    await go_to(house, evening + timedelta(hours=8, minutes=59))
    assert lan.take() == []
    await go_to(house, evening + timedelta(hours=9))
    assert about_sessions(lan.take()) == [INVITATION]


async def test_tasks_as_they_come_due(house: House, lan: Person) -> None:
    morning = house.clock.now().astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    await go_to(house, morning + timedelta(days=1), HALF_AN_HOUR)
    lan.take()
    days = []
    for day in range(1, 20):
        await go_to(house, morning + timedelta(days=day + 1), HALF_AN_HOUR)
        days += [day] * len(about_tasks(lan.take()))
    assert days == [2, 3, 6, 9, 10, 17]
