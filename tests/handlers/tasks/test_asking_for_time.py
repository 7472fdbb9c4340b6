"""Words that ask for more time alone, and words that also tell what was done."""

import pytest

from handlers.tasks.report.asking_for_time import asks_only_for_time


@pytest.mark.parametrize(
    "words",
    [
        "xin thêm 1 tuần",
        "em xin thêm 3 ngày vì mưa",
        "chưa xong, xin thêm 1 tuần vì mưa suốt",
        "chua xong xin gia han den 30/12",
        "danh sách hộ cần chỗ để xe xin lùi đến 15/12, vì bà con đi vắng",
        "bận việc nhà nên chưa làm được, xin thêm 1 tuần",
    ],
)
def test_nothing_is_told_of_what_was_done(words: str) -> None:
    assert asks_only_for_time(words)


@pytest.mark.parametrize(
    "words",
    [
        "đã gặp tổ trưởng, xin thêm 1 tuần",
        "xong nửa rồi, xin thêm 3 ngày",
        "được 30 hộ, xin thêm 1 tuần",
        "kiệt 3 dọn rồi, kiệt 5 xin gia hạn đến 30/12",
        "đang làm, xin thêm 1 tuần",
        "lát nền một đoạn, xin thêm 1 tuần",
        "chưa xong",
        "",
    ],
)
def test_something_is(words: str) -> None:
    assert not asks_only_for_time(words)
