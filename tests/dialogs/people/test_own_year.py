"""One's own year: a document for one's self-review, which nobody else can have."""

from io import BytesIO

import docx

from storage.audit import AuditRow
from tests.dialogs.refusals import NOT_YOURS
from tests.dialogs.tasks.reporting import SIDEWALK, SIDEWALK_LABEL
from tests.house import House, Person
from tests.pictures import photo

LABEL = "📄 Việc tôi đã làm trong năm"


def lines(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(BytesIO(content)).paragraphs]


async def test_what_one_did_comes_as_a_document_with_ones_own_words_and_photos(house: House, lan: Person) -> None:
    await lan.says("📣 Báo cáo việc")
    await lan.taps(SIDEWALK_LABEL)
    await lan.sends_photo(photo("red"))
    await lan.taps("✅ Hoàn thành")
    await lan.taps("📝 Thêm ghi chú")
    await lan.says("Đã ký đủ, có sáu hộ hứa thêm")
    await lan.taps("📨 Gửi")
    await lan.says("/toi")
    assert LABEL in lan.labels()
    await lan.taps(LABEL)
    ((name, content),) = lan.documents()
    assert name == "viec-toi-da-lam-2026.docx"
    said = lines(content)
    assert said[0] == "VIỆC TÔI ĐÃ LÀM TRONG NĂM 2026"
    assert said[1] == "Lê Thị Lan – Chi bộ Khu phố 1 (mẫu)"
    assert f"1. {SIDEWALK}" in said
    assert "25/11: Đã ký đủ, có sáu hộ hứa thêm" in said
    assert len(docx.Document(BytesIO(content)).inline_shapes) == 1
    actions = [one for one in house.rows(AuditRow) if one.action == "see_own_data"]
    assert len(actions) == 1


async def test_it_holds_nothing_of_others(house: House, lan: Person, binh: Person) -> None:
    await binh.says("/toi")
    await binh.taps(LABEL)
    ((_, content),) = binh.documents()
    assert SIDEWALK not in "\n".join(lines(content))


async def test_nobody_makes_anothers(house: House, lan: Person, minh: Person) -> None:
    await lan.says("/toi")
    data = lan.button(LABEL)
    await minh.forges(data)
    assert minh.toasts()[-1] == NOT_YOURS and not minh.documents()


async def test_a_year_without_anything_says_so(house: House) -> None:
    quynh = house.person("Quỳnh")
    await quynh.says("/toi")
    assert await quynh.taps(LABEL) == ["Năm 2026 chưa có việc hay chuyên đề nào của đồng chí được ghi lại."]


async def test_last_year_can_be_had_in_january(house: House, lan: Person) -> None:
    await house.move(days=45)
    await lan.says("/toi")
    assert await lan.taps(LABEL) == ["Đồng chí lấy của năm nào?"]
    assert lan.labels() == ["Năm 2027", "Năm 2026"]
    await lan.taps("Năm 2026")
    ((name, _),) = lan.documents()
    assert name == "viec-toi-da-lam-2026.docx"
