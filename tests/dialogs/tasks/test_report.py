"""Reporting on tasks: the whole way, its commonest case, the ways back and out, and everything that can go wrong."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from storage.audit import AuditRow
from storage.drafts import DraftRow
from storage.task_changes import TaskChange
from storage.tasks import Task
from tests.dialogs.refusals import ALREADY_DONE, NOT_YOURS, OLD_BUTTON, USE_ANY
from tests.dialogs.tasks.reporting import (
    PARKING,
    PARKING_CARD,
    SENT,
    SIDEWALK,
    SIDEWALK_CARD,
    SIDEWALK_LABEL,
    SIDEWALK_NAMED,
    done,
    reports,
    step,
    summary,
    task,
)
from tests.house import House, Person
from tests.pictures import photo

RESULTS = ["✅ Hoàn thành", "◐ Hoàn thành một phần", "⏳ Đang thực hiện", "⚠ Gặp khó khăn"]
WAYS = ["⬅ Quay lại", "✖ Hủy"]
UNCHECKED = "Ảnh, bản quét thì em không kiểm tra được dấu mật, đồng chí tự xem giúp trước khi gửi."
TOLD = "Đã báo: Trần Văn Minh."
LIST = step(1, f"Đồng chí báo cáo việc nào?\n– {SIDEWALK}: hạn 27/11\n– {PARKING}: hạn 04/12")


async def test_done_is_four_taps_and_no_typing(house: House, lan: Person, minh: Person) -> None:
    await lan.says("/menu")
    assert await lan.taps("📣 Báo cáo việc") == [LIST]
    assert lan.labels() == [SIDEWALK_LABEL, PARKING, "✖ Hủy"]
    assert await lan.taps(SIDEWALK_LABEL) == [step(2, f"{SIDEWALK_CARD}\n\nViệc này đến đâu rồi?")]
    assert lan.labels() == [*RESULTS, *WAYS]
    lines = (SIDEWALK, "Kết quả: Hoàn thành", "Số lượng: 45/45 hộ")
    assert await lan.taps("✅ Hoàn thành") == [summary(*lines)]
    assert lan.labels()[:3] == ["📨 Gửi", "📝 Thêm ghi chú", "📷 Thêm ảnh"]
    text = "\n".join(lines)
    assert await lan.taps("📨 Gửi") == [f"{SENT}\n\n{text}\n\n{TOLD}\nĐồng chí còn 1 việc chưa xong."]
    assert minh.take() == [f"📣 Đồng chí Lê Thị Lan báo cáo:\n\n{text}"]
    assert minh.labels() == ["👍 Xác nhận", "↪ Trả lại", "📄 Xem việc"]
    (report,) = reports(house)
    assert (report.outcome, report.count, report.person_id, report.entered_by_id) == ("done", Decimal(45), 2, 2)
    assert (task(house, SIDEWALK).state, task(house, SIDEWALK).done_count) == ("done", Decimal(45))
    with house.database.reading() as db:
        (change,) = db.scalars(select(TaskChange))
        assert (change.deed, change.by_id, change.report_id) == ("done", 2, report.id)
        assert db.scalars(select(AuditRow.action).where(AuditRow.subject == f"task:{change.task_id}")).all() == [
            "task_done",
            "told",
        ]


async def test_a_keyboard_from_before_still_opens(lan: Person) -> None:
    assert await lan.says("✅ Báo cáo việc") == [LIST]


async def test_one_task_alone_is_not_asked_for(house: House, lan: Person) -> None:
    await done(lan)
    await lan.taps("📨 Gửi")
    (asked,) = await lan.taps("📣 Báo cáo việc khác")
    assert asked == f"Báo cáo việc · bước 1/5\n\n{PARKING_CARD}\n\nViệc này đến đâu rồi?"


async def test_a_list_that_others_change_while_it_is_shown(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    with house.database.unit_of_work() as unit:
        unit.db.get_one(Task, task(house, SIDEWALK).id).state = "done"
        unit.commit()
    (gone,) = await lan.taps(SIDEWALK_LABEL)
    assert gone.startswith("Việc này không còn trong danh sách chưa xong. Đồng chí chọn việc khác nhé.")
    (asked,) = await lan.taps(PARKING)
    assert asked == step(2, f"{PARKING_CARD}\n\nViệc này đến đâu rồi?")


async def test_what_is_measured_is_told_with_a_comma(house: House, lan: Person) -> None:
    with house.database.unit_of_work() as unit:
        row = unit.db.get_one(Task, task(house, SIDEWALK).id)
        row.target, row.target_unit = Decimal("40.5"), "km"
        unit.commit()
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    asked = f"{SIDEWALK}\nĐã được bao nhiêu km? Gõ một số.\nChỉ tiêu: 40,5 km. Lần trước báo: 30."
    assert await lan.taps("⏳ Đang thực hiện") == [step(3, asked)]
    assert await lan.says("1,250") == [step(3, asked, "Đồng chí gõ một số giúp, ví dụ: 30 hoặc 2,5.")]
    await lan.says("32,5 km")
    await lan.taps("Bỏ qua")
    (summary,) = await lan.taps("Bỏ qua")
    assert summary.endswith("Số lượng: 32,5/40,5 km")
    await lan.taps("📨 Gửi")
    assert task(house, SIDEWALK).done_count == Decimal("32.5")


async def test_of_what_is_counted_there_is_no_half(house: House, lan: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("⏳ Đang thực hiện")
    (again,) = await lan.says("2,5 hộ")
    assert "Đồng chí gõ một số giúp, ví dụ: 30." in again


async def test_partly_the_whole_way(house: House, lan: Person, minh: Person) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    counted = f"{SIDEWALK}\nĐã được bao nhiêu hộ? Gõ một số.\nChỉ tiêu: 45 hộ. Lần trước báo: 30."
    assert await lan.taps("◐ Hoàn thành một phần") == [step(3, counted)]
    assert await lan.says("nhiều lắm") == [step(3, counted, "Đồng chí gõ một số giúp, ví dụ: 30.")]
    lower = f"{SIDEWALK}\nLần trước báo 30 hộ, nay 20 hộ là ít hơn. Đúng vậy không?\nNếu chưa đúng, đồng chí gõ lại số."
    assert await lan.says("20") == [step(3, lower)]
    over = f"{SIDEWALK}\n50 hộ là nhiều hơn chỉ tiêu 45 hộ. Đúng vậy không?\nNếu chưa đúng, đồng chí gõ lại số."
    assert await lan.says("50") == [step(3, over)]
    assert lan.labels() == ["Đúng, 50 hộ", *WAYS]
    work = f"{SIDEWALK_NAMED}\nĐã làm được những gì?\nVí dụ: đã dọn xong nửa kiệt phía chợ"
    assert await lan.says("38") == [step(3, work)]
    assert await lan.says("Đã ký <b>38</b> hộ") == [step(4, f"{SIDEWALK_NAMED}\nVì sao việc chưa xong?")]
    taken = "Em ghi nguyên nhân: “tại mưa”. Đó là do bên ngoài hay do mình?"
    assert await lan.says("tại mưa") == [step(4, f"{SIDEWALK_NAMED}\nVì sao việc chưa xong?", taken)]
    await lan.taps("Khách quan (do bên ngoài)")
    await house.restart()
    await lan.says("Chưa hẹn trước")
    await lan.says("Đến lại buổi tối")
    (due,) = await lan.says("15/12")
    assert due.startswith(
        f"Hạn mới: Thứ Ba 15/12/2026\n\nBáo cáo việc · bước 4/6\n\n{SIDEWALK_NAMED}\nĐồng chí cần ai giúp"
    )
    (pictures,) = await lan.says("Tổ trưởng đi cùng")
    assert pictures == step(5, f"{SIDEWALK_NAMED}\n📷 Gửi ảnh trước và sau (nếu có).\nNhiều nhất 10 ảnh.\n{UNCHECKED}")
    lines = (
        SIDEWALK,
        "Kết quả: Hoàn thành một phần",
        "Số lượng: 38/45 hộ",
        "Đã làm được: Đã ký <b>38</b> hộ",
        "Nguyên nhân khách quan: tại mưa",
        "Trách nhiệm: Chưa hẹn trước",
        "Cách khắc phục: Đến lại buổi tối",
        "Hạn mới: Thứ Ba 15/12/2026",
        "🤝 Cần giúp: Tổ trưởng đi cùng",
    )
    assert await lan.taps("Bỏ qua") == [summary(*lines)]
    await lan.taps("✏ Sửa cách khắc phục")
    (again,) = await lan.says("Hẹn từng hộ")
    assert "Cách khắc phục: Hẹn từng hộ" in again
    await lan.taps("📨 Gửi")
    assert minh.labels() == ["👌 Đồng ý hạn mới 15/12", "🚫 Giữ hạn cũ", "🤝 Đáp lời nhờ giúp", "📄 Xem việc"]
    (report,) = reports(house)
    assert (report.outcome, report.count, report.remedy) == ("partly", Decimal(38), "Hẹn từng hộ")
    assert str(task(house, SIDEWALK).asked_due_on) == "2026-12-15"


async def test_a_new_day_is_counted_from_the_old_one_and_asked_again_where_that_moved(
    house: House, lan: Person, minh: Person
) -> None:
    await lan.says("/baocao")
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("⚠ Gặp khó khăn")
    await lan.taps("Khách quan (do bên ngoài)")
    for words in ("Nhiều hộ đi vắng", "Chưa hẹn trước"):
        await lan.says(words)
    (asked,) = await lan.says("Đến lại buổi tối")
    assert asked.endswith("hoặc gõ như: 30/12; thêm 1 tuần (tính từ hạn cũ).\nHạn cũ: Thứ Sáu 27/11/2026")
    (early,) = await lan.says("mai")
    assert early.startswith("Hạn mới phải sau hạn cũ (Thứ Sáu 27/11/2026); Thứ Năm 26/11/2026 thì chưa.")
    (due,) = await lan.says("gia hạn thêm 5 ngày")
    assert due.startswith("Hạn mới: Thứ Tư 02/12/2026\n")
    await lan.taps("Không cần")
    await lan.taps("Bỏ qua")
    with house.database.unit_of_work() as unit:
        unit.db.get_one(Task, task(house, SIDEWALK).id).due_on = date(2026, 12, 5)
        unit.commit()
    (again,) = await lan.taps("📨 Gửi")
    assert again.startswith("Hạn mới phải sau hạn cũ (Thứ Bảy 05/12/2026); Thứ Tư 02/12/2026 thì chưa.")
    (summary,) = await lan.says("thêm 1 tuần")
    assert "Hạn mới: Thứ Bảy 12/12/2026" in summary


async def test_the_way_back_and_out(house: House, lan: Person) -> None:
    await done(lan)
    (outcome,) = await lan.taps("⬅ Quay lại")
    assert outcome == step(2, f"{SIDEWALK_CARD}\n\nViệc này đến đâu rồi?")
    assert await lan.taps("⬅ Quay lại") == [LIST]
    await lan.taps(SIDEWALK_LABEL)
    await lan.taps("✅ Hoàn thành")
    assert await lan.taps("✖ Hủy") == [f"Đã hủy: Báo cáo: {SIDEWALK_LABEL}. Chưa có gì được gửi đi."]
    assert lan.labels() == ["↩ Lấy lại"]
    (back,) = await lan.taps("↩ Lấy lại")
    assert back == summary(SIDEWALK, "Kết quả: Hoàn thành", "Số lượng: 45/45 hộ")
    assert reports(house) == []


async def test_leaving_parks_and_the_menu_offers_it_again(house: House, lan: Person) -> None:
    await done(lan)
    home, drafts = await lan.says("/menu")
    assert home.startswith(f"Đã gác lại: Báo cáo: {SIDEWALK_LABEL}.")
    assert drafts == "Đồng chí còn mục ghi dở:"
    await house.restart()
    (resumed,) = await lan.taps(f"▶ Báo cáo: {SIDEWALK_LABEL}")
    assert resumed == summary(SIDEWALK, "Kết quả: Hoàn thành", "Số lượng: 45/45 hộ")
    await lan.taps("📨 Gửi")
    assert len(reports(house)) == 1


async def test_a_doubled_gui_saves_once(house: House, lan: Person, minh: Person) -> None:
    await done(lan)
    await lan.taps_twice("📨 Gửi")
    assert len(reports(house)) == 1
    assert len(minh.take()) == 1


async def test_an_old_gui_is_told_kindly(house: House, lan: Person) -> None:
    await done(lan)
    send = lan.button("📨 Gửi")
    await lan.taps("📝 Thêm ghi chú")
    assert await lan.presses(send) == []
    assert lan.toasts() == [OLD_BUTTON]
    await lan.says("Đã xong cả tuyến")
    await lan.taps("📨 Gửi")
    await lan.presses(send)
    assert lan.toasts()[-1:] in ([ALREADY_DONE], [OLD_BUTTON])
    assert [report.done_text for report in reports(house)] == ["Đã xong cả tuyến"]


@pytest.mark.parametrize("content", [SIDEWALK, "Dọn cỏ và rác ở lối vào khu phố 2"])
async def test_a_forged_button_of_anothers_task(house: House, content: str) -> None:
    thao = house.person("Thảo")
    wanted = task(house, content)
    for verb in ("done", "open", "view", "photos:1", "confirm", "return", "ask", "later", "transfer", "undo"):
        assert await thao.presses(f"t:{wanted.id}:{wanted.version}:{verb}") == []
        assert thao.toasts()[-1] == NOT_YOURS
    assert await thao.presses("t:99999:1:done") == []
    assert await thao.presses("t:1:1:nonsense") == []
    assert thao.toasts()[-2:] == [NOT_YOURS, OLD_BUTTON]
    assert reports(house) == [] and task(house, content).version == wanted.version


async def test_another_cells_secretary_may_not(house: House) -> None:
    hung = house.person("Hùng")
    wanted = task(house, SIDEWALK)
    for data in (f"t:{wanted.id}:{wanted.version}:view", f"tc:{wanted.cell_id}:0:list:0", f"d:{1}:1:send"):
        assert await hung.presses(data) == []
        assert hung.toasts()[-1] == NOT_YOURS


async def test_stickers_files_and_endless_texts(house: House, lan: Person) -> None:
    await done(lan)
    await lan.taps("📝 Thêm ghi chú")
    (sticker,) = await lan.sends_sticker()
    assert sticker.startswith(USE_ANY)
    (endless,) = await lan.says("x" * 1501)
    assert endless.startswith("Đoạn này dài quá 1500 ký tự.")
    (note,) = await lan.says("Xong cả tuyến")
    assert note == summary(SIDEWALK, "Kết quả: Hoàn thành", "Số lượng: 45/45 hộ", "Ghi chú: Xong cả tuyến")


async def test_a_task_done_meanwhile_on_another_phone(house: House, lan: Person, minh: Person) -> None:
    await done(lan)
    wanted = task(house, SIDEWALK)
    await minh.says("/viec")
    await minh.taps("📋 Việc của chi bộ")
    await minh.taps("Vận động các hộ đường Mẫu 1 ký cam kết kh… · Lê Thị Lan")
    await minh.taps("📣 Báo cáo thay đồng chí Lê Thị Lan")
    await minh.taps("✅ Hoàn thành")
    await minh.taps("📨 Gửi")
    (report,) = reports(house)
    assert (report.person_id, report.entered_by_id) == (2, 1)
    (told,) = lan.take()
    assert told.startswith("📣 Báo cáo của đồng chí Lê Thị Lan, do đồng chí Trần Văn Minh ghi:")
    if house.channel == "telegram":
        lan.hand.taps("📨 Gửi")
        await house.settle()
        (late,) = lan.take()
        assert late.startswith("Việc này vừa được báo hoàn thành lúc Thứ Tư 25/11/2026, 09:00")
    assert len(reports(house)) == 1 and task(house, SIDEWALK).version == wanted.version + 1


async def test_from_a_reminder_two_taps(house: House, lan: Person) -> None:
    await house.move(days=2)
    lan.take()
    await lan.taps(f"✅ Xong: {SIDEWALK[:27].rstrip()}…")
    (sent,) = await lan.taps("📨 Gửi")
    assert sent.startswith(SENT)
    assert [report.outcome for report in reports(house)] == ["done"]


async def test_nothing_to_report(house: House) -> None:
    thao = house.person("Thảo")
    assert await thao.says("/baocao") == ["Đồng chí không còn việc nào chưa xong. Cảm ơn đồng chí."]
    assert await thao.sends_photo(photo()) == ["Đồng chí không có việc nào cần báo cáo, nên ảnh này chưa được giữ lại."]
    with house.database.reading() as db:
        assert db.scalars(select(DraftRow)).all() == []


async def test_taken_back_within_ten_minutes(house: House, lan: Person, minh: Person) -> None:
    before = task(house, SIDEWALK)
    await done(lan)
    await lan.taps("📨 Gửi")
    minh.take()
    await house.move(minutes=9)
    (undone,) = await lan.taps("↩ Rút lại (trong 10 phút)")
    assert undone == f"↩ Đã rút lại. Việc trở về: Đang thực hiện.\n\n{SIDEWALK_CARD}"
    after = task(house, SIDEWALK)
    assert (after.state, after.done_count, after.done_at) == (before.state, before.done_count, before.done_at)
    assert reports(house)[0].withdrawn_at is not None
    (told,) = [one for one in minh.take() if one.startswith("↩")]
    assert told.startswith("↩ Đồng chí Lê Thị Lan đã rút lại thay đổi vừa rồi.")


async def test_after_ten_minutes_it_stands(house: House, lan: Person) -> None:
    await done(lan)
    await lan.taps("📨 Gửi")
    await house.move(minutes=11)
    await lan.taps("↩ Rút lại (trong 10 phút)")
    assert task(house, SIDEWALK).state == "done"


async def test_my_tasks(house: House, lan: Person) -> None:
    (page,) = await lan.says("/viec")
    assert page == (
        f"Việc của đồng chí\n– {SIDEWALK}: hạn 27/11\n– {PARKING}: hạn 04/12\n\n"
        "Đồng chí chọn tên việc để xem, báo cáo hoặc xin gia hạn."
    )
    assert lan.labels() == [f"📄 {SIDEWALK_LABEL}", f"📄 {PARKING}"]


async def test_a_delay_is_asked_for_from_my_tasks_without_a_report(house: House, lan: Person, minh: Person) -> None:
    await lan.says("/viec")
    (page,) = await lan.taps(f"📄 {PARKING}")
    assert page.startswith(f"{PARKING_CARD}\nNgười làm: Lê Thị Lan")
    assert lan.labels() == ["📣 Báo cáo việc này", "⏳ Xin gia hạn"]
    (asked,) = await lan.taps("⏳ Xin gia hạn")
    assert "Đồng chí xin lùi đến ngày nào?" in asked
    await lan.taps("Thêm 1 tuần · Thứ Sáu 11/12/2026")
    await lan.says("Chờ số liệu của tổ dân phố")
    assert minh.take() == [
        f"⏳ Đồng chí Lê Thị Lan xin gia hạn đến Thứ Sáu 11/12/2026:\n\n{PARKING_CARD}\n"
        "Lý do: Chờ số liệu của tổ dân phố"
    ]
    assert minh.labels() == ["👌 Đồng ý hạn mới 11/12", "🚫 Giữ hạn cũ"]
    assert reports(house) == []
