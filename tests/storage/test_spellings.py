"""One person in texts, however they are written; and who is somebody else."""

import json
import unicodedata

import pytest

from storage.spellings import InTheirPlace, Known, Met, Namesakes, Spellings, national

INSTEAD = InTheirPlace("Đảng viên 2", "[đã xóa]", "XOA2")
LAN = Known("Lê Thị Lan", 1985, "0912345678", "DV002")


def said(text: str, known: Known = LAN) -> tuple[str, int, int]:
    met = Met()
    return Spellings(known, INSTEAD).rewritten(text, met), met.found, met.unsure


@pytest.mark.parametrize(
    "spelt",
    [
        "Lê Thị Lan",
        "lê thị lan",
        "LÊ THỊ LAN",
        "le thi lan",
        "Le Thi LAN",
        "Lê  Thị   Lan",
        "Lê\u00a0Thị\nLan",
        "Lê\u200b Thị Lan",
        unicodedata.normalize("NFD", "Lê Thị Lan"),
        "le_thi_lan",
        "Le-Thi-Lan",
        "lethilan",
        "Lê Thị Lan (1985)",
        "le%20thi%20lan",
        "Lê Thị L…",
    ],
)
def test_the_name_is_found(spelt: str) -> None:
    assert said(f"giao cho {spelt}, hạn 5/12") == ("giao cho Đảng viên 2, hạn 5/12", 1, 0)


@pytest.mark.parametrize("text", ["Lê Thị Lân", "Lê Thị Làn", "Lê Thị Lanh", "bàLê Thị Lan", "Lê Thị Hoa", "Lan", ""])
def test_another_name_is_another_name(text: str) -> None:
    assert said(text) == (text, 0, 0)


def test_the_tone_may_stand_on_the_other_vowel_and_d_has_its_bar_or_not() -> None:
    known = Known("Đỗ Thị Hòa")
    for spelt in ("Đỗ Thị Hoà", "đỗ thị hòa", "Do Thi Hoa", "ĐỖ THỊ HOÀ"):
        assert said(f"{spelt}.", known) == ("Đảng viên 2.", 1, 0)
    assert said("Đỗ Thị Hoá", known) == ("Đỗ Thị Hoá", 0, 0)


@pytest.mark.parametrize(
    "spelt",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84 912 345 678",
        "84912345678",
        "0912 (345)-678",
        "00849 1234 5678",
        "912345678",
    ],
)
def test_the_number_is_found_in_others_texts(spelt: str) -> None:
    assert said(f"gọi {spelt} nhé") == ("gọi [đã xóa] nhé", 1, 0)


@pytest.mark.parametrize("text", ["10912345678", "09123456789", "0912 345 679", "12345678"])
def test_another_number_is_another_number(text: str) -> None:
    assert said(text) == (text, 0, 0)


def test_the_code_is_found_where_it_can_be_nothing_else() -> None:
    assert said("mã dv002.") == ("mã XOA2.", 1, 0)
    assert said("DV0021") == ("DV0021", 0, 0)
    assert said("nhà 12", Known("Lê Thị Lan", code="12")) == ("nhà 12", 0, 0)


def test_in_json_in_escapes_and_in_links() -> None:
    for escaped in (True, False):
        inner = json.dumps({"text": "Lê Thị Lan"}, ensure_ascii=escaped)
        raw = json.dumps({"from": [inner], "Lê Thị Lan": 1}, ensure_ascii=escaped)
        changed, found, _ = said(raw)
        held = json.loads(changed)
        assert (json.loads(held["from"][0])["text"], held["Đảng viên 2"], found) == ("Đảng viên 2", 1, 2)
    assert said('{"cut": "L\\u00ea Th\\u1ecb Lan')[0] == '{"cut": "Đảng viên 2'
    assert said("/files/L%C3%AA%20Th%E1%BB%8B%20Lan.pdf")[0] == "/files/Đảng viên 2.pdf"


def test_a_text_without_the_person_stays_as_it_was() -> None:
    text = unicodedata.normalize("NFD", '{"a":  "Trần Văn Minh"}')
    assert said(text)[0] is text


def test_a_namesake_is_told_by_the_year_alone() -> None:
    known = Known("Nguyễn Thị Hoa", 1958, namesakes=Namesakes.SAME)
    assert said("Nguyễn Thị Hoa (1958), Nguyễn Thị Hoa (1979), nguyen thi hoa", known) == (
        "Đảng viên 2, Nguyễn Thị Hoa (1979), nguyen thi hoa",
        1,
        2,
    )


def test_one_who_differs_in_accents_alone_is_told_by_them() -> None:
    known = Known("Nguyễn Thị Hoa", namesakes=Namesakes.WITHOUT_ACCENTS)
    assert said("NGUYỄN THỊ HOA, nguyen thi hoa, Nguyễn Thị Hòa", known) == (
        "Đảng viên 2, nguyen thi hoa, Nguyễn Thị Hòa",
        1,
        1,
    )


def test_a_short_name_in_small_bare_letters_may_be_a_word() -> None:
    known = Known("Đỗ Ân")
    assert said("Đỗ Ân, DO AN, Do An, đỗ ân, do an", known) == (
        "Đảng viên 2, Đảng viên 2, Đảng viên 2, Đảng viên 2, do an",
        4,
        1,
    )


def test_the_digits_of_a_number() -> None:
    assert [national(one) for one in ("0912 345 678", "+84912345678", "0084912345678", "")] == ["912345678"] * 3 + [""]
