"""What is decided on tasks after a report: confirmed, returned, extended, given to another, called off, helped with."""

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select

from storage.outbox import OutboxRow
from storage.people import Person as Somebody
from storage.postponed_reminders import Snooze
from storage.task_changes import TaskChange
from storage.tasks import Task, TaskHelper
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.tasks.reporting import PARKING, PARKING_CARD, SIDEWALK, SIDEWALK_CARD, SIDEWALK_LABEL, done, task
from tests.house import House, Person

OWN_TASK = "Việc của chính mình thì đồng chí khác trong chi ủy quyết định."
OTHER_STATE = "Việc này đã chuyển sang tình trạng khác."


async def reported(lan: Person, minh: Person) -> None:
    await done(lan)
    await lan.taps("📨 Gửi")
    minh.take()


async def open_task(minh: Person, label: str) -> str:
    await minh.says("/viec")
    await minh.taps("📋 Việc của chi bộ")
    return (await minh.taps(label))[0]


async def test_confirmed(house: House, lan: Person, minh: Person) -> None:
    await reported(lan, minh)
    (said,) = await minh.taps("👍 Xác nhận")
    card = f"{SIDEWALK}\nHạn: Thứ Sáu 27/11/2026\nĐã làm: 45/45 hộ"
    assert said == f"👍 Đã xác nhận hoàn thành.\n\n{card}"
    assert lan.take() == [f"👍 Đồng chí Trần Văn Minh đã xác nhận việc của đồng chí hoàn thành.\n\n{card}"]
    assert task(house, SIDEWALK).state == "confirmed"
    (back,) = await minh.taps("↩ Rút lại (trong 10 phút)")
    assert back.startswith("↩ Đã rút lại. Việc trở về: Hoàn thành.")
    assert lan.take()[0].startswith("↩ Đồng chí Trần Văn Minh đã rút lại thay đổi vừa rồi. Việc trở về: Hoàn thành.")
    (book,) = await lan.says("/toi")
    assert "Được xác nhận" not in book


async def test_returned_with_a_reason(house: House, lan: Person, minh: Person) -> None:
    await reported(lan, minh)
    (asked,) = await minh.taps("↪ Trả lại")
    assert asked.endswith("Cần làm thêm gì? Đồng chí ghi lý do trả lại.")
    await house.restart()
    (sticker,) = await minh.sends_sticker()
    assert "Bước này đồng chí gõ chữ giúp" in sticker
    (said,) = await minh.says("Còn 3 hộ đầu chợ")
    assert said.startswith("↪ Đã trả lại để làm tiếp. Lý do: Còn 3 hộ đầu chợ")
    assert lan.take()[0].startswith("↪ Đồng chí Trần Văn Minh đề nghị làm tiếp việc này.\nLý do: Còn 3 hộ đầu chợ")
    assert (task(house, SIDEWALK).state, task(house, SIDEWALK).done_at) == ("returned", None)
    (picked,) = await lan.says("/baocao")
    assert SIDEWALK in picked


async def test_the_secretary_moves_the_day_sooner_or_later(house: House, lan: Person, minh: Person) -> None:
    await lan.presses(f"t:{task(house, SIDEWALK).id}:{task(house, SIDEWALK).version}:ask")
    for words in ("15/12", "Mưa"):
        await lan.says(words)
    minh.take()
    await open_task(minh, SIDEWALK[:30])
    (asked,) = await minh.taps("📆 Đổi hạn")
    assert asked.endswith("Đổi hạn sang ngày nào? Chọn ở dưới, hoặc gõ như: 30/12; thêm 1 tuần (tính từ hạn cũ).")
    (same,) = await minh.says("27/11")
    assert same.startswith("Thứ Sáu 27/11/2026 đúng là hạn hiện nay. Đồng chí chọn ngày khác nhé.")
    (past,) = await minh.says("20/11/2026")
    assert past.startswith("Thứ Sáu 20/11/2026 đã qua rồi (hạn cũ Thứ Sáu 27/11/2026).")
    await house.restart()
    (why,) = await minh.says("them 1 tuan")
    assert "Hạn mới: Thứ Sáu 04/12/2026\nVì sao đổi hạn? Người làm sẽ đọc lý do." in why
    card = f"{SIDEWALK}\nHạn: Thứ Sáu 04/12/2026\nĐã làm: 30/45 hộ"
    assert await minh.says("Chờ phường cấp sơn") == [f"📆 Đã đổi hạn. Hạn trước: Thứ Sáu 27/11/2026.\n\n{card}"]
    assert lan.take() == [
        "📆 Đồng chí Trần Văn Minh đổi hạn việc này. Hạn trước: Thứ Sáu 27/11/2026.\n"
        f"Lý do: Chờ phường cấp sơn\n\n{card}"
    ]
    assert (task(house, SIDEWALK).due_on.day, task(house, SIDEWALK).asked_due_on) == (4, None)
    await minh.taps("↩ Rút lại (trong 10 phút)")
    assert task(house, SIDEWALK).due_on.day == 27
    await minh.taps("📆 Đổi hạn")
    await minh.says("26/11")
    (sooner,) = await minh.taps("📆 Đổi, không ghi lý do")
    assert "Hạn: Thứ Năm 26/11/2026" in sooner


async def test_nobody_moves_the_day_of_their_own_task(house: House, lan: Person, minh: Person) -> None:
    async with house.database.writing() as unit:
        mine = unit.db.get_one(Task, task(house, SIDEWALK).id)
        mine.assignee_id = unit.db.scalars(select(Somebody.id).where(Somebody.full_name == "Trần Văn Minh")).one()
        unit.commit()
    await open_task(minh, SIDEWALK[:30])
    assert "📆 Đổi hạn" not in minh.labels()
    for person, said in ((minh, OWN_TASK), (lan, NOT_YOURS)):
        await person.presses(f"t:{task(house, SIDEWALK).id}:{task(house, SIDEWALK).version}:move_due")
        assert person.toasts()[-1] == said


async def test_an_extension_asked_and_granted(house: House, lan: Person, minh: Person) -> None:
    await house.move(hours=1)
    await lan.presses(f"t:{task(house, SIDEWALK).id}:{task(house, SIDEWALK).version}:ask")
    (early,) = await lan.says("mai")
    assert early.startswith("Hạn mới phải sau hạn cũ (Thứ Sáu 27/11/2026); Thứ Năm 26/11/2026 thì chưa.")
    (why,) = await lan.says("15/12")
    assert "Xin gia hạn đến: Thứ Ba 15/12/2026" in why
    (asked,) = await lan.says("Nhiều hộ đi vắng")
    assert asked == f"⏳ Đã gửi xin gia hạn đến Thứ Ba 15/12/2026.\n\n{SIDEWALK_CARD}\n\nĐã báo: Trần Văn Minh."
    assert minh.take()[-1] == (
        f"⏳ Đồng chí Lê Thị Lan xin gia hạn đến Thứ Ba 15/12/2026:\n\n{SIDEWALK_CARD}\nLý do: Nhiều hộ đi vắng"
    )
    granted = minh.button("👌 Đồng ý hạn mới 15/12")
    (said,) = await minh.taps("👌 Đồng ý hạn mới 15/12")
    assert said.startswith("👌 Đã đồng ý hạn mới.")
    assert str(task(house, SIDEWALK).due_on) == "2026-12-15" and task(house, SIDEWALK).asked_due_on is None
    assert lan.take()[0].startswith("👌 Đồng chí Trần Văn Minh đồng ý gia hạn.")
    await minh.presses(granted)
    assert minh.toasts()[-1] == "Việc này không còn lời xin gia hạn nào."


async def asks_for(house: House, lan: Person, day: str) -> None:
    wanted = task(house, SIDEWALK)
    await lan.presses(f"t:{wanted.id}:{wanted.version}:ask")
    await lan.says(day)
    await lan.taps("📨 Gửi, không ghi lý do")


async def test_an_old_notice_grants_no_other_day_than_it_shows(house: House, lan: Person, minh: Person) -> None:
    await asks_for(house, lan, "15/12")
    grant, refuse = minh.button("👌 Đồng ý hạn mới 15/12"), minh.button("🚫 Giữ hạn cũ")
    await asks_for(house, lan, "20/12")
    minh.take()
    for old in (grant, refuse):
        (now,) = await minh.presses(old)
        assert now == (
            f"⏳ Lời xin gia hạn đã đổi. Nay đồng chí Lê Thị Lan xin đến Chủ Nhật 20/12/2026:\n\n{SIDEWALK_CARD}"
        )
        assert minh.labels() == ["👌 Đồng ý hạn mới 20/12", "🚫 Giữ hạn cũ"]
        assert str(task(house, SIDEWALK).due_on) == "2026-11-27"
    await asks_for(house, lan, "15/12")
    minh.take()
    (said,) = await minh.presses(grant)
    assert said.startswith("👌 Đã đồng ý hạn mới.")
    assert str(task(house, SIDEWALK).due_on) == "2026-12-15"


async def test_a_changed_wish_replaces_one_that_waits_for_the_morning(house: House, lan: Person, minh: Person) -> None:
    await house.move(hours=13)
    lan.take(), minh.take()
    await asks_for(house, lan, "15/12")
    await asks_for(house, lan, "20/12")
    await house.move(hours=9)
    (told,) = [one for one in minh.take() if one.startswith("⏳")]
    assert told.startswith("⏳ Đồng chí Lê Thị Lan xin gia hạn đến Chủ Nhật 20/12/2026:")


async def test_a_delay_is_counted_from_the_old_due_day(house: House, lan: Person, minh: Person) -> None:
    await house.move(days=1)
    await lan.presses(f"t:{task(house, SIDEWALK).id}:{task(house, SIDEWALK).version}:ask")
    assert [label for label in lan.labels() if label.startswith("Thêm")] == [
        "Thêm 3 ngày · Thứ Hai 30/11/2026",
        "Thêm 1 tuần · Thứ Sáu 04/12/2026",
        "Thêm 2 tuần · Thứ Sáu 11/12/2026",
        "Thêm 30 ngày · Chủ Nhật 27/12/2026",
    ]
    (same,) = await lan.says("27/11")
    assert same.startswith("Hạn mới phải sau hạn cũ (Thứ Sáu 27/11/2026); Thứ Sáu 27/11/2026 thì chưa.")
    (unread,) = await lan.says("thêm dăm bữa")
    assert unread.startswith("Chưa hiểu ngày này.")
    (why,) = await lan.says("xin thêm 1 tuần")
    assert "Xin gia hạn đến: Thứ Sáu 04/12/2026" in why
    await lan.taps("⬅ Quay lại")
    (why,) = await lan.taps("Thêm 3 ngày · Thứ Hai 30/11/2026")
    assert "Xin gia hạn đến: Thứ Hai 30/11/2026" in why


async def test_a_day_of_the_moon_is_shown_by_both_calendars(house: House, lan: Person, minh: Person) -> None:
    await lan.presses(f"t:{task(house, SIDEWALK).id}:{task(house, SIDEWALK).version}:ask")
    (open_calendar,) = await lan.says("mùng 8 tháng 3")
    assert open_calendar.startswith("Ngày này là dương lịch hay âm lịch? Đồng chí gõ thêm giúp")
    (no_such,) = await lan.says("30 Tết")
    assert no_such.startswith("Theo âm lịch thì không có ngày này: tháng ấy chỉ có 29 ngày")
    (early,) = await lan.says("15/10 âm lịch")
    assert early.startswith(
        "Em hiểu là Thứ Hai 23/11/2026, tức rằm tháng 10 âm lịch.\nHạn mới phải sau hạn cũ (Thứ Sáu 27/11/2026)"
    )
    (why,) = await lan.says("20 tháng Chạp")
    assert why.startswith("Em hiểu là Thứ Tư 27/01/2027, tức 20 tháng Chạp âm lịch.\n\n")
    assert "Xin gia hạn đến: Thứ Tư 27/01/2027" in why


async def test_of_a_late_task_a_delay_that_is_over_is_told(house: House, lan: Person, minh: Person) -> None:
    await house.move(days=9)
    lan.take(), minh.take()
    await lan.presses(f"t:{task(house, SIDEWALK).id}:{task(house, SIDEWALK).version}:ask")
    assert [label for label in lan.labels() if label.startswith("Thêm")] == [
        "Thêm 2 tuần · Thứ Sáu 11/12/2026",
        "Thêm 30 ngày · Chủ Nhật 27/12/2026",
    ]
    (over,) = await lan.says("thêm 3 ngày")
    assert over.startswith("Thứ Hai 30/11/2026 đã qua rồi (hạn cũ Thứ Sáu 27/11/2026).")


async def test_an_extension_refused_keeps_the_day(house: House, lan: Person, minh: Person) -> None:
    await lan.presses(f"t:{task(house, SIDEWALK).id}:{task(house, SIDEWALK).version}:ask")
    await lan.says("15/12")
    await lan.taps("📨 Gửi, không ghi lý do")
    await minh.taps("🚫 Giữ hạn cũ")
    assert str(task(house, SIDEWALK).due_on) == "2026-11-27"
    assert lan.take()[0].startswith("🚫 Đồng chí Trần Văn Minh đề nghị giữ hạn cũ.")


async def test_given_to_another_and_called_off(house: House, lan: Person, minh: Person) -> None:
    page = await open_task(minh, "Lập danh sách hộ cần chỗ để xe chung · Lê Thị Lan")
    assert page.startswith(f"{PARKING_CARD}\nNgười làm: Lê Thị Lan")
    await minh.taps("🔁 Giao người khác")
    (said,) = await minh.says("Thảo")
    assert said == f"🔁 Đã chuyển việc cho đồng chí Đỗ Thu Thảo.\n\n{PARKING_CARD}"
    told = f"🔁 Đồng chí Trần Văn Minh chuyển việc này cho đồng chí Đỗ Thu Thảo.\n\n{PARKING_CARD}"
    assert lan.take() == [told] and house.person("Thảo").take() == [told]
    await minh.taps("🗑 Hủy việc")
    (off,) = await minh.says("Không cần nữa")
    assert off.startswith("🗑 Đã hủy việc. Lý do: Không cần nữa")
    assert task(house, PARKING).state == "cancelled"
    (none,) = await house.person("Thảo").says("/baocao")
    assert none == "Đồng chí không còn việc nào chưa xong. Cảm ơn đồng chí."
    with house.database.reading() as db:
        deeds = db.scalars(select(TaskChange.deed).order_by(TaskChange.id)).all()
        assert list(deeds) == ["transfer", "cancel"]


async def test_nobody_decides_on_their_own(house: House, minh: Person) -> None:
    with house.database.unit_of_work() as unit:
        unit.db.scalars(select(Task).where(Task.content == PARKING)).one().assignee_id = 1
        unit.db.scalars(select(Task).where(Task.content == PARKING)).one().state = "done"
        unit.commit()
    own = task(house, PARKING)
    await minh.presses(f"t:{own.id}:{own.version}:confirm")
    assert minh.toasts() == [OWN_TASK]
    binh = house.person("Bình")
    await binh.presses(f"t:{own.id}:{own.version}:confirm")
    assert task(house, PARKING).state == "confirmed"


async def test_an_old_decision_is_told(house: House, lan: Person, minh: Person) -> None:
    await reported(lan, minh)
    confirm, give_back = minh.button("👍 Xác nhận"), minh.button("↪ Trả lại")
    await minh.presses(confirm)
    await minh.presses(confirm)
    await minh.presses(give_back)
    assert minh.toasts()[-2:] == [OTHER_STATE, OTHER_STATE]
    await lan.presses(confirm)
    assert lan.toasts()[-1] == "Đồng chí không có quyền làm việc này."


async def in_difficulty(lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(PARKING)
    await lan.taps("⚠ Gặp khó khăn")
    await lan.taps("Khách quan (do bên ngoài)")
    for words in ("Chưa có số liệu", "Chưa hỏi sớm", "Hỏi tổ trưởng", "15/12", "Công an phường cho xem sổ"):
        await lan.says(words)
    await lan.taps("Bỏ qua")
    await lan.taps("📨 Gửi")


async def test_help_is_answered(house: House, lan: Person, minh: Person) -> None:
    await in_difficulty(lan)
    assert "🤝 Cần giúp: Công an phường cho xem sổ" in minh.take()[0]
    (asked,) = await minh.taps("🤝 Đáp lời nhờ giúp")
    assert asked.endswith("🤝 Cần giúp: Công an phường cho xem sổ\n\nĐồng chí trả lời thế nào?")
    await minh.says("Tôi đã gọi anh Tâm")
    assert lan.take()[0].startswith("🤝 Đồng chí Trần Văn Minh trả lời về điều cần giúp:\nTôi đã gọi anh Tâm")
    await house.move(days=4)
    assert not [one for one in house.person("Thủy").take() if one.startswith("🤝")]


async def test_help_without_an_answer_goes_to_the_ward_once(house: House, lan: Person) -> None:
    thuy = house.person("Thủy")
    await in_difficulty(lan)
    await house.move(days=2, hours=23)
    assert not [one for one in thuy.take() if one.startswith("🤝")]
    await house.move(hours=2)
    (told,) = [one for one in thuy.take() if one.startswith("🤝")]
    assert told.startswith("🤝 Đồng chí Lê Thị Lan (Chi bộ Khu phố 1 (mẫu)) nhờ giúp từ Thứ Tư 25/11/2026")
    await house.move(days=1)
    assert not [one for one in thuy.take() if one.startswith("🤝")]
    if house.channel == "telegram":
        (page,) = await thuy.taps("📄 Xem việc")
        assert page.startswith(PARKING)


async def test_a_reminder_is_put_off(house: House, lan: Person) -> None:
    await house.move(days=2)
    assert [one for one in lan.take() if one.startswith("📋")]
    (asked,) = await lan.taps(f"⏰ Nhắc lại: {SIDEWALK[:27].rstrip()}…")
    assert asked.endswith("Đồng chí muốn được nhắc lại lúc nào?")
    (said,) = await lan.taps("🌙 Tối nay · Thứ Sáu 27/11/2026, 19:30")
    assert said == "⏰ Em sẽ nhắc lại lúc Thứ Sáu 27/11/2026, 19:30."
    await house.move(hours=10, minutes=29)
    assert not [one for one in lan.take() if one.startswith("📋")]
    await house.move(minutes=2)
    (again,) = [one for one in lan.take() if one.startswith("📋")]
    assert SIDEWALK in again
    await house.move(minutes=30)
    assert not [one for one in lan.take() if one.startswith("📋")]
    with house.database.reading() as db:
        assert len(db.scalars(select(Snooze)).all()) == 1


async def test_helpers_report_their_own_part(house: House, lan: Person, minh: Person) -> None:
    with house.database.unit_of_work() as unit:
        unit.db.add(TaskHelper(task_id=task(house, SIDEWALK).id, person_id=3))
        unit.commit()
    binh = house.person("Bình")
    (page,) = await binh.says("/viec")
    assert f"Việc đồng chí làm cùng:\n– {SIDEWALK}: hạn 27/11" in page
    await binh.taps(f"📄 {SIDEWALK_LABEL}")
    await binh.taps("📣 Báo cáo việc này")
    assert "⏳ Đang thực hiện" not in binh.labels()
    (work,) = await binh.says("10")
    assert "Đến nay đã làm được những gì?" in work
    await binh.taps("Bỏ qua")
    (summary,) = await binh.taps("Bỏ qua")
    assert summary.endswith(f"{SIDEWALK}\nKết quả: Đang thực hiện\nPhần này: 10 hộ; cả nhóm: 40/45 hộ")
    await binh.taps("📨 Gửi")
    assert (task(house, SIDEWALK).done_count, task(house, SIDEWALK).state) == (Decimal(40), "doing")
    assert lan.take()[0].startswith("📣 Đồng chí Phạm Quốc Bình báo cáo:")
    await open_task(minh, "Vận động các hộ đường Mẫu 1 ký cam kết kh… · Lê Thị Lan")
    page = minh.last().text
    assert "Từng người: Lê Thị Lan 30, Phạm Quốc Bình 10" in page
    assert "Theo ngày: 21/11 30 → 25/11 40" in page
    (over,) = [one for one in (await over_the_target(binh)) if one]
    assert over.endswith("20 hộ là nhiều hơn chỉ tiêu 45 hộ. Đúng vậy không?\nNếu chưa đúng, đồng chí gõ lại số.")


async def over_the_target(binh: Person) -> list[str]:
    await binh.says("/viec")
    await binh.taps(f"📄 {SIDEWALK_LABEL}")
    await binh.taps("📣 Báo cáo việc này")
    return await binh.says("20")


async def test_notices_wait_for_the_morning(house: House, lan: Person, minh: Person) -> None:
    await house.move(hours=13)
    lan.take(), minh.take()
    await done(lan)
    await lan.taps("📨 Gửi")
    assert minh.take() == []
    with house.database.reading() as db:
        (waiting,) = db.scalars(select(OutboxRow).where(OutboxRow.kind == "report"))
        assert waiting.not_before is not None
        assert waiting.not_before - house.clock.now() < timedelta(hours=9)
    await house.move(hours=9)
    assert any(one.startswith("📣 Đồng chí Lê Thị Lan báo cáo:") for one in minh.take())


async def test_only_the_last_change_is_taken_back(house: House, lan: Person, minh: Person) -> None:
    await reported(lan, minh)
    first = lan.button("↩ Rút lại (trong 10 phút)")
    await minh.taps("👍 Xác nhận")
    await lan.presses(first)
    assert lan.toasts()[-1] == "Chỉ rút lại được trong 10 phút, khi chưa có thay đổi khác."
    await minh.taps("↩ Rút lại (trong 10 phút)")
    await lan.presses(first)
    assert (lan.toasts()[-1], task(house, SIDEWALK).state) == (OLD_BUTTON, "done")
