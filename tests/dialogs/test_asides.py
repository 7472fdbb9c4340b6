"""What is said inside a form and is plainly of another matter: answered, or offered to be done first, never lost."""

import pytest

from tests.dialogs.tasks.reporting import PARKING, PARKING_CARD, SIDEWALK, reports, step
from tests.house import House, Person

FIRST = "⏸ Làm việc ấy trước"
HOW_FAR = f"{PARKING_CARD}\n\nViệc này đến đâu rồi?"
REMEDY = "Đồng chí sẽ khắc phục thế nào?"


@pytest.fixture
async def asked(house: House, lan: Person) -> Person:
    """A member who is asked how far a task is, by taps."""
    await house.move(minutes=1)
    lan.take()
    await lan.says("/baocao")
    await lan.taps(PARKING)
    return lan


@pytest.fixture
async def remedying(asked: Person) -> Person:
    """The same, who is asked what they will do about it, in their own words."""
    await asked.taps("⚠ Gặp khó khăn")
    await asked.taps("Khách quan (do bên ngoài)")
    await asked.says("mưa suốt tuần")
    (question,) = await asked.taps("Bỏ qua")
    assert REMEDY in question
    return asked


@pytest.mark.parametrize("words", ["họp mấy giờ?", "hop may gio", "bao giờ họp chi bộ vậy em", "mai mấy giờ họp?"])
async def test_a_plain_question_is_answered_and_the_form_asks_on(asked: Person, words: str) -> None:
    (answered,) = await asked.says(words)
    assert "Giữ sạch kiệt" in answered and answered.endswith(step(2, HOW_FAR))
    (summary,) = await asked.taps("✅ Hoàn thành")
    assert "Kết quả: Hoàn thành" in summary


@pytest.mark.parametrize("words", ["tôi có mấy việc", "em còn việc gì phải làm không"])
async def test_ones_own_tasks_are_told(asked: Person, words: str) -> None:
    (answered,) = await asked.says(words)
    assert "Việc của đồng chí" in answered and SIDEWALK[:40] in answered and answered.endswith(step(2, HOW_FAR))


@pytest.mark.parametrize("words", ["xin vắng buổi họp vì ốm", "toi xin vang hop vi om", "tôi không dự họp được"])
async def test_an_absence_is_offered_to_be_done_first(house: House, asked: Person, words: str) -> None:
    (offered,) = await asked.says(words)
    assert offered == step(
        2,
        HOW_FAR,
        f"Lời này như báo dự, báo vắng: «{words}». Em vẫn giữ. Làm việc ấy trước, hay đồng chí trả lời tiếp câu dưới?",
    )
    first, *_ = await asked.taps(FIRST)
    assert first.startswith(f"Đã gác lại: Báo cáo: {PARKING}.")
    assert "vắng" in first.lower()
    await asked.says("/menu")
    (again,) = await asked.taps(f"▶ Báo cáo: {PARKING}")
    assert again == step(2, HOW_FAR)


async def test_what_is_not_done_first_is_kept(house: House, asked: Person) -> None:
    await asked.says("xin vắng buổi họp vì ốm")
    (summary,) = await asked.says("xong rồi")
    assert "Kết quả: Hoàn thành" in summary and "ốm" not in summary
    await asked.taps("📨 Gửi")
    *_, drafts = await asked.says("/menu")
    assert "💬 «xin vắng buổi họp vì ốm»" in asked.labels(), drafts


async def test_taking_back_is_offered(house: House, lan: Person) -> None:
    await lan.says("xong danh sách hộ cần chỗ để xe rồi")
    await lan.taps("📨 Gửi")
    await lan.says("/baocao")
    (offered,) = await lan.says("rút lại")
    assert offered.startswith("Lời này như rút lại điều đã gửi: «rút lại».")
    (first,) = await lan.taps(FIRST)
    assert "Rút lại báo cáo này?" in first and PARKING in first


async def test_taking_back_both_is_offered(house: House, lan: Person) -> None:
    await lan.says("vỉa hè đường Mẫu 1 đủ 45/45 hộ, danh sách hộ cần chỗ để xe lập xong rồi")
    await lan.taps("📨 Gửi 2 báo cáo")
    await lan.says("/vang")
    await lan.says("rút lại cả hai")
    (first,) = await lan.taps(FIRST)
    assert "Rút lại cả hai" in " ".join(lan.labels()) and PARKING in first and SIDEWALK[:40] in first


async def test_nothing_was_sent_that_could_be_taken_back(house: House, remedying: Person) -> None:
    (asked,) = await remedying.says("rút lại")
    assert asked.startswith("Đồng chí viết: «rút lại».") and "không ghi nữa" in asked


async def test_a_report_on_another_task_is_offered(house: House, asked: Person) -> None:
    (offered,) = await asked.says("vỉa hè đường Mẫu 1 tổng cộng được 38 hộ rồi")
    assert offered.startswith("Lời này như một báo cáo khác: «vỉa hè đường Mẫu 1 tổng cộng được 38 hộ rồi».")
    (first,) = await asked.taps(FIRST)
    assert SIDEWALK in first and "38/45 hộ" in first
    assert reports(house) == []


@pytest.mark.parametrize(
    "words", ["họp mấy giờ?", "tôi có mấy việc", "mưa thế này thì làm sao hả em?", "cho hỏi ai lo việc này"]
)
async def test_a_question_where_anything_may_be_said_is_asked_about(remedying: Person, words: str) -> None:
    (asked,) = await remedying.says(words)
    assert asked.startswith(f"Đồng chí viết: «{words}». Đây là câu trả lời cho câu dưới, hay đồng chí hỏi em?")
    assert REMEDY in asked
    (next_one,) = await remedying.taps("📝 Tôi trả lời")
    assert "Hạn cũ" in next_one


async def test_the_question_is_then_answered_and_asked_on(remedying: Person) -> None:
    await remedying.says("họp mấy giờ?")
    (answered,) = await remedying.taps("❓ Tôi hỏi")
    assert "Giữ sạch kiệt" in answered and REMEDY in answered
    (next_one,) = await remedying.says("hẹn lại từng hộ")
    assert "Hạn cũ" in next_one


async def test_a_question_that_nobody_can_answer_is_kept(remedying: Person) -> None:
    await remedying.says("mưa thế này thì làm sao hả em?")
    (unclear,) = await remedying.taps("❓ Tôi hỏi")
    assert "Em chưa rõ ý: «mưa thế này thì làm sao hả em?»" in unclear and "Đã gác lại" in unclear


@pytest.mark.parametrize(
    "words", ["thôi", "thôi không ghi nữa", "không biết", "khong biet", "thoát", "hủy bỏ", "về menu", "câu trước"]
)
async def test_a_command_where_anything_may_be_said_is_asked_about(remedying: Person, words: str) -> None:
    (asked,) = await remedying.says(words)
    assert asked.startswith(f"Đồng chí viết: «{words}».") and REMEDY in asked
    (next_one,) = await remedying.taps("📝 Tôi trả lời")
    assert "Hạn cũ" in next_one


async def test_the_menu_by_its_name(remedying: Person) -> None:
    await remedying.says("menu")
    first, *_ = await remedying.taps("🏠 Về bảng chọn")
    assert "Đã gác lại" in first and "Chào đồng chí" in first


@pytest.mark.parametrize(
    "words",
    [
        "hẹn lại từng hộ vào buổi tối",
        "sẽ họp tổ dân phố",
        "tôi chưa biết làm sao nên nhờ chi bộ giúp",
        "thôi thì đi từng nhà",
        "hủy lịch cũ, hẹn lại tuần sau",
        "không biết chữ nên nhờ cháu ghi",
        "hoi y kien ba con roi lam",
        "mai hop to dan pho luc 7 gio",
        "quay lại từng nhà",
    ],
)
async def test_a_plain_answer_is_never_asked_about(remedying: Person, words: str) -> None:
    (next_one,) = await remedying.says(words)
    assert "Hạn cũ" in next_one and "Đồng chí viết" not in next_one


async def test_another_matter_is_asked_about_as_well(remedying: Person) -> None:
    (asked,) = await remedying.says("xin vắng buổi họp vì ốm")
    assert "Đây là câu trả lời cho câu dưới, hay đồng chí muốn báo dự, báo vắng?" in asked
    (first,) = await remedying.taps(FIRST)
    assert "Đã gác lại" in first and "vắng" in first.lower()


async def test_what_is_typed_next_is_the_answer(remedying: Person) -> None:
    await remedying.says("thôi")
    (next_one,) = await remedying.says("hẹn lại từng hộ")
    assert "Hạn cũ" in next_one


async def test_it_is_asked_again_after_a_restart(house: House, remedying: Person) -> None:
    await remedying.says("họp mấy giờ?")
    await house.restart()
    (answered,) = await remedying.says("tôi hỏi")
    assert "Giữ sạch kiệt" in answered and REMEDY in answered


async def test_another_task_that_is_only_named_is_offered(asked: Person) -> None:
    (offered,) = await asked.says("vỉa hè đường Mẫu 1 thì mai tôi đi")
    assert offered.startswith("Lời này như một báo cáo khác: «vỉa hè đường Mẫu 1 thì mai tôi đi». Em vẫn giữ.")
