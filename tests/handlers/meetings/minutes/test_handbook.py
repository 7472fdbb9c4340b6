"""What is copied into the national handbook."""

from handlers.meetings.minutes.handbook import fields_of, handbook_text
from tests.handlers.meetings.minutes.samples import minutes


def test_each_field_of_a_meeting() -> None:
    fields = fields_of(minutes(vote={"agreed": 14, "against": 0, "abstaining": 1, "of": 15}))
    assert list(fields) == ["title", "time", "place", "content", "conclusion", "vote"]
    assert fields["title"] == "Sinh hoạt chuyên đề “Giữ sạch kiệt, không lấn chiếm vỉa hè”"
    assert fields["time"] == "19:00 đến 20:45, ngày 29/11/2026"
    assert fields["content"].splitlines()[1:] == [
        "Người trình bày: đồng chí Phạm Quốc Bình.",
        "Kiểm điểm 2 việc kỳ trước.",
    ]
    assert fields["conclusion"].splitlines()[-3:] == [
        "- Vận động các hộ kiệt 3 ký cam kết không lấn chiếm vỉa hè. Đồng chí Lê Thị Lan. Phối hợp: Công an khu vực. "
        "Hạn 30/12/2026.",
        "- Gặp ba hộ bày hàng ở đầu chợ. Đồng chí Phạm Quốc Bình. Hạn 15/12/2026.",
        "- Làm việc với đơn vị thu gom để đổi giờ lấy rác ở kiệt 5. Đồng chí Đỗ Thu Thảo. Phối hợp: Tổ dân phố. "
        "Hạn 20/12/2026.",
    ]


def test_what_there_was_none_of_is_left_out() -> None:
    fields = fields_of(minutes(vote=None, presenter="", earlier=[], tasks=[], conclusions=["Làm ngay"]))
    assert (fields["content"], fields["conclusion"]) == ("Giữ sạch kiệt, không lấn chiếm vỉa hè.", "1. Làm ngay.")
    assert "vote" not in fields


def test_a_meeting_past_midnight_names_the_day_it_ended() -> None:
    assert fields_of(minutes(ends="2026-11-30T00:10:00+07:00"))["time"] == (
        "19:00 đến 00:10 30/11/2026, ngày 29/11/2026"
    )


def test_however_much_was_concluded_it_is_one_message() -> None:
    text = handbook_text(minutes(conclusions=["Dọn <b>kiệt</b> & giữ sạch, mỗi hộ một việc " * 20] * 20))
    assert len(text.striptags()) < 4_096 and "Dọn &lt;b&gt;kiệt" in text
