"""Words of members in a text of the bot's: what Telegram would make of them, and does not."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from bot.channels.telegram.inert import MOST, inert
from bot.play.simulator.telegram.html import parse_html

ROOT = Path(__file__).parents[4]
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
        "/huy",
        "/menu@chibo_bot",
        "/2026",
        "/bí_thư",
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
        "Nhà 12/5, ngày 25/11/2026, km/h, và/hoặc, a/b/c",
        "<b>Kiệt 3</b> / kiệt 4",
        "1 &lt; 2 &amp; 3.",
        f"Bấm {OWN} giúp",
        "Mã <code>a.vn</code>",
    ],
)
def test_everything_else_stays(words: str) -> None:
    assert inert(words) == words


def test_chibos_own_commands_stay_commands() -> None:
    assert inert("Gõ <kbd>/menu</kbd>, đừng gõ /huy") == "Gõ /menu, đừng gõ <code>/huy</code>"
    # A member's words come escaped.
    assert inert("&lt;kbd&gt;/huy&lt;/kbd&gt;") == "&lt;kbd&gt;<code>/huy</code>&lt;<code>/kbd</code>&gt;"


def test_every_command_in_chibos_texts_is_written_as_one() -> None:
    """Otherwise it would be letters alone; and a plain string has no markup."""
    modules = (import_module(name) for name in names_of_texts())
    texts = [(module.__name__, name, text) for module in modules for name, text in vars(module).items()]
    bare = [
        (where, name)
        for where, name, text in texts
        if isinstance(text, str) and "<code>/" in inert(str(text) if isinstance(text, Markup) else str(escape(text)))
    ]
    assert bare == []
    assert len([one for *_, one in texts if isinstance(one, Markup) and "<kbd>/" in one]) > 20


def names_of_texts() -> Iterator[str]:
    for path in (ROOT / "handlers").rglob("*texts.py"):
        yield path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")


def test_the_signs_are_the_same_and_as_many() -> None:
    words = "Xem https://a.vn/?x=1&amp;y=2, hỏi @binh &amp; ten@a.vn."
    assert parse_html(inert(words)).plain == parse_html(words).plain


def test_what_is_over_the_marks_that_telegram_takes_is_left_out() -> None:
    shown = parse_html(inert("@binh x " * 200))
    assert len(shown.entities) == MOST and shown.plain.count("@") == MOST
