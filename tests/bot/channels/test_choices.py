"""A typed number or label is a tap."""

import pytest

from bot.channels.choices import as_callback_update, resolve
from storage.shown_choices import ScreenRow

BUTTONS = [["📣 Báo cáo việc", "t:1"], ["Dự được", "s:1:yes"], ["Xin vắng", "s:1:no"]]
MENU = ["📣 Báo cáo việc", "🗓 Lịch sinh hoạt"]


def screen(choices: list[list[str]], numbered: bool = True) -> ScreenRow:
    return ScreenRow(chat_id=1, outbox_id=7, choices=choices, labels=MENU, numbered=numbered)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Dự được", ("tap", "s:1:yes")),
        ("du duoc", ("tap", "s:1:yes")),
        ("  XIN VANG. ", ("tap", "s:1:no")),
        ("lịch sinh hoạt", ("label", "🗓 Lịch sinh hoạt")),
        ("báo cáo việc", ("label", "📣 Báo cáo việc")),
        ("dự được nhé", None),
        ("…", None),
        ("2", None),
    ],
)
def test_words_of_a_label(words: str, meant: tuple[str, str] | None) -> None:
    assert resolve(words, screen(BUTTONS), numbers=False) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2", ("tap", "s:1:yes")),
        (" 3. ", ("tap", "s:1:no")),
        ("3)", ("tap", "s:1:no")),
        ("0", None),
        ("4", None),
        ("23", None),
        ("2 hộ", None),
        ("số 2", ("tap", "s:1:yes")),
        ("So 2 a", ("tap", "s:1:yes")),
        ("2 ạ", ("tap", "s:1:yes")),
        ("2\ufe0f\u20e3", ("tap", "s:1:yes")),
        ("(2)", ("tap", "s:1:yes")),
        ("dạ em chọn số 2 ạ", ("tap", "s:1:yes")),
        ("2 nhé", ("tap", "s:1:yes")),
        ("-2", None),
        ("2/3", None),
        ("2,5", None),
        ("2 3", None),
        ("số 9", None),
        ("kiệt số 2", None),
        ("Dự được", ("tap", "s:1:yes")),
    ],
)
def test_numbers_where_they_are_printed(words: str, meant: tuple[str, str] | None) -> None:
    assert resolve(words, screen(BUTTONS), numbers=True) == meant


def test_a_command_is_no_label() -> None:
    shown = screen([["✖ Hủy", "d:1:2:cancel"]])
    assert resolve("huy", shown, numbers=True) == ("tap", "d:1:2:cancel")
    assert resolve("/huy", shown, numbers=True) is None


def test_a_number_is_an_answer_where_the_screen_asks_for_one() -> None:
    assert resolve("2", screen(BUTTONS, numbered=False), numbers=True) is None


def test_without_choices_a_number_means_the_menu() -> None:
    assert resolve("2", screen([]), numbers=True) == ("label", "🗓 Lịch sinh hoạt")
    assert resolve("3", screen([]), numbers=True) is None


def test_the_menu_is_understood_before_it_is_shown() -> None:
    assert resolve("tro giup", None, numbers=False) == ("label", "❓ Trợ giúp")
    assert resolve("dự được", None, numbers=True) is None
    assert resolve("2", None, numbers=True) is None


def test_a_label_that_two_buttons_bear_is_not_guessed() -> None:
    assert resolve("sửa", screen([["Sửa", "a"], ["✏ Sửa", "b"]]), numbers=False) is None


def test_the_tap_that_words_mean() -> None:
    message = {"message_id": 9, "date": 1, "chat": {"id": 42, "type": "private"}, "from": {"id": 42}, "text": "2"}
    query = as_callback_update({"update_id": 5, "message": message}, "s:1:yes", 7)["callback_query"]
    assert (query["id"], query["data"], query["message"]["message_id"]) == ("typed:5", "s:1:yes", -7)
