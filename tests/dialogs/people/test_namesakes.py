"""Two people of one name in a cell: told apart by the year of birth wherever others read of them."""

from types import SimpleNamespace
from typing import cast

from sqlalchemy import select

from handlers.context import Work
from handlers.ward.digests.pages.cells import task_label
from storage.sessions import Session
from storage.tasks import Task
from tests.dialogs.sample import session_of
from tests.dialogs.sessions.schedule import open_page
from tests.house import ZONE, House, Person

OLDER, YOUNGER = "Nguyễn Thị Hoa (1958)", "Nguyễn Thị Hoa (1979)"
VACHE = "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng"


async def test_in_the_list_of_who_comes(house: House, minh: Person) -> None:
    await open_page(house, minh)
    (shown,) = await minh.taps("👥 Ai dự, ai vắng")
    assert f"– {OLDER}\n– {YOUNGER}\n" in shown and "– Lê Thị Lan\n" in shown


async def test_on_the_board_and_on_the_page_of_a_task(minh: Person) -> None:
    (board,) = await minh.says("/chibo")
    assert f"{VACHE} · {OLDER}, hạn 01/12" in board
    (by_person,) = await minh.taps("👥 Xem theo người")
    assert f"– {OLDER}: " in by_person and f"👤 {OLDER}" in minh.labels()
    (theirs,) = await minh.taps(f"👤 {OLDER}")
    assert theirs.startswith(f"{OLDER}\n") and f"🔔 Nhắc {OLDER}" in minh.labels()
    await minh.says("/viec")
    await minh.taps("📋 Việc của chi bộ")
    (label,) = [label for label in minh.labels() if "Hoa" in label]
    assert label.endswith(f" · {OLDER}")
    (page,) = await minh.taps(label)
    assert f"\nNgười làm: {OLDER}\n" in page


async def test_on_the_printed_slip(minh: Person) -> None:
    await minh.says("/chibo")
    await minh.taps("👥 Xem theo người")
    await minh.taps(f"👤 {OLDER}")
    said = await minh.taps("🖨 Phiếu việc để in")
    assert any(f"🖨 Phiếu việc của đồng chí {OLDER}" in one for one in said)


async def test_in_what_the_ward_reads_of_a_task(house: House, quynh: Person) -> None:
    with house.database.reading() as db:
        task = db.scalars(select(Task).where(Task.content == VACHE)).one()
        work = cast(Work, SimpleNamespace(db=db, today=task.due_on, zone=ZONE))
        assert task_label(work, task).endswith("Thị Hoa (1958)")


async def test_in_who_prepares_a_session(house: House, lan: Person) -> None:
    async with house.database.writing() as unit:
        task = unit.db.scalars(select(Task).where(Task.content == VACHE)).one()
        unit.db.get_one(Session, session_of(house).id).preparer_id = task.assignee_id
        unit.commit()
    (shown,) = await lan.says("họp mấy giờ")
    assert f"Người chuẩn bị: {OLDER}" in shown
    (shown,) = await lan.says("ai phụ trách?")
    assert f": {OLDER} chuẩn bị." in shown


async def test_in_naming_who_prepares_and_in_the_plan(house: House, minh: Person) -> None:
    await open_page(house, minh)
    await minh.taps("👤 Đổi người chuẩn bị")
    (sure,) = await minh.taps(YOUNGER)
    assert f"Giao đồng chí {YOUNGER} chuẩn bị?" in sure
    (saved,) = await minh.taps("💾 Lưu")
    assert f"Đã giao đồng chí {YOUNGER} chuẩn bị." in saved
    (preparing,) = await minh.taps("🧰 Chuẩn bị")
    assert f" – {YOUNGER}, quá hạn" in preparing
    await minh.says("/kehoach")
    (theme,) = await minh.taps("2. Giữ sạch kiệt, không để rác qua đ…")
    assert YOUNGER in theme
