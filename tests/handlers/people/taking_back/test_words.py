"""Asking for something back: the whole line says so, or it is something else."""

import pytest

from handlers.people.taking_back.words import AskedBack, Kind, asked_back, says_no, says_yes


@pytest.mark.parametrize(
    "words",
    [
        "rút lại",
        "gửi nhầm rồi",
        "hủy báo cáo vừa rồi",
        "nhầm rồi em ơi",
        "gửi nhầm rồi, rút lại giúp",
        "e ơi a gửi nhầm, xóa cái báo cáo vừa r giúp a",
        "Tui bấm lộn rồi, cho tui rút lại báo cáo hồi nãy nhen",
        "toi gui nham, rut lai bao cao vua roi giup toi",
        "gửi nhầmm báo cáo rồi, xoá giúp tôi voi",
        "Xin rút lại báo cáo vừa rồi, tôi ghi nhầm số",
    ],
)
def test_it_is_asked_back(words: str) -> None:
    assert asked_back(words) is not None


@pytest.mark.parametrize(
    "words",
    [
        "Qua việc này chi bộ mình rút kinh nghiệm rồi",
        "Quỹ tổ 5 có nhà rút lại tiền rồi nhen",
        "đừng rút lại nhé",
        "báo cáo kiệt 3 xong rồi",
        "hủy buổi họp",
        "lớn rồi",
        "",
    ],
)
def test_what_says_something_else(words: str) -> None:
    assert asked_back(words) is None


REPORT, ATTENDANCE, OPINION, MESSAGE = Kind


@pytest.mark.parametrize(
    ("words", "kinds", "most"),
    [
        ("rút lại", set(), 1),
        ("rut lai giup toi", set(), 1),
        ("cho tôi rút lại lời xin vắng hồi nãy", {ATTENDANCE}, 1),
        ("hủy xin vắng giùm tui", {ATTENDANCE}, 1),
        ("bo bao vang di em", {ATTENDANCE}, 1),
        ("rút lại ý kiến", {OPINION}, 1),
        ("rút lại lời gửi bí thư", {MESSAGE}, 1),
        ("tui nhắn bí thư nhầm rồi, rút lại giùm", {MESSAGE}, 1),
        ("xóa báo cáo vừa rồi", {REPORT}, 1),
        ("rút lại cả hai", set(), 2),
        ("rut lai ca 2", set(), 2),
        ("rút hết", set(), None),
        ("rút lại hết giúp o", set(), None),
        ("thu hồi tất cả", set(), None),
    ],
)
def test_what_is_asked_back(words: str, kinds: set[Kind], most: int | None) -> None:
    assert asked_back(words) == AskedBack(frozenset(kinds), most)


@pytest.mark.parametrize("words", ["vâng", "có", "ừ", "dạ đúng rồi em", "đồng ý", "rút đi", "ok em", "dong y"])
def test_a_clear_yes(words: str) -> None:
    assert says_yes(words) and not says_no(words)


@pytest.mark.parametrize(
    "words", ["không", "thôi khỏi", "đừng", "dung", "cô", "vâng, kiệt 3 xong rồi", "có được không?", ""]
)
def test_no_clear_yes(words: str) -> None:
    assert not says_yes(words)


@pytest.mark.parametrize("words", ["không", "thôi em", "đừng rút lại nữa", "khong"])
def test_a_clear_no(words: str) -> None:
    assert says_no(words)
