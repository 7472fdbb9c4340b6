"""What is typed into a meeting's log, read line by line: tasks, opinions, remarks on a place, conclusions, absences.
Pure.

    noted = read_line(line, people, today)      # people: [Known(id, name, born), …] of the cell
    all_of_them = read_lines(text, people, today, plain="opinion")

- `giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ, sản phẩm: kiệt không còn rác, cùng Đoàn thanh niên` is a `TaskLine`
- `Lan: nên có chỗ để xe` (`ý kiến Lan về kiệt 3: …`, `Lan (kiệt 3): …`) is an `OpinionLine`; one that says by when it
  is to be done (`Lan: dọn rác, hạn 30/12`) a task
- `kiệt 3 Liễu Nam: xe lấn chiếm vỉa hè buổi sáng` is a `PlaceLine`
- `kết luận: …` is a `ConclusionLine`
- `vắng: Cúc, Hoa 1979 (ốm)` is an `AbsenceLine`
- anything else is `Unclear`, and a task of more than 500 characters: it is asked what it is

Everything may be typed without accents, and the parts of a task in any order; dashes, bullets and numbers before a line
are no words of it. Nothing is invented and nothing lost: what could not be read is None (or empty) and stands in
`missing`, in the order to ask; what was typed for it stands in `named`, `due_words`, `target_words`; what is no other
part stays in the content. Who is meant by a name is decided by `handlers.language.names`, of two of one name by the
year of birth; where several fit, or two are named for one task, the person is missing and `alike` has the ids. Whom a
task names and says to be no member is of its `outsiders`, and nobody of that name is given it.
A day is taken only if `handlers.language.dates` reads it and a task may be due then; a count only with what is counted.
"""

from handlers.meetings.log.one_line.lines import (
    Absence,
    AbsenceLine,
    ConclusionLine,
    Line,
    OpinionLine,
    Part,
    PlaceLine,
    TaskLine,
    Unclear,
)
from handlers.meetings.log.one_line.people import Known, company_of, meant
from handlers.meetings.log.one_line.reading import read_line, says_kind, says_task
from handlers.meetings.log.one_line.several import Kind, ReadLine, read_as, read_lines

__all__ = [
    "Absence",
    "AbsenceLine",
    "ConclusionLine",
    "Kind",
    "Known",
    "Line",
    "OpinionLine",
    "Part",
    "PlaceLine",
    "ReadLine",
    "TaskLine",
    "Unclear",
    "company_of",
    "meant",
    "read_as",
    "read_line",
    "read_lines",
    "says_kind",
    "says_task",
]
