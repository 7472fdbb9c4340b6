"""The settings that the features follow: numbers of party guidance and of this ward, all with defaults (DOMAIN)."""

import datetime as dt
import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

_SPAN = re.compile(r"(-?)(\d+)([dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


def read_span(value: object) -> object:
    """'14d', '2h', '30m', '-1d' (after instead of before) as a timedelta; anything else is left to pydantic."""
    if isinstance(value, str) and (match := _SPAN.fullmatch(value.strip())):
        sign, number, unit = match.groups()
        span = timedelta(**{_UNITS[unit]: int(number)})
        return -span if sign else span
    if isinstance(value, str):
        raise ValueError("a span is written as a number with d, h or m, such as 14d, 2h or 30m")
    return value


Span = Annotated[timedelta, BeforeValidator(read_span)]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Section(BaseModel):
    """One table of the configuration file. An unknown name in it is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class QuietHours(Section):
    """No message that nobody waits for goes out between `start` and `end` (local time, over midnight)."""

    start: dt.time = dt.time(21, 0)
    end: dt.time = dt.time(6, 30)


SessionReminderText = Literal[
    "prepare_start",
    "name_preparer",
    "prepare_draft",
    "secretary_check",
    "in_charge_notice",
    "invitation",
    "invitation_again",
    "secretary_tomorrow",
    "soon",
]


class SessionReminder(Section):
    """One row of the table of reminders before a session: who, how long before, under what condition, which text.

    A row whose moment was missed (downtime, a late registration) still goes out until the session starts, unless
    `late_for` has passed since its moment.
    """

    who: Literal["preparer", "secretary", "members", "in_charge"]
    before: Span
    condition: Literal["always", "unanswered", "no_preparer"] = "always"
    text: SessionReminderText
    late_for: Span = timedelta(days=30)


class TaskReminder(Section):
    """One row of the table of reminders on an open task, `before` its due day (negative: after), at `at` local time."""

    before: Span
    text: Literal["soon", "today", "late"]
    at: dt.time = dt.time(7, 30)
    every: Span | None = None


def _session_reminders() -> tuple[SessionReminder, ...]:
    rows = (
        ("preparer", "14d", "always", "prepare_start"),
        ("secretary", "14d", "no_preparer", "name_preparer"),
        ("preparer", "7d", "always", "prepare_draft"),
        ("secretary", "3d", "always", "secretary_check"),
        ("in_charge", "3d", "always", "in_charge_notice"),
        ("members", "3d", "always", "invitation"),
        ("members", "1d", "unanswered", "invitation_again"),
        ("secretary", "1d", "always", "secretary_tomorrow"),
        ("members", "3h", "always", "soon"),
    )
    return tuple(
        SessionReminder.model_validate({"who": who, "before": before, "condition": condition, "text": text})
        for who, before, condition, text in rows
    )


def _task_reminders() -> tuple[TaskReminder, ...]:
    return (
        TaskReminder(before=timedelta(days=3), text="soon"),
        TaskReminder(before=timedelta(), text="today"),
        TaskReminder(before=timedelta(days=-1), text="late", every=timedelta(days=7)),
    )


class Reminders(Section):
    session: tuple[SessionReminder, ...] = Field(default_factory=_session_reminders)
    task: tuple[TaskReminder, ...] = Field(default_factory=_task_reminders)


class Meetings(Section):
    """`minimum` for a thematic session; attendance is a share from 0 to 1, exempt members not counted."""

    minimum: Span = timedelta(minutes=90)
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


Reckoned = Literal["", "duration", "attendance", "speakers", "earlier"]


class Criterion(Section):
    """One line of the form by which a meeting is scored. `reckoned` names what the bot can work it out from."""

    key: str
    name: str
    most: int = Field(ge=1)
    reckoned: Reckoned = ""


class Band(Section):
    """From this share (0 to 1) on, so many points."""

    least: float = Field(ge=0)
    points: int = Field(ge=0)


class Grade(Section):
    """From so many points on, this class."""

    name: str
    least: int = Field(ge=0)


def _criteria() -> tuple[Criterion, ...]:
    rows: tuple[tuple[str, str, int, Reckoned], ...] = (
        ("duration", "Thời gian, thời lượng", 5, "duration"),
        ("attendance", "Tỷ lệ đảng viên dự", 5, "attendance"),
        ("preparation", "Chuẩn bị", 10, ""),
        ("organisation", "Tổ chức sinh hoạt", 25, ""),
        ("speakers", "Đảng viên phát biểu", 5, "speakers"),
        ("chairing", "Điều hành", 10, ""),
        ("principle", "Thực hiện nguyên tắc", 5, ""),
        ("earlier", "Thực hiện kết luận kỳ trước", 30, "earlier"),
        ("closing", "Kết thúc", 5, ""),
    )
    return tuple(Criterion(key=key, name=name, most=most, reckoned=how) for key, name, most, how in rows)


def _chairing() -> tuple[Criterion, ...]:
    rows = (
        ("flexible", "Linh hoạt", 2),
        ("steering", "Định hướng thảo luận", 4),
        ("inviting", "Gợi mở, dân chủ", 3),
        ("concluding", "Tổng hợp, kết luận", 1),
    )
    return tuple(Criterion(key=key, name=name, most=most) for key, name, most in rows)


def _bands(*pairs: tuple[float, int]) -> tuple[Band, ...]:
    return tuple(Band(least=least, points=points) for least, points in pairs)


def _grades() -> tuple[Grade, ...]:
    pairs = (("Tốt", 90), ("Khá", 70), ("Trung bình", 50), ("Kém", 0))
    return tuple(Grade(name=name, least=least) for name, least in pairs)


class Scoring(Section):
    """The 100-point form. Two commune documents agree on its lines; one of them parts "Tổ chức" as here.

    `duration` is the share of the least duration; `attendance` gives its points for the share of those present, and
    `nobody_absent` more where nobody was absent; `unexcused` at most where somebody was absent without a reason;
    `speakers` the share of those present who spoke; `earlier` the share of the last conclusions carried out. `chairing`
    is the visitor's form, and the parts of the line "Điều hành".
    """

    criteria: tuple[Criterion, ...] = Field(default_factory=_criteria)
    chairing: tuple[Criterion, ...] = Field(default_factory=_chairing)
    # How much a short meeting loses is not said in the guidance: these two steps are ours.
    duration: tuple[Band, ...] = _bands((1.0, 5), (0.75, 3), (0.0, 1))
    attendance: tuple[Band, ...] = _bands((0.9, 4), (0.75, 3), (0.65, 2), (0.0, 1))
    nobody_absent: int = 1
    unexcused: int = 1
    speakers: tuple[Band, ...] = _bands((0.5, 5), (0.4, 4), (0.3, 3), (0.0, 2))
    earlier: tuple[Band, ...] = _bands((0.9, 30), (0.8, 27), (0.7, 24), (0.6, 20), (0.5, 15), (0.0, 10))
    grades: tuple[Grade, ...] = Field(default_factory=_grades)


class Term(Section):
    """A term (nhiệm kỳ) of the cells, by its first day. Numbers of documents begin anew with it."""

    name: str
    begins: dt.date


class Documents(Section):
    """Official documents. `templates`: a folder with the ward's own bien-ban.docx and nghi-quyet.docx; what it lacks is
    taken from the bot. `old_spelling`: "ủy" for "ủy". `upload_within`: how long after the meeting the file should be in
    the national handbook and the report with the ward; `upload_reminders`: when after the saving to remind of it.
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


class Chairing(Section):
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


class Digest(Section):
    """When the weekly digest goes to the ward committee (local time)."""

    weekday: Weekday = "monday"
    time: dt.time = dt.time(7, 30)


class Joining(Section):
    """Invitations and shared phones. `shared_idle`: after so long a shared phone asks again who is using it."""

    invitation_valid: Span = timedelta(days=7)
    wrong_answers: int = Field(3, ge=1)
    shared_idle: Span = timedelta(minutes=30)


class Reports(Section):
    """Bounds of a progress report. `photos`: at most so many pictures."""

    photos: int = Field(10, ge=1, le=50)


class PreparationStep(Section):
    """One step of preparing a session: who has to do it, and how long before the start (negative: after) it is due.

    `key` names it in the database: a step whose key is changed counts as not done.
    """

    key: str = Field(pattern=r"^[a-z_]{1,20}$")
    title: str
    owner: Literal["preparer", "secretary"]
    before: Span


def _preparation() -> tuple[PreparationStep, ...]:
    rows = (
        ("preparer", "Phân công người chuẩn bị", "secretary", "14d"),
        ("outline", "Thống nhất đề cương với bí thư", "preparer", "10d"),
        ("draft", "Dự thảo chuyên đề", "preparer", "7d"),
        ("approval", "Duyệt dự thảo, chốt khách mời", "secretary", "3d"),
        ("materials", "Gửi tài liệu cho đảng viên và đưa lên Sổ tay đảng viên", "secretary", "1d"),
        ("report", "Đưa tài liệu lên Sổ tay đảng viên, báo cáo phường", "secretary", "-2d"),
    )
    return tuple(
        PreparationStep.model_validate({"key": key, "title": title, "owner": owner, "before": before})
        for key, title, owner, before in rows
    )


class Planning(Section):
    """The year's plan. `likeness_threshold`: themes at least so alike (0 to 1) are pointed out. `decide_within`: after
    so long without a decision the ward is reminded. `crowded_week`: so many sessions in one week are pointed out.
    `expected_attendance`: a session that fewer have promised to attend (0 to 1) is warned of `warn_before` its start.
    """

    likeness_threshold: float = Field(0.5, gt=0, le=1)
    decide_within: Span = timedelta(days=5)
    crowded_week: int = Field(8, ge=1)
    expected_attendance: float = Field(0.75, ge=0, le=1)
    warn_before: Span = timedelta(days=2)
    visit_reminder: Span = timedelta(days=1)
    preparation: tuple[PreparationStep, ...] = Field(default_factory=_preparation)


class Tasks(Section):
    """Tasks after a meeting. `help_to_ward_after`: a call for help that nobody answered so long goes to the ward."""

    help_to_ward_after: Span = timedelta(days=3)


class Signs(Section):
    """Signs of mere form. `to_answer`: so long the secretary alone sees one; `follow_up_within`: a task that is late by
    more, without a word, counts as not followed up; `look_every`: how often a cell is looked at.
    """

    to_answer: Span = timedelta(days=1)
    follow_up_within: Span = timedelta(days=14)
    look_every: Span = timedelta(hours=20)


class Skills(Section):
    """Short lessons for secretaries, one a week. `least_cells`: an average over a ward is shown from so many cells on,
    so that nobody's own can be told from it.
    """

    weekday: Weekday = "wednesday"
    time: dt.time = dt.time(18, 0)
    least_cells: int = Field(3, ge=2)


class Retention(Section):
    """How long bodies are kept: raw updates since they were done with, messages since they were sent (their keys stay),
    forms since they were last touched; the owner of an unfinished one is told `drafts_warning` ahead.
    """

    inbox_bodies: Span = timedelta(days=90)
    outbox_bodies: Span = timedelta(days=180)
    drafts: Span = timedelta(days=180)
    drafts_warning: Span = timedelta(days=14)


class Policy(Section):
    """All that the features need to know of the configuration."""

    quiet_hours: QuietHours = QuietHours()
    reminders: Reminders = Reminders()
    meetings: Meetings = Meetings()
    planning: Planning = Planning()
    digest: Digest = Digest()
    signs: Signs = Signs()
    skills: Skills = Skills()
    joining: Joining = Joining()
    reports: Reports = Reports()
    tasks: Tasks = Tasks()
    scoring: Scoring = Scoring()
    documents: Documents = Documents()
    chairing: Chairing = Chairing()
    retention: Retention = Retention()
