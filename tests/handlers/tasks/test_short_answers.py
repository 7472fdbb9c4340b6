"""Short answers to the questions of a report: what is clear is taken, nothing is guessed."""

from decimal import Decimal

import pytest

from handlers.tasks.report.count_words import Counted, How, read_asked_count, read_count
from handlers.tasks.report.short_answers import Unfinished, read_result
from handlers.tasks.rules import Result

DONE, PARTLY, DOING, HARD = Result.DONE, Result.PARTLY, Result.DOING, Result.DIFFICULTY
NOT_DONE = Unfinished.NOT_DONE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("xong rồi", DONE),
        ("xong", DONE),
        ("Dạ xong rồi ạ", DONE),
        ("xong rồi con", DONE),
        ("đã làm xong", DONE),
        ("hoàn thành", DONE),
        ("xog roi", DONE),
        ("việc này xong rồi nhé", DONE),
        ("xong hết rồi", DONE),
        ("một phần", PARTLY),
        ("xong một nửa", PARTLY),
        ("mới được một phần", PARTLY),
        ("đang làm", DOING),
        ("vẫn đang làm", DOING),
        ("gần xong", DOING),
        ("khó quá", HARD),
        ("đang gặp khó khăn", HARD),
        ("chưa", NOT_DONE),
        ("chưa xong", NOT_DONE),
        ("chua xong a", NOT_DONE),
        ("chưa làm gì", NOT_DONE),
        ("không kịp", NOT_DONE),
        ("xong chưa?", None),
        ("xong chưa", None),
        ("mai mới xong", None),
        ("xong thì báo", None),
        ("sẽ xong", None),
        ("xong đâu", None),
        ("rồi", None),
        ("ok", None),
        ("", None),
        ("chưa xong vì mưa", None),
    ],
)
def test_how_far(words: str, said: object) -> None:
    assert read_result(words) is said


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("3 gia đình rồi", 3),
        ("30 hộ", 30),
        ("được 30 hộ rồi ạ", 30),
        ("30/45 hộ", 30),
        ("30/45", 30),
        ("30", 30),
        ("3 ngày nữa", None),
        ("3 cây", None),
        ("30/40 hộ", None),
        ("hơn 30 hộ", None),
        ("còn 5 hộ", None),
        ("30 hộ nữa", None),
        ("kiệt 3", None),
    ],
)
def test_how_many_where_nobody_asked(words: str, count: int | None) -> None:
    assert read_count(words, Decimal(45), "hộ") == count


@pytest.mark.parametrize(
    ("words", "count"), [("30", 30), ("mới 30", 30), ("được 30 hộ gần chợ", 30), ("30/45", 30), ("em ký được 30", 30)]
)
def test_how_many_where_it_is_asked(words: str, count: int) -> None:
    assert read_asked_count(words, Decimal(45), "hộ") == Counted(Decimal(count))


@pytest.mark.parametrize("words", ["3 ngày nữa", "19h30", "mai em báo", "40 hộ à?", "không", "họp mấy giờ"])
def test_no_number_where_it_is_asked(words: str) -> None:
    assert read_asked_count(words, Decimal(45), "hộ") is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("chưa đủ, mới 40", Counted(Decimal(40), short=True)),
        ("chua du moi duoc 40 ho", Counted(Decimal(40), short=True)),
        ("Dạ chưa, 40 thôi ạ", Counted(Decimal(40), short=True)),
        ("nhầm, 41 mới đúng", Counted(Decimal(41))),
        ("à nhầm rồi, 41", Counted(Decimal(41))),
        ("ghi nham, phai la 41 ho", Counted(Decimal(41))),
        ("khoảng 40", Counted(Decimal(40), How.ROUGHLY)),
        ("cũng được tầm 40 hộ", Counted(Decimal(40), How.ROUGHLY)),
        ("thêm 5", Counted(Decimal(5), How.MORE)),
        ("hôm nay thêm được 5 hộ nữa", Counted(Decimal(5), How.MORE)),
        ("còn 5 nhà nữa", Counted(Decimal(5), How.LEFT)),
        ("chỉ còn thiếu 5", Counted(Decimal(5), How.LEFT)),
        ("5 nhà nữa là đủ", Counted(Decimal(5), How.LEFT)),
        ("5 nhà nữa", Counted(Decimal(5), How.MORE_OR_LEFT)),
        ("chưa đủ, còn 5 nhà", Counted(Decimal(5), How.LEFT, short=True)),
        ("gần đủ", Counted(None, short=True)),
        ("gan xong roi a", Counted(None, short=True)),
        ("chưa đủ", Counted(None, short=True)),
        ("còn vài nhà", Counted(None, short=True)),
        ("gần 40", Counted(None)),
        ("chưa được 40 hộ", Counted(None)),
        ("không tới 40", Counted(None)),
        ("hơn 40 hộ", Counted(None)),
        ("40 mấy hộ", Counted(None)),
        ("vài nhà", Counted(None)),
    ],
)
def test_how_many_said_otherwise(words: str, said: Counted) -> None:
    assert read_asked_count(words, Decimal(45), "hộ") == said


def test_days_are_counted_where_the_task_is_counted_in_days() -> None:
    assert read_asked_count("3 ngày", Decimal(10), "ngày") == Counted(Decimal(3))
    assert read_count("3 gia đình", None, "") is None
    assert read_count("khoảng 30 hộ", Decimal(45), "hộ") is None
