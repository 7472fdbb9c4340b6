"""Words of members in a text of the bot's: what Telegram would make of them, and does not."""

import pytest

from bot.channels.telegram.inert import MOST, inert
from bot.play.simulator.telegram.html import parse_html

OWN = '<a href="https://t.me/chibo_bot?start=abc">https://t.me/chibo_bot?start=abc</a>'


@pytest.mark.parametrize(
    "words",
    [
        "@binh",
        "@a.vn",
        "https://a.vn/b?x=1&amp;y=2",
        "tg://resolve?domain=binh",
        "a.vn",
        "A.VN",
        "a.vn.Xong",
        "t.me/joinchat",
        "ten@a.vn",
        "10.0.0.1:80/x",
        "пример.рф",
        "nơi-ấy.xn--p1ai",
    ],
)
def test_names_and_addresses_are_letters_alone(words: str) -> None:
    for text in ("{} ạ", "Gặp ({}), rồi", "<b>gì, {}</b>", "“{}”", ".{}", "&lt;{}&gt;"):
        entities = parse_html(inert(text.format(words))).entities
        assert {one["type"] for one in entities} - {"bold"} == {"code"}


@pytest.mark.parametrize(
    "words",
    [
        "TP.HCM, v.v. có 1.500.000đ, 7.5 m2",
        "Đã nhận ke-hoach_2.docx, bảng.xlsx, ảnh.PNG",
        "Họp xong.Mai đi tiếp",
        "Bấm /menu@chibo_bot",
        "1 &lt; 2 &amp; 3.",
        f"Bấm {OWN} giúp",
        "Mã <code>a.vn</code>",
    ],
)
def test_everything_else_stays(words: str) -> None:
    assert inert(words) == words


def test_the_signs_are_the_same_and_as_many() -> None:
    words = "Xem https://a.vn/?x=1&amp;y=2, hỏi @binh &amp; ten@a.vn."
    assert parse_html(inert(words)).plain == parse_html(words).plain


def test_what_is_over_the_marks_that_telegram_takes_is_left_out() -> None:
    shown = parse_html(inert("@binh x " * 200))
    assert len(shown.entities) == MOST and shown.plain.count("@") == MOST
