"""What nothing else here could hold is taken out before anybody looks at an update."""

import json

import pytest

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
