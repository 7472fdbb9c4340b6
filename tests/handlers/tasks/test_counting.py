"""How many a sentence says were done, of what is counted and of what is measured."""

from decimal import Decimal

import pytest

from handlers.tasks.understanding.counting import added, in_all, numbers_in
from handlers.tasks.understanding.words import words_of


@pytest.mark.parametrize(
    ("sentence", "target", "unit", "count"),
    [
        ("nạo vét được 2,5 km rồi", "5", "km", "2.5"),
        ("nao vet duoc 2.5 km", "5", "km", "2.5"),
        ("được 2,5/5 km", "5", "km", "2.5"),
        ("thu gom được 1,25 tấn", "2,5", "tấn", "1.25"),
        ("quyên góp được 3 triệu 500 rồi", "5", "triệu", "3.5"),
        ("quyên góp được 3 triệu đồng rồi", "5", "triệu đồng", "3"),
        ("được 3,5 triệu", "5", "triệu", "3.5"),
        ("phát được 1.200 tờ", "2000", "tờ", "1200"),
        ("phát được 1,200 tờ", "2000", "tờ", "1200"),
        ("được 1,200 km", "2000", "km", None),
        ("được 2,5 hộ", "45", "hộ", None),
        ("được 30 hộ", "45", "hộ", "30"),
    ],
)
def test_counts(sentence: str, target: str, unit: str, count: str | None) -> None:
    whole = Decimal(target.replace(",", "."))
    found = in_all(numbers_in(words_of(sentence), whole, unit), whole)
    assert found == (Decimal(count) if count is not None else None)


@pytest.mark.parametrize(
    "sentence",
    [
        "gần 40 hộ",
        "chưa được 40 hộ",
        "30-35 hộ",
        "mười đến mười hai nhà",
        "bảy tám hộ gì đó",
        "còn 3 hộ nữa",
        "hơn chục hộ",
        "tổ 5 có 45 hộ",
        "chỉ tiêu 45 hộ",
        "hôm qua được 5 hộ hôm nay thêm 3 hộ",
        "ở số nhà 12",
    ],
)
def test_no_count(sentence: str) -> None:
    numbers = numbers_in(words_of(sentence), Decimal(45), "hộ")
    assert in_all(numbers, Decimal(45)) is None and added(numbers) is None


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("được mười bảy hộ", 17),
        ("đã ký ba chục hộ", 30),
        ("bốn mươi mốt nhà ký rồi", 41),
        ("được trăm hai hộ", None),
        ("được 35 hộ, còn 10 hộ chưa ký", 35),
        ("trước 30 hộ, giờ tổng cộng 37 hộ", 37),
        ("thêm 7 hộ, tổng cộng là 37 hộ", 37),
        ("có 30 trên 45 hộ ký rồi", 30),
    ],
)
def test_counts_in_words(sentence: str, count: int | None) -> None:
    assert in_all(numbers_in(words_of(sentence), Decimal(45), "hộ"), Decimal(45)) == count


def test_what_is_added() -> None:
    assert added(numbers_in(words_of("hôm qua ký thêm được năm nhà nữa"), Decimal(45), "hộ")) == 5
