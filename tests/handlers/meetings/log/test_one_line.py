"""Lines as people type them into a meeting's log, and what is read of each; never more than is there."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

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
    Part,
    PlaceLine,
    TaskLine,
    Unclear,
    read_line,
)
from handlers.meetings.log.one_line.people import company_of
from handlers.meetings.log.one_line.reading import LONGEST
from handlers.meetings.log.one_line.tasks import given_inside, read_task
from handlers.meetings.log.rules import check_due

TODAY = date(2026, 11, 25)  # a Wednesday
MINH, LAN, BINH, THAO, HOA, OTHER_HOA, MAI, SON, ANH = range(1, 10)
PEOPLE = (
    Known(MINH, "Trần Văn Minh"),
    Known(LAN, "Lê Thị Lan"),
    Known(BINH, "Phạm Quốc Bình"),
    Known(THAO, "Đỗ Phương Thảo"),
    Known(HOA, "Nguyễn Thị Hoa", 1958),
    Known(OTHER_HOA, "Nguyễn Thị Hoa", 1979),
    Known(MAI, "Bùi Ngọc Mai"),
    Known(SON, "Vũ Văn Sơn"),
    Known(ANH, "Nguyễn Phương Anh"),
)
HOAS = (HOA, OTHER_HOA)


@dataclass(frozen=True)
class Task:
    """What a task line is expected to be; what is not given was not said."""

    who: int | tuple[int, ...] | None
    content: str | None
    due: str | None = None
    count: str | None = None
    helpers: str = ""
    missing: str = ""


def task(line: Line) -> Any:
    """The line as the tables write it."""
    if not isinstance(line, TaskLine):
        return line
    return Task(
        who=line.alike or line.assignee_id,
        content=line.content,
        due=line.due.isoformat() if line.due else None,
        count=f"{line.target.count} {line.target.unit}" if line.target else None,
        helpers=line.helpers,
        missing=" ".join(line.missing),
    )


RAC = "dọn rác kiệt 3"
TASKS = {
    # Whole
    "giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ": Task(LAN, RAC, "2026-12-30", "45 hộ"),
    "giao lan: don rac kiet 3, han 30/12, 45 ho": Task(LAN, "don rac kiet 3", "2026-12-30", "45 ho"),
    "Giao cho đồng chí Lan: dọn rác kiệt 3; hạn 30/12; 45 hộ": Task(LAN, RAC, "2026-12-30", "45 hộ"),
    "giao Lan dọn rác kiệt 3, hạn 20 tháng Chạp, 45 hộ": Task(LAN, RAC, "2027-01-27", "45 hộ"),
    "giao Lan dọn rác kiệt 3 hạn 30/12 45 hộ": Task(LAN, RAC, "2026-12-30", "45 hộ"),
    "giao chị Lan: 45 hộ, dọn rác kiệt 3, hạn 30/12": Task(LAN, RAC, "2026-12-30", "45 hộ"),
    "giao Lan - dọn rác kiệt 3 - hạn 30/12 - 45 hộ": Task(LAN, RAC, "2026-12-30", "45 hộ"),
    "giao Lan: dọn rác kiệt 3. Hạn: 30/12. Chỉ tiêu: 45 hộ.": Task(LAN, RAC, "2026-12-30", "45 hộ"),
    "phân công Lê Thị Lan dọn rác kiệt 3, chậm nhất thứ 6 tuần sau": Task(LAN, RAC, "2026-12-04"),
    "giao lê lan: dọn rác kiệt 3, hạn cuối tháng": Task(LAN, RAC, "2026-11-30"),
    "giao Lan: dọn rác kiệt 3, hạn cuối: 30/12": Task(LAN, RAC, "2026-12-30"),
    "giao Lan dọn rác kiệt 3 trong tuần này": Task(LAN, RAC, "2026-11-29"),
    "giao Lan: dọn rác kiệt 3, trong tháng 12": Task(LAN, RAC, "2026-12-31"),
    "giao Lan: dọn rác kiệt 3, xong trước ngày 30/12": Task(LAN, RAC, "2026-12-30"),
    "giao Lan: dọn rác kiệt 3, đến hết 31/12": Task(LAN, RAC, "2026-12-31"),
    "giao Lan: dọn rác kiệt 3, 30/12": Task(LAN, RAC, "2026-12-30"),
    "giao Lan: dọn rác kiệt 3, hai tuần nữa": Task(LAN, RAC, "2026-12-09"),
    "giao Lan: dọn rác kiệt 3, hạn 17h 30/12": Task(LAN, RAC, "2026-12-30"),
    "nhờ Sơn lắp 3 camera ngã ba, hạn 20/12, 3 máy": Task(SON, "lắp 3 camera ngã ba", "2026-12-20", "3 máy"),
    "giao Mai: phát tờ rơi, 1.200 tờ, hạn 15/1": Task(MAI, "phát tờ rơi", "2027-01-15", "1200 tờ"),
    "giao Mai mai gặp ba hộ đầu chợ, hạn 28/11": Task(MAI, "mai gặp ba hộ đầu chợ", "2026-11-28"),
    "giao Phương Anh: viết bài đọc loa, hạn CN": Task(ANH, "viết bài đọc loa", "2026-11-29"),
    "- giao Lan: dọn rác kiệt 3, hạn 30/12": Task(LAN, RAC, "2026-12-30"),
    # With whom
    "giao Lan: dọn rác kiệt 3, cùng Đoàn thanh niên, hạn 30/12": Task(
        LAN, RAC, "2026-12-30", helpers="Đoàn thanh niên"
    ),
    "giao Lan dọn rác kiệt 3 cùng Đoàn thanh niên hạn 30/12": Task(LAN, RAC, "2026-12-30", helpers="Đoàn thanh niên"),
    "giao Lan: dọn rác kiệt 3, phối hợp với công an khu vực, hội phụ nữ, hạn 30/12": Task(
        LAN, RAC, "2026-12-30", helpers="công an khu vực, hội phụ nữ"
    ),
    "giao Lan cùng Bình: dọn rác kiệt 3, hạn 30/12": Task(LAN, RAC, "2026-12-30", helpers="Phạm Quốc Bình"),
    "giao Lan: dọn rác kiệt 3, cùng Bình và tổ dân phố, hạn 30/12": Task(
        LAN, RAC, "2026-12-30", helpers="Phạm Quốc Bình, tổ dân phố"
    ),
    "giao Lan: dọn rác kiệt 3 với bà con, với Mặt trận, hạn 30/12": Task(
        LAN, "dọn rác kiệt 3 với bà con", "2026-12-30", helpers="Mặt trận"
    ),
    "giao Lan: kiểm tra lần cuối cùng kiệt 3, hạn 30/12": Task(LAN, "kiểm tra lần cuối cùng kiệt 3", "2026-12-30"),
    "giao Lan: vận động bà con cũng dọn, hạn 30/12": Task(LAN, "vận động bà con cũng dọn", "2026-12-30"),
    # Who stands elsewhere
    "việc: dọn rác kiệt 3, phụ trách: Lan, hạn 30/12": Task(LAN, RAC, "2026-12-30"),
    "dọn rác kiệt 3 giao Lan, hạn 30/12": Task(LAN, RAC, "2026-12-30"),
    "dọn rác hẻm, giao cho anh Bình, hạn 30/12, 45 hộ": Task(BINH, "dọn rác hẻm", "2026-12-30", "45 hộ"),
    "nhiệm vụ: dọn rác kiệt 3, Lan phụ trách, hạn 30/12": Task(LAN, RAC, "2026-12-30"),
    # What is no other part stays
    "giao Lan: dọn rác kiệt 3, mang theo chổi, hạn 30/12": Task(LAN, f"{RAC}, mang theo chổi", "2026-12-30"),
    "giao Lan: họp 2 lần, mỗi lần 30 phút, hạn 30/12": Task(LAN, "họp 2 lần, mỗi lần 30 phút", "2026-12-30"),
    "giao Lan: vận động 45 hộ ký cam kết, hạn 30/12": Task(LAN, "vận động 45 hộ ký cam kết", "2026-12-30"),
    "giao Lan: quét dọn trước nhà văn hóa, hạn 30/12": Task(LAN, "quét dọn trước nhà văn hóa", "2026-12-30"),
    "giao Lan: đi đến từng hộ, hạn 30/12": Task(LAN, "đi đến từng hộ", "2026-12-30"),
    # Who is asked about
    "giao Hoa: dọn rác kiệt 3, hạn 30/12": Task(HOAS, RAC, "2026-12-30", missing="assignee"),
    "giao nguyen thi hoa don rac, han 30/12": Task(HOAS, "don rac", "2026-12-30", missing="assignee"),
    "giao chị Hoa và anh Bình dọn rác kiệt 3, hạn 30/12": Task((*HOAS, BINH), RAC, "2026-12-30", missing="assignee"),
    "giao Lan, Bình: dọn rác kiệt 3, hạn 30/12": Task((LAN, BINH), RAC, "2026-12-30", missing="assignee"),
    "giao Tèo: dọn rác kiệt 3, hạn 30/12": Task(None, RAC, "2026-12-30", missing="assignee"),
    "giao công an khu vực: tuần tra, hạn 30/12": Task(None, "tuần tra", "2026-12-30", missing="assignee"),
    "giao dọn rác kiệt 3, hạn 30/12": Task(None, RAC, "2026-12-30", missing="assignee"),
    "việc: dọn rác kiệt 3, hạn 30/12": Task(None, RAC, "2026-12-30", missing="assignee"),
    "giao Lan: dọn rác, giao Bình, hạn 30/12": Task((LAN, BINH), "dọn rác", "2026-12-30", missing="assignee"),
    # What is asked for
    "giao Lan: dọn rác kiệt 3": Task(LAN, RAC, missing="due"),
    "giao Lan: dọn rác kiệt 3, hạn 31/11": Task(LAN, RAC, missing="due"),
    "giao Lan: dọn rác kiệt 3, 29/2": Task(LAN, RAC, missing="due"),
    "giao Lan: dọn rác kiệt 3, hạn sớm nhất có thể": Task(LAN, RAC, missing="due"),
    "giao Lan: dọn rác kiệt 3, hạn 20/11": Task(LAN, RAC, missing="due"),
    "giao Lan: dọn rác kiệt 3, hạn 30/12/2036": Task(LAN, RAC, missing="due"),
    "giao Lan: dọn rác kiệt 3, hạn rằm tháng 10": Task(LAN, RAC, missing="due"),
    "giao Lan: dọn rác kiệt 3, hạn 30/12, hạn 15/12": Task(LAN, RAC, missing="due"),
    "giao Lan: dọn rác kiệt 3, hạn 30/12, 45": Task(LAN, RAC, "2026-12-30", missing="target"),
    "giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ, 30 hộ": Task(LAN, RAC, "2026-12-30", missing="target"),
    "giao Lan: dọn rác kiệt 3, hạn 30/12, chỉ tiêu: 45/50 hộ": Task(LAN, RAC, "2026-12-30", missing="target"),
    "giao Lan, hạn 30/12": Task(LAN, None, "2026-12-30", missing="content"),
    "giao Lan": Task(LAN, None, missing="content due"),
    "giao": Task(None, None, missing="content assignee due"),
}


@pytest.mark.parametrize(("line", "expected"), TASKS.items())
def test_tasks(line: str, expected: Task) -> None:
    assert task(read_line(line, PEOPLE, TODAY)) == expected


OTHERS: dict[str, Line] = {
    "kiệt 3 Liễu Nam: xe lấn chiếm vỉa hè buổi sáng": PlaceLine("kiệt 3 Liễu Nam", "xe lấn chiếm vỉa hè buổi sáng", ()),
    "kiet 3 lieu nam: xe lan chiem via he": PlaceLine("kiet 3 lieu nam", "xe lan chiem via he", ()),
    "Đường Mẫu 1 - đầu chợ bày hàng ra vỉa hè": PlaceLine("Đường Mẫu 1", "đầu chợ bày hàng ra vỉa hè", ()),
    "tại quầy số 2: dân chờ lâu": PlaceLine("quầy số 2", "dân chờ lâu", ()),
    "nơi: tổ 12: cống nghẹt": PlaceLine("tổ 12", "cống nghẹt", ()),
    "ngã ba Trần Phú: thiếu đèn": PlaceLine("ngã ba Trần Phú", "thiếu đèn", ()),
    "kiệt 3 xe lấn chiếm vỉa hè": PlaceLine(None, "kiệt 3 xe lấn chiếm vỉa hè", (Part.PLACE,)),
    "kiệt 3 Liễu Nam:": PlaceLine("kiệt 3 Liễu Nam", None, (Part.TEXT,)),
    "kết luận: làm ngay trong tháng": ConclusionLine("làm ngay trong tháng", ()),
    "ket luan: lam ngay": ConclusionLine("lam ngay", ()),
    "KL - giao Lan làm đầu mối": ConclusionLine("giao Lan làm đầu mối", ()),
    "Bí thư kết luận: tháng 12 xong kiệt 3": ConclusionLine("tháng 12 xong kiệt 3", ()),
    "kết luận:": ConclusionLine(None, (Part.TEXT,)),
    "ý kiến Lan: nên có chỗ để xe": OpinionLine(LAN, (), "Lan", "", "nên có chỗ để xe", ()),
    "y kien lan: nen co cho de xe": OpinionLine(LAN, (), "lan", "", "nen co cho de xe", ()),
    "ý kiến của đồng chí Lan về kiệt 3: thiếu đèn": OpinionLine(LAN, (), "đồng chí Lan", "kiệt 3", "thiếu đèn", ()),
    "ý kiến Lan (kiệt 3 Liễu Nam): thiếu đèn": OpinionLine(LAN, (), "Lan", "kiệt 3 Liễu Nam", "thiếu đèn", ()),
    "Lan phát biểu: nên làm ngay": OpinionLine(LAN, (), "Lan", "", "nên làm ngay", ()),
    "anh Bình góp ý: nên làm ngay": OpinionLine(BINH, (), "anh Bình", "", "nên làm ngay", ()),
    "ý kiến Hoa: nên làm ngay": OpinionLine(None, HOAS, "Hoa", "", "nên làm ngay", (Part.SPEAKER,)),
    "ý kiến chị Ba, Mặt trận: sẽ giúp": OpinionLine(None, (), "chị Ba, Mặt trận", "", "sẽ giúp", (Part.SPEAKER,)),
    "ý kiến anh Bình công an phường: sẽ nhắc": OpinionLine(
        None, (BINH,), "anh Bình công an phường", "", "sẽ nhắc", (Part.SPEAKER,)
    ),
    "ý kiến Lan nên có ba việc lớn: một là dọn rác": OpinionLine(
        LAN, (), "Lan", "", "nên có ba việc lớn: một là dọn rác", ()
    ),
    "ý kiến Lan nên có chỗ để xe": OpinionLine(LAN, (), "Lan", "", "nên có chỗ để xe", ()),
    "ý kiến: nên làm ngay": OpinionLine(None, (), "", "", "nên làm ngay", (Part.SPEAKER,)),
    "ý kiến Lan": OpinionLine(LAN, (), "Lan", "", None, (Part.TEXT,)),
    "Lan: dọn rác kiệt 3": OpinionLine(LAN, (), "Lan", "", "dọn rác kiệt 3", ()),
    "Hoa nên dọn trước": Unclear("Hoa nên dọn trước", HOAS),
    "giao thông kiệt 3 ùn tắc": Unclear("giao thông kiệt 3 ùn tắc", ()),
    "giao lưu văn nghệ tối mai": Unclear("giao lưu văn nghệ tối mai", ()),
    "tổ trưởng: sẽ nhắc bà con": OpinionLine(None, (), "tổ trưởng", "", "sẽ nhắc bà con", (Part.SPEAKER,)),
    "xin chào": Unclear("xin chào", ()),
    "  dọn   rác ": Unclear("dọn rác", ()),
    "giao Lan: " + "x" * 500: Unclear("giao Lan: " + "x" * 500, ()),
    "45 hộ": Unclear("45 hộ", ()),
    "": Unclear("", ()),
}


@pytest.mark.parametrize(("line", "expected"), OTHERS.items())
def test_other_lines(line: str, expected: Line) -> None:
    assert read_line(line, PEOPLE, TODAY) == expected


@pytest.mark.parametrize(
    ("line", "helpers"),
    [
        ("giao Lan: dọn rác, cùng Bình, Chi đoàn, hạn 30/12", "Phạm Quốc Bình, Chi đoàn"),
        ("giao Lan: dọn rác, hạn 30/12, cùng Chi đoàn, Bình, Minh", "Chi đoàn, Phạm Quốc Bình, Trần Văn Minh"),
        ("giao Lan: dọn rác, cùng Bình, rửa cống", "Phạm Quốc Bình"),
    ],
)
def test_helpers_one_after_another(line: str, helpers: str) -> None:
    read = read_line(line, PEOPLE, TODAY)
    assert isinstance(read, TaskLine)
    assert read.helpers == helpers


def test_there_are_enough_lines() -> None:
    assert len(TASKS) + len(OTHERS) >= 90


@pytest.mark.parametrize(
    ("line", "named", "due_words", "target_words"),
    [
        ("giao chị Tèo: dọn rác, hạn 31/11, 45", "chị Tèo", "31/11", "45"),
        ("giao Lan và anh Bình: dọn rác, hạn khi nào xong thì thôi", "Lan, anh Bình", "khi nào xong thì thôi", ""),
        ("giao Lan: dọn rác, hạn 30/12, hạn 15/12, 5 hộ, 6 hộ", "Lan", "30/12; 15/12", "5 hộ; 6 hộ"),
    ],
)
def test_what_was_typed_is_kept_to_ask_about(line: str, named: str, due_words: str, target_words: str) -> None:
    read = read_line(line, PEOPLE, TODAY)
    assert isinstance(read, TaskLine)
    assert (read.named, read.due_words, read.target_words) == (named, due_words, target_words)


WORDS = st.sampled_from(sorted({word for line in (*TASKS, *OTHERS) for word in line.split()}))


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_nothing_is_invented_and_what_is_missing_is_said(line: str) -> None:
    read = read_line(line, PEOPLE, TODAY)
    if not isinstance(read, TaskLine):
        return
    assert ("assignee" in read.missing) == (read.assignee_id is None)
    assert ("due" in read.missing) == (read.due is None)
    assert ("content" in read.missing) == (read.content is None)
    assert read.due is None or check_due(read.due, TODAY) is None
    assert read.target is None or str(read.target.count) in line.replace(".", "")
    assert read.assignee_id is None or read.named


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


# Words that only say what follows.
MARKS = words_of(
    "hạn chót cuối, chậm nhất, là, đến hết, xong trước ngày, cùng với, phối hợp, giao cho, phân công, phụ trách, "
    "chỉ tiêu, và, Lan"
)


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join).filter(lambda words: len(words) < LONGEST - 20))
def test_no_word_of_a_task_is_lost(words: str) -> None:
    """Whatever stands behind the name is content, helper, name, day or count."""
    read = read_line(f"giao Lan: {words}", PEOPLE, TODAY)
    assert isinstance(read, TaskLine)
    kept = (
        read.content or "",
        read.helpers,
        read.named,
        read.due_words,
        read.target_words,
        read.expected,
        *read.outsiders,
    )
    assert words_of(words) - MARKS <= words_of(" ".join(kept))


@given(st.text(max_size=120))
def test_any_text_is_met(text: str) -> None:
    assert isinstance(read_line(text, PEOPLE, TODAY), TaskLine | OpinionLine | PlaceLine | ConclusionLine | Unclear)


@pytest.mark.parametrize(
    ("line", "content", "count", "unit"),
    [
        ("giao Lan: thu gom, 2,5 tấn rác", "thu gom", "2.5", "tấn rác"),
        ("giao Lan: nạo vét mương, 1,5 km, hạn 30/12", "nạo vét mương", "1.5", "km"),
        ("giao Lan: quyên góp, 3 triệu 500, hạn 30/12", "quyên góp", "3.5", "triệu"),
        ("giao Lan: phát tờ rơi, 1,200 tờ", "phát tờ rơi", "1200", "tờ"),
        ("giao Lan: dọn rác, hạn 30/12,45 hộ", "dọn rác", "45", "hộ"),
    ],
)
def test_counts_with_a_comma(line: str, content: str, count: str, unit: str) -> None:
    read = read_line(line, PEOPLE, TODAY)
    assert isinstance(read, TaskLine) and read.target is not None
    assert (read.content, read.target.count, read.target.unit) == (content, Decimal(count), unit)


@pytest.mark.parametrize("line", ["Lan:  dọn   rác\t\tkiệt 3,  hạn   30/12", "dọn \n rác,  giao   Lan"])
def test_spaces_are_read_as_one_whoever_calls(line: str) -> None:
    """A pattern that meets a run of spaces costs its square, which no count of calls shows."""
    once = " ".join(line.split())
    assert read_task(line, PEOPLE, TODAY, True) == read_task(once, PEOPLE, TODAY, True)
    assert given_inside(line, PEOPLE, TODAY) == given_inside(once, PEOPLE, TODAY)
    assert company_of(f"tổ  dân  phố{line}", PEOPLE) == company_of(f"tổ dân phố{once}", PEOPLE)


def test_each_of_several_who_are_said_to_be_away_is() -> None:
    """One after the other, each with what was said of them; a comma inside of a reason parts nobody."""
    people = [Known(1, "Hoàng Văn Tâm", 1960), Known(2, "Nguyễn Thị Hoa", 1958), Known(4, "Bùi Ngọc Mai", 1990)]
    line = read_line("ông Tâm vắng, bà Hoa vắng, cô Mai vắng vì ốm", people, date(2026, 11, 29))
    assert isinstance(line, AbsenceLine)
    assert [(one.person_id, one.reason) for one in line.absences] == [(1, ""), (2, ""), (4, "ốm")]
    line = read_line("Tâm vắng vì ốm, đang điều trị", people, date(2026, 11, 29))
    assert isinstance(line, AbsenceLine)
    assert [(one.person_id, one.reason) for one in line.absences] == [(1, "ốm, đang điều trị")]
