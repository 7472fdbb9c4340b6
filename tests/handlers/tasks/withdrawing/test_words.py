"""Asking for a report back: the whole line says so, or it is something else."""

import pytest

from handlers.tasks.withdrawing.words import asks_back


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
    assert asks_back(words)


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
    assert not asks_back(words)
