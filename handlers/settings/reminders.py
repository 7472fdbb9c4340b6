"""When is reminded of what."""

import datetime as dt
from datetime import timedelta
from typing import Literal

from pydantic import Field

from handlers.settings.section import Section, Span

SessionReminderText = Literal[
    "prepare_start",
    "name_preparer",
    "prepare_draft",
    "secretary_check",
    "in_charge_notice",
    "invitation",
    "exempt_invitation",
    "invitation_again",
    "secretary_tomorrow",
    "soon",
]


class SessionReminder(Section):
    """One row of the table of reminders before a session: who, how long before, under what condition, which text.

    A row whose moment was missed (downtime, a late registration) still goes out until the session starts, unless
    `late_for` has passed since its moment.
    """

    who: Literal["preparer", "secretary", "members", "exempt", "in_charge"]
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
        ("exempt", "3d", "always", "exempt_invitation"),
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
