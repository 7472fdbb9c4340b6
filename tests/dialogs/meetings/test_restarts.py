"""A restart in each state of what belongs to a meeting: every step of every form is reached, and each outlives one.

The tables of the forms say which steps there are: one that is added and not walked here fails.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from handlers.forms.form import Form
from handlers.meetings.book.conversation import BOOK
from handlers.meetings.chairing.agenda import AGENDA
from handlers.meetings.chairing.notes import NOTES
from handlers.meetings.chairing.reviewing import REVIEW
from handlers.meetings.feedback.conversation import FEEDBACK
from handlers.sessions.regular.conversation import SITTING
from storage.drafts import DraftRow, DraftState
from storage.meetings import Meeting
from storage.people import Person as Somebody
from storage.people import Role, RoleName, Unit
from storage.sessions import Session
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME
from tests.house import House, Person

# What is done: "!" a tap (the beginning of a label), else words.
Walk = tuple[str, ...]


async def walk(house: House, person: Person, dialog: Form[Any], deeds: Walk) -> set[str]:
    """Do one thing after another, with a restart before each. Returns the steps that were open before one."""
    seen: set[str] = set()
    for deed in deeds:
        with house.database.reading() as db:
            live = select(DraftRow).where(DraftRow.state == DraftState.LIVE, DraftRow.kind == dialog.kind)
            seen |= {one.step for one in db.scalars(live)}
        await house.restart()
        person.take()
        if deed.startswith("!"):
            label = next((one for one in person.labels() if one.startswith(deed[1:])), None)
            assert label is not None, f"{deed}: there is {person.labels()}"
            answers = await person.taps(label)
        else:
            answers = await person.says(deed)
        assert answers, f"no answer to {deed}"
        assert "em vừa gặp lỗi" not in answers[0]
    return seen


@pytest.fixture
async def minh(house: House) -> Person:
    """The secretary, at the start of the meeting."""
    with house.database.reading() as db:
        start = db.scalars(select(Session).where(Session.theme == THEME)).one().starts_at
    await house.move(seconds=(start - house.clock.now()).total_seconds())
    secretary = house.person("Minh")
    await secretary.says("/dieuhanh")
    return secretary


async def test_the_agenda(house: House, minh: Person) -> None:
    deeds = ("!✏ Sửa chương trình", "Văn nghệ 5", "!✏ Thảo luận", "30", "!Xong")
    assert await walk(house, minh, AGENDA, deeds) == set(AGENDA.by_name)


async def test_what_the_last_meeting_decided(house: House, minh: Person) -> None:
    deeds = (
        "!▶ Bắt đầu",
        "!▶ Việc 1",
        "!⏳ Làm tiếp, hạn mới",
        "Ba hộ đi vắng",
        "Chưa hẹn trước",
        "Hẹn buổi tối",
        "!📆 Chọn trên lịch",
        "!⬅ Quay lại",
        "!Thêm 2 tuần",
        "!Xong việc kỳ trước",
    )
    assert await walk(house, minh, REVIEW, deeds) == set(REVIEW.by_name)


async def test_the_notes(house: House, minh: Person) -> None:
    due = house.clock.now().astimezone(house.zone).date() + timedelta(days=20)
    deeds = (
        "!▶ Bắt đầu",
        "!Xong việc kỳ trước",
        "!📝 Ghi nhanh",
        "ý kiến hoa: nên có chỗ để xe",
        "!Nguyễn Thị Hoa (1958)",
        "cần làm ngay",
        "!Kết luận",
        "!➕ Ý kiến",
        "lan",
        "kiệt 3",
        "Rác để qua đêm",
        "!➕ Kết luận",
        "Tổng dọn",
        "!Xong kết luận",
        "!➕ Việc giao",
        "Dọn rác",
        "!1. cần làm ngay",
        "lan",
        "hoa",
        "!Nguyễn Thị Hoa (1979)",
        "!📆 Chọn trên lịch",
        "!⬅ Quay lại",
        f"{due:%d/%m}",
        "!Bỏ qua",
        "45 hộ",
        "Lan: nên làm sớm\ncần bàn thêm\nvắng: Hoa, Bình\ngiao Tâm và Bình: kẻ vạch, cùng chị Hoa",
        "!Ý kiến phát biểu",
        "tâm",
        "!Nguyễn Thị Hoa (1958)",
        "tâm",
        "!Nguyễn Thị Hoa (1979)",
        "!📆 Chọn trên lịch",
        "!⬅ Quay lại",
        f"{due:%d/%m}",
        "20 chỗ để xe",
        "!Ốm",
        "!Việc gia đình",
        "!✏ Sửa ý kiến 1",
        "!Đổi người nói",
        "bình",
        "!Trang sau",
        "!✏ Sửa việc 1",
        "!Đổi người làm cùng",
        "Đoàn thanh niên",
        "!✔ Đúng cả",
        "!Xong, về thẻ",
    )
    assert await walk(house, minh, NOTES, deeds) == set(NOTES.by_name)


async def test_a_visitors_word(house: House) -> None:
    async with house.database.writing() as unit:
        meeting = unit.db.scalars(select(Meeting)).one()
        meeting.score = {"total": 91, "most": 100, "grade": "Tốt", "lines": []}
        unit.commit()
    visitor = house.person("Thủy")
    await visitor.says("/gopy")
    deeds = ("!💬", "2", "3", "!⬅ Quay lại", "4", "3", "1", "Rõ người", "Viết câu hỏi", "!✔ Đồng ý", "!Không gửi")
    assert await walk(house, visitor, FEEDBACK, deeds) == set(FEEDBACK.by_name)


async def lead_two_cells(house: House) -> None:
    async with house.database.writing() as unit:
        cell = unit.db.scalars(select(Unit).where(Unit.code == "CB02")).one()
        secretary = unit.db.scalars(select(Somebody).where(Somebody.code == "DV001")).one()
        unit.db.add(Role(person_id=secretary.id, unit_id=cell.id, name=RoleName.DEPUTY))
        unit.commit()


async def test_the_book(house: House, minh: Person) -> None:
    await lead_two_cells(house)
    deeds = ("/soho", "!Chi bộ Khu phố 2", "!🔢", "!✏ Biên bản", "12", "!⬅ Về sổ", "vỉa hè")
    assert await walk(house, minh, BOOK, deeds) == set(BOOK.by_name)


async def test_another_sitting(house: House, minh: Person) -> None:
    await lead_two_cells(house)
    deeds = ("/hopkhac", "!Chi bộ Khu phố 2", "!Họp chi ủy", "Chuẩn bị sinh hoạt", "Nhà bí thư")
    assert await walk(house, minh, SITTING, deeds) == set(SITTING.by_name)


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        (("/dieuhanh", "!▶ Bắt đầu", "!Xong việc kỳ trước", "!📝 Ghi nhanh"), "➕ Ý kiến"),
        (("/dieuhanh", "!▶ Bắt đầu"), "▶ Việc 1"),
        (("/dieuhanh", "!✏ Sửa chương trình"), "✏ Thảo luận"),
        (("/bienban", "!📝 Ghi buổi này"), "✔ Bùi Ngọc Mai"),
        (("/soho",), "🔢"),
        (("/hopkhac",), "Họp chi ủy"),
    ],
)
async def test_a_button_that_is_old_doubled_or_another_s(house: House, minh: Person, opening: Walk, label: str) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no buttons")
    for deed in opening:
        if deed.startswith("!"):
            await minh.taps(next(one for one in minh.labels() if one.startswith(deed[1:])))
        else:
            await minh.says(deed)
    wanted = next(one for one in minh.labels() if one.startswith(label))
    data = minh.button(wanted)
    await house.person("Lan").forges(data)
    assert house.person("Lan").toasts() == [NOT_YOURS]
    answers = await minh.taps_twice(wanted)
    assert len(answers) == 1 and minh.toasts() == [OLD_BUTTON]
    await minh.forges(data)
    assert minh.toasts()[-1:] == [OLD_BUTTON]
