"""The ward on a cell's plan: what is sent to it, its queue, deciding, remarks that are worked through, the calendar."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.plans import Remark
from storage.sessions import Session
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.year import COPY, RETURNED, history, label, open_theme, open_waiting
from tests.house import ZONE, House, Person


async def test_sending_one_that_has_nothing_wrong(house: House, minh: Person, quynh: Person) -> None:
    await house.move(minutes=1)
    await minh.says("/dangky")
    for words in (
        "Sắp xếp chỗ để xe trước chợ Mẫu",
        "trat tu do thi",
        "Xe máy tràn lòng đường trước chợ Mẫu",
        "Nhà sinh hoạt",
        "Chợ Mẫu",
        "25 ngày nữa 19h",
        "le thi lan",
    ):
        await minh.says(words)
    await minh.taps("Không mời khách")
    await minh.taps("✏ Sửa kết quả cần đạt")
    await minh.says("Kẻ 60 ô, tiểu thương ký cam kết")
    await minh.taps("💾 Lưu")
    await minh.taps("📋 Mở trong kế hoạch")
    (asked,) = await minh.taps("📤 Gửi phường duyệt")
    assert asked == "Gửi phường duyệt · bước 1/2\n\nGửi phường 1 chuyên đề:\n1. Sắp xếp chỗ để xe trước chợ Mẫu"
    quynh.take()
    await house.move(seconds=5)
    await house.restart()
    assert await minh.taps("📤 Gửi") == ["✅ Đã gửi phường 1 chuyên đề. Có kết quả em báo ngay."]
    assert quynh.take() == ["📋 Chi bộ Khu phố 1 (mẫu) gửi 1 chuyên đề chờ duyệt:\n1. Sắp xếp chỗ để xe trước chợ Mẫu"]
    (queue,) = await quynh.taps("🗳 Mở danh sách chờ duyệt")
    assert queue == "Chuyên đề chờ duyệt (2)\nXếp theo thứ tự gửi, cũ nhất ở trên."
    assert quynh.labels() == [
        "2 ngày · Chi bộ Khu phố 2 (mẫu) · Giữ sạch các hẻm, không để rá…",
        "hôm nay · Chi bộ Khu phố 1 (mẫu) · Sắp xếp chỗ để xe trước chợ M…",
        "🗓 Lịch các chi bộ",
    ]
    assert history(house, "Sắp xếp chỗ để xe trước chợ Mẫu") == ["added", "sent"]


async def test_a_general_theme_is_sent_with_a_reason_only(house: House, hung: Person, quynh: Person) -> None:
    await open_theme(hung, RETURNED, 2027)
    for field in ("kết quả cần đạt", "khu vực"):
        await hung.taps(f"Giữ nguyên {field}")
        await hung.says("Đang khảo sát")
    (asked,) = await hung.taps("📤 Gửi phường duyệt")
    assert "Trước khi gửi, đồng chí xem giúp:" in asked and "– người chuẩn bị" in asked
    assert hung.labels() == ["📤 Vẫn gửi, ghi lý do", "✖ Hủy"]
    assert (await hung.taps("📤 Vẫn gửi, ghi lý do"))[0].endswith("Phường sẽ đọc lý do.")
    assert await hung.says("Sẽ bổ sung sau khi khảo sát") == ["✅ Đã gửi phường 1 chuyên đề. Có kết quả em báo ngay."]
    shown = await open_waiting(quynh, "Nâng cao")
    assert "Chi bộ nêu lý do vẫn gửi: Sẽ bổ sung sau khi khảo sát" in shown
    assert "💡 Chưa nêu: " in shown


async def test_the_ward_sees_a_near_copy_side_by_side_and_the_secretary_only_their_own(
    house: House, hung: Person, quynh: Person
) -> None:
    await quynh.says("/duyet")
    (shown,) = await quynh.taps(label(quynh, "Giữ sạch"))
    when = session_of(house, THEME).starts_at.astimezone(ZONE)
    assert (
        f"⚠ Gần như chép lại chuyên đề “{THEME}” của Chi bộ Khu phố 1 (mẫu) ({when:%d/%m/%Y}). "
        "Phần trùng ghi đậm, trong «»."
    ) in shown
    assert "Chuyên đề này: " in shown and "Chuyên đề kia: " in shown and "«" in shown
    assert len(shown) <= 2_000
    await open_theme(hung, COPY, 2027)
    await hung.taps("↩ Rút lại để sửa")
    own = (await hung.taps("✏ Sửa nội dung"))[0]
    assert "Khu phố 1" not in own and "Kiệt Mẫu 3" not in own


async def test_approving_tells_the_secretary_once(house: House, hung: Person, quynh: Person) -> None:
    await quynh.says("/duyet")
    await quynh.taps(label(quynh, "Giữ sạch"))
    approve = f"kd:{session_of(house, COPY).id}:1:approve"
    hung.take()
    (answer,) = await quynh.taps("👍 Duyệt")
    assert answer.startswith(f"✅ Đã duyệt {COPY} của Chi bộ Khu phố 2 (mẫu). Bí thư chi bộ đã được báo.")
    start = long_moment(session_of(house, COPY).starts_at, ZONE)
    assert hung.take() == [f"✅ Phường đã duyệt chuyên đề {COPY}, {start}."]
    assert await quynh.presses(approve) == []
    assert quynh.toasts() == [OLD_BUTTON]
    assert session_of(house, COPY).approval == "approved"
    assert history(house, COPY) == ["added", "sent", "approved"]


async def test_returning_with_remarks_that_are_worked_through(house: House, hung: Person, quynh: Person) -> None:
    await quynh.says("/duyet")
    await quynh.taps(label(quynh, "Giữ sạch"))
    (asked,) = await quynh.taps("↩ Yêu cầu chỉnh sửa")
    assert asked == f"Yêu cầu chỉnh sửa\n\nGóp ý mục nào của {COPY}?"
    await quynh.taps("Kết quả cần đạt")
    await quynh.says("Ghi rõ hẻm nào")
    await house.move(seconds=5)
    await house.restart()
    await quynh.taps("Tên chuyên đề")
    assert (await quynh.taps("⬅ Quay lại"))[0].endswith("– kết quả cần đạt: Ghi rõ hẻm nào")
    await quynh.taps("Góp ý chung")
    await quynh.says("Tránh chép")
    await quynh.taps("🗑 Bỏ ý vừa ghi")
    await quynh.taps("Người chuẩn bị")
    await quynh.says("Chọn đảng viên ở hẻm")
    hung.take()
    (answer,) = await quynh.taps("↩ Gửi lại chi bộ (2 ý)")
    assert answer.startswith(f"↩ Đã gửi lại {COPY} cho Chi bộ Khu phố 2 (mẫu) với 2 ý.")
    start = long_moment(session_of(house, COPY).starts_at, ZONE)
    remarks = "– kết quả cần đạt: Ghi rõ hẻm nào\n– người chuẩn bị: Chọn đảng viên ở hẻm"
    assert hung.take() == [f"↩ Phường yêu cầu chỉnh sửa chuyên đề {COPY}, {start}.\n{remarks}"]
    (shown,) = await hung.taps("✏ Xem và sửa từng ý")
    assert f"Phường đề nghị sửa (còn 2):\n{remarks}" in shown
    (asked,) = await hung.taps("✏ Sửa kết quả cần đạt")
    assert "Kết quả cần đạt là gì" in asked
    await hung.says("30 hộ hẻm Mẫu 8 ký cam kết")
    (shown,) = await hung.taps("💾 Lưu")
    assert shown.startswith("✅ Đã lưu.") and "(còn 1)" in shown
    (asked,) = await hung.taps("Giữ nguyên người chuẩn bị")
    assert asked.startswith(
        "Giữ nguyên\n\nGiữ sạch các hẻm, không để rác qua đêm\nPhường nêu về người chuẩn bị: Chọn đảng viên ở hẻm"
    )
    (shown,) = await hung.says("Đồng chí Phúc ở ngay hẻm ấy")
    assert shown.startswith("Đã ghi lý do giữ nguyên.") and "Phường đề nghị sửa" not in shown
    await hung.taps("📤 Gửi phường duyệt")
    await hung.taps("📤 Vẫn gửi, ghi lý do")
    await hung.says("Hẻm khác nhau")
    await quynh.says("/duyet")
    (shown,) = await quynh.taps(label(quynh, "Giữ sạch"))
    assert (
        "Phường đã nêu, chi bộ trả lời:\n– kết quả cần đạt: Ghi rõ hẻm nào\n"
        "   Trước: 30 hộ ký cam kết, một tháng không còn rác đầu hẻm\n   Nay: 30 hộ hẻm Mẫu 8 ký cam kết\n"
        "– người chuẩn bị: Chọn đảng viên ở hẻm\n   Chi bộ giữ nguyên: Đồng chí Phúc ở ngay hẻm ấy\n\n"
    ) in shown
    assert history(house, COPY) == ["added", "sent", "returned", "changed", "sent"]


async def test_remarks_on_time_and_preparer_lead_to_their_own_forms(house: House, hung: Person, quynh: Person) -> None:
    await quynh.says("/duyet")
    await quynh.taps(label(quynh, "2 ngày"))
    await quynh.taps("↩ Yêu cầu chỉnh sửa")
    for field, words in (("Ngày giờ", "Trùng họp phường"), ("Người chuẩn bị", "Chọn người khác")):
        await quynh.taps(field)
        await quynh.says(words)
    await quynh.taps("↩ Gửi lại chi bộ (2 ý)")
    await hung.taps("✏ Xem và sửa từng ý")
    await hung.taps("✏ Sửa ngày giờ")
    for words in ("60 ngày nữa 19h", "Tránh lịch phường"):
        await hung.says(words)
    await hung.taps("📅 Dời và báo mọi người")
    (shown,) = await open_theme(hung, COPY, 2027)
    assert "Phường đề nghị sửa (còn 1):\n– người chuẩn bị: Chọn người khác" in shown
    await hung.taps("✏ Sửa người chuẩn bị")
    await hung.says("Đinh Thị Ngân")
    await hung.taps("💾 Lưu")
    (shown,) = await open_theme(hung, COPY, 2027)
    assert "Phường đề nghị sửa" not in shown


@pytest.mark.parametrize("verb", ["view", "approve", "return"])
async def test_forged_ward_buttons(house: House, verb: str, hung: Person) -> None:
    one = session_of(house, COPY)
    assert await hung.forges(f"kd:{one.id}:{one.plan_version}:{verb}") == []
    assert hung.toasts() == [NOT_YOURS]
    assert session_of(house, COPY).approval == "waiting"


async def test_waiting_too_long_reminds_the_ward_once_a_term(house: House, quynh: Person) -> None:
    quynh.take()
    await house.move(days=2)
    assert not [one for one in quynh.take() if one.startswith("⏰")]
    await house.move(days=1)
    reminder = f"⏰ 1 chuyên đề của Chi bộ Khu phố 2 (mẫu) chờ duyệt đã 5 ngày:\n1. {COPY}"
    assert [one for one in quynh.take() if one.startswith("⏰")] == [reminder]
    await house.move(days=4)
    assert not [one for one in quynh.take() if one.startswith("⏰")]
    await house.move(days=1)
    assert [one for one in quynh.take() if one.startswith("⏰")] == [reminder.replace("5 ngày", "10 ngày")]


async def test_the_calendar_shows_clashes(house: House, quynh: Person) -> None:
    async with house.database.writing() as unit:
        copy = unit.db.get_one(Session, session_of(house, COPY).id)
        office = unit.db.scalars(select(Session).where(Session.area == "Quầy hộ tịch")).one()
        copy.starts_at = office.starts_at + timedelta(hours=1)
        unit.commit()
    await quynh.says("/duyet")
    await quynh.taps("🗓 Lịch các chi bộ")
    (shown,) = await quynh.taps("Tháng 12 ▶")
    assert "Lịch sinh hoạt chuyên đề tháng 12/2026" in shown
    start = long_moment(session_of(house, "Rút ngắn thời gian chờ ở quầy một cửa").starts_at, ZONE)
    assert (
        "⚠ Trùng giờ của cùng một đồng chí\n– Cao Văn Long: Chi bộ Trung tâm Hành chính công (mẫu) và "
        f"Chi bộ Khu phố 2 (mẫu), {start}"
    ) in shown


def test_remarks_of_the_sample_are_open(house: House) -> None:
    with house.database.reading() as db:
        assert [one.field for one in db.scalars(select(Remark).where(Remark.settled_at.is_(None)))] == [
            "expected",
            "area",
        ]
