"""One typed line of a meeting's log, read: a task, an opinion, a remark on a place, or a conclusion. Pure.

    noted = read_line(line, people, today)      # people: [(id, name), …] of the cell

- `giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ, cùng Đoàn thanh niên` is a `TaskLine`
- `ý kiến Lan: nên có chỗ để xe` (`ý kiến Lan về kiệt 3: …`) is an `OpinionLine`
- `kiệt 3 Liễu Nam: xe lấn chiếm vỉa hè buổi sáng` is a `PlaceLine`
- `kết luận: …` is a `ConclusionLine`
- anything else is `Unclear`, and what is longer than 500 characters: it is asked what it is

Everything may be typed without accents, and the parts of a task in any order. Nothing is invented and nothing lost:
what could not be read is None (or empty) and stands in `missing`, in the order to ask; what was typed for it stands
in `named`, `due_words`, `target_words`; what is no other part stays in the content. Who is meant by a name is decided
by `handlers.language.names`; where several fit, or two are named for one task, the person is missing and `alike` has
the ids.
A day is taken only if `handlers.language.dates` reads it and a task may be due then; a count only with what is counted.
"""

from handlers.meetings.log.one_line.lines import ConclusionLine, Line, OpinionLine, Part, PlaceLine, TaskLine, Unclear
from handlers.meetings.log.one_line.reading import read_line

__all__ = ["ConclusionLine", "Line", "OpinionLine", "Part", "PlaceLine", "TaskLine", "Unclear", "read_line"]
