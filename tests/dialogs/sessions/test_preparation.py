"""Preparing a session: steps by a tap, reminders and lateness, buttons that never were."""

import pytest

from handlers.language.dates import long_moment
from storage.preparation import StepDone
from storage.sessions import Session, SessionState
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON, USE_BUTTONS
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.preparing import open_page
from tests.house import ZONE, House, Person

OFFICE = "Rút ngắn thời gian chờ ở quầy một cửa"


async def test_the_page_of_steps_and_one_tap(house: House, binh: Person) -> None:
    (shown,) = await open_page(house, binh)
    start = long_moment(session_of(house).starts_at, ZONE)
    assert shown.startswith(f"Chuẩn bị: {THEME}\n{start}\n\n✅ Phân công người chuẩn bị\n⚠ Thống nhất đề cương")
    assert "⬜ Duyệt dự thảo, chốt khách mời – Trần Văn Minh, hạn " in shown
    await house.move(seconds=5)
    await house.restart()
    (shown,) = await binh.taps("✅ Xong: Dự thảo chuyên đề")
    assert shown.startswith("✅ Đã ghi xong: Dự thảo chuyên đề.")
    assert "✅ Dự thảo chuyên đề – Phạm Quốc Bình, " in shown
    assert [(one.key, one.by_id) for one in house.rows(StepDone)] == [("draft", session_of(house).preparer_id)]


async def test_a_doubled_tap_and_one_too_early(house: House, binh: Person) -> None:
    one = session_of(house)
    await binh.forges(f"kr:{one.id}:0:done:outline")
    assert await binh.forges(f"kr:{one.id}:0:done:outline") == []
    assert binh.toasts() == ["Việc này đã ghi xong rồi."]
    for key, said in (("report", OLD_BUTTON), ("preparer", OLD_BUTTON), ("burn", OLD_BUTTON)):
        assert await binh.forges(f"kr:{one.id}:0:done:{key}") == []
        assert binh.toasts() == [said]
    assert len(house.rows(StepDone)) == 1


@pytest.mark.parametrize("verb", ["view", "done:draft", "file", "share", "asked"])
async def test_members_and_other_cells_cannot_prepare(house: House, verb: str) -> None:
    one = session_of(house)
    for name in ("Lan", "Hùng", "Quỳnh"):
        person = house.person(name)
        assert await person.forges(f"kr:{one.id}:0:{verb}") == []
        assert person.toasts() == [NOT_YOURS]
    assert house.rows(StepDone) == []


async def test_due_and_late_steps_are_told_once_to_owner_and_secretary(house: House) -> None:
    tung = house.person("Tùng")
    tung.take()
    await house.move(hours=1)
    late = [one for one in tung.take() if one.startswith("⚠ Quá hạn từ ")]
    start = long_moment(session_of(house, OFFICE).starts_at, ZONE)
    assert [one.split(": ", 1)[1] for one in late] == [f"Phân công người chuẩn bị\nBuổi {OFFICE}, {start}."]
    await house.move(hours=1)
    assert [one for one in tung.take() if one.startswith("⚠")] == []
    await house.move(days=1)
    soon = [one for one in tung.take() if one.startswith("⏰ Mai đến hạn: ")]
    assert soon == [f"⏰ Mai đến hạn: Thống nhất đề cương với bí thư\nBuổi {OFFICE}, {start}."]


async def test_the_secretary_hears_of_the_preparers_late_step(house: House, minh: Person, binh: Person) -> None:
    minh.take(), binh.take()
    await house.move(hours=1)
    start = long_moment(session_of(house).starts_at, ZONE)
    said = [one for one in minh.take() if one.startswith("⚠ Phạm Quốc Bình chưa xong việc chuẩn bị")]
    assert len(said) == 2 and said[0].endswith(f"Thống nhất đề cương với bí thư\nBuổi {THEME}, {start}.")
    (done, *_) = [one for one in binh.labels() if one.startswith("✅ Xong: ")]
    await binh.taps(done)
    assert len(house.rows(StepDone)) == 1


@pytest.mark.parametrize("data", ["kr:x", "kr:1:1:burn", "kr:1:1:done:BAD KEY"])
async def test_buttons_that_never_were(minh: Person, data: str) -> None:
    assert await minh.forges(data) == []
    assert minh.toasts() == [OLD_BUTTON]


async def test_a_session_called_off_is_prepared_no_more(house: House, minh: Person) -> None:
    async with house.database.writing() as unit:
        one = unit.db.get_one(Session, session_of(house).id)
        one.state = SessionState.CANCELLED
        unit.commit()
    assert await minh.forges(f"kr:{session_of(house).id}:0:done:draft") == []
    assert minh.toasts() == ["Buổi này đã hủy."]


async def test_a_file_can_be_sent_for_the_steps_before_the_session(house: House, binh: Person) -> None:
    await open_page(house, binh)
    await binh.taps("📎 Gửi tệp")
    assert binh.labels() == [
        "Thống nhất đề cương với bí thư",
        "Dự thảo chuyên đề",
        "Duyệt dự thảo, chốt khách mời",
        "Gửi tài liệu cho đảng viên",
        "Tài liệu khác",
        "✖ Hủy",
    ]
    forged = binh.button("Tài liệu khác").replace(":pick", ":pick:report")
    (said,) = await binh.forges(forged)
    assert said.startswith(USE_BUTTONS) and house.rows(StepDone) == []
