"""A clear yes is one; whatever denies, doubts, asks or makes a condition is none."""

import pytest

from handlers.language.agreeing import agrees


@pytest.mark.parametrize(
    "words",
    [
        "đồng ý",
        "Đồng ý.",
        "dong y",
        "ĐỒNG Ý!!!",
        "đồng ý nghe con",
        "dong y nghe con",
        "dạ tôi đồng ý",
        "vâng, tôi đồng ý ạ",
        "bác đồng ý nhé cháu",
        "Tôi hoàn toàn đồng ý",
        "đồng ý hết",
        "ok đồng ý luôn em",
        "đồng ý, cảm ơn em",
    ],
)
def test_a_clear_yes(words: str) -> None:
    assert agrees(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "ừ",
        "ok",
        "vâng",
        "đồng ý sao được",
        "không đồng ý",
        "khong dong y",
        "chưa đồng ý",
        "chua dong y",
        "tôi chưa đồng ý đâu",
        "đồng ý nhưng đừng lưu ảnh",
        "đồng ý nếu xóa được",
        "đồng ý?",
        "đồng ý không",
        "đồng ý cái gì",
        "đồng ý là sao",
        "ai đồng ý",
        "sao phải đồng ý",
        "nếu đồng ý thì sao",
        "khi nào mới đồng ý",
        "còn đồng ý",
        "đồng ý một phần",
        "đồng ý hay không đồng ý",
        "không",
        "đồng ý đồng ý không đồng ý",
    ],
)
def test_no_yes(words: str) -> None:
    assert not agrees(words)
