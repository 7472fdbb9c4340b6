"""/tim on both channels: words without accents, within one's rights, never in opinions; and the form around it."""

from tests.house import House, Person

ASKED = "Tìm\n\nĐồng chí tìm gì? Gõ vài chữ, không cần dấu.\nVí dụ: xe lan chiem Lieu Nam"


async def test_words_behind_the_command_are_searched_at_once(house: House, minh: Person) -> None:
    (found,) = await minh.says("/tim rac qua dem kiet")
    assert found.splitlines()[0] == "🔎 rac qua dem kiet"
    assert "– 🗓 Buổi sinh hoạt: 1" in found and "không tìm trong ý kiến phát biểu" in found
    label = next(one for one in minh.labels() if one.startswith("🗓 "))
    (opened,) = await minh.taps(label)
    assert "Giữ sạch kiệt, không để rác qua đêm" in opened


async def test_the_form_asks_survives_a_restart_and_finds(house: House, minh: Person) -> None:
    assert await minh.says("/tim") == [ASKED]
    (sorry,) = await minh.says("?!")
    assert sorry.startswith("Đồng chí gõ giúp ít nhất một chữ hay một số.")
    await house.restart()
    (nothing,) = await minh.says("khongconaonhuthe")
    assert nothing == ("🔎 khongconaonhuthe\nChưa tìm thấy buổi, việc hay địa điểm nào. Đồng chí thử ít chữ hơn nhé.")


async def test_cancelled_and_doubled(house: House, minh: Person) -> None:
    await minh.says("/tim")
    (gone,) = await minh.taps("✖ Hủy")
    assert gone.startswith("Đã hủy: Tìm.")
    await minh.says("/tim")
    assert await minh.says("/tim") == [ASKED]


async def test_a_member_finds_own_cells_sessions_and_own_tasks_only(house: House) -> None:
    lan, tung = house.person("Lan"), house.person("Tùng")
    (lans,) = await lan.says("/tim rac qua dem")
    assert lans.count("Buổi sinh hoạt: 1") == 1
    (other,) = await tung.says("/tim rac qua dem")
    assert other.startswith("🔎 rac qua dem\nChưa tìm thấy")


async def test_what_was_said_in_a_meeting_is_not_found(house: House, minh: Person) -> None:
    from bot.play.sample.texts import HELD

    for _, _, content in HELD["opinions"]:
        (found,) = await minh.says(f"/tim {content}")
        assert content not in found.replace(f"🔎 {content}", "")
