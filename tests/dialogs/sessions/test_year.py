"""The year's plan: its list with gaps, adding, changing, and buttons that are no longer theirs."""

import pytest

from handlers.language.dates import long_moment
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.year import COPY, RETURNED, history, label, open_theme
from tests.house import ZONE, House, Person


async def test_the_list_shows_quarters_and_gaps(hung: Person) -> None:
    (shown,) = await hung.says("/kehoach")
    assert shown == (
        "Kế hoạch sinh hoạt chuyên đề năm 2026\nChi bộ Khu phố 2 (mẫu)\n\nQuý I: không có chuyên đề\n"
        "\nQuý II: không có chuyên đề\n\nQuý III: không có chuyên đề\n\nQuý IV: ⚠ chưa có chuyên đề"
    )
    (shown,) = await hung.taps("Kế hoạch năm 2027")
    assert shown == (
        "Kế hoạch sinh hoạt chuyên đề năm 2027\nChi bộ Khu phố 2 (mẫu)\n\nQuý I\n"
        f"1. 14/01 · {COPY} · Chờ duyệt\n2. 15/03 · {RETURNED} · Yêu cầu chỉnh sửa\n"
        "\nQuý II: ⚠ chưa có chuyên đề\n\nQuý III: ⚠ chưa có chuyên đề\n\nQuý IV: ⚠ chưa có chuyên đề"
    )
    assert hung.labels() == [
        "1. Giữ sạch các hẻm, không để rác qu…",
        "2. Nâng cao ý thức chấp hành quy địn…",
        "➕ Thêm chuyên đề",
        "📄 Lấy mẫu Excel",
        "📥 Nhập từ Excel",
        "Kế hoạch năm 2026",
    ]


async def test_adding_every_field(house: House, hung: Person) -> None:
    await hung.says("/kehoach")
    assert (await hung.taps("➕ Thêm chuyên đề"))[0].startswith("Thêm vào kế hoạch · bước 1/13\n\nTên chuyên đề là gì?")
    for words in (
        "Xóa quảng cáo dán bậy ở đường Mẫu 4",
        "trat tu do thi",
        "Cột điện đường Mẫu 4 dán số khoan cắt",
        "Đường Mẫu 4",
        "Các hộ cùng cạo và sơn lại",
        "40 cột sạch, hai tháng không bị dán lại",
        "25 ngày nữa 19h",
        "Nhà văn hóa khu phố 2",
        "ly van phuc",
    ):
        await house.move(seconds=2)
        assert len(await hung.says(words)) == 1
    await house.restart()
    await hung.taps("Không mời khách")
    await hung.says("Ảnh hiện trạng")
    (shown,) = await hung.taps("Không có")
    assert shown.startswith("Thêm vào kế hoạch · bước 13/13\n\nĐồng chí xem lại rồi chọn Lưu.\n\nXóa quảng cáo dán bậy")
    assert shown.endswith(
        "Mục đích: Các hộ cùng cạo và sơn lại\nKết quả cần đạt: 40 cột sạch, hai tháng không bị dán lại\n"
        "Tài liệu: Ảnh hiện trạng\nPhần thực hành: không"
    )
    await hung.taps("💾 Lưu")
    kept = session_of(house, "Xóa quảng cáo dán bậy ở đường Mẫu 4")
    assert (kept.aim, kept.materials, kept.practice) == ("Các hộ cùng cạo và sơn lại", "Ảnh hiện trạng", "")
    assert (await hung.says("/kehoach"))[0].endswith("Bản nháp")


async def test_nothing_approved_changes_without_the_ward_hearing(house: House, minh: Person, quynh: Person) -> None:
    await open_theme(minh, THEME)
    await minh.taps("✏ Sửa nội dung")
    await minh.taps("✏ Nơi họp")
    await minh.says("Sân nhà văn hóa")
    (asked,) = await minh.taps("💾 Lưu và báo phường")
    assert asked.endswith("Vì sao sửa? Phường sẽ đọc lý do.")
    await minh.says("Nhà sinh hoạt đang sửa")
    quynh.take()
    assert (await minh.taps("💾 Lưu và báo phường"))[0].startswith("✅ Đã lưu và báo phường.")
    assert quynh.take() == [
        f"✏ Chi bộ Khu phố 1 (mẫu) sửa chuyên đề đã duyệt {THEME}.\nnơi họp\n"
        "Trước: Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)\nNay: Sân nhà văn hóa\nLý do: Nhà sinh hoạt đang sửa"
    ]
    await minh.says("/lich")
    await minh.taps(label(minh, THEME[:12]))
    await minh.taps("❌ Hủy buổi")
    await minh.says("Mưa bão")
    await minh.taps("❌ Đúng, báo mọi người")
    start = long_moment(session_of(house, THEME).starts_at, ZONE)
    assert quynh.take() == [f"❌ Chi bộ Khu phố 1 (mẫu) hủy buổi đã duyệt {THEME}, {start}.\nLý do: Mưa bão"]
    (shown,) = await minh.forges(f"k:{session_of(house, THEME).id}:1:past")
    assert "sửa nơi họp (Nhà sinh hoạt đang sửa)" in shown and "hủy buổi (Mưa bão)" in shown


async def test_a_change_cancelled_or_of_nothing_changes_nothing(house: House, minh: Person) -> None:
    before = session_of(house, THEME)
    await open_theme(minh, THEME)
    await minh.taps("✏ Sửa nội dung")
    await minh.taps("✏ Mục đích")
    assert (await minh.taps("⬅ Quay lại"))[0].startswith("Sửa chuyên đề\n\nĐồng chí chọn mục cần sửa.")
    await minh.taps("✏ Mục đích")
    await minh.says(before.aim)
    assert "💾 Lưu và báo phường" not in minh.labels()
    assert await minh.taps("✖ Hủy") == [f"Đã hủy: Sửa chuyên đề: {THEME}. Chưa có gì được gửi đi."]
    assert session_of(house, THEME).plan_version == before.plan_version


async def test_doubled_taps(house: House, hung: Person, quynh: Person) -> None:
    await quynh.says("/duyet")
    await quynh.taps(label(quynh, "Giữ sạch"))
    hung.take()
    await quynh.taps_twice("👍 Duyệt")
    assert len(hung.take()) == 1
    assert history(house, COPY).count("approved") == 1


@pytest.mark.parametrize("verb", ["view", "past", "edit", "mend:1", "keep:1", "send", "take"])
async def test_forged_theme_buttons(house: House, verb: str) -> None:
    one = session_of(house, COPY)
    for name in ("Lan", "Minh"):
        other = house.person(name)
        assert await other.forges(f"k:{one.id}:{one.plan_version}:{verb}") == []
        assert other.toasts() == [NOT_YOURS]


@pytest.mark.parametrize("data", ["k:999999:1:view", "kp:999999:0:view:2026", "kd:999999:1:approve"])
async def test_buttons_of_nothing(house: House, minh: Person, quynh: Person, data: str) -> None:
    for person in (minh, quynh):
        assert await person.forges(data) == []
        assert person.toasts() == [NOT_YOURS]


@pytest.mark.parametrize("data", ["k:x", "kp:1:0:burn", "kd:cal:2026-13", "kd:1:1:burn", "k:1:1:burn"])
async def test_buttons_that_never_were(minh: Person, data: str) -> None:
    assert await minh.forges(data) == []
    assert minh.toasts() == [OLD_BUTTON]


async def test_years_and_months_that_there_are_not(house: House, minh: Person, quynh: Person) -> None:
    cell = session_of(house).cell_id
    for data in (f"kp:{cell}:0:view", f"kp:{cell}:0:view:1999", f"kp:{cell}:0:send:x"):
        assert await minh.forges(data) == []
        assert minh.toasts() == [OLD_BUTTON]
    await quynh.says("/duyet")
    calendar = quynh.button("🗓 Lịch các chi bộ").rsplit(":", 1)[0]
    for month in ("202613", "1", "x"):
        assert await quynh.forges(f"{calendar}:{month}") == []
        assert quynh.toasts() == [OLD_BUTTON]
    await minh.forges(f"{calendar}:202612")
    assert minh.toasts() == [NOT_YOURS]


async def test_members_have_neither(house: House) -> None:
    lan = house.person("Lan")
    for command in ("/kehoach", "/duyet"):
        (answer,) = await lan.says(command)
        assert answer.startswith("Mục này không thuộc quyền của đồng chí.")
