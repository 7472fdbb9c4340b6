"""How meetings are run, and what becomes of them on paper."""

import datetime as dt
from datetime import timedelta
from pathlib import Path
from typing import Literal

from pydantic import Field

from handlers.settings.section import Section, Span


class Meetings(Section):
    """`minimum` for a thematic session. `log_within`: so long after it was held a meeting that was never registered can
    still be. `absences_running`: who is absent with reason more often than that, one time after the other, is asked
    after; the score's point of attendance goes by it.
    """

    minimum: Span = timedelta(minutes=90)
    absences_running: int = Field(3, ge=1)
    log_within: Span = timedelta(days=60)
    fields: tuple[str, ...] = (
        "Chỉnh trang đô thị",
        "Vệ sinh môi trường",
        "An ninh trật tự",
        "Trật tự đô thị",
        "Cải cách hành chính",
        "Chuyển đổi số",
        "Phát triển đảng viên",
        "Học tập và làm theo Bác",
        "Xây dựng Đảng",
        "Chống tham nhũng, lãng phí",
        "Thực hiện nghị quyết cấp trên",
        "An sinh xã hội",
    )


class Term(Section):
    """A term (nhiệm kỳ) of the cells, by its first day. Numbers of documents begin anew with it."""

    name: str
    begins: dt.date


class Documents(Section):
    """Official documents. `templates`: a folder with the ward's own bien-ban.docx and nghi-quyet.docx; what it lacks is
    taken from the bot. `old_spelling`: the tone of an open "uy", "oa", "oe" on its last vowel. `upload_within`: how
    long after the meeting the file should be in the national handbook and the report with the ward;
    `upload_reminders`: when after the saving to remind of it.
    """

    templates: Path | None = None
    old_spelling: bool = False
    terms: tuple[Term, ...] = (
        Term(name="2025-2027", begins=dt.date(2025, 1, 1)),
        Term(name="2027-2030", begins=dt.date(2027, 7, 1)),
    )
    upload_within: Span = timedelta(days=2)
    upload_reminders: tuple[Span, ...] = (timedelta(hours=12), timedelta(hours=36), timedelta(hours=48))


AgendaPart = Literal["", "opening", "earlier", "aim", "talk", "guests", "practice", "discussion", "conclusion"]


class AgendaStep(Section):
    """One step of a meeting, and how many minutes it should take. `part` names what the plan knows for it.

    A step "earlier" is there where the last meeting gave tasks, "opening" where it gave none; "guests" where guests are
    invited, "practice" where the plan has a practical part.
    """

    title: str
    minutes: int = Field(ge=1, le=240)
    part: AgendaPart = ""


def _agenda(*rows: tuple[str, int, AgendaPart]) -> tuple[AgendaStep, ...]:
    return tuple(AgendaStep(title=title, minutes=minutes, part=part) for title, minutes, part in rows)


class ChairingPolicy(Section):
    """Running a meeting: the agendas that are filled in from the plan (handlers/meetings/chairing/agenda_ahead.py),
    the roll call's code, and the library of texts. `code_lives`: how long a minute's code is accepted; `library`: a
    folder with the ward's own texts.
    """

    thematic: tuple[AgendaStep, ...] = _agenda(
        ("Mở đầu, kiểm điểm kỳ trước", 15, "earlier"),
        ("Mở đầu, điểm danh", 5, "opening"),
        ("Nêu mục đích, yêu cầu", 5, "aim"),
        ("Trình bày chuyên đề", 15, "talk"),
        ("Ý kiến khách mời", 10, "guests"),
        ("Hướng dẫn thực hành", 10, "practice"),
        ("Thảo luận, liên hệ", 40, "discussion"),
        ("Kết luận, giao việc", 10, "conclusion"),
        ("Thông qua biên bản", 5, ""),
    )
    regular: tuple[AgendaStep, ...] = _agenda(
        ("Mở đầu, kiểm điểm kỳ trước", 15, "earlier"),
        ("Mở đầu, điểm danh", 5, "opening"),
        ("Thông tin, tình hình", 15, ""),
        ("Thảo luận", 40, "discussion"),
        ("Kết luận, giao việc", 15, "conclusion"),
        ("Thông qua biên bản", 5, ""),
    )
    committee: tuple[AgendaStep, ...] = _agenda(
        ("Kiểm điểm kỳ trước", 5, "earlier"),
        ("Nội dung họp", 10, ""),
        ("Bàn bạc", 25, "discussion"),
        ("Thống nhất, phân công", 10, "conclusion"),
    )
    code_lives: Span = timedelta(minutes=5)
    library: Path | None = None
