"""Two who change one theme at once: each is told what the other changed, and nothing that was written is lost."""

import pytest

from storage.plans import Remark
from storage.sessions import Approval, Session
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.year import COPY, label, open_theme
from tests.house import House, Person

WHY = "Chi ủy đã thống nhất"


async def writes(person: Person, field: str, words: str, theme: str = THEME) -> list[str]:
    """Change a field, up to the last look."""
    await open_theme(person, theme)
    await person.taps("✏ Sửa nội dung")
    await person.taps(f"✏ {field}")
    return await person.says(words)


async def goes_on(person: Person) -> None:
    """Take up the change that is unsaved; on a channel without buttons the notice stands in the way of its numbers."""
    await open_theme(person, THEME)
    await person.taps("✏ Sửa nội dung")
    await person.taps("▶ Tiếp tục")


async def saves(person: Person) -> str:
    await person.taps("💾 Lưu và báo phường")
    await person.says(WHY)
    *_, said = await person.taps("💾 Lưu và báo phường")
    return said


@pytest.fixture
async def both(house: House, minh: Person, binh: Person) -> House:
    """The secretary has another place unsaved, the deputy another aim: both at one theme."""
    await writes(minh, "Nơi họp", "Sân nhà văn hóa")
    await writes(binh, "Mục đích", "Nhà nào cũng đổ rác đúng giờ")
    return house


async def test_different_fields_are_both_kept_and_each_hears_of_the_other(
    both: House, minh: Person, binh: Person
) -> None:
    before = session_of(both, THEME)
    minh.take()
    await saves(binh)
    assert minh.take() == [
        f"✏ Đồng chí Phạm Quốc Bình vừa sửa chuyên đề {THEME}.\nmục đích\nTrước: {before.aim}\n"
        "Nay: Nhà nào cũng đổ rác đúng giờ\nPhần đồng chí đang sửa dở vẫn còn nguyên."
    ]
    await both.restart()
    await goes_on(minh)
    binh.take()
    said = await saves(minh)
    assert said.startswith(
        "✅ Đã lưu và báo phường.\n\nTrong lúc đồng chí sửa:\n– đồng chí Phạm Quốc Bình đã sửa mục đích: "
        f"“{before.aim}” → “Nhà nào cũng đổ rác đúng giờ”"
    )
    assert binh.take() == [
        f"✏ Đồng chí Trần Văn Minh vừa sửa chuyên đề {THEME}.\nnơi họp\nTrước: {before.place}\nNay: Sân nhà văn hóa"
    ]
    kept = session_of(both, THEME)
    assert (kept.place, kept.aim) == ("Sân nhà văn hóa", "Nhà nào cũng đổ rác đúng giờ")


async def test_the_same_field_is_shown_in_both_versions_before_anything_is_written(
    house: House, minh: Person, binh: Person
) -> None:
    await writes(minh, "Nơi họp", "Sân nhà văn hóa")
    await writes(binh, "Nơi họp", "Trường tiểu học")
    await saves(binh)
    await goes_on(minh)
    (said,) = await minh.taps("💾 Lưu và báo phường")
    assert said.startswith(
        "Chưa lưu: có người cũng vừa sửa nơi họp. Đồng chí xem hai bản ở dưới rồi lưu bản của mình, hoặc lấy bản kia."
    )
    assert (
        "Trong lúc đồng chí sửa:\n– nơi họp: đồng chí Phạm Quốc Bình vừa ghi “Trường tiểu học”, "
        "còn đồng chí ghi “Sân nhà văn hóa”"
    ) in said
    assert session_of(house, THEME).place == "Trường tiểu học"
    await saves(minh)
    assert session_of(house, THEME).place == "Sân nhà văn hóa"


async def test_the_other_version_can_be_taken(house: House, minh: Person, binh: Person) -> None:
    await writes(minh, "Nơi họp", "Sân nhà văn hóa")
    await writes(binh, "Nơi họp", "Trường tiểu học")
    await saves(binh)
    await goes_on(minh)
    (said,) = await minh.taps("↩ Lấy bản kia: nơi họp")
    assert "Nơi họp: Trường tiểu học" in said
    assert "💾 Lưu và báo phường" not in minh.labels()
    await minh.taps("✏ Khu vực")
    await minh.says("Kiệt Mẫu 3 và 5")
    await saves(minh)
    kept = session_of(house, THEME)
    assert (kept.place, kept.area) == ("Trường tiểu học", "Kiệt Mẫu 3 và 5")


async def test_what_was_written_is_given_back_where_the_meeting_is_over(house: House, minh: Person) -> None:
    await writes(minh, "Nơi họp", "Sân nhà văn hóa")
    before = session_of(house, THEME).place
    async with house.database.writing() as unit:
        unit.db.get_one(Session, session_of(house, THEME).id).state = "held"
        unit.commit()
    (said,) = await minh.taps("💾 Lưu và báo phường")
    assert said == (
        "Buổi này đã họp hoặc đã hủy nên không sửa được nữa.\n\nPhần đồng chí đã viết:\nnơi họp\n"
        f"Trước: {before}\nNay: Sân nhà văn hóa"
    )


async def test_the_wards_remarks_stay_where_the_cell_changes_the_theme_meanwhile(
    house: House, hung: Person, quynh: Person
) -> None:
    await quynh.says("/duyet")
    await quynh.taps(label(quynh, "Giữ sạch"))
    await quynh.taps("↩ Yêu cầu chỉnh sửa")
    await quynh.taps("Kết quả cần đạt")
    await quynh.says("Ghi rõ hẻm nào")
    await open_theme(hung, COPY, 2027)
    await hung.taps("✏ Sửa nội dung")
    await hung.taps("✏ Khu vực")
    await hung.says("Hẻm Mẫu 8, Mẫu 9")
    await hung.taps("💾 Lưu")
    (said,) = await quynh.taps("↩ Gửi lại chi bộ (1 ý)")
    assert said.startswith(
        "Chưa gửi: chuyên đề vừa có thay đổi.\n– Ngô Văn Hùng: sửa khu vực\n"
        "Các ý của đồng chí còn nguyên; xem lại rồi gửi."
    )
    (said,) = await quynh.taps("↩ Gửi lại chi bộ (1 ý)")
    assert said.startswith(f"↩ Đã gửi lại {COPY} cho Chi bộ Khu phố 2 (mẫu) với 1 ý.")


async def test_the_wards_remarks_are_given_back_where_the_cell_takes_the_theme_back(
    house: House, hung: Person, quynh: Person
) -> None:
    await quynh.says("/duyet")
    await quynh.taps(label(quynh, "Giữ sạch"))
    await quynh.taps("↩ Yêu cầu chỉnh sửa")
    await quynh.taps("Kết quả cần đạt")
    await quynh.says("Ghi rõ hẻm nào")
    await open_theme(hung, COPY, 2027)
    await hung.taps("↩ Rút lại để sửa")
    assert await quynh.taps("↩ Gửi lại chi bộ (1 ý)") == [
        "Chưa gửi: chuyên đề này nay là “Bản nháp”. Các ý đồng chí đã ghi:\n– kết quả cần đạt: Ghi rõ hẻm nào"
    ]


async def both_answer(house: House, minh: Person, binh: Person) -> None:
    """The ward has returned the theme with a remark; both are about to say why its field stays as it is."""
    async with house.database.writing() as unit:
        theme = unit.db.get_one(Session, session_of(house, THEME).id)
        theme.approval = Approval.RETURNED
        unit.db.add(
            Remark(
                session_id=theme.id,
                field="area",
                text="Nêu rõ đoạn nào",
                was=theme.area,
                by_id=theme.registered_by_id,
                at=house.clock.now(),
            )
        )
        unit.commit()
    for person in (minh, binh):
        await open_theme(person, THEME)
        await person.taps("Giữ nguyên khu vực")


async def test_a_second_answer_to_a_remark_is_given_back(house: House, minh: Person, binh: Person) -> None:
    await both_answer(house, minh, binh)
    await minh.says("Cả kiệt đều có rác")
    assert await binh.says("Kiệt chỉ dài trăm mét") == [
        "Ý này đã có câu trả lời: Cả kiệt đều có rác\n\nCâu của đồng chí chưa ghi: Kiệt chỉ dài trăm mét"
    ]


async def test_an_answer_that_comes_too_late_is_given_back(house: House, minh: Person, binh: Person) -> None:
    await both_answer(house, minh, binh)
    async with house.database.writing() as unit:
        unit.db.get_one(Session, session_of(house, THEME).id).state = "held"
        unit.commit()
    assert await minh.says("Cả kiệt đều có rác") == [
        "Buổi này đã họp hoặc đã hủy nên không sửa được nữa.\n\nCâu của đồng chí chưa ghi: Cả kiệt đều có rác"
    ]


async def test_who_sends_hears_that_another_has_a_change_unsaved(house: House, minh: Person, binh: Person) -> None:
    await both_answer(house, minh, binh)
    await minh.says("Cả kiệt đều có rác")
    await writes(binh, "Mục đích", "Nhà nào cũng đổ rác đúng giờ")
    await open_theme(minh, THEME)
    (asked,) = await minh.taps("📤 Gửi phường duyệt")
    assert f"– Đồng chí Phạm Quốc Bình đang sửa dở {THEME}, chưa lưu." in asked
