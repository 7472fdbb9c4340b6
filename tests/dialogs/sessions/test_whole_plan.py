"""A cell's plan before the ward: approved as a whole in one tap, or theme by theme."""

from datetime import datetime, timedelta

import pytest

from storage.outbox import OutboxRow
from storage.sessions import Approval, Session
from tests.dialogs.refusals import NOT_YOURS
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.year import COPY, RETURNED, history, label
from tests.house import ZONE, House, Person

THIRD = "Gắn bình chữa cháy ở đầu hẻm Mẫu 8"
APPROVE = "👍 Duyệt cả kế hoạch (3)"


@pytest.fixture
async def three(house: House) -> House:
    """Three themes of one cell wait: one since two days, two since today."""
    async with house.database.writing() as unit:
        returned = unit.db.get_one(Session, session_of(house, RETURNED).id)
        third = Session(
            cell_id=returned.cell_id,
            theme=THIRD,
            field="An ninh trật tự",
            reason="45 hộ hẻm Mẫu 8 chưa có bình",
            place="Nhà văn hóa",
            area="Hẻm Mẫu 8",
            expected="45 hộ có bình",
            starts_at=datetime(2027, 8, 5, 19, 0, tzinfo=ZONE),
            preparer_id=returned.registered_by_id,
            registered_by_id=returned.registered_by_id,
            registered_at=house.clock.now(),
        )
        unit.db.add(third)
        for theme in (returned, third):
            theme.approval, theme.sent_at = Approval.WAITING, house.clock.now() - timedelta(minutes=1)
        unit.commit()
    return house


async def open_plan(quynh: Person) -> str:
    await quynh.says("/duyet")
    (shown,) = await quynh.taps(label(quynh, "cả kế hoạch"))
    return shown


def approvals(house: House) -> list[str]:
    return [session_of(house, theme).approval for theme in (COPY, RETURNED, THIRD)]


async def test_the_page_shows_all_of_it_with_what_is_to_be_said(three: House, quynh: Person) -> None:
    (queue,) = await quynh.says("/duyet")
    assert queue.startswith("Chuyên đề chờ duyệt (3)")
    assert quynh.labels() == ["2 ngày · Chi bộ Khu phố 2 (mẫu) · cả kế hoạch (3)", "🗓 Lịch các chi bộ"]
    shown = await open_plan(quynh)
    assert shown == (
        "Chi bộ Khu phố 2 (mẫu)\nKế hoạch chờ duyệt (3)\n\n"
        f"1. Thứ Năm 14/01/2027 · {COPY}\n"
        f"   gần như chép lại chuyên đề “{THEME}” của Chi bộ Khu phố 1 (mẫu) (29/11/2026)\n"
        f"2. Thứ Hai 15/03/2027 · {RETURNED}\n"
        "   gửi lại sau góp ý; chưa nêu: nơi nào, ai bị ảnh hưởng, kết quả đếm được, thấy được, người chuẩn bị\n"
        f"3. Thứ Năm 05/08/2027 · {THIRD}\n\n⚠ Năm 2027 chưa có chuyên đề: Quý II, Quý IV."
    )
    assert quynh.labels() == [
        "1. Giữ sạch các hẻm, không để rác qu…",
        "2. Nâng cao ý thức chấp hành quy địn…",
        f"3. {THIRD}",
        APPROVE,
        "🗳 Về danh sách chờ",
    ]


async def test_one_tap_approves_it_and_tells_the_secretary_once(three: House, hung: Person, quynh: Person) -> None:
    await open_plan(quynh)
    hung.take()
    await three.restart()
    button = quynh.button(APPROVE)
    (said,) = await quynh.taps_twice(APPROVE)
    assert said == (
        "✅ Đã duyệt 3 chuyên đề của Chi bộ Khu phố 2 (mẫu). Bí thư chi bộ đã được báo.\n\n"
        "Không có chuyên đề nào chờ duyệt."
    )
    assert approvals(three) == ["approved"] * 3
    assert hung.take() == [f"✅ Phường đã duyệt cả kế hoạch, 3 chuyên đề:\n1. {COPY}\n2. {RETURNED}\n3. {THIRD}"]
    assert history(three, COPY)[-1] == "approved"
    quynh.toasts()
    assert await quynh.presses(button) == []
    assert quynh.toasts()[-1] == "Chuyên đề này không còn chờ duyệt."
    (shown,) = await hung.taps("📋 Về kế hoạch")
    assert shown.count("Đã duyệt") == 3


async def test_nothing_is_approved_that_was_not_on_the_page(three: House, hung: Person, quynh: Person) -> None:
    await open_plan(quynh)
    async with three.database.writing() as unit:
        changed = unit.db.get_one(Session, session_of(three, THIRD).id)
        changed.theme, changed.plan_version = "Gắn chuông báo cháy", changed.plan_version + 1
        unit.commit()
    (said,) = await quynh.taps(APPROVE)
    assert said.startswith(
        "Chưa duyệt: kế hoạch vừa có thay đổi. Đồng chí xem lại bản dưới đây rồi duyệt.\n\nChi bộ Khu phố 2"
    )
    assert "Gắn chuông báo cháy" in said
    assert session_of(three, COPY).approval == "waiting"
    await quynh.taps(APPROVE)
    assert session_of(three, COPY).approval == "approved"


async def test_theme_by_theme_the_rest_stays_at_hand(three: House, hung: Person, quynh: Person) -> None:
    await open_plan(quynh)
    await quynh.taps(f"3. {THIRD}")
    assert "📋 Cả kế hoạch của chi bộ (còn 2)" in quynh.labels()
    (said,) = await quynh.taps("👍 Duyệt")
    assert said.startswith(f"✅ Đã duyệt {THIRD} của Chi bộ Khu phố 2 (mẫu).")
    assert "Kế hoạch chờ duyệt (2)" in said and "👍 Duyệt cả kế hoạch (2)" in quynh.labels()
    await quynh.taps("1. Giữ sạch các hẻm, không để rác qu…")
    await quynh.taps("↩ Yêu cầu chỉnh sửa")
    await quynh.taps("Khu vực")
    await quynh.says("Hẻm nào")
    (said,) = await quynh.taps("↩ Gửi lại chi bộ (1 ý)")
    assert "Kế hoạch chờ duyệt (1)" in said
    await quynh.taps("👍 Duyệt cả kế hoạch (1)")
    assert approvals(three) == ["returned", "approved", "approved"]


async def test_the_notice_of_several_leads_to_their_page(house: House, hung: Person, quynh: Person) -> None:
    await house.move(minutes=1)
    for theme, day in (("Xóa quảng cáo dán bậy", "25/4/2027"), ("Đặt ghế đá ở hẻm 8", "25/7/2027")):
        await hung.says("/kehoach")
        await hung.taps("➕ Thêm chuyên đề")
        for words in (theme, "trat tu do thi", "Dán đầy cột", "Đường Mẫu 4", "Cạo", "40 cột sạch", f"{day} 19h"):
            await hung.says(words)
        for words in ("Nhà văn hóa", "ly van phuc"):
            await hung.says(words)
        for words in ("Không mời khách", "Không cần tài liệu", "Không có", "💾 Lưu"):
            await hung.taps(words)
    await hung.says("/kehoach")
    await hung.taps("Kế hoạch năm 2027")
    await hung.taps(label(hung, "cả kế hoạch (2)"))
    quynh.take()
    await hung.taps("📤 Vẫn gửi, ghi lý do" if "📤 Vẫn gửi, ghi lý do" in hung.labels() else "📤 Gửi")
    if "📤 Gửi" not in hung.labels():
        await hung.says("Cả năm")
    (notice,) = quynh.take()
    assert notice.startswith("📋 Chi bộ Khu phố 2 (mẫu) gửi 2 chuyên đề chờ duyệt:")
    (shown,) = await quynh.taps("📋 Xem và duyệt kế hoạch")
    assert "Kế hoạch chờ duyệt (3)" in shown


async def test_others_cannot(three: House, hung: Person) -> None:
    cell = session_of(three, COPY).cell_id
    for verb in ("view", "all:1", "all"):
        assert await hung.forges(f"kw:{cell}:0:{verb}") == []
        assert hung.toasts() == [NOT_YOURS]
    assert approvals(three) == ["waiting"] * 3


async def test_a_forged_stamp_approves_nothing(three: House, quynh: Person) -> None:
    cell = session_of(three, COPY).cell_id
    for verb in ("all", "all:1"):
        await quynh.forges(f"kw:{cell}:0:{verb}")
    assert approvals(three) == ["waiting"] * 3
    assert not [row for row in three.rows(OutboxRow) if "đã duyệt cả kế hoạch" in row.payload]
