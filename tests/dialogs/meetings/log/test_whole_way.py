"""Logging a meeting from the roll call to the summary, word for word; a restart and a sticker in every state."""

import pytest

from storage.tasks import Task
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import act, saves, whole_way
from tests.dialogs.refusals import USE_ANY, USE_BUTTONS, USE_PICTURES, USE_WORDS
from tests.dialogs.sample import THEME
from tests.house import House, Person

EDITS = [
    "✏ Sửa điểm danh",
    "✏ Sửa khách mời",
    "✏ Sửa thời gian",
    "✏ Sửa việc kỳ trước",
    "✏ Sửa ý kiến",
    "✏ Sửa số phát biểu",
    "✏ Sửa kết luận",
    "✏ Sửa phần việc",
    "✏ Sửa từng mục",
    "✏ Sửa biểu quyết",
    "✏ Sửa chấm điểm",
    "✏ Sửa chủ trì, người ghi",
]


def for_reading(number: int = 2) -> str:
    return (
        f"📄 Biên bản số {number:02d}-BB/CB: {THEME}\n"
        "Đồng chí đọc lại trước hội nghị. Cả hội nghị nhất trí thì chọn “Đã thông qua”."
    )


async def test_the_whole_way_with_exact_answers(house: House, evening: Evening, minh: Person) -> None:
    for verb, words, answer in whole_way(evening):
        assert await act(minh, verb, words) == [answer]
    assert minh.labels() == ["💾 Lưu biên bản", *EDITS, "⬅ Quay lại", "✖ Hủy"]
    lan = house.person("Lan")
    answers = await minh.taps("💾 Lưu biên bản")
    assert sorted(answer.split("\nhttp")[0].split("\nbien-ban")[0] for answer in answers) == [
        f"✅ Đã lưu biên bản: {THEME}\nTừ {evening.at(19)} đến 20:45 (105 phút).\nCó mặt: 6/9\n\n"
        f"Việc đã giao:\n1. Dọn rác kiệt 3 – Lê Thị Lan, hạn {evening.in_days(20)}\n"
        f"2. Gặp hộ bà Tư – Đặng Thị Yến, hạn {evening.in_days(7)}\n\nĐã báo: Lê Thị Lan.\n\n"
        "Chưa báo được vì chưa dùng trợ lý: Đặng Thị Yến. Đồng chí báo trực tiếp giúp.",
        for_reading(),
    ]
    assert minh.labels() == [
        "📄 Xem lại biên bản",
        "📄 Tải bản Word",
        "📄 Tải bản PDF",
        "✔ Đã thông qua",
        "✏ Sửa trước khi thông qua",
    ]
    assert lan.take() == [
        f"📌 Đồng chí được giao việc tại buổi {THEME}:\n\nDọn rác kiệt 3\nHạn: {evening.in_days(20)}\n"
        "Làm cùng: Đoàn thanh niên\nSản phẩm: không còn rác qua đêm\nChỉ tiêu: 45 hộ"
    ]
    assert lan.labels() == ["📣 Báo cáo: Dọn rác kiệt 3"]


async def test_a_restart_in_every_state_changes_nothing(house: House, evening: Evening, minh: Person) -> None:
    for verb, words, answer in whole_way(evening):
        await house.restart()
        # A new process knows nothing of the app's pace for this chat: it waits a moment before the next message.
        await house.move(seconds=2)
        assert await act(minh, verb, words) == [answer]
    await house.restart()
    await house.move(seconds=2)
    saved = await saves(minh)
    assert saved.startswith("✅ Đã lưu biên bản")
    assert len(house.rows(Task)) == 8


async def test_stickers_are_met_kindly_in_every_state(house: House, evening: Evening, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no stickers")
    for verb, words, _ in whole_way(evening):
        await act(minh, verb, words)
        if words != "/bienban":
            (answer,) = await minh.sends_sticker()
            assert answer.startswith((USE_WORDS, USE_BUTTONS, USE_PICTURES, USE_ANY))
