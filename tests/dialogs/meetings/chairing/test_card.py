"""Chairing a meeting by its card: the steps, their time, buttons that are old, doubled or forged."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage.chairing import Chairing
from storage.people import Person as Somebody
from storage.preparation import Question
from storage.tasks import Task
from tests.dialogs.meetings.chairing.running import NEXT, agenda, card, chairing, log_and_save
from tests.dialogs.refusals import NOT_YOUR_PAGE, NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME, last_meeting
from tests.house import House, Person


async def test_the_agenda_before_it_begins(house: House, evening: datetime) -> None:
    (screen,) = await house.person("Minh").says("/dieuhanh")
    assert screen.startswith("Bắt đầu buổi này?\n")
    assert screen.endswith("Chương trình (90 phút)\n" + agenda())


async def test_the_card_moves_on_and_says_what_is_on(house: House, minh: Person) -> None:
    assert minh.labels() == [
        NEXT,
        "📋 Kiểm điểm kỳ trước",
        "🙋 Mời phát biểu",
        "💡 Câu hỏi, tình huống",
        "📷 Điểm danh bằng mã",
        "📝 Ghi nhanh",
        "✏ Sửa chương trình",
        "⏹ Kết thúc buổi họp",
    ]
    await house.move(minutes=3)
    minh.take()
    assert await minh.taps(NEXT) == [card(1, 0, 3)]
    assert await minh.taps("◀ Trở lại phần trước") == [card(0, 0, 3)]


async def test_what_was_sent_before_the_meeting_stands_on_the_card(house: House, minh: Person) -> None:
    async with house.database.writing() as unit:
        lan = unit.db.scalars(select(Somebody).where(Somebody.full_name == "Lê Thị Lan")).one()
        for number, words in enumerate(("Xe rác đến lúc mấy giờ?", "Kiệt 5 có được thu không?")):
            asked = Question(session_id=chairing(house).session_id, person_id=lan.id, text=words, at=house.clock.now())
            asked.draft_id = number
            unit.db.add(asked)
        unit.commit()
    await minh.says("/dieuhanh")
    assert "0 việc\nÝ kiến gửi trước: 2" in minh.last().text
    (asked_ahead,) = await minh.taps("✋ Ý kiến gửi trước (2)")
    assert asked_ahead.endswith("Lê Thị Lan: Xe rác đến lúc mấy giờ?\n– Lê Thị Lan: Kiệt 5 có được thu không?")
    await minh.taps("⬅ Về thẻ điều hành")
    async with house.database.writing() as unit:
        one = unit.db.get_one(Chairing, chairing(house).session_id)
        one.session.preparer_id = None
        unit.commit()
    deputy = house.person("Bình")
    (shown,) = await deputy.says("/dieuhanh")
    assert shown.endswith("Ý kiến gửi trước: 2 (bí thư và người chuẩn bị đọc được)")
    assert "✋ Ý kiến gửi trước (2)" not in deputy.labels()
    running = chairing(house)
    await deputy.presses(f"c:{running.session_id}:{running.version}:asked")
    assert deputy.toasts()[-1] == NOT_YOURS


async def test_a_quiet_word_when_a_step_runs_over_once(house: House, minh: Person) -> None:
    await house.move(minutes=15)
    assert [words for words in minh.take() if words.startswith("Phần")] == []
    await house.move(minutes=1)
    assert [words for words in minh.take() if words.startswith("Phần")] == [
        "Phần “Mở đầu, kiểm điểm kỳ trước” đã quá 1 phút. Còn 6 phần nữa, 75 phút."
    ]
    await house.move(minutes=1)
    assert [words for words in minh.take() if words.startswith("Phần")] == []


async def test_the_card_is_edited_in_place_every_minute(house: House, minh: Person) -> None:
    if house.channel != "telegram":
        await house.move(minutes=1)
        assert minh.take() == []
        return
    before = minh.last().message_id
    await house.move(minutes=2)
    assert minh.take() == [card(0, 2, 2)]
    assert minh.last().message_id == before


async def test_old_doubled_and_forged_buttons(house: House, minh: Person, thao: Person) -> None:
    old = minh.button(NEXT)
    await minh.taps(NEXT)
    await minh.presses(old)
    assert minh.toasts() == [OLD_BUTTON]
    assert chairing(house).position == 1
    await thao.says("/menu")
    for verb in ("next", "end", "qr", "speak"):
        await thao.presses(f"c:{chairing(house).session_id}:{chairing(house).version}:{verb}")
        assert thao.toasts() == [NOT_YOURS]
    await minh.presses(f"c:{chairing(house).session_id}:{chairing(house).version}:spoke:9999")
    assert minh.toasts() == [OLD_BUTTON]
    await minh.presses("c:99999:1:next")
    assert minh.toasts() == [NOT_YOURS]


async def test_who_may_not_chair_is_told(house: House, evening: datetime) -> None:
    assert await house.person("Lan").says("/dieuhanh") == [NOT_YOUR_PAGE]


async def test_what_the_last_meeting_decided_opens_the_agenda_and_is_dealt_with(
    house: House, evening: datetime
) -> None:
    minh, due = house.person("Minh"), house.clock.now().astimezone(house.zone).date() + timedelta(days=20)
    await minh.says("/dieuhanh")
    shown, review = await minh.taps("▶ Bắt đầu buổi sinh hoạt")
    assert shown == card()
    assert review.startswith(f"Kiểm điểm kỳ trước\n\n{THEME}\nViệc kỳ trước")
    assert "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè" in review
    await minh.taps(next(label for label in minh.labels() if "Gặp ba hộ bày hàng" in label))
    await minh.taps("⏳ Làm tiếp, hạn mới")
    await house.restart()
    minh.take()
    await minh.says("Ba hộ đi vắng")
    await minh.says("Chưa hẹn trước")
    await minh.says("Hẹn buổi tối")
    (dealt,) = await minh.says(f"{due:%d/%m}")
    assert dealt.startswith("Đã ghi.") and "làm tiếp, hạn mới" in dealt
    await minh.taps(next(label for label in minh.labels() if "Lập danh sách hộ" in label))
    await minh.taps("✔ Đã xong")
    (deal,) = await minh.taps(next(label for label in minh.labels() if "Kẻ lại vạch" in label))
    assert "Mưa liên tục nên chưa sơn được" in deal
    await minh.taps("⏳ Làm tiếp như báo cáo")
    await minh.says(f"{due:%d/%m}")
    after = await minh.taps("Xong việc kỳ trước")
    shown = card().replace("còn 4 việc cần bàn", "còn 1 việc cần bàn")
    assert after == ["Còn 1 việc chưa bàn, vẫn giữ nguyên hạn cũ.\n\n" + shown]
    (again,) = await minh.taps("📋 Kiểm điểm kỳ trước")
    assert "đã xong, ghi tại buổi này" in again
    await minh.taps("Xong việc kỳ trước")
    await minh.taps("📝 Ghi nhanh")
    await minh.says("kết luận: Làm ngay")
    await minh.taps("Xong, về thẻ điều hành")
    await log_and_save(house, minh)
    with house.database.reading() as db:
        tasks = {one.content: one for one in db.scalars(select(Task))}
    met = tasks["Gặp ba hộ bày hàng ở đầu chợ"]
    assert (met.state, met.due_on) == ("doing", due)
    assert tasks["Lập danh sách hộ cần chỗ để xe chung"].state == "confirmed"
    painted = tasks["Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng"]
    assert painted.due_on == due
    (line,) = [line for line in last_meeting(house).earlier if line.startswith("Kẻ lại vạch")]
    assert "Mưa liên tục nên chưa sơn được" in line and "Mượn sơn của tổ dân phố" in line


async def test_nothing_to_look_back_on_opens_nothing(house: House, evening: datetime) -> None:
    async with house.database.writing() as unit:
        for task in unit.db.scalars(select(Task)):
            task.state = "cancelled"
        unit.commit()
    minh = house.person("Minh")
    await minh.says("/dieuhanh")
    (shown,) = await minh.taps("▶ Bắt đầu buổi sinh hoạt")
    assert "▶ Mở đầu, điểm danh: 0/5 phút" in shown
    await minh.taps("📋 Kiểm điểm kỳ trước")
    assert minh.toasts() == ["Kỳ trước không giao việc nào."] or house.channel != "telegram"


async def test_one_card_has_buttons_and_is_kept_up_to_date(house: House, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel edits nothing")
    having = [one for one in minh.hand.chat() if "⏹ Kết thúc buổi họp" in one.labels()]
    assert [one.message_id for one in having] == [minh.last().message_id]
    await minh.taps("📝 Ghi nhanh")
    await minh.taps("Xong, về thẻ điều hành")
    having = [one for one in minh.hand.chat() if "⏹ Kết thúc buổi họp" in one.labels()]
    assert len(having) == 1
    await house.move(minutes=1)
    assert minh.take()[-1] == card(0, 1, 1)


async def test_a_form_of_the_card_after_the_meeting_ended(house: House, minh: Person) -> None:
    await minh.taps("📝 Ghi nhanh")
    await minh.says("kết luận: Làm ngay")
    await house.move(hours=9)
    minh.take()
    (over,) = await minh.taps("Xong, về thẻ điều hành")
    assert over == "Buổi họp đã kết thúc. Những gì đã ghi đều có sẵn trong biên bản."
    assert minh.labels() == ["📝 Ghi biên bản"]


async def test_questions_and_situations_of_the_library(house: House, minh: Person) -> None:
    assert await minh.taps("💡 Câu hỏi, tình huống") == ["Đồng chí cần gì?"]
    labels = minh.labels()
    assert labels[0] == "❓ Câu hỏi gợi mở: Vệ sinh môi trường"
    assert {"🧭 Thảo luận lạc đề", "🧭 Tranh luận gay gắt", "🧭 Không ai phát biểu"} <= set(labels)
    (questions,) = await minh.taps(labels[0])
    assert questions.startswith("Câu hỏi gợi mở: Vệ sinh môi trường\n1. Rác thường bị bỏ ở điểm nào")
    await minh.taps("💡 Câu hỏi, tình huống")
    (silent,) = await minh.taps("🧭 Không ai phát biểu")
    assert silent.startswith("Không ai phát biểu\n– Đợi thật.")
    (back,) = await minh.taps("⬅ Về thẻ điều hành")
    assert back == card()


async def test_the_agenda_is_edited(house: House, minh: Person) -> None:
    await minh.taps("✏ Sửa chương trình")
    (added,) = await minh.says("Văn nghệ 10")
    assert "Chương trình (100 phút)" in added and "8. Văn nghệ · 10 phút" in added
    await minh.taps("✏ Thảo luận, liên hệ")
    (changed,) = await minh.says("25 phút")
    assert "5. Thảo luận, liên hệ · 25 phút" in changed
    await minh.taps("✏ Văn nghệ")
    (dropped,) = await minh.taps("🗑 Bỏ phần này")
    assert "8. Văn nghệ" not in dropped
    await minh.taps("✏ Mở đầu, kiểm điểm kỳ trước")
    (kept,) = await minh.taps("🗑 Bỏ phần này")
    assert kept.startswith("Phần này đã bắt đầu nên không bỏ được.")
    await minh.taps("⬅ Quay lại")
    (wrong,) = await minh.says("phần mới")
    assert wrong.startswith("Đồng chí gõ tên phần và số phút")
    shown = (await minh.taps("Xong"))[0]
    assert "○ Thảo luận, liên hệ · 25 phút" in shown
