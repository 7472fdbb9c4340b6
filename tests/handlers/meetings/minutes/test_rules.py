"""Terms, numbers, days and names as official documents write them."""

from datetime import date, datetime
from unicodedata import normalize

import pytest

from handlers.meetings.minutes import rules

TERMS = [("2027-2030", date(2027, 7, 1)), ("2025-2027", date(2025, 1, 1))]


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2024, 12, 31), "2025-2027"),
        (date(2025, 1, 1), "2025-2027"),
        (date(2027, 6, 30), "2025-2027"),
        (date(2027, 7, 1), "2027-2030"),
        (date(2033, 1, 1), "2027-2030"),
    ],
)
def test_the_term_of_a_day(day: date, term: str) -> None:
    assert rules.term_of(day, TERMS) == term


def test_without_terms_there_is_no_number() -> None:
    with pytest.raises(ValueError, match="at least one term"):
        rules.term_of(date(2026, 1, 1), [])


@pytest.mark.parametrize(
    ("number", "kind", "shown"), [(5, "BB", "05-BB/CB"), (10, "NQ", "10-NQ/CB"), (123, "BB", "123-BB/CB")]
)
def test_a_sign(number: int, kind: str, shown: str) -> None:
    assert rules.sign(number, kind) == shown


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 29), "ngày 29 tháng 11 năm 2026"),
    ],
)
def test_days_under_ten_and_two_months_take_a_leading_nought(day: date, words: str) -> None:
    assert rules.day_in_words(day) == words


def test_a_moment() -> None:
    moment = datetime.fromisoformat("2026-11-29T19:05:00+07:00")
    assert rules.moment_in_words(moment) == "19 giờ 05, ngày 29 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Phường Liễu Mẫu", "Liễu Mẫu"),
        ("Đảng ủy phường Liễu Mẫu", "Liễu Mẫu"),
        ("Chi bộ Khu phố 1 (mẫu)", "Khu phố 1 (mẫu)"),
        ("Chi bộ 3", "3"),
        ("Trường Mẫu", "Trường Mẫu"),
        ("  Chi  bộ   5 ", "5"),
    ],
)
def test_a_bare_name(name: str, bare: str) -> None:
    assert rules.bare_name(name) == bare


def test_the_lines_of_the_head() -> None:
    assert rules.ward_line("Phường Liễu Mẫu") == "ĐẢNG BỘ PHƯỜNG LIỄU MẪU"
    assert rules.ward_line("Xã Đồng Mẫu") == "ĐẢNG BỘ XÃ ĐỒNG MẪU"
    assert rules.cell_line("Chi bộ Khu phố 1") == "CHI BỘ KHU PHỐ 1"


def test_typed_words_are_made_fit_to_print() -> None:
    assert rules.printable("một\x00 hai\n\nba\x0b") == "một hai ba"
    assert [rules.sentence(words) for words in ("Làm ngay", "Làm ngay.", "Làm chưa?", " ")] == [
        "Làm ngay.",
        "Làm ngay.",
        "Làm chưa?",
        "",
    ]


# By code points, so that no sweep over spellings makes the two alike: the tone on the first vowel, and on the second.
NOW = "\u0110\u1ea3ng \u1ee7y, \u1ee6y ban, \u0110\u1ea2NG \u1ee6Y, nh\u00e0 v\u0103n h\u00f3a"
BEFORE = "\u0110\u1ea3ng u\u1ef7, U\u1ef7 ban, \u0110\u1ea2NG U\u1ef6, nh\u00e0 v\u0103n ho\u00e1"


def test_spelling_either_way() -> None:
    assert NOW != BEFORE
    assert [rules.spelt(words, old=True) for words in (NOW, BEFORE)] == [BEFORE] * 2
    assert [rules.spelt(words, old=False) for words in (NOW, BEFORE)] == [NOW] * 2


def test_people_write_their_names_as_they_do() -> None:
    now, before = "Th\u1ee7y", "Thu\u1ef7"
    assert rules.spelt(f"{now} ({now})", old=True, names=[now]) == f"{now} ({now})"
    assert rules.spelt(f"{before}, {before}", old=False, names=[before]) == f"{before}, {before}"


def test_a_unit_in_the_spelling_of_before_has_the_same_head() -> None:
    party, ward = "\u0110\u1ea3ng u\u1ef7", "Li\u1ec5u M\u1eabu"
    assert rules.bare_name(f"{party} phường {ward}") == ward
    assert rules.ward_line(f"{party} phường {ward}") == "ĐẢNG BỘ PHƯỜNG LIỄU MẪU"
    assert rules.ward_line(f"{party} xã {ward}") == "ĐẢNG BỘ XÃ LIỄU MẪU"
    assert rules.bare_name(normalize("NFD", f"{party} phường {ward}")) == ward
