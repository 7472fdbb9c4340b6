"""The review of tasks for the next meeting, and the helpers that a meeting named."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.play.sample.ward import fill
from handlers.context import Work
from handlers.settings.policy import Policy
from handlers.tasks.one_task.helpers import bind_helpers, members_named
from handlers.tasks.review import Decision, minutes_lines, review_before, review_of
from storage.database import Database, Db
from storage.meetings import Meeting
from storage.people import members_of_cell
from storage.sessions import Session
from storage.tasks import Task, TaskHelper
from tests.house import BEGINS, ZONE

EXPECTED = [
    "Viết bài tuyên truyền đọc trên loa khu phố (đồng chí Đỗ Thu Thảo, hạn 17/11): đã báo cáo hoàn thành. "
    "Bài đã phát trên loa ba buổi sáng",
    "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè (đồng chí Lê Thị Lan, hạn 27/11, "
    "30/45 hộ): chưa xong. Đã "
    "gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày",
    "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng (đồng chí Nguyễn Thị Hoa (1958), hạn 01/12): chưa xong. "
    "Đã đo và vạch thử bằng "
    "phấn; nguyên nhân khách quan: Mưa liên tục nên chưa sơn được; trách nhiệm: Chưa chuẩn bị sơn từ sớm; khắc phục: "
    "Mượn sơn của tổ dân phố, làm ngay khi tạnh",
    "Gặp ba hộ bày hàng ở đầu chợ (đồng chí Phạm Quốc Bình, hạn 22/11): chưa có báo cáo",
    "Lập danh sách hộ cần chỗ để xe chung (đồng chí Lê Thị Lan, hạn 04/12): chưa có báo cáo",
]


def _filled(db: Db) -> Meeting:
    fill(db, BEGINS, ZONE)
    return db.scalars(select(Meeting)).one()


def test_the_review_of_the_sample_ward(database: Database) -> None:
    with database.unit_of_work() as unit:
        meeting = _filled(unit.db)
        review = review_of(unit.db, meeting.cell_id, meeting)
        assert minutes_lines(review) == EXPECTED
        for task in unit.db.scalars(select(Task)):
            task.state = "cancelled"
        unit.db.flush()
        nothing = review_of(unit.db, meeting.cell_id, None)
        assert minutes_lines(nothing) == []


def test_what_was_done_before_the_meeting_is_no_part_of_it(database: Database) -> None:
    with database.unit_of_work() as unit:
        meeting = _filled(unit.db)
        done = unit.db.scalars(select(Task).where(Task.state == "done")).one()
        done.created_at = done.done_at = meeting.started_at.replace(year=2025)
        unit.db.flush()
        assert review_of(unit.db, meeting.cell_id, meeting).done == ()
        assert len(review_of(unit.db, meeting.cell_id, None).done) == 1


def _sitting(db: Db, cell_id: int, start: datetime, kind: str = "regular") -> Session:
    one = Session(
        cell_id=cell_id,
        kind=kind,
        theme="Buổi mẫu",
        field="",
        reason="",
        place="",
        area="",
        starts_at=start,
        registered_by_id=1,
        registered_at=start,
    )
    db.add(one)
    db.flush()
    return one


def _meeting(db: Db, cell_id: int, start: datetime, kind: str = "regular") -> Meeting:
    one = Meeting(
        session_id=_sitting(db, cell_id, start, kind).id,
        cell_id=cell_id,
        started_at=start,
        ended_at=start + timedelta(hours=2),
        conclusion="",
        logged_by_id=1,
        logged_at=start + timedelta(hours=3),
    )
    db.add(one)
    db.flush()
    return one


def test_a_committees_sitting_in_between_closes_nothing(database: Database) -> None:
    """What was done before it is still told to the whole cell; the committee itself looks back to the last of any."""
    with database.unit_of_work() as unit:
        meeting = _filled(unit.db)
        done = unit.db.scalars(select(Task).where(Task.state == "done")).one()
        done.done_at, done.created_at = BEGINS - timedelta(days=3), meeting.started_at
        _meeting(unit.db, meeting.cell_id, BEGINS - timedelta(days=1), "committee")
        for kind, count in (("regular", 1), ("thematic", 1), ("committee", 0)):
            sitting = _sitting(unit.db, meeting.cell_id, BEGINS, kind)
            assert len(review_before(unit.db, sitting).done) == count, kind


def test_a_log_written_late_leaves_out_what_a_later_meeting_gave(database: Database) -> None:
    with database.unit_of_work() as unit:
        meeting = _filled(unit.db)
        late = _sitting(unit.db, meeting.cell_id, BEGINS)
        later = _meeting(unit.db, meeting.cell_id, BEGINS + timedelta(days=7))
        before = review_before(unit.db, late)
        unit.db.add(
            Task(
                cell_id=meeting.cell_id,
                meeting_id=later.id,
                content="Việc của buổi sau",
                due_on=later.started_at.date(),
                assignee_id=1,
                created_at=later.logged_at,
            )
        )
        unit.db.flush()
        assert review_before(unit.db, late) == before
        after = _sitting(unit.db, meeting.cell_id, BEGINS + timedelta(days=14))
        assert "Việc của buổi sau" in [one.content for one in review_before(unit.db, after).unreported]


def test_decisions_count_at_once_and_only_on_open_tasks(database: Database) -> None:
    with database.unit_of_work() as unit:
        meeting = _filled(unit.db)
        first = review_of(unit.db, meeting.cell_id, meeting)
        binh, lan = first.unreported
        decided = {
            binh.task_id: Decision("extend", "bận", "", "nhờ tổ dân phố.", BEGINS.date()),
            lan.task_id: Decision("done"),
            first.done[0].task_id: Decision("close", "nhầm"),
        }
        review = review_of(unit.db, meeting.cell_id, meeting, decisions=decided)
        assert [one.task_id for one in review.done] == [first.done[0].task_id, lan.task_id]
        assert review.unreported == () and len(review.not_done) == 3
        assert minutes_lines(review)[2] == (
            "Gặp ba hộ bày hàng ở đầu chợ (đồng chí Phạm Quốc Bình, hạn 22/11): chưa xong. Nguyên nhân: "
            "bận; khắc phục: nhờ tổ "
            "dân phố; hạn mới 25/11"
        )


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Phạm Quốc Bình, đ/c Thảo", ["Phạm Quốc Bình", "Đỗ Thu Thảo"]),
        ("Đoàn thanh niên và anh Tâm", ["Hoàng Văn Tâm"]),
        ("Nguyễn Thị Hoa; Công an khu vực", []),
        ("binh va thao, bình", ["Phạm Quốc Bình", "Đỗ Thu Thảo"]),
        ("", []),
    ],
)
def test_members_among_the_helpers(database: Database, typed: str, named: list[str]) -> None:
    with database.unit_of_work() as unit:
        meeting = _filled(unit.db)
        members = members_of_cell(unit.db, meeting.cell_id)
        assert [one.full_name for one in members_named(typed, members)] == named


def test_helpers_get_their_part_once(database: Database) -> None:
    with database.unit_of_work() as unit:
        _filled(unit.db)
        task = unit.db.scalars(select(Task).where(Task.helpers != "")).one()
        work = Work(unit, BEGINS, ZONE, Policy())
        assert [one.full_name for one in bind_helpers(work, task)] == ["Phạm Quốc Bình"]
        assert bind_helpers(work, task) == []
        assert [part.person.full_name for part in unit.db.scalars(select(TaskHelper))] == ["Phạm Quốc Bình"]


def test_what_still_has_time(database: Database) -> None:
    """Of the sample's: due on 22/11, 27/11, 1/12 and 4/12, and one that is done."""
    with database.unit_of_work() as unit:
        review = review_of(unit.db, (meeting := _filled(unit.db)).cell_id, meeting)
    assert [len(review.ahead(date(2026, *day))) for day in ((11, 17), (11, 22), (11, 23), (12, 1), (12, 5))] == [
        4,
        4,
        3,
        2,
        0,
    ]
