"""A screen as plain text with its choices."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.channels.plaintext import choice_lines, pieces, plain

KEYS = {"inline_keyboard": [[{"text": "Có", "callback_data": "a"}, {"text": "Không", "callback_data": "b"}]]}


def test_markup_goes_and_what_was_typed_stays() -> None:
    assert plain('<b>Hạn</b>: 3 &lt; 4\n<a href="https://x.vn/?a=1&amp;b=2">tệp</a>') == (
        "Hạn: 3 < 4\ntệp: https://x.vn/?a=1&b=2"
    )


@given(st.text(max_size=200))
def test_any_escaped_text_comes_back(typed: str) -> None:
    assert plain(str(Markup("<b>{}</b>").format(typed))) == typed


def test_choices_have_a_number_or_where_a_number_is_asked_their_words() -> None:
    assert choice_lines(KEYS, numbered=True) == ["1. Có", "2. Không"]
    assert choice_lines(KEYS, numbered=False) == ["• Gõ “Có”", "• Gõ “Không”"]
    assert choice_lines({"keyboard": [["A"], [{"text": "B"}]]}, numbered=True) == ["1. A", "2. B"]
    link = {"inline_keyboard": [[{"text": "Mở", "url": "https://x.vn"}]]}
    assert choice_lines(link, numbered=True) == ["Mở: https://x.vn"]
    assert choice_lines(None, numbered=True) == []


def test_the_ways_out_of_a_form_are_said_by_their_words() -> None:
    keys = {"inline_keyboard": [[{"text": "Có"}], [{"text": "⬅ Quay lại"}, {"text": "✖ Hủy"}]]}
    ways = ["• Gõ “quay lại” để sửa câu trước", "• Gõ “hủy” để thôi, không ghi nữa"]
    assert choice_lines(keys, numbered=True) == ["1. Có", *ways]
    assert choice_lines(keys, numbered=False) == ["• Gõ “Có”", *ways]


def test_choices_stand_below_the_last_piece() -> None:
    assert pieces("Đồng chí dự không?", ["1. Có"], 100) == ["Đồng chí dự không?\n\n1. Có"]
    assert pieces("", ["1. Có"], 100) == ["1. Có"]


@given(st.lists(st.text("abcđ ", min_size=1, max_size=30), min_size=1, max_size=30), st.integers(0, 5))
def test_pieces_fit_and_lose_nothing(lines: list[str], choices: int) -> None:
    text, below = "\n".join(lines), [f"{number}. x" for number in range(choices)]
    cut = pieces(text, below, 60)
    assert all(len(piece) <= 60 for piece in cut)
    assert "".join("".join(cut).split()) == "".join((text + "".join(below)).split())
