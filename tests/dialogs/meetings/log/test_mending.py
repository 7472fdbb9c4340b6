"""The ways back in the log of a meeting: what was noted is shown again, mended or kept."""

from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import act, begin, quickly, step, to_summary, whole_way
from tests.house import Person


async def test_back_goes_round_by_round(evening: Evening, minh: Person) -> None:
    for verb, words, _ in whole_way(evening)[:18]:
        await act(minh, verb, words)
    hub = whole_way(evening)[17][2]
    await minh.taps("➕ Thêm ý kiến")
    await minh.says("lan")
    (who,) = await minh.taps("⬅ Quay lại")
    assert "Ai phát biểu?" in who
    assert await minh.taps("⬅ Quay lại") == [hub]
    (earlier,) = await minh.taps("⬅ Quay lại")
    assert earlier.endswith(evening.earlier)
    (end,) = await minh.taps("⬅ Quay lại")
    assert "Kết thúc lúc mấy giờ?" in end
    assert minh.labels()[0] == f"Giữ: {evening.at(20, 45)}"
    await minh.taps(f"Giữ: {evening.at(20, 45)}")
    (opinions,) = await minh.taps("Xong việc kỳ trước")
    assert opinions.endswith("1. Phạm Quốc Bình (kiệt 3): Rác để qua đêm vì không có chỗ đổ")


async def test_the_last_opinion_and_task_can_be_taken_back(evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    await minh.taps("✏ Sửa ý kiến")
    assert await minh.taps("🗑 Bỏ ý kiến 2") == [
        step(
            5,
            "Ý kiến phát biểu\n1. Phạm Quốc Bình (kiệt 3): Rác để qua đêm vì không có chỗ đổ",
            "Đã bỏ ý kiến 2: Công an sẽ nhắc từng hộ",
        )
    ]
    (summary,) = await minh.taps("Xong ý kiến")
    assert "\nÝ kiến (1):\n" in summary
    await minh.taps("✏ Sửa phần việc")
    (tasks,) = await minh.taps("🗑 Bỏ việc 2")
    assert tasks.startswith("Đã bỏ việc 2: Gặp hộ bà Tư\n")
    (summary,) = await minh.taps("Xong phần việc")
    assert "\nViệc giao (1):\n" in summary


async def test_each_part_is_mended_from_the_summary_and_leads_back(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    mended = [
        ("✏ Sửa khách mời", [("says", "chị Ba, Mặt trận")], "Khách: chị Ba, Mặt trận\n"),
        ("✏ Sửa thời gian", [("says", "19h15"), ("taps", "+90 phút · 20:45")], "đến 20:45 (90 phút).\n"),
        ("✏ Sửa số phát biểu", [("says", "3")], "Số đồng chí phát biểu: 3\n"),
        (
            "✏ Sửa kết luận",
            [("taps", "🗑 Bỏ kết luận 1"), ("says", "Làm ngay trong tuần"), ("taps", "Xong kết luận")],
            "Kết luận: Làm ngay trong tuần\n",
        ),
        ("✏ Sửa kết luận", [("taps", "Xong kết luận")], "Kết luận: Làm ngay trong tuần\n"),
        (
            "✏ Sửa biểu quyết",
            [("taps", "7/7 tán thành")],
            "Biểu quyết: tán thành 7, không tán thành 0, không có ý kiến 0; trên 7 đồng chí có quyền",
        ),
        ("✏ Sửa chấm điểm", [("says", "10 25 10 5 5"), ("taps", "Xong chấm điểm")], "Điểm: 78/100, Khá"),
        (
            "✏ Sửa điểm danh",
            [("says", "lan"), ("taps", "Đi công tác"), ("taps", "Xong điểm danh")],
            "Có mặt: 8/9\nVắng có lý do (1): Lê Thị Lan – Đi công tác\n",
        ),
    ]
    for label, deeds, shown in mended:
        await minh.taps(label)
        for verb, words in deeds:
            (answer,) = await act(minh, verb, words)
        assert "bước 11/11" in answer
        assert shown in answer
    (refused,) = await minh.taps("💾 Lưu biên bản")
    assert refused.startswith("7/7 chưa khớp với số có quyền biểu quyết là 6. Đồng chí xem lại phần biểu quyết")


async def test_what_was_noted_is_shown_again_and_can_be_kept(evening: Evening, minh: Person) -> None:
    await to_summary(minh, evening)
    for label, keep in (
        ("✏ Sửa khách mời", "Giữ: Đại diện tổ dân phố"),
        ("✏ Sửa số phát biểu", "Giữ: 4"),
        ("✏ Sửa kết luận", "Xong kết luận"),
        ("✏ Sửa biểu quyết", "Giữ: 4/5"),
    ):
        await minh.taps(label)
        (answer,) = await minh.taps(keep)
        assert answer == whole_way(evening)[-1][2]
