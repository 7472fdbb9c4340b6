"""The agenda before a meeting: made from the plan, changed by the secretary, kept with the session."""

import pytest
from sqlalchemy import select

from storage.chairing import Chairing
from storage.sessions import Session, SessionState
from storage.tasks import Task
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME, session_of
from tests.house import House, Person

AHEAD = "🗒 Chương trình buổi họp"


@pytest.fixture
def minh(house: House) -> Person:
    """The secretary, four days before the meeting."""
    return house.person("Minh")


async def change(house: House, **fields: object) -> None:
    async with house.database.writing() as unit:
        theme = unit.db.get_one(Session, session_of(house).id)
        for name, value in fields.items():
            setattr(theme, name, value)
        unit.commit()


async def start(house: House) -> None:
    await house.move(seconds=(session_of(house).starts_at - house.clock.now()).total_seconds())
    for person in house.everybody():
        person.take()


def agenda_in(screen: str) -> list[str]:
    """The lines of the agenda on a screen, details left out."""
    after = screen.split("Chương trình (", 1)[1].splitlines()[1:]
    return [line for line in after if line[:1].isdigit()]


async def test_made_from_the_plan_and_shown_days_ahead(house: House, minh: Person) -> None:
    (none,) = await minh.says("/dieuhanh")
    assert none == (
        "Chưa có buổi nào đến giờ. Buổi họp bắt đầu được từ bốn tiếng trước giờ hẹn.\n"
        "Đồng chí có thể xem và sửa chương trình trước:"
    )
    (label,) = minh.labels()
    assert label.startswith("🗒 ") and label.endswith(THEME)
    (screen,) = await minh.taps(label)
    assert screen.split("Chương trình (")[1] == (
        "90 phút)\n"
        "1. Mở đầu, kiểm điểm kỳ trước · 15 phút\n    5 việc, còn 4 việc cần bàn\n"
        "2. Nêu mục đích, yêu cầu · 5 phút\n    Mỗi nhà mang rác ra đúng giờ xe đến\n"
        "3. Trình bày chuyên đề · 15 phút\n    Phạm Quốc Bình\n"
        "4. Ý kiến khách mời · 10 phút\n    Đại diện tổ dân phố\n"
        "5. Thảo luận, liên hệ · 30 phút\n    Bà con nêu: Kiệt Mẫu 3 hay có rác để qua đêm, bà con phản ánh nhiều lần\n"
        "6. Kết luận, giao việc · 10 phút\n"
        "    Kết quả cần đạt: 45 hộ ký cam kết, một tháng không còn rác ở đầu kiệt\n"
        "7. Thông qua biên bản · 5 phút"
    )
    assert minh.labels() == ["✏ Sửa chương trình"]


async def test_what_the_plan_has_decides_which_steps_there_are(house: House, minh: Person) -> None:
    await change(house, guests="", practice="Phân loại rác tại chỗ", materials="Quyết định về giờ thu rác")
    async with house.database.writing() as unit:
        for task in unit.db.scalars(select(Task)):
            task.state = "cancelled"
        unit.commit()
    await minh.says("/dieuhanh")
    (screen,) = await minh.taps(minh.labels()[0])
    assert agenda_in(screen) == [
        "1. Mở đầu, điểm danh · 5 phút",
        "2. Nêu mục đích, yêu cầu · 5 phút",
        "3. Trình bày chuyên đề · 15 phút",
        "4. Hướng dẫn thực hành · 10 phút",
        "5. Thảo luận, liên hệ · 40 phút",
        "6. Kết luận, giao việc · 10 phút",
        "7. Thông qua biên bản · 5 phút",
    ]
    assert "\n    Phạm Quốc Bình. Tài liệu: Quyết định về giờ thu rác\n" in screen
    assert "\n    Phân loại rác tại chỗ\n" in screen


async def test_changed_on_the_page_of_preparation_and_kept_until_the_meeting(house: House, minh: Person) -> None:
    await minh.says("/lich")
    await minh.taps(next(label for label in minh.labels() if THEME in label))
    await minh.taps("🧰 Chuẩn bị")
    await minh.taps(AHEAD)
    await minh.taps("✏ Sửa chương trình")
    (added,) = await minh.says("Văn nghệ 5")
    assert added.startswith("Đã sửa chương trình.") and agenda_in(added)[-1] == "8. Văn nghệ · 5 phút"
    await house.restart()
    await minh.taps("✏ Thảo luận, liên hệ")
    await minh.says("Thảo luận tổ 40")
    (dropped,) = await minh.taps("✏ Ý kiến khách mời")
    assert dropped.endswith("Ý kiến khách mời · 10 phút\nGõ số phút mới, hoặc tên mới và số phút.")
    await minh.taps("🗑 Bỏ phần này")
    (screen,) = await minh.taps("Xong")
    assert [line.split(". ", 1)[1] for line in agenda_in(screen)] == [
        "Mở đầu, kiểm điểm kỳ trước · 15 phút",
        "Nêu mục đích, yêu cầu · 5 phút",
        "Trình bày chuyên đề · 15 phút",
        "Thảo luận tổ · 40 phút",
        "Kết luận, giao việc · 10 phút",
        "Thông qua biên bản · 5 phút",
        "Văn nghệ · 5 phút",
    ]
    assert "Bà con nêu: Kiệt Mẫu 3" in screen
    await start(house)
    await minh.says("/dieuhanh")
    await minh.taps("▶ Bắt đầu buổi sinh hoạt")
    with house.database.reading() as db:
        running = db.scalars(select(Chairing)).one()
        assert [step["minutes"] for step in running.agenda] == [15, 5, 15, 40, 10, 5, 5]


async def test_from_the_page_of_the_plan(house: House, minh: Person) -> None:
    await minh.says("/kehoach")
    await minh.taps(next(label for label in minh.labels() if THEME[:20] in label))
    (screen,) = await minh.taps(AHEAD)
    assert len(agenda_in(screen)) == 7


async def test_the_whole_is_shared_out_again_and_made_anew(house: House, minh: Person) -> None:
    await minh.says("/dieuhanh")
    await minh.taps(minh.labels()[0])
    (form,) = await minh.taps("✏ Sửa chương trình")
    assert form.endswith("Chia lại cả buổi thì gõ một số phút. Ví dụ: 120")
    assert "🔄 Lập lại từ kế hoạch" not in minh.labels()
    (longer,) = await minh.says("120 phút")
    assert longer.startswith("Đã chia lại cho 120 phút.")
    assert [line.split(" · ")[1] for line in agenda_in(longer)] == [
        "20 phút",
        "5 phút",
        "20 phút",
        "10 phút",
        "50 phút",
        "10 phút",
        "5 phút",
    ]
    (afresh,) = await minh.taps("🔄 Lập lại từ kế hoạch")
    assert afresh.startswith("Đã lập lại chương trình từ kế hoạch.") and "Chương trình (90 phút)" in afresh
    assert session_of(house).agenda is None


async def test_two_people_change_it_and_no_step_is_mistaken(house: House, minh: Person) -> None:
    async with house.database.writing() as unit:
        unit.db.get_one(Session, session_of(house).id).agenda = [
            {"title": "Mở đầu", "minutes": 5, "part": ""},
            {"title": "Thảo luận", "minutes": 40, "part": ""},
        ]
        unit.commit()
    await minh.says("/dieuhanh")
    await minh.taps(minh.labels()[0])
    await minh.taps("✏ Sửa chương trình")
    await minh.taps("✏ Thảo luận")
    await change(house, agenda=[{"title": "Mở đầu", "minutes": 5, "part": ""}])
    (changed,) = await minh.says("30")
    assert changed.startswith("Chương trình vừa có người sửa. Dưới đây là bản mới nhất.")
    assert agenda_in(changed) == ["1. Mở đầu · 5 phút"]
    await minh.taps("✏ Mở đầu")
    (kept,) = await minh.taps("🗑 Bỏ phần này")
    assert kept.startswith("Chương trình phải có ít nhất một phần.")
    (back,) = await minh.taps("⬅ Quay lại")
    assert agenda_in(back) == ["1. Mở đầu · 5 phút"]


async def test_a_session_called_off_meanwhile_keeps_its_agenda(house: House, minh: Person) -> None:
    await minh.says("/dieuhanh")
    await minh.taps(minh.labels()[0])
    await minh.taps("✏ Sửa chương trình")
    await change(house, state=SessionState.CANCELLED)
    (gone,) = await minh.says("Văn nghệ 5")
    assert gone.startswith("Buổi này không còn trong lịch nên chương trình chưa sửa được.")
    assert session_of(house).agenda is None
    (cancelled,) = await minh.taps("✖ Hủy")
    assert cancelled == f"Đã hủy: Chương trình: {THEME}. Chưa có gì được gửi đi."


async def test_old_doubled_and_forged_buttons(house: House, minh: Person) -> None:
    lan, number = house.person("Lan"), session_of(house).id
    for verb in ("plan", "edit", "begin"):
        await lan.forges(f"c:{number}:0:{verb}")
        assert lan.toasts() == [NOT_YOURS]
    await minh.forges(f"c:{number}:0:begin")
    assert minh.toasts() == [OLD_BUTTON]
    await minh.says("/dieuhanh")
    await minh.taps(minh.labels()[0])
    edit = minh.button("✏ Sửa chương trình")
    await minh.taps_twice("✏ Sửa chương trình")
    await minh.says("Văn nghệ 5")
    agenda = session_of(house).agenda
    assert agenda is not None and len(agenda) == 8
    old = minh.button("🔄 Lập lại từ kế hoạch")
    await minh.says("Ca hát 5")
    await minh.forges(old)
    assert minh.toasts()[-1:] == [OLD_BUTTON]
    await start(house)
    await minh.says("/dieuhanh")
    await minh.taps("▶ Bắt đầu buổi sinh hoạt")
    await minh.forges(edit)
    assert minh.toasts()[-1:] == [OLD_BUTTON]
