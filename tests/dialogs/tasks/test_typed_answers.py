"""Answers that fit the question are taken as they are typed: a task's name, a result's word, a count, a cause."""

import pytest

from tests.dialogs.tasks.reporting import PARKING, PARKING_CARD, SIDEWALK, SIDEWALK_CARD, SIDEWALK_LABEL, reports, step
from tests.house import House, Person
from tests.pictures import photo


@pytest.mark.parametrize(
    ("words", "card"),
    [
        ("chỗ để xe", PARKING_CARD),
        ("cho de xe", PARKING_CARD),
        ("việc lấn chiếm vỉa hè", SIDEWALK_CARD),
        ("danh sách hộ cần chỗ để xe", PARKING_CARD),
    ],
)
async def test_a_task_is_named(house: House, lan: Person, words: str, card: str) -> None:
    await lan.says("/baocao")
    (asked,) = await lan.says(words)
    assert asked == step(2, f"{card}\n\nViệc này đến đâu rồi?")


async def test_what_else_is_said_with_the_name_is_kept(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    (asked,) = await lan.says("danh sách hộ cần chỗ để xe xong rồi")
    assert "Em hiểu tin của đồng chí là báo cáo này" in asked and "Kết quả: Hoàn thành" in asked


async def test_a_name_of_no_task_is_asked_again(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    (asked,) = await lan.says("cột đèn")
    assert asked.startswith("Em chưa rõ là việc nào. Đồng chí chọn ở dưới, hoặc gõ vài chữ trong tên việc.")


@pytest.mark.parametrize("words", ["xong rồi", "Dạ xong rồi ạ", "hoàn thành"])
async def test_a_clear_done_is_done(house: House, lan: Person, words: str) -> None:
    await lan.says("/baocao")
    await lan.taps(PARKING)
    (asked,) = await lan.says(words)
    assert "Kết quả: Hoàn thành" in asked
    assert reports(house) == []


@pytest.mark.parametrize("words", ["chưa", "chưa xong", "chua a"])
async def test_not_done_is_asked_which_of_the_others(house: House, lan: Person, words: str) -> None:
    await lan.says("/baocao")
    await lan.taps(PARKING)
    note = "Vâng, chưa xong. Mới xong một phần, đang làm, hay gặp khó khăn? Đồng chí chọn ở dưới nhé."
    assert await lan.says(words) == [step(2, f"{PARKING_CARD}\n\nViệc này đến đâu rồi?", note)]
    (asked,) = await lan.says("đang làm")
    assert "Đến nay đã làm được những gì?" in asked


async def test_a_count_where_the_result_is_asked(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    (asked,) = await lan.says("38 gia đình rồi")
    assert "Kết quả: Đang thực hiện\nSố lượng: 38/45 hộ\nĐã làm được: 38 gia đình rồi" in asked


async def test_a_count_that_does_not_go_with_the_result_is_asked_about(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    await lan.says("38/45 hộ")
    await lan.taps("🔄 Đổi kết quả")
    (asked,) = await lan.says("xong rồi")
    assert "Đủ 45/45 hộ chưa?" in asked


async def test_a_span_of_days_is_no_count(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("⏳ Đang thực hiện")
    assert (await lan.says("3 ngày nữa"))[0].startswith("Đồng chí gõ một số giúp")
    (asked,) = await lan.says("mới được 38 hộ")
    assert "Đến nay đã làm được những gì?" in asked


async def test_words_about_another_task_are_not_taken_for_this_one(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    (asked,) = await lan.says("lập danh sách chỗ để xe chung được 30 hộ rồi")
    assert asked.startswith("Lời này như một báo cáo khác: «lập danh sách chỗ để xe chung được 30 hộ rồi». Em vẫn giữ.")
    assert "Em hiểu" not in asked


async def test_what_is_unclear_is_asked_again(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(PARKING)
    (asked,) = await lan.says("mai trời đẹp")
    assert asked.startswith("Em chưa rõ việc đến đâu. Đồng chí chọn ở dưới, hoặc gõ như: xong rồi; đang làm.")


async def test_a_cause_is_taken_and_whose_it_is_still_asked(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(PARKING)
    await lan.taps("⚠ Gặp khó khăn")
    (asked,) = await lan.says("tại mưa suốt tuần")
    assert asked.startswith("Em ghi nguyên nhân: “tại mưa suốt tuần”. Đó là do bên ngoài hay do mình?")
    (asked,) = await lan.says("khách quan")
    assert "Đồng chí tự nhận trách nhiệm thế nào?" in asked


@pytest.mark.parametrize("result", ["◐ Hoàn thành một phần", "⏳ Đang thực hiện", "⚠ Gặp khó khăn"])
async def test_a_photo_is_taken_at_each_question(house: House, lan: Person, result: str) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps(result)
    (asked,) = await lan.sends_photo(photo())
    assert "Đã nhận 1 ảnh" in asked and SIDEWALK[:40] in asked


async def test_with_one_open_task_nobody_asks_which_a_photo_is_for(house: House, lan: Person) -> None:
    await lan.says("xong danh sách hộ cần chỗ để xe rồi")
    await lan.taps("📨 Gửi")
    (asked,) = await lan.sends_photo(photo())
    assert "Đã nhận 1 ảnh" in asked and f"{SIDEWALK_CARD}\n\nViệc này đến đâu rồi?" in asked


@pytest.mark.parametrize("words", ["không", "không cần ai đâu ạ", "Dạ khỏi", "khong co ai", "chưa cần"])
async def test_nobody_has_to_help(house: House, lan: Person, words: str) -> None:
    await lan.says("/baocao")
    await lan.taps(PARKING)
    for answer in ("⚠ Gặp khó khăn", "Khách quan (do bên ngoài)"):
        await lan.taps(answer)
    await lan.says("mưa suốt tuần")
    await lan.taps("Bỏ qua")
    await lan.says("không")
    (asked,) = await lan.taps("Thêm 1 tuần · Thứ Sáu 11/12/2026")
    assert "Đồng chí cần ai giúp" in asked
    await lan.says(words)
    (summary,) = await lan.taps("Bỏ qua")
    assert "Cần giúp" not in summary and "khắc phục" not in summary


async def test_a_word_that_sends_names_no_task(lan: Person) -> None:
    """Of the tasks one is to make a list and hand it in."""
    await lan.says("xong rồi")
    (asked,) = await lan.says("gửi")
    assert "báo cáo cho việc nào?" in asked or "Em chưa rõ là việc nào" in asked
    (asked,) = await lan.says("dạ chung")
    assert "Kết quả" not in asked


async def test_what_is_said_at_the_last_look_mends_the_report(house: House, lan: Person) -> None:
    (look,) = await lan.says("vận động 40 hộ rồi, con ghi giùm")
    assert "Số lượng: 40/45 hộ" in look
    (asked,) = await lan.says("à nhầm, 38 hộ thôi")
    assert asked.startswith("Em ghi thêm lời đồng chí vào báo cáo.") and "Em hiểu: 38 hộ" in asked
    (look,) = await lan.taps("⏳ Đang thực hiện")
    assert "Số lượng: 38/45 hộ\nĐã làm được: vận động 40 hộ rồi, con ghi giùm\nà nhầm, 38 hộ thôi" in look
    (sent,) = await lan.says("ừ gửi đi em")
    assert sent.startswith("✅ Đã gửi báo cáo.")
    assert reports(house)[-1].count == 38


async def test_a_question_at_the_last_look_is_no_part_of_the_report(house: House, lan: Person) -> None:
    before = len(reports(house))
    await lan.says("vận động 40 hộ rồi, con ghi giùm")
    (answered,) = await lan.says("họp mấy giờ vậy em?")
    assert "Giữ sạch kiệt" in answered or "Đây là câu trả lời" in answered
    await lan.taps("📨 Gửi")
    assert len(reports(house)) == before + 1 and "họp mấy giờ" not in reports(house)[-1].done_text


async def test_words_that_answer_nothing_are_kept_with_the_report(house: House, lan: Person) -> None:
    await lan.says("báo cáo")
    (asked,) = await lan.says("tại cô đau chân, không đi lại được")
    assert "Tin “tại cô đau chân, không đi lại được” báo cáo cho việc nào?" in asked
    await lan.taps(SIDEWALK_LABEL)
    (asked,) = await lan.says("à quên, còn một bà không chịu")
    assert asked.startswith("Em chưa rõ việc đến đâu.") and "à quên, còn một bà không chịu" in asked
    await lan.says("đang làm")
    await lan.says("đúng rồi")
    assert reports(house)[-1].done_text == "tại cô đau chân, không đi lại được\nà quên, còn một bà không chịu"


@pytest.mark.parametrize("words", ["hả", "ờ ờ"])
async def test_a_slip_of_the_finger_is_not(house: House, lan: Person, words: str) -> None:
    await lan.says("📣 Báo cáo việc" if house.channel == "telegram" else "báo cáo")
    await lan.taps(SIDEWALK_LABEL)
    await lan.says(words)
    await lan.taps("⏳ Đang thực hiện")
    assert f"“{words}”" not in lan.last().text
