"""Where a line asks to be led: the name of a place alone, an opinion, or what a secretary does with a session."""

import pytest

from handlers.people.ways.words import Way, Wish, is_hour_alone, read


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("menu", Way.MENU),
        ("Menu", Way.MENU),
        ("em ơi mở menu giúp bác", Way.MENU),
        ("huy", Way.CANCEL),
        ("hướng dẫn", Way.HELP),
        ("lịch", Way.SCHEDULE),
        ("báo cáo", Way.REPORT),
        ("tôi muốn báo cáo", Way.REPORT),
        ("ý kiến", Way.OPINION),
        ("y kien", Way.OPINION),
        ("tôi có ý kiến", Way.OPINION),
        ("cho tui góp ý kiến", Way.OPINION),
        ("in biên bản", Way.BOOK),
        ("cho toi xem bien ban", Way.BOOK),
        ("in biên bản buổi trước giúp tôi", Way.BOOK),
        ("mời đồng chí mới", Way.INVITE),
        ("moi dang vien moi", Way.INVITE),
        ("ai chưa báo cáo việc", Way.BOARD),
        ("ai chua bao cao", Way.BOARD),
        ("những ai chưa xong việc vậy em", Way.BOARD),
        ("việc nào quá hạn", Way.BOARD),
        ("ai chưa trả lời", Way.ANSWERS),
        ("ai chua tra loi", Way.ANSWERS),
        ("ai dự ai vắng", Way.ANSWERS),
        ("mấy người dự họp rồi em?", Way.ANSWERS),
        ("nhắc những ai chưa trả lời giúp tôi", Way.ANSWERS),
    ],
)
def test_the_name_of_a_place(words: str, way: Way) -> None:
    assert read(words) == Wish(way)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("tôi có ý kiến: đường ngập quá", "đường ngập quá"),
        ("toi co y kien duong ngap qua", "duong ngap qua"),
        ("Tui xin góp ý loa phường mở to quá", "loa phường mở to quá"),
        ("bác có ý kiến như sau: nên họp sớm hơn, 18h", "nên họp sớm hơn, 18h"),
        ("ý kiến của tôi là bớt họp đi", "bớt họp đi"),
        ("Thưa đồng chí bí thư, tôi có một ý kiến về cái cống", "cái cống"),
    ],
)
def test_an_opinion_is_kept_as_it_was_typed(words: str, kept: str) -> None:
    assert read(words) == Wish(Way.OPINION, kept)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("hoãn buổi họp", Wish(Way.POSTPONE)),
        ("hoan hop", Wish(Way.POSTPONE)),
        ("cho hoãn buổi sinh hoạt vì mưa bão", Wish(Way.POSTPONE, "", "mưa bão")),
        ("dời họp sang thứ bảy", Wish(Way.MOVE, "thứ bảy")),
        ("doi hop sang thu bay", Wish(Way.MOVE, "thu bay")),
        (
            "đổi lịch họp sang 19h30 tối chủ nhật vì trùng lịch phường",
            Wish(Way.MOVE, "19h30 tối chủ nhật", "trùng lịch phường"),
        ),
        ("buổi họp thứ năm dời sang thứ bảy", Wish(Way.MOVE, "thứ bảy")),
        ("lùi họp lại vài hôm", Wish(Way.MOVE)),
        ("hủy buổi họp do bão", Wish(Way.CALL_OFF, "", "bão")),
    ],
)
def test_what_is_done_with_a_session(words: str, wish: Wish) -> None:
    assert read(words) == wish


@pytest.mark.parametrize(
    "words",
    [
        "",
        "tôi không có ý kiến gì",
        "nhất trí, không có ý kiến",
        "có ý kiến gì không em",
        "có hoãn họp không?",
        "buổi họp đã hoãn chưa",
        "đợi họp rồi tính",
        "hoàn thành rồi",
        "kiệt 3 xong rồi",
        "tôi không dự họp được",
        "ai phụ trách kiệt 3",
        "mời đồng chí Lan",
        "bác báo cáo: xong kiệt 3",
        "vắng",
        "xin vắng",
        "tôi chưa báo cáo",
        "ai chưa ký cam kết",
    ],
)
def test_what_leads_nowhere(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize("words", ["18h30", "7 giờ tối", "19:00", "lúc 19h", "7 gio ruoi"])
def test_an_hour_alone(words: str) -> None:
    assert is_hour_alone(words)


@pytest.mark.parametrize("words", ["19h thứ bảy", "mai 7 giờ", "30/11 18h30", "thứ 6 lúc 19h", ""])
def test_an_hour_with_its_day(words: str) -> None:
    assert not is_hour_alone(words)
