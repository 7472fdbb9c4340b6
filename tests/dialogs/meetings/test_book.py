"""The book of minutes by year, by word and as a workbook, and the logs of other kinds of meetings in it."""

import io

import openpyxl

from storage.meetings import Meeting
from storage.sessions import Session, SessionKind
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import TAKER, saves
from tests.dialogs.sample import THEME, last_meeting, newest_document
from tests.house import House, Person


async def test_the_book_by_year_by_word_and_as_a_workbook(house: House, saved: Meeting, minh: Person) -> None:
    (book,) = await minh.says("/soho")
    assert "Chi bộ Khu phố 1 (mẫu) · năm 2026: 2 buổi" in book
    assert minh.labels()[0].startswith("Số 02 · 29/11 · Giữ sạch kiệt")
    (found,) = await minh.says("via he")
    assert "có “via he”" in found and len([one for one in minh.labels() if one.startswith("Số 01 · 28/10")]) == 1
    (found,) = await minh.says("tong don")
    assert ": 1 buổi có “tong don”." in found
    (none,) = await minh.says("nhắc từng hộ")
    assert none.endswith("Chưa thấy buổi nào có “nhắc từng hộ” trong chuyên đề, kết luận, việc, nơi chốn.")
    await minh.taps("Xem theo năm")
    answers = await minh.taps("📊 Cả sổ thành một tệp Excel")
    assert [words for words in answers if words.startswith("📊 Sổ chi bộ Chi bộ Khu phố 1 (mẫu), đến ")]
    if house.channel != "telegram":
        return
    name, content = minh.documents()[-1]
    assert name == "so-chi-bo-2026-11-29.xlsx"
    sheets = openpyxl.load_workbook(io.BytesIO(content))
    assert sheets.sheetnames == ["Buổi họp", "Kết luận", "Việc giao", "Nơi chốn"]
    rows = list(sheets["Buổi họp"].iter_rows(values_only=True))
    assert rows[2][:8] == (
        "29/11/2026",
        "02-BB/CB",
        None,
        "Chuyên đề",
        THEME,
        "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)",
        105,
        6,
    )
    everything = "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "Công an sẽ nhắc từng hộ" not in everything
    (label,) = [one for one in minh.labels() if one.startswith("Số 02")]
    (minutes,) = await minh.taps(label)
    assert minutes.startswith("BIÊN BẢN SINH HOẠT CHUYÊN ĐỀ")


async def test_a_committees_session_has_a_shorter_log(house: House, evening: Evening, minh: Person) -> None:
    await minh.says("/hopkhac")
    await minh.taps("Họp chi ủy")
    (place,) = await minh.taps("Họp chi ủy tháng 11/2026")
    assert place.endswith("Họp ở đâu?")
    (opened,) = await minh.says("Nhà bí thư")
    assert opened.startswith("✔ Đã mở: Họp chi ủy tháng 11/2026\nHọp chi ủy · Nhà bí thư\n")
    await house.move(hours=1)
    (roll,) = await minh.taps("📝 Ghi biên bản")
    assert "Điểm danh · Họp chi ủy tháng 11/2026" in roll
    (start,) = await minh.taps("Xong điểm danh")
    assert "Bắt đầu lúc mấy giờ?" in start
    await minh.taps(minh.labels()[0])
    await minh.says("22h")
    (conclusion,) = [await minh.taps(label) for label in ("Xong việc kỳ trước", "Xong ý kiến")][-1]
    assert "Chủ trì kết luận thế nào?" in conclusion
    await minh.says("Chuẩn bị sinh hoạt tháng 12")
    await minh.taps("Xong kết luận")
    (asked,) = await minh.taps("Xong phần việc")
    assert "Chủ trì: đồng chí Trần Văn Minh, Bí thư chi bộ" in asked
    (summary,) = await minh.taps(minh.labels()[0])
    assert "bước 11/11" in summary
    assert "✏ Sửa biểu quyết" not in minh.labels() and "✏ Sửa chấm điểm" not in minh.labels()
    await saves(minh)
    with house.database.reading() as db:
        held = db.get_one(Session, last_meeting(house).session_id)
        assert (held.kind, held.state) == (SessionKind.COMMITTEE, "held")
        document = newest_document(db)
        assert document.newest.snapshot["meeting_kind"] == "committee"


async def test_a_regular_meeting_is_logged_whole_and_in_the_book(house: House, evening: Evening, minh: Person) -> None:
    await minh.says("/hopkhac")
    await minh.taps("Sinh hoạt chi bộ thường kỳ")
    await minh.says("Đánh giá tháng 11, nhiệm vụ tháng 12")
    await minh.says("Nhà văn hóa (mẫu)")
    await house.move(hours=2)
    await minh.taps("📝 Ghi biên bản")
    await minh.taps("Xong điểm danh")
    await minh.taps("Không có khách")
    await minh.taps(minh.labels()[0])
    await minh.taps(minh.labels()[0])
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Hoàn thành chỉ tiêu quý 4")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm", TAKER):
        await minh.taps(label)
    assert "Đánh giá tháng 11" in await saves(minh)
    await minh.says("/soho")
    (found,) = await minh.says("chi tieu")
    assert ": 1 buổi có “chi tieu”." in found


async def test_a_meeting_opened_now_cannot_have_been_held_days_ago(
    house: House, evening: Evening, minh: Person
) -> None:
    """That is registered afterwards, with the reason, and marked."""
    await minh.says("/hopkhac")
    await minh.taps("Sinh hoạt chi bộ thường kỳ")
    await minh.says("Đánh giá tháng 11")
    await minh.says("Nhà văn hóa (mẫu)")
    await minh.taps("📝 Ghi biên bản")
    await minh.taps("Xong điểm danh")
    await minh.taps("Không có khách")
    (refused,) = await minh.says("19h ngày 10/11")
    assert "🕘 Buổi đã họp mà chưa đăng ký" in refused and "Bắt đầu lúc mấy giờ?" in refused
    (taken,) = await minh.says("19h hôm qua")
    assert "Bắt đầu lúc mấy giờ?" not in taken
