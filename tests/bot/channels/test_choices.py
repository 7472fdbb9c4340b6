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
        ("cái đầu", ("tap", "t:1")),
        ("cái đầu tiên ạ", ("tap", "t:1")),
        ("cái thứ hai", ("tap", "s:1:yes")),
        ("em chọn cái thứ 2", ("tap", "s:1:yes")),
        ("cai cuoi", ("tap", "s:1:no")),
        ("mục cuối cùng nhé", ("tap", "s:1:no")),
        ("số hai", ("tap", "s:1:yes")),
        ("cái thứ năm", None),
        ("cái bàn", None),
        ("Việc hai", None),
        ("cuối", None),
        ("thứ hai", None),
        ("thứ ba tuần sau", None),
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


def test_the_last_thing_offered_is_no_way_out_of_a_form() -> None:
    offered = [
        ["Một", "d:1:2:pick:0"],
        ["Hai", "d:1:2:pick:1"],
        ["⬅ Quay lại", "d:1:2:back"],
        ["✖ Hủy", "d:1:2:cancel"],
    ]
    assert resolve("cái cuối", screen(offered), numbers=True) == ("tap", "d:1:2:pick:1")
    assert resolve("cái thứ ba", screen(offered), numbers=True) is None
    assert resolve("cái cuối", screen(offered[2:]), numbers=True) is None
    assert resolve("3", screen(offered), numbers=True) is None
    assert resolve("quay lại", screen(offered), numbers=True) == ("tap", "d:1:2:back")


CONSENT = [["Đồng ý", "ja:1:0:yes"], ["Không đồng ý", "ja:1:0:no"]]


@pytest.mark.parametrize("numbers", [True, False])
@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("đồng ý nghe con", ("tap", "ja:1:0:yes")),
        ("dạ tôi đồng ý", ("tap", "ja:1:0:yes")),
        ("không đồng ý", ("tap", "ja:1:0:no")),
        ("đồng ý sao được", None),
        ("chưa đồng ý", None),
        ("đồng ý nhưng đừng lưu ảnh", None),
    ],
)
def test_a_clear_yes_is_the_button_of_consent(words: str, meant: tuple[str, str] | None, numbers: bool) -> None:
    assert resolve(words, screen(CONSENT), numbers) == meant
    assert resolve("đồng ý nghe con", screen([["👌 Đồng ý hạn mới", "t:1:2:grant"]]), numbers) is None
