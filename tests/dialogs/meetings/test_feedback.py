"""A visitor's word on a meeting: to its secretary as it was said, to the ward in its list, to nobody else."""

import pytest

from storage.feedback import Feedback
from storage.meetings import Meeting
from tests.dialogs.refusals import NOT_YOUR_PAGE, NOT_YOURS
from tests.dialogs.sample import THEME
from tests.house import House, Person


async def test_a_visitors_word_goes_to_the_secretary_as_it_was_said(house: House, saved: Meeting, minh: Person) -> None:
    visitor = house.person("Thủy")
    await visitor.says("/gopy")
    (item,) = [label for label in visitor.labels() if label.startswith("💬 29/11")]
    (first,) = await visitor.taps(item)
    assert first.endswith("Phần điều hành: Linh hoạt, mấy điểm? (tối đa 2)")
    (refused,) = await visitor.says("3")
    assert refused.startswith("Đồng chí chọn một số từ 0 đến 2 nhé.")
    for mark in ("2", "1", "3", "1"):
        await visitor.says(mark)
    await visitor.says("Việc nào cũng rõ người")
    (score,) = await visitor.says("Viết câu hỏi lên bảng")
    assert "Chi bộ tự chấm buổi này 71/100 điểm (Khá)." in score
    minh.take()
    (offer,) = await visitor.taps("✔ Đồng ý với điểm này")
    assert "Có thì gõ vào đây.\n\nLời gợi ý, đồng chí đồng ý thì mới gửi:\nCảm ơn đồng chí và chi bộ" in offer
    assert minh.take() == []
    (done,) = await visitor.taps("Không gửi kèm")
    card = (
        f"💬 Góp ý: {THEME} (29/11)\nĐồng chí Hồ Thị Thủy\n"
        "Điều hành: 7/10 (Linh hoạt 2/2, Định hướng thảo luận 1/4, Gợi mở, dân chủ 3/3, Tổng hợp, kết luận 1/1)\n"
        "Làm tốt: Việc nào cũng rõ người\nNên thử: Viết câu hỏi lên bảng\nĐồng ý với điểm chi bộ tự chấm."
    )
    assert done == f"✔ Cảm ơn đồng chí. Góp ý đã gửi bí thư chi bộ và lưu ở phường.\n\n{card}"
    (told,) = [words for words in minh.take() if words.startswith("💬")]
    assert told == card
    assert len(house.rows(Feedback)) == 1
    await minh.says("/gopy")
    (new,) = [label for label in minh.labels() if label.startswith("🆕")]
    assert card in await minh.taps(new)
    await minh.says("/gopy")
    assert [label for label in minh.labels() if label.startswith("🆕")] == []
    assert new.replace("🆕", "👁") in minh.labels()
    await visitor.says("/gopy")
    assert new.replace("🆕", "👁") in visitor.labels()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            "💌 Gửi kèm lời gợi ý này",
            "Cảm ơn đồng chí và chi bộ về buổi sinh hoạt.\n\nLần tới, đồng chí thử viết sẵn ba",
        ),
        ("cam on chi bo, lan sau toi lai ve", "cam on chi bo, lan sau toi lai ve"),
    ],
)
async def test_words_go_along_where_the_visitor_chose_or_wrote_them(
    house: House, saved: Meeting, minh: Person, answer: str, words: str
) -> None:
    visitor = house.person("Thủy")
    await visitor.says("/gopy")
    await visitor.taps(next(label for label in visitor.labels() if label.startswith("💬 29/11")))
    for said in ("2", "1", "3", "1", "Rõ người", "Viết câu hỏi", "Nên cao hơn một chút"):
        await visitor.says(said)
    minh.take()
    (done,) = await (visitor.taps(answer) if answer in visitor.labels() else visitor.says(answer))
    (told,) = [one for one in minh.take() if one.startswith("💬")]
    assert f"\nVề điểm tự chấm: Nên cao hơn một chút\nLời nhắn: {words}" in told
    assert done.endswith(told)


async def test_a_mark_can_be_taken_back(house: House, saved: Meeting) -> None:
    visitor = house.person("Thủy")
    await visitor.says("/gopy")
    await visitor.taps(next(label for label in visitor.labels() if label.startswith("💬 29/11")))
    await visitor.says("2")
    (second,) = await visitor.says("1")
    assert "Gợi mở, dân chủ, mấy điểm? (tối đa 3)" in second
    (back,) = await visitor.taps("⬅ Quay lại")
    assert back.endswith("Định hướng thảo luận, mấy điểm? (tối đa 4)\nĐang ghi: 1")
    await house.restart()
    (back,) = await visitor.taps("⬅ Quay lại")
    assert back.endswith("Linh hoạt, mấy điểm? (tối đa 2)\nĐang ghi: 2")
    for mark in ("1", "4", "3"):
        await visitor.says(mark)
    (good,) = await visitor.says("1")
    assert "Điều gì chi bộ làm tốt?" in good
    (back,) = await visitor.taps("⬅ Quay lại")
    assert back.endswith("Tổng hợp, kết luận, mấy điểm? (tối đa 1)\nĐang ghi: 1")
    for words in ("0", "Rõ người", "Viết câu hỏi"):
        await visitor.says(words)
    await visitor.taps("✔ Đồng ý với điểm này")
    (done,) = await visitor.taps("Không gửi kèm")
    assert (
        "Điều hành: 8/10 (Linh hoạt 1/2, Định hướng thảo luận 4/4, Gợi mở, dân chủ 3/3, Tổng hợp, kết luận 0/1)" in done
    )


async def test_the_ward_reads_of_it_in_the_digest_and_in_its_list(house: House, saved: Meeting) -> None:
    visitor, ward = house.person("Thủy"), house.person("Quỳnh")
    await visitor.says("/gopy")
    await visitor.taps(next(label for label in visitor.labels() if label.startswith("💬 29/11")))
    for words in ("2", "1", "3", "1", "Rõ người", "Viết câu hỏi"):
        await visitor.says(words)
    ward.take()
    await visitor.taps("✔ Đồng ý với điểm này")
    await visitor.taps("Không gửi kèm")
    assert ward.take() == []
    (digest, *_) = await ward.says("/tonghop")
    assert "Góp ý của người đi dự: 1 (Khu phố 1 (mẫu)). Gõ /gopy để đọc." in digest
    await ward.says("/gopy")
    (new,) = [label for label in ward.labels() if label.startswith("🆕")]
    assert new.startswith("🆕 29/11 · Chi bộ Khu phố 1 (mẫu) · Giữ sạch kiệt")


async def test_nobody_else_says_a_word_on_a_meeting(house: House, saved: Meeting, minh: Person) -> None:
    lan = house.person("Lan")
    assert await lan.says("/gopy") == [NOT_YOUR_PAGE]
    await minh.presses(f"fb:{saved.id}:0:give")
    assert minh.toasts() == [NOT_YOURS]
