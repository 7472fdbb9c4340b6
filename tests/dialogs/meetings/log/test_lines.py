"""Lines typed in the log of a meeting: those that are understood while it runs, wherever they may come."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from handlers.language.dates import long_date
from storage.meeting_notes import MeetingLog
from storage.sessions import Session
from storage.tasks import Task, TaskHelper
from tests.dialogs.meetings.whole_way import TAKER
from tests.dialogs.sample import THEME
from tests.house import House, Person


@pytest.fixture
async def minh(house: House) -> Person:
    """The secretary, two hours after the meeting began, at the step of the opinions."""
    with house.database.reading() as db:
        start = db.scalars(select(Session).where(Session.theme == THEME)).one().starts_at
    await house.move(seconds=(start + timedelta(hours=2) - house.clock.now()).total_seconds())
    secretary = house.person("Minh")
    secretary.take()
    await secretary.says("/bienban")
    for label in (
        "📝 Ghi buổi này",
        "Xong điểm danh",
        "Không có khách",
        "Đúng lịch: 19:00",
        "+90 phút · 20:30",
        "Xong việc kỳ trước",
    ):
        await secretary.taps(label)
    return secretary


def due_in(house: House, days: int) -> date:
    return house.clock.now().astimezone(house.zone).date() + timedelta(days=days)


def noted(house: House, part: str) -> list[dict[str, Any]]:
    with house.database.reading() as db:
        return list(db.scalars(select(MeetingLog)).one().data.get(part) or ())


async def to_tasks(person: Person) -> str:
    await person.taps("Xong ý kiến")
    await person.taps("Bỏ qua")
    await person.says("Giữ sạch kiệt 3")
    (screen,) = await person.taps("Xong kết luận")
    return screen


async def test_opinions_by_one_line_each(house: House, minh: Person) -> None:
    (known,) = await minh.says("y kien binh ve kiet 3: rac de qua dem")
    assert known.startswith("✔ Ý kiến của Phạm Quốc Bình.") and "1. Phạm Quốc Bình (kiet 3): rac de qua dem" in known
    (place,) = await minh.says("kiệt 3 Mẫu: xe lấn chiếm vỉa hè buổi sáng")
    assert place.startswith("✔ Đã ghi về kiệt 3 Mẫu.")
    (alike,) = await minh.says("ý kiến hoa: nên có chỗ đổ rác")
    assert alike.endswith("Ai nói: “nên có chỗ đổ rác”? Chọn ở dưới, hoặc gõ tên.")
    assert {"Nguyễn Thị Hoa (1958)", "Nguyễn Thị Hoa (1979)"} <= set(minh.labels())
    await house.restart()
    (chosen,) = await minh.taps("Nguyễn Thị Hoa (1979)")
    assert "3. Nguyễn Thị Hoa (1979): nên có chỗ đổ rác" in chosen
    (guest,) = await minh.says("ý kiến anh Tâm công an: sẽ nhắc từng hộ")
    assert guest.endswith("Ai nói: “sẽ nhắc từng hộ”? Chọn ở dưới, hoặc gõ tên.")
    (kept,) = await minh.taps("Khách mời: anh Tâm công an")
    assert "4. anh Tâm công an: sẽ nhắc từng hộ" in kept
    (plain,) = await minh.says("cần thêm thùng rác")
    assert plain.endswith("Ai nói: “cần thêm thùng rác”? Chọn ở dưới, hoặc gõ tên.")
    (named,) = await minh.says("lan")
    assert "5. Lê Thị Lan: cần thêm thùng rác" in named
    (empty,) = await minh.says("ý kiến Lan:")
    assert empty.startswith("Dòng này còn thiếu nội dung. Đồng chí gõ đủ giúp nhé.")
    (long,) = await minh.says("giao Lan: " + "dài " * 130)
    assert long.startswith("Dòng này dài quá 480 ký tự. Đồng chí tách ra giúp nhé.")
    assert len(noted(house, "opinions")) == 5
    (speakers,) = await minh.taps("Xong ý kiến")
    assert "Có bao nhiêu đồng chí phát biểu?" in speakers


async def test_a_whole_line_where_a_name_is_asked(house: House, minh: Person) -> None:
    await minh.taps("➕ Thêm ý kiến")
    (back,) = await minh.says("ý kiến Lan: nên có chỗ để xe")
    assert back.startswith("✔ Ý kiến của Lê Thị Lan.") and "1. Lê Thị Lan: nên có chỗ để xe" in back


async def test_tasks_and_conclusions_among_the_opinions_are_asked_about_at_once(house: House, minh: Person) -> None:
    due = due_in(house, 20)
    (task,) = await minh.says(f"giao lan: dọn rác kiệt 3, hạn {due:%d/%m}, 45 hộ")
    assert task.startswith(f"✔ Việc 1: dọn rác kiệt 3 – Lê Thị Lan, hạn {long_date(due)}.")
    (lacking,) = await minh.says("giao Tâm: kẻ vạch để xe")
    assert lacking.startswith("Đã ghi việc 2: kẻ vạch để xe – Hoàng Văn Tâm. Chưa rõ hạn, đồng chí chọn giúp.")
    (back,) = await minh.taps("⬅ Quay lại")
    assert "bước 5/11" in back
    (concluded,) = await minh.says("kết luận: tổng dọn trước Tết")
    assert concluded.startswith("✔ Kết luận 1.")
    await minh.taps("Xong ý kiến")
    (conclusions,) = await minh.taps("Bỏ qua")
    assert "1. tổng dọn trước Tết" in conclusions
    (tasks,) = await minh.taps("Xong kết luận")
    assert "2. kẻ vạch để xe – Hoàng Văn Tâm, hạn ⚠ chưa có ngày" in tasks
    await minh.taps("✏ Bổ sung việc 2")
    (product,) = await minh.says(f"{due:%d/%m}")
    assert product.endswith("Ví dụ: kiệt 3 không còn rác qua đêm; 45 hộ ký cam kết")
    (done,) = await minh.says("20 chỗ để xe")
    assert f"2. kẻ vạch để xe – Hoàng Văn Tâm, hạn {long_date(due)}" in done
    assert (noted(house, "tasks")[1]["target"], noted(house, "tasks")[1]["expected"]) == (
        {"count": 20, "unit": "chỗ để xe"},
        "",
    )


async def test_tasks_by_one_line_each(house: House, minh: Person) -> None:
    due = due_in(house, 20)
    await to_tasks(minh)
    (whole,) = await minh.says(f"giao lan: dọn rác kiệt 3, hạn {due:%d/%m}, 45 hộ, cùng Công an khu vực")
    assert whole.startswith(f"✔ Việc 1: dọn rác kiệt 3 – Lê Thị Lan, hạn {long_date(due)}.")
    (undated,) = await minh.says("giao binh: gặp ba hộ đầu chợ")
    assert undated.startswith("Đã ghi việc 2: gặp ba hộ đầu chợ – Phạm Quốc Bình. Chưa rõ hạn, đồng chí chọn giúp.")
    await minh.says(f"{due:%d/%m}")
    await minh.says("ba hộ ký cam kết")
    (plain,) = await minh.says(f"dọn cỏ ngã ba, hạn {due:%d/%m}")
    assert plain.startswith("Đã ghi việc 3: dọn cỏ ngã ba. Chưa rõ giao ai, đồng chí chọn giúp.")
    await minh.says("tâm")
    await minh.taps("Bỏ qua")
    await minh.taps("➕ Thêm việc")
    (asked,) = await minh.says(f"giao hoa: gặp hộ bà Tư, hạn {due:%d/%m}")
    assert asked.startswith("Đã ghi việc 4: gặp hộ bà Tư. Chưa rõ giao ai (“hoa”), đồng chí chọn giúp.")
    await minh.taps("Nguyễn Thị Hoa (1979)")
    await minh.says("sản phẩm: biên bản gặp hộ")
    (elsewhere,) = await minh.says("ý kiến ai đó: nên làm sớm")
    assert elsewhere.endswith("Ai nói: “nên làm sớm”? Chọn ở dưới, hoặc gõ tên.")
    await minh.taps("🗑 Bỏ dòng này")
    (opinion,) = await minh.says("ý kiến Lan: nên làm sớm")
    assert opinion.startswith("✔ Ý kiến của Lê Thị Lan.") and "bước 8/11" in opinion
    assert [
        (one["content"], one["target"] and one["target"]["count"], one["conclusion"]) for one in noted(house, "tasks")
    ] == [
        ("dọn rác kiệt 3", 45, 1),
        ("gặp ba hộ đầu chợ", None, 1),
        ("dọn cỏ ngã ba", None, 1),
        ("gặp hộ bà Tư", None, 1),
    ]
    assert not any(one.get("live") for one in noted(house, "tasks"))


async def test_a_task_for_a_member_among_the_conclusions(house: House, minh: Person) -> None:
    due = due_in(house, 9)
    await minh.taps("Xong ý kiến")
    await minh.taps("Bỏ qua")
    await minh.says("kết luận: Tổng dọn kiệt 3 trước Tết")
    (task,) = await minh.says(f"giao lan: báo tổ dân phố, hạn {due:%d/%m}")
    assert task.startswith(f"✔ Việc 1: báo tổ dân phố – Lê Thị Lan, hạn {long_date(due)}.")
    (task,) = await minh.says("bà con biết giờ tổng dọn")
    assert "1. Tổng dọn kiệt 3 trước Tết" in task
    (nobody,) = await minh.says("Giao chi ủy theo dõi hằng tuần")
    assert "2. Giao chi ủy theo dõi hằng tuần" in nobody
    assert [one["content"] for one in noted(house, "conclusions")] == [
        "Tổng dọn kiệt 3 trước Tết",
        "Giao chi ủy theo dõi hằng tuần",
    ]


async def test_no_more_than_fit_into_the_minutes(house: House, minh: Person) -> None:
    await to_tasks(minh)
    async with house.database.writing() as unit:
        log = unit.db.scalars(select(MeetingLog)).one()
        task = {"content": "việc", "conclusion": 1, "assignee_id": None, "helpers": "", "due": None}
        log.data = {**log.data, "tasks": [{**task, "expected": "", "target": None}] * 30}
        unit.commit()
    (full,) = await minh.says("giao lan: một việc nữa")
    assert full.startswith("Biên bản đã có 30 mục loại này. Đồng chí gộp bớt giúp nhé.")
    assert len(noted(house, "tasks")) == 30


async def test_helpers_of_a_line_become_helpers_of_the_task_where_members_are_meant(house: House, minh: Person) -> None:
    due = due_in(house, 9)
    await to_tasks(minh)
    for line in (
        "giao lan: dọn rác kiệt 3, cùng Bình và Công an khu vực",
        "giao tâm: kẻ vạch, cùng Đoàn thanh niên, Mặt trận",
        "giao binh: gặp hộ bà Tư, cùng hoa",
    ):
        await minh.says(f"{line}, hạn {due:%d/%m}, sản phẩm: ảnh chụp")
    assert minh.labels()[:3] == ["Nguyễn Thị Hoa (1958)", "Nguyễn Thị Hoa (1979)", "Người ngoài chi bộ"]
    await house.restart()
    (chosen,) = await minh.taps("Nguyễn Thị Hoa (1979)")
    assert "3. gặp hộ bà Tư – Phạm Quốc Bình" in chosen
    await minh.taps("➕ Thêm việc")
    for words in ("Kẻ vạch chợ", "lan", "chị Hoa, Chi đoàn"):
        await minh.says(words)
    (due_asked,) = await minh.taps("Người ngoài chi bộ")
    assert "Hạn ngày nào?" in due_asked
    await minh.says(f"{due:%d/%m}")
    await minh.taps("Bỏ qua")
    await minh.taps("Không đếm")
    await minh.taps("Xong phần việc")
    await minh.taps("Không biểu quyết")
    await minh.taps("Không chấm")
    await minh.taps(TAKER)
    await minh.taps("💾 Lưu biên bản")
    with house.database.reading() as db:
        tasks = db.scalars(select(Task).order_by(Task.id.desc()).limit(4)).all()[::-1]
        bound = {one.task_id: one.person.full_name for one in db.scalars(select(TaskHelper))}
        assert [(one.helpers, bound.get(one.id)) for one in tasks] == [
            ("Phạm Quốc Bình, Công an khu vực", "Phạm Quốc Bình"),
            ("Đoàn thanh niên, Mặt trận", None),
            ("Nguyễn Thị Hoa (1979)", "Nguyễn Thị Hoa"),
            ("chị Hoa (ngoài chi bộ), Chi đoàn", None),
        ]
