"""Which days are holidays, and which are worked: no Saturday, Sunday or holiday, but for swapped days."""

from datetime import date, timedelta

from lunar_vn import solar_to_lunar
from pydantic import Field

from handlers.settings.section import Section

_SATURDAY = 5
_DAY = timedelta(days=1)
_NEW_YEAR = 1


class Holidays(Section):
    """The country's holidays: "month-day", `lunar` by the lunar calendar; Tết is that year's first `tet_days` days and
    the `tet_eve_days` before them. `days_off` and `days_worked` are what the government swaps each year.
    """

    public: tuple[str, ...] = ("01-01", "04-30", "05-01", "09-02")
    lunar: tuple[str, ...] = ("03-10",)
    tet_days: int = Field(4, ge=1)
    tet_eve_days: int = Field(1, ge=0)
    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()


def is_worked(day: date, holidays: Holidays) -> bool:
    """Swapped days go before all rules."""
    if day in holidays.days_worked or day in holidays.days_off:
        return day in holidays.days_worked
    return day.weekday() < _SATURDAY and not is_holiday(day, holidays)


def is_holiday(day: date, holidays: Holidays) -> bool:
    lunar = solar_to_lunar(day)
    of_the_moon = not lunar.leap and f"{lunar.month:02}-{lunar.day:02}" in holidays.lunar
    return is_tet(day, holidays) or of_the_moon or f"{day:%m-%d}" in holidays.public


def is_tet(day: date, holidays: Holidays) -> bool:
    """Of the days before the lunar year's first, its last month has 29 or 30."""
    lunar = solar_to_lunar(day)
    if not lunar.leap and lunar.month == _NEW_YEAR and lunar.day <= holidays.tet_days:
        return True
    ahead = (solar_to_lunar(day + number * _DAY) for number in range(1, holidays.tet_eve_days + 1))
    return any((one.day, one.month, one.leap) == (1, _NEW_YEAR, False) for one in ahead)
