"""What bears a mark of secrecy, and what never does."""

from unicodedata import normalize

import pytest

from handlers.secrecy.rules import mark_in, mark_in_name

MARKED = (
    ("MẬT", "MẬT"),
    ("TỐI MẬT", "TỐI MẬT"),
    ("TUYỆT MẬT", "TUYỆT MẬT"),
    ("  MẬT  ", "MẬT"),
    ("MẬT\n", "MẬT"),
    ("\tTỐI MẬT\t", "TỐI MẬT"),
    ("(MẬT)", "MẬT"),
    ("[TUYỆT MẬT]", "TUYỆT MẬT"),
    ("*MẬT*", "MẬT"),
    ("MẬT.", "MẬT"),
    ("“TỐI MẬT”", "TỐI MẬT"),
    ("--- MẬT ---", "MẬT"),
    ("ĐẢNG BỘ PHƯỜNG\nMẬT\nBáo cáo tháng", "MẬT"),
    ("Kính gửi đồng chí\n\nTỐI MẬT\n\nNội dung", "TỐI MẬT"),
    ("TUYỆT   MẬT", "TUYỆT MẬT"),
    ("TỐI\u00a0MẬT", "TỐI MẬT"),
    ("Số 05-BC/ĐU\r\nMẬT\r\nngày 3/12", "MẬT"),
    ("MẬT\nhọp chi bộ", "MẬT"),
    ("họp chi bộ\nMẬT", "MẬT"),
    (normalize("NFD", "MẬT"), "MẬT"),
    (normalize("NFD", "TUYỆT MẬT"), "TUYỆT MẬT"),
    ("_MẬT_", "MẬT"),
    ("<MẬT>", "MẬT"),
    ("MẬT!", "MẬT"),
    ("★ TUYỆT MẬT ★", "TUYỆT MẬT"),
)
MARKED_NAMES = (
    ("MẬT.docx", "MẬT"),
    ("TỐI MẬT.pdf", "TỐI MẬT"),
    ("TUYỆT MẬT.xlsx", "TUYỆT MẬT"),
    ("MẬT - Kế hoạch.docx", "MẬT"),
    ("Kế hoạch - MẬT.docx", "MẬT"),
    ("Ke_hoach_MẬT.pdf", "MẬT"),
    ("bao-cao-TỐI MẬT-thang-12.docx", "TỐI MẬT"),
    ("[MẬT] Báo cáo.docx", "MẬT"),
    ("Báo cáo (TUYỆT MẬT).pdf", "TUYỆT MẬT"),
    ("MẬT Kế hoạch tuần tra.docx", "MẬT"),
    ("Kế hoạch tuần tra MẬT.docx", "MẬT"),
    ("05-BC_MẬT_2026.pdf", "MẬT"),
    ("Nghị quyết 12 TỐI MẬT.docx", "TỐI MẬT"),
    ("TỐI MẬT Danh sách.xlsx", "TỐI MẬT"),
    (normalize("NFD", "MẬT.docx"), "MẬT"),
    ("MẬT, bản 2.docx", "MẬT"),
)
EVERYDAY = (
    "có mặt",
    "vắng mặt",
    "mặt đường",
    "Mặt trận",
    "co mat",
    "CO MAT",
    "MAT",
    "TOI MAT",
    "Có mặt: 17/20",
    "VẮNG MẶT",
    "CÓ MẶT",
    "MẶT TRẬN TỔ QUỐC",
    "Mặt đường bị lún",
    "ra mắt câu lạc bộ",
    "mật ong",
    "MẬT ONG",
    "bí mật kinh doanh",
    "Đây là bí mật kinh doanh của công ty",
    "bảo mật",
    "BẢO MẬT THÔNG TIN",
    "BÍ MẬT",
    "mật khẩu",
    "MẬT KHẨU",
    "mật",
    "Mật",
    "tối mật",
    "Tối mật",
    "tuyệt mật",
    "Tài liệu MẬT không được gửi",
    "Không gửi tài liệu MẬT, TỐI MẬT, TUYỆT MẬT",
    "đánh mất hồ sơ",
    "mát mẻ",
    "mặt bằng sạch",
    "bề mặt",
    "thay mặt chi bộ",
    "trước mặt bà con",
    "mặt tiền",
    "tối mắt",
    "mật độ dân cư",
    "MẬT ĐỘ XÂY DỰNG",
    "họp kín, giữ bí mật",
    "nước mắt",
    "em có mặt ạ\nanh vắng mặt",
    "MẶT",
    "MẤT",
    "TỐI MẶT",
    "",
    "\n\n",
)
EVERYDAY_NAMES = (
    "Danh sách có mặt.xlsx",
    "DANH SACH CO MAT.xlsx",
    "Vắng mặt.docx",
    "Mặt trận.pdf",
    "mặt đường kiệt 3.jpg",
    "Quy chế bảo mật.docx",
    "QUY CHẾ BẢO MẬT.docx",
    "Quy chế BẢO MẬT.docx",
    "mật ong rừng.docx",
    "MẬT ONG RỪNG.docx",
    "MAT BANG.dwg",
    "ra mat.docx",
    "Mật khẩu wifi.txt",
    "CÓ MẶT.xlsx",
    "bí mật kinh doanh.docx",
    "toi mat.pdf",
    "mat.docx",
    "MẬT ĐỘ.xlsx",
)


def test_there_are_enough_of_both_kinds() -> None:
    assert len(MARKED) + len(MARKED_NAMES) >= 40
    assert len(EVERYDAY) >= 40


@pytest.mark.parametrize(("text", "mark"), MARKED)
def test_a_mark_on_a_line_of_its_own(text: str, mark: str) -> None:
    assert mark_in(text) == mark


@pytest.mark.parametrize(("name", "mark"), MARKED_NAMES)
def test_a_mark_in_a_files_name(name: str, mark: str) -> None:
    assert mark_in_name(name) == mark


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_words_never_count(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize("name", EVERYDAY_NAMES)
def test_everyday_names_never_count(name: str) -> None:
    assert mark_in_name(name) is None
