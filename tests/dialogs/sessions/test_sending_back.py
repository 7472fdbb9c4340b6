"""A returned theme goes back only mended: open remarks and unsaved changes stop it, and the ward sees what was done."""

import pytest

from tests.dialogs.sample import session_of
from tests.dialogs.sessions.year import RETURNED, open_theme, open_waiting
from tests.house import House, Person


async def mends(person: Person, field: str, words: str) -> str:
    await person.taps(f"✏ Sửa {field}")
    await person.says(words)
    (said,) = await person.taps("💾 Lưu")
    return said


@pytest.fixture
async def returned(hung: Person) -> Person:
    """The secretary, before a theme that came back with two remarks."""
    await open_theme(hung, RETURNED, 2027)
    return hung


async def test_open_remarks_stop_it_and_are_offered_one_by_one(house: House, returned: Person) -> None:
    (said,) = await returned.taps("📤 Gửi phường duyệt")
    assert said.startswith(
        "Chưa gửi được: còn 2 ý phường nêu chưa trả lời. Đồng chí sửa mục ấy, hoặc giữ nguyên và ghi lý do."
    )
    assert returned.labels()[:4] == [
        "✏ Sửa kết quả cần đạt",
        "Giữ nguyên kết quả cần đạt",
        "✏ Sửa khu vực",
        "Giữ nguyên khu vực",
    ]
    said = await mends(returned, "khu vực", "Kiệt Mẫu 8")
    assert "còn 1" in said and "xử lý hết" not in said
    (said,) = await returned.taps("📤 Gửi phường duyệt")
    assert said.startswith("Chưa gửi được: còn 1 ý phường nêu chưa trả lời.")
    assert session_of(house, RETURNED).approval == "returned"
    said = await mends(returned, "kết quả cần đạt", "25 hộ có bình chữa cháy")
    assert "Các ý phường nêu đã xử lý hết. Đồng chí gửi lại giúp." in said
    (asked,) = await returned.taps("📤 Gửi phường duyệt")
    assert asked.startswith("Gửi phường duyệt · bước 1/2\n\nGửi phường 1 chuyên đề:")


async def test_a_field_put_back_as_it_was_is_open_again(house: House, returned: Person) -> None:
    before = session_of(house, RETURNED).area
    await mends(returned, "khu vực", "Kiệt Mẫu 8")
    await returned.taps("✏ Sửa nội dung")
    await returned.taps("✏ Khu vực")
    await returned.says(before)
    (said,) = await returned.taps("💾 Lưu")
    assert "Phường đề nghị sửa (còn 2):" in said


async def test_a_theme_with_open_remarks_is_left_out_of_the_whole_plan(house: House, hung: Person) -> None:
    await hung.says("/kehoach")
    await hung.taps("➕ Thêm chuyên đề")
    for words in ("Xóa quảng cáo dán bậy", "trat tu do thi", "Dán đầy cột", "Đường Mẫu 4", "Cạo", "40 cột sạch"):
        await hung.says(words)
    for words in ("25/4/2027 19h", "Nhà văn hóa", "ly van phuc"):
        await hung.says(words)
    for words in ("Không mời khách", "Không cần tài liệu", "Không có", "💾 Lưu"):
        await hung.taps(words)
    await hung.says("/kehoach")
    await hung.taps("Kế hoạch năm 2027")
    (asked,) = await hung.taps("📤 Gửi phường cả kế hoạch (1)")
    assert "Gửi phường 1 chuyên đề:\n1. Xóa quảng cáo dán bậy" in asked
    assert f"Chưa gửi được 1 chuyên đề, vì còn ý phường nêu chưa trả lời:\n1. {RETURNED}" in asked


async def test_an_unsaved_change_is_offered_first_and_saved_on_the_way(
    house: House, returned: Person, quynh: Person
) -> None:
    before = session_of(house, RETURNED)
    await returned.taps("Giữ nguyên kết quả cần đạt")
    await returned.says("Chưa khảo sát")
    await returned.taps("✏ Sửa khu vực")
    await returned.says("Kiệt Mẫu 8")
    await house.restart()
    await open_theme(returned, RETURNED, 2027)
    (asked,) = await returned.taps("📤 Gửi phường duyệt")
    assert asked.endswith(
        "Gửi phường duyệt · bước 1/2\n\nĐồng chí còn phần sửa chưa lưu. Lưu rồi gửi luôn nhé?\n\n"
        f"{RETURNED}\nkhu vực\nTrước: {before.area}\nNay: Kiệt Mẫu 8"
    )
    assert returned.labels()[:3] == [
        "💾 Lưu phần sửa rồi gửi",
        "✏ Xem lại: Nâng cao ý thức chấp hành quy…",
        "📤 Gửi, không kèm phần sửa",
    ]
    (asked,) = await returned.taps("💾 Lưu phần sửa rồi gửi")
    assert asked.startswith("✅ Đã lưu.\n\nGửi phường duyệt · bước 1/2\n\nGửi phường 1 chuyên đề:")
    await returned.taps("📤 Vẫn gửi, ghi lý do")
    await returned.says("Sẽ bổ sung")
    assert session_of(house, RETURNED).area == "Kiệt Mẫu 8"
    shown = await open_waiting(quynh, "Nâng cao")
    assert (
        "Phường đã nêu, chi bộ trả lời:\n– kết quả cần đạt: Ghi rõ bao nhiêu hộ có bình chữa cháy.\n"
        "   Chi bộ giữ nguyên: Chưa khảo sát\n– khu vực: Nêu kiệt nào, dãy trọ nào.\n"
        f"   Trước: {before.area}\n   Nay: Kiệt Mẫu 8"
    ) in shown


async def test_without_the_unsaved_change_what_is_open_stays_open(house: House, returned: Person) -> None:
    await returned.taps("✏ Sửa khu vực")
    await returned.says("Kiệt Mẫu 8")
    await open_theme(returned, RETURNED, 2027)
    await returned.taps("📤 Gửi phường duyệt")
    (said,) = await returned.taps("📤 Gửi, không kèm phần sửa")
    assert said.startswith("Chưa gửi được: còn 2 ý phường nêu chưa trả lời.")
    (said,) = await returned.taps("✏ Sửa nội dung")
    assert "đang ghi dở" in said


async def test_what_else_was_changed_is_shown_to_the_ward(house: House, returned: Person, quynh: Person) -> None:
    before = session_of(house, RETURNED)
    await mends(returned, "khu vực", "Kiệt Mẫu 8")
    await mends(returned, "kết quả cần đạt", "25 hộ có bình chữa cháy")
    for words in ("Hướng dẫn dùng bình", "Từng nhà biết dùng bình"):
        await returned.taps("✏ Sửa nội dung")
        await returned.taps("✏ Mục đích")
        await returned.says(words)
        await returned.taps("💾 Lưu")
    await returned.taps("📤 Gửi phường duyệt")
    await returned.taps("📤 Vẫn gửi, ghi lý do")
    await returned.says("Sẽ bổ sung")
    shown = await open_waiting(quynh, "Nâng cao")
    assert (
        f"Chi bộ sửa thêm:\n– mục đích\n   Trước: {before.aim or 'không'}\n   Nay: Từng nhà biết dùng bình\n\n"
    ) in shown
