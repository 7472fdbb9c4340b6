"""A delay that is said in a report: its words are why, and the days that are offered lie ahead."""

from datetime import date

import pytest

from tests.dialogs.tasks.reporting import PARKING, SIDEWALK_LABEL, reports
from tests.house import House, Person

PARTLY = "◐ Hoàn thành một phần"


async def test_its_words_are_the_reason(house: House, lan: Person) -> None:
    await lan.says("danh sách hộ cần chỗ để xe chưa xong, xin thêm 1 tuần vì mưa")
    (summary,) = await lan.taps("⏳ Đang thực hiện")
    assert "Đã làm được" not in summary
    assert "Lý do xin gia hạn: danh sách hộ cần chỗ để xe chưa xong, xin thêm 1 tuần vì mưa" in summary
    assert "Hạn mới: Thứ Sáu 11/12/2026" in summary
    (asked,) = await lan.taps("✏ Sửa nguyên nhân")
    assert "Vì sao đồng chí xin gia hạn?" in asked
    await lan.says("bà con đi vắng")
    await lan.taps("📨 Gửi")
    (report,) = reports(house)
    assert (report.done_text, report.cause, report.cause_kind) == ("", "bà con đi vắng", None)
    assert report.new_due_on == date(2026, 12, 11)


async def test_what_was_done_is_still_asked(house: House, lan: Person) -> None:
    await lan.says("danh sách hộ cần chỗ để xe chưa xong, xin thêm 1 tuần vì mưa")
    (asked,) = await lan.taps(PARTLY)
    assert "Đã làm được những gì?" in asked
    await lan.says("nửa danh sách")
    (asked,) = await lan.taps("Khách quan (do bên ngoài)")
    assert "trách nhiệm" in asked


async def test_words_that_tell_more_stay_where_they_were(house: House, lan: Person) -> None:
    await lan.says("danh sách hộ cần chỗ để xe đã gặp tổ trưởng, xin thêm 1 tuần")
    (summary,) = await lan.taps("⏳ Đang thực hiện")
    assert "Đã làm được: danh sách hộ cần chỗ để xe đã gặp tổ trưởng, xin thêm 1 tuần" in summary


@pytest.mark.parametrize(
    ("days", "offered"),
    [
        (
            5,
            [
                "Thêm 1 tuần · Thứ Sáu 04/12/2026",
                "Thêm 2 tuần · Thứ Sáu 11/12/2026",
                "Thêm 30 ngày · Chủ Nhật 27/12/2026",
            ],
        ),
        (
            40,
            [
                "3 ngày, kể từ hôm nay · Thứ Năm 07/01/2027",
                "1 tuần, kể từ hôm nay · Thứ Hai 11/01/2027",
                "2 tuần, kể từ hôm nay · Thứ Hai 18/01/2027",
            ],
        ),
    ],
    ids=["late", "very-late"],
)
async def test_the_days_that_are_offered_lie_after_today(
    house: House, lan: Person, days: int, offered: list[str]
) -> None:
    await house.move(days=days)
    await lan.says("/viec")
    await lan.taps(f"📄 {SIDEWALK_LABEL}")
    await lan.taps("⏳ Xin gia hạn")
    assert [one for one in lan.labels() if " · " in one] == offered


async def test_a_day_that_is_taken_back_by_done(house: House, lan: Person) -> None:
    await lan.says("danh sách hộ cần chỗ để xe xin thêm 1 tuần vì mưa")
    (summary,) = await lan.taps("✅ Hoàn thành")
    assert "Ghi chú: danh sách hộ cần chỗ để xe xin thêm 1 tuần vì mưa" in summary
    assert PARKING in summary
