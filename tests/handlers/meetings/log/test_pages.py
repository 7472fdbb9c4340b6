"""Long minutes in pieces."""

from handlers.meetings.log.pages import split


def test_a_short_text_is_one_piece() -> None:
    assert split("một\nhai", 7) == ["một\nhai"]


def test_pieces_break_between_lines() -> None:
    assert split("một hai\nba bốn\nnăm", 14) == ["một hai\nba bốn", "năm"]


def test_a_long_line_breaks_between_words() -> None:
    assert split("một hai ba bốn năm", 10) == ["một hai ba", "bốn năm"]


def test_a_word_without_end_breaks_anywhere() -> None:
    assert split("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]
    assert split("x\n" + "a" * 15, 10) == ["x\n" + "a" * 8, "a" * 7]
