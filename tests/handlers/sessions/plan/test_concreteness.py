"""Concrete and general themes."""

from dataclasses import replace

import pytest

from handlers.sessions.plan.concreteness import Lack, Theme, can_be_checked, lacks
from tests.handlers.small_ward import at

CONCRETE = Theme(
    theme="Giữ sạch kiệt 3, không để rác qua đêm",
    reason="Bà con kiệt 3 đường Liễu Nam phản ánh rác vứt ở đầu kiệt từ chập tối",
    area="Kiệt 3 Liễu Nam",
    aim="Mỗi nhà mang rác ra đúng giờ",
    expected="45 hộ ký cam kết",
    starts_at=at("2026-12-03 19:00"),
    has_preparer=True,
)
GENERAL = Theme(
    theme="Nâng cao ý thức bảo vệ môi trường",
    reason="Ý thức của một bộ phận chưa cao",
    area="Địa bàn phường",
    aim="Nâng cao nhận thức",
    expected="Chuyển biến rõ nét",
    starts_at=None,
    has_preparer=False,
)


def test_both_ends() -> None:
    assert lacks(CONCRETE) == ()
    assert lacks(GENERAL) == (Lack.PLACE, Lack.PEOPLE, Lack.RESULT, Lack.DATE, Lack.PERSON)


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"starts_at": None}, Lack.DATE),
        ({"has_preparer": False}, Lack.PERSON),
        ({"expected": "Nâng cao nhận thức của đảng viên"}, Lack.RESULT),
        ({"expected": ""}, Lack.RESULT),
    ],
)
def test_one_thing_that_is_not_named(change: dict[str, object], lack: Lack) -> None:
    assert lacks(replace(CONCRETE, **change)) == (lack,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "area",
    [
        "Đường Trần Mẫu",
        "kiet 12",
        "Khu phố 5",
        "tổ 7",
        "Chợ Cồn Mẫu",
        "Trường Mầm non Mẫu",
        "ngã tư Bạch Mẫu",
        "Kiệt Mẫu 3",
    ],
)
def test_places(area: str) -> None:
    assert Lack.PLACE not in lacks(replace(GENERAL, area=area))


@pytest.mark.parametrize("area", ["", "Địa bàn", "toàn phường", "khu vực", "trên các tuyến đường", "Phường"])
def test_no_places(area: str) -> None:
    assert Lack.PLACE in lacks(replace(GENERAL, area=area))


@pytest.mark.parametrize(
    "reason",
    [
        "Các hộ kinh doanh bày hàng ra vỉa hè",
        "Thanh niên đua xe",
        "20 hộ chưa có nước",
        "Tiểu thương ế hàng",
        "Bà con ở khu phố 2 mất ngủ",
        "nguoi dan duong Mau keu ca",
        "Các cụ chưa có định danh",
    ],
)
def test_groups_of_residents(reason: str) -> None:
    assert Lack.PEOPLE not in lacks(replace(GENERAL, reason=reason))


@pytest.mark.parametrize("reason", ["Nhân dân quan tâm", "Bà con bức xúc", "Cần nâng cao ý thức", ""])
def test_no_groups_of_residents(reason: str) -> None:
    assert Lack.PEOPLE in lacks(replace(GENERAL, reason=reason))


def test_an_office_cell_has_counters_procedures_and_clients() -> None:
    said = replace(GENERAL, reason="Công dân chờ lâu", area="Quầy hộ tịch")
    assert {Lack.PLACE, Lack.PEOPLE} <= set(lacks(said))
    assert not {Lack.PLACE, Lack.PEOPLE} & set(lacks(replace(said, office=True)))


@pytest.mark.parametrize(
    "expected",
    ["Chờ dưới 15 phút", "mười hộ lùi rào", "Không còn rác ở đầu kiệt", "Vỉa hè thông thoáng", "80%", "Lắp xong đèn"],
)
def test_results_that_can_be_counted_or_seen(expected: str) -> None:
    assert can_be_checked(expected)


@pytest.mark.parametrize("expected", ["Nâng cao ý thức", "Có chuyển biến tích cực", "Đảng viên gương mẫu", "Tốt hơn"])
def test_results_that_cannot_be_checked(expected: str) -> None:
    assert not can_be_checked(expected)


@pytest.mark.parametrize(
    "words",
    [
        "Ngõ sau trường tiểu học",
        "ngo sau truong tieu hoc",
        "NGÕ SAU TRƯỜNG TIỂU HỌC",
        "rác ở sau chợ",
        "hem sau cho",
        "kênh sau đình",
        "đoạn từ cầu đến chợ",
        "hẻm cạnh nhà ông Ba",
        "bãi đất trống đối diện trạm y tế",
        "góc sân sau \u1ee7y ban",
        "góc sân sau u\u1ef7 ban",
        "trước cổng trường mầm non",
        "dọc bờ kênh",
        "dưới gầm cầu",
        "quanh nhà văn hóa",
        "canh tram y te",
    ],
)
def test_a_place_by_what_it_is_beside(words: str) -> None:
    assert Lack.PLACE not in lacks(replace(GENERAL, area=words))


@pytest.mark.parametrize(
    "words",
    [
        "trước trường hợp này",
        "trước mắt",
        "gần dân, sát dân",
        "giáo dục trong nhà trường",
        "đến trường đúng giờ",
        "sau hồ sơ",
        "trước khi đền bù, sau đền bù",
        "gần nhà bà con",
        "truoc het cho ba con",
        "gan ho ngheo",
        "duong truoc cho ba con",
        "quanh năm",
        "qua kênh thông tin",
        "sau đình chỉ",
    ],
)
def test_what_is_beside_nothing(words: str) -> None:
    assert Lack.PLACE in lacks(replace(GENERAL, area=words))
