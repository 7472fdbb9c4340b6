"""The menu, help, the way out; leaving a form and taking it up again; what nobody expected."""

import pytest

from handlers.people.home import texts
from handlers.screens import menu
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.house import House, Person

HOME = "Chào đồng chí Trần Văn Minh. Đồng chí chọn việc ở bảng bên dưới."
PARKED = "Đã gác lại: Đăng ký chuyên đề: Giữ sạch chợ Mẫu. Khi cần, đồng chí gõ /menu để ghi tiếp."


async def begin(person: Person) -> None:
    """A form with one answer in it."""
    await person.says("/dangky")
    await person.says("Giữ sạch chợ Mẫu")


async def test_the_menu_is_at_most_six_big_labels(house: House) -> None:
    for person in house.everybody():
        if person.cast.key == "DV010":
            continue
        await person.says("/menu")
        if house.channel == "telegram":
            assert 3 <= len(person.keyboard()) <= menu.MOST_ITEMS
            assert person.keyboard()[-1] == menu.HELP.label


async def test_the_menu_by_role(house: House, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no keyboard")
    lan = house.person("Lan")
    assert await minh.says("/menu") == [HOME]
    assert minh.keyboard() == [
        "🗂 Kế hoạch năm",
        "🎙 Điều hành",
        "📝 Ghi biên bản",
        "📌 Việc chi bộ",
        "☰ Mục khác",
        "❓ Trợ giúp",
    ]
    await lan.says("/menu")
    assert lan.keyboard() == [
        "📣 Báo cáo việc",
        "📋 Việc của tôi",
        "🗓 Lịch sinh hoạt",
        "✋ Ý kiến trước họp",
        "☰ Mục khác",
        "❓ Trợ giúp",
    ]


async def test_the_command_menu_has_at_most_six_and_is_vietnamese(house: House, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no command menu")
    await minh.says("/menu")
    commands = minh.hand.commands()
    assert 4 <= len(commands) <= menu.MOST_ITEMS
    assert ("kehoach", "Kế hoạch chuyên đề của chi bộ") in commands


async def test_everything_is_within_two_taps(house: House, minh: Person) -> None:
    await minh.says("/menu")
    if house.channel == "telegram":
        near = minh.keyboard()
        await minh.taps(menu.MORE.label)
        far = minh.labels()
        await minh.says("/trogiup")
        listed = minh.last().text
        for item in menu.ITEMS:
            if f"/{item.command} –" in listed:
                assert item.label in near + far, item.label
    opened = await minh.says("/them")
    assert opened == ["Các mục khác của đồng chí:"]
    last = minh.labels()[-1]
    assert await minh.taps(last) != []


async def test_help_fits_the_role(house: House, minh: Person) -> None:
    (helped,) = await minh.says("/trogiup")
    assert (
        helped.startswith(
            "Đồng chí cứ viết như nói, em hiểu: xong việc rồi, xin thêm 1 tuần, xin vắng họp vì ốm, họp mấy giờ?\n\n"
            "Đồng chí dùng được các mục sau\n"
        )
        and "/dangky – " in helped
    )
    (helped,) = await house.person("Lan").says("tro giup")
    assert "/dangky – " not in helped and "/baocao – " in helped


async def test_a_form_is_parked_by_another_and_offered_again(house: House, minh: Person) -> None:
    await begin(minh)
    (asked, *_) = await minh.says("/moi")
    assert asked.startswith(PARKED)
    await house.restart()
    home, drafts = await minh.says("/menu")
    assert home.endswith(HOME)
    assert drafts == "Đồng chí còn mục ghi dở:"
    assert minh.labels() == ["▶ Đăng ký chuyên đề: Giữ sạch chợ Mẫu"]
    (resumed,) = await minh.taps("▶ Đăng ký chuyên đề: Giữ sạch chợ Mẫu")
    assert resumed.startswith("Đăng ký chuyên đề · bước 2/")


async def test_opening_the_same_form_asks_whether_to_go_on(minh: Person) -> None:
    await begin(minh)
    assert await minh.says("/dangky") == [
        "Đồng chí đang ghi dở: Đăng ký chuyên đề: Giữ sạch chợ Mẫu. Ghi tiếp hay làm lại từ đầu?"
    ]
    assert minh.labels() == ["▶ Tiếp tục", "🗑 Làm lại từ đầu"]
    (again,) = await minh.taps("🗑 Làm lại từ đầu")
    assert again.startswith("Đăng ký chuyên đề · bước 1/")


async def test_the_way_out_and_back_in(house: House, minh: Person) -> None:
    await begin(minh)
    assert await minh.says("/huy") == ["Đã hủy: Đăng ký chuyên đề: Giữ sạch chợ Mẫu. Chưa có gì được gửi đi."]
    await house.restart()
    (back,) = await minh.taps("↩ Lấy lại")
    assert back.startswith("Đăng ký chuyên đề · bước 2/")
    await minh.says("/huy")
    assert await minh.says("/huy") == ["Hiện không có mục nào đang ghi dở. Gõ /menu để chọn việc."]


async def test_the_menu_is_understood_in_the_middle_of_a_form(minh: Person) -> None:
    await begin(minh)
    home, _ = await minh.says("/menu")
    assert home == f"{PARKED}\n\n{HOME}"


async def test_help_leaves_the_form_where_it_is(minh: Person) -> None:
    await begin(minh)
    await minh.says("/trogiup")
    (answer,) = await minh.says("an ninh trat tu")
    assert answer.startswith("Đăng ký chuyên đề · bước 3/")


async def test_what_nobody_knows_is_answered(house: House, minh: Person) -> None:
    assert await minh.says("/khongco") == ["Chưa có mục này. Gõ /menu để xem các mục đồng chí dùng được."]
    if house.channel == "telegram":
        for forged in ("x", "d:1:1:back", "d:999999999999999:1:back", "menu:", "w:1:0:use", "j:1:0:yes"):
            assert await minh.presses(forged) == []
            assert minh.hand.unanswered_taps() == 0
        minh.toasts()
        await minh.presses("zzz")
        assert minh.toasts() == [OLD_BUTTON]


async def test_a_sticker_outside_of_any_form(house: House, minh: Person) -> None:
    (answer, *_) = await minh.sends_sticker()
    assert answer == HOME


async def test_another_persons_button_is_not_ones_own(house: House, minh: Person) -> None:
    await begin(minh)
    stolen = minh.button("✖ Hủy")
    lan = house.person("Lan")
    assert await lan.presses(stolen) == []
    assert lan.toasts() == [NOT_YOURS]
    (answer,) = await minh.says("an ninh trat tu")
    assert answer.startswith("Đăng ký chuyên đề · bước 3/")


async def test_a_doubled_tap_turns_one_page(house: House, minh: Person) -> None:
    await begin(minh)
    await minh.says("an ninh trat tu")
    (back,) = await minh.taps_twice("⬅ Quay lại") if house.channel == "telegram" else await minh.taps("⬅ Quay lại")
    assert back.startswith("Đăng ký chuyên đề · bước 2/")
    assert minh.toasts() in ([OLD_BUTTON], [])


def test_the_words_of_the_menu_are_short() -> None:
    assert all(len(item.label) <= 24 and len(item.description) <= 60 for item in menu.ITEMS)
    assert len({item.command for item in menu.ITEMS}) == len(menu.ITEMS)
    assert str(texts.MORE)


async def test_the_way_out_names_what_was_put_aside(house: House, minh: Person) -> None:
    await begin(minh)
    await minh.says("/menu")
    (said,) = await minh.says("/huy")
    assert said == (
        "Hiện không mở mục nào. Còn gác lại:\n– Đăng ký chuyên đề: Giữ sạch chợ Mẫu\nĐồng chí ghi tiếp hay bỏ?"
    )
    assert minh.labels() == ["▶ Đăng ký chuyên đề: Giữ sạch chợ Mẫu", "🗑 Bỏ: Đăng ký chuyên đề: Giữ sạch chợ Mẫu"]
    old = minh.button("🗑 Bỏ: Đăng ký chuyên đề: Giữ sạch chợ Mẫu") if house.channel == "telegram" else ""
    (said,) = await minh.taps("🗑 Bỏ: Đăng ký chuyên đề: Giữ sạch chợ Mẫu")
    assert said == "Đã hủy: Đăng ký chuyên đề: Giữ sạch chợ Mẫu. Chưa có gì được gửi đi."
    if house.channel == "telegram":
        assert await minh.presses(old) == [] and minh.toasts()[-1] == OLD_BUTTON
    assert await minh.says("/huy") == ["Hiện không có mục nào đang ghi dở. Gõ /menu để chọn việc."]
    (asked,) = await minh.taps("↩ Lấy lại")
    assert asked.startswith("Đăng ký chuyên đề · bước 2/")


async def test_all_that_was_put_aside_is_dropped_at_once(house: House, minh: Person) -> None:
    await begin(minh)
    await minh.says("/menu")
    await minh.says("tôi xin vắng")
    await minh.says("/menu")
    await minh.says("hủy")
    assert len(minh.labels()) == 5
    (said,) = await minh.taps("🗑 Bỏ cả 2")
    assert said.startswith("Đã bỏ:\n– Báo dự / vắng: tôi xin vắng\n– Đăng ký chuyên đề: Giữ sạch chợ Mẫu\n")
    assert await minh.says("/huy") == ["Hiện không có mục nào đang ghi dở. Gõ /menu để chọn việc."]
