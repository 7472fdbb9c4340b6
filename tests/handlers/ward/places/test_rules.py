"""When places are the same, when troubles are, and that no name is left."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.ward.places.rules import Matter, by_place, place_key, same_place, same_trouble, without_names

FIRST = Matter(1, 10, 1, "kiệt 3 Liễu Nam", "xe lấn chiếm vỉa hè buổi sáng", "Trật tự đô thị", date(2026, 11, 12))
SECOND = Matter(2, 11, 1, "Đường Liễu Nam", "vỉa hè bị xe máy lấn chiếm", "An ninh trật tự", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("kiệt 3 Liễu Nam", "K3 Lieu Nam", True),
        ("đường Liễu Nam", "Liễu Nam", True),
        ("kiệt 3 Liễu Nam", "Liễu Nam", True),
        ("kiệt 3 Liễu Nam", "kiệt 13 Liễu Nam", False),
        ("kiệt 3", "kiệt 3 Liễu Nam", False),
        ("Khu phố 1", "KP1", True),
        ("chợ Bến Mẫu", "Bến Mẫu", True),
        ("Liễu Nam", "Liễu Bắc", False),
        ("", "Liễu Nam", False),
    ],
)
def test_the_same_place(a: str, b: str, same: bool) -> None:
    assert same_place(place_key(a), place_key(b)) is same is same_place(place_key(b), place_key(a))


def test_the_same_trouble_is_of_two_cells_of_one_ward_open_and_alike() -> None:
    assert same_trouble(FIRST, SECOND) and same_trouble(SECOND, FIRST)
    for other in (
        replace(SECOND, cell_id=10),
        replace(SECOND, ward_id=2),
        replace(SECOND, ward_id=None),
        replace(SECOND, is_open=False),
        replace(SECOND, place="Bến Mẫu"),
        replace(SECOND, content="đèn đường hỏng từ tháng trước"),
    ):
        assert not same_trouble(FIRST, other)


def test_names_are_taken_out() -> None:
    names = ["Trần Văn Mẫu", "Trần Văn"]
    text = "Đồng chí Trần Văn Mẫu nói xe để tràn lan; ông trần văn cũng thấy. Trần Vănh khác."
    assert without_names(text, names, "một đồng chí") == (
        "một đồng chí nói xe để tràn lan; một đồng chí cũng thấy. Trần Vănh khác."
    )


def test_places_are_summed_with_their_usual_name_the_open_ones_first() -> None:
    closed = replace(FIRST, matter_id=3, place="K3 Liễu Nam", is_open=False)
    third = replace(SECOND, matter_id=4, place="Bến Mẫu", is_open=False, raised_on=date(2026, 12, 1))
    sums = by_place([third, FIRST, closed, replace(FIRST, matter_id=5, cell_id=12)])
    assert [(one.name, one.open, one.closed, one.cells) for one in sums] == [
        ("kiệt 3 Liễu Nam", 2, 1, 2),
        ("Bến Mẫu", 0, 1, 1),
    ]
