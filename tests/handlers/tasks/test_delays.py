"""A delay asked for by its length: counted from the old due day, or not read at all."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from handlers.tasks.delays import answered, extension

DUE = date(2026, 12, 10)
NOW = datetime(2026, 12, 2, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
READ = {
    "xin thêm 1 tuần": date(2026, 12, 17),
    "xin them 1 tuan": date(2026, 12, 17),
    "gia hạn thêm 5 ngày": date(2026, 12, 15),
    "gia han them 5 ngay": date(2026, 12, 15),
    "thêm nửa tháng": date(2026, 12, 25),
    "them nua thang": date(2026, 12, 25),
    "lùi 3 hôm": date(2026, 12, 13),
    "xin thêm mười ngày": date(2026, 12, 20),
    "cho em thêm 1 tháng ạ": date(2027, 1, 10),
    "Cho tôi xin thêm hai tuần nữa nhé": date(2026, 12, 24),
    "mưa quá chưa làm được, em xin lùi hạn thêm 4 ngày": date(2026, 12, 14),
    "không kịp nên xin thêm 1 tuần": date(2026, 12, 17),
    "k kip, xin chi bo cho them 1 tuan": date(2026, 12, 17),
    "xin lùi việc dọn kiệt 3 lại 5 ngày": date(2026, 12, 15),
    "gia hạn cho em 1 tuần": date(2026, 12, 17),
    "em xin khất 2 bữa": date(2026, 12, 12),
    "xin thêm 1 tuần 3 ngày": date(2026, 12, 20),
    "xin thêm 1 tuần kể từ hôm nay": date(2026, 12, 9),
    "xin thêm 1 tuần được không?": date(2026, 12, 17),
    "xin được gia hạn thêm 10 ngày vì mưa": date(2026, 12, 20),
    "dạ thêm 3 ngày ạ": date(2026, 12, 13),
    "xin 1 tuần nữa": date(2026, 12, 17),
    "xin them sau ngay": date(2026, 12, 16),
    "đề nghị gia hạn thêm 1 tháng": date(2027, 1, 10),
    "em mới làm được nửa kiệt, xin thêm 1 tuần tính từ hạn cũ": date(2026, 12, 17),
}
NOT_READ = (
    "",
    "xin thêm",
    "xin thêm dăm bữa",
    "thêm dăm bữa",
    "xin thêm vài ngày",
    "xin thêm 2-3 ngày",
    "xin thêm 2, 3 hôm",
    "xin thêm hai ba ngày",
    "xin thêm khoảng 1 tuần",
    "xin thêm ít nhất 1 tuần",
    "xin thêm 1 tuần rưỡi",
    "xin thêm 1 tuần hoặc 10 ngày",
    "xin thêm 1 tuần, 10 ngày",
    "xin thêm nửa tuần",
    "xin thêm 0 ngày",
    "không xin thêm 1 tuần",
    "không cần gia hạn thêm 1 tuần",
    "khỏi cho thêm 3 ngày",
    "đã xin thêm 1 tuần",
    "xin thêm 1 tuần rồi",
    "vừa được gia hạn 5 ngày",
    "làm thêm 3 ngày nữa là xong",
    "thêm 3 ngày nữa là xong",
    "cần làm thêm 3 ngày nữa",
    "đợi thêm 3 ngày",
    "chờ thêm 3 ngày",
    "xin nghỉ 3 ngày",
    "xin nghỉ thêm 3 ngày",
    "xin lỗi em chậm 3 ngày",
    "xin hoãn họp 3 ngày",
    "xin gia hạn đến 20/12",
    "xin thêm 1 tuần đến 20/12",
    "xin thêm 1 tuần từ 15/12",
    "3 ngày",
    "1 tuần",
    "trễ 3 ngày",
    "thêm 3 hộ",
    "vận động thêm 3 ngày",
    "xin thêm 30 hộ trong 2 ngày",
    "xin thêm 3 ngày công",
    "xin thêm 1 tuần. Xin thêm 5 ngày",
)


def test_counted_from_the_old_due_day() -> None:
    assert {words: extension(words, DUE, NOW) for words in READ} == READ


def test_not_read_rather_than_guessed() -> None:
    assert {words: extension(words, DUE, NOW) for words in NOT_READ} == dict.fromkeys(NOT_READ)


def test_a_length_alone_answers_the_question_for_a_day() -> None:
    answers = {"1 tuần": date(2026, 12, 17), "3 ngày ạ": date(2026, 12, 13), "nửa tháng": date(2026, 12, 25)}
    assert {words: answered(words, DUE, NOW.date()) for words in answers} == answers
    assert answered("họp 3 ngày", DUE, NOW.date()) is None
    assert answered("dăm ngày", DUE, NOW.date()) is None


def test_an_answer_may_be_a_day_that_is_over_and_is_told_so() -> None:
    assert answered("thêm 1 tuần", date(2026, 11, 10), NOW.date()) == date(2026, 11, 17)


def test_not_a_day_that_is_over() -> None:
    assert extension("xin thêm 1 tuần", date(2026, 11, 10), NOW) is None
    assert extension("xin thêm 1 tuần", date(2026, 11, 25), NOW) == NOW.date()


def test_the_end_of_a_month() -> None:
    assert extension("xin thêm 1 tháng", date(2027, 1, 31), NOW) == date(2027, 2, 28)


WORDS = st.sampled_from(sorted({word for text in (*READ, *NOT_READ) for word in text.split()}))


@given(st.lists(WORDS, max_size=12).map(" ".join), st.booleans())
def test_anything_is_read_as_a_later_day_or_not(words: str, answering: bool) -> None:
    day = answered(words, DUE, NOW.date()) if answering else extension(words, DUE, NOW)
    assert day is None or day > min(DUE, NOW.date())
