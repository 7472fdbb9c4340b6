"""What a secretary types or pastes while the meeting runs, sorted line by line; and the cases that others wrote."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.names import fold
from handlers.meetings.log.one_line import (
    AbsenceLine,
    ConclusionLine,
    Known,
    Line,
    OpinionLine,
    PlaceLine,
    TaskLine,
    Unclear,
    read_lines,
)

OURS = Path(__file__).with_name("lines.tsv")
SHARED = Path(__file__).parents[4].parent / "shared" / "reality" / "lines.tsv"
TODAY = date(2026, 11, 25)  # a Wednesday
LAN, BINH, HOA, OTHER_HOA, CUC, PHUC, SON, TAM = range(1, 9)
NAMES = {
    LAN: "Lan",
    BINH: "Bình",
    HOA: "Hoa 1958",
    OTHER_HOA: "Hoa 1979",
    CUC: "Cúc",
    PHUC: "Phúc",
    SON: "Sơn",
    TAM: "Tâm",
}
PEOPLE = (
    Known(LAN, "Lê Thị Lan", 1965),
    Known(BINH, "Phạm Quốc Bình", 1955),
    Known(HOA, "Nguyễn Thị Hoa", 1958),
    Known(OTHER_HOA, "Nguyễn Thị Hoa", 1979),
    Known(CUC, "Trần Thị Cúc", 1961),
    Known(PHUC, "Lý Văn Phúc", 1970),
    Known(SON, "Vũ Văn Sơn", 1940),
    Known(TAM, "Hoàng Văn Tâm", 1988),
)


def said(line: Line) -> str:
    """A line in the tables' words: its kind, and what was read of it; "?" for what has to be asked."""
    match line:
        case OpinionLine():
            who = NAMES[line.speaker_id] if line.speaker_id else "?"
            return f"opinion {who}{f' ({line.place})' if line.place else ''}: {line.text}"
        case PlaceLine():
            return f"place {line.place}: {line.text}"
        case ConclusionLine():
            return f"conclusion: {line.text}"
        case AbsenceLine():
            return "away " + ", ".join(
                (NAMES[one.person_id] if one.person_id else f"?{one.named}")
                + (f" ({one.reason})" if one.reason else "")
                + {True: "", False: " without", None: " why?"}[one.excused]
                for one in line.absences
            )
        case TaskLine():
            return said_of_task(line)
    return f"unclear: {line.text}"


def said_of_task(line: TaskLine) -> str:
    who = NAMES[line.assignee_id] if line.assignee_id else "?" + "/".join(NAMES[one] for one in line.alike)
    parts = [f"task {who}: {line.content}", f"{line.due:%d/%m}" if line.due else "when?"]
    parts += [f"product {line.expected}"] if line.expected else []
    parts += [f"count {line.target.count} {line.target.unit}"] if line.target else []
    parts += [f"with {line.helpers}"] if line.helpers else []
    parts += [f"outside {' + '.join(line.outsiders)}"] if line.outsiders else []
    return "; ".join(parts)


@dataclass(frozen=True)
class Typed:
    """A message, its lines divided by "|", and what comes of it."""

    words: str
    read: tuple[str, ...]


# What each line of lines.tsv is, in its order: that file says it in prose.
OTHERS_CASES = (
    (
        "opinion Bình: đường Mẫu 1 xe lấn hết vỉa hè",
        "opinion Lan: nên có chỗ để xe chung",
        "conclusion: trả lại vỉa hè trước Tết",
        "task Lan: vận động 45 hộ ký cam kết; 30/12",
        "task Bình: gặp ba hộ đầu chợ; 15/12",
    ),
    ("opinion Bình: rác kiệt 3", "opinion Lan: đổi giờ xe gom"),
    ("away Cúc why?, Phúc why?",),
    ("away Hoa 1979 (ốm)",),
    ("task ?: cắm biển cấm đổ rác; 20/12; outside anh Sơn tổ trưởng dân phố",),
    ("task ?Lan/Bình: dựng rạp; 20/12",),
    ("opinion ?: nên thống nhất giờ thu gom",),
)


def their_cases() -> list[str]:
    rows = (line for line in OURS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [row.split("\t")[0] for row in rows]


def test_there_is_an_answer_for_each_of_their_cases() -> None:
    assert len(their_cases()) == len(OTHERS_CASES)


@pytest.mark.parametrize(("words", "read"), list(zip(their_cases(), OTHERS_CASES, strict=False)))
def test_what_others_wrote(words: str, read: tuple[str, ...]) -> None:
    assert sorted_out(words, "opinion") == read


@pytest.mark.skipif(not SHARED.exists(), reason="the cases do not lie beside this checkout")
def test_the_cases_are_those_that_others_wrote() -> None:
    assert OURS.read_text(encoding="utf-8") == SHARED.read_text(encoding="utf-8")


def sorted_out(words: str, plain: str) -> tuple[str, ...]:
    return tuple(said(one.line) for one in read_lines(words.replace("|", "\n"), PEOPLE, TODAY, plain))


OWN = (
    # How lines are marked as such
    Typed(
        "1. Bình: rác kiệt 3|2) Lan: đổi giờ xe gom|3/ Tâm: thêm thùng",
        ("opinion Bình: rác kiệt 3", "opinion Lan: đổi giờ xe gom", "opinion Tâm: thêm thùng"),
    ),
    Typed("a) Bình: rác|b) Lan: đổi giờ", ("opinion Bình: rác", "opinion Lan: đổi giờ")),
    Typed(
        "• Bình: rác|– Lan: đổi giờ|* Tâm: thùng|+ Cúc: đèn|→ Phúc: cống",
        ("opinion Bình: rác", "opinion Lan: đổi giờ", "opinion Tâm: thùng", "opinion Cúc: đèn", "opinion Phúc: cống"),
    ),
    Typed("Bình: rác||  |Lan: đổi giờ|", ("opinion Bình: rác", "opinion Lan: đổi giờ")),
    Typed("✔ kết luận: làm ngay", ("conclusion: làm ngay",)),
    # Under headings
    Typed(
        "Ý kiến:|- Bình: rác|- cần thêm đèn|Kết luận:|- trả lại vỉa hè|- kiệt 3: tổng dọn thứ bảy",
        (
            "opinion Bình: rác",
            "opinion ?: cần thêm đèn",
            "conclusion: trả lại vỉa hè",
            "conclusion: kiệt 3: tổng dọn thứ bảy",
        ),
    ),
    Typed(
        "I. Ý KIẾN|Bình: rác|II. KẾT LUẬN|tổng dọn|III. PHÂN CÔNG|Lan dọn cỏ, hạn 30/12",
        ("opinion Bình: rác", "conclusion: tổng dọn", "task Lan: dọn cỏ; 30/12"),
    ),
    Typed(
        "giao việc:|- Lan: gặp ba hộ|- Bình: kẻ vạch, hạn 15/12",
        ("task Lan: gặp ba hộ; when?", "task Bình: kẻ vạch; 15/12"),
    ),
    Typed("nhiem vu|binh ke vach, han 15/12", ("task Bình: ke vach; 15/12",)),
    Typed("Vắng:|Cúc (ốm)|Phúc", ("away Cúc (ốm)", "away Phúc why?")),
    Typed("kết luận|1. làm ngay|vắng: Cúc (ốm)", ("conclusion: làm ngay", "away Cúc (ốm)")),
    # Without accents, in capitals, with titles
    Typed(
        "binh: rac kiet 3|lan: doi gio xe gom|ket luan: tong don",
        ("opinion Bình: rac kiet 3", "opinion Lan: doi gio xe gom", "conclusion: tong don"),
    ),
    Typed("BÌNH: RÁC KIỆT 3|GIAO LAN: DỌN RÁC, HẠN 30/12", ("opinion Bình: RÁC KIỆT 3", "task Lan: DỌN RÁC; 30/12")),
    Typed(
        "Đ/c Bình: rác|đồng chí Lan: đổi giờ|bác Sơn - thêm đèn",
        ("opinion Bình: rác", "opinion Lan: đổi giờ", "opinion Sơn: thêm đèn"),
    ),
    Typed(
        "Hoa 1958: nên có đèn|Hoa (1979): nên có chỗ để xe|Hoa sn 79: rác",
        ("opinion Hoa 1958: nên có đèn", "opinion Hoa 1979: nên có chỗ để xe", "opinion Hoa 1979: rác"),
    ),
    # Whose it is not clear
    Typed("Hoa: nên có đèn", ("opinion ?: nên có đèn",)),
    Typed("đề nghị thêm đèn|theo tôi làm sớm", ("opinion ?: đề nghị thêm đèn", "opinion ?: theo tôi làm sớm")),
    Typed(
        "Công an phường: sẽ nhắc từng hộ|chị Ba, Mặt trận: sẽ giúp",
        ("opinion ?: sẽ nhắc từng hộ", "opinion ?: sẽ giúp"),
    ),
    Typed("anh Tâm công an: sẽ nhắc", ("opinion ?: sẽ nhắc",)),
    # Opinions on places
    Typed(
        "Bình (kiệt 3): rác|Lan về chợ: xe lấn|kiệt 5: thiếu đèn",
        ("opinion Bình (kiệt 3): rác", "opinion Lan (chợ): xe lấn", "place kiệt 5: thiếu đèn"),
    ),
    # An opinion that speaks of days is one
    Typed("Lan: nên xong trước 30/12", ("opinion Lan: nên xong trước 30/12",)),
    Typed(
        "Lan: gặp 45 hộ, hạn 30/12|Bình - kẻ vạch, chậm nhất 15/12",
        ("task Lan: gặp 45 hộ; 30/12", "task Bình: kẻ vạch; 15/12"),
    ),
    Typed("Lan phụ trách dọn cỏ, hạn 30/12|Tâm nhận kẻ vạch", ("task Lan: dọn cỏ; 30/12", "task Tâm: kẻ vạch; when?")),
    # Tasks with their product
    Typed(
        "giao Lan: vận động ký cam kết, hạn 30/12, sản phẩm: 45 bản cam kết",
        ("task Lan: vận động ký cam kết; 30/12; product 45 bản cam kết",),
    ),
    Typed(
        "giao Lan: dọn rác, sản phẩm là kiệt 3 sạch rác, có ảnh chụp, hạn 30/12",
        ("task Lan: dọn rác; 30/12; product kiệt 3 sạch rác, có ảnh chụp",),
    ),
    Typed("giao lan don rac san pham: kiet sach, han 30/12", ("task Lan: don rac; 30/12; product kiet sach",)),
    Typed("giao Bình: bán sản phẩm sạch ở chợ, hạn 30/12", ("task Bình: bán sản phẩm sạch ở chợ; 30/12",)),
    # Who is no member
    Typed("giao công an phường: tuần tra, hạn 20/12", ("task ?: tuần tra; 20/12; outside công an phường",)),
    Typed("giao Lan và anh Dũng (ngoài chi bộ): dựng rạp, hạn 20/12", ("task Lan: dựng rạp; 20/12; outside anh Dũng",)),
    Typed("giao Đoàn thanh niên và Lan: dựng rạp, hạn 20/12", ("task Lan: dựng rạp; 20/12; outside Đoàn thanh niên",)),
    Typed(
        "giao cho anh sơn (khong phai dang vien): cam bien, han 20/12", ("task ?: cam bien; 20/12; outside anh sơn",)
    ),
    Typed("giao anh Sơn tổ trưởng dân phố: cắm biển, hạn 20/12", ("task ?Sơn: cắm biển; 20/12",)),
    Typed("giao Sơn: cắm biển, hạn 20/12", ("task Sơn: cắm biển; 20/12",)),
    Typed(
        "giao Lan: cắm biển cùng anh Sơn (không phải đảng viên), hạn 20/12",
        ("task Lan: cắm biển; 20/12; with anh Sơn (không phải đảng viên)",),
    ),
    Typed("Sơn (không phải đảng viên): nên dẹp chợ", ("opinion ?: nên dẹp chợ",)),
    Typed(
        "giao Lan phối hợp với Đoàn thanh niên: dọn rác, hạn 30/12", ("task Lan: dọn rác; 30/12; with Đoàn thanh niên",)
    ),
    Typed("Việc 1: Lan dọn cỏ, hạn 30/12", ("task Lan: dọn cỏ; 30/12",)),
    # Absences
    Typed("vang: cuc om, phuc di cong tac|Cúc nghỉ ốm", ("away Cúc (om), Phúc (di cong tac)", "away Cúc (ốm)")),
    Typed("vắng: Cúc (ốm), Phúc (đi công tác)", ("away Cúc (ốm), Phúc (đi công tác)",)),
    Typed("vắng có lý do: Cúc, Phúc", ("away Cúc, Phúc",)),
    Typed("vang khong phep: phuc", ("away Phúc without",)),
    Typed("Vắng 02 đồng chí: Cúc và Phúc (việc nhà)", ("away Cúc why?, Phúc (việc nhà)",)),
    Typed("Cúc vắng vì ốm|Phúc xin nghỉ: đi công tác, Huế", ("away Cúc (ốm)", "away Phúc (đi công tác, Huế)")),
    Typed("xin phép vắng: Hoa 1958|vắng mặt: Tèo", ("away Hoa 1958 why?", "away ?Tèo why?")),
    Typed("vắng: không", ("away ",)),
    Typed("chợ vắng vẻ quá|vắng vẻ quá", ("opinion ?: chợ vắng vẻ quá", "opinion ?: vắng vẻ quá")),
)


@pytest.mark.parametrize("typed", OWN, ids=lambda typed: typed.words)
def test_lines_of_other_shapes(typed: Typed) -> None:
    assert sorted_out(typed.words, "opinion") == typed.read


def test_there_are_enough_lines() -> None:
    assert sum(len(typed.read) for typed in OWN) >= 30


@pytest.mark.parametrize(
    ("plain", "read"),
    [
        ("", "unclear: cần làm ngay"),
        ("opinion", "opinion ?: cần làm ngay"),
        ("conclusion", "conclusion: cần làm ngay"),
        ("task", "task ?: cần làm ngay; when?"),
    ],
)
def test_a_line_that_says_no_kind_is_of_that_of_the_place_where_it_is_typed(plain: str, read: str) -> None:
    assert sorted_out("cần làm ngay", plain) == (read,)


def test_a_long_opinion_is_one_whatever_its_length() -> None:
    words = "rác để qua đêm " * 60
    (read,) = read_lines(f"Bình: {words}", PEOPLE, TODAY)
    assert isinstance(read.line, OpinionLine)
    assert (read.line.speaker_id, read.line.text) == (BINH, words.strip())


WORDS = st.sampled_from(sorted({word for typed in OWN for word in typed.words.replace("|", " ").split()}))
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=6)


@given(LINES)
def test_each_line_is_one_entry_and_none_is_lost(lines: list[str]) -> None:
    """Whatever stands in a message: of each line something is read, in the lines' order, or it is a heading alone."""
    read = read_lines("\n".join(lines), PEOPLE, TODAY, "opinion")
    assert [one.words for one in read] == [line for line in lines if line in {one.words for one in read}]
    assert all(len(fold(line).split()) <= 6 for line in lines if line not in {one.words for one in read})


@given(st.text(max_size=200))
def test_any_text_is_met(text: str) -> None:
    for one in read_lines(text, PEOPLE, TODAY):
        assert one.words in text and not isinstance(one.line, str)
        assert isinstance(one.line, Unclear | OpinionLine | PlaceLine | TaskLine | ConclusionLine | AbsenceLine)
