"""The files held to the measures of the official form, as Word reads them."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from handlers.meetings.minutes import word_templates
from handlers.meetings.minutes.rendering import MINUTES_FILE, RESOLUTION_FILE, TEMPLATES, docx_of
from tests.handlers.meetings.minutes import samples

Aligned = WD_ALIGN_PARAGRAPH
BOTH = pytest.mark.parametrize("snapshot", [samples.minutes(), samples.resolution()], ids=["minutes", "resolution"])


def opened(snapshot: dict[str, Any], folder: Path | None = None, old_spelling: bool = False) -> Document:
    return docx.Document(BytesIO(docx_of(snapshot, folder, old_spelling)))


def near(length: Any, millimetres: float) -> bool:
    return length is not None and abs(length - Mm(millimetres)) <= Mm(0.1)


def head(document: Document) -> tuple[list[Paragraph], list[Paragraph]]:
    left, right = document.tables[0].rows[0].cells
    return left.paragraphs, right.paragraphs


def look(paragraph: Paragraph) -> tuple[str, float, bool, bool]:
    """A paragraph's words, size in points, bold and italic: one run throughout."""
    (run,) = [run for run in paragraph.runs if run.text]
    assert run.font.size is not None
    return paragraph.text, run.font.size.pt, bool(run.font.bold), bool(run.font.italic)


@BOTH
def test_the_page(snapshot: dict[str, Any]) -> None:
    (page,) = opened(snapshot).sections
    assert near(page.page_width, 210) and near(page.page_height, 297)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert all(near(one, size) for one, size in zip(margins, (20, 20, 30, 15), strict=True))


@BOTH
def test_the_page_number_stands_in_the_middle_above_from_the_second_page(snapshot: dict[str, Any]) -> None:
    (page,) = opened(snapshot).sections
    assert page.different_first_page_header_footer
    assert [one.text for one in page.first_page_header.paragraphs] in ([], [""])
    (number,) = page.header.paragraphs
    assert number.alignment == Aligned.CENTER
    assert [one.text for one in number._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert page.footer.is_linked_to_previous or not page.footer.paragraphs[0].text


@BOTH
def test_every_letter_is_times_new_roman(snapshot: dict[str, Any]) -> None:
    document = opened(snapshot)
    normal = document.styles["Normal"]
    assert normal.font.name == "Times New Roman" and normal.font.size == Pt(14)
    with zipfile.ZipFile(BytesIO(docx_of(snapshot))) as file:
        body = file.read("word/document.xml").decode()
    assert "w:rFonts" not in body
    assert '<w:color w:val="000000"/>' in body


@BOTH
def test_the_text_has_its_indent_and_spacing(snapshot: dict[str, Any]) -> None:
    body = [one for one in opened(snapshot).paragraphs if one.alignment == Aligned.JUSTIFY]
    assert len(body) >= 6
    for paragraph in body:
        laid = paragraph.paragraph_format
        assert near(laid.first_line_indent, 10), paragraph.text
        assert (laid.line_spacing_rule, laid.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(18)), paragraph.text
        assert {run.font.size for run in paragraph.runs if run.text} == {Pt(14)}, paragraph.text


def test_the_head_of_minutes() -> None:
    left, right = head(opened(samples.minutes()))
    assert [look(one) for one in left] == [
        ("ĐẢNG BỘ PHƯỜNG LIỄU MẪU", 14, False, False),
        ("CHI BỘ KHU PHỐ 1 (MẪU)", 14, True, False),
        ("*", 14, False, False),
        ("Số 05-BB/CB", 14, False, False),
    ]
    assert [look(one) for one in right] == [("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False)]
    assert {one.alignment for one in (*left, *right)} == {Aligned.CENTER}


def test_the_head_of_a_resolution_has_place_and_date() -> None:
    left, right = head(opened(samples.resolution()))
    assert look(left[3]) == ("Số 03-NQ/CB", 14, False, False)
    assert look(right[1]) == ("Liễu Mẫu, ngày 05 tháng 01 năm 2027", 14, False, True)


def test_the_head_has_no_borders_and_a_rule_as_long_as_the_name() -> None:
    document = opened(samples.minutes())
    table = document.tables[0]
    assert not list(table._tbl.iter(qn("w:tblBorders"))) and not list(table._tbl.iter(qn("w:tcBorders")))
    _, (party,) = head(document)
    (rule,) = party._p.iter(qn("w:pBdr"))
    assert [one.tag for one in rule] == [qn("w:bottom")]
    inset = party.paragraph_format.left_indent
    assert inset is not None and inset == party.paragraph_format.right_indent
    width = table.columns[1].width - 2 * Mm(1.9) - 2 * inset
    assert Mm(72.7) <= width <= Mm(74.5)


def test_type_and_summary() -> None:
    for snapshot, kind, summary in (
        (samples.minutes(), "BIÊN BẢN", "Sinh hoạt chuyên đề “Giữ sạch kiệt, không lấn chiếm vỉa hè”"),
        (samples.resolution(), "NGHỊ QUYẾT", "về “Giữ sạch kiệt, không lấn chiếm vỉa hè”"),
    ):
        title, below = opened(snapshot).paragraphs[:2]
        assert look(title) == (kind, 16, True, False)
        assert look(below) == (summary, 14, True, False)
        assert title.alignment == below.alignment == Aligned.CENTER


def test_the_signatures_of_minutes() -> None:
    left, right = opened(samples.minutes()).tables[-1].rows[0].cells
    assert [one.text for one in left.paragraphs] == ["NGƯỜI GHI BIÊN BẢN", "Đỗ Thu Thảo"]
    assert [one.text for one in right.paragraphs] == ["CHỦ TRÌ HỘI NGHỊ", "Trần Văn Minh"]
    assert look(left.paragraphs[0])[1:] == (14, True, False)


def test_the_end_of_a_resolution() -> None:
    left, right = opened(samples.resolution()).tables[-1].rows[0].cells
    signed = [(words, bold) for words, _, bold, _ in map(look, right.paragraphs)]
    # HD 05-HD/VPTW: authority and name are bold, the office is not.
    assert signed == [("T/M CHI BỘ", True), ("BÍ THƯ", False), ("Trần Văn Minh", True)]
    assert [one.text for one in left.paragraphs] == [
        "Nơi nhận:",
        "- Đảng ủy phường Liễu Mẫu (để báo cáo),",
        "- Lưu Chi bộ.",
    ]


@BOTH
def test_texts_end_with_a_full_stop_alone(snapshot: dict[str, Any]) -> None:
    words = [one.text for one in opened(snapshot).paragraphs]
    assert not [one for one in words if one.endswith("./.")]
    assert not [one for one in words if "{{" in one or "{%" in one]


def test_all_of_the_meeting_is_in_its_minutes() -> None:
    document = opened(
        samples.minutes(
            addenda=[
                {"day": "2026-12-02", "by": "Trần Văn Minh", "words": "Đổi hạn việc 2"},
                {"day": "2026-12-03", "by": "Đỗ Thu Thảo", "words": "Thêm một ý"},
            ]
        )
    )
    words = [one.text for one in document.paragraphs]
    for line in (
        "Thời gian bắt đầu: 19 giờ 00, ngày 29 tháng 11 năm 2026.",
        "Chủ trì: Đồng chí Trần Văn Minh, Bí thư chi bộ.",
        "Người ghi biên bản: Đồng chí Đỗ Thu Thảo.",
        "Tổng số đảng viên: 18 đồng chí (chính thức 15, dự bị 2, tạm thời 1); miễn sinh hoạt 1 đồng chí.",
        "Có mặt: 16/18 đồng chí, đạt 89%.",
        "Vắng có lý do: 1 đồng chí (Đặng Thị Yến: ốm).",
        "Vắng không có lý do: 1 đồng chí (Bùi Ngọc Mai).",
        "Người trình bày: đồng chí Phạm Quốc Bình.",
        "- (kiệt 3 Liễu Nam) Xe lấn chiếm vỉa hè buổi sáng, người đi bộ phải xuống lòng đường.",
        "1. Trả lại vỉa hè cho người đi bộ trước Tết; đảng viên làm trước.",
        "Tán thành 14, không tán thành 0, không có ý kiến 1; trên 15 đồng chí có quyền biểu quyết.",
        "- Tỷ lệ đảng viên dự: 4/5 điểm (16/18, đạt 89%)",
        "Tổng: 91/100 điểm, xếp loại Tốt.",
        "Hội nghị kết thúc lúc 20 giờ 45; thời lượng 105 phút.",
        "Biên bản đã được đọc lại và hội nghị thông qua lúc 20 giờ 50, ngày 29 tháng 11 năm 2026.",
        "Ngày 02 tháng 12 năm 2026, đồng chí Trần Văn Minh: Đổi hạn việc 2.",
    ):
        assert line in words, line
    assert [one.text for one in document.paragraphs].count("Đồng chí Phạm Quốc Bình:") == 1
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[0] == ["TT", "Nội dung công việc", "Người chịu trách nhiệm", "Thời hạn", "Sản phẩm"]
    assert rows[1][2:] == ["Đồng chí Lê Thị Lan. Phối hợp: Công an khu vực", "30/12/2026", "Các hộ ký cam kết (45 hộ)"]
    assert len(rows) == 4
    signed = [[cell.text for cell in table.rows[0].cells] for table in document.tables[2:]]
    assert signed == [
        ["NGƯỜI GHI BIÊN BẢN\nĐỗ Thu Thảo", "CHỦ TRÌ HỘI NGHỊ\nTrần Văn Minh"],
        ["\n", "NGƯỜI GHI BỔ SUNG\nTrần Văn Minh"],
        ["NGƯỜI GHI BỔ SUNG\nĐỗ Thu Thảo", "CHỦ TRÌ HỘI NGHỊ\nTrần Văn Minh"],
    ]


def test_what_was_not_noted_leaves_no_heading() -> None:
    bare = samples.minutes(
        opinions=[],
        tasks=[],
        vote=None,
        score=None,
        earlier=[],
        guests="",
        presenter="",
        absent=[],
        excused=[],
        adopted=None,
    )
    words = [one.text for one in opened(bare).paragraphs]
    for heading in ("Ý kiến phát biểu", "Nhiệm vụ được giao", "Biểu quyết", "Chấm điểm buổi sinh hoạt"):
        assert heading not in words
    assert not [one for one in words if one.startswith("Khách dự")]
    assert "Vắng không có lý do: không." in words
    assert "Biên bản này được đọc lại để hội nghị thông qua." in words
    assert len(opened(bare).tables) == 2


def test_typed_marks_of_word_and_of_the_template_are_only_words() -> None:
    nasty = "<w:b/> & {{ chair }} {% if %} \x07"
    words = [one.text for one in opened(samples.minutes(conclusions=[nasty])).paragraphs]
    assert "1. <w:b/> & {{ chair }} {% if %}." in words


def test_the_old_spelling_is_an_option() -> None:
    now, before = "\u0110\u1ea3ng \u1ee7y", "\u0110\u1ea3ng u\u1ef7"

    def receivers(old_spelling: bool) -> list[str]:
        made = opened(samples.resolution(), old_spelling=old_spelling)
        return [one.text for one in made.tables[-1].rows[0].cells[0].paragraphs]

    assert f"- {now} phường Liễu Mẫu (để báo cáo)," in receivers(old_spelling=False)
    assert f"- {before} phường Liễu Mẫu (để báo cáo)," in receivers(old_spelling=True)


def test_one_spelling_in_heads_texts_and_names_of_units() -> None:
    """Each as its people typed it, and one way on paper; only people's names stay."""
    typed = samples.minutes(
        ward="Ph\u01b0\u1eddng H\u00f2a M\u1eabu",
        theme="S\u1eeda nh\u00e0 v\u0103n ho\u00e1",
        taker={"name": "Tr\u1ea7n V\u0103n Ho\u00e0", "office": ""},
    )
    before = opened(typed, old_spelling=True)
    head = before.tables[0].rows[0].cells[0].text
    assert "PH\u01af\u1edcNG HO\u00c0 M\u1eaaU" in head
    words = "\n".join(one.text for one in opened(typed).paragraphs)
    assert "nh\u00e0 v\u0103n h\u00f3a" in words and "Tr\u1ea7n V\u0103n Ho\u00e0" in words


def test_a_wards_own_template_is_used(tmp_path: Path) -> None:
    own = docx.Document(str(TEMPLATES / MINUTES_FILE))
    own.add_paragraph("Mẫu riêng của phường: {{ chair_name }}")
    own.save(str(tmp_path / MINUTES_FILE))
    words = [one.text for one in docx.Document(BytesIO(docx_of(samples.minutes(), tmp_path))).paragraphs]
    assert words[-1] == "Mẫu riêng của phường: Trần Văn Minh"
    assert "NGHỊ QUYẾT" in [
        one.text for one in docx.Document(BytesIO(docx_of(samples.resolution(), tmp_path))).paragraphs
    ]


def test_the_templates_in_the_package_are_those_that_the_script_makes() -> None:
    for name, made in (
        (MINUTES_FILE, word_templates.minutes_template()),
        (RESOLUTION_FILE, word_templates.resolution_template()),
    ):
        kept = docx.Document(str(TEMPLATES / name))
        assert kept.element.xml == made.element.xml, f"run `make templates`: {name} is old"


def test_the_same_snapshot_always_makes_the_same_text() -> None:
    first, second = (opened(samples.minutes()).element.xml for _ in range(2))
    assert first == second
