"""The board, leave, themes, and one's own book and data, as people meet them."""

import json
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from PIL import Image
from sqlalchemy import select

from bot.play.simulator.telegram.group import TelegramGroup
from bot.play.simulator.telegram.person import TelegramPerson
from storage.assessments import Assessment
from storage.cell_preferences import CellGroup
from storage.data_requests import DataRequest
from storage.leaves import Leave
from storage.outbox import OutboxRow
from storage.sessions import Session
from tests.dialogs.refusals import NOT_YOURS
from tests.dialogs.tasks.reporting import SIDEWALK, done, task
from tests.house import House, Person
from tests.pictures import photo

CELL = "Chi bộ Khu phố 1 (mẫu)"
MARKET = "Gặp ba hộ bày hàng ở đầu chợ"


async def test_the_board_has_late_ones_first(house: House, minh: Person) -> None:
    (board,) = await minh.says("/chibo")
    sums = "Quá hạn: 1 · Đang làm: 4 · Chờ xác nhận: 1"
    assert board.startswith(f"Việc của {CELL}\n{sums}\n\n⏰ Quá hạn (1)\n– {MARKET}")
    assert board.index("Quá hạn (1)") < board.index("Gặp khó khăn (1)") < board.index("Đang thực hiện (1)")
    assert board.endswith("⏳ Chờ xác nhận (1)\n– Viết bài tuyên truyền đọc trên loa khu phố · Đỗ Thu Thảo, hạn 17/11")
    (people,) = await minh.taps("👥 Xem theo người")
    assert people.split("\n\n")[1].splitlines()[0] == "– Phạm Quốc Bình: 1 việc đang làm, 1 quá hạn, 0 đã xong"
    (one,) = await minh.taps("👤 Lê Thị Lan")
    assert one.startswith("Lê Thị Lan\n– " + SIDEWALK)


async def test_what_waits_is_reached_from_board_person_and_session(house: House, minh: Person) -> None:
    waiting = "⏳ Viết bài tuyên truyền đọc trên loa khu… · Đỗ Thu Thảo"
    await minh.says("/chibo")
    (listed,) = await minh.taps("⏳ Chờ xác nhận (1)")
    assert listed.startswith(f"Việc của {CELL}\nChờ xác nhận: 1\n")
    assert minh.labels() == [waiting, "📋 Xem theo tình trạng"]
    (page,) = await minh.taps(waiting)
    assert "Tình trạng: Hoàn thành" in page and "👍 Xác nhận" in minh.labels()
    await minh.says("/chibo")
    await minh.taps("👥 Xem theo người")
    (of_person,) = await minh.taps("👤 Đỗ Thu Thảo")
    assert of_person.endswith("Chờ xác nhận\n– Viết bài tuyên truyền đọc trên loa khu phố")
    assert minh.labels()[0] == waiting
    with house.database.reading() as db:
        held = db.scalars(select(Session).where(Session.state == "held")).one()
        number, version = held.id, held.version
    await minh.presses(f"s:{number}:{version}:view")
    (gave,) = await minh.taps("📋 Việc của buổi này (⏳ 1 chờ xác nhận)")
    assert "Viết bài tuyên truyền" in gave
    theirs = [label for label in minh.labels() if label.startswith(("⏳", "📄 "))]
    assert theirs[0] == "📄 Biên bản" and theirs[1].startswith("⏳ Chờ xác nhận: Viết bài")
    await minh.taps(theirs[1])
    await minh.taps("👍 Xác nhận")
    await minh.says("/chibo")
    assert not [label for label in minh.labels() if label.startswith("⏳")]
    await minh.presses("b:2:0:waiting")
    assert minh.last().text.endswith("Không có việc nào chờ xác nhận.") or minh.toasts()


async def test_a_private_reminder_once_a_day(house: House, minh: Person) -> None:
    binh = house.person("Bình")
    await minh.says("/chibo")
    assert await minh.taps("🔔 Nhắc Phạm Quốc Bình") == ["🔔 Đã nhắc riêng: Phạm Quốc Bình."]
    (told,) = binh.take()
    assert told.startswith(f"🔔 Đồng chí Trần Văn Minh nhắc việc:\n– {MARKET}: quá hạn từ 22/11")
    await minh.says("/chibo")
    assert await minh.taps("🔔 Nhắc Phạm Quốc Bình") == ["Hôm nay đã nhắc rồi: Phạm Quốc Bình."]
    assert binh.take() == []
    await binh.taps(f"✅ Xong: {MARKET}")
    assert (await binh.taps("📨 Gửi"))[0].startswith("✅ Đã gửi báo cáo.")


async def test_who_is_away_is_not_nudged_and_gets_no_reminder(house: House, lan: Person, minh: Person) -> None:
    binh = house.person("Bình")
    await minh.says("/vang")
    await minh.says("Bình")
    (last,) = await minh.says("hôm nay")
    assert last.startswith("Báo đi vắng · bước 3/4\n\nĐồng chí Phạm Quốc Bình vắng từ Thứ Tư 25/11/2026")
    (summary,) = await minh.says("chủ nhật")
    assert summary.endswith("Trong thời gian này em không nhắc việc.")
    await house.restart()
    (saved,) = await minh.taps("💾 Lưu")
    assert saved.startswith("🌴 Đã ghi: Đồng chí Phạm Quốc Bình vắng từ Thứ Tư 25/11/2026 đến hết Chủ Nhật 29/11/2026.")
    (told,) = binh.take()
    assert told.startswith("🌴 Đồng chí Trần Văn Minh đã ghi giúp: đồng chí vắng")
    await minh.says("/chibo")
    assert await minh.taps("🔔 Nhắc Phạm Quốc Bình") == ["Đang đi vắng nên không nhắc: Phạm Quốc Bình."]
    for _ in range(4 * 24):
        await house.move(hours=1)
    assert [one for one in binh.take() if one.startswith(("📋", "🔔"))] == []
    await house.move(days=1)
    assert len([one for one in binh.take() if one.startswith("📋")]) == 1


async def test_leave_in_one_sentence_and_back_early(house: House, lan: Person, minh: Person) -> None:
    (asked,) = await lan.says("/vang")
    assert asked.startswith("Báo đi vắng · bước 1/3\n\nĐồng chí vắng từ ngày nào?")
    (past,) = await lan.says("từ 3/11/2026 đến mai")
    assert past.startswith("Ngày này đã qua rồi.")
    (summary,) = await lan.says("từ mai đến 10/12")
    assert "Đồng chí vắng từ Thứ Năm 26/11/2026 đến hết Thứ Năm 10/12/2026." in summary
    await lan.taps("💾 Lưu")
    assert minh.take() == ["🌴 Đồng chí Lê Thị Lan báo vắng từ Thứ Năm 26/11/2026 đến hết Thứ Năm 10/12/2026."]
    (listed,) = await lan.says("/vang")
    assert listed == "Đi vắng\n– Đồng chí: từ 26/11 đến hết 10/12"
    await lan.taps("↩ Đã về: Đồng chí")
    with house.database.reading() as db:
        (leave,) = db.scalars(select(Leave))
        assert leave.ended_at is not None
    await house.person("Thảo").presses(f"v:{leave.id}:0:end")
    if house.channel == "telegram":
        assert house.person("Thảo").toasts() == [NOT_YOURS]


async def test_a_slip_to_print(house: House, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("one channel is enough")
    await minh.says("/chibo")
    await minh.taps("👥 Xem theo người")
    await minh.taps("👤 Lê Thị Lan")
    await minh.taps("🖨 Phiếu việc để in")
    ((name, content),) = minh.documents()
    assert name == "phieu-viec-DV002.docx"
    slip = docx.Document(BytesIO(content))
    assert [one.text for one in slip.paragraphs][:2] == ["PHIẾU VIỆC", "Đồng chí: Lê Thị Lan"]
    rows = [[cell.text for cell in row.cells] for row in slip.tables[0].rows]
    assert rows[1][:3] == ["1", SIDEWALK, "Thứ Sáu 27/11/2026"] and rows[1][4] == "30/45 hộ"


async def test_the_group_sees_sums_only_and_only_when_turned_on(house: House, minh: Person) -> None:
    await minh.says("/chibo")
    (unknown,) = await minh.taps("📊 Bật số liệu chung cho nhóm chi bộ")
    assert unknown.startswith("Chưa biết nhóm nào là nhóm của chi bộ.")
    with house.database.unit_of_work() as unit:
        unit.db.add(CellGroup(cell_id=task(house, SIDEWALK).cell_id, channel="telegram", chat_id=-77))
        unit.commit()
    await minh.says("/chibo")
    assert (await minh.taps("📊 Bật số liệu chung cho nhóm chi bộ"))[0].startswith("📊 Đã bật.")
    await minh.says("/chibo")
    assert (await minh.taps("🔕 Tắt số liệu chung ở nhóm chi bộ"))[0].startswith("🔕 Đã tắt")


async def test_what_the_group_reads(house: House, lan: Person, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("groups are Telegram's")
    assert isinstance(minh.hand, TelegramPerson) and isinstance(lan.hand, TelegramPerson)
    group = TelegramGroup(house.telegram, -77, "Chi bộ (mẫu)")
    group.adds_bot(minh.hand)
    await house.settle()
    group.unread()

    async def asked(by: TelegramPerson) -> list[str]:
        group.says(by, "/chibo")
        await house.settle()
        return [one.text for one in group.unread()]

    assert [one for one in await asked(lan.hand) if CELL in one] == []
    (known,) = await asked(minh.hand)
    assert known == f"Đã ghi nhận đây là nhóm của {CELL}. Số liệu chung đang tắt; bí thư bật trong /chibo nhắn riêng."
    await minh.says("/chibo")
    await minh.taps("📊 Bật số liệu chung cho nhóm chi bộ")
    (sums,) = await asked(lan.hand)
    assert sums == f"📊 {CELL}\nViệc đã giao: 5\nĐã xong: 1\nQuá hạn: 1\nGặp khó khăn: 1"
    await minh.says("/chibo")
    await minh.taps("🔕 Tắt số liệu chung ở nhóm chi bộ")
    (off,) = await asked(lan.hand)
    assert off == known


async def test_a_forged_board(house: House) -> None:
    cell = task(house, SIDEWALK).cell_id
    for person, data in (
        ("Lan", f"b:{cell}:0:state"),
        ("Hùng", f"b:{cell}:0:nudgeall"),
        ("Hùng", f"b:{cell}:0:sums"),
        ("Minh", f"b:{cell}:0:slip:13"),
        ("Minh", f"b:{cell}:0:person"),
        ("Minh", "b:9999:0:state"),
    ):
        somebody = house.person(person)
        assert await somebody.presses(data) == []
        assert somebody.toasts()[-1] == NOT_YOURS


async def test_a_themes_page_and_its_assessment(house: House, minh: Person) -> None:
    await minh.says("/chibo")
    await minh.taps("📚 Chuyên đề đã sinh hoạt")
    (page,) = await minh.taps(minh.labels()[0])
    assert page.startswith("Vận động bà con không lấn chiếm vỉa hè\nTrật tự đô thị\nHọp: ")
    assert f"– {SIDEWALK}: Đang thực hiện, 30/45 hộ. Cần đạt: Các hộ ký cam kết" in page
    assert page.endswith("Chưa đánh giá khép lại.")
    await minh.taps("✍ Đánh giá khép lại")
    await minh.taps("Đạt một phần")
    await house.restart()
    (saved,) = await minh.says("Còn 15 hộ")
    assert saved.endswith("Đánh giá khép lại: Đạt một phần – Còn 15 hộ (Trần Văn Minh, 25/11)")
    with house.database.reading() as db:
        (one,) = db.scalars(select(Assessment))
        held = db.get_one(Session, one.session_id)
        assert (one.verdict, held.state) == ("partly", "held")
    lan = house.person("Lan")
    if house.channel == "telegram":
        for verb in ("page", "assess"):
            await lan.presses(f"th:{one.session_id}:0:{verb}")
            assert lan.toasts()[-1] == NOT_YOURS


async def test_before_and_after_side_by_side(house: House, lan: Person, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("one channel is enough")
    await done(lan)
    await lan.taps("📷 Thêm ảnh")
    await lan.sends_album([photo("red", (300, 200)), photo("gray"), photo("blue", (200, 300))])
    (asked,) = await lan.taps("🖼 Ghép ảnh trước – sau")
    assert "Ảnh đầu là trước, ảnh cuối là sau. Chụp ở đâu?" in asked
    await lan.says("Kiệt 3, đầu chợ")
    await lan.taps("Xong phần ảnh")
    await lan.taps("📨 Gửi")
    await minh.taps("📷 Xem ảnh")
    await house.settle()
    pictures = [one for one in minh.pictures() if isinstance(one, bytes)]
    with Image.open(BytesIO(pictures[0])) as pair:
        assert pair.size[0] > 1600
        left, right = pair.getpixel((400, pair.height // 2)), pair.getpixel((1212, pair.height // 2))
        assert isinstance(left, tuple) and isinstance(right, tuple)
        assert left[0] > 200 > left[2] and right[2] > 200 > right[0]
    with house.database.reading() as db:
        recipes = [row for row in db.scalars(select(OutboxRow.payload)) if "before_after" in row]
        recipe = json.loads(recipes[0])["photo"]["render"]
        assert (recipe["place"], recipe["day"]) == ("Kiệt 3, đầu chợ", "Thứ Tư 25/11/2026")


async def test_my_book_and_who_looked(house: House, lan: Person, minh: Person) -> None:
    (book,) = await lan.says("/toi")
    assert book == (
        f"Sổ của đồng chí Lê Thị Lan\n{CELL}\n\nViệc đang làm: 2\nĐã xong: 0, trong đó đúng hạn: 0\nĐã gửi: 1 báo cáo"
    )
    await lan.taps("🔒 Dữ liệu của tôi")
    assert await lan.taps("👁 Ai đã xem dữ liệu của tôi") == ["Chưa có ai khác xem dữ liệu riêng của đồng chí."]
    await minh.says("/chibo")
    await lan.says("/toi")
    await lan.taps("🔒 Dữ liệu của tôi")
    (seen,) = await lan.taps("👁 Ai đã xem dữ liệu của tôi")
    assert seen == ("Ai đã xem dữ liệu của đồng chí\n– Thứ Tư 25/11/2026, 09:00: đồng chí Trần Văn Minh, xem việc")


async def test_my_data_as_a_file(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel gets a link")
    await lan.says("/toi")
    await lan.taps("🔒 Dữ liệu của tôi")
    await lan.taps("⬇ Tải dữ liệu của tôi")
    (readable, (name, content)) = lan.documents()
    assert readable[0] == "du-lieu-cua-toi.docx"
    words = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(readable[1])).paragraphs)
    assert words.startswith(f"DỮ LIỆU CỦA TÔI\nĐồng chí Lê Thị Lan, {CELL}\nLấy ra lúc Thứ Tư 25/11/2026, 09:00.\n")
    assert (
        f"Việc được giao cho tôi (2)\n1. Nội dung: {SIDEWALK}\nBuổi: buổi họp Thứ Tư 28/10/2026\nChi bộ: {CELL}\n"
        in words
    )
    assert "\nHạn: Thứ Sáu 27/11/2026\n" in words
    assert "Diện sinh hoạt: chính thức" in words and "Tình trạng: Đang thực hiện" in words
    assert "_id" not in words and "[" not in words
    data = json.loads(content)
    assert name == "du-lieu-cua-toi.json" and data["person"]["full_name"] == "Lê Thị Lan"
    assert data["tasks"][0]["content"] == SIDEWALK
    assert data["reports"] and data["bindings"] and "Phạm Quốc Bình" not in str(data["person"])


async def test_a_request_reaches_the_administrator_and_is_reminded_of(house: House, lan: Person) -> None:
    admin = house.person("Đức")
    await lan.says("/toi")
    await lan.taps("🔒 Dữ liệu của tôi")
    (asked,) = await lan.taps("✏ Xin sửa dữ liệu")
    assert "Điều gì cần sửa?" in asked
    (summary,) = await lan.says("Năm sinh là 1986")
    assert summary.endswith(
        "Gửi quản trị yêu cầu: sửa dữ liệu.\nNội dung: Năm sinh là 1986\nTrả lời chậm nhất: Thứ Sáu 27/11/2026.\n"
        "Làm xong chậm nhất: Thứ Bảy 05/12/2026."
    )
    await lan.taps("📨 Gửi yêu cầu")
    (told,) = admin.take()
    assert told.startswith(f"🔒 Đồng chí Lê Thị Lan (DV002, {CELL}) yêu cầu sửa dữ liệu.\nNội dung: Năm sinh là 1986")
    await house.move(days=1)
    (reminder,) = [one for one in admin.take() if one.startswith("⏰")]
    assert reminder.startswith("⏰ Còn yêu cầu về dữ liệu chưa trả lời, hạn Thứ Sáu 27/11/2026:")
    await house.move(hours=3)
    assert admin.take() == []
    await admin.taps("✍ Trả lời")
    assert await admin.says("Đã sửa") == [
        "✅ Đã trả lời yêu cầu của đồng chí Lê Thị Lan.\n"
        "Làm xong chậm nhất Thứ Bảy 05/12/2026; xong rồi đồng chí chọn ✅ Đã thực hiện."
    ]
    assert (
        "🔒 Về yêu cầu sửa dữ liệu của đồng chí, quản trị trả lời:\nĐã sửa\n\nLàm xong chậm nhất: Thứ Bảy 05/12/2026."
    ) in lan.take()
    await house.move(days=2)
    assert [one for one in admin.take() if one.startswith("⏰")] == []
    with house.database.reading() as db:
        (request,) = db.scalars(select(DataRequest))
        assert request.answer == "Đã sửa" and request.due_on - request.asked_at.date() == timedelta(days=2)
    if house.channel == "telegram":
        await lan.presses(f"q:{request.id}:0:answer")
        assert lan.toasts()[-1] == NOT_YOURS
