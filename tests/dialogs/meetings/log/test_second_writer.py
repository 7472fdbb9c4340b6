"""A second writer hears that the minutes are saved, and what they had in hand is offered; opinions of the absent."""

import pytest

from storage.meetings import Meeting
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import TAKER, begin, quickly, saves, step
from tests.dialogs.sample import THEME, last_meeting, newest_document
from tests.house import House, Person

SAVED = f"💾 Đồng chí Trần Văn Minh vừa lưu biên bản buổi {THEME}."


def opinions(house: House) -> list[tuple[str, str]]:
    with house.database.reading() as db:
        said = newest_document(db).newest.snapshot["opinions"]
    return [(one["speaker"], one["content"]) for one in said]


def addenda(house: House) -> list[tuple[str, str]]:
    with house.database.reading() as db:
        said = newest_document(db).newest.snapshot["addenda"]
    return [(one["by"], one["words"]) for one in said]


def told(person: Person) -> str:
    """What was said of the saved minutes."""
    (words,) = [words for words in person.take() if words.startswith("💾 Đồng chí Trần Văn Minh vừa lưu")]
    return words


async def at_opinions(person: Person) -> None:
    await begin(person)
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30", "Xong việc kỳ trước"):
        await person.taps(label)


async def saved_by(minh: Person) -> None:
    await begin(minh)
    await minh.taps("Xong điểm danh")
    await minh.taps("Không có khách")
    await minh.taps("Đúng lịch: 19:00")
    (kept,) = [label for label in minh.labels() if label.startswith("Giữ: ")]
    await minh.taps(kept)
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm", TAKER):
        await minh.taps(label)
    await saves(minh)


async def test_what_was_half_said_is_finished_and_added(
    house: House, evening: Evening, minh: Person, thao: Person
) -> None:
    await at_opinions(thao)
    await thao.taps("➕ Thêm ý kiến")
    await thao.says("lan")
    await thao.taps("Bỏ qua")
    await saved_by(minh)
    assert told(thao).startswith(
        f"{SAVED}\n\nĐồng chí đang ghi dở ý kiến: Lê Thị Lan. Nếu cần ghi thêm, đồng chí gõ nội dung."
    )
    assert thao.labels()[0] == "Không ghi thêm"
    (asked,) = await thao.says("Nên có thùng rác ở đầu kiệt")
    assert "Ghi thêm vào biên bản?\nNên có thùng rác ở đầu kiệt\n\nCần đổi thì đồng chí gõ lại." in asked
    assert opinions(house) == []
    answers = await thao.taps("➕ Ghi thêm vào biên bản")
    (added,) = [words for words in answers if words.startswith("✔ Đã ghi thêm")]
    assert added.startswith("✔ Đã ghi thêm vào biên bản số 02-BB/CB:\nNên có thùng rác ở đầu kiệt")
    assert opinions(house) == [("Lê Thị Lan", "Nên có thùng rác ở đầu kiệt")]
    # The chair gets the file again, as it is now.
    assert [words for words in minh.take() if words.startswith("📄 Biên bản số 02-BB/CB")]


async def test_nothing_is_added_by_itself(house: House, evening: Evening, minh: Person, thao: Person) -> None:
    await at_opinions(thao)
    await thao.taps("➕ Thêm ý kiến")
    await thao.says("lan")
    await saved_by(minh)
    told(thao)
    (kept,) = await thao.taps("Không ghi thêm")
    assert kept == "Vâng, biên bản giữ như đã lưu."
    assert opinions(house) == []


async def test_who_was_at_a_list_may_still_type(house: House, evening: Evening, minh: Person, thao: Person) -> None:
    await at_opinions(thao)
    await saved_by(minh)
    assert told(thao) == (
        f"{SAVED}\n\nNếu đồng chí còn điều chưa kịp ghi, đồng chí gõ ra; em hỏi lại rồi ghi thêm vào biên bản."
    )
    await thao.says("Bà con đề nghị thêm một thùng rác")
    answers = await thao.taps("➕ Ghi thêm vào biên bản")
    assert [words for words in answers if words.startswith("✔ Đã ghi thêm vào biên bản")]
    assert addenda(house) == [("Đỗ Thu Thảo", "Bà con đề nghị thêm một thùng rác")]


async def test_a_task_in_hand_is_offered_as_it_was_typed(
    house: House, evening: Evening, minh: Person, thao: Person
) -> None:
    await at_opinions(thao)
    for label in ("Xong ý kiến", "Bỏ qua"):
        await thao.taps(label)
    await thao.says("Tổng dọn kiệt 3")
    await thao.taps("Xong kết luận")
    await thao.taps("➕ Thêm việc")
    await thao.says("Dọn rác kiệt 3")
    await saved_by(minh)
    assert told(thao).startswith(
        f"{SAVED}\n\nĐồng chí đang ghi dở:\nViệc: Dọn rác kiệt 3\nGhi thêm vào biên bản không?"
    )
    await thao.taps("➕ Ghi thêm vào biên bản")
    assert addenda(house) == [("Đỗ Thu Thảo", "Việc: Dọn rác kiệt 3")]


async def test_a_line_whose_speaker_is_asked_for_is_offered(
    house: House, evening: Evening, minh: Person, thao: Person
) -> None:
    await at_opinions(thao)
    await thao.says("nên thống nhất giờ thu gom")
    await saved_by(minh)
    assert told(thao).startswith(
        f"{SAVED}\n\nĐồng chí đang ghi dở:\nnên thống nhất giờ thu gom\n"
        "Nếu cần ghi thêm, đồng chí cho biết ai phát biểu: gõ tên."
    )
    await thao.says("binh")
    assert opinions(house) == [("Phạm Quốc Bình", "nên thống nhất giờ thu gom")]


async def test_several_open_lines_are_kept_together(house: House, evening: Evening, minh: Person, thao: Person) -> None:
    await at_opinions(thao)
    await thao.says("nên thống nhất giờ thu gom\nxe để lộn xộn quá")
    await saved_by(minh)
    assert "nên thống nhất giờ thu gom; xe để lộn xộn quá" in told(thao)
    await thao.taps("➕ Ghi thêm vào biên bản")
    assert addenda(house) == [("Đỗ Thu Thảo", "nên thống nhất giờ thu gom; xe để lộn xộn quá")]


async def test_after_the_adoption_it_is_an_addition(house: House, evening: Evening, minh: Person, thao: Person) -> None:
    await at_opinions(thao)
    await thao.taps("➕ Thêm ý kiến")
    await thao.says("lan")
    await thao.taps("Bỏ qua")
    await saved_by(minh)
    told(thao)
    await minh.taps("✔ Đã thông qua")
    await minh.taps("Lúc kết thúc buổi họp")
    await thao.says("Nên có thùng rác")
    await thao.taps("➕ Ghi thêm vào biên bản")
    assert opinions(house) == []
    assert addenda(house) == [("Đỗ Thu Thảo", "Lê Thị Lan: Nên có thùng rác")]


async def with_an_opinion_of_the_absent(minh: Person) -> str:
    """An opinion of Lan's, who is then marked ill; what is asked when it is to be saved."""
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa ý kiến")
    await minh.says("ý kiến Lan: nên có thùng rác")
    await minh.taps("Xong ý kiến")
    await minh.taps("✏ Sửa điểm danh")
    await minh.says("lan")
    await minh.taps("Ốm")
    await minh.taps("Xong điểm danh")
    (asked,) = await minh.taps("💾 Lưu biên bản")
    return asked


async def test_an_opinion_of_somebody_absent_is_asked_about(house: House, evening: Evening, minh: Person) -> None:
    asked = await with_an_opinion_of_the_absent(minh)
    assert asked == step(
        11, "Đồng chí Lê Thị Lan được ghi vắng mà có ý kiến:\nnên có thùng rác\n\nThực tế thế nào, thưa đồng chí?"
    )
    (summary,) = await minh.taps("✉ Vắng mặt, có gửi ý kiến")
    assert "Có mặt: 8/9" in summary
    await saves(minh)
    meeting: Meeting = last_meeting(house)
    with house.database.reading() as db:
        (said,) = db.get_one(Meeting, meeting.id).opinions
        assert (said.speaker, said.sent) == ("Lê Thị Lan", True)


@pytest.mark.parametrize(
    ("answer", "present"), [("✔ Đồng chí ấy có mặt", "Có mặt: 9/9"), ("✏ Người khác nói, sửa ý kiến", "Có mặt: 8/9")]
)
async def test_the_absent_may_have_been_there_or_another_have_said_it(
    house: House, evening: Evening, minh: Person, answer: str, present: str
) -> None:
    await with_an_opinion_of_the_absent(minh)
    (summary,) = await minh.taps(answer)
    if "Ý kiến phát biểu" in summary:
        assert "nên có thùng rác" in summary
        (summary,) = await minh.taps("Xong ý kiến")
        (asked,) = await minh.taps("💾 Lưu biên bản")
        assert "được ghi vắng mà có ý kiến" in asked
    assert present in summary
