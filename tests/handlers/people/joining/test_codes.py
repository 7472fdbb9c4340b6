"""The short code: of no signs that are read for one another, typed as people type, and told from words."""

import math

import pytest

from handlers.people.joining.codes import SIGNS, as_code, code_of, hash_of
from handlers.people.joining.rules import secret_in

CODE = "ABCDE-FG2HJ"


def test_it_has_more_than_40_bits_and_no_signs_that_are_alike() -> None:
    assert not set("01OI") & set(SIGNS) and len(set(SIGNS)) == 32
    assert 10 * math.log2(len(SIGNS)) > 49
    codes = [code_of(f"secret {number}") for number in range(2000)]
    assert len(set(codes)) == 2000
    assert all(as_code(code) == code for code in codes)
    assert code_of("secret 1") == codes[1] and hash_of(codes[1]) != hash_of(codes[2])


@pytest.mark.parametrize(
    "typed",
    ["ABCDE-FG2HJ", "abcde-fg2hj", "abcde fg2hj", "ABCDEFG2HJ", " Abcde – fg2hj".replace(" – ", "–"), "abcde.fg2hj"],
)
def test_it_is_typed_as_people_type(typed: str) -> None:
    assert as_code(typed) == CODE
    found = secret_in(f" {typed} ")
    assert found is not None and as_code(found) == CODE
    for before in ("mã ", "Mã: ", "ma "):
        found = secret_in(before + typed.strip())
        assert found is not None and as_code(found) == CODE


@pytest.mark.parametrize(
    "words",
    ["chào đồng chí", "thang sauve", "xanh sachs", "ABCDE-FGHJK", "0912345678", "10 / 12", "abcde-fg2h", "việc1 việc2"],
)
def test_words_and_numbers_are_no_codes(words: str) -> None:
    assert as_code(words) is None and secret_in(words) is None
