"""The log of a meeting where there is much of everything: each screen still fits."""

from sqlalchemy import select

from storage.meetings import Attendance
from storage.people import Person as Somebody
from storage.people import Unit
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import begin, quickly, saves
from tests.house import House, Person


async def test_a_cell_of_sixty_fits_every_screen(house: House, evening: Evening, minh: Person) -> None:
    async with house.database.writing() as unit:
        cell = unit.db.scalars(select(Unit).where(Unit.code == "CB01")).one()
        for number in range(50):
            unit.db.add(
                Somebody(
                    code=f"M{number}",
                    full_name=f"Đỗ Văn Mẫu {number}",
                    folded_name=f"do van mau {number}",
                    birth_year=1960,
                    membership="official",
                    unit_id=cell.id,
                )
            )
        unit.commit()
    await begin(minh)
    letters = [label for label in minh.labels() if label.endswith(")")]
    assert letters == ["B (1)", "H (2)", "L (1)", "M (52)", "T (2)", "Y (1)"]
    seen: list[str] = []
    for letter in letters:
        (screen,) = await minh.taps(letter)
        seen += [label for label in minh.labels() if label.startswith("✔")]
        while "Trang sau ▶" in minh.labels():
            (screen,) = await minh.taps("Trang sau ▶")
            assert len(screen) + sum(len(label) + 5 for label in minh.labels()) <= 2_000
            seen += [label for label in minh.labels() if label.startswith("✔")]
        await minh.taps("🔤 Chữ khác")
    assert len(seen) == len(set(seen)) == 59
    await minh.taps("L (1)")
    await minh.taps("✔ Lê Thị Lan")
    (screen,) = await minh.taps("Ốm")
    assert "Có mặt 58/59\nVắng có lý do (1): Lê Thị Lan – Ốm" in screen
    assert "M (52)" in minh.labels()
    await minh.says("có mặt: Lan")
    for number in range(20, 40):
        await minh.says(f"do van mau {number}")
        (screen,) = await minh.says("bận việc gia đình ở quê, đã báo bí thư trước hai ngày")
        assert len(screen) + sum(len(label) + 5 for label in minh.labels()) <= 2_000
    assert "Có mặt 39/59\nVắng có lý do (20): Đỗ Văn Mẫu 20 – bận" in screen
    assert "… và " in screen
    await quickly(minh)
    saved = await saves(minh)
    assert "Có mặt: 39/59" in saved
    assert len(house.rows(Attendance)) >= 60


async def test_long_minutes_are_read_page_by_page(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa kết luận")
    await minh.says("Giữ sạch kiệt 3 mỗi ngày. " * 50)
    await minh.taps("Xong kết luận")
    await minh.taps("✏ Sửa ý kiến")
    await minh.taps("➕ Thêm ý kiến")
    await minh.says("lan")
    await minh.taps("Bỏ qua")
    await minh.says("Rác để qua đêm vì không có chỗ đổ. " * 40)
    await minh.taps("Xong ý kiến")
    await minh.taps("💾 Lưu biên bản")
    (first,) = await minh.taps("📄 Xem lại biên bản")
    assert first.endswith("\n\nTrang 1/3")
    assert minh.labels()[0] == "Trang sau ▶"
    (second,) = await minh.taps("Trang sau ▶")
    assert second.endswith("\n\nTrang 2/3")
    assert minh.labels()[:2] == ["◀ Trang trước", "Trang sau ▶"]
    (third,) = await minh.taps("Trang sau ▶")
    assert third.endswith(f"Lưu trên máy: đồng chí Trần Văn Minh, lúc {evening.at(21)}\n\nTrang 3/3")
    assert minh.labels()[0] == "◀ Trang trước"
    assert max(len(first), len(second), len(third)) <= 1_950
