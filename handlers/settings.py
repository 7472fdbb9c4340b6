"""The settings that the features follow: numbers of party guidance and of this ward, all with defaults (DOMAIN)."""

import datetime as dt
import re
from datetime import timedelta
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
    attendance_aim: float = Field(0.9, ge=0, le=1)
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


class Practice(Section):
    """All that the features need to know of the configuration."""

    quiet_hours: QuietHours = QuietHours()
    reminders: Reminders = Reminders()
    meetings: Meetings = Meetings()
    digest: Digest = Digest()
    joining: Joining = Joining()
    reports: Reports = Reports()
