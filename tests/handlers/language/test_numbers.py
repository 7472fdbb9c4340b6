"""Numbers as people type them here, as others type them, and what may be two."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.numbers import is_measured, number_at_start, read_amount, read_number, shown


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("45", "45"),
        ("2,5", "2.5"),
        ("0,125", "0.125"),
        ("2.5", "2.5"),
        ("1.200", "1200"),
        ("1.200,5", "1200.5"),
        ("1.200.000", "1200000"),
        ("1,200,000", "1200000"),
        ("1,200.5", "1200.5"),
        ("1 200", "1200"),
        ("1234,567", "1234.567"),
        ("3 triệu 500", "3500000"),
        ("3 trieu 500", "3500000"),
        ("3 TRIỆU 500 nghìn", "3500000"),
        ("3tr5", "3500000"),
        ("2 triệu rưỡi", "2500000"),
        ("1 tỷ 200 triệu", "1200000000"),
        ("1,5 tỷ", "1500000000"),
        ("500k", "500000"),
        ("500 nghìn", "500000"),
        (" 007 ", "7"),
    ],
)
def test_read(words: str, number: str) -> None:
    assert read_number(words) == Decimal(number)


@pytest.mark.parametrize(
    "words",
    ["", "hai", "1,200", "30/45", "14/12", "1.2.3", "1.5.2026", "3,14159", "2,5 km", "12 km", "-3", "٣", "1,2,3", "²"],
)
def test_refused(words: str) -> None:
    assert read_number(words) is None


@pytest.mark.parametrize(
    ("words", "unit", "amount"),
    [
        ("2,5 km", "km", "2.5"),
        ("2,5", "tấn", "2.5"),
        ("2,5km", "km", "2.5"),
        ("30 hộ", "hộ", "30"),
        ("1,200", "hộ", "1200"),
        ("1.200", "hộ", "1200"),
        ("1.200", "m2", "1200"),
        ("3 triệu 500", "triệu đồng", "3.5"),
        ("3,5", "triệu đồng", "3.5"),
        ("3 triệu 500", "đồng", "3500000"),
        ("500 nghìn", "triệu", "0.5"),
        ("1,200", "km", None),
        ("2,5", "hộ", None),
        ("2,5 hộ", "hộ", None),
        ("khoảng 30", "hộ", None),
    ],
)
def test_amounts_of_a_unit(words: str, unit: str, amount: str | None) -> None:
    assert read_amount(words, unit) == (Decimal(amount) if amount is not None else None)


def test_what_is_measured_has_parts() -> None:
    assert all(is_measured(unit) for unit in ("km", "tấn", "m2", "kg rác", "triệu đồng", "%"))
    assert not any(is_measured(unit) for unit in ("hộ", "lượt người", "xe", "", "bao"))


def test_what_stands_behind() -> None:
    found = number_at_start("2,5 tấn rác")
    assert found is not None and (found.value, found.scale, found.rest) == (Decimal("2.5"), "", "tấn rác")
    found = number_at_start("5 triệu đồng")
    assert found is not None and (found.value, found.scale, found.rest) == (Decimal(5), "triệu", "đồng")


@pytest.mark.parametrize(
    ("number", "words"),
    [("45", "45"), ("2.5", "2,5"), ("1200", "1.200"), ("1234567.125", "1.234.567,125"), ("0", "0"), ("0.10", "0,1")],
)
def test_shown(number: str, words: str) -> None:
    assert shown(Decimal(number)) == words


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False))
def test_what_is_shown_is_read_back(number: Decimal) -> None:
    assert read_number(shown(number)) == number
