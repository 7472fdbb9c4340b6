"""The plan's workbook in the chat: handed out, taken back row by row, through restarts and doubled taps."""

from datetime import datetime
from functools import partial
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from handlers.sessions.plan.workbook import texts
from storage.sessions import Session
from tests.dialogs.refusals import NOT_YOURS
from tests.documents import XLSX, Content, bomb, content_of, docx_of, pdf_of
from tests.handlers.sessions.plan.books import GOOD, OTHER, filled
from tests.house import ZONE, House, Person

ASK = "Nhập kế hoạch từ Excel · bước 1/2\n\nĐồng chí gửi tệp Excel (.xlsx) đã điền theo mẫu."
CHECKING = "Đang kiểm tra tệp"
MENDED = OTHER | {
    "reason": "Giờ tan học phụ huynh không có chỗ đón con",
    "aim": "Người bán vào trong chợ",
    "expected": "12 người bán vào chợ",
    "day": "31/12/27",
    "time": "7h tối",
}


@pytest.fixture
async def minh(house: House) -> Person:
    """The secretary, asked for the file. The text-only channel has no files."""
    person = house.person("Minh")
    if house.channel == "zalo":
        pytest.skip("the text-only channel takes no files")
    await person.says("/kehoach")
    assert await person.taps("📥 Nhập từ Excel") == [ASK]
    return person


def themes(house: House) -> list[str]:
    with house.database.reading() as db:
        wanted = (GOOD["theme"], OTHER["theme"])
        return list(db.scalars(select(Session.theme).where(Session.theme.in_(wanted))))


async def test_the_form_is_handed_out(house: House) -> None:
    minh = house.person("Minh")
    await minh.says("/kehoach")
    await minh.taps("📄 Lấy mẫu Excel")
    if house.channel == "zalo":
        return
    ((name, content),) = minh.documents()
    assert name == "mau-ke-hoach-chuyen-de.xlsx"
    assert load_workbook(BytesIO(content)).sheetnames == ["Kế hoạch", "Dòng mẫu", "Hướng dẫn"]


async def test_filled_in_and_saved_whole(house: House, minh: Person) -> None:
    await house.move(seconds=5)
    await house.restart()
    *_, asked = await minh.sends_document("kế hoạch.xlsx", filled(GOOD, OTHER), XLSX)
    assert asked == (
        "Nhập kế hoạch từ Excel · bước 2/2\n\nTệp đúng mẫu. Đưa 2 chuyên đề vào kế hoạch?\n"
        f"2. Thứ Năm 10/12/2026, 19:30 · {GOOD['theme']}\n3. Thứ Sáu 15/01/2027, 19:00 · {OTHER['theme']}"
    )
    await house.move(seconds=5)
    await house.restart()
    save = minh.button("💾 Đưa vào kế hoạch")
    assert await minh.taps_twice("💾 Đưa vào kế hoạch") == [
        "✅ Đã đưa 2 chuyên đề vào kế hoạch. Khi đã đủ ý, đồng chí gửi phường duyệt."
    ]
    await minh.presses(save)
    assert sorted(themes(house)) == sorted([str(GOOD["theme"]), str(OTHER["theme"])])
    (lan,) = [one for one in house.person("Lan").take() if "được phân công chuẩn bị" in one]
    assert str(GOOD["theme"]) in lan


async def test_a_wrong_row_is_told_and_the_right_ones_are_taken(house: House, minh: Person) -> None:
    *_, said = await minh.sends_document("a.xlsx", filled(GOOD, OTHER | {"day": "hôm nào"}), XLSX)
    left_out = (
        "⚠ Chưa đưa vào, có 1 chỗ cần sửa:\n– Dòng 3, cột “Ngày”: “hôm nào” chưa rõ là ngày nào. Ghi như 05/03/2027.\n"
        "Đồng chí sửa trong tệp rồi gửi lại cả tệp; dòng đã nhập thì em bỏ qua."
    )
    assert said == (
        "Nhập kế hoạch từ Excel · bước 2/2\n\nĐưa 1 chuyên đề đúng vào kế hoạch?\n"
        f"2. Thứ Năm 10/12/2026, 19:30 · {GOOD['theme']}\n\n{left_out}"
    )
    (saved,) = await minh.taps("💾 Đưa vào kế hoạch")
    assert saved == (f"✅ Đã đưa 1 chuyên đề vào kế hoạch. Khi đã đủ ý, đồng chí gửi phường duyệt.\n\n{left_out}")
    assert themes(house) == [GOOD["theme"]]
    assert await minh.taps("📥 Nhập từ Excel") == [ASK]
    *_, asked = await minh.sends_document("b.xlsx", filled(GOOD, MENDED), XLSX)
    assert asked == (
        "Nhập kế hoạch từ Excel · bước 2/2\n\nTệp đúng mẫu. Đưa 1 chuyên đề vào kế hoạch?\n"
        f"3. Thứ Sáu 31/12/2027, 19:00 · {OTHER['theme']}\n\nĐã có trong kế hoạch nên bỏ qua: dòng 2."
    )
    await minh.taps("💾 Đưa vào kế hoạch")
    assert sorted(themes(house)) == sorted([str(GOOD["theme"]), str(OTHER["theme"])])
    await minh.says("/kehoach")
    await minh.taps("📥 Nhập từ Excel")
    *_, said = await minh.sends_document("b.xlsx", filled(GOOD, MENDED), XLSX)
    assert said == f"Mọi dòng trong tệp đã có trong kế hoạch, không có gì để nhập thêm.\n\n{ASK}"


async def test_where_no_row_is_right_nothing_is_taken(house: House, minh: Person) -> None:
    *_, said = await minh.sends_document("a.xlsx", filled(OTHER | {"day": "hôm nào"}), XLSX)
    assert said == (
        "Chưa nhập gì. Có 1 chỗ cần sửa:\n– Dòng 2, cột “Ngày”: “hôm nào” chưa rõ là ngày nào. Ghi như 05/03/2027.\n\n"
        f"Đồng chí sửa trong tệp rồi gửi lại cả tệp.\n\n{ASK}"
    )
    *_, asked = await minh.sends_document("b.xlsx", filled(GOOD, OTHER), XLSX)
    assert "Tệp đúng mẫu." in asked
    assert await minh.taps("📎 Gửi tệp khác") == [ASK]
    await minh.taps("✖ Hủy")
    assert themes(house) == []


async def test_what_comes_in_the_way_meanwhile_is_told_and_the_rest_is_taken(house: House, minh: Person) -> None:
    await minh.sends_document("a.xlsx", filled(GOOD, OTHER), XLSX)
    async with house.database.writing() as unit:
        kept = unit.db.scalars(select(Session).where(Session.area == "Kiệt Mẫu 3")).one()
        kept.starts_at = datetime(2026, 12, 10, 20, tzinfo=ZONE)
        unit.commit()
    (saved,) = await minh.taps("💾 Đưa vào kế hoạch")
    assert saved.startswith("✅ Đã đưa 1 chuyên đề vào kế hoạch.")
    assert (
        f"– Dòng 2: lúc Thứ Năm 10/12/2026, 19:30 không họp “{GOOD['theme']}” được nữa (đã qua, hoặc vừa có buổi khác)."
    ) in saved
    assert themes(house) == [OTHER["theme"]]


async def test_a_copy_in_the_workbook_is_pointed_out(minh: Person) -> None:
    copy = {
        "theme": "Rút ngắn thời gian chờ ở quầy một cửa của phường",
        "reason": "Sáng thứ Hai công dân phải chờ lâu ở quầy hộ tịch",
        "aim": "Công dân không phải chờ lâu giờ cao điểm",
        "expected": "Chờ trung bình dưới 20 phút",
    }
    *_, asked = await minh.sends_document("a.xlsx", filled(GOOD | {"preparer": ""}, OTHER | copy), XLSX)
    assert asked.endswith("⚠ Gần như chép lại chuyên đề khác: dòng 3. Đồng chí xem lại trước khi gửi phường.")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", partial(pdf_of, "x"), "Em cần tệp Excel đuôi .xlsx theo mẫu."),
        ("a.xlsx", partial(pdf_of, "x"), "Chưa nhập gì. Tệp mang đuôi .xlsx nhưng không phải bảng tính Excel."),
        ("a.xlsx", partial(docx_of, "x"), "Chưa nhập gì. Tệp mang đuôi .xlsx nhưng không phải bảng tính Excel."),
        ("a.xlsx", partial(filled, *[GOOD] * 5_000), "Chưa nhập gì. Bảng dài quá 200 dòng."),
        ("a.xlsx", bomb, "Em không mở được tệp này (hỏng, đặt mật khẩu hoặc quá lớn)"),
        ("a.xlsx", partial(filled, GOOD | {"reason": "MẬT"}), "⛔ Trong tệp có dấu MẬT nên em không nhận."),
        ("MẬT.xlsx", partial(filled, GOOD), "⛔ Em không nhận tin hay tệp mang dấu MẬT."),
    ],
    ids=["another-ending", "renamed-pdf", "renamed-docx", "5000-rows", "bomb", "secret", "secret-name"],
)
async def test_files_that_are_not_taken(house: House, minh: Person, name: str, content: Content, said: str) -> None:
    answers = await minh.sends_document(name, content_of(content), XLSX)
    assert answers[-1].startswith(said)
    assert themes(house) == []
    *_, asked = await minh.sends_document("b.xlsx", filled(GOOD, OTHER), XLSX)
    assert "Tệp đúng mẫu." in asked


async def test_words_and_stickers_where_a_file_is_wanted(minh: Person) -> None:
    (answer,) = await minh.says("đây ạ")
    assert answer.endswith(ASK)
    (answer,) = await minh.sends_sticker()
    assert answer.endswith(ASK)


async def test_members_cannot_fill_the_plan(house: House) -> None:
    lan = house.person("Lan")
    with house.database.reading() as db:
        cell = db.scalars(select(Session.cell_id).where(Session.area == "Kiệt Mẫu 3")).one()
    for verb in ("fill", "form", "add", "send"):
        assert await lan.forges(f"kp:{cell}:0:{verb}:2026") == []
        assert lan.toasts() == [NOT_YOURS]


def test_the_headings_are_distinct() -> None:
    assert len(set(texts.HEADINGS.values())) == len(texts.HEADINGS)
