"""Kinds of speech: told by what such lines are made of; one word beside that, and it is unclear."""

import pytest

from handlers.people.talk.words import Heard, Speech, read

SURE = {
    Speech.GREETING: ("Chào em", "chao dong chi", "alo e ơi", "chào emm", "Chào em, tui Bình đây nhen", "em ơi"),
    Speech.THANKS: ("Cảm ơn em nhiều", "Dạ, cám ơn em nhen", "cam on em nhe", "cảm onw em nhiều"),
    Speech.FAREWELL: ("chúc ngủ ngon", "chuc em khoe manh", "Chúc em một ngày tốt lành"),
    Speech.ASSENT: ("vâng", "ok", "ok e", "dạ", "Vâng, bác biết rồi nhá"),
    Speech.CHAT: ("Trời ni lạnh hè", "hihi e dễ thương ghê", "Em giỏi quá, nói chuyện vui ghê"),
    Speech.MEETING: (
        "họp mấy giờ",
        "hôm nào họp, ở đâu",
        "hom nao hop o dau",
        "Bữa mô họp rứa em?",
        "khi nào họp cb v e",
        "Thứ bảy này họp lúc mấy giờ đấy nhỉ?",
        "tối mai có họp không em",
    ),
    Speech.TASKS: (
        "tôi có mấy việc",
        "toi con may viec chua lam em",
        "tôi đang có nhứng việc gì em ơii",
        "Tui có việc chi phải mần không em?",
    ),
    Speech.DUE: ("bao giờ đến hạn", "hạn đến ngày nào em"),
    Speech.WHO: ("ai phụ trách", "ai phụ trách vậy em?"),
}
UNSURE = (
    "cảm ơn em, kiệt 3 xong rồi",
    "chào em, quỹ tổ 5 xong rồi em nhé",
    "ok rồi",
    "được rồi",
    "vâng mai tôi làm",
    "trời mưa quá",
    "trời mưa quá chưa làm được",
    "họp xong rồi",
    "họp bàn rồi",
    "tôi bị ốm",
    "Ba việc của tui xong hết rồi nhen",
    "mấy việc kia chưa xong",
    "Hôm trước tôi xin gia hạn đến 20/12 rồi mà sao em còn nhắc",
    "xin gia hạn đến ngày nào cũng được",
    "Tôi mới ăn cơm xong",
    "",
    "👍",
    "họp mấy giờ " * 300,
)


@pytest.mark.parametrize(("speech", "words"), [(one, words) for one, several in SURE.items() for words in several])
def test_plain_speech(speech: Speech, words: str) -> None:
    assert read(words, ("Phan Văn Bình",)) == Heard(speech)


@pytest.mark.parametrize("words", UNSURE)
def test_what_is_doubtful_is_unclear(words: str) -> None:
    assert read(words) == Heard(Speech.UNCLEAR)


@pytest.mark.parametrize(
    ("words", "speech", "about"),
    [
        ("quỹ tổ 5 hạn đến bao h v e", Speech.DUE, "quỹ tổ 5"),
        ("Danh sách để xe khi mô phải nộp rứa em?", Speech.DUE, "danh sách để xe"),
        ("Ai phụ trách việc dời biển ở đầu chợ Mẫu?", Speech.WHO, "dời biển ở đầu chợ mẫu"),
        ("Nhà văn hóa dọn xong chưa rứa em?", Speech.STATE, "nhà văn hóa dọn"),
        ("rac kiet mau 3 xong chua", Speech.STATE, "rac kiet mau 3"),
        ("tờ rơi phòng cháy tới đâu rồi", Speech.STATE, "tờ rơi phòng cháy"),
    ],
)
def test_what_a_question_names_is_left_as_it_was_typed(words: str, speech: Speech, about: str) -> None:
    assert read(words) == Heard(speech, about)


def test_ones_own_name_alone_may_stand_in_a_greeting() -> None:
    assert read("chào em, tôi Hoa đây", ("Lê Thị Lan",)).speech is Speech.UNCLEAR


@pytest.mark.parametrize(
    "words", ["chủ nhật tôi vắng", "tui vắng nha", "cho toi vang", "vắng hỉ", "xin vắng", "xin vắng ạ"]
)
def test_an_absence_is_no_yes_and_no_greeting(words: str) -> None:
    assert read(words, ("Lê Thị Lan",)).speech is Speech.UNCLEAR


@pytest.mark.parametrize("words", ["vâng ạ", "vang a", "da vang em", "vâng em nhớ rồi"])
def test_a_yes_stays_one_without_accents(words: str) -> None:
    assert read(words, ("Lê Thị Lan",)).speech is Speech.ASSENT
