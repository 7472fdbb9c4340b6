"""Knowing text without accents, and guessing at it."""

import pytest

from handlers.language.accents import is_bare, proposal

OWN = ["Giữ sạch kiệt, không để rác qua đêm", "Lê Thị Lan", "Phạm Quốc Bình"]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("can don rac kiet 3 truoc tet", True),
        ("Nên có thùng rác", False),
        ("Giao cho Lan", False),
        ("can don", False),
        ("45/45", False),
        ("CB 01 BB NQ", False),
        ("dọn rac kiet 3", False),
    ],
)
def test_what_is_typed_without_accents(text: str, bare: bool) -> None:
    assert is_bare(text) is bare


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("can don rac kiet 3 truoc tet", "cần dọn rác kiệt 3 trước tết"),
        ("Nen co thung rac o dau kiet", "Nên có thùng rác ở đầu kiệt"),
        ("van dong 45 ho ky cam ket", "vận động 45 hộ ký cam kết"),
        ("giao le thi lan nhac cac ho", "giao Lê Thị Lan nhắc các hộ"),
        ("khong de rac qua dem, Binh nho", "không để rác qua đêm, Bình nhỏ"),
        ("xyz qwe rty", None),
    ],
)
def test_the_guess_is_of_known_words(text: str, guess: str | None) -> None:
    assert proposal(text, OWN) == guess


def test_what_is_written_in_two_ways_is_not_guessed() -> None:
    assert proposal("hoi ban", ["hội bạn", "hỏi bán"]) is None
