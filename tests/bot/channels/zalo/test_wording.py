"""What is bold stays bold, pieces are cut at paragraphs, and each is as Zalo takes it."""

from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.channels.plaintext import units
from bot.channels.zalo.wording import worded
from bot.play.simulator.parameters import Params
from bot.play.simulator.zalo.markup import shown

CHOICES = ["1. Có & không", "2. <Khác>"]


def test_bold_and_lists_stay_and_all_else_is_words() -> None:
    text = '<b>Việc</b> của <i>đồng chí</i>:\n– quét ngõ 3 &lt; 4\n– <a href="https://x.vn/?a=1&amp;b=2">xem</a>'
    (said,) = worded(text, CHOICES, 2000)
    assert said == {
        "text": "<b>Việc</b> của đồng chí:\n– quét ngõ 3 &lt; 4\n– xem: https://x.vn/?a=1&amp;b=2\n\n"
        "1. Có &amp; không\n2. &lt;Khác&gt;",
        "parse_mode": "html",
    }


def test_what_has_nothing_bold_is_plain() -> None:
    assert worded("3 &lt; 4 <i>nhé</i>", CHOICES, 2000) == [{"text": "3 < 4 nhé\n\n1. Có & không\n2. <Khác>"}]
    assert worded("<b>lệch", [], 2000) == [{"text": "lệch"}]


def test_pieces_are_cut_at_paragraphs() -> None:
    paragraphs = ["Một hai ba bốn năm sáu bảy.\n– một\n– hai", "Tám chín mười mười một.\n– ba", "Hết."]
    cut = [one["text"] for one in worded("\n\n".join(paragraphs), [], 60)]
    assert cut == [paragraphs[0], "\n\n".join(paragraphs[1:])]


def test_what_is_bold_across_a_cut_is_closed_and_opened_again() -> None:
    cut = worded("<b>" + "chữ đậm " * 20 + "</b>hết", [], 60)
    assert len(cut) > 2
    for one in cut:
        shown(one["text"], Params(one))
        assert units(one["text"]) <= 60
    assert [one.get("parse_mode") for one in cut] == ["html"] * len(cut)


def test_emoji_count_as_two() -> None:
    assert [units(one["text"]) for one in worded("👍" * 1500, [], 2000)] == [2000, 1000]


@example(typed="&", limit=22, choices=2)
@given(st.text("ab<>&\n 👍đ", max_size=400), st.integers(20, 90), st.integers(0, 2))
def test_whatever_it_is_it_fits_and_loses_nothing(typed: str, limit: int, choices: int) -> None:
    text = str(Markup("<b>{}</b> và <b>{}</b> {}").format(typed, typed[:30], typed))
    below = ["1. a", "2. b"][:choices]
    seen = ""
    for one in worded(text, below, limit):
        plain, _ = shown(one["text"], Params(one))
        assert units(one["text"]) <= limit
        seen += plain
    whole = f"{typed} và {typed[:30]} {typed}" + "".join(below)
    assert "".join(seen.split()) == "".join(whole.split())
