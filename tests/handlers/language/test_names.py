"""Names as people type them."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.names import find_people, fold, initials, plain_label

CELL = [
    "Trần Văn Minh",
    "Lê Thị Lan",
    "Phạm Quốc Bình",
    "Nguyễn Thị Hoa",
    "Nguyễn Thị Hoa",
    "Lê Văn Hòa",
    "Vũ Văn Sơn",
    "Đặng Thị Yến",
    "Bùi Ngọc Mai",
    "Hoàng Văn Tâm",
    "Nguyễn Phương Anh",
    "Đỗ Thị Phương Thảo",
    "Ngô Văn Lân",
    "Trương Thị Quỳnh Như",
    "Nguyễn Văn Thảo",
]
PEOPLE = list(enumerate(CELL, start=1))


def found(words: str) -> list[str]:
    names = dict(PEOPLE)
    return [names[one] for one in find_people(words, PEOPLE)]


HOA = ["Nguyễn Thị Hoa"] * 2


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("minh", ["Trần Văn Minh"]),
        ("Minh", ["Trần Văn Minh"]),
        ("tran van minh", ["Trần Văn Minh"]),
        ("TRẦN VĂN MINH", ["Trần Văn Minh"]),
        ("  Trần   Văn Minh ", ["Trần Văn Minh"]),
        ("trần minh", ["Trần Văn Minh"]),
        ("van minh", ["Trần Văn Minh"]),
        ("yen", ["Đặng Thị Yến"]),
        ("dang thi yen", ["Đặng Thị Yến"]),
        ("Đặng Yến", ["Đặng Thị Yến"]),
        # Two of one name, and those who differ by accents alone
        ("nguyễn thị hoa", HOA),
        ("nguyen thi hoa", HOA),
        ("hoa", [*HOA, "Lê Văn Hòa"]),
        ("Hòa", ["Lê Văn Hòa"]),
        ("hòa", ["Lê Văn Hòa"]),
        ("Lê Văn Hòa", ["Lê Văn Hòa"]),
        ("le hoa", ["Lê Văn Hòa"]),
        ("lan", ["Lê Thị Lan", "Ngô Văn Lân"]),
        ("Lân", ["Ngô Văn Lân"]),
        ("thảo", ["Đỗ Thị Phương Thảo", "Nguyễn Văn Thảo"]),
        ("phương thảo", ["Đỗ Thị Phương Thảo"]),
        ("thao do", []),
        ("đỗ thảo", ["Đỗ Thị Phương Thảo"]),
        # Titles, of which "Anh" is a name too
        ("đồng chí Minh", ["Trần Văn Minh"]),
        ("đ/c Minh", ["Trần Văn Minh"]),
        ("chị Quỳnh Như", ["Trương Thị Quỳnh Như"]),
        ("bác Sơn", ["Vũ Văn Sơn"]),
        ("anh", ["Nguyễn Phương Anh"]),
        ("Phương Anh", ["Nguyễn Phương Anh"]),
        ("chị Anh", ["Nguyễn Phương Anh"]),
        ("anh Tâm", ["Hoàng Văn Tâm"]),
        ("đồng chí", []),
        # A middle or family name alone names nobody
        ("nguyen", []),
        ("thị", []),
        ("quỳnh", []),
        # Slips
        ("tran vna minh", ["Trần Văn Minh"]),
        ("Trần Văm Minh", ["Trần Văn Minh"]),
        ("pham quoc bihn", ["Phạm Quốc Bình"]),
        ("truong thi quinh nhu", ["Trương Thị Quỳnh Như"]),
        ("Lê Thị Lam", []),
        ("lam", []),
        ("mnih", []),
        ("hoang van tham", []),
        # Nobody
        ("Tôn Ngộ Không", []),
        ("", []),
        ("   ", []),
        ("?!", []),
        ("🙂", []),
        ("a", []),
        ("%", []),
    ],
)
def test_found_as_they_are_called(words: str, names: list[str]) -> None:
    assert found(words) == names


@pytest.mark.parametrize("name", CELL)
def test_everybody_is_found_by_their_full_name_however_it_is_written(name: str) -> None:
    for words in (name, name.upper(), fold(name), unicodedata.normalize("NFD", name)):
        assert set(found(words)) == {name}


@given(st.text(max_size=40))
def test_any_words_find_somebody_or_nobody(words: str) -> None:
    assert set(find_people(words, PEOPLE)) <= {one for one, _ in PEOPLE}


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Đặng Thị Yến", "dang thi yen"),
        ("  Kiệt   3\tLiễu Nam ", "kiet 3 lieu nam"),
        ("ƯỜNG ơi", "uong oi"),
        ("đ/c", "d/c"),
        (unicodedata.normalize("NFD", "Hòa Đức"), "hoa duc"),
        ("", ""),
    ],
)
def test_folded(words: str, folded: str) -> None:
    assert fold(words) == folded


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@pytest.mark.parametrize(
    ("name", "letters"), [("Đặng Thị Yến", "Đ. T. Y."), ("lê lan", "L. L."), ("Ánh", "Á."), ("", "")]
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
    assert initials(unicodedata.normalize("NFD", name)) == letters


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("📅 Đăng ký chuyên đề", "dang ky chuyen de"),
        ("✔ Có mặt", "co mat"),
        ("16/17", "16 17"),
        ("⬅ Quay lại", "quay lai"),
        ("An ninh – trật tự", "an ninh trat tu"),
        ("🙂", ""),
    ],
)
def test_plain_labels(label: str, plain: str) -> None:
    assert plain_label(label) == plain


def _calls(words: str) -> int:
    """How many functions are called while somebody is looked for by these words."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    people = [(number, f"Nguyễn Thị Chị {number}") for number in range(40)]
    sys.setprofile(count)
    try:
        find_people(words, people)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("word", ["chị ", "đồng chí ", "a ", "ơ\u0309 ", "Hòa"])
def test_what_is_typed_at_length_costs_no_more_than_its_length(word: str) -> None:
    """256 times "chị" kept everybody waiting for seconds: the work grew with the square of what was typed."""
    short, long = _calls(word * 64), _calls(word * 256)
    assert long <= 5 * short
    assert long <= 40 * len(word * 256)
