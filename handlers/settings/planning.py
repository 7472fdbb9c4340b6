"""How the year is planned and sessions are prepared."""

from datetime import timedelta
from typing import Literal

from pydantic import Field

from handlers.settings.section import Section, Span


class PreparationStep(Section):
    """One step of preparing a session: who has to do it, and how long before the start it is due. The
    upload to the national handbook and the report to the ward are none: they are the minutes' (`Documents`).

    `key` names it in the database: a step whose key is changed counts as not done.
    """

    key: str = Field(pattern=r"^[a-z_]{1,20}$")
    title: str
    owner: Literal["preparer", "secretary"]
    before: Span = Field(ge=timedelta())


def _preparation() -> tuple[PreparationStep, ...]:
    rows = (
        ("preparer", "Phân công người chuẩn bị", "secretary", "14d"),
        ("outline", "Thống nhất đề cương với bí thư", "preparer", "10d"),
        ("draft", "Dự thảo chuyên đề", "preparer", "7d"),
        ("approval", "Duyệt dự thảo, chốt khách mời", "secretary", "3d"),
        ("materials", "Gửi tài liệu cho đảng viên", "secretary", "1d"),
    )
    return tuple(
        PreparationStep.model_validate({"key": key, "title": title, "owner": owner, "before": before})
        for key, title, owner, before in rows
    )


class Planning(Section):
    """The year's plan. `next_year_from` ("MM-DD"): from that day on next year can be planned to its end, before it a
    year ahead. Themes that are at least `near_copy_from` alike (0 to 1) are called nearly copied, at least
    `partly_alike_from` alike in part (docs/likeness.md). `decide_within`: after
    so long without a decision the ward is reminded. `crowded_week`: so many sessions in one week are pointed out.
    `monthly_ahead`: so long before its start a month's meeting is laid by the cell's rhythm.
    `expected_attendance`: a session that fewer have promised to attend (0 to 1) is warned of `warn_before` its start.
    """

    next_year_from: str = Field("10-01", pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")
    near_copy_from: float = Field(0.62, gt=0, le=1)
    partly_alike_from: float = Field(0.45, gt=0, le=1)
    decide_within: Span = timedelta(days=5)
    crowded_week: int = Field(8, ge=1)
    expected_attendance: float = Field(0.75, ge=0, le=1)
    warn_before: Span = timedelta(days=2)
    monthly_ahead: Span = timedelta(days=45)
    visit_reminder: Span = timedelta(days=1)
    preparation: tuple[PreparationStep, ...] = Field(default_factory=_preparation)
