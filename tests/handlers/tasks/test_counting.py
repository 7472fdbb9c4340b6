"""How many a sentence says were done, of what is counted and of what is measured."""

from decimal import Decimal

import pytest

from handlers.tasks.understanding.counting import count_of
from handlers.tasks.understanding.words import clauses


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
    found = count_of(clauses(sentence), Decimal(target.replace(",", ".")), unit)
    assert found == (Decimal(count) if count is not None else None)
