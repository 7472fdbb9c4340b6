"""A mark of secrecy within DOCX, XLSX and PDF; and files that cannot be looked at."""

import pytest

from handlers.secrecy.documents import Unreadable, lines_of
from handlers.secrecy.rules import mark_among
from tests.handlers.secrecy.files import bomb, docx_of, pdf_of, xlsx_of

PLAIN = "Có mặt 17 đồng chí, vắng mặt 2, không để lộ bí mật kinh doanh"


@pytest.mark.parametrize(
    ("content", "mark"),
    [
        (docx_of("ĐẢNG BỘ PHƯỜNG", "MẬT", PLAIN), "MẬT"),
        (docx_of(PLAIN, header="TUYỆT MẬT"), "TUYỆT MẬT"),
        (docx_of(PLAIN, cell="TỐI MẬT"), "TỐI MẬT"),
        (docx_of(PLAIN, boxed=True), "TỐI MẬT"),
        (docx_of("Số 05\nMẬT\nngày"), "MẬT"),
        (docx_of(PLAIN, "Mặt trận", cell="VẮNG MẶT"), None),
        (xlsx_of("STT", "TỐI MẬT", "1"), "TỐI MẬT"),
        (xlsx_of("STT", PLAIN, "CÓ MẶT"), None),
        (pdf_of("Dang bo phuong", "MẬT", "noi dung"), "MẬT"),
        (pdf_of("Danh sách", "CÓ MẶT", "MẬT ONG"), None),
        (b"\xff\xd8\xff\xe0 a photo", None),
        (b"", None),
        ("MẬT\n".encode(), None),
    ],
)
def test_the_mark_is_found_where_it_stands(content: bytes, mark: str | None) -> None:
    assert mark_among(lines_of(content)) == mark


@pytest.mark.parametrize("content", [bomb(), b"PK\x03\x04 broken", b"%PDF-1.7 broken", docx_of("x")[:900]])
def test_what_cannot_be_looked_at_says_so(content: bytes) -> None:
    with pytest.raises(Unreadable):
        list(lines_of(content))
