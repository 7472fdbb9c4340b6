"""The review of tasks for the next meeting, the helpers that a meeting named, and which files are pictures."""

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.sample.ward import fill
from handlers.context import Work
from handlers.pictures import is_picture
from handlers.settings import Practice
from handlers.tasks.helpers import bind_helpers, members_named
from handlers.tasks.review import review_of, review_text
from storage.database import Database
from storage.meetings import Meeting
from storage.people import members_of_cell
from storage.tasks import Task, helpers_of
from tests.house import BEGINS, ZONE
from tests.pictures import photo

EXPECTED = """Kiểm điểm việc thực hiện: đã xong 1/5 việc.

Đã xong (1):
– Viết bài tuyên truyền đọc trên loa khu phố (Đỗ Thu Thảo, hạn 17/11); Bài đã phát trên loa ba buổi sáng.; chờ xác nhận

Chưa xong (2):
– Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè (Lê Thị Lan, hạn 27/11, 30/45 hộ); Đang thực hiện; \
Đã gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày.
– Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng (Nguyễn Thị Hoa, hạn 01/12); Gặp khó khăn; Đã đo và vạch thử bằng \
phấn.; nguyên nhân khách quan: Mưa liên tục nên chưa sơn được.; trách nhiệm: Chưa chuẩn bị sơn từ sớm.; khắc phục: \
Mượn sơn của tổ dân phố, làm ngay khi tạnh.

Chưa có báo cáo (2):
– Gặp ba hộ bày hàng ở đầu chợ (Phạm Quốc Bình, hạn 22/11)
– Lập danh sách hộ cần chỗ để xe chung (Lê Thị Lan, hạn 04/12)"""


def _filled(session: Session) -> Meeting:
    fill(session, BEGINS, ZONE)
    return session.scalars(select(Meeting)).one()


def test_the_review_of_the_sample_ward(database: Database) -> None:
    with database.unit_of_work() as unit:
        meeting = _filled(unit.session)
        review = review_of(unit.session, meeting.cell_id, meeting)
        assert review_text(review) == EXPECTED
        assert review.share_done == 0.2
        for task in unit.session.scalars(select(Task)):
            task.state = "cancelled"
        unit.session.flush()
        nothing = review_of(unit.session, meeting.cell_id, None)
        assert review_text(nothing) == "Không có việc nào phải kiểm điểm." and nothing.share_done is None


def test_what_was_done_before_the_meeting_is_no_part_of_it(database: Database) -> None:
    with database.unit_of_work() as unit:
        meeting = _filled(unit.session)
        done = unit.session.scalars(select(Task).where(Task.state == "done")).one()
        done.created_at = done.done_at = meeting.started_at.replace(year=2025)
        unit.session.flush()
        assert review_of(unit.session, meeting.cell_id, meeting).done == ()
        assert len(review_of(unit.session, meeting.cell_id, None).done) == 1


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
        meeting = _filled(unit.session)
        members = members_of_cell(unit.session, meeting.cell_id)
        assert [one.full_name for one in members_named(typed, members)] == named


def test_helpers_get_their_part_once(database: Database) -> None:
    with database.unit_of_work() as unit:
        _filled(unit.session)
        task = unit.session.scalars(select(Task).where(Task.helpers != "")).one()
        work = Work(unit, BEGINS, ZONE, Practice())
        assert [one.full_name for one in bind_helpers(work, task)] == ["Phạm Quốc Bình"]
        assert bind_helpers(work, task) == []
        assert [one.full_name for one in helpers_of(unit.session, task.id)] == ["Phạm Quốc Bình"]


def png(width: int, height: int) -> bytes:
    """A few bytes that swell to width × height when they are looked at."""
    made = BytesIO()
    Image.new("1", (width, height)).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        (photo(), True),
        (photo(size=(4000, 3000)), True),
        (photo(size=(400, 300))[:-100], False),
        (png(5_100, 5_000), False),
        (png(100, 100), True),
        (b"MZ\x90\x00" * 200, False),
        (b"GIF89a", False),
        (b"", False),
    ],
    ids=["a photo", "a large one", "truncated", "a bomb", "a small one", "a program", "a broken gif", "nothing"],
)
def test_pictures(content: bytes, whole: bool) -> None:
    assert is_picture(content) is whole
