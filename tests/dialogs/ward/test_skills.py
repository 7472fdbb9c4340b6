"""/hockynang and /kynang on both channels: a lesson a week, its question, the switch, one's own and the ward's."""

from sqlalchemy import select

from storage.feedback import Feedback
from storage.meetings import Meeting
from storage.people import Person as Row
from storage.skills import LessonSent, TextVote
from tests.dialogs.refusals import NOT_YOUR_PAGE, NOT_YOURS, OLD_BUTTON
from tests.house import House, Person

NOT_ALLOWED = NOT_YOUR_PAGE
FIRST = "🎓 Chọn chuyên đề từ việc thật · 3 phút"
RIGHT, WRONG = "Không để rác qua đêm ở kiệt 3", "Tăng cường công tác vệ sinh"


async def lesson(house: House, person: Person) -> str:
    """Go on to Wednesday, six in the evening; returns the lesson that comes."""
    await house.move(hours=9)
    (found,) = [one for one in person.take() if one.startswith("🎓")]
    return found


async def test_a_lesson_comes_once_a_week_to_leaders_alone(house: House, minh: Person) -> None:
    assert (await lesson(house, minh)).startswith(FIRST)
    await house.move(days=3)
    assert not [one for one in minh.take() if one.startswith("🎓")]
    await house.move(days=4)
    (second,) = [one for one in minh.take() if one.startswith("🎓")]
    assert second.startswith("🎓 Đặt câu hỏi để người ta muốn trả lời")
    assert not [one for one in house.person("Lan").take() if one.startswith("🎓")]


async def test_a_question_is_answered_once_and_the_text_is_voted_on(house: House, minh: Person) -> None:
    await lesson(house, minh)
    await house.restart()
    await minh.says("/hockynang")
    await minh.taps("📖 Chọn chuyên đề từ việc thật")
    (answered,) = await minh.taps(WRONG)
    assert answered.endswith(f"Đồng chí chọn: {WRONG}\n💡 Gợi ý: {RIGHT}")
    await minh.taps("👍 Có ích")
    with house.database.reading() as db:
        row = db.scalars(select(LessonSent).where(LessonSent.choice.is_not(None))).one()
        assert row.choice == 2 and row.answered_at is not None
        assert [vote.helped for vote in db.scalars(select(TextVote))] == [True]
    await minh.presses(f"sk:{row.id}:0:pick:0")
    assert minh.toasts()[-1] == "Bài này đồng chí đã trả lời rồi."


async def test_it_is_turned_off_and_on(house: House, minh: Person) -> None:
    (home,) = await minh.says("/hockynang")
    assert home == (
        "🎓 Học kỹ năng\nMỗi tuần một bài ngắn. Đã nhận 0/8 bài, trả lời 0.\nBài tiếp theo: Thứ Tư 25/11/2026, 18:00."
    )
    (off,) = await minh.taps("🔕 Tắt bài hằng tuần")
    assert off.endswith("Hiện đang tắt, không gửi bài hằng tuần.")
    await house.move(hours=9)
    assert not [one for one in minh.take() if one.startswith("🎓")]
    await minh.says("/hockynang")
    (on,) = await minh.taps("🔔 Bật bài hằng tuần")
    assert on.endswith("Bài tiếp theo: Thứ Tư 02/12/2026, 18:00.")


async def test_another_persons_lesson_and_forged_buttons(house: House, minh: Person) -> None:
    await lesson(house, minh)
    with house.database.reading() as db:
        mine = db.scalars(
            select(LessonSent).join(Row, Row.id == LessonSent.person_id).where(Row.code == minh.cast.key)
        ).one()
    for name in ("Hùng", "Lan"):
        other = house.person(name)
        other.take()
        assert await other.presses(f"sk:{mine.id}:0:pick:0") == [] and other.toasts()[-1] == NOT_YOURS
    for data in ("sk:", "sk:0:0:fly", f"sk:{mine.id}:0:pick:9", f"sk:{mine.id}:0:fly", "sk:x:0:read"):
        assert await minh.presses(data) == []
        assert minh.toasts()[-1] == OLD_BUTTON


def give(house: House, marks: dict[str, int]) -> None:
    """A visitor's feedback on the sample's meeting."""
    with house.database.unit_of_work() as unit:
        meeting = unit.db.scalars(select(Meeting)).one()
        visitor = unit.db.scalars(select(Row).where(Row.code == "DV018")).one()
        said = Feedback(
            meeting_id=meeting.id,
            person_id=visitor.id,
            marks=marks,
            good="Mở đầu gọn",
            to_try="Mời người chưa nói",
            score_note=None,
            at=house.clock.now(),
        )
        unit.db.add(said)
        unit.commit()


async def test_what_visitors_said_is_for_the_secretary_alone(house: House, minh: Person) -> None:
    give(house, {"flexible": 2, "steering": 3, "inviting": 2, "concluding": 1})
    await minh.says("/hockynang")
    (own,) = await minh.taps("📈 Góp ý qua các buổi")
    assert "Linh hoạt 2/2, Định hướng thảo luận 3/4, Gợi mở, dân chủ 2/3, Tổng hợp, kết luận 1/1" in own
    assert "   + Mở đầu gọn\n   ↗ Mời người chưa nói" in own
    deputy = house.person("Bình")
    await deputy.says("/hockynang")
    assert "📈 Góp ý qua các buổi" not in deputy.labels()
    with house.database.reading() as db:
        number = db.scalars(select(Row.id).where(Row.code == deputy.cast.key)).one()
    assert await deputy.presses(f"skl:{number}:0:own") == []


async def test_the_ward_sees_averages_of_enough_cells_only_and_no_names(house: House) -> None:
    give(house, {"flexible": 2, "steering": 3, "inviting": 2, "concluding": 1})
    (page,) = await house.person("Quỳnh").says("/kynang")
    assert "– Buổi đã có cấp ủy dự: 1\n– Buổi có lịch dự: 0\n– Góp ý đã gửi: 1" in page
    assert "mới có ít chi bộ được góp ý" in page
    assert "Linh hoạt" not in page and "Minh" not in page and "Thủy" not in page
    assert await house.person("Minh").says("/kynang") == [NOT_ALLOWED]
    assert await house.person("Lan").says("/hockynang") == [NOT_ALLOWED]
    assert (await house.person("Quỳnh").says("/hockynang"))[0].startswith("🎓 Kỹ năng điều hành")
