"""Guests as people type them: who is one of several, and what says where somebody is from."""

import pytest

from handlers.sessions.plan.guest_lines import GuestLine, read_guests


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("anh Tâm, Công an phường, do bí thư mời", ["anh Tâm|Công an phường|bí thư"]),
        ("anh Tâm, Công an phường; bà Hoa, Hội Phụ nữ", ["anh Tâm|Công an phường|", "bà Hoa|Hội Phụ nữ|"]),
        ("anh Tâm, Công an phường, bà Hoa, Hội Phụ nữ", ["anh Tâm|Công an phường|", "bà Hoa|Hội Phụ nữ|"]),
        ("bà Hoa, ông Nam và anh Tâm, Công an phường", ["bà Hoa||", "ông Nam||", "anh Tâm|Công an phường|"]),
        ("ba hoa, ong nam va anh tam", ["ba hoa||", "ong nam||", "anh tam||"]),
        ("Nguyễn Văn Tám, Lê Thị Chín, Trần Mười", ["Nguyễn Văn Tám||", "Lê Thị Chín||", "Trần Mười||"]),
        ("bà Hoa, Trương Văn Nam, đoàn thị mười", ["bà Hoa||", "Trương Văn Nam||", "đoàn thị mười||"]),
        ("Tâm, Hoa, Nam", ["Tâm||", "Hoa||", "Nam||"]),
        ("Tâm và Hoa", ["Tâm||", "Hoa||"]),
        ("Hội Phụ nữ, Đoàn Thanh niên và Mặt trận", ["Hội Phụ nữ||", "Đoàn Thanh niên||", "Mặt trận||"]),
        ("Đại diện tổ dân phố, khu phố 1", ["Đại diện tổ dân phố|khu phố 1|"]),
        ("đại diện, Hội Cựu chiến binh", ["đại diện|Hội Cựu chiến binh|"]),
        ("Trưởng Công an phường, Chủ tịch Hội Phụ nữ", ["Trưởng Công an phường||", "Chủ tịch Hội Phụ nữ||"]),
        ("anh Tâm, Phó trưởng, Công an phường Mẫu", ["anh Tâm|Phó trưởng, Công an phường Mẫu|"]),
        ("chị Lan, Phòng Văn hóa và Xã hội", ["chị Lan|Phòng Văn hóa và Xã hội|"]),
        ("chị Lan, Phòng Văn hóa và Xã hội và anh Hùng", ["chị Lan|Phòng Văn hóa và Xã hội|", "anh Hùng||"]),
        ("ông Nam (Công an, phường Mẫu), bà Hoa - Hội Phụ nữ", ["ông Nam|Công an, phường Mẫu|", "bà Hoa|Hội Phụ nữ|"]),
        ("Đ/c Hùng, BTV Đảng ủy phường, đ/c Lan", ["Đ/c Hùng|BTV Đảng ủy phường|", "đ/c Lan||"]),
        ("Bác Hai, hàng xóm kiệt 3", ["Bác Hai|hàng xóm kiệt 3|"]),
        ("Chi hội phụ nữ, chi đoàn", ["Chi hội phụ nữ||", "chi đoàn||"]),
        ("anh Tâm\n- chị Hoa\n\n", ["anh Tâm||", "chị Hoa||"]),
        ("anh Tâm, và chị Hoa", ["anh Tâm||", "chị Hoa||"]),
    ],
)
def test_several_guests_are_several(words: str, expected: list[str]) -> None:
    assert [f"{one.name}|{one.unit}|{one.invited_by}" for one in read_guests(words)] == expected


def test_at_most_twenty_and_none_for_nothing() -> None:
    assert len(read_guests(", ".join(f"ông Khách{number}" for number in range(30)))) == 20
    assert read_guests(" \n; ,") == []
    assert read_guests("anh Tâm") == [GuestLine("anh Tâm")]
