"""Reports in one's own words: shown as a filled-in report, saved by a tap only."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.drafts import DraftRow
from storage.tasks import Report
from tests.dialogs.tasks.reporting import PARKING, SIDEWALK, reports, task
from tests.house import House, Person
from tests.pictures import photo

UNDERSTOOD = "Em hiểu tin của đồng chí là báo cáo này. Đúng thì đồng chí chọn Gửi.\n\n"
# The form is opened at the summary, or after one question.
AT_ONCE, ASKED_FIRST = "Báo cáo việc · bước 5/5\n\n", "Báo cáo việc · bước 6/6\n\n"


async def test_a_sentence_becomes_a_report_that_waits_for_a_tap(house: House, lan: Person) -> None:
    (asked,) = await lan.says("xong danh sach ho can cho de xe roi")
    assert asked == f"{AT_ONCE}{UNDERSTOOD}{PARKING}\nKết quả: Hoàn thành\nGhi chú: xong danh sach ho can cho de xe roi"
    assert reports(house) == []
    await house.restart()
    assert reports(house) == []
    await lan.taps("📨 Gửi")
    (report,) = reports(house)
    assert (report.outcome, report.done_text) == ("done", "xong danh sach ho can cho de xe roi")


async def test_a_count_that_is_not_all_is_under_way(house: House, lan: Person) -> None:
    words = "vận động ký cam kết đường Mẫu 1 được 38/45 hộ rồi"
    (asked,) = await lan.says(words)
    assert asked == (
        f"{AT_ONCE}{UNDERSTOOD}{SIDEWALK}\nKết quả: Đang thực hiện\nSố lượng: 38/45 hộ\nĐã làm được: {words}"
    )
    assert reports(house) == []
    await lan.taps("📨 Gửi")
    (report,) = reports(house)
    assert report.outcome == "doing" and report.count == 38


async def test_a_count_over_the_target_is_asked_about(house: House, lan: Person) -> None:
    (asked,) = await lan.says("xong ký cam kết đường Mẫu 1 rồi, được 60 hộ")
    assert "Em hiểu: 60 hộ" in asked and "Việc này đến đâu rồi?" in asked
    (doubted,) = await lan.taps("✅ Hoàn thành")
    assert "60 hộ là nhiều hơn chỉ tiêu 45 hộ. Đúng vậy không?" in doubted


async def test_what_is_added_is_shown_before_it_is_added(house: House, lan: Person) -> None:
    (asked,) = await lan.says("vỉa hè thêm 5 hộ ký rồi")
    assert "Lần trước 30 hộ, thêm 5 là 35/45 hộ. Đúng vậy không?" in asked
    (summary,) = await lan.taps("Đúng, 35 hộ")
    assert "Kết quả: Đang thực hiện\nSố lượng: 35/45 hộ" in summary and reports(house) == []


async def test_what_is_added_may_be_all_there_is(house: House, lan: Person) -> None:
    await lan.says("vỉa hè thêm 40 hộ ký rồi")
    (summary,) = await lan.taps("Không, tất cả mới 40 hộ")
    assert "Số lượng: 40/45 hộ" in summary


async def test_less_than_the_last_time_may_be_so_many_more(house: House, lan: Person) -> None:
    (asked,) = await lan.says("vỉa hè đường Mẫu 1 được 8 hộ rồi")
    assert "Lần trước báo 30 hộ, nay 8 hộ là ít hơn. Đúng vậy không?" in asked
    (summary,) = await lan.taps("Thêm nữa, thành 38 hộ")
    assert "Số lượng: 38/45 hộ" in summary


async def test_all_of_it_is_asked_where_only_the_end_is_said(house: House, lan: Person) -> None:
    (asked,) = await lan.says("ký cam kết đường Mẫu 1 xong rồi")
    assert f"{SIDEWALK}\nĐủ 45/45 hộ chưa?" in asked
    (summary,) = await lan.taps("Đủ 45 hộ")
    assert "Kết quả: Hoàn thành\nSố lượng: 45/45 hộ" in summary


async def test_an_end_that_is_not_all_of_it_is_a_part(house: House, lan: Person) -> None:
    await lan.says("ký cam kết đường Mẫu 1 xong rồi")
    (doubted,) = await lan.says("42")
    assert "Chỉ tiêu 45 hộ, mới được 42 hộ. Vẫn báo hoàn thành?" in doubted
    (why,) = await lan.taps("Đổi: hoàn thành một phần")
    assert "Vì sao việc chưa xong?" in why


async def test_a_delay_is_kept_whatever_result_is_chosen(house: House, lan: Person) -> None:
    (asked,) = await lan.says("danh sách hộ cần chỗ để xe chưa xong, xin gia hạn thêm 5 ngày")
    assert "Em hiểu: xin gia hạn đến Thứ Tư 09/12/2026" in asked
    (photos,) = await lan.taps("⏳ Đang thực hiện")
    assert "Hạn mới: Thứ Tư 09/12/2026" in photos
    await lan.taps("📨 Gửi")
    assert task(house, PARKING).asked_due_on == date(2026, 12, 9)


async def test_two_alike_are_asked_which(house: House, lan: Person) -> None:
    (asked,) = await lan.says("em làm xong việc rồi")
    assert asked.startswith(
        f"Báo cáo việc · bước 1/6\n\nTin “em làm xong việc rồi” báo cáo cho việc nào?\n– {SIDEWALK}"
    )
    (summary,) = await lan.taps(PARKING)
    assert summary == f"{ASKED_FIRST}{UNDERSTOOD}{PARKING}\nKết quả: Hoàn thành\nGhi chú: em làm xong việc rồi"
    assert reports(house) == []


@pytest.mark.parametrize("words", ["Chào em", "Mai họp lúc mấy giờ?", "cảm ơn nhé"])
async def test_what_is_no_report_opens_none(house: House, lan: Person, words: str) -> None:
    (answered,) = await lan.says(words)
    assert not answered.startswith("Báo cáo việc")
    with house.database.reading() as db:
        assert db.scalars(select(DraftRow)).all() == []


async def test_anothers_task(house: House, lan: Person) -> None:
    words = "đã gặp xong ba hộ bày hàng ở đầu chợ"
    (said,) = await lan.says(words)
    assert said.startswith("Lời này giống báo cáo về một việc không có trong các việc của đồng chí.")
    assert f"Em chưa rõ ý: «{words}»" in said and "💬 Gửi bí thư" in lan.labels()
    minh = house.person("Minh")
    (asked,) = await minh.says(words)
    assert f"Gặp ba hộ bày hàng ở đầu chợ\nKết quả: Hoàn thành\nGhi chú: {words}" in asked
    assert reports(house) == []


async def test_answering_a_reminder_with_words(house: House, lan: Person) -> None:
    await house.move(days=2)
    (reminder,) = [one for one in lan.hand.chat() if one.from_bot and one.text.startswith("📋")]
    (asked,) = await lan.replies("xong rồi nhé", reminder)
    assert f"{SIDEWALK}\nĐủ 45/45 hộ chưa?" in asked
    assert reports(house) == []


async def test_answering_a_reminder_with_anything_takes_it_down(house: House, lan: Person) -> None:
    await house.move(days=2)
    (reminder,) = [one for one in lan.hand.chat() if one.from_bot and one.text.startswith("📋")]
    (asked,) = await lan.replies("mưa to quá", reminder)
    assert "Em ghi lời đồng chí: “mưa to quá”" in asked and "Việc này đến đâu rồi?" in asked


async def test_a_photo_with_words_names_its_task(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("one channel is enough")
    (asked,) = await lan.sends_photo(photo(), "xong danh sách hộ cần chỗ để xe rồi")
    assert asked.endswith(f"{PARKING}\nKết quả: Hoàn thành\nGhi chú: xong danh sách hộ cần chỗ để xe rồi\nẢnh: 1")
    await lan.taps("📨 Gửi")
    with house.database.reading() as db:
        report = db.scalars(select(Report).where(Report.draft_id > 0)).one()
        assert len(report.photos) == 1 and report.photos[0].file_hash


async def test_the_count_that_was_understood_is_shown_before_the_result_is_asked(house: House) -> None:
    lan = house.person("Lan")
    words = "vận động được 60 hộ rồi"
    (asked,) = await lan.says(words)
    assert f"“{words}”\nEm hiểu: 60 hộ\n\n" in asked


async def test_what_is_done_and_what_is_left_are_understood_together(house: House) -> None:
    lan = house.person("Lan")
    (summary,) = await lan.says("vận động được 35/45 hộ rồi, còn 10 hộ đi vắng")
    assert "Kết quả: Đang thực hiện\nSố lượng: 35/45 hộ" in summary


@pytest.mark.parametrize("words", ["em làm xong việc rồi", "ảnh chụp sáng nay đó chị"])
async def test_the_words_under_a_photo_are_kept_whatever_they_say(house: House, lan: Person, words: str) -> None:
    (asked,) = await lan.sends_photo(photo(), words)
    assert f"Tin “{words}” báo cáo cho việc nào?" in asked
    await lan.taps(PARKING)
    if "⏳ Đang thực hiện" in lan.labels():
        await lan.taps("⏳ Đang thực hiện")
    await lan.taps("📨 Gửi")
    (report,) = reports(house)
    assert report.done_text == words
    with house.database.reading() as db:
        assert len(db.get_one(Report, report.id).photos) == 1


async def test_the_words_under_a_photo_join_a_report_that_was_begun(house: House, lan: Person) -> None:
    await lan.says("danh sách hộ cần chỗ để xe đang làm")
    await lan.says("/menu")
    lan.take()
    (asked,) = await lan.sends_photo(photo(), "danh sách hộ cần chỗ để xe xong rồi")
    assert "Kết quả: Hoàn thành" in asked and "đang làm" in asked and "xong rồi" in asked and "Ảnh: 1" in asked
