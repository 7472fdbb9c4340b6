"""What the last meeting decided, dealt with in the log of the next; what card, minutes and score tell of it."""

from datetime import date, timedelta

from sqlalchemy import select

from handlers.tasks.review import review_before, task_line
from storage.meetings import Meeting
from storage.sessions import Session
from storage.tasks import Task
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import TAKER, begin, saves
from tests.dialogs.sample import THEME, last_meeting
from tests.house import House, Person


async def test_what_was_left_undone_is_dealt_with_one_by_one(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30"):
        await minh.taps(label)
    (deal,) = [label for label in minh.labels() if label.startswith("▶ Việc 2")]
    await minh.taps(deal)
    await minh.taps("⏳ Làm tiếp, hạn mới")
    await minh.says("nhiều hộ đi vắng")
    await minh.says("đôn đốc chậm")
    await minh.says("gặp buổi tối")
    await minh.says(evening.typed(14))
    (deal,) = [label for label in minh.labels() if label.startswith("▶ Việc 4")]
    await minh.taps(deal)
    await minh.taps("✔ Đã xong")
    (deal,) = [label for label in minh.labels() if label.startswith("▶ Việc 3")]
    await minh.taps(deal)
    await minh.taps("✖ Đóng việc này")
    (listed,) = await minh.says("phường đã kẻ vạch")
    new_due = f"{evening.start.date() + timedelta(days=14):%d/%m}"
    assert "từ buổi Thứ Tư 28/10/2026): đã xong 2/5\n" in listed
    assert f"(Lê Thị Lan, hạn 27/11, 30/45 hộ): làm tiếp, hạn mới {new_due}\n3." in listed
    assert "(Nguyễn Thị Hoa (1958), hạn 01/12): đóng, ghi tại buổi này\n4." in listed
    (opinions,) = await minh.taps("Xong việc kỳ trước")
    assert opinions.startswith("Còn 1 việc chưa bàn, vẫn giữ nguyên hạn cũ.")
    for label in ("Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm", TAKER):
        await minh.taps(label)
    await saves(minh)
    with house.database.reading() as db:
        last = db.scalars(select(Meeting).order_by(Meeting.id)).first()
        assert last is not None
        tasks = db.scalars(select(Task).where(Task.meeting_id == last.id).order_by(Task.position)).all()
        assert [one.state for one in tasks] == ["doing", "confirmed", "new", "done", "cancelled"]
        assert tasks[1].done_at is not None and tasks[1].done_at >= evening.start
        assert tasks[0].due_on == evening.start.date() + timedelta(days=14)
    assert last_meeting(house).earlier == [
        "Viết bài tuyên truyền đọc trên loa khu phố (đồng chí Đỗ Thu Thảo, hạn 17/11): đã báo cáo hoàn thành. "
        "Bài đã phát trên loa ba buổi sáng",
        "Lập danh sách hộ cần chỗ để xe chung (đồng chí Lê Thị Lan, hạn 04/12): hoàn thành",
        "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè (đồng chí Lê Thị Lan, hạn 27/11, "
        "30/45 hộ): chưa xong. "
        "Đã gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày; nguyên nhân: nhiều hộ đi vắng; trách nhiệm: đôn "
        f"đốc chậm; khắc phục: gặp buổi tối; hạn mới {new_due}",
        "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng (đồng chí Nguyễn Thị Hoa (1958), hạn 01/12): đóng việc. "
        "Đã đo và vạch thử "
        "bằng phấn; lý do: phường đã kẻ vạch",
        "Gặp ba hộ bày hàng ở đầu chợ (đồng chí Phạm Quốc Bình, hạn 22/11): chưa có báo cáo",
    ]


async def test_whose_task_it_is_hears_what_the_meeting_decided(
    house: House, evening: Evening, minh: Person, lan: Person
) -> None:
    await begin(minh)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30"):
        await minh.taps(label)
    await minh.taps(next(label for label in minh.labels() if label.startswith("▶ Việc 2")))
    await minh.taps("⏳ Làm tiếp, hạn mới")
    for words in ("nhiều hộ đi vắng", "đôn đốc chậm", "gặp buổi tối", evening.typed(14)):
        await minh.says(words)
    await minh.taps(next(label for label in minh.labels() if label.startswith("▶ Việc 4")))
    await minh.taps("✔ Đã xong")
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm", TAKER):
        await minh.taps(label)
    lan.take()
    await saves(minh)
    await house.move(hours=10)
    assert [one.splitlines()[0] for one in lan.take() if THEME in one] == [
        f"👍 Buổi {THEME} đã ghi nhận việc của đồng chí hoàn thành. Cảm ơn đồng chí.",
        f"⏳ Buổi {THEME} đã định việc của đồng chí làm tiếp, hạn mới {evening.in_days(14)}.",
    ]


async def test_two_who_deal_with_one_task(evening: Evening, minh: Person, thao: Person) -> None:
    for person in (minh, thao):
        await begin(person)
        for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30"):
            await person.taps(label)
    (deal,) = [label for label in minh.labels() if label.startswith("▶ Việc 3")]
    await minh.taps(deal)
    await minh.taps("✖ Đóng việc này")
    await thao.taps(deal)
    await thao.taps("✔ Đã xong")
    (clash,) = await minh.says("phường đã kẻ vạch")
    assert clash.startswith("Đồng chí Đỗ Thu Thảo vừa ghi phần này lúc ") and "Vì sao đóng việc này?" in clash
    (knowing,) = await minh.says("phường đã kẻ vạch")
    assert "(Nguyễn Thị Hoa (1958), hạn 01/12): đóng, ghi tại buổi này\n4." in knowing


async def test_card_step_minutes_and_score_tell_the_same(house: House, evening: Evening, minh: Person) -> None:
    """One review: what an older meeting gave counts on the card, in the step, in the minutes and in the score."""
    with house.database.unit_of_work() as unit:
        first = unit.db.scalars(select(Meeting)).one()
        older = Task(
            cell_id=first.cell_id,
            meeting_id=None,
            content="Việc của buổi trước nữa (mẫu)",
            due_on=date(2026, 9, 1),
            assignee_id=first.logged_by_id,
            created_at=first.started_at - timedelta(days=60),
            done_count=None,
        )
        unit.db.add(older)
        unit.commit()
    with house.database.reading() as db:
        found = review_before(db, db.get_one(Session, evening.session_id))
    assert [len(one) for one in (found.done, found.not_done, found.unreported)] == [1, 2, 3]
    await begin(minh)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00"):
        await minh.taps(label)
    (listed,) = await minh.taps("+90 phút · 20:30")
    assert "đã xong 1/6\n1. Việc của buổi trước nữa (mẫu) (Trần Văn Minh, hạn 01/09): quá hạn" in listed
    assert "Đỗ Thu Thảo" not in listed
    (next_page,) = await minh.taps("Trang sau ▶")
    assert next_page.splitlines()[4].startswith("6. Viết bài tuyên truyền đọc trên loa khu phố (Đỗ Thu Thảo")
    await minh.taps("◀ Trang trước")
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc"):
        await minh.taps(label)
    (score,) = await minh.taps("Không biểu quyết")
    assert "(1/4 việc kỳ trước đã xong; 2 việc chưa đến hạn, không tính)" in score
    await minh.taps("Không chấm")
    await minh.taps(TAKER)
    await saves(minh)
    assert [line.split(":")[0].replace("đồng chí ", "") for line in last_meeting(house).earlier] == [
        task_line(one) for one in found.all
    ]
