"""The digest on both channels: the way down to a report and back, its files, and one's own day and hour."""

from storage.audit_chain import oldest_unlinked
from storage.audit_verifying import verify
from storage.audit_witness import WitnessSays, check_witness
from tests.dialogs.refusals import NOT_YOUR_PAGE
from tests.house import House, Person

CELL = "Khu phố 1 (mẫu)"


async def test_from_the_ward_down_to_a_report_and_back(house: House, thuy: Person) -> None:
    whole = (await thuy.says("/tonghop"))[0]
    assert whole.startswith("Tổng hợp 7 ngày") and thuy.labels()[0] == CELL
    (cell,) = await thuy.taps(CELL)
    assert cell.startswith("Chi bộ Khu phố 1 (mẫu)\nSố liệu lúc 09:00 ngày 25/11/2026")
    (meets,) = await thuy.taps("🗓 Các buổi sinh hoạt")
    assert meets.startswith("Chi bộ Khu phố 1 (mẫu)\nCác buổi sinh hoạt, mới nhất trước")
    held = next(label for label in thuy.labels() if label.startswith("✓"))
    (meeting,) = await thuy.taps(held)
    assert "Kết luận" in meeting and "có mặt" in meeting
    await house.restart()
    task = next(label for label in thuy.labels() if label[0] in "⏰⚠▫✅")
    (shown,) = await thuy.taps(task)
    assert "Người làm:" in shown
    report = next((label for label in thuy.labels() if label.startswith("📄")), None)
    if report is not None:
        (words,) = await thuy.taps(report)
        assert words.startswith("Báo cáo: ")
        (back,) = await thuy.taps(next(label for label in thuy.labels() if label.startswith("⬅ Về việc")))
        assert back == shown
    await thuy.taps("⬅ Về buổi giao việc này")
    await thuy.taps("⬅ Về các buổi")
    (again,) = await thuy.taps("⬅ Về Chi bộ Khu phố 1 (mẫu)")
    assert again == cell
    (top,) = await thuy.taps("⬅ Về bản tổng hợp")
    assert top == whole


async def test_no_opinion_and_no_name_of_who_came_is_on_the_way(house: House, thuy: Person) -> None:
    from bot.play.sample.texts import HELD

    await thuy.says("/tonghop")
    await thuy.taps(CELL)
    await thuy.taps("🗓 Các buổi sinh hoạt")
    (meeting,) = await thuy.taps(next(label for label in thuy.labels() if label.startswith("✓")))
    assert not any(content in meeting for _, _, content in HELD["opinions"])
    assert not any(reason in meeting for reason in HELD["excused"].values())


async def test_the_workbook_comes_as_a_file(house: House, thuy: Person) -> None:
    await thuy.says("/tonghop")
    await thuy.taps("📎 Bảng Excel")
    if house.channel == "telegram":
        name, content = thuy.documents()[-1]
        assert name == "tong-hop-2026-11-25.xlsx" and content.startswith(b"PK")


DAY = (
    "Giờ nhận bản tổng hợp · bước 1/2\n\nBản tổng hợp đến đồng chí hằng tuần. Hiện nay: {}.\n"
    "Đồng chí muốn nhận ngày nào?"
)


async def test_ones_own_day_and_hour(house: House, thuy: Person) -> None:
    await thuy.says("/tonghop")
    assert await thuy.taps("⏰ Giờ nhận") == [DAY.format("07:30 Thứ Hai")]
    (hour,) = await thuy.taps("T6")
    assert hour.endswith("Thứ Sáu, mấy giờ?\nChọn ở dưới, hoặc gõ như: 7h15")
    (sorry,) = await thuy.says("bao giờ cũng được")
    assert sorry.startswith("Chưa hiểu giờ này.")
    await house.restart()
    assert await thuy.taps("⬅ Quay lại") == [DAY.format("07:30 Thứ Hai")]
    await thuy.taps("T6")
    (saved,) = await thuy.says("4h15 chiều")
    assert saved == "Đã ghi: bản tổng hợp đến đồng chí vào 16:15 Thứ Sáu hằng tuần."
    # 25/11/2026 is a Wednesday, nine o'clock.
    await house.move(days=2, hours=7)
    assert not [one for one in thuy.take() if one.startswith("Tổng hợp tuần")]
    await house.move(minutes=15)
    (digest,) = [one for one in thuy.take() if one.startswith("Tổng hợp tuần")]
    assert "tuần 20/11–26/11/2026" in digest and "Số liệu lúc 16:15 ngày 27/11/2026" in digest
    await house.move(days=2, hours=15, minutes=15)
    assert not [one for one in thuy.take() if one.startswith("Tổng hợp tuần")]
    assert [one for one in house.person("Long").take() if one.startswith("Tổng hợp tuần 23/11–29/11/2026")]


async def test_it_can_be_turned_off_and_a_doubled_tap_saves_once(house: House, thuy: Person) -> None:
    await thuy.says("/tonghop")
    await thuy.taps("⏰ Giờ nhận")
    saved = await thuy.taps_twice("🔕 Không gửi hằng tuần")
    assert saved[0] == "Đã ghi: không gửi hằng tuần nữa. Khi cần, đồng chí gõ /tonghop."
    await house.move(days=5)
    assert not [one for one in thuy.take() if one.startswith("Tổng hợp tuần")]
    await thuy.says("/tonghop")
    (again,) = await thuy.taps("⏰ Giờ nhận")
    assert "Hiện nay: không gửi hằng tuần." in again


async def test_cancelled_old_and_forged(house: House, thuy: Person) -> None:
    await thuy.says("/tonghop")
    await thuy.taps("⏰ Giờ nhận")
    (gone,) = await thuy.taps("✖ Hủy")
    assert gone.startswith("Đã hủy: Giờ nhận bản tổng hợp.")
    lan = house.person("Lan")
    assert await lan.presses("g:1:0:time") == [NOT_YOUR_PAGE]


async def test_a_secretary_gets_the_cells_own(house: House) -> None:
    minh = house.person("Minh")
    await house.move(days=5)
    (digest,) = [one for one in minh.take() if one.startswith("Tổng hợp tuần")]
    assert digest.splitlines()[1] == "Chi bộ Khu phố 1 (mẫu)"


async def test_the_digest_to_the_ward_bears_a_witness_of_the_audit(house: House, thuy: Person) -> None:
    await thuy.says("/tonghop")
    await house.move(days=5)
    (digest,) = [one for one in thuy.take() if one.startswith("Tổng hợp tuần")]
    foot = digest.splitlines()[-1]
    assert foot.startswith("🔏 Mã kiểm chứng nhật ký: ")
    code = foot.removeprefix("🔏 Mã kiểm chứng nhật ký: ")
    with house.database.reading() as db:
        assert check_witness(db, code) is WitnessSays.HOLDS
        assert verify(db).faults == []
    minh = [one for one in house.person("Minh").take() if one.startswith("Tổng hợp tuần")]
    assert minh and "🔏" not in minh[0], "a secretary's digest is cut to their cell"


async def test_what_was_done_is_linked_within_a_minute(house: House, thuy: Person) -> None:
    await thuy.says("/tonghop")
    with house.database.reading() as db:
        assert oldest_unlinked(db) is not None
    await house.move(minutes=1)
    with house.database.reading() as db:
        assert oldest_unlinked(db) is None and verify(db).links >= 1
