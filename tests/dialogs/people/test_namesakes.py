"""Two people of one name in a cell: told apart by the year of birth wherever others read of them."""

from tests.dialogs.sessions.schedule import open_page
from tests.house import House, Person

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
