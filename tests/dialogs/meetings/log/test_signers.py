"""Who chaired and who took the minutes: asked of those who were there, and never the same by chance."""

import pytest

from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import TAKER, begin, quickly, saves, step
from tests.dialogs.sample import last_meeting, newest_document
from tests.house import House, Person

ASK_TAKER = "Đồng chí nào ghi biên bản? Chọn trong các đồng chí có mặt, hoặc gõ tên."
SECRETARY, DEPUTY = "Trần Văn Minh, Bí thư chi bộ", "Phạm Quốc Bình, Phó Bí thư chi bộ"


def signers(house: House) -> dict[str, tuple[str, str]]:
    with house.database.reading() as db:
        said = newest_document(db).newest.snapshot
        return {one: (said[one]["name"], said[one]["office"]) for one in ("chair", "taker")}


async def to_signing(person: Person, *away: tuple[str, str]) -> str:
    """The shortest way to the question, these marked away with a reason."""
    await begin(person)
    for name, reason in away:
        await person.says(name)
        await person.taps(reason)
    return await goes_on_to_signing(person)


async def goes_on_to_signing(person: Person) -> str:
    """The same from the roll call on."""
    for label in ("Xong điểm danh", "Không có khách", "Đúng lịch: 19:00", "+90 phút · 20:30", "Xong việc kỳ trước"):
        await person.taps(label)
    for label in ("Xong ý kiến", "Bỏ qua"):
        await person.taps(label)
    await person.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết"):
        await person.taps(label)
    (asked,) = await person.taps("Không chấm")
    return asked


async def test_where_the_secretary_is_ill_the_deputy_is_suggested(house: House, evening: Evening, thao: Person) -> None:
    asked = await to_signing(thao, ("minh", "Ốm"))
    assert asked == step(11, f"Chủ trì: đồng chí {DEPUTY}\n\n{ASK_TAKER}")
    assert thao.labels()[0] == "Đỗ Thu Thảo"
    assert "Trần Văn Minh" not in thao.labels()
    (nobody,) = await thao.says("tran van minh")
    assert nobody.startswith("Chưa tìm thấy “tran van minh” trong chi bộ.")
    (summary,) = await thao.says("lan")
    assert summary.endswith(f"Chủ trì: {DEPUTY}\nNgười ghi biên bản: Lê Thị Lan")
    await saves(thao)
    assert signers(house) == {"chair": ("Phạm Quốc Bình", "deputy"), "taker": ("Lê Thị Lan", "")}
    thao_id = last_meeting(house).logged_by_id
    assert thao_id not in (last_meeting(house).chair_id, last_meeting(house).taker_id)


async def test_another_chairs_although_the_secretary_is_there(house: House, evening: Evening, minh: Person) -> None:
    await to_signing(minh)
    (who,) = await minh.taps("✏ Đồng chí khác chủ trì")
    assert who.endswith("Đồng chí nào chủ trì? Chọn ở dưới, hoặc gõ tên.")
    assert minh.labels()[:2] == ["Trần Văn Minh", "Phạm Quốc Bình"]
    assert (await minh.says("lan"))[0].startswith("Chưa tìm thấy “lan” trong chi bộ.")
    (asked,) = await minh.taps("Phạm Quốc Bình")
    note = (
        f"⚠ Đồng chí {SECRETARY} có mặt; theo quy định, bí thư chủ trì. "
        "Nếu đúng là đồng chí khác chủ trì, đồng chí cứ ghi tiếp."
    )
    assert asked == step(11, f"Chủ trì: đồng chí {DEPUTY}\n\n{ASK_TAKER}", note)
    await minh.taps("Trần Văn Minh")
    await saves(minh)
    assert signers(house) == {"chair": ("Phạm Quốc Bình", "deputy"), "taker": ("Trần Văn Minh", "secretary")}


async def test_one_who_signs_twice_is_confirmed(house: House, evening: Evening, minh: Person) -> None:
    await to_signing(minh)
    (asked,) = await minh.says("tran van minh")
    assert asked.endswith(
        f"Đồng chí {SECRETARY} vừa chủ trì vừa ghi biên bản, nên ký cả hai chỗ. Có đúng vậy không, thưa đồng chí?"
    )
    await minh.taps("✏ Đồng chí khác ghi biên bản")
    await minh.says("tran van minh")
    (summary,) = await minh.taps("✔ Đúng, một người ký cả hai")
    assert summary.endswith(f"Chủ trì: {SECRETARY}\nNgười ghi biên bản: {SECRETARY}")
    await saves(minh)
    assert signers(house)["chair"] == signers(house)["taker"] == ("Trần Văn Minh", "secretary")


async def test_only_who_leads_the_cell_confirms_that(evening: Evening, thao: Person) -> None:
    await to_signing(thao)
    (refused,) = await thao.says("tran van minh")
    assert refused.startswith(
        f"Đồng chí {SECRETARY} đã ký là người chủ trì. Một người ký cả hai chỗ thì bí thư hoặc phó bí thư xác nhận; "
    )


async def test_going_back_from_the_question_leaves_it_unconfirmed(evening: Evening, minh: Person) -> None:
    await to_signing(minh)
    await minh.says("tran van minh")
    await minh.taps("⬅ Quay lại")
    (summary,) = await minh.taps(TAKER)
    assert summary.endswith(f"Chủ trì: {SECRETARY}\nNgười ghi biên bản: Đỗ Thu Thảo")


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("minh", "Đồng chí Trần Văn Minh không có mặt nên không chủ trì được."),
        ("thao", "Đồng chí Đỗ Thu Thảo không có mặt nên không ghi được."),
    ],
)
async def test_who_is_marked_away_afterwards_does_not_sign(
    evening: Evening, minh: Person, who: str, refusal: str
) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa điểm danh")
    await minh.says(who)
    await minh.taps("Ốm")
    await minh.taps("Xong điểm danh")
    (refused,) = await minh.taps("💾 Lưu biên bản")
    assert refused.startswith(f"{refusal} Đồng chí chọn “Sửa chủ trì, người ghi” nhé.\n")
    (asked,) = await minh.taps("✏ Sửa chủ trì, người ghi")
    assert f"Chủ trì: đồng chí {DEPUTY if who == 'minh' else SECRETARY}\n" in asked
    await minh.says("lan")
    assert (await saves(minh)).startswith("✅ Đã lưu biên bản")


async def test_where_nobody_may_have_chaired_the_roll_call_is_looked_at_again(evening: Evening, thao: Person) -> None:
    asked = await to_signing(thao, ("minh", "Ốm"), ("pham quoc binh", "Ốm"))
    assert "chưa đồng chí nào trong số này được ghi có mặt" in asked
    (refused,) = await thao.says("lan")
    assert refused.startswith("Buổi họp do bí thư, phó bí thư hoặc chi ủy viên chủ trì")
    (roll,) = await thao.taps("✏ Xem lại điểm danh")
    assert "Điểm danh · " in roll


async def test_who_bears_anothers_name_signs_with_the_year_of_birth(
    house: House, evening: Evening, minh: Person
) -> None:
    await begin(minh)
    await minh.says("hoa")
    await minh.taps("✔ Nguyễn Thị Hoa (1979)")
    await minh.taps("Ốm")
    await goes_on_to_signing(minh)
    assert "Nguyễn Thị Hoa (1958)" in minh.labels()
    await minh.says("hoa")
    await saves(minh)
    assert signers(house)["taker"] == ("Nguyễn Thị Hoa (1958)", "")
