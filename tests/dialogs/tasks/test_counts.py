"""A count that is said otherwise than by a number: asked about, and nothing of it taken silently."""

import pytest

from tests.dialogs.tasks.reporting import SIDEWALK_LABEL, reports
from tests.house import House, Person


@pytest.fixture
async def counting(lan: Person) -> Person:
    """A member who is asked how many of 45 households have signed, after 30."""
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("⏳ Đang thực hiện")
    return lan


@pytest.fixture
async def whole(lan: Person) -> Person:
    """A member who is asked whether it is all of them."""
    (asked,) = await lan.says("ký cam kết vỉa hè đường Mẫu 1 xong rồi")
    assert "Đủ 45/45 hộ chưa?" in asked
    return lan


async def test_not_all_with_the_number(house: House, whole: Person) -> None:
    (asked,) = await whole.says("chưa đủ, mới 40")
    assert "Đủ 45/45" not in asked and "Vẫn báo hoàn thành" not in asked
    await whole.says("/menu")
    await whole.taps("▶ Báo cáo: Vận động các hộ đường Mẫu 1 ký cam kết…")
    assert reports(house) == []


@pytest.mark.parametrize("words", ["gần đủ", "chưa đủ đâu em", "gan xong"])
async def test_not_all_without_a_number(whole: Person, words: str) -> None:
    (asked,) = await whole.says(words)
    assert asked.startswith("Vâng, chưa đủ. Đã được bao nhiêu hộ? Đồng chí gõ một số giúp.")
    assert "Đủ 45/45 hộ chưa?" not in asked
    (asked,) = await whole.says("40")
    assert "Vẫn báo hoàn thành" not in asked


async def test_a_slip_is_mended(counting: Person) -> None:
    await counting.says("29")
    (asked,) = await counting.says("nhầm, 41 mới đúng")
    assert "Đến nay đã làm được những gì?" in asked
    await counting.taps("Bỏ qua")
    (summary,) = await counting.taps("Bỏ qua")
    assert "Số lượng: 41/45 hộ" in summary


async def test_roughly_is_asked_about(counting: Person) -> None:
    (asked,) = await counting.says("khoảng 40")
    assert "Em ghi 40/45 hộ nhé?" in asked
    (asked,) = await counting.taps("Đúng, 40 hộ")
    assert "Đến nay đã làm được những gì?" in asked


async def test_roughly_less_is_asked_about_twice(counting: Person) -> None:
    await counting.says("khoảng 20")
    (asked,) = await counting.taps("Đúng, 20 hộ")
    assert "Lần trước báo 30 hộ, nay 20 hộ là ít hơn. Đúng vậy không?" in asked


async def test_nearly_is_no_number(counting: Person) -> None:
    (asked,) = await counting.says("gần 40 hộ")
    assert asked.startswith("«gần 40 hộ» thì em chưa rõ là bao nhiêu hộ. Đồng chí gõ một số giúp.")


@pytest.mark.parametrize(("label", "count"), [("Thêm nữa, thành 35 hộ", 35), ("Còn 5, đã được 40 hộ", 40)])
async def test_so_many_yet_may_be_either(counting: Person, label: str, count: int) -> None:
    (asked,) = await counting.says("5 nhà nữa")
    assert "5 hộ nữa: đồng chí làm thêm được, hay còn chưa làm?" in asked
    await counting.taps(label)
    await counting.taps("Bỏ qua")
    (summary,) = await counting.taps("Bỏ qua")
    assert f"Số lượng: {count}/45 hộ" in summary


async def test_what_is_left_is_counted_from_the_whole(counting: Person) -> None:
    (asked,) = await counting.says("còn 5 nhà nữa")
    assert "Còn 5 hộ nữa, tức là đã được 40/45 hộ. Đúng vậy không?" in asked
    (asked,) = await counting.taps("Đúng, 40 hộ")
    assert "Đến nay đã làm được những gì?" in asked


async def test_more_is_added_once_it_is_shown(counting: Person) -> None:
    (asked,) = await counting.says("thêm 5 hộ nữa")
    assert "Lần trước 30 hộ, thêm 5 là 35/45 hộ. Đúng vậy không?" in asked
