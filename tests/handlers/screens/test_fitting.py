"""Lists cut to fit a screen."""

from markupsafe import Markup

from handlers.screens.fitting import first_lines, last_lines, names_line

LINES = [Markup("một"), Markup("hai"), Markup("ba"), Markup("bốn")]
MORE = Markup("… và {count} nữa")


def test_all_lines_are_shown_where_there_is_room() -> None:
    assert first_lines(LINES, 100, MORE) == "một\nhai\nba\nbốn"
    assert last_lines(LINES, 100, MORE) == "một\nhai\nba\nbốn"


def test_those_left_out_are_counted() -> None:
    assert first_lines(LINES, 8, MORE) == "một\nhai\n… và 2 nữa"
    assert last_lines(LINES, 8, MORE) == "… và 2 nữa\nba\nbốn"


def test_one_line_is_always_shown() -> None:
    assert first_lines(LINES, 0, MORE) == "một\n… và 3 nữa"


def test_names_are_escaped_and_counted() -> None:
    assert names_line(["An <b>", "Bình", "Chi"], 14) == "An &lt;b&gt;; Bình … và 1 đồng chí nữa"
    assert names_line(["An", "Bình"], 100) == "An; Bình"
