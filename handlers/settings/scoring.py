"""How a meeting is scored."""

from datetime import timedelta

from pydantic import Field

from handlers.settings.section import Reckoned, Section, Span


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


class Shortness(Section):
    """A meeting that was shorter than the least duration by at most so much: so many points."""

    by: Span
    points: int = Field(ge=0)


class DurationPoints(Section):
    """One ward's form: `full` for the least duration, steps for what is a little short, `half` for half of it."""

    full: int = 5
    short: tuple[Shortness, ...] = (
        Shortness(by=timedelta(minutes=15), points=4),
        Shortness(by=timedelta(minutes=30), points=3),
    )
    half: int = 2
    less: int = 1


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

    `attendance` gives its points for the share of those present, and `no_long_absence` more where nobody has been
    absent with reason too often running in the year (`meetings.absences_running`); `unexcused` at most where somebody
    was absent without a reason; `speakers` the share of those present who spoke; `earlier` the share of the last
    conclusions carried out. `chairing` is the visitor's form, and the parts of the line "Điều hành".
    """

    criteria: tuple[Criterion, ...] = Field(default_factory=_criteria)
    chairing: tuple[Criterion, ...] = Field(default_factory=_chairing)
    duration: DurationPoints = DurationPoints()
    attendance: tuple[Band, ...] = _bands((0.9, 4), (0.75, 3), (0.65, 2), (0.0, 1))
    no_long_absence: int = 1
    unexcused: int = 1
    speakers: tuple[Band, ...] = _bands((0.5, 5), (0.4, 4), (0.3, 3), (0.0, 2))
    earlier: tuple[Band, ...] = _bands((0.9, 30), (0.8, 27), (0.7, 24), (0.6, 20), (0.5, 15), (0.0, 10))
    grades: tuple[Grade, ...] = Field(default_factory=_grades)
