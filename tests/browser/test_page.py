"""The page in a browser, as people use it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bot.play.simulator.asking import picture

if TYPE_CHECKING:
    from tests.browser.page import Page

MEMBER, SECRETARY, NOT_JOINED = "DV002", "DV001", "DV010"
SAMPLE = "MẪU – mọi người và đơn vị ở đây đều là hư cấu"
NASTY = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"


def test_a_member_reports_by_taps_and_sees_a_reminder_when_the_clock_is_moved(page: Page) -> None:
    page.open()
    assert page.all(".sample")[0].text == SAMPLE
    page.choose(MEMBER)
    page.key("📣 Báo cáo việc")
    page.sees("Đồng chí báo cáo việc nào?")
    page.button("Lập danh sách hộ")
    page.button("✅ Hoàn thành")
    page.button("📨 Gửi")
    page.sees("Đã gửi báo cáo")
    page.choose(SECRETARY)
    page.sees("Lê Thị Lan")
    page.tap(".step", "+1 ngày")
    page.choose(MEMBER)
    page.tap(".step", "+1 ngày")
    page.wait(lambda: "Dự được" in [button.text for button in page.all(".buttons button")], "the reminder's buttons")
    page.sees("Giữ sạch kiệt, không để rác qua đêm")


def test_the_digest_comes_on_monday_with_its_picture(page: Page) -> None:
    page.open()
    page.choose("DV018")
    page.tap(".step", "Tới thứ Hai 7:30")
    page.sees("Từng chi bộ qua các tuần")
    loaded = "return [...document.querySelectorAll('.messages .photo img')].some((one) => one.naturalWidth > 400)"
    page.wait(lambda: page.run(loaded), "the digest's picture")


def test_a_person_changes_to_the_text_only_channel_and_types_numbers(page: Page) -> None:
    page.open()
    page.choose(MEMBER)
    page.tap(".channels button", "Zalo")
    page.sees("Chào đồng chí Lê Thị Lan")
    page.sees("1. 📣 Báo cáo việc")
    assert page.all(".buttons button") == []
    assert page.all(".keyboard button") == []
    page.says("1")
    page.sees("Đồng chí báo cáo việc nào?")
    page.tap(".channels button", "Telegram")
    page.wait(lambda: page.all(".keyboard button"), "the keyboard")


def test_what_somebody_types_is_shown_as_text_and_does_nothing(page: Page) -> None:
    page.open()
    page.choose(MEMBER)
    page.says(NASTY)
    page.sees(NASTY)
    page.tap(".channels button", "Zalo")
    page.sees("1. 📣 Báo cáo việc")
    page.says(NASTY)
    page.sees(NASTY)
    page.tap('[data-key="group"]')
    page.tap(".start")
    page.wait(lambda: page.all("textarea"), "the line to write in")
    page.says(NASTY)
    page.sees(NASTY)
    assert page.all(".messages img, .messages script, .people img") == []
    assert page.chrome.title.endswith("chibo – trò chuyện thử")


def test_an_invitation_is_opened_on_another_s_phone(page: Page) -> None:
    page.open()
    page.choose(SECRETARY)
    page.says("/moi")
    page.sees("Mời đồng chí nào?")
    page.button("Đặng Thị Yến")
    page.wait(lambda: page.all(".deep"), "the invitation's link")
    page.tap(".deep")
    page.tap("dialog .person", "Đặng Thị Yến")
    page.sees("năm sinh")
    assert page.chrome.current_url.endswith(f"#{NOT_JOINED}")


def test_photos_are_chosen_captioned_and_shown(page: Page, tmp_path: Path) -> None:
    for name in ("truoc.png", "sau.png"):
        (tmp_path / name).write_bytes(picture())
    page.open()
    page.choose(MEMBER)
    page.tap('[aria-label="Gửi ảnh, tệp"]')
    page.tap(".menu button", "Ảnh mẫu: trước và sau")
    page.wait(lambda: len(page.all(".album .photo img")) == 2, "the sample album")
    page.all('input[type="file"]')[0].send_keys(f"{tmp_path / 'truoc.png'}\n{tmp_path / 'sau.png'}")
    page.wait(lambda: page.all("dialog .previews img"), "the photos before they are sent")
    page.all("dialog input")[0].send_keys("Hai ảnh của tôi")
    page.tap("dialog .primary")
    page.sees("Hai ảnh của tôi")
    page.tap(".messages .photo")
    page.wait(lambda: page.all("dialog .whole"), "the photo at its full size")
    page.tap("dialog .secondary")


def test_a_reminder_is_answered_in_one_s_own_words(page: Page) -> None:
    page.open()
    page.choose(MEMBER)
    page.sees("Việc của đồng chí")
    page.run("[...document.querySelectorAll('.reply')].at(-1).click()")
    page.wait(lambda: page.all(".answering"), "what is being answered")
    page.says("tôi làm xong rồi")
    page.wait(lambda: page.all(".mine .quoted"), "the quoted reminder")
    assert "Việc của đồng chí" in page.all(".mine .quoted")[0].text
    assert page.all(".answering") == []


def test_the_calls_are_there_for_the_curious(page: Page) -> None:
    page.open()
    page.choose(MEMBER)
    assert not page.all("#curious")[0].is_displayed()
    page.tap("#curious-toggle")
    page.wait(lambda: any("sendMessage" in one.text for one in page.all(".calls summary")), "the calls")
    page.tap(".calls summary", "sendMessage")
    page.wait(lambda: any("chat_id" in one.text for one in page.all(".calls pre")), "a call's parameters")


def test_a_broken_network_loses_nothing(page: Page) -> None:
    page.open()
    page.choose(MEMBER)
    page.tap("#curious-toggle")
    page.tap(".faults button", "3 lời gọi bị lỗi")
    page.key("📋 Việc của tôi")
    page.wait(lambda: any("502" in one.text for one in page.all(".calls .refused summary")), "calls that have failed")
    page.sees("Việc của tôi")
    page.wait(lambda: any("Vận động các hộ" in one for one in page.messages()[-1:]), "the answer after all")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_window_and_what_is_tapped_is_large(page: Page, width: int) -> None:
    page.resize(width, 740)
    page.open()
    _fits(page)
    page.choose(MEMBER)
    page.key("📣 Báo cáo việc")
    page.sees("Đồng chí báo cáo việc nào?")
    page.says("x" * 300)
    _fits(page)
    _large(page)
    page.tap('[aria-label="Lệnh"]')
    _fits(page)


def test_on_a_phone_the_list_and_the_chat_take_turns(page: Page) -> None:
    page.resize(360, 740)
    page.open()
    assert not page.all(".chat")[0].is_displayed()
    page.choose(MEMBER)
    assert not page.all(".people")[0].is_displayed()
    page.tap(".back")
    page.wait(lambda: page.all(".people")[0].is_displayed(), "the list")


def test_everything_that_can_be_used_has_a_name(page: Page) -> None:
    page.open()
    page.choose(MEMBER)
    nameless = page.run(
        "return [...document.querySelectorAll('button, textarea, select, input:not([hidden]), a, img')]"
        ".filter((one) => !(one.textContent.trim() || one.ariaLabel || one.hasAttribute('alt')"
        " || one.closest('label'))).map((one) => one.outerHTML)"
    )
    assert nameless == []
    assert page.run("return document.documentElement.lang") == "vi"


def _fits(page: Page) -> None:
    wide = page.run(
        "return [...document.querySelectorAll('body *')].filter((one) =>"
        " one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility())"
        ".map((one) => one.outerHTML.slice(0, 120))"
    )
    assert (page.run("return document.documentElement.scrollWidth <= innerWidth"), wide) == (True, [])


def _large(page: Page) -> None:
    small = page.run(
        "return [...document.querySelectorAll('button:not(.command)')].filter((one) => one.checkVisibility()"
        " && one.getBoundingClientRect().height < 38).map((one) => one.outerHTML.slice(0, 120))"
    )
    assert small == []
