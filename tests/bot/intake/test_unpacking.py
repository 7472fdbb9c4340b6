"""What nothing else here could hold is taken out before anybody looks at an update."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.unpacking import unpack


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("a\x00b", "ab"),
        ("nửa \ud83d cặp", "nửa  cặp"),
        ("dòng\x0bdòng", "dòng\ndòng"),
        ("\x1b[31mđỏ\x7f", "[31mđỏ"),
        ("Đ\u1ea1i h\u1ed9i 👍🏽\n\thai", "Đại hội 👍🏽\n\thai"),
    ],
)
def test_unfit_characters_go_and_all_others_stay(said: str, left: str) -> None:
    row = json.dumps({"message": {"text": said, "entities": [{"url": said}]}})
    assert unpack(row) == {"message": {"text": left, "entities": [{"url": left}]}}


def test_what_is_no_json_is_told() -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        unpack("no JSON")


# Decomposed, with signs that cannot be seen, beside emoji that need theirs, and halves of pairs.
PIECES = st.sampled_from(
    [
        "a",
        "e\u0302\u0301",
        "u\u031b\u0323",
        " ",
        "\u200b",
        "\ufeff",
        "\u200d",
        "\U0001f468\u200d\U0001f469",
        "\u3164",
        "\u00d0",
        "\ud83d",
        "\x0b",
        "x",
    ]
)
WORD = st.lists(PIECES, max_size=4).map("".join)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(before=WORD, marked=WORD, after=WORD)
def test_marks_stay_on_the_words_they_were_set_on(before: str, marked: str, after: str) -> None:
    """Between ASCII signs, which no composing crosses."""
    text = f"{before}[{marked}]{after}"
    mark = {"type": "text_link", "offset": utf16(f"{before}["), "length": utf16(marked), "url": "https://mau.test"}
    for field, marks in (("text", "entities"), ("caption", "caption_entities")):
        read = unpack(json.dumps({"message": {field: text, marks: [mark]}}))["message"]
        wide = read[field].encode("utf-16-le")
        at, to = 2 * read[marks][0]["offset"], 2 * (read[marks][0]["offset"] + read[marks][0]["length"])
        assert wide[:at].decode("utf-16-le").endswith("[") and wide[to:].decode("utf-16-le").startswith("]")
        assert read[field] == unpack(json.dumps(text))


def test_a_mark_that_reaches_too_far_ends_with_the_text() -> None:
    row = json.dumps({"text": "e\u0302", "entities": [{"offset": 0, "length": 99}, {"offset": "?"}, 7]})
    assert unpack(row)["entities"] == [{"offset": 0, "length": 1}, {"offset": "?"}, 7]
