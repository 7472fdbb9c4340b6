"""Which session is logged, by whom, and who reads the minutes; buttons that are old or somebody else's."""

from datetime import timedelta

import pytest

from storage.audit import AuditRow
from storage.drafts import DraftRow
from storage.meetings import Meeting
from tests.dialogs.meetings.evening import Evening, another_session
from tests.dialogs.meetings.whole_way import begin, quickly
from tests.dialogs.refusals import NOT_YOUR_PAGE, NOT_YOURS, OLD_BUTTON, USE_BUTTONS
from tests.dialogs.sample import THEME, call_off
from tests.house import House, Person


async def test_a_logged_session_is_shown_instead_of_logged_again(evening: Evening, minh: Person, thao: Person) -> None:
    await thao.says("/bienban")
    button = thao.button("📝 Ghi buổi này")
    await begin(minh)
    await quickly(minh)
    await minh.taps("💾 Lưu biên bản")
    assert await thao.presses(button) == [f"Buổi này đồng chí Trần Văn Minh đã lưu biên bản lúc {evening.at(21)}."]
    (text,) = await thao.taps("📄 Xem lại biên bản")
    assert text.startswith(f"BIÊN BẢN SINH HOẠT CHUYÊN ĐỀ\n\nChi bộ: Chi bộ Khu phố 1 (mẫu)\nChuyên đề: {THEME}\n")
    assert text.endswith(f"Lưu trên máy: đồng chí Trần Văn Minh, lúc {evening.at(21)}")


async def test_reading_minutes_is_on_record(house: House, evening: Evening, minh: Person) -> None:
    await minh.says("/bienban")
    (label,) = [label for label in minh.labels() if label.startswith("📄 Xem lại: ")]
    await minh.taps(label)
    read = [row for row in house.rows(AuditRow) if row.action == "see_minutes"]
    assert len(read) == 1


async def test_old_and_forged_buttons(house: House, evening: Evening, minh: Person, thao: Person) -> None:
    await begin(minh)
    old = minh.button("Xong điểm danh")
    await minh.taps("Xong điểm danh")
    await minh.presses(old)
    assert minh.toasts() == [OLD_BUTTON]
    await thao.says("/menu")
    await thao.presses(minh.button("Không có khách"))
    assert thao.toasts() == [NOT_YOURS]
    draft = next(draft for draft in house.rows(DraftRow) if draft.kind == "minutes")
    for forged in ("save", "after:90", "edit:rollcall", "who:999"):
        version = house.rows(DraftRow)[-1].version
        (answer,) = await minh.presses(f"d:{draft.id}:{version}:{forged}")
        assert answer.startswith(USE_BUTTONS)
    assert [one for one in house.rows(Meeting) if one.session_id == evening.session_id] == []


@pytest.mark.parametrize("data", ["m:999999:0:log", "m:1:0:log", "m:1:0:view"])
async def test_nobody_without_the_right_logs_or_reads(house: House, evening: Evening, data: str) -> None:
    for name in ("Lan", "Hùng", "Quỳnh"):
        person = house.person(name)
        await person.says("/menu")
        await person.presses(data)
        assert person.toasts() == [NOT_YOURS]
    assert house.rows(DraftRow) == []


async def test_a_member_is_told_that_minutes_are_not_theirs(house: House, evening: Evening) -> None:
    assert await house.person("Lan").says("/bienban") == [NOT_YOUR_PAGE]


async def test_without_a_session_registering_afterwards_is_offered(
    house: House, evening: Evening, minh: Person
) -> None:
    await call_off(house)
    (answer,) = await minh.says("/bienban")
    assert answer == (
        "Chưa có buổi sinh hoạt nào đến giờ để ghi biên bản.\nBuổi đã họp mà chưa đăng ký thì đồng chí ghi ở dưới."
    )
    (asked,) = await minh.taps("🕘 Buổi đã họp mà chưa đăng ký")
    assert asked.startswith("Buổi đã họp, chưa đăng ký · bước 1/")


async def test_of_several_sessions_one_is_picked_the_nearest_first(
    house: House, evening: Evening, minh: Person
) -> None:
    await another_session(house, evening.start - timedelta(days=7))
    await another_session(house, evening.start + timedelta(hours=3), theme="Chuyển đổi số")
    await another_session(house, evening.start + timedelta(hours=7), theme="Còn lâu mới họp")
    assert await minh.says("/bienban") == ["Đồng chí ghi biên bản buổi nào?"]
    labels = [label.split(" · ")[-1] for label in minh.labels()]
    assert labels[:3] == [
        "Chuyển đổi số",
        THEME[:39].rstrip() + "…" if len(THEME) > 40 else THEME,
        "Học tập và làm theo Bác",
    ]
    (label,) = [label for label in minh.labels() if label.endswith("Học tập và làm theo Bác")]
    (screen,) = await minh.taps(label)
    assert "Điểm danh · Học tập và làm theo Bác\nCó mặt 9/9" in screen


async def test_a_session_far_ahead_cannot_be_logged_by_an_early_button(
    house: House, evening: Evening, minh: Person
) -> None:
    number = await another_session(house, evening.start + timedelta(hours=7))
    await minh.says("/menu")
    await minh.presses(f"m:{number}:0:log")
    assert minh.toasts() == [OLD_BUTTON]
    assert house.rows(DraftRow) == []
