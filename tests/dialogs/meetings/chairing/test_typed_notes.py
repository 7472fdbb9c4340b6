"""While a meeting runs, what says that it belongs into its notes is taken as notes, without opening them first."""

from datetime import timedelta

from handlers.forms.aside_texts import FIRST
from storage.tasks import Report
from tests.house import House, Person

LINES = (
    "Bình: đường Mẫu 1 xe lấn hết vỉa hè\nLan: nên có chỗ để xe chung\nkết luận: trả lại vỉa hè trước Tết\n"
    "giao Lan: vận động 45 hộ ký cam kết, hạn 30/12, sản phẩm: đủ 45 bản\nvắng: Mai (ốm)"
)


async def test_pasted_lines_are_notes_where_nothing_is_open(house: House, minh: Person) -> None:
    (noted,) = await minh.says(LINES)
    assert noted.startswith("✔ Đã nhận 5 dòng: 2 ý kiến, 1 kết luận, 1 việc, 1 đồng chí vắng.")
    assert not [one for one in house.rows(Report) if one.at > house.clock.now() - timedelta(hours=3)]


async def test_so_is_a_line_that_says_what_it_is(minh: Person) -> None:
    (noted,) = await minh.says("ket luan: don rac kiet 3 truoc Tet")
    assert "don rac kiet 3 truoc Tet" in noted and "Ghi nhanh" in noted


async def test_at_a_question_that_takes_no_words_they_are_offered_and_kept(minh: Person) -> None:
    await minh.taps("📋 Kiểm điểm kỳ trước")
    (offered,) = await minh.says(LINES)
    assert "ghi buổi họp đang diễn ra" in offered and "trả lại vỉa hè trước Tết" in offered
    (noted,) = await minh.taps(FIRST)
    assert "✔ Đã nhận 5 dòng: 2 ý kiến, 1 kết luận, 1 việc, 1 đồng chí vắng." in noted


async def test_what_may_be_a_report_stays_one(minh: Person, house: House) -> None:
    (asked,) = await minh.says("Lan: vận động các hộ đường Mẫu 1 được 40 hộ rồi")
    assert "Ghi nhanh" not in asked


async def test_members_who_may_not_note_are_not_listened_to_so(minh: Person, lan: Person) -> None:
    (answer,) = (await lan.says("kết luận: trả lại vỉa hè trước Tết"))[-1:]
    assert "Ghi nhanh" not in answer and "Đã nhận" not in answer


async def test_after_the_meeting_the_words_go_where_they_always_do(house: House, minh: Person) -> None:
    await house.move(hours=9)
    answers = await minh.says("kết luận: trả lại vỉa hè trước Tết")
    assert not any("Ghi nhanh" in one for one in answers)
