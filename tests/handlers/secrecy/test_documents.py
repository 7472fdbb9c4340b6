"""A mark of secrecy within DOCX, XLSX and PDF; and files that cannot be looked at."""

from functools import partial

import pytest

from handlers.secrecy.documents import is_document, lines_of
from handlers.secrecy.lines import Sealed, Unreadable
from handlers.secrecy.rules import mark_among
from tests.documents import Content, bomb, content_of, docx_of, odt_bomb, odt_of, pdf_of, pptx_of, xlsx_of, zip_of

PLAIN = "Có mặt 17 đồng chí, vắng mặt 2, không để lộ bí mật kinh doanh"


@pytest.mark.parametrize(
    ("content", "mark"),
    [
        (partial(docx_of, "ĐẢNG BỘ PHƯỜNG", "MẬT", PLAIN), "MẬT"),
        (partial(docx_of, PLAIN, header="TUYỆT MẬT"), "TUYỆT MẬT"),
        (partial(docx_of, PLAIN, cell="TỐI MẬT"), "TỐI MẬT"),
        (partial(docx_of, PLAIN, boxed=True), "TỐI MẬT"),
        (partial(docx_of, "Số 05\nMẬT\nngày"), "MẬT"),
        (partial(docx_of, PLAIN, "Mặt trận", cell="VẮNG MẶT"), None),
        (partial(xlsx_of, "STT", "TỐI MẬT", "1"), "TỐI MẬT"),
        (partial(xlsx_of, "STT", PLAIN, "CÓ MẶT"), None),
        (partial(pdf_of, "Dang bo phuong", "MẬT", "noi dung"), "MẬT"),
        (partial(pdf_of, "Danh sách", "CÓ MẶT", "MẬT ONG"), None),
        (b"\xff\xd8\xff\xe0 a photo", None),
        (b"", None),
        (partial(odt_of, "ĐẢNG BỘ PHƯỜNG", "MẬT", PLAIN), "MẬT"),
        (partial(odt_of, "<text:span>TỐI</text:span><text:s/>MẬT", PLAIN), "TỐI MẬT"),
        (partial(odt_of, "Số 05<text:line-break/>MẬT<text:line-break/>ngày"), "MẬT"),
        (partial(odt_of, PLAIN, header="TUYỆT MẬT"), "TUYỆT MẬT"),
        (partial(odt_of, PLAIN, "Mặt trận", header="VẮNG MẶT"), None),
        (partial(pptx_of, "Nhiệm vụ", "TỐI MẬT"), "TỐI MẬT"),
        (partial(pptx_of, PLAIN, "MẬT ONG"), None),
        ("Số 05\nMẬT\nngày".encode(), "MẬT"),
        ("Số 05\r\nMẬT\r\nngày".encode("utf-16"), "MẬT"),
        ("<p>Số 05</p><p>MẬT</p>".encode(), "MẬT"),
        (PLAIN.encode(), None),
        (PLAIN.encode() * 40, None),
    ],
)
def test_the_mark_is_found_where_it_stands(content: Content, mark: str | None) -> None:
    assert mark_among(lines_of(content_of(content))) == mark


@pytest.mark.parametrize(
    "content",
    [
        bomb,
        odt_bomb,
        b"PK\x03\x04 broken",
        b"%PDF-1.7 broken",
        lambda: docx_of("x")[:900],
        lambda: odt_of("x")[:300],
        lambda: zip_of({"content.xml": '<!DOCTYPE a [<!ENTITY b "MẬT">]><a>&b;</a>'}),
        lambda: zip_of({"content.xml": "<a><b></a>"}),
    ],
    ids=["bomb", "odt-bomb", "broken-zip", "broken-pdf", "cut-docx", "cut-odt", "entities", "broken-xml"],
)
def test_what_cannot_be_looked_at_says_so(content: Content) -> None:
    with pytest.raises(Unreadable):
        list(lines_of(content_of(content)))


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
RTF = rb"{\rtf1\ansi M\u7852?T}"


@pytest.mark.parametrize(
    "content",
    [
        OLD_WORD,
        RTF,
        b"  " + RTF,
        partial(zip_of, {"MẬT.txt": "MẬT"}),
        b"Rar!\x1a\x07\x01\x00",
        b"7z\xbc\xaf\x27\x1c..",
        b"\x1f\x8b\x08",
    ],
    ids=["doc", "rtf", "rtf-with-spaces", "zip", "rar", "7z", "gzip"],
)
def test_kinds_that_cannot_be_looked_into_are_sealed(content: Content) -> None:
    sealed = content_of(content)
    assert is_document(sealed)
    with pytest.raises(Sealed):
        list(lines_of(sealed))


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 a photo", b"\x89PNG\r\n\x1a\n\0\0", b"\0\0\0\x18ftypmp42"])
def test_pictures_and_films_hold_nothing_to_look_into(content: bytes) -> None:
    assert not is_document(content)


@pytest.mark.parametrize(
    "content",
    [
        "BM 01 – Biểu mẫu\nTỐI MẬT".encode(),
        "ID3: danh sách\nTỐI MẬT".encode(),
        b"xxxxftyp\nx",
        b"BM\0\0\0\0\0\0\0\0 %PDF-1.4",
    ],
)
def test_words_and_pdfs_that_begin_like_a_picture_are_looked_into(content: bytes) -> None:
    assert is_document(content)


def test_a_bitmap_and_a_recording_are_none() -> None:
    assert not is_document(b"BM\x36\x10\x0e\0\0\0\0\0\x36\0\0\0") and not is_document(b"ID3\3\0\0\0\0\0\x21")
