"""What tells the bot what to do with a form, or asks it something; and what is an answer, however it begins."""

import pytest

from handlers.language.command_words import Command, asks, command_in, is_answer, is_first


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("thôi", Command.STOP),
        ("Thôi em ạ", Command.STOP),
        ("thoi khong ghi nua", Command.STOP),
        ("dạ thôi, để sau nhé", Command.STOP),
        ("hu\u1ef7 b\u1ecf", Command.STOP),
        ("dừng lại", Command.STOP),
        ("Quay lại câu trước", Command.BACK),
        ("cho tôi quay lại", Command.BACK),
        ("ve menu", Command.MENU),
        ("MENU", Command.MENU),
        ("tôi không biết", Command.PASS),
        ("ko biet", Command.PASS),
        ("chịu rồi", Command.PASS),
    ],
)
def test_a_command_is_all_that_is_said(words: str, command: Command) -> None:
    assert command_in(words) is command


@pytest.mark.parametrize(
    "words",
    [
        "thôi thì đi từng nhà",
        "đừng",
        "đúng",
        "dung",
        "hủy lịch cũ",
        "quay lại từng nhà",
        "không biết chữ",
        "bỏ qua cho họ lần đầu",
        "không",
        "mình",
        "menu quán chưa niêm yết giá",
        "",
        "…",
    ],
)
def test_an_answer_is_no_command(words: str) -> None:
    assert command_in(words) is None


@pytest.mark.parametrize(
    "words", ["làm sao hả em?", "sao vậy ? ", "cho hỏi ai lo việc này", "cho tôi hỏi chút", "xin hoi hop luc may"]
)
def test_a_question_says_that_it_is_one(words: str) -> None:
    assert asks(words)


@pytest.mark.parametrize(
    "words",
    ["hỏi ý kiến bà con rồi làm", "xin hỏi ý kiến chi bộ", "cho cháu hỏi thăm từng nhà", "hẹn lại", "? không rõ dấu"],
)
def test_an_answer_asks_nothing(words: str) -> None:
    assert not asks(words)


def test_what_the_words_before_were() -> None:
    assert is_answer("là câu trả lời") and is_answer("ghi vào đi") and not is_answer("trả lời bà con")
    assert is_first("tôi hỏi") and is_first("câu hỏi ạ") and not is_first("hỏi bà con")
